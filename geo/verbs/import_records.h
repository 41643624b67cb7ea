// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/records/convert.h"
#include "core/records/mapping.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace geo {

struct ImportRecordsParams {
    std::string source;                   ///< a file, an archive of one, or a connection string
    std::string sheet;                    ///< sheet, table or layer; the first one where empty
    core::records::MappingWishes mapping; ///< what the user said of the columns
    std::string sourceName = "file";      ///< records of other names are not touched
    bool removeAbsent = false;            ///< the source is complete: what it lacks is gone
    bool restoreZeros = true;             ///< ZIPs that lost their leading zeros get them back
    bool splitAddresses = false; ///< a street cell that holds the whole address is taken apart
    std::map<std::string, double> factors; ///< column -> 1000 where its numbers are in thousands
};
void to_json(core::Json& json, const ImportRecordsParams& params);
/// What is missing keeps its default, so that params of older versions can be read.
void from_json(const core::Json& json, ImportRecordsParams& params);

/// The options that the converter of such an import reads with.
core::records::ReadingOptions readingOptions(const ImportRecordsParams& params);
/// Throws Error(Input) where the source is the workspace itself: nothing but SQLite opens it.
void refuseWorkspace(const std::string& workspace, const std::string& source);
/// Whether records of the kind lie somewhere on the map: accounts, leads and reps do.
bool hasPlace(core::records::Kind kind);

/// How many records were placed at which match level, in the order of `kMatchLevels`.
struct LevelCounts {
    std::vector<std::int64_t> counts;
    LevelCounts();
    void add(const std::string& level);
    std::int64_t of(const std::string& level) const;
};
void to_json(core::Json& json, const LevelCounts& levels);

/// `read` = added + updated + unchanged + rejected + repeated.
struct ImportRecordsReport {
    core::records::Kind kind = core::records::Kind::Account;
    std::string sheet; ///< what was read of the source
    std::int64_t read = 0;
    std::int64_t added = 0;
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
    std::int64_t rejected = 0; ///< rows that could not be used; each has an issue
    std::int64_t repeated = 0; ///< further rows of an id; the first one counts
    std::int64_t removed = 0;  ///< only with `removeAbsent`
    core::records::Mapping mapping;
    LevelCounts byLevel; ///< of the records read; accounts, leads and reps only
    double seconds = 0;
    std::vector<core::Issue> issues;
};
void to_json(core::Json& json, const ImportRecordsReport& report);

/// Reads a table, guesses what its columns are, and writes its records into the workspace by their
/// ids: importing the same file again changes nothing. All is written in one step: an import that
/// fails, is cancelled or killed leaves the workspace as it was; a cancel after that step comes too
/// late and is not heeded.
///
/// Accounts, leads and reps with coordinates are placed there (level "given"); others at the point
/// of their ZIP, or of their city, with an issue where that is doubtful. An account that was placed
/// better before stays there while its address stays the same.
///
/// Throws Error(Input) for a source or columns that cannot be used.
ImportRecordsReport importAccounts(core::Workspace& ws, const ImportRecordsParams& params,
                                   core::Job& job);
ImportRecordsReport importOpportunities(core::Workspace& ws, const ImportRecordsParams& params,
                                        core::Job& job);
ImportRecordsReport importContacts(core::Workspace& ws, const ImportRecordsParams& params,
                                   core::Job& job);
ImportRecordsReport importLeads(core::Workspace& ws, const ImportRecordsParams& params,
                                core::Job& job);
ImportRecordsReport importReps(core::Workspace& ws, const ImportRecordsParams& params,
                               core::Job& job);

/// The same by kind.
ImportRecordsReport importRecords(core::Workspace& ws, core::records::Kind kind,
                                  const ImportRecordsParams& params, core::Job& job);

/// Match levels, best first.
const std::vector<std::string>& matchLevels();

} // namespace geo
