// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/neighbours.h"

#include <algorithm>
#include <utility>

namespace core::route {

namespace {

constexpr int kMostNeighbours = 250;

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

} // namespace

Neighbours::Neighbours(const Model& model) : lists_(model.stops.size()) {
    const int count = std::min(model.stopCount() - 1, kMostNeighbours);
    const ModelTravel* travel = model.travel.data();
    const auto& costs = travel->costFrom.empty() ? travel->durationFrom : travel->costFrom;
    std::vector<std::pair<std::int64_t, int>> order;
    for (int stop = 0; stop < model.stopCount(); ++stop) {
        order.clear();
        const int here = model.stops[at(stop)].place;
        for (int other = 0; other < model.stopCount(); ++other) {
            if (other != stop) {
                const int there = model.stops[at(other)].place;
                order.emplace_back(std::int64_t{costs[model.row(here) + at(there)]} +
                                       costs[model.row(there) + at(here)],
                                   other);
            }
        }
        std::partial_sort(order.begin(), order.begin() + count, order.end());
        auto& list = lists_[at(stop)];
        list.push_back(stop);
        for (int i = 0; i < count; ++i) {
            list.push_back(order[at(i)].second);
        }
    }
}

} // namespace core::route
