// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/verbs/quarterly_review.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

constexpr const char* kMoney = "$"; // opportunities have no unit of their own

/// Writes the sentences of a quarter.
class Sentences {
public:
    explicit Sentences(QuarterlyReview& review) : review_(review) {}

    void run() {
        review_.heads = {balanceHead(), wonHead(), visitsHead(), movedHead()};
        if (review_.scenario.empty()) {
            return;
        }
        decideBalance();
        decideLeft();
        decideScenario();
        decideTeam();
        decidePerformance();
        decideQuota();
        decideVisits();
    }

private:
    static std::int64_t done(const VisitTally& tally) { return tally.inTime + tally.late; }

    ReviewHead balanceHead() const {
        if (review_.scenario.empty()) {
            return {"no_plan", Json::object(), "No plan to review",
                    "nothing was in force, and no scenario is named"};
        }
        const auto count = review_.territories.size();
        return {"balance",
                {{"in_band", review_.inBand()},
                 {"territories", count},
                 {"tolerance", review_.tolerance},
                 {"gini", review_.gini}},
                format("{} of {} in band", review_.inBand(), count),
                format("±{} of target; Gini {:.3f}", percent(review_.tolerance, 0), review_.gini)};
    }

    ReviewHead wonHead() const {
        Json facts{{"value", review_.all.won}, {"growth", Json()}};
        const auto growth = review_.all.growth();
        if (growth) {
            facts["growth"] = *growth;
        }
        return {"won", facts, shortAmount(review_.all.won, kMoney) + " won",
                growth ? signedPercent(*growth, 0) + " on as many days before"
                       : std::string("nothing was won in as many days before")};
    }

    ReviewHead visitsHead() const {
        const VisitTally& all = review_.visits;
        if (all.planned == 0) {
            return {"quarter_visits_none",
                    {{"unplanned", all.unplanned}},
                    "No visits planned",
                    format("{} made", counted(all.unplanned, "visit", "visits"))};
        }
        return {"quarter_visits",
                {{"done", done(all)}, {"planned", all.planned}, {"unplanned", all.unplanned}},
                format("{} of {} visits", grouped(done(all)), grouped(all.planned)),
                format("done, {}; {} unplanned", shareText(done(all), all.planned),
                       grouped(all.unplanned))};
    }

    ReviewHead movedHead() const {
        const int units = review_.moved ? review_.moved->units : 0;
        const auto publishes = static_cast<std::int64_t>(review_.publishes.size());
        if (publishes == 0) {
            return {"nothing_published", Json::object(), "Nothing published",
                    "no unit changed hands in force"};
        }
        return {
            "moved",
            {{"units", units}, {"publishes", publishes}, {"accounts", review_.accountsWritten()}},
            counted(units, "unit", "units") + " changed hands",
            format("{}, {} written to the CRM", counted(publishes, "publish", "publishes"),
                   counted(review_.accountsWritten(), "account", "accounts"))};
    }

    void decide(const char* about, const char* kind, Json facts, std::string text) {
        review_.decisions.push_back({about, kind, std::move(facts), std::move(text)});
    }

    void decideBalance() {
        std::vector<const QuarterTerritory*> out;
        for (const QuarterTerritory& one : review_.territories) {
            if (!one.inside) {
                out.push_back(&one);
            }
        }
        if (out.empty()) {
            return;
        }
        std::stable_sort(out.begin(), out.end(), [](const auto* a, const auto* b) {
            return std::abs(a->share() - 1) > std::abs(b->share() - 1);
        });
        decide("balance", "out_of_band_count",
               {{"count", out.size()},
                {"of", review_.territories.size()},
                {"territory", out.front()->name},
                {"share", out.front()->share()}},
               format("{} of {} out of band, most of all {} with {}", out.size(),
                      review_.territories.size(), out.front()->name,
                      percent(out.front()->share())));
    }

    /// Those that were in band in the first week that was kept, and are not now.
    void decideLeft() {
        std::vector<std::string> left;
        for (const QuarterTerritory& one : review_.territories) {
            const bool known = !one.weeks.empty() && one.weeks.front().has_value();
            if (known && !one.inside &&
                std::abs(*one.weeks.front() - 1) <= review_.tolerance + 1e-9) {
                left.push_back(one.name);
            }
        }
        if (!left.empty()) {
            Json facts = namedFacts(left);
            const std::string text = namedText(facts);
            decide(
                "drift", "left_band", std::move(facts),
                format("{} left {} band in the quarter", text, left.size() == 1 ? "its" : "their"));
        }
    }

    /// The scenario with most in band, if that is more than the plan has; of those the one that
    /// moves least.
    void decideScenario() {
        const QuarterScenario* best = nullptr;
        for (const QuarterScenario& one : review_.scenarios) {
            if (one.plan || one.inBand <= review_.scenarios.front().inBand) {
                continue;
            }
            const bool better =
                best == nullptr || one.inBand > best->inBand ||
                (one.inBand == best->inBand && one.measureShare < best->measureShare);
            best = better ? &one : best;
        }
        if (best != nullptr) {
            decide("scenarios", "better_scenario",
                   {{"scenario", best->name},
                    {"in_band", best->inBand},
                    {"of", best->territories},
                    {"units", best->units},
                    {"accounts", best->accountsChangingRep}},
                   format("{} has {} of {} in band: {} move, {} would change rep", best->name,
                          best->inBand, best->territories, counted(best->units, "unit", "units"),
                          counted(best->accountsChangingRep, "account", "accounts")));
        }
    }

    void decideTeam() {
        const int now = static_cast<int>(review_.territories.size());
        if (review_.repsNeeded && *review_.repsNeeded != now) {
            decide("team", "team_size",
                   {{"needed", *review_.repsNeeded}, {"now", now}, {"hours", review_.hours}},
                   format("{} h of work a year take {}; the plan has {}",
                          grouped(std::llround(review_.hours)),
                          counted(*review_.repsNeeded, "rep", "reps"),
                          counted(now, "territory", "territories")));
        }
    }

    void decidePerformance() {
        std::vector<std::string> below;
        for (const QuarterTerritory& one : review_.territories) {
            if (one.made.verdict == Verdict::Below) {
                below.push_back(one.name);
            }
        }
        if (!below.empty()) {
            Json facts = namedFacts(below);
            const std::string text = namedText(facts);
            decide("performance", "below", std::move(facts),
                   text + " won less than potential leads to expect");
        }
    }

    void decideQuota() {
        if (review_.quotaTotal <= 0 || review_.territories.empty()) {
            return;
        }
        const auto less = [](const QuarterTerritory& a, const QuarterTerritory& b) {
            return a.quota < b.quota;
        };
        const auto [low, high] =
            std::minmax_element(review_.territories.begin(), review_.territories.end(), less);
        decide("quota", "quota",
               {{"total", review_.quotaTotal},
                {"low", low->quota.value_or(0)},
                {"high", high->quota.value_or(0)}},
               format("Share {} out by potential: {} to {} a territory",
                      shortAmount(static_cast<double>(review_.quotaTotal), kMoney),
                      shortAmount(static_cast<double>(low->quota.value_or(0)), kMoney),
                      shortAmount(static_cast<double>(high->quota.value_or(0)), kMoney)));
    }

    void decideVisits() {
        const QuarterTerritory* worst = nullptr;
        for (const QuarterTerritory& one : review_.territories) {
            worst = worst == nullptr || one.visits.missed > worst->visits.missed ? &one : worst;
        }
        if (worst != nullptr && worst->visits.missed > 0) {
            decide("visits", "territory_missed",
                   {{"territory", worst->name},
                    {"missed", worst->visits.missed},
                    {"planned", worst->visits.planned}},
                   format("{}: {} of {} planned visits not done", worst->name,
                          grouped(worst->visits.missed), grouped(worst->visits.planned)));
        }
    }

    QuarterlyReview& review_;
};

} // namespace

void addQuarterlySentences(QuarterlyReview& review) {
    Sentences(review).run();
}

} // namespace core
