// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"

#include <cstdint>
#include <string>

namespace crm {

/// The time that back-off, index lag and expiry go by: the real one, or a test's.
class Clock {
public:
    virtual ~Clock() = default;
    /// Milliseconds of the Unix epoch.
    virtual std::int64_t nowMs() const = 0;
    /// Returns after so many seconds; throws Error(Cancelled) when the job is cancelled meanwhile.
    virtual void wait(double seconds, core::Job& job) = 0;

    /// The computer's clock.
    static Clock& system();
};

/// "2026-03-01T09:41:07.123Z" of milliseconds of the Unix epoch.
std::string utcText(std::int64_t ms);

} // namespace crm
