// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"

namespace core {

/// Waits so many seconds; throws Error(Cancelled) soon after the job is.
void pause(double seconds, Job& job);

} // namespace core
