// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/drift.h"

namespace core::watch {

/// Why a notice ended that somebody took away.
inline constexpr const char* kDismissed = "dismissed";

/// Notices that have not ended, oldest first.
std::vector<DriftNotice> openNotices(const Connection& db);

/// What a look at the plan means for its notices.
struct NoticeChange {
    std::vector<DriftNotice> raised; ///< without numbers
    std::vector<DriftNotice> ended;
    std::vector<std::int64_t> settled; ///< dismissed before, whose territories are back now
};

/// One notice for each new cause: an event of its own together with the territories that it brought
/// out of band, or else all territories that have left since the last look and that no open notice
/// names, nor one that was dismissed and still holds. A notice of territories ends when all of them
/// are back in band, any when another plan comes into force.
NoticeChange noticeChange(const Connection& db, const DriftReport& report);

/// Writes the change; fills in numbers and times.
void saveNotices(Record& record, const std::string& version, const std::string& at,
                 NoticeChange& change);

/// Ends one notice. False if none of that number is open.
bool endNotice(Record& record, std::int64_t notice, const std::string& at, const std::string& why);

} // namespace core::watch
