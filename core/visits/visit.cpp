// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visits/visit.h"

#include "core/base/instant.h"

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

} // namespace core::visits
