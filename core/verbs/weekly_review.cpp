// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/weekly_review.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/week.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace core {

namespace {

constexpr std::size_t kNamed = 3;
constexpr const char* kMoney = "$"; // opportunities have no unit of their own

std::string hoursText(double hours) {
    return format("{:.1f} h", hours);
}

std::string signedAmount(double value, const std::string& unit) {
    return (value > 0 ? "+" : "") + shortAmount(value, unit);
}

std::string shareText(int part, int of) {
    return of > 0 ? percent(static_cast<double>(part) / of, 0) : "–";
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
        if (out.empty()) {
            return {format("All {} in band", week_.territories.size()), band() + " of target"};
        }
        std::string figure = format("{} {}", out.front()->name, percent(out.front()->share()));
        if (out.size() > 1) {
            figure += format(" and {} more", out.size() - 1);
        }
        return {figure, format("outside {}; {}", band(),
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
        std::string change = "of visits and driving";
        if (review_.last) {
            change += format(", {}{:.1f} since last week",
                             week_.hours() >= review_.last->hours() ? "+" : "−",
                             std::abs(week_.hours() - review_.last->hours()));
        }
        const auto out = tooLong();
        if (out.empty()) {
            return {hoursText(week_.hours()), change};
        }
        std::vector<std::string> names;
        for (std::size_t i = 0; i < std::min(kNamed, out.size()); ++i) {
            names.push_back(out[i]->rep);
        }
        if (out.size() > kNamed) {
            names.push_back(format("{} more", out.size() - kNamed));
        }
        return {join(names, ", "), format("above {:g} h in the field", *review_.fieldHours)};
    }

    ReviewHead visitsHead() const {
        std::string text = "done, " + shareText(week_.done(), week_.planned());
        if (review_.last && review_.last->planned() > 0) {
            text += " after " + shareText(review_.last->done(), review_.last->planned());
        }
        return {format("{} of {} visits", week_.done(), week_.planned()), text};
    }

    ReviewHead pipelineHead() const {
        return {shortAmount(week_.openValue(), kMoney) + " open",
                review_.last ? signedAmount(week_.openValue() - review_.last->openValue(), kMoney) +
                                   " since last week"
                             : std::string("nothing was kept of last week")};
    }

    void decide(const char* about, std::string text) {
        review_.decisions.push_back({about, std::move(text)});
    }

    void decideBalance() {
        const auto out = outside();
        if (out.empty()) {
            return;
        }
        const WeekTerritory* before =
            review_.last ? review_.last->territory(out.front()->code) : nullptr;
        const std::string since = before != nullptr && before->inside ? "first week out of band"
                                  : before != nullptr                 ? "out of band again"
                                                                      : "out of band";
        if (!week_.drift.found || week_.drift.moves.empty()) {
            decide("balance", format("{} {}, {}; no repair was found", out.front()->name,
                                     percent(out.front()->share()), since));
            return;
        }
        std::vector<std::string> moves;
        for (std::size_t i = 0; i < std::min(kNamed, week_.drift.moves.size()); ++i) {
            const WeekDrift::Move& move = week_.drift.moves[i];
            const WeekTerritory* to = week_.territory(move.to);
            moves.push_back(format("{} to {}", move.unit, to != nullptr ? to->name : move.to));
        }
        std::string text = format("Move {}{}, or wait: {}", join(moves, ", "),
                                  week_.drift.moves.size() > kNamed
                                      ? format(" and {} more", week_.drift.moves.size() - kNamed)
                                      : std::string(),
                                  since);
        decide("balance", text + takers());
    }

    /// Those who get units though they are too long in the field already.
    std::string takers() const {
        std::set<std::string> names;
        for (const WeekDrift::Move& move : week_.drift.moves) {
            const WeekTerritory* to = week_.territory(move.to);
            const WeekRep* rep = to == nullptr ? nullptr : week_.rep(to->rep);
            if (rep != nullptr && review_.tooLong(*rep)) {
                names.insert(rep->rep);
            }
        }
        return names.empty() ? std::string()
                             : format(", and {} above {:g} h",
                                      join({names.begin(), names.end()}, ", ") +
                                          (names.size() == 1 ? " is" : " are"),
                                      *review_.fieldHours);
    }

    void decideLoad() {
        const auto out = tooLong();
        for (std::size_t i = 0; i < std::min(kNamed, out.size()); ++i) {
            const WeekRep* before = review_.last ? review_.last->rep(out[i]->rep) : nullptr;
            const bool again = before != nullptr && review_.tooLong(*before);
            decide("load",
                   format("{}: {}, {}above {:g} h; {} to hand over or to drop from the "
                          "call plan",
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
            decide("visits", format("{}: {} of {} planned visits not done", worst->rep,
                                    missed(*worst), worst->planned));
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
        decide("pipeline", format("{} lost {}, most at {}, {}", *worst,
                                  shortAmount(-*review_.change(*worst), kMoney), most->rep,
                                  shortAmount(-*review_.change(*worst, most->rep), kMoney)));
    }

    void decideWhitespace() {
        if (week_.flags.empty()) {
            return;
        }
        const WeekFlag& flag = week_.flags.front();
        const bool again =
            review_.last && std::any_of(review_.last->flags.begin(), review_.last->flags.end(),
                                        [&](const WeekFlag& old) { return old.area == flag.area; });
        decide("whitespace", format("{}: {} to win, {}",
                                    flag.name.empty() ? flag.area : flag.area + " " + flag.name,
                                    grouped(std::llround(flag.toWin)),
                                    again          ? "flagged again"
                                    : review_.last ? "new this week"
                                                   : "most of all"));
    }

    WeeklyReview& review_;
    const WeekFigures& week_;
};

/// Stages of this week by value, then those that only last week had.
std::vector<std::string> stagesOf(const WeeklyReview& review) {
    std::vector<std::string> stages = review.week.stages();
    if (review.last) {
        for (const std::string& stage : review.last->stages()) {
            if (std::find(stages.begin(), stages.end(), stage) == stages.end()) {
                stages.push_back(stage);
            }
        }
    }
    return stages;
}

WeekFigures figuresOf(Workspace& ws, const WeeklyReviewParams& params, const WeekSpan& span,
                      Job& job) {
    auto kept = keptWeek(ws.newReader(), span.week, params.week.scenario);
    if (kept && kept->final && !params.again) {
        return std::move(*kept);
    }
    if (span.today <= laterBy(span.to, 7)) {
        return takeWeek(ws, params.week, "pack", job);
    }
    if (!kept) {
        throw Error(Code::Input, format("of week {} nothing was kept", span.week),
                    "a week is kept by a pack or `evenlode review snapshot` in it or in the week "
                    "after it",
                    span.week);
    }
    return std::move(*kept);
}

} // namespace

std::string shortAmount(double value, const std::string& unit) {
    const double size = std::abs(value);
    const std::string figure = size >= 999'500 ? format("{:.2f} M", size / 1e6)
                               : size >= 1000  ? grouped(std::llround(size / 1000)) + " k"
                                               : grouped(std::llround(size));
    const std::string sign = value < 0 && figure != "0" ? "−" : "";
    return unit == "$"    ? sign + "$" + figure
           : unit.empty() ? sign + figure
                          : sign + figure + " " + unit;
}

std::optional<double> WeeklyReview::change(const std::string& stage, const std::string& who) const {
    if (!last) {
        return std::nullopt;
    }
    if (who.empty()) {
        return week.stageValue(stage) - last->stageValue(stage);
    }
    const auto valueOf = [&](const WeekFigures& figures) {
        const WeekRep* rep = figures.rep(who);
        const auto found = rep == nullptr ? std::map<std::string, double>::const_iterator()
                                          : rep->pipeline.find(stage);
        return rep == nullptr || found == rep->pipeline.end() ? 0.0 : found->second;
    };
    return valueOf(week) - valueOf(*last);
}

void to_json(Json& json, const WeeklyReview& review) {
    json = Json{{"week", review.week},
                {"last", review.last ? Json(*review.last) : Json(nullptr)},
                {"field_hours", review.fieldHours ? Json(*review.fieldHours) : Json(nullptr)},
                {"printed", review.printed},
                {"heads", Json::array()},
                {"pipeline", Json::array()},
                {"decisions", Json::array()}};
    for (const ReviewHead& head : review.heads) {
        json["heads"].push_back({{"figure", head.figure}, {"text", head.text}});
    }
    for (const std::string& stage : review.stages) {
        const auto change = review.change(stage);
        json["pipeline"].push_back({{"stage", stage},
                                    {"value", review.week.stageValue(stage)},
                                    {"change", change ? Json(*change) : Json(nullptr)}});
    }
    for (const ReviewDecision& decision : review.decisions) {
        json["decisions"].push_back({{"about", decision.about}, {"text", decision.text}});
    }
}

WeeklyReview weeklyReview(Workspace& ws, const WeeklyReviewParams& params, Job& job) {
    if (params.fieldHours && !(*params.fieldHours > 0)) {
        throw Error(Code::Usage, "hours in the field are above 0", "write --hours 24");
    }
    const WeekSpan span = weekSpan(params.week);
    WeeklyReview review;
    review.week = figuresOf(ws, params, span, job);
    review.last = keptWeek(ws.newReader(), isoWeek(laterBy(span.from, -1)), params.week.scenario);
    review.fieldHours = params.fieldHours;
    review.printed = span.today;
    review.stages = stagesOf(review);
    Sentences(review).run();
    return review;
}

} // namespace core
