// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/route/neighbours.h"
#include "core/route/solution.h"

namespace core::route {

/// Exchanges the ends of two tours at a pair of near stops (2-opt*, Potvin and Rousseau 1995),
/// which strings of limited length cannot. Whether the tours could still be kept is seen in
/// constant time before anything is changed.
class TailExchange {
public:
    TailExchange(const Model& model, const Neighbours& neighbours);

    /// Whether the problem has tours whose ends could be exchanged.
    bool useful() const { return useful_; }
    /// Tries one random exchange that costs at most `slack` more; true if it was made, with the
    /// solution not yet marked.
    bool operator()(Solution& solution, Random& random, double slack);

private:
    bool mayTake(int resource, const std::vector<int>& stops, std::size_t from) const;
    bool inTime(const Tour& left, int leave, const Tour& right, int reach) const;
    std::int64_t change(const Tour& left, int leave, const Tour& right, int reach) const;

    const Model& model_;
    const Neighbours& neighbours_;
    bool useful_ = false;
};

} // namespace core::route
