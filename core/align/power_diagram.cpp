// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/power_diagram.h"

#include "core/align/moments.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

namespace core::align {

namespace {

constexpr std::size_t kNearTerritories = 32; // considered around a territory
constexpr std::size_t kCandidates = 12;      // kept per unit
constexpr double kNearEnough = 0.002;        // of the target: the weight stays as it is
constexpr std::size_t kSortBelow = 24;
constexpr int kSweeps = 4; // weight sweeps between two moves of the centres

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

double squared(Point a, Point b) {
    const double dx = a.x - b.x;
    const double dy = a.y - b.y;
    return dx * dx + dy * dy;
}

class Builder {
public:
    Builder(const Problem& problem, const Alignment& alignment) : problem_(problem) {
        diagram_.alignment = alignment;
        diagram_.weights.assign(at(problem.territories()), 0);
        diagram_.centres.assign(at(problem.territories()), Point{});
        for (UnitIx i = 0; i < problem.units(); ++i) {
            positions_.push_back(problem.localPosition(i));
        }
        moveCentres();
    }

    PowerDiagram run(int steps, const Job& job) {
        for (int step = 0; step < steps && !job.shouldWrapUp(); ++step) {
            job.checkpoint();
            listCandidates();
            for (int sweep = 0; sweep < kSweeps; ++sweep) {
                for (TerritoryIx t = 0; t < problem_.territories(); ++t) {
                    fitWeight(t);
                }
            }
            assignAll();
            if (step + 1 < steps) {
                moveCentres();
            }
        }
        return std::move(diagram_);
    }

private:
    struct Candidate {
        TerritoryIx territory;
        double square;
    };

    double price(const Candidate& c) const { return c.square - diagram_.weights[at(c.territory)]; }

    void moveCentres() {
        std::vector<Moments> moments(at(problem_.territories()));
        for (UnitIx i = 0; i < problem_.units(); ++i) {
            const TerritoryIx t = diagram_.alignment[at(i)];
            if (t != kUnassigned) {
                moments[at(t)].add(problem_.weight(i), positions_[at(i)]);
            }
        }
        for (TerritoryIx t = 0; t < problem_.territories(); ++t) {
            if (const auto fixed = problem_.localCentre(t)) {
                diagram_.centres[at(t)] = *fixed;
            } else if (moments[at(t)].w > 0) {
                diagram_.centres[at(t)] = moments[at(t)].centroid();
            }
        }
    }

    /// Territories near each territory, measured as the diagram measures: distance^2 - weight.
    std::vector<std::vector<TerritoryIx>> nearTerritories() const {
        const std::size_t k = at(problem_.territories());
        std::vector<std::vector<TerritoryIx>> near(k);
        std::vector<std::pair<double, TerritoryIx>> order(k);
        const std::size_t count = std::min(k, kNearTerritories);
        for (std::size_t t = 0; t < k; ++t) {
            for (std::size_t e = 0; e < k; ++e) {
                const double square = squared(diagram_.centres[t], diagram_.centres[e]);
                order[e] = {e == t ? -std::numeric_limits<double>::infinity()
                                   : square - diagram_.weights[e],
                            static_cast<TerritoryIx>(e)};
            }
            const auto middle = order.begin() + static_cast<std::ptrdiff_t>(count);
            std::partial_sort(order.begin(), middle, order.end());
            for (std::size_t r = 0; r < count; ++r) {
                near[t].push_back(order[r].second);
            }
        }
        return near;
    }

    std::span<const Candidate> candidates(UnitIx i) const {
        return {candidates_.data() + at(i) * kCandidates, counts_[at(i)]};
    }

    void listCandidates() {
        const auto near = nearTerritories();
        std::vector<TerritoryIx> all;
        for (TerritoryIx t = 0; t < problem_.territories(); ++t) {
            all.push_back(t);
        }
        users_.resize(at(problem_.territories()));
        for (std::vector<UnitIx>& users : users_) {
            users.clear();
        }
        candidates_.resize(at(problem_.units()) * kCandidates);
        counts_.resize(at(problem_.units()));
        for (UnitIx i = 0; i < problem_.units(); ++i) {
            // Where a unit may go is unrelated to where it lies: look at all territories then.
            const TerritoryIx own = diagram_.alignment[at(i)];
            const bool anywhere = own == kUnassigned || problem_.restricted(i);
            listFor(i, anywhere ? all : near[at(own)]);
            for (const Candidate& c : candidates(i)) {
                users_[at(c.territory)].push_back(i);
            }
        }
    }

    void listFor(UnitIx i, const std::vector<TerritoryIx>& from) {
        scratch_.clear();
        for (const TerritoryIx t : from) {
            if (problem_.allows(i, t)) {
                const double square = squared(positions_[at(i)], diagram_.centres[at(t)]);
                scratch_.emplace_back(square - diagram_.weights[at(t)], Candidate{t, square});
            }
        }
        const std::size_t count = std::min(scratch_.size(), kCandidates);
        const auto middle = scratch_.begin() + static_cast<std::ptrdiff_t>(count);
        const auto cheaper = [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first < b.first : a.second.territory < b.second.territory;
        };
        std::nth_element(scratch_.begin(), middle, scratch_.end(), cheaper);
        for (std::size_t r = 0; r < count; ++r) {
            candidates_[at(i) * kCandidates + r] = scratch_[r].second;
        }
        counts_[at(i)] = count;
    }

    /// Sets the weight of one territory so that, the cells of the others unchanged, its own load
    /// comes as near to its target as whole units allow.
    void fitWeight(TerritoryIx t) {
        const double target = problem_.targetLoad(t);
        thresholds_.clear();
        double load = 0;
        double forced = 0;
        for (const UnitIx i : users_[at(t)]) {
            double own = 0;
            double other = std::numeric_limits<double>::infinity();
            for (const Candidate& c : candidates(i)) {
                if (c.territory == t) {
                    own = c.square;
                } else {
                    other = std::min(other, price(c));
                }
            }
            if (std::isinf(other)) {
                forced += problem_.load(i); // it can go nowhere else
                continue;
            }
            thresholds_.emplace_back(own - other, i);
            load += own - other < diagram_.weights[at(t)] ? problem_.load(i) : 0;
        }
        if (std::abs(forced + load - target) > kNearEnough * target) {
            setWeight(t, select(target - forced));
        }
    }

    /// Orders `thresholds_` only as far as needed: the units before the returned place, those with
    /// the least thresholds, hold about `wanted`.
    std::size_t select(double wanted) {
        std::size_t low = 0;
        std::size_t high = thresholds_.size();
        while (high - low > kSortBelow) {
            const std::size_t middle = low + (high - low) / 2;
            const auto begin = thresholds_.begin();
            std::nth_element(begin + static_cast<std::ptrdiff_t>(low),
                             begin + static_cast<std::ptrdiff_t>(middle),
                             begin + static_cast<std::ptrdiff_t>(high));
            double left = 0;
            for (std::size_t r = low; r < middle; ++r) {
                left += problem_.load(thresholds_[r].second);
            }
            if (left > wanted) {
                high = middle;
            } else {
                wanted -= left;
                low = middle;
            }
        }
        // One place more on either side, for setWeight to look at.
        const std::size_t first = low - std::min<std::size_t>(low, 1);
        const std::size_t last = std::min(high + 1, thresholds_.size());
        orderEnds(first, low, high, last);
        while (low < high) {
            const double next = problem_.load(thresholds_[low].second);
            if (next / 2 > wanted) {
                break;
            }
            wanted -= next;
            ++low;
        }
        return low;
    }

    /// Sorts [low, high) and brings the greatest before and the least after it next to it.
    void orderEnds(std::size_t first, std::size_t low, std::size_t high, std::size_t last) {
        const auto begin = thresholds_.begin();
        const auto to = [&](std::size_t r) { return begin + static_cast<std::ptrdiff_t>(r); };
        std::sort(to(low), to(high));
        if (first < low) {
            std::iter_swap(to(first), std::max_element(begin, to(low)));
        }
        if (high < last) {
            std::iter_swap(to(high), std::min_element(to(high), thresholds_.end()));
        }
    }

    /// Puts the weight between the thresholds of the last unit taken and the first one left.
    void setWeight(TerritoryIx t, std::size_t taken) {
        const bool below = taken > 0;
        const bool above = taken < thresholds_.size();
        double& weight = diagram_.weights[at(t)];
        if (below && above) {
            weight = (thresholds_[taken - 1].first + thresholds_[taken].first) / 2;
        } else if (below) {
            weight = thresholds_[taken - 1].first + 1;
        } else if (above) {
            weight = thresholds_[taken].first - 1;
        }
    }

    void assignAll() {
        for (UnitIx i = 0; i < problem_.units(); ++i) {
            const auto list = candidates(i);
            const auto best = std::min_element(
                list.begin(), list.end(),
                [&](const Candidate& a, const Candidate& b) { return price(a) < price(b); });
            diagram_.alignment[at(i)] = best->territory;
        }
    }

    const Problem& problem_;
    PowerDiagram diagram_;
    std::vector<Point> positions_;
    std::vector<Candidate> candidates_; ///< kCandidates places per unit
    std::vector<std::size_t> counts_;   ///< how many of them are in use
    std::vector<std::pair<double, Candidate>> scratch_;
    std::vector<std::vector<UnitIx>> users_;
    std::vector<std::pair<double, UnitIx>> thresholds_;
};

} // namespace

PowerDiagram balancedPowerDiagram(const Problem& problem, const Alignment& alignment, int steps,
                                  const Job& job) {
    return Builder(problem, alignment).run(steps, job);
}

} // namespace core::align
