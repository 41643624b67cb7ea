// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/lower_bound.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace core::align {

namespace {

constexpr double kWork = 3e8; // unit-territory pairs looked at in all
constexpr int kMostSteps = 400;
constexpr int kPatience = 8; // steps without progress before they get shorter
constexpr double kRounding = 1e-9;

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

class TransportDual {
public:
    explicit TransportDual(const Problem& problem)
        : problem_(problem), q_(at(problem.measures())), prices_(at(problem.territories()) * q_, 0),
          loads_(prices_.size()), slope_(prices_.size()) {
        for (TerritoryIx t = 0; t < problem.territories(); ++t) {
            centres_.push_back(*problem.localCentre(t));
        }
    }

    double improve(double objective, Stop& stop) {
        const double pairs = static_cast<double>(problem_.units()) * problem_.territories();
        const int steps = std::clamp(static_cast<int>(kWork / pairs), 1, kMostSteps);
        double best = value();
        std::vector<double> bestPrices = prices_;
        double length = 1;
        int idle = 0;
        for (int step = 0; step < steps && !stop.after(0); ++step) {
            const double square = slopeSquare();
            if (square <= 0 || best >= objective) {
                break;
            }
            const double move = length * (objective - best) / square;
            for (std::size_t r = 0; r < prices_.size(); ++r) {
                // Prices are per activity, so that measures of any size move alike.
                prices_[r] += move * slope_[r] * unit(r) * unit(r);
            }
            const double now = value();
            if (now > best) {
                best = now;
                bestPrices = prices_;
                idle = 0;
            } else if (++idle >= kPatience) {
                idle = 0;
                length /= 2;
                prices_ = bestPrices;
                value();
            }
        }
        return best - std::abs(best) * kRounding;
    }

private:
    double unit(std::size_t r) const {
        return 1 /
               static_cast<double>(std::max<Amount>(1, problem_.total(static_cast<int>(r % q_))));
    }

    /// The dual at the present prices; leaves the loads of the cheapest assignment.
    double value() {
        std::fill(loads_.begin(), loads_.end(), 0.0);
        double sum = 0;
        for (UnitIx i = 0; i < problem_.units(); ++i) {
            double least = std::numeric_limits<double>::infinity();
            TerritoryIx chosen = 0;
            for (TerritoryIx t = 0; t < problem_.territories(); ++t) {
                const double cost = costOf(i, t);
                if (cost < least && problem_.allows(i, t)) {
                    least = cost;
                    chosen = t;
                }
            }
            sum += least;
            for (std::size_t q = 0; q < q_; ++q) {
                loads_[at(chosen) * q_ + q] +=
                    static_cast<double>(problem_.amount(i, static_cast<int>(q)));
            }
        }
        for (std::size_t r = 0; r < prices_.size(); ++r) {
            const Limits& band = limits(r);
            sum -= prices_[r] * static_cast<double>(prices_[r] > 0 ? band.upper : band.lower);
        }
        return sum;
    }

    double costOf(UnitIx i, TerritoryIx t) const {
        const Point p = problem_.localPosition(i);
        const double dx = p.x - centres_[at(t)].x;
        const double dy = p.y - centres_[at(t)].y;
        double cost = problem_.weight(i) * (dx * dx + dy * dy) + problem_.awayCost(i, t);
        for (std::size_t q = 0; q < q_; ++q) {
            cost += prices_[at(t) * q_ + q] *
                    static_cast<double>(problem_.amount(i, static_cast<int>(q)));
        }
        return cost;
    }

    const Limits& limits(std::size_t r) const {
        return problem_.limits(static_cast<TerritoryIx>(r / q_), static_cast<int>(r % q_));
    }

    double slopeSquare() {
        double square = 0;
        for (std::size_t r = 0; r < slope_.size(); ++r) {
            const double lower = static_cast<double>(limits(r).lower);
            const double upper = static_cast<double>(limits(r).upper);
            const double load = loads_[r];
            if (prices_[r] > 0) {
                slope_[r] = load - upper;
            } else if (prices_[r] < 0) {
                slope_[r] = load - lower;
            } else {
                slope_[r] = load - std::clamp(load, lower, upper);
            }
            square += slope_[r] * slope_[r] * unit(r) * unit(r);
        }
        return square;
    }

    const Problem& problem_;
    std::size_t q_;
    std::vector<double> prices_;
    std::vector<double> loads_;
    std::vector<double> slope_;
    std::vector<Point> centres_;
};

bool bandsAreSound(const Problem& problem) {
    for (TerritoryIx t = 0; t < problem.territories(); ++t) {
        for (int q = 0; q < problem.measures(); ++q) {
            if (problem.limits(t, q).lower > problem.limits(t, q).upper) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

std::optional<double> lowerBound(const Problem& problem, double objective, Stop& stop) {
    const auto& specs = problem.data().territories;
    const bool fixed = std::all_of(specs.begin(), specs.end(),
                                   [](const TerritorySpec& spec) { return spec.centre; });
    if (!fixed || problem.data().compactness == Compactness::CutBorders ||
        !bandsAreSound(problem)) {
        return std::nullopt;
    }
    return TransportDual(problem).improve(objective, stop);
}

} // namespace core::align
