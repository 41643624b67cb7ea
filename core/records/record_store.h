// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/records/convert.h"
#include "core/records/placement.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <string>
#include <vector>

namespace core::records {

/// A record on its way into the workspace.
struct PlacedRecord {
    NeutralRecord record;
    Placement place;
};

/// The source name of everything that comes from files rather than a CRM.
inline constexpr const char* kFileSource = "file";

struct UpsertOptions {
    std::string source = kFileSource; ///< records of other sources are not touched
    /// The records are all there are: others of the source become tombstones (`removed = 1`).
    bool removeAbsent = false;
};

struct UpsertCounts {
    std::int64_t added = 0;
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
    std::int64_t removed = 0;
};

/// Writes records of one kind into their `base_*` table, by (source, id): new ones are added,
/// changed ones (by content digest) updated, others left alone. A record whose address has not
/// changed keeps the place it has, which may be better than the one given here; a new or corrected
/// address takes the new place. A tombstone that comes back counts as added.
///
/// All records must have the same kind. Fields without a column of their own go into the
/// attributes. To be called inside `Workspace::record`, which makes it all or nothing.
UpsertCounts upsertRecords(core::Record& token, Kind kind, const std::vector<PlacedRecord>& records,
                           const UpsertOptions& options, Job& job);

/// Makes records tombstones, by their external ids; returns how many there were.
std::int64_t removeRecords(core::Record& token, Kind kind, const std::string& source,
                           const std::vector<std::string>& ids);
/// Gives a record another external id, so that all that was decided about it stays with it. False,
/// and nothing is done, if there is no such record, or another one has the new id.
bool renameRecord(core::Record& token, Kind kind, const std::string& source, const std::string& id,
                  const std::string& newId);

/// External ids of the records of a kind that are not removed, sorted.
std::vector<std::string> loadExternalIds(const Connection& db, Kind kind,
                                         const std::string& source);

} // namespace core::records
