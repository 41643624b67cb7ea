// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/recreate.h"
#include "core/route/ruin.h"
#include "core/route/tail_exchange.h"

#include <cstdint>
#include <vector>

namespace core::route {

/// How an annealing cools: both temperatures in the unit of the cost.
struct Cooling {
    double from = 1;
    double to = 0.01;
};

/// Ruins and recreates one solution, accepts by simulated annealing, keeps the best.
class Search {
public:
    Search(const Model& model, const Neighbours& neighbours, const RuinSettings& settings,
           std::uint64_t seed);

    /// Begins anew from these tours.
    void start(const std::vector<std::vector<int>>& tours);
    /// One ruin and repair at a temperature, and some tries to exchange ends of tours.
    void step(double temperature);
    std::int64_t bestCost() const { return bestCost_; }
    const std::vector<std::vector<int>>& best() const { return best_; }
    const Solution& current() const { return current_; }

private:
    double slack(double temperature);
    void accept();
    void keepBest();

    const Model& model_;
    Random random_;
    Solution current_;
    Ruin ruin_;
    Recreate recreate_;
    TailExchange exchange_;
    std::vector<std::vector<int>> best_;
    std::int64_t bestCost_ = kNoLimit;
    std::vector<char> newer_; ///< tours changed since the best was kept
    std::vector<int> newerList_;
};

} // namespace core::route
