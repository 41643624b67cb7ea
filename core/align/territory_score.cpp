// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/territory_score.h"

#include "core/align/enclosing_circle.h"
#include "core/align/member_centre.h"
#include "core/align/moments.h"
#include "core/plan/hull.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace core::align {

namespace {

constexpr double kFarShare = 0.9;
// Shared borders are measured apart from perimeters; what differs less than this is closed.
constexpr double kOpenShare = 0.01;

struct CentreAndMoment {
    Point local;
    double moment = 0;
};

CentreAndMoment centreOf(const Problem& problem, TerritoryIx t, std::span<const UnitIx> members) {
    Moments moments;
    for (const UnitIx i : members) {
        moments.add(problem.weight(i), problem.localPosition(i));
    }
    if (const auto fixed = problem.localCentre(t)) {
        return {*fixed, moments.about(*fixed)};
    }
    if (problem.data().compactness == Compactness::MemberMoment && !members.empty()) {
        const MemberCentre best = bestMember(problem, members);
        return {problem.localPosition(best.unit), best.moment};
    }
    return {moments.centroid(), moments.aboutCentroid()};
}

double areaOf(const std::vector<Point>& corners) {
    double twice = 0;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Point a = corners[i];
        const Point b = corners[(i + 1) % corners.size()];
        // Relative to the first corner, or the difference of large numbers costs precision.
        twice += (a.x - corners[0].x) * (b.y - corners[0].y) -
                 (b.x - corners[0].x) * (a.y - corners[0].y);
    }
    return std::abs(twice) / 2;
}

} // namespace

bool TerritoryScorer::Surroundings::enclosed() const {
    return neighbour != kUnassigned && !several && perimeter > 0 &&
           closed >= (1 - kOpenShare) * perimeter;
}

TerritoryScorer::TerritoryScorer(const Problem& problem)
    : problem_(&problem),
      book_(problem.data().territories.size() * problem.data().measures.size(), 0),
      piece_(problem.data().positions.size(), -1), stamp_(piece_.size(), 0),
      order_(piece_.size(), 0), low_(piece_.size(), 0) {
    for (UnitIx i = 0; problem.hasCurrent() && i < problem.units(); ++i) {
        for (int q = 0; problem.current(i) != kUnassigned && q < problem.measures(); ++q) {
            book_[index(problem.current(i)) * problem.data().measures.size() + index(q)] +=
                problem.amount(i, q);
        }
    }
}

TerritoryScore TerritoryScorer::score(const Alignment& alignment, TerritoryIx t,
                                      std::span<const UnitIx> members) {
    TerritoryScore out;
    out.units = static_cast<int>(members.size());
    fillValues(t, members, out);
    fillShape(alignment, members, out);
    fillHull(members, out);
    fillSpread(members, out);
    fillDistances(t, members, out);
    fillCosts(t, members, out);
    fillChanges(t, members, out);
    out.pieces = findPieces(alignment, t, members);
    std::vector<int> components;
    for (const UnitIx i : members) {
        components.push_back(problem_->component(i));
    }
    std::sort(components.begin(), components.end());
    components.erase(std::unique(components.begin(), components.end()), components.end());
    out.contiguous = out.pieces == static_cast<int>(components.size());
    out.isthmuses = isthmuses(alignment, members);
    surroundings(alignment, t, members, out);
    return out;
}

void TerritoryScorer::surroundings(const Alignment& alignment, TerritoryIx t,
                                   std::span<const UnitIx> members, TerritoryScore& out) {
    out.enclaves = enclaves(alignment, t, members);
    out.cutBorders = 0;
    out.openBorders = 0;
    for (const UnitIx i : members) {
        for (const Neighbour& next : problem_->neighbours(i)) {
            const TerritoryIx other = alignment[index(next.unit)];
            out.cutBorders += other != t;
            out.openBorders += other == kUnassigned;
        }
    }
}

PoolScore TerritoryScorer::pool(std::span<const UnitIx> members) const {
    PoolScore out;
    out.units = static_cast<int>(members.size());
    out.left.assign(index(problem_->measures()), 0);
    for (const UnitIx i : members) {
        if (problem_->current(i) == kUnassigned) {
            continue;
        }
        ++out.leftUnits;
        out.awayCost += problem_->awayCost(i, kUnassigned);
        for (int q = 0; q < problem_->measures(); ++q) {
            out.left[index(q)] += problem_->amount(i, q);
        }
    }
    return out;
}

void TerritoryScorer::fillValues(TerritoryIx t, std::span<const UnitIx> members,
                                 TerritoryScore& out) const {
    for (int q = 0; q < problem_->measures(); ++q) {
        Amount ofUnits = 0;
        for (const UnitIx i : members) {
            ofUnits += problem_->amount(i, q);
        }
        const Amount value = ofUnits + problem_->fixed(t, q);
        const double target = problem_->wholeTarget(t, q);
        const double amount = static_cast<double>(value);
        out.values.push_back(value);
        out.targets.push_back(target);
        out.deviations.push_back(target > 0 ? (amount - target) / target : value > 0 ? 1 : 0);
        out.indexes.push_back(target > 0 ? 100 * amount / target : value > 0 ? 200 : 100);
        out.excess.push_back(problem_->excess(t, q, ofUnits));
    }
}

void TerritoryScorer::fillShape(const Alignment& alignment, std::span<const UnitIx> members,
                                TerritoryScore& out) const {
    const ProblemData& data = problem_->data();
    for (const UnitIx i : members) {
        out.area += data.areas.empty() ? 0 : data.areas[index(i)];
        out.perimeter += data.perimeters.empty() ? 0 : data.perimeters[index(i)];
        for (const Neighbour& next : problem_->neighbours(i)) {
            // Both sides of a border inside come by, so each subtracts its own half.
            if (!data.perimeters.empty() && alignment[index(next.unit)] == alignment[index(i)]) {
                out.perimeter -= next.border;
            }
        }
    }
    out.perimeter = std::max(0.0, out.perimeter);
    if (out.area > 0 && out.perimeter > 0) {
        const double ratio = 4 * std::numbers::pi * out.area / (out.perimeter * out.perimeter);
        out.polsbyPopper = std::min(1.0, ratio);
        out.schwartzberg = 1 / std::sqrt(*out.polsbyPopper);
    }
}

void TerritoryScorer::fillHull(std::span<const UnitIx> members, TerritoryScore& out) const {
    const Hulls& hulls = problem_->data().hulls;
    if (hulls.first.empty() || !(out.area > 0)) {
        return;
    }
    std::vector<Point> corners;
    for (const UnitIx i : members) {
        corners.insert(corners.end(), hulls.points.begin() + hulls.first[index(i)],
                       hulls.points.begin() + hulls.first[index(i) + 1]);
    }
    corners = convexHull(std::move(corners));
    const double hullArea = areaOf(corners);
    const double radius = minEnclosingCircle(std::move(corners)).radius;
    if (hullArea > 0 && radius > 0) {
        out.convexHullRatio = std::min(1.0, out.area / hullArea);
        out.reock = out.area / (std::numbers::pi * radius * radius);
    }
}

void TerritoryScorer::fillSpread(std::span<const UnitIx> members, TerritoryScore& out) const {
    const std::vector<double>& areas = problem_->data().areas;
    if (!(out.area > 0)) {
        return;
    }
    Moments moments;
    double own = 0; // a unit counts as a disc of its area: A^2 / 2 pi about its own middle
    for (const UnitIx i : members) {
        moments.add(areas[index(i)], problem_->localPosition(i));
        own += areas[index(i)] * areas[index(i)] / (2 * std::numbers::pi);
    }
    const double spread = own + moments.aboutCentroid();
    out.normalisedMoment = out.area * out.area / (2 * std::numbers::pi * spread);
}

void TerritoryScorer::fillDistances(TerritoryIx t, std::span<const UnitIx> members,
                                    TerritoryScore& out) {
    const CentreAndMoment centre = centreOf(*problem_, t, members);
    double weights = 0;
    double distances = 0;
    reach_.clear();
    for (const UnitIx i : members) {
        const Point p = problem_->localPosition(i);
        const double weight = problem_->weight(i);
        const double distance = std::hypot(p.x - centre.local.x, p.y - centre.local.y);
        weights += weight;
        distances += weight * distance;
        reach_.emplace_back(distance, weight);
    }
    const Point origin = problem_->origin();
    out.centre = {centre.local.x + origin.x, centre.local.y + origin.y};
    out.momentOfInertia = centre.moment;
    out.meanDistance = weights > 0 ? distances / weights : 0;
    std::sort(reach_.begin(), reach_.end());
    double nearer = 0;
    for (const auto& [distance, weight] : reach_) {
        nearer += weight;
        out.farDistance = distance;
        if (nearer >= kFarShare * weights) {
            break;
        }
    }
}

void TerritoryScorer::fillCosts(TerritoryIx t, std::span<const UnitIx> members,
                                TerritoryScore& out) const {
    const bool travel = problem_->data().compactness == Compactness::Travel;
    for (const UnitIx i : members) {
        out.awayCost += problem_->awayCost(i, t);
        out.travelCost += travel ? problem_->weight(i) * problem_->travel(i, t) : 0;
        out.allowed = out.allowed && problem_->allows(i, t);
    }
}

void TerritoryScorer::fillChanges(TerritoryIx t, std::span<const UnitIx> members,
                                  TerritoryScore& out) const {
    const std::size_t measures = index(problem_->measures());
    out.gained.assign(measures, 0);
    std::vector<Amount> kept(measures, 0);
    for (const UnitIx i : members) {
        const TerritoryIx before = problem_->current(i);
        out.gainedUnits += before != kUnassigned && before != t;
        for (int q = 0; before != kUnassigned && q < problem_->measures(); ++q) {
            (before == t ? kept : out.gained)[index(q)] += problem_->amount(i, q);
        }
    }
    for (std::size_t q = 0; q < measures; ++q) {
        const Amount book = book_[index(t) * measures + q];
        out.kept.push_back(book > 0 ? static_cast<double>(kept[q]) / static_cast<double>(book) : 1);
    }
}

int TerritoryScorer::findPieces(const Alignment& alignment, TerritoryIx t,
                                std::span<const UnitIx> members) {
    ++now_;
    int pieces = 0;
    for (const UnitIx start : members) {
        if (stamp_[index(start)] == now_) {
            continue;
        }
        stamp_[index(start)] = now_;
        piece_[index(start)] = pieces;
        queue_.assign(1, start);
        while (!queue_.empty()) {
            const UnitIx unit = queue_.back();
            queue_.pop_back();
            for (const Neighbour& next : problem_->neighbours(unit)) {
                if (alignment[index(next.unit)] == t && stamp_[index(next.unit)] != now_) {
                    stamp_[index(next.unit)] = now_;
                    piece_[index(next.unit)] = pieces;
                    queue_.push_back(next.unit);
                }
            }
        }
        ++pieces;
    }
    return pieces;
}

int TerritoryScorer::enclaves(const Alignment& alignment, TerritoryIx t,
                              std::span<const UnitIx> members) {
    const std::vector<double>& perimeters = problem_->data().perimeters;
    if (perimeters.empty()) {
        return 0;
    }
    std::vector<Surroundings> pieces(index(findPieces(alignment, t, members)));
    for (const UnitIx i : members) {
        Surroundings& piece = pieces[index(piece_[index(i)])];
        piece.perimeter += perimeters[index(i)];
        for (const Neighbour& next : problem_->neighbours(i)) {
            const TerritoryIx other = alignment[index(next.unit)];
            if (other == t) {
                piece.perimeter -= next.border;
            } else if (!next.bridge) {
                piece.closed += next.border;
                piece.several = piece.several || other == kUnassigned ||
                                (piece.neighbour != kUnassigned && piece.neighbour != other);
                piece.neighbour = other;
            }
        }
    }
    return static_cast<int>(std::count_if(pieces.begin(), pieces.end(),
                                          [](const Surroundings& s) { return s.enclosed(); }));
}

int TerritoryScorer::isthmuses(const Alignment& alignment, std::span<const UnitIx> members) {
    struct Frame {
        UnitIx unit;
        UnitIx parent;
        std::size_t next;
        int children;
        bool cut;
    };
    for (const UnitIx i : members) {
        order_[index(i)] = 0;
    }
    int clock = 0;
    int count = 0;
    std::vector<Frame> stack;
    const auto enter = [&](UnitIx unit, UnitIx parent) {
        order_[index(unit)] = low_[index(unit)] = ++clock;
        stack.push_back({unit, parent, 0, 0, false});
    };
    // Tarjan's articulation points (1972), within the territory only.
    for (const UnitIx start : members) {
        if (order_[index(start)] > 0) {
            continue;
        }
        enter(start, -1);
        while (!stack.empty()) {
            Frame& top = stack.back();
            const auto neighbours = problem_->neighbours(top.unit);
            if (top.next < neighbours.size()) {
                const UnitIx next = neighbours[top.next++].unit;
                if (next == top.parent || alignment[index(next)] != alignment[index(top.unit)]) {
                    continue;
                }
                if (order_[index(next)] > 0) {
                    low_[index(top.unit)] = std::min(low_[index(top.unit)], order_[index(next)]);
                } else {
                    ++top.children;
                    enter(next, top.unit);
                }
                continue;
            }
            const Frame done = top;
            stack.pop_back();
            count += done.parent < 0 ? done.children > 1 : done.cut;
            if (done.parent >= 0) {
                Frame& parent = stack.back();
                low_[index(parent.unit)] =
                    std::min(low_[index(parent.unit)], low_[index(done.unit)]);
                parent.cut = parent.cut || low_[index(done.unit)] >= order_[index(parent.unit)];
            }
        }
    }
    return count;
}

} // namespace core::align
