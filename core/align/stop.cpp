// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/stop.h"

#include <algorithm>

namespace core::align {

Stop::Stop(Job& job, double timeLimitSeconds, std::int64_t budget)
    : job_(job), owner_(std::this_thread::get_id()), start_(std::chrono::steady_clock::now()),
      limit_(timeLimitSeconds), budget_(std::max<std::int64_t>(1, budget)) {}

bool Stop::after(std::int64_t work) {
    const std::int64_t done = work_.fetch_add(work, std::memory_order_relaxed) + work;
    if (limit_ > 0 && seconds() >= limit_) {
        hit_.store(true, std::memory_order_relaxed);
    }
    if (std::this_thread::get_id() == owner_) {
        job_.step(static_cast<double>(done) / static_cast<double>(budget_),
                  "balancing territories");
    }
    return timeLimitHit() || job_.shouldWrapUp();
}

double Stop::seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

} // namespace core::align
