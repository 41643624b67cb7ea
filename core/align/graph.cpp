// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/graph.h"

#include <algorithm>
#include <numeric>

namespace core::align {

namespace {

std::vector<UnitIx> allUnits(const Problem& problem) {
    std::vector<UnitIx> units(static_cast<std::size_t>(problem.units()));
    std::iota(units.begin(), units.end(), 0);
    return units;
}

} // namespace

Graph::Graph(const Problem& problem) : Graph(problem, allUnits(problem)) {}

Graph::Graph(const Problem& problem, std::span<const UnitIx> units) {
    std::vector<UnitIx> local(index(problem.units()), -1);
    for (std::size_t i = 0; i < units.size(); ++i) {
        local[index(units[i])] = static_cast<UnitIx>(i);
    }
    std::vector<int> linkHere(problem.links().size(), -1);
    std::vector<int> linkThere;
    firstLink_.reserve(units.size() + 1);
    for (std::size_t i = 0; i < units.size(); ++i) {
        firstLink_.push_back(links());
        int link = problem.firstLink(units[i]);
        for (const Neighbour& next : problem.neighbours(units[i])) {
            if (local[index(next.unit)] >= 0) {
                linkHere[index(link)] = links();
                linkThere.push_back(next.mate);
                end_.push_back(local[index(next.unit)]);
                source_.push_back(static_cast<UnitIx>(i));
            }
            ++link;
        }
    }
    firstLink_.push_back(links());
    mate_.reserve(end_.size());
    for (const int there : linkThere) {
        mate_.push_back(linkHere[index(there)]);
    }
    buildRings();
}

void Graph::buildRings() {
    ring_.assign(end_.size(), 0);
    std::vector<int> place(index(units()), -1);
    for (UnitIx i = 0; i < units(); ++i) {
        if (degree(i) > kRing) {
            continue;
        }
        const int first = firstLink(i);
        for (int j = 0; j < degree(i); ++j) {
            place[index(end(first + j))] = j;
        }
        for (int j = 0; j < degree(i); ++j) {
            for (const UnitIx next : neighbours(end(first + j))) {
                if (place[index(next)] >= 0) {
                    ring_[index(first + j)] |= std::uint64_t{1} << place[index(next)];
                }
            }
        }
        for (int j = 0; j < degree(i); ++j) {
            place[index(end(first + j))] = -1;
        }
    }
}

} // namespace core::align
