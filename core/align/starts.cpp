// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/starts.h"

#include "core/align/bisection.h"
#include "core/align/moments.h"
#include "core/align/power_diagram.h"
#include "core/align/repair.h"

#include <algorithm>
#include <limits>
#include <numbers>
#include <optional>
#include <vector>

namespace core::align {

namespace {

constexpr int kDiagramSteps = 15;
constexpr int kDiagramStepsOfMany = 8; // to have a first plan soon
constexpr int kAnchoredSteps = 40;     // nothing balanced to begin with
constexpr double kJitter = 0.3;

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

double squared(Point a, Point b) {
    const double dx = a.x - b.x;
    const double dy = a.y - b.y;
    return dx * dx + dy * dy;
}

using Anchors = std::vector<std::optional<Point>>;

/// Where territories are bound to be: at their fixed centre, or amid the units locked in them.
Anchors anchorsOf(const Problem& problem) {
    std::vector<Moments> locked(at(problem.territories()));
    for (UnitIx i = 0; i < problem.units(); ++i) {
        if (problem.locked(i)) {
            locked[at(problem.current(i))].add(problem.weight(i), problem.localPosition(i));
        }
    }
    Anchors anchors;
    for (TerritoryIx t = 0; t < problem.territories(); ++t) {
        auto anchor = problem.localCentre(t);
        if (!anchor && locked[at(t)].w > 0) {
            anchor = locked[at(t)].centroid();
        }
        anchors.push_back(anchor);
    }
    return anchors;
}

/// Places the remaining anchors one by one where load * distance^2 to the nearest anchor is
/// largest (Gonzalez' farthest-first rule, weighted).
void completeAnchors(const Problem& problem, Anchors& anchors) {
    std::vector<double> nearest(at(problem.units()), std::numeric_limits<double>::max());
    const auto reach = [&](Point anchor) {
        for (UnitIx i = 0; i < problem.units(); ++i) {
            nearest[at(i)] = std::min(nearest[at(i)], squared(problem.localPosition(i), anchor));
        }
    };
    for (const auto& anchor : anchors) {
        if (anchor) {
            reach(*anchor);
        }
    }
    for (auto& anchor : anchors) {
        if (anchor) {
            continue;
        }
        UnitIx best = 0;
        double most = -1;
        for (UnitIx i = 0; i < problem.units(); ++i) {
            const double pull = nearest[at(i)] * (problem.load(i) + 1e-9);
            if (pull > most) {
                most = pull;
                best = i;
            }
        }
        anchor = problem.localPosition(best);
        reach(*anchor);
    }
}

Alignment nearestAnchor(const Problem& problem, const Anchors& anchors) {
    Alignment alignment(at(problem.units()), kUnassigned);
    for (UnitIx i = 0; i < problem.units(); ++i) {
        double least = std::numeric_limits<double>::infinity();
        for (TerritoryIx t = 0; t < problem.territories(); ++t) {
            const double square = squared(problem.localPosition(i), *anchors[at(t)]);
            if (square < least && problem.allows(i, t)) {
                least = square;
                alignment[at(i)] = t;
            }
        }
    }
    return alignment;
}

Alignment diagramFrom(const Problem& problem, const Alignment& first, int steps, const Stop& stop) {
    Alignment alignment = balancedPowerDiagram(problem, first, steps, stop.job()).alignment;
    repairContiguity(problem, alignment);
    return alignment;
}

} // namespace

Alignment startAlignment(const Problem& problem, Start start, int round, Random& random,
                         const Stop& stop) {
    if (start == Start::Current) {
        Alignment alignment = problem.data().current;
        repairContiguity(problem, alignment);
        return alignment;
    }
    Anchors anchors = anchorsOf(problem);
    const bool anchored = std::any_of(anchors.begin(), anchors.end(),
                                      [](const auto& anchor) { return anchor.has_value(); });
    if (anchored) {
        completeAnchors(problem, anchors);
        return diagramFrom(problem, nearestAnchor(problem, anchors), kAnchoredSteps, stop);
    }
    const double turn = round == 0 ? 0 : random.uniform() * std::numbers::pi;
    const Alignment halves = bisect(problem, turn, round == 0 ? 0 : kJitter, random);
    const bool many = problem.units() > kManyUnits;
    return diagramFrom(problem, halves, many ? kDiagramStepsOfMany : kDiagramSteps, stop);
}

} // namespace core::align
