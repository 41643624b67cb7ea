// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/clock.h"

#include "core/base/text.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <thread>

namespace crm {

namespace chrono = std::chrono;

namespace {

/// How long a wait may go on after it was cancelled.
constexpr double kStepSeconds = 0.05;

class SystemClock final : public Clock {
public:
    std::int64_t nowMs() const override {
        return chrono::duration_cast<chrono::milliseconds>(
                   chrono::system_clock::now().time_since_epoch())
            .count();
    }

    void wait(double seconds, core::Job& job) override {
        const auto end = chrono::steady_clock::now() + chrono::duration<double>(seconds);
        while (true) {
            job.checkpoint();
            const chrono::duration<double> left = end - chrono::steady_clock::now();
            if (left.count() <= 0) {
                return;
            }
            std::this_thread::sleep_for(std::min(left, chrono::duration<double>(kStepSeconds)));
        }
    }
};

} // namespace

Clock& Clock::system() {
    static SystemClock clock;
    return clock;
}

std::string utcText(std::int64_t ms) {
    const std::int64_t floored = ms >= 0 ? ms / 1000 : -((999 - ms) / 1000);
    const auto seconds = static_cast<std::time_t>(floored);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
    return core::format("{}.{:03}Z", text, ms - floored * 1000);
}

} // namespace crm
