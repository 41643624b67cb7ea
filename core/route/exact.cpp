// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/exact.h"

#include "core/route/tour.h"

#include <algorithm>

namespace core::route {

namespace {

constexpr int kMostStops = 7;
constexpr int kMostKinds = 20;

using Set = std::size_t; // of stops, one bit each

/// The cheapest feasible order of each set on one resource.
class OneDay {
public:
    OneDay(const Model& model, int resource)
        : model_(model), resource_(resource), tour_(model, resource),
          costs_(Set{1} << model.stops.size(), kNoLimit), orders_(costs_.size()) {
        costs_[0] = 0;
        extend(0);
    }

    std::int64_t cost(Set set) const { return costs_[set]; }
    const std::vector<int>& order(Set set) const { return orders_[set]; }
    std::int64_t tried() const { return tried_; }

private:
    void extend(Set used) {
        for (int stop = 0; stop < model_.stopCount(); ++stop) {
            const Set set = used | (Set{1} << stop);
            if (set == used || !model_.allowed(stop, resource_)) {
                continue;
            }
            order_.push_back(stop);
            tour_.assign(model_, order_);
            ++tried_;
            if (fitsLimits() && tour_.feasible(model_) && tour_.cost() < costs_[set]) {
                costs_[set] = tour_.cost();
                orders_[set] = order_;
            }
            if (fitsLimits() && lastInTime()) {
                extend(set);
            }
            order_.pop_back();
        }
    }

    bool fitsLimits() const {
        const ModelDay& day = model_.days[static_cast<std::size_t>(resource_)];
        bool fits = tour_.size() <= day.maxStops;
        for (int d = 0; d < model_.dimensions; ++d) {
            fits = fits && tour_.load(d) <= day.capacity[static_cast<std::size_t>(d)];
        }
        return fits;
    }

    /// The way home may be too long although there is one by way of another stop.
    bool lastInTime() const {
        const ModelDay& day = model_.days[static_cast<std::size_t>(resource_)];
        for (int taken = 0; taken <= static_cast<int>(day.breaks.size()); ++taken) {
            if (tour_.ready(tour_.size(), taken) <= day.close) {
                return true;
            }
        }
        return false;
    }

    const Model& model_;
    int resource_;
    Tour tour_;
    std::vector<int> order_;
    std::vector<std::int64_t> costs_;
    std::vector<std::vector<int>> orders_;
    std::int64_t tried_ = 0;
};

/// Shares the stops out: for each set the least cost of serving it with the resources so far.
class Shares {
public:
    explicit Shares(const Model& model) : model_(model) {
        for (int resource = 0; resource < model.dayCount(); ++resource) {
            const int kind = model.days[static_cast<std::size_t>(resource)].kind;
            if (kind == static_cast<int>(kinds_.size())) {
                kinds_.emplace_back(model, resource);
            }
        }
    }

    Improvement run() {
        const Set sets = Set{1} << model_.stops.size();
        std::vector<std::int64_t> least(sets, kNoLimit);
        least[0] = 0;
        std::vector<std::vector<Set>> taken;
        for (const ModelDay& day : model_.days) {
            const OneDay& kind = kinds_[static_cast<std::size_t>(day.kind)];
            std::vector<std::int64_t> next = least;
            taken.emplace_back(sets, 0);
            for (Set all = 1; all < sets; ++all) {
                for (Set part = all; part > 0; part = (part - 1) & all) {
                    const std::int64_t cost =
                        kind.cost(part) >= kNoLimit || least[all ^ part] >= kNoLimit
                            ? kNoLimit
                            : kind.cost(part) + least[all ^ part];
                    if (cost < next[all]) {
                        next[all] = cost;
                        taken.back()[all] = part;
                    }
                }
            }
            least.swap(next);
        }
        return traced(least, taken);
    }

private:
    Improvement traced(const std::vector<std::int64_t>& least,
                       const std::vector<std::vector<Set>>& taken) const {
        Set served = 0;
        std::int64_t best = kNoLimit;
        for (Set set = 0; set < least.size(); ++set) {
            const std::int64_t cost = least[set] >= kNoLimit ? kNoLimit : least[set] + skips(set);
            if (cost < best) {
                best = cost;
                served = set;
            }
        }
        Improvement result;
        result.orders.resize(model_.days.size());
        for (std::size_t r = model_.days.size(); r > 0; --r) {
            const Set part = taken[r - 1][served];
            result.orders[r - 1] =
                kinds_[static_cast<std::size_t>(model_.days[r - 1].kind)].order(part);
            served ^= part;
        }
        for (const OneDay& kind : kinds_) {
            result.iterations += kind.tried();
        }
        return result;
    }

    std::int64_t skips(Set served) const {
        std::int64_t sum = 0;
        for (std::size_t stop = 0; stop < model_.stops.size(); ++stop) {
            sum += (served >> stop & 1) == 0 ? model_.stops[stop].skip : 0;
        }
        return sum;
    }

    const Model& model_;
    std::vector<OneDay> kinds_;
};

} // namespace

bool fewEnoughToTryAll(const Model& model) {
    const auto last =
        std::max_element(model.days.begin(), model.days.end(),
                         [](const ModelDay& a, const ModelDay& b) { return a.kind < b.kind; });
    return model.stopCount() <= kMostStops && last != model.days.end() && last->kind < kMostKinds &&
           !model.anyLocks && model.problem.series.empty();
}

Improvement exactOrders(const Model& model) {
    return Shares(model).run();
}

} // namespace core::route
