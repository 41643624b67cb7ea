// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"

namespace app {

/// While it lives, Ctrl-C and SIGTERM stop the job instead of the program: an anytime job wraps up
/// with its best result on the first and is cancelled on the second.
class InterruptGuard {
public:
    InterruptGuard(core::Job& job, bool anytime);
    ~InterruptGuard();
    InterruptGuard(const InterruptGuard&) = delete;
    InterruptGuard& operator=(const InterruptGuard&) = delete;
};

} // namespace app
