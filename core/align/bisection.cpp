// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/bisection.h"

#include "core/align/moments.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <span>
#include <utility>

namespace core::align {

namespace {

constexpr int kDirections = 8;

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

struct Split {
    std::vector<UnitIx> order;
    std::size_t left = 0; ///< how many of `order` go to the left
    double cost = 0;
};

class Bisection {
public:
    Bisection(const Problem& problem, double turn, double jitter, Random& random)
        : problem_(problem), turn_(turn), jitter_(jitter), random_(random),
          alignment_(at(problem.units()), kUnassigned) {}

    Alignment run() {
        std::vector<UnitIx> units(at(problem_.units()));
        std::iota(units.begin(), units.end(), 0);
        divide(std::move(units), 0, problem_.territories());
        return std::move(alignment_);
    }

private:
    void divide(std::vector<UnitIx> units, TerritoryIx first, TerritoryIx last) {
        if (last - first == 1) {
            for (const UnitIx i : units) {
                alignment_[at(i)] = first;
            }
            return;
        }
        const TerritoryIx middle = first + (last - first) / 2;
        Split split = best(units, first, middle, last);
        units.clear();
        units.shrink_to_fit();
        const auto cut = split.order.begin() + static_cast<std::ptrdiff_t>(split.left);
        divide({split.order.begin(), cut}, first, middle);
        divide({cut, split.order.end()}, middle, last);
    }

    Split best(const std::vector<UnitIx>& units, TerritoryIx first, TerritoryIx middle,
               TerritoryIx last) {
        double leftTarget = 0;
        double target = 0;
        for (TerritoryIx t = first; t < last; ++t) {
            target += problem_.targetLoad(t);
            leftTarget += t < middle ? problem_.targetLoad(t) : 0;
        }
        Split chosen;
        for (int d = 0; d < kDirections; ++d) {
            const double angle = turn_ + d * std::numbers::pi / kDirections;
            Split split = along(units, angle, leftTarget / target);
            // A part has to have at least as many units as territories.
            split.left =
                std::clamp(split.left, at(middle - first), units.size() - at(last - middle));
            split.cost = costOf(split) * (1 + jitter_ * random_.uniform());
            if (d == 0 || split.cost < chosen.cost) {
                chosen = std::move(split);
            }
        }
        return chosen;
    }

    Split along(const std::vector<UnitIx>& units, double angle, double share) const {
        std::vector<std::pair<double, UnitIx>> keys;
        keys.reserve(units.size());
        double whole = 0;
        for (const UnitIx i : units) {
            const Point p = problem_.localPosition(i);
            keys.emplace_back(p.x * std::cos(angle) + p.y * std::sin(angle), i);
            whole += problem_.load(i);
        }
        std::sort(keys.begin(), keys.end());
        Split split;
        double sum = 0;
        bool open = true;
        for (const auto& [key, i] : keys) {
            // The unit on the line goes to the side that ends up nearer to its share.
            open = open && sum + problem_.load(i) / 2 <= share * whole;
            split.left += open;
            sum += problem_.load(i);
            split.order.push_back(i);
        }
        return split;
    }

    double costOf(const Split& split) const {
        Moments sides[2];
        for (std::size_t r = 0; r < split.order.size(); ++r) {
            const UnitIx i = split.order[r];
            sides[r >= split.left].add(problem_.weight(i), problem_.localPosition(i));
        }
        return sides[0].aboutCentroid() + sides[1].aboutCentroid();
    }

    const Problem& problem_;
    double turn_;
    double jitter_;
    Random& random_;
    Alignment alignment_;
};

} // namespace

Alignment bisect(const Problem& problem, double turn, double jitter, Random& random) {
    return Bisection(problem, turn, jitter, random).run();
}

} // namespace core::align
