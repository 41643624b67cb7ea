// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visits/visit.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <string>
#include <vector>

namespace core::visits {

/// What became of activities that came in.
struct ActivityCounts {
    std::int64_t added = 0, updated = 0, unchanged = 0;
};

/// Stores activities of a source by their ids; one that was gone is there again.
ActivityCounts upsertActivities(Record& record, const std::string& source,
                                const std::vector<Activity>& activities);
/// Marks activities as gone; returns how many were not yet.
std::int64_t removeActivities(Record& record, const std::string& source,
                              const std::vector<std::string>& ids);
/// Ids of all that are there, sorted.
std::vector<std::string> loadActivityIds(const Connection& db, const std::string& source);

/// An activity as it is stored.
struct StoredActivity {
    std::string source;
    Activity activity;
    bool removed = false;
};
/// In order of beginning, without those that are gone; all, or those of one account of a source.
std::vector<StoredActivity> loadActivities(const Connection& db, const std::string& source = {},
                                           const std::string& account = {});
/// The copies of visits, also of those that are gone in the CRM.
std::vector<StoredActivity> loadCopies(const Connection& db, const std::string& source);

} // namespace core::visits
