// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/verbs/daily_review.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t kMissedNamed = 3;
constexpr std::size_t kNoticesNamed = 3;
constexpr const char* kMoney = "$"; // opportunities have no unit of their own

double hoursOf(std::int64_t seconds) {
    return static_cast<double>(seconds) / 3600;
}

/// Writes the sentences of a day.
class Sentences {
public:
    explicit Sentences(DailyReview& day) : day_(day) {}

    void run() {
        day_.heads = {routesHead(), valueHead(), visitsHead(), waitingHead()};
        decideMissed();
        decideRoutes();
        decideDrift();
        decideAccounts();
        decideCrm();
    }

private:
    ReviewHead routesHead() const {
        const auto reps = day_.reps.size();
        return {"routes",
                {{"routes", day_.routes()},
                 {"reps", reps},
                 {"calls", day_.calls()},
                 {"hours", hoursOf(day_.driving())},
                 {"metres", day_.metres()}},
                format("{} of {} with a route", day_.routes(),
                       counted(static_cast<std::int64_t>(reps), "rep", "reps")),
                format("{}, {} of driving, {} km", counted(day_.calls(), "call", "calls"),
                       hoursText(hoursOf(day_.driving())), grouped((day_.metres() + 500) / 1000))};
    }

    ReviewHead valueHead() const {
        return {"value",
                {{"value", day_.openValue()}, {"calls", day_.calls()}},
                shortAmount(day_.openValue(), kMoney) + " open",
                format("at the {} of the day", counted(day_.calls(), "call", "calls"))};
    }

    ReviewHead visitsHead() const {
        const VisitTally& was = day_.looked;
        if (was.planned == 0) {
            return {"visits_none",
                    {{"unplanned", was.unplanned}},
                    "No visits planned",
                    format("on the days before; {} unplanned", was.unplanned)};
        }
        const std::int64_t done = was.inTime + was.late;
        return {"visits",
                {{"done", done}, {"planned", was.planned}, {"unplanned", was.unplanned}},
                format("{} of {} visits", done, was.planned),
                format("done, {}; {} unplanned", shareText(done, was.planned), was.unplanned)};
    }

    ReviewHead waitingHead() const {
        return {"waiting",
                {{"waiting", day_.waiting}},
                counted(day_.waiting, "visit waits", "visits wait"),
                "to be posted to the CRM"};
    }

    void decide(const char* about, const char* kind, Json facts, std::string text) {
        day_.decisions.push_back({about, kind, std::move(facts), std::move(text)});
    }

    void decideMissed() {
        std::vector<const DailyVisit*> missed;
        for (const DailyVisit& visit : day_.visits) {
            if (visit.visit.state == VisitState::Missed && visit.important) {
                missed.push_back(&visit);
            }
        }
        std::stable_sort(missed.begin(), missed.end(),
                         [](const auto* a, const auto* b) { return a->openValue > b->openValue; });
        for (std::size_t i = 0; i < std::min(kMissedNamed, missed.size()); ++i) {
            const ComparedVisit& visit = missed[i]->visit;
            if (missed[i]->openValue < 1) { // important by its class
                decide("visits", "missed_class", {{"account", visit.name}, {"rep", visit.rep}},
                       format("{} was not visited by {}: class A", visit.name, visit.rep));
                continue;
            }
            decide("visits", "missed",
                   {{"account", visit.name}, {"rep", visit.rep}, {"value", missed[i]->openValue}},
                   format("{} was not visited by {}: {} open", visit.name, visit.rep,
                          shortAmount(missed[i]->openValue, kMoney)));
        }
        if (missed.size() > kMissedNamed) {
            const auto more = static_cast<std::int64_t>(missed.size() - kMissedNamed);
            decide("visits", "missed_more", {{"count", more}},
                   format("{} not done",
                          counted(more, "more important visit", "more important visits")));
        }
    }

    void decideRoutes() {
        std::vector<std::string> idle;
        for (const DailyRep& rep : day_.reps) {
            if (rep.idle()) {
                idle.push_back(rep.rep);
            }
        }
        if (!idle.empty()) {
            Json facts = namedFacts(idle);
            const std::string text = namedText(facts);
            decide("routes", "idle", std::move(facts),
                   text + (idle.size() == 1 ? " has" : " have") + " no route and no planned visit");
        }
    }

    void decideDrift() {
        for (std::size_t i = 0; i < std::min(kNoticesNamed, day_.notices.size()); ++i) {
            const DailyNotice& notice = day_.notices[i];
            Json facts{{"notice", notice.id},
                       {"kind", notice.kind},
                       {"territories", notice.territories},
                       {"text", notice.text}};
            if (notice.kind == "band") {
                decide("drift", "band", std::move(facts),
                       format("Out of band: {} (notice {})", join(notice.territories, ", "),
                              notice.id));
            } else {
                const std::string first = notice.text.substr(0, notice.text.find(". "));
                facts["text"] = first;
                decide("drift", "event", std::move(facts),
                       format("{} (notice {})", first, notice.id));
            }
        }
        if (day_.notices.size() > kNoticesNamed) {
            const auto more = static_cast<std::int64_t>(day_.notices.size() - kNoticesNamed);
            decide("drift", "notices_more", {{"count", more}},
                   format("{} open", counted(more, "more notice is", "more notices are")));
        }
    }

    void decideAccounts() {
        const auto about = [&](const char* kind, const auto& wanted, const char* one,
                               const char* many) {
            std::int64_t count = 0;
            double value = 0;
            const DailyAccount* most = nullptr;
            for (const DailyAccount& account : day_.accounts) {
                if (wanted(account)) {
                    ++count;
                    value += account.openValue;
                    most = most == nullptr ? &account : most;
                }
            }
            if (most != nullptr) {
                decide("accounts", kind,
                       {{"count", count}, {"value", value}, {"account", most->name}},
                       format("{}: {} open, {} first", counted(count, one, many),
                              shortAmount(value, kMoney), most->name));
            }
        };
        about(
            "no_territory", [](const DailyAccount& one) { return !one.inTerritory; },
            "account is in no territory", "accounts are in no territory");
        about(
            "not_on_map", [](const DailyAccount& one) { return !one.onMap; },
            "account is not on the map", "accounts are not on the map");
    }

    void decideCrm() {
        if (day_.conflicts > 0) {
            decide("crm", "conflicts", {{"count", day_.conflicts}},
                   counted(day_.conflicts, "field was", "fields were") +
                       " edited on both sides: choose what counts");
        }
        if (day_.stuck > 0) {
            decide("crm", "stuck", {{"count", day_.stuck}},
                   counted(day_.stuck, "change", "changes") + " did not get through to the CRM");
        }
    }

    DailyReview& day_;
};

} // namespace

void addDailySentences(DailyReview& review) {
    Sentences(review).run();
}

} // namespace core
