// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"

#include <cstddef>
#include <functional>
#include <string_view>

namespace geo {

/// Work on the items `begin` to `end` (without it).
using RangeBody = std::function<void(std::size_t begin, std::size_t end)>;

/// Calls `body` for ranges of at most `grain` items that together cover 0 to `count`, on all cores;
/// bodies run at the same time and must write to different places. Reports `text` and the share
/// done to `job` from the calling thread. The first exception of a body (or of the job when it is
/// cancelled) stops the rest and is thrown again here.
void parallelFor(std::size_t count, std::size_t grain, core::Job& job, std::string_view text,
                 const RangeBody& body);

} // namespace geo
