// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/tail_exchange.h"

#include <algorithm>

namespace core::route {

namespace {

constexpr std::uint64_t kNear = 20; // neighbours to choose from

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

int positionOf(const Tour& tour, int stop) {
    const auto& stops = tour.stops();
    return static_cast<int>(std::find(stops.begin(), stops.end(), stop) - stops.begin());
}

} // namespace

TailExchange::TailExchange(const Model& model, const Neighbours& neighbours)
    : model_(model), neighbours_(neighbours),
      useful_(model.dayCount() > 1 && model.stopCount() > 2 && !model.anyLocks) {}

bool TailExchange::mayTake(int resource, const std::vector<int>& stops, std::size_t from) const {
    for (std::size_t i = from; i < stops.size(); ++i) {
        if (!model_.allowed(stops[i], resource)) {
            return false;
        }
    }
    return true;
}

/// Whether element `reach` of the right tour can follow element `leave` of the left one.
bool TailExchange::inTime(const Tour& left, int leave, const Tour& right, int reach) const {
    const ModelDay& day = model_.days[at(left.resource())];
    const Time driving = day.durationFrom[model_.row(left.place(leave)) + at(right.place(reach))];
    const int breaks = static_cast<int>(day.breaks.size());
    for (int from = 0; from <= breaks; ++from) {
        for (int to = from; to <= breaks; ++to) {
            const Time arrival =
                arrivalOver(day.breaks, from, to, left.ready(leave, from), driving);
            if (arrival < kTooLate && arrival <= right.due(reach, to)) {
                return true;
            }
        }
    }
    return false;
}

std::int64_t TailExchange::change(const Tour& left, int leave, const Tour& right, int reach) const {
    const ModelDay& day = model_.days[at(left.resource())];
    const auto cost = [&](int from, int to) {
        return std::int64_t{day.costFrom[model_.row(from) + at(to)]};
    };
    return cost(left.place(leave), right.place(reach)) +
           cost(right.place(reach - 1), left.place(leave + 1)) -
           cost(left.place(leave), left.place(leave + 1)) -
           cost(right.place(reach - 1), right.place(reach));
}

bool TailExchange::operator()(Solution& solution, Random& random, double slack) {
    const int stop = static_cast<int>(random.below(static_cast<std::uint64_t>(model_.stopCount())));
    const std::vector<int>& around = neighbours_.of(stop);
    const int other = around[1 + random.below(std::min(kNear, around.size() - 1))];
    const int first = solution.tourOf(stop);
    const int second = solution.tourOf(other);
    if (first < 0 || second < 0 || first == second) {
        return false;
    }
    const ModelDay& one = model_.days[at(first)];
    const ModelDay& two = model_.days[at(second)];
    if (one.end != two.end || one.profile != two.profile ||
        one.breaks.size() != two.breaks.size() ||
        (one.day != two.day && !model_.problem.series.empty())) {
        return false;
    }
    const Tour& left = solution.tour(first);
    const Tour& right = solution.tour(second);
    const int leave = positionOf(left, stop) + 1;
    const int reach = positionOf(right, other) + 1;
    const bool cheap = model_.finishMatters || model_.balance > 0 ||
                       static_cast<double>(change(left, leave, right, reach)) <= slack;
    if (!cheap || !inTime(left, leave, right, reach) ||
        !inTime(right, reach - 1, left, leave + 1)) {
        return false;
    }
    if (one.kind != two.kind && (!mayTake(first, right.stops(), at(reach) - 1) ||
                                 !mayTake(second, left.stops(), at(leave)))) {
        return false;
    }
    const std::int64_t before = solution.cost();
    std::vector<int> stops(left.stops().begin(), left.stops().begin() + leave);
    stops.insert(stops.end(), right.stops().begin() + reach - 1, right.stops().end());
    std::vector<int> others(right.stops().begin(), right.stops().begin() + reach - 1);
    others.insert(others.end(), left.stops().begin() + leave, left.stops().end());
    solution.redistribute(first, std::move(stops), second, std::move(others));
    if (solution.tour(first).keepsRules(model_) && solution.tour(second).keepsRules(model_) &&
        static_cast<double>(solution.cost() - before) <= slack) {
        return true;
    }
    solution.undo();
    return false;
}

} // namespace core::route
