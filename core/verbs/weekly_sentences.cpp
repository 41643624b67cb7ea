// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/verbs/weekly_review.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace core {

namespace {

constexpr std::size_t kNamed = 3;
constexpr const char* kMoney = "$"; // opportunities have no unit of their own

std::string signedAmount(double value, const std::string& unit) {
    return (value > 0 ? "+" : "") + shortAmount(value, unit);
}

/// Writes the sentences of a review.
class Sentences {
public:
    explicit Sentences(WeeklyReview& review) : review_(review), week_(review.week) {}

    void run() {
        review_.heads = {driftHead(), loadHead(), visitsHead(), pipelineHead()};
        decideBalance();
        decideLoad();
        decideVisits();
        decidePipeline();
        decideWhitespace();
    }

private:
    std::string band() const { return "±" + percent(week_.tolerance, 0); }

    std::vector<const WeekTerritory*> outside() const {
        std::vector<const WeekTerritory*> out;
        for (const WeekTerritory& territory : week_.territories) {
            if (!territory.inside) {
                out.push_back(&territory);
            }
        }
        std::stable_sort(out.begin(), out.end(), [](const auto* a, const auto* b) {
            return std::abs(a->share() - 1) > std::abs(b->share() - 1);
        });
        return out;
    }

    ReviewHead driftHead() const {
        const auto out = outside();
        Json facts{{"tolerance", week_.tolerance}};
        if (out.empty()) {
            facts["territories"] = week_.territories.size();
            return {"all_in_band", facts, format("All {} in band", week_.territories.size()),
                    band() + " of target"};
        }
        facts["territory"] = out.front()->name;
        facts["share"] = out.front()->share();
        facts["more"] = out.size() - 1;
        facts["repair"] = week_.drift.found ? Json(week_.drift.units) : Json();
        std::string figure = format("{} {}", out.front()->name, percent(out.front()->share()));
        if (out.size() > 1) {
            figure += format(" and {} more", out.size() - 1);
        }
        return {"out_of_band", facts, figure,
                format("outside {}; {}", band(),
                       week_.drift.found
                           ? format("{} {}", counted(week_.drift.units, "unit", "units"),
                                    week_.drift.units == 1 ? "repairs it" : "repair it")
                           : std::string("no repair was found"))};
    }

    std::vector<const WeekRep*> tooLong() const {
        std::vector<const WeekRep*> out;
        for (const WeekRep& rep : week_.reps) {
            if (review_.tooLong(rep)) {
                out.push_back(&rep);
            }
        }
        std::stable_sort(out.begin(), out.end(),
                         [](const auto* a, const auto* b) { return a->hours > b->hours; });
        return out;
    }

    ReviewHead loadHead() const {
        const auto out = tooLong();
        if (!out.empty()) {
            std::vector<std::string> names;
            for (const WeekRep* rep : out) {
                names.push_back(rep->rep);
            }
            Json facts = namedFacts(names);
            facts["field_hours"] = *review_.fieldHours;
            return {"too_long", facts, namedText(facts),
                    format("above {:g} h in the field", *review_.fieldHours)};
        }
        Json facts{{"hours", week_.hours()}, {"change", Json()}};
        std::string change = "of visits and driving";
        if (review_.last) {
            facts["change"] = week_.hours() - review_.last->hours();
            change += format(", {}{:.1f} since last week",
                             week_.hours() >= review_.last->hours() ? "+" : "−",
                             std::abs(week_.hours() - review_.last->hours()));
        }
        return {"hours", facts, hoursText(week_.hours()), change};
    }

    ReviewHead visitsHead() const {
        Json facts{{"done", week_.done()},
                   {"planned", week_.planned()},
                   {"last_done", Json()},
                   {"last_planned", Json()}};
        std::string text = "done, " + shareText(week_.done(), week_.planned());
        if (review_.last && review_.last->planned() > 0) {
            facts["last_done"] = review_.last->done();
            facts["last_planned"] = review_.last->planned();
            text += " after " + shareText(review_.last->done(), review_.last->planned());
        }
        return {"week_visits", facts, format("{} of {} visits", week_.done(), week_.planned()),
                text};
    }

    ReviewHead pipelineHead() const {
        Json facts{{"value", week_.openValue()}, {"change", Json()}};
        if (review_.last) {
            facts["change"] = week_.openValue() - review_.last->openValue();
        }
        return {"pipeline", facts, shortAmount(week_.openValue(), kMoney) + " open",
                review_.last ? signedAmount(week_.openValue() - review_.last->openValue(), kMoney) +
                                   " since last week"
                             : std::string("nothing was kept of last week")};
    }

    void decide(const char* about, const char* kind, Json facts, std::string text) {
        review_.decisions.push_back({about, kind, std::move(facts), std::move(text)});
    }

    void decideBalance() {
        const auto out = outside();
        if (out.empty()) {
            return;
        }
        const WeekTerritory* before =
            review_.last ? review_.last->territory(out.front()->code) : nullptr;
        const bool first = before != nullptr && before->inside;
        Json facts{{"since", first ? "first" : before != nullptr ? "again" : "unknown"}};
        const std::string since = first               ? "first week out of band"
                                  : before != nullptr ? "out of band again"
                                                      : "out of band";
        if (!week_.drift.found || week_.drift.moves.empty()) {
            facts["territory"] = out.front()->name;
            facts["share"] = out.front()->share();
            decide("balance", "no_repair", facts,
                   format("{} {}, {}; no repair was found", out.front()->name,
                          percent(out.front()->share()), since));
            return;
        }
        decideMoves(std::move(facts), since);
    }

    void decideMoves(Json facts, const std::string& since) {
        std::vector<std::string> moves;
        facts["moves"] = Json::array();
        for (std::size_t i = 0; i < std::min(kNamed, week_.drift.moves.size()); ++i) {
            const WeekDrift::Move& move = week_.drift.moves[i];
            const WeekTerritory* to = week_.territory(move.to);
            const std::string& name = to != nullptr ? to->name : move.to;
            moves.push_back(format("{} to {}", move.unit, name));
            facts["moves"].push_back({{"unit", move.unit}, {"to", name}});
        }
        const std::size_t more = week_.drift.moves.size() - moves.size();
        facts["more"] = more;
        const std::vector<std::string> full = takers();
        facts["takers"] = full;
        facts["field_hours"] = review_.fieldHours ? Json(*review_.fieldHours) : Json();
        std::string text = format("Move {}{}, or wait: {}", join(moves, ", "),
                                  more > 0 ? format(" and {} more", more) : std::string(), since);
        if (!full.empty()) {
            text +=
                format(", and {} above {:g} h",
                       join(full, ", ") + (full.size() == 1 ? " is" : " are"), *review_.fieldHours);
        }
        decide("balance", "move", std::move(facts), std::move(text));
    }

    /// Those who get units though they are too long in the field already.
    std::vector<std::string> takers() const {
        std::set<std::string> names;
        for (const WeekDrift::Move& move : week_.drift.moves) {
            const WeekTerritory* to = week_.territory(move.to);
            const WeekRep* rep = to == nullptr ? nullptr : week_.rep(to->rep);
            if (rep != nullptr && review_.tooLong(*rep)) {
                names.insert(rep->rep);
            }
        }
        return {names.begin(), names.end()};
    }

    void decideLoad() {
        const auto out = tooLong();
        for (std::size_t i = 0; i < std::min(kNamed, out.size()); ++i) {
            const WeekRep* before = review_.last ? review_.last->rep(out[i]->rep) : nullptr;
            const bool again = before != nullptr && review_.tooLong(*before);
            decide("load", "too_long",
                   {{"rep", out[i]->rep},
                    {"hours", out[i]->hours},
                    {"field_hours", *review_.fieldHours},
                    {"again", again}},
                   format("{}: {}, {}above {:g} h; {} to hand over or to drop from the call plan",
                          out[i]->rep, hoursText(out[i]->hours), again ? "second week " : "",
                          *review_.fieldHours, hoursText(out[i]->hours - *review_.fieldHours)));
        }
    }

    void decideVisits() {
        const WeekRep* worst = nullptr;
        const auto missed = [](const WeekRep& rep) { return rep.planned - rep.done - rep.open; };
        for (const WeekRep& rep : week_.reps) {
            worst = worst == nullptr || missed(rep) > missed(*worst) ? &rep : worst;
        }
        if (worst != nullptr && missed(*worst) > 0) {
            decide("visits", "rep_missed",
                   {{"rep", worst->rep}, {"missed", missed(*worst)}, {"planned", worst->planned}},
                   format("{}: {} of {} planned visits not done", worst->rep, missed(*worst),
                          worst->planned));
        }
    }

    void decidePipeline() {
        const std::string* worst = nullptr;
        for (const std::string& stage : review_.stages) {
            const auto change = review_.change(stage);
            if (change && *change < 0 && (worst == nullptr || *change < *review_.change(*worst))) {
                worst = &stage;
            }
        }
        if (worst == nullptr) {
            return;
        }
        const WeekRep* most = nullptr;
        for (const WeekRep& rep : week_.reps) {
            most = most == nullptr ||
                           *review_.change(*worst, rep.rep) < *review_.change(*worst, most->rep)
                       ? &rep
                       : most;
        }
        const double lost = -*review_.change(*worst);
        const double there = -*review_.change(*worst, most->rep);
        decide("pipeline", "stage_lost",
               {{"stage", *worst}, {"value", lost}, {"rep", most->rep}, {"rep_value", there}},
               format("{} lost {}, most at {}, {}", *worst, shortAmount(lost, kMoney), most->rep,
                      shortAmount(there, kMoney)));
    }

    void decideWhitespace() {
        if (week_.flags.empty()) {
            return;
        }
        const WeekFlag& flag = week_.flags.front();
        const bool again =
            review_.last && std::any_of(review_.last->flags.begin(), review_.last->flags.end(),
                                        [&](const WeekFlag& old) { return old.area == flag.area; });
        const std::string name = flag.name.empty() ? flag.area : flag.area + " " + flag.name;
        decide("whitespace", "flag",
               {{"area", name},
                {"value", flag.toWin},
                {"since", again          ? "again"
                          : review_.last ? "first"
                                         : "unknown"}},
               format("{}: {} to win, {}", name, grouped(std::llround(flag.toWin)),
                      again          ? "flagged again"
                      : review_.last ? "new this week"
                                     : "most of all"));
    }

    WeeklyReview& review_;
    const WeekFigures& week_;
};

} // namespace

void addWeeklySentences(WeeklyReview& review) {
    Sentences(review).run();
}

} // namespace core
