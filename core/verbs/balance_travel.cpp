// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/balance_travel.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

constexpr std::size_t kListed = 20;

const char* mark(const BalanceProblem& problem) {
    return problem.times->estimate ? " (estimate)" : "";
}

std::string minutesText(double minutes) {
    return format("{:.0f}", minutes);
}

/// Narrows what each unit may belong to down to the bases within the limit.
class TravelRule {
public:
    explicit TravelRule(BalanceProblem& problem)
        : times_(*problem.times), problem_(problem), plan_(problem.plan) {}

    void run(TravelLimit& limit) {
        limit_ = limit.limitMinutes * 60;
        if (plan_.data.allowed.empty()) {
            plan_.data.allowed.resize(plan_.units.size());
        }
        for (std::size_t i = 0; i < plan_.units.size(); ++i) {
            if (!plan_.data.locked.empty() && plan_.data.locked[i]) {
                checkLocked(i);
            } else {
                narrow(i, limit);
            }
        }
        std::stable_sort(limit.beyond.begin(), limit.beyond.end(),
                         [](const auto& a, const auto& b) { return a.minutes > b.minutes; });
    }

private:
    double seconds(std::size_t unit, align::TerritoryIx t) const {
        return static_cast<double>(
            times_.seconds[unit * plan_.territories.size() + static_cast<std::size_t>(t)]);
    }
    bool hasBase(align::TerritoryIx t) const {
        return problem_.bases[static_cast<std::size_t>(t)].at.has_value();
    }
    bool reaches(std::size_t unit, align::TerritoryIx t) const {
        return !hasBase(t) || (!problem_.noWay[unit] && seconds(unit, t) <= limit_);
    }

    void checkLocked(std::size_t unit) {
        const auto owner = plan_.data.current[unit];
        if (!reaches(unit, owner)) {
            problem_.issues.push_back(
                {Severity::Warning, plan_.units[unit].key, 0,
                 format("is locked in {}, {} minutes from its base{}",
                        plan_.territories[static_cast<std::size_t>(owner)].name,
                        minutesText(seconds(unit, owner) / 60), mark(problem_)),
                 "unlock it, or raise the limit"});
        }
    }

    void narrow(std::size_t unit, TravelLimit& limit) {
        std::vector<align::TerritoryIx>& allowed = plan_.data.allowed[unit];
        std::vector<align::TerritoryIx> within;
        align::TerritoryIx nearest = align::kUnassigned;
        const auto count = static_cast<align::TerritoryIx>(plan_.territories.size());
        const bool all = allowed.empty();
        for (align::TerritoryIx k = 0; k < (all ? count : static_cast<int>(allowed.size())); ++k) {
            const align::TerritoryIx t = all ? k : allowed[static_cast<std::size_t>(k)];
            if (reaches(unit, t)) {
                within.push_back(t);
            }
            if (nearest == align::kUnassigned || seconds(unit, t) < seconds(unit, nearest)) {
                nearest = t;
            }
        }
        if (within.empty()) {
            limit.beyond.push_back({static_cast<int>(unit), nearest, seconds(unit, nearest) / 60,
                                    problem_.noWay[unit]});
            within.push_back(nearest);
        }
        if (within.size() < plan_.territories.size()) {
            allowed = std::move(within);
        }
    }

    const TravelTimes& times_;
    double limit_ = 0;
    BalanceProblem& problem_;
    PlanProblem& plan_;
};

void addReason(const TravelLimit& limit, BalanceProblem& problem) {
    if (limit.beyond.empty()) {
        return;
    }
    const TravelLimit::Beyond& far = limit.beyond.front();
    const std::string& key = problem.plan.units[static_cast<std::size_t>(far.unit)].key;
    const std::string& name =
        problem.plan.territories[static_cast<std::size_t>(far.territory)].name;
    align::Reason reason;
    reason.proven = true;
    reason.rules = {
        format("no unit farther than {} minutes from its base", minutesText(limit.limitMinutes))};
    reason.message =
        format("{} farther than {} minutes from every base{}; the farthest, {}, {}",
               counted(static_cast<std::int64_t>(limit.beyond.size()), "unit is", "units are"),
               minutesText(limit.limitMinutes), mark(problem), key,
               far.noWay ? format("is joined to {} by no road", name)
                         : format("is {} minutes from {}", minutesText(far.minutes), name));
    reason.hint = format("raise the limit to {} minutes, or add a base near them; they were given "
                         "to the nearest base",
                         minutesText(std::ceil(far.minutes)));
    for (const TravelLimit::Beyond& item : limit.beyond) {
        reason.units.push_back(item.unit);
    }
    problem.reasons.push_back(std::move(reason));
}

void requireBases(const BalanceParams& params, const BalanceProblem& problem) {
    std::vector<std::string> without;
    for (std::size_t t = 0; t < problem.bases.size(); ++t) {
        if (!problem.bases[t].at) {
            without.push_back(problem.plan.territories[t].name);
        }
    }
    if (without.size() == problem.bases.size() ||
        (params.objective == Objective::Travel && !without.empty())) {
        throw Error(Code::Usage,
                    without.size() == problem.bases.size()
                        ? "drive time is counted from bases, and no territory has one"
                        : format("no base is known for {}", join(without, ", ")),
                    "add --centres reps, or --centres FILE with territory, lon and lat");
    }
}

/// Units from which no road leads to any base keep the estimate, so that the plan can be made.
void estimateCutOff(BalanceProblem& problem, std::span<const Point> units,
                    std::span<const std::optional<Point>> bases, TravelTimes& times) {
    const std::size_t width = bases.size();
    std::size_t listed = 0;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const auto row = times.seconds.begin() + static_cast<std::ptrdiff_t>(i * width);
        if (std::any_of(row, row + static_cast<std::ptrdiff_t>(width),
                        [](float s) { return std::isfinite(s); })) {
            continue;
        }
        problem.noWay[i] = true;
        const TravelTimes guess = estimateTravel(units.subspan(i, 1), bases, problem.plan.travel);
        std::copy(guess.seconds.begin(), guess.seconds.end(), row);
        if (++listed <= kListed) {
            problem.issues.push_back({Severity::Warning, problem.plan.units[i].key, 0,
                                      "is joined to no base by a road; its drive is an estimate",
                                      "see whether the roads cover it"});
        }
    }
}

} // namespace

bool asksForDrives(const BalanceParams& params) {
    return params.objective == Objective::Travel || params.maxTravelMinutes > 0;
}

void findTravel(const BalanceParams& params, BalanceProblem& problem, Job& job) {
    if (!asksForDrives(params)) {
        return;
    }
    requireBases(params, problem);
    std::vector<std::optional<Point>> bases;
    for (const TerritoryBase& base : problem.bases) {
        bases.push_back(base.at);
    }
    std::vector<Point> units;
    for (const BasicUnit& unit : problem.plan.units) {
        units.push_back(unit.lonLat);
    }
    TravelTimes times =
        params.drives ? params.drives(units, bases, job)
                      : estimateTravel(units, bases, params.travel.value_or(problem.plan.travel));
    problem.issues.insert(problem.issues.end(), times.issues.begin(), times.issues.end());
    problem.noWay.assign(units.size(), false);
    if (!times.estimate) {
        estimateCutOff(problem, units, bases, times);
    }
    problem.times = std::make_shared<const TravelTimes>(std::move(times));
}

void applyTravel(const BalanceParams& params, BalanceProblem& problem) {
    if (!problem.times) {
        return;
    }
    TravelLimit limit;
    limit.limitMinutes = params.maxTravelMinutes;
    if (limit.limitMinutes > 0) {
        TravelRule(problem).run(limit);
        addReason(limit, problem);
    }
    if (params.objective == Objective::Travel) {
        problem.plan.data.compactness = align::Compactness::Travel;
        problem.plan.data.travel = problem.times->seconds;
    }
    problem.travel = std::move(limit);
}

} // namespace core
