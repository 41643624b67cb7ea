// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visits/visit_log.h"

#include "core/base/sha256.h"
#include "core/base/text.h"

namespace core::visits {

std::string fingerprintOf(const LogEntry& entry) {
    constexpr std::size_t kDigits = 24;
    std::string text = format("{}|{}|{}|{}|{}", entry.id, lower(entry.rep), entry.when.starts,
                              entry.account, entry.name);
    if (entry.place && !entry.ofTrack) {
        text += format("|{:.5f}|{:.5f}", entry.place->x, entry.place->y);
    }
    return sha256(text).substr(0, kDigits);
}

} // namespace core::visits
