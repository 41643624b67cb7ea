// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bisection_reference.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <span>

namespace bench {

namespace {

using core::Point;

constexpr int kDirections = 8;

class Bisection {
public:
    Bisection(const std::vector<Point>& positions, const std::vector<double>& weights)
        : positions_(positions), weights_(weights), plan_(positions.size(), 0),
          along_(positions.size()) {}

    core::align::Alignment run(int districts) {
        std::vector<std::size_t> units(positions_.size());
        std::iota(units.begin(), units.end(), std::size_t{0});
        divide(units, 0, districts);
        return plan_;
    }

private:
    using Units = std::span<std::size_t>;

    void divide(Units units, int first, int districts) {
        if (districts == 1) {
            for (const std::size_t unit : units) {
                plan_[unit] = first;
            }
            return;
        }
        const int left = districts / 2;
        std::vector<std::size_t> best;
        std::size_t bestCut = 0;
        double least = std::numeric_limits<double>::infinity();
        for (int d = 0; d < kDirections; ++d) {
            sortAlong(units, std::numbers::pi * d / kDirections);
            const std::size_t at = cut(units, left, districts);
            const double sum = moment(units.first(at)) + moment(units.subspan(at));
            if (sum < least) {
                least = sum;
                bestCut = at;
                best.assign(units.begin(), units.end());
            }
        }
        std::copy(best.begin(), best.end(), units.begin());
        divide(units.first(bestCut), first, left);
        divide(units.subspan(bestCut), first + left, districts - left);
    }

    void sortAlong(Units units, double angle) {
        for (const std::size_t unit : units) {
            along_[unit] =
                positions_[unit].x * std::cos(angle) + positions_[unit].y * std::sin(angle);
        }
        std::sort(units.begin(), units.end(), [this](std::size_t a, std::size_t b) {
            return along_[a] != along_[b] ? along_[a] < along_[b] : a < b;
        });
    }

    /// How many units the left side takes to come nearest to its share of the weight.
    std::size_t cut(Units units, int left, int districts) const {
        double total = 0;
        for (const std::size_t unit : units) {
            total += weights_[unit];
        }
        const double target = total * left / districts;
        const auto least = static_cast<std::size_t>(left);
        const std::size_t most = units.size() - static_cast<std::size_t>(districts - left);
        std::size_t taken = 0;
        double sum = 0;
        while (taken < most) {
            const double next = sum + weights_[units[taken]];
            if (taken >= least && next - target > target - sum) {
                break;
            }
            sum = next;
            ++taken;
        }
        return taken;
    }

    /// Weighted moment of inertia about the weighted centroid.
    double moment(Units units) const {
        double weight = 0;
        Point mean;
        for (const std::size_t unit : units) {
            weight += weights_[unit];
            mean.x += weights_[unit] * positions_[unit].x;
            mean.y += weights_[unit] * positions_[unit].y;
        }
        if (weight <= 0) {
            return 0;
        }
        mean = {mean.x / weight, mean.y / weight};
        double sum = 0;
        for (const std::size_t unit : units) {
            const double dx = positions_[unit].x - mean.x;
            const double dy = positions_[unit].y - mean.y;
            sum += weights_[unit] * (dx * dx + dy * dy);
        }
        return sum;
    }

    const std::vector<Point>& positions_;
    const std::vector<double>& weights_;
    core::align::Alignment plan_;
    std::vector<double> along_;
};

} // namespace

core::align::Alignment bisectionReference(const std::vector<Point>& positions,
                                          const std::vector<double>& weights, int districts) {
    return Bisection(positions, weights).run(districts);
}

} // namespace bench
