// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace core::analysis {

/// Calls `body(begin, end)` for `bands` ranges that together cover 0 to `count`, on `threads`
/// threads, the caller's among them. Bodies run at the same time and must write to different
/// places. The first exception of a body is thrown again here once all threads are done.
void inBands(int count, int bands, int threads,
             const std::function<void(int begin, int end)>& body);

/// As many threads as there are cores, at most eight.
int usualThreads();

} // namespace core::analysis
