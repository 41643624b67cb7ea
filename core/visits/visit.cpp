// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visits/visit.h"

#include "core/base/instant.h"
#include "core/base/zone.h"

namespace core::visits {

namespace {
constexpr std::int64_t kDaySeconds = 86400;
}

std::int64_t Span::seconds() const {
    const auto from = parseInstant(starts);
    const auto to = parseInstant(ends);
    if (!from || !to || *to < *from) {
        return 0;
    }
    return (*to - *from) / 1000 + (allDay ? kDaySeconds : 0);
}

std::string dayOf(const Span& when) {
    const auto starts = parseInstant(when.starts);
    return when.allDay || !starts || !isZone(when.zone)
               ? when.starts.substr(0, 10)
               : localText(when.zone, *starts).substr(0, 10);
}

void Visit::carryOut(const Span& actual) {
    if (!done) {
        plannedStarts = when.starts;
        plannedEnds = when.ends;
    }
    when = actual;
    done = true;
}

} // namespace core::visits
