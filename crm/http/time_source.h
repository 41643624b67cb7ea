// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/job.h"

#include <functional>

namespace crm {

/// The time, and waiting for it to pass: one thing, so that a test can hand out a clock on which an
/// hour passes at once.
struct TimeSource {
    std::function<core::InstantMs()> now;
    /// Waits so many seconds; throws Error(Cancelled) when the job is.
    std::function<void(double seconds, core::Job&)> wait;
};

/// The clock of this machine.
TimeSource systemClock();

} // namespace crm
