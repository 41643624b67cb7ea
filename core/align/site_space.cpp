// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/site_space.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace core::align {

namespace {

constexpr int kFamily = 8;              // units
constexpr double kSquaresPerCentre = 4; // to begin with

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

} // namespace

SiteSpace::SiteSpace(const Problem& problem)
    : divisible_(problem.data().compactness == Compactness::Moment) {
    if (divisible_) {
        addSquares(problem);
    } else {
        addUnits(problem);
    }
    initial_ = size();
}

void SiteSpace::addUnits(const Problem& problem) {
    std::vector<UnitIx> order(at(problem.units()));
    std::iota(order.begin(), order.end(), 0);
    Box bounds;
    for (const UnitIx unit : order) {
        bounds.add(problem.localPosition(unit));
    }
    // Families: a grid with about kFamily units in a square.
    const double area = std::max(1.0, (bounds.maxX - bounds.minX) * (bounds.maxY - bounds.minY));
    const double side = std::sqrt(area * kFamily / problem.units());
    const int columns = static_cast<int>((bounds.maxX - bounds.minX) / side) + 1;
    for (const UnitIx unit : order) {
        const Point p = problem.localPosition(unit);
        const int column = static_cast<int>((p.x - bounds.minX) / side);
        const int row = static_cast<int>(std::min(1e6, (p.y - bounds.minY) / side));
        sites_.push_back({p, 0, unit});
        family_.push_back(row * columns + column);
    }
}

void SiteSpace::addSquares(const Problem& problem) {
    // The centroid of any set of units lies within their bounding box.
    Box bounds;
    for (UnitIx unit = 0; unit < problem.units(); ++unit) {
        bounds.add(problem.localPosition(unit));
    }
    const double width = std::max(1.0, bounds.maxX - bounds.minX);
    const double height = std::max(1.0, bounds.maxY - bounds.minY);
    const double wanted = kSquaresPerCentre * problem.territories();
    const double longer = std::max(width, height);
    const double side = std::max(std::sqrt(width * height / wanted), longer / wanted);
    const int columns = static_cast<int>(std::ceil(width / side));
    const int rows = static_cast<int>(std::ceil(height / side));
    // A little larger than needed, so that rounding leaves no gap between squares.
    const double half = side / 2 * (1 + 1e-9);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const Point middle{bounds.minX + (column + 0.5) * side,
                               bounds.minY + (row + 0.5) * side};
            addSquare(middle, half, size());
        }
    }
}

void SiteSpace::addSquare(Point middle, double half, int family) {
    sites_.push_back({middle, 2 * half * half, -1});
    family_.push_back(family);
    half_.push_back(half);
    quarters_.push_back(-1);
}

int SiteSpace::quarters(int site) {
    if (quarters_[at(site)] < 0) {
        quarters_[at(site)] = size();
        const Point p = sites_[at(site)].at;
        const double half = half_[at(site)] / 2;
        for (const double dy : {-half, half}) {
            for (const double dx : {-half, half}) {
                addSquare({p.x + dx, p.y + dy}, half * (1 + 1e-9), site);
            }
        }
    }
    return quarters_[at(site)];
}

} // namespace core::align
