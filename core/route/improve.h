// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/route/model.h"

#include <chrono>
#include <cstdint>
#include <vector>

namespace core::route {

/// The stops of every resource in order.
using Orders = std::vector<std::vector<int>>;

/// When a search began, and when it has to end.
class Deadline {
public:
    explicit Deadline(double limitSeconds) : start_(Clock::now()), limit_(limitSeconds) {}
    double seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }
    bool set() const { return limit_ > 0; }
    double limit() const { return limit_; }
    bool passed() const { return set() && seconds() >= limit_; }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point start_;
    double limit_;
};

struct Improvement {
    Orders orders;
    std::int64_t iterations = 0;
    bool timeLimitHit = false;
    double firstSeconds = 0; ///< until a first plan of its own; 0 = it began from one
};

/// Betters a plan by ruin and recreate under simulated annealing: two searches with seeds of their
/// own, which share what they found at fixed points of the budget, so that the number of threads
/// changes nothing. Never worse than `orders`. Ends early when the job is to wrap up; throws
/// Error(Cancelled) when it is cancelled.
Improvement improve(const Model& model, const Orders& orders, const Options& options,
                    const Deadline& deadline, Job& job);

} // namespace core::route
