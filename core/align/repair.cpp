// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/repair.h"

#include "core/align/contiguity.h"
#include "core/align/moments.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <queue>
#include <tuple>
#include <utility>

namespace core::align {

namespace {

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

double squared(Point a, Point b) {
    const double dx = a.x - b.x;
    const double dy = a.y - b.y;
    return dx * dx + dy * dy;
}

/// Centres of the territories as they are; nothing for empty ones without a fixed centre.
std::vector<std::optional<Point>> centresOf(const Problem& problem, const Alignment& alignment) {
    std::vector<Moments> moments(at(problem.territories()));
    for (UnitIx i = 0; i < problem.units(); ++i) {
        if (alignment[at(i)] != kUnassigned) {
            moments[at(alignment[at(i)])].add(problem.weight(i), problem.localPosition(i));
        }
    }
    std::vector<std::optional<Point>> centres;
    for (TerritoryIx t = 0; t < problem.territories(); ++t) {
        const bool placed = moments[at(t)].w > 0;
        auto centre = problem.localCentre(t);
        if (!centre && placed) {
            centre = moments[at(t)].centroid();
        }
        centres.push_back(centre);
    }
    return centres;
}

class Filler {
public:
    Filler(const Problem& problem, Alignment& alignment)
        : problem_(problem), alignment_(alignment), centres_(centresOf(problem, alignment)) {}

    void run() {
        for (UnitIx i = 0; i < problem_.units(); ++i) {
            offerNeighbours(i);
        }
        grow();
        for (UnitIx i = 0; i < problem_.units(); ++i) {
            if (alignment_[at(i)] == kUnassigned) {
                take(i, nearest(i));
                grow();
            }
        }
    }

private:
    using Offer = std::tuple<double, UnitIx, TerritoryIx>;

    double distance(UnitIx i, TerritoryIx t) const {
        const auto& centre = centres_[at(t)];
        return centre ? squared(problem_.localPosition(i), *centre)
                      : std::numeric_limits<double>::max();
    }

    void offerNeighbours(UnitIx unit) {
        const TerritoryIx t = alignment_[at(unit)];
        if (t == kUnassigned) {
            return;
        }
        for (const Neighbour& next : problem_.neighbours(unit)) {
            if (alignment_[at(next.unit)] == kUnassigned && problem_.allows(next.unit, t)) {
                offers_.emplace(distance(next.unit, t), next.unit, t);
            }
        }
    }

    void take(UnitIx unit, TerritoryIx t) {
        alignment_[at(unit)] = t;
        if (!centres_[at(t)]) {
            centres_[at(t)] = problem_.localPosition(unit);
        }
        offerNeighbours(unit);
    }

    void grow() {
        while (!offers_.empty()) {
            const auto [cost, unit, t] = offers_.top();
            offers_.pop();
            if (alignment_[at(unit)] == kUnassigned) {
                take(unit, t);
            }
        }
    }

    TerritoryIx nearest(UnitIx unit) const {
        TerritoryIx best = kUnassigned;
        for (TerritoryIx t = 0; t < problem_.territories(); ++t) {
            if (problem_.allows(unit, t) &&
                (best == kUnassigned || distance(unit, t) < distance(unit, best))) {
                best = t;
            }
        }
        return best;
    }

    const Problem& problem_;
    Alignment& alignment_;
    std::vector<std::optional<Point>> centres_;
    std::priority_queue<Offer, std::vector<Offer>, std::greater<>> offers_;
};

/// True for the pieces that their territory keeps.
std::vector<bool> keptPieces(const Problem& problem, const Alignment& alignment,
                             const Pieces& pieces) {
    std::vector<int> locked(pieces.owner.size(), 0);
    std::vector<double> load(pieces.owner.size(), 0);
    std::vector<int> size(pieces.owner.size(), 0);
    for (UnitIx i = 0; i < problem.units(); ++i) {
        if (alignment[at(i)] != kUnassigned) {
            const std::size_t p = at(pieces.piece[at(i)]);
            locked[p] += problem.locked(i);
            load[p] += problem.load(i);
            ++size[p];
        }
    }
    std::map<std::pair<TerritoryIx, int>, std::size_t> best;
    for (std::size_t p = 0; p < pieces.owner.size(); ++p) {
        const std::pair key(pieces.owner[p], problem.component(pieces.first[p]));
        const auto [it, fresh] = best.emplace(key, p);
        const auto rank = [&](std::size_t x) { return std::tuple(locked[x], load[x], size[x]); };
        if (!fresh && rank(p) > rank(it->second)) {
            it->second = p;
        }
    }
    std::vector<bool> kept(pieces.owner.size(), false);
    for (const auto& [key, p] : best) {
        kept[p] = true;
    }
    return kept;
}

/// Gives each empty territory one unit, so that it can grow from there.
void seedEmpty(const Problem& problem, Alignment& alignment) {
    const Graph graph(problem);
    RemovalTest removal(graph);
    std::vector<int> count(at(problem.territories()), 0);
    std::vector<double> load(at(problem.territories()), 0);
    for (UnitIx i = 0; i < problem.units(); ++i) {
        ++count[at(alignment[at(i)])];
        load[at(alignment[at(i)])] += problem.load(i);
    }
    for (TerritoryIx t = 0; t < problem.territories(); ++t) {
        if (count[at(t)] > 0) {
            continue;
        }
        const auto centre = problem.localCentre(t);
        std::tuple<double, double, UnitIx> best{0, 0, -1};
        for (UnitIx i = 0; i < problem.units(); ++i) {
            const TerritoryIx donor = alignment[at(i)];
            if (count[at(donor)] < 2 || !problem.allows(i, t)) {
                continue;
            }
            const double fullness = load[at(donor)] / std::max(1e-12, problem.targetLoad(donor));
            const double near = centre ? -squared(problem.localPosition(i), *centre) : 0;
            const std::tuple rank =
                centre ? std::tuple(near, fullness, i) : std::tuple(fullness, near, i);
            const bool better = std::get<2>(best) < 0 || rank > best;
            if (better && removal.staysConnected(alignment, i)) {
                best = rank;
            }
        }
        if (const UnitIx seed = std::get<2>(best); seed >= 0) {
            const TerritoryIx donor = alignment[at(seed)];
            --count[at(donor)];
            load[at(donor)] -= problem.load(seed);
            alignment[at(seed)] = t;
            ++count[at(t)];
            load[at(t)] += problem.load(seed);
        }
    }
}

} // namespace

void fillUnassigned(const Problem& problem, Alignment& alignment) {
    Filler(problem, alignment).run();
}

void repairContiguity(const Problem& problem, Alignment& alignment) {
    for (UnitIx i = 0; i < problem.units(); ++i) {
        if (problem.locked(i)) {
            alignment[at(i)] = problem.current(i);
        } else if (alignment[at(i)] != kUnassigned && !problem.allows(i, alignment[at(i)])) {
            alignment[at(i)] = kUnassigned;
        }
    }
    const Pieces pieces = findPieces(problem, alignment);
    const std::vector<bool> kept = keptPieces(problem, alignment, pieces);
    for (UnitIx i = 0; i < problem.units(); ++i) {
        if (alignment[at(i)] != kUnassigned && !kept[at(pieces.piece[at(i)])] &&
            !problem.locked(i)) {
            alignment[at(i)] = kUnassigned;
        }
    }
    fillUnassigned(problem, alignment);
    seedEmpty(problem, alignment);
}

} // namespace core::align
