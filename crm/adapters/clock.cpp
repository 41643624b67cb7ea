// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/clock.h"

#include "core/base/text.h"
#include "crm/http/time_source.h"

#include <ctime>

namespace crm {

namespace {

class SystemClock final : public Clock {
public:
    std::int64_t nowMs() const override { return time_.now(); }
    void wait(double seconds, core::Job& job) override { time_.wait(seconds, job); }

private:
    TimeSource time_ = systemClock();
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
