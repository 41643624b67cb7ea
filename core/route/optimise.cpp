// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/optimise.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/route/exact.h"
#include "core/route/explain.h"
#include "core/route/improve.h"
#include "core/route/locks.h"
#include "core/route/recreate.h"
#include "core/route/regret.h"
#include "core/route/schedule.h"
#include "core/route/single_tour.h"

#include <algorithm>

namespace core::route {

namespace {

constexpr double kBuilt = 0.05; // shares of the progress
constexpr double kImproved = 0.9;

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

Orders firstOrders(const Model& model, const Options& options, const Job& job) {
    Solution solution(model);
    insertByRegret(solution, job);
    // Series of calls, and what found no room before them.
    solution.mark();
    Recreate recreate(model, 0);
    Random random(options.seed);
    recreate(solution, random);
    return solution.lists();
}

Plan planOf(const Solution& solution, std::vector<Issue> issues) {
    Plan plan;
    plan.issues = std::move(issues);
    for (const Tour& tour : solution.tours()) {
        if (tour.empty()) {
            continue;
        }
        plan.routes.push_back(scheduled(solution.model(), tour));
        plan.driving += plan.routes.back().driving;
        plan.distance += plan.routes.back().distance;
    }
    plan.cost = solution.cost() - solution.skipped();
    return plan;
}

/// The plan of tours that are as they shall be, with reasons for what is in none.
Plan finished(Solution& solution, const Options& options, std::vector<Issue> issues, Job& job) {
    Plan plan = planOf(solution, std::move(issues));
    plan.unserved = explainUnserved(solution, options, job);
    plan.seed = options.seed;
    return plan;
}

/// Lets in what still fits, what matters most first, so that whoever is left out truly has no room.
void fillGaps(Solution& solution) {
    const Model& model = solution.model();
    std::vector<int> absent = solution.absent();
    std::sort(absent.begin(), absent.end(), [&](int a, int b) {
        const std::int64_t first = model.stops[at(a)].skip;
        const std::int64_t second = model.stops[at(b)].skip;
        return first != second ? first > second : a < b;
    });
    for (const int stop : absent) {
        Place best;
        int chosen = -1;
        for (const int resource : model.allowedDays[at(stop)]) {
            const Place place = solution.bestPlace(stop, resource);
            if (place.found() && place.delta < best.delta &&
                agreesWithSeries(solution, stop, resource)) {
                best = place;
                chosen = resource;
            }
        }
        if (chosen >= 0 && best.delta < model.stops[at(stop)].skip) {
            solution.insert(stop, chosen, best.position);
        }
    }
}

/// Whether the only tour keeps the working hours and capacities.
bool tripFits(const Model& model, const Orders& orders) {
    Solution solution(model);
    solution.assign(orders);
    return solution.tour(0).keepsRules(model);
}

Improvement search(const Model& model, const Options& options, const Deadline& deadline, Job& job) {
    if (fewEnoughToTryAll(model)) {
        return exactOrders(model);
    }
    if (isRoundTrip(model)) {
        Improvement trip = shortenRoundTrip(model, options, deadline, job);
        if (tripFits(model, trip.orders)) {
            return trip;
        }
    }
    const Orders first = firstOrders(model, options, job);
    const double firstSeconds = deadline.seconds();
    Improvement result = improve(model, first, options, deadline, job);
    result.firstSeconds = firstSeconds;
    return result;
}

} // namespace

Plan optimise(const Problem& problem, const Options& options, Job& job) {
    const Deadline deadline(options.timeLimitSeconds);
    std::vector<Issue> issues;
    Model model(problem, options, issues);
    applyLocks(model, issues);
    job.step(0, "making a first plan");
    Improvement result;
    {
        const Job::Part part(job, kBuilt, kImproved);
        result = search(model, options, deadline, job);
    }
    const Job::Part part(job, kImproved, 1);
    Solution solution(model);
    solution.assign(result.orders);
    fillGaps(solution);
    Plan plan = finished(solution, options, std::move(issues), job);
    plan.iterations = result.iterations;
    plan.timeLimitHit = result.timeLimitHit;
    plan.firstPlanSeconds = result.firstSeconds > 0 ? result.firstSeconds : deadline.seconds();
    plan.seconds = deadline.seconds();
    return plan;
}

namespace {

void requireOnce(const Problem& problem, const Orders& orders) {
    std::vector<char> seen(problem.stops.size(), 0);
    for (const std::vector<int>& order : orders) {
        for (const int stop : order) {
            if (stop < 0 || at(stop) >= seen.size()) {
                throw Error(Code::Input, format("there is no stop {}", stop),
                            "number stops from 0");
            }
            if (seen[at(stop)]++ != 0) {
                throw Error(Code::Input, format("{} is listed twice", problem.stops[at(stop)].id),
                            "list each stop once", problem.stops[at(stop)].id);
            }
        }
    }
}

/// Whether a stop may stand at the end of a tour, all rules kept.
bool fitsLast(const Model& model, const Solution& solution, int stop, int resource) {
    if (!model.allowed(stop, resource)) {
        return false;
    }
    Tour tour = solution.tour(resource);
    tour.insert(model, stop, tour.size());
    return tour.keepsRules(model) && agreesWithSeries(solution, stop, resource);
}

Plan naive(const Problem& problem, const Options& options, NaiveOrder order) {
    std::vector<Issue> issues;
    Problem unlocked = problem;
    unlocked.locks.clear();
    const Model model(unlocked, options, issues);
    Solution solution(model);
    for (int resource = 0; resource < model.dayCount(); ++resource) {
        for (bool more = true; more;) {
            const ModelDay& day = model.days[at(resource)];
            const Tour& tour = solution.tour(resource);
            const std::size_t row = model.row(tour.place(tour.size()));
            int chosen = -1;
            std::int64_t nearest = kNoLimit;
            for (int stop = 0; stop < model.stopCount(); ++stop) {
                const std::int64_t away = order == NaiveOrder::AsListed
                                              ? stop
                                              : day.costFrom[row + at(model.stops[at(stop)].place)];
                if (solution.tourOf(stop) < 0 && away < nearest &&
                    fitsLast(model, solution, stop, resource)) {
                    nearest = away;
                    chosen = stop;
                }
            }
            more = chosen >= 0;
            if (more) {
                solution.insert(chosen, resource, solution.tour(resource).size());
            }
        }
    }
    Job job;
    return finished(solution, options, std::move(issues), job);
}

} // namespace

Plan inOrder(const Problem& problem, const Options& options,
             const std::vector<std::vector<int>>& orders) {
    requireOnce(problem, orders);
    std::vector<Issue> issues;
    Problem unlocked = problem;
    unlocked.locks.clear();
    const Model model(unlocked, options, issues);
    if (orders.size() > model.days.size()) {
        throw Error(Code::Input, "there are more orders than days", "give one order a day");
    }
    Solution solution(model);
    for (std::size_t r = 0; r < orders.size(); ++r) {
        const int resource = static_cast<int>(r);
        for (const int stop : orders[r]) {
            if (fitsLast(model, solution, stop, resource)) {
                solution.insert(stop, resource, solution.tour(resource).size());
            }
        }
    }
    Job job;
    return finished(solution, options, std::move(issues), job);
}

Plan naivePlan(const Problem& problem, const Options& options, NaiveOrder order) {
    return naive(problem, options, order);
}

} // namespace core::route
