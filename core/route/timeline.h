// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/model.h"

#include <algorithm>

namespace core::route {

/// The arrival at the next place when one is ready at `ready`, drives for `driving` and takes the
/// breaks `from` to `to` (not included) meanwhile; kTooLate where a break cannot begin in its
/// window. A break may interrupt the drive, so driving fills the time until a break may begin.
inline Time arrivalOver(const std::vector<Break>& breaks, int from, int to, Time ready,
                        Time driving) {
    if (ready >= kTooLate || driving >= kFar) {
        return kTooLate;
    }
    Time end = ready;
    Time off = 0;
    for (int k = from; k < to; ++k) {
        const Break& rest = breaks[static_cast<std::size_t>(k)];
        end = std::max(end, rest.start.from);
        if (end > rest.start.to) {
            return kTooLate;
        }
        end += rest.duration;
        off += rest.duration;
    }
    return std::max(end, ready + driving + off);
}

/// The opposite: the latest time to be ready so as to arrive by `due`; kTooEarly where there is
/// none.
inline Time readyFor(const std::vector<Break>& breaks, int from, int to, Time due, Time driving) {
    if (due <= kTooEarly || driving >= kFar) {
        return kTooEarly;
    }
    Time begin = due;
    Time off = 0;
    for (int k = to - 1; k >= from; --k) {
        const Break& rest = breaks[static_cast<std::size_t>(k)];
        begin = std::min(begin - rest.duration, rest.start.to);
        if (begin < rest.start.from) {
            return kTooEarly;
        }
        off += rest.duration;
    }
    return std::min(begin, due - driving - off);
}

/// The latest arrival at the end with `taken` breaks taken: those not taken must not be due yet.
inline Time latestEnd(const ModelDay& day, int taken, Time overtime = 0) {
    Time latest = day.close + overtime;
    for (std::size_t k = static_cast<std::size_t>(taken); k < day.breaks.size(); ++k) {
        latest = std::min(latest, day.breaks[k].start.to);
    }
    return latest;
}

} // namespace core::route
