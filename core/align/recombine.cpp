// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/recombine.h"

#include "core/align/move_chain.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

namespace core::align {

namespace {

constexpr std::array kGroupSizes{3, 4, 4, 5};
constexpr double kOutsideFirst = 0.75;
constexpr double kNoExcess = 1e-9;
constexpr double kLeastGain = 1e-12;

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

class Recombination {
public:
    Recombination(const Problem& problem, Alignment& alignment,
                  const std::function<AnnealOptions(int)>& heat, Random& random, Stop& stop)
        : problem_(problem), alignment_(alignment), heat_(heat), random_(random), stop_(stop) {}

    /// Solves one group anew and returns how many moves it looked at.
    std::int64_t step() {
        const Region region(problem_, alignment_, group());
        Plan plan(region, region.cut(alignment_));
        const double objective = plan.objective();
        const double excess = plan.excess();
        const AnnealOptions annealing = heat_(region.units());
        anneal(plan, annealing, random_, stop_);
        if (plan.excess() > kNoExcess) {
            repairBalance(plan);
        }
        const bool better =
            plan.excess() < excess - kNoExcess || (plan.excess() <= excess + kNoExcess &&
                                                   plan.objective() < objective * (1 - kLeastGain));
        if (better) {
            region.paste(plan.alignment(), alignment_);
        }
        return annealing.iterations;
    }

private:
    /// A few territories that touch each other, around a random border.
    std::vector<TerritoryIx> group() {
        const int most =
            std::min(problem_.territories(), kGroupSizes[random_.below(kGroupSizes.size())]);
        std::set<TerritoryIx> chosen{first()};
        while (static_cast<int>(chosen.size()) < most) {
            const std::vector<TerritoryIx> around = neighboursOf(chosen);
            if (around.empty()) {
                break;
            }
            chosen.insert(around[random_.below(around.size())]);
        }
        return {chosen.begin(), chosen.end()};
    }

    /// Mostly a territory outside its limits, while there are any.
    TerritoryIx first() {
        std::vector<TerritoryIx> outside;
        const std::vector<Amount> values = valuesOf();
        for (TerritoryIx t = 0; t < problem_.territories(); ++t) {
            for (int q = 0; q < problem_.measures(); ++q) {
                const Amount value = values[at(t) * at(problem_.measures()) + at(q)];
                if (problem_.excess(t, q, value) > 0) {
                    outside.push_back(t);
                    break;
                }
            }
        }
        if (!outside.empty() && random_.uniform() < kOutsideFirst) {
            return outside[random_.below(outside.size())];
        }
        return alignment_[random_.below(alignment_.size())];
    }

    std::vector<Amount> valuesOf() const {
        std::vector<Amount> values(at(problem_.territories()) * at(problem_.measures()), 0);
        for (UnitIx i = 0; i < problem_.units(); ++i) {
            for (int q = 0; q < problem_.measures(); ++q) {
                values[at(alignment_[at(i)]) * at(problem_.measures()) + at(q)] +=
                    problem_.amount(i, q);
            }
        }
        return values;
    }

    std::vector<TerritoryIx> neighboursOf(const std::set<TerritoryIx>& chosen) const {
        std::set<TerritoryIx> around;
        for (UnitIx i = 0; i < problem_.units(); ++i) {
            if (chosen.count(alignment_[at(i)]) == 0) {
                continue;
            }
            for (const Neighbour& next : problem_.neighbours(i)) {
                if (chosen.count(alignment_[at(next.unit)]) == 0) {
                    around.insert(alignment_[at(next.unit)]);
                }
            }
        }
        return {around.begin(), around.end()};
    }

    const Problem& problem_;
    Alignment& alignment_;
    const std::function<AnnealOptions(int)>& heat_;
    Random& random_;
    Stop& stop_;
};

} // namespace

void recombine(const Problem& problem, Alignment& alignment, std::int64_t iterations,
               const std::function<AnnealOptions(int units)>& heat, Random& random, Stop& stop) {
    Recombination recombination(problem, alignment, heat, random, stop);
    for (std::int64_t done = 0; done < iterations && !stop.after(0);) {
        done += recombination.step();
    }
}

} // namespace core::align
