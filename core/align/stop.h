// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <thread>

namespace core::align {

/// Counts the work of a search, reports its progress, and says when it has to end early: because
/// the user asked for it, or because the time limit was hit. Shared by all threads of a search.
class Stop {
public:
    /// `timeLimitSeconds` counts from here; 0 or less = none. `budget` is the work that makes 100
    /// %. Progress is reported by the thread that makes this object.
    Stop(Job& job, double timeLimitSeconds, std::int64_t budget);

    /// Notes `work` done and returns true when the search has to end. Reads the clock: call it
    /// about every thousand steps. Throws Error(Cancelled) in the thread that made this object.
    bool after(std::int64_t work);
    bool timeLimitHit() const { return hit_.load(std::memory_order_relaxed); }
    std::int64_t work() const { return work_.load(std::memory_order_relaxed); }
    double seconds() const;
    const Job& job() const { return job_; }

private:
    Job& job_;
    std::thread::id owner_;
    std::chrono::steady_clock::time_point start_;
    double limit_;
    std::int64_t budget_;
    std::atomic<std::int64_t> work_{0};
    std::atomic<bool> hit_{false};
};

} // namespace core::align
