// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/power_diagram.h"

#include "core/align/moments.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace core::align {

namespace {

constexpr std::size_t kNearTerritories = 32; // considered around a territory
constexpr std::size_t kCandidates = 12;      // kept per unit
constexpr int kSweeps = 4;                   // weight sweeps between two moves of the centres

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

    void listCandidates() {
        const auto near = nearTerritories();
        std::vector<TerritoryIx> all;
        for (TerritoryIx t = 0; t < problem_.territories(); ++t) {
            all.push_back(t);
        }
        users_.assign(at(problem_.territories()), {});
        candidates_.assign(at(problem_.units()), {});
        for (UnitIx i = 0; i < problem_.units(); ++i) {
            // Where a unit may go is unrelated to where it lies: look at all territories then.
            const TerritoryIx own = diagram_.alignment[at(i)];
            const bool anywhere = own == kUnassigned || problem_.restricted(i);
            listFor(i, anywhere ? all : near[at(own)]);
            for (const Candidate& c : candidates_[at(i)]) {
                users_[at(c.territory)].push_back(i);
            }
        }
    }

    void listFor(UnitIx i, const std::vector<TerritoryIx>& from) {
        std::vector<Candidate>& list = candidates_[at(i)];
        for (const TerritoryIx t : from) {
            if (problem_.allows(i, t)) {
                list.push_back({t, squared(positions_[at(i)], diagram_.centres[at(t)])});
            }
        }
        const std::size_t count = std::min(list.size(), kCandidates);
        const auto middle = list.begin() + static_cast<std::ptrdiff_t>(count);
        std::partial_sort(
            list.begin(), middle, list.end(), [&](const Candidate& a, const Candidate& b) {
                return std::pair(price(a), a.territory) < std::pair(price(b), b.territory);
            });
        list.resize(count);
    }

    /// Sets the weight of one territory so that the cells of the others unchanged, its own load
    /// comes as near to its target as whole units allow.
    void fitWeight(TerritoryIx t) {
        thresholds_.clear();
        for (const UnitIx i : users_[at(t)]) {
            double own = 0;
            double other = std::numeric_limits<double>::infinity();
            for (const Candidate& c : candidates_[at(i)]) {
                if (c.territory == t) {
                    own = c.square;
                } else {
                    other = std::min(other, price(c));
                }
            }
            thresholds_.emplace_back(own - other, i);
        }
        std::sort(thresholds_.begin(), thresholds_.end());
        double load = 0;
        std::size_t taken = 0;
        while (taken < thresholds_.size()) {
            const double next = problem_.load(thresholds_[taken].second);
            const bool forced = std::isinf(thresholds_[taken].first);
            if (!forced && load + next / 2 > problem_.targetLoad(t)) {
                break;
            }
            load += next;
            ++taken;
        }
        setWeight(t, taken);
    }

    void setWeight(TerritoryIx t, std::size_t taken) {
        const auto usable = [&](std::size_t r) {
            return r < thresholds_.size() && std::isfinite(thresholds_[r].first);
        };
        const bool below = taken > 0 && usable(taken - 1);
        const bool above = usable(taken);
        if (below && above) {
            diagram_.weights[at(t)] = (thresholds_[taken - 1].first + thresholds_[taken].first) / 2;
        } else if (below) {
            diagram_.weights[at(t)] = thresholds_[taken - 1].first + 1;
        } else if (above) {
            diagram_.weights[at(t)] = thresholds_[taken].first - 1;
        }
    }

    void assignAll() {
        for (UnitIx i = 0; i < problem_.units(); ++i) {
            const auto& list = candidates_[at(i)];
            const auto best = std::min_element(
                list.begin(), list.end(),
                [&](const Candidate& a, const Candidate& b) { return price(a) < price(b); });
            diagram_.alignment[at(i)] = best->territory;
        }
    }

    const Problem& problem_;
    PowerDiagram diagram_;
    std::vector<Point> positions_;
    std::vector<std::vector<Candidate>> candidates_;
    std::vector<std::vector<UnitIx>> users_;
    std::vector<std::pair<double, UnitIx>> thresholds_;
};

} // namespace

PowerDiagram balancedPowerDiagram(const Problem& problem, const Alignment& alignment, int steps,
                                  const Job& job) {
    return Builder(problem, alignment).run(steps, job);
}

} // namespace core::align
