// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/http/time_source.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace crm {

namespace {

constexpr double kSlice = 0.05; // seconds between looks at the job

void reallyWait(double seconds, core::Job& job) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    while (std::chrono::steady_clock::now() < end) {
        job.checkpoint();
        const std::chrono::duration<double> left = end - std::chrono::steady_clock::now();
        std::this_thread::sleep_for(std::min(left, std::chrono::duration<double>(kSlice)));
    }
    job.checkpoint();
}

} // namespace

TimeSource systemClock() {
    return {[] {
                namespace chrono = std::chrono;
                return chrono::duration_cast<chrono::milliseconds>(
                           chrono::system_clock::now().time_since_epoch())
                    .count();
            },
            reallyWait};
}

} // namespace crm
