// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/trade_off.h"

#include "core/align/balance.h"
#include "core/align/keep_budget.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <tuple>

namespace core::align {

namespace {

constexpr double kLargestTolerance = 0.9;

using Axes = std::array<double, 3>;

Axes axesOf(const TradeOffPlan& plan) {
    return {plan.imbalance, plan.disruption, plan.compactness};
}

bool dominates(const TradeOffPlan& a, const TradeOffPlan& b) {
    const Axes x = axesOf(a);
    const Axes y = axesOf(b);
    bool better = false;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (x[i] > y[i]) {
            return false;
        }
        better = better || x[i] < y[i];
    }
    return better;
}

/// One way of balancing.
struct Trial {
    double tolerance = 0;
    std::optional<double> budget;
};

std::vector<Trial> trialsOf(const Problem& problem, const TradeOffOptions& options) {
    std::vector<double> tolerances = options.tolerances;
    if (tolerances.empty()) {
        for (const double factor : {1.0, 2.0, 0.5, 4.0}) {
            tolerances.push_back(std::min(kLargestTolerance, problem.data().tolerance * factor));
        }
    }
    std::vector<std::optional<double>> budgets(options.budgets.begin(), options.budgets.end());
    const bool current = problem.unitsWithCurrent() > 0;
    if (!current) {
        budgets = {std::nullopt};
    } else if (budgets.empty()) {
        budgets = {std::nullopt, 0.02, 0.05, 0.1, 0.2};
    }
    std::vector<Trial> trials;
    for (const auto& budget : budgets) {
        for (const double tolerance : tolerances) {
            trials.push_back({tolerance, budget});
        }
    }
    return trials;
}

class Search {
public:
    Search(const Problem& problem, const TradeOffOptions& options, Job& job)
        : problem_(problem), options_(options), job_(job) {
        const auto& budget = problem.data().disruptionBudget;
        measure_ = budget ? budget->measure : 0;
    }

    TradeOffResult run() {
        addCurrent();
        const std::vector<Trial> trials = trialsOf(problem_, options_);
        for (std::size_t i = 0; i < trials.size() && !job_.shouldWrapUp(); ++i) {
            const auto count = static_cast<double>(trials.size());
            const Job::Part part(job_, static_cast<double>(i) / count,
                                 static_cast<double>(i + 1) / count);
            add(trials[i]);
        }
        job_.checkpoint();
        result_.wrappedUp = job_.shouldWrapUp();
        removeDominated();
        markKnee();
        thinOut();
        std::stable_sort(result_.plans.begin(), result_.plans.end(),
                         [](const TradeOffPlan& a, const TradeOffPlan& b) {
                             return std::tuple(a.compactness, a.imbalance, a.disruption) <
                                    std::tuple(b.compactness, b.imbalance, b.disruption);
                         });
        return std::move(result_);
    }

private:
    void addCurrent() {
        if (problem_.unitsWithCurrent() == problem_.units()) {
            take(problem_.data().current, {});
        }
    }

    void add(const Trial& trial) {
        ProblemData data = problem_.data();
        data.tolerance = trial.tolerance;
        data.disruptionBudget.reset();
        if (trial.budget) {
            data.disruptionBudget = DisruptionBudget{*trial.budget, measure_};
        }
        BalanceOptions search = options_.search;
        const bool centres =
            std::any_of(data.territories.begin(), data.territories.end(),
                        [](const TerritorySpec& spec) { return spec.centre.has_value(); });
        search.start = trial.budget ? Start::Current : centres ? Start::Centres : Start::Scratch;
        const Problem limited(std::move(data));
        take(keepBudget(limited, balance(limited, search, job_).alignment), trial);
    }

    void take(const Alignment& alignment, const Trial& trial) {
        ++result_.tried;
        TradeOffPlan plan;
        plan.alignment = alignment;
        plan.score = score(problem_, alignment);
        if (plan.score.unassigned > 0 || !plan.score.contiguous || !plan.score.locksKept) {
            ++broken_;
            return;
        }
        plan.tolerance = trial.tolerance;
        plan.budget = trial.budget;
        plan.imbalance = plan.score.maxDeviation;
        plan.disruption = measure_ < 0
                              ? plan.score.disruption.unitShare
                              : plan.score.disruption.shares[static_cast<std::size_t>(measure_)];
        plan.compactness = plan.score.momentOfInertia;
        if (problem_.data().compactness == Compactness::Travel) {
            plan.compactness = 0;
            for (const TerritoryScore& s : plan.score.territories) {
                plan.compactness += s.travelCost;
            }
        }
        result_.plans.push_back(std::move(plan));
    }

    void removeDominated() {
        std::vector<TradeOffPlan> kept;
        for (std::size_t i = 0; i < result_.plans.size(); ++i) {
            const TradeOffPlan& plan = result_.plans[i];
            bool out = false;
            for (std::size_t j = 0; j < result_.plans.size() && !out; ++j) {
                const TradeOffPlan& other = result_.plans[j];
                out = dominates(other, plan) || (j < i && axesOf(other) == axesOf(plan));
            }
            if (!out) {
                kept.push_back(plan);
            }
        }
        result_.dominated = result_.tried - broken_ - static_cast<int>(kept.size());
        result_.plans = std::move(kept);
    }

    /// Each axis stretched to 0..1 over the set.
    std::vector<Axes> stretched() const {
        Axes low;
        Axes high;
        low.fill(std::numeric_limits<double>::infinity());
        high.fill(-std::numeric_limits<double>::infinity());
        std::vector<Axes> points;
        for (const TradeOffPlan& plan : result_.plans) {
            points.push_back(axesOf(plan));
            for (std::size_t i = 0; i < low.size(); ++i) {
                low[i] = std::min(low[i], points.back()[i]);
                high[i] = std::max(high[i], points.back()[i]);
            }
        }
        for (Axes& point : points) {
            for (std::size_t i = 0; i < low.size(); ++i) {
                point[i] = high[i] > low[i] ? (point[i] - low[i]) / (high[i] - low[i]) : 0;
            }
        }
        return points;
    }

    void markKnee() {
        const std::vector<Axes> points = stretched();
        std::size_t knee = 0;
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t p = 0; p < points.size(); ++p) {
            double square = 0;
            for (const double x : points[p]) {
                square += x * x;
            }
            if (square < least) {
                least = square;
                knee = p;
            }
        }
        if (!points.empty()) {
            result_.plans[knee].knee = true;
        }
    }

    /// Farthest-first, beginning with the knee and the best on each axis.
    void thinOut() {
        const auto most = static_cast<std::size_t>(std::max(1, options_.plans));
        if (result_.plans.size() <= most) {
            return;
        }
        const std::vector<Axes> points = stretched();
        std::vector<std::size_t> chosen;
        const auto choose = [&](std::size_t p) {
            if (chosen.size() < most &&
                std::find(chosen.begin(), chosen.end(), p) == chosen.end()) {
                chosen.push_back(p);
            }
        };
        for (std::size_t p = 0; p < points.size(); ++p) {
            if (result_.plans[p].knee) {
                choose(p);
            }
        }
        for (std::size_t axis = 0; axis < 3; ++axis) {
            std::size_t best = 0;
            for (std::size_t p = 1; p < points.size(); ++p) {
                best = points[p][axis] < points[best][axis] ? p : best;
            }
            choose(best);
        }
        while (chosen.size() < most) {
            choose(farthest(points, chosen));
        }
        std::vector<TradeOffPlan> kept;
        for (const std::size_t p : chosen) {
            kept.push_back(std::move(result_.plans[p]));
        }
        result_.plans = std::move(kept);
    }

    static std::size_t farthest(const std::vector<Axes>& points,
                                const std::vector<std::size_t>& chosen) {
        std::size_t best = 0;
        double most = -1;
        for (std::size_t p = 0; p < points.size(); ++p) {
            double nearest = std::numeric_limits<double>::infinity();
            for (const std::size_t c : chosen) {
                double square = 0;
                for (std::size_t i = 0; i < 3; ++i) {
                    square += (points[p][i] - points[c][i]) * (points[p][i] - points[c][i]);
                }
                nearest = std::min(nearest, p == c ? -1.0 : square);
            }
            if (nearest > most) {
                most = nearest;
                best = p;
            }
        }
        return best;
    }

    const Problem& problem_;
    const TradeOffOptions& options_;
    Job& job_;
    int measure_ = 0;
    int broken_ = 0;
    TradeOffResult result_;
};

} // namespace

TradeOffResult tradeOff(const Problem& problem, const TradeOffOptions& options, Job& job) {
    return Search(problem, options, job).run();
}

} // namespace core::align
