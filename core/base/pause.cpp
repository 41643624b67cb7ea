// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/pause.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace core {

void pause(double seconds, Job& job) {
    using Seconds = std::chrono::duration<double>;
    constexpr Seconds kSlice(0.05); // between looks at the job
    const auto end = std::chrono::steady_clock::now() + Seconds(seconds);
    while (std::chrono::steady_clock::now() < end) {
        job.checkpoint();
        const Seconds left = end - std::chrono::steady_clock::now();
        std::this_thread::sleep_for(std::min(left, kSlice));
    }
    job.checkpoint();
}

} // namespace core
