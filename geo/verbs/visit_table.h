// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/json.h"
#include "core/visits/stay_points.h"
#include "core/visits/visit_log.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace geo {

struct ReadVisitsParams {
    std::string source;                        ///< a table, or a GPX track
    std::string sheet;                         ///< the first one where empty
    std::map<std::string, std::string> fields; ///< field -> column, see `VisitColumns`
    std::string zone; ///< of times without one, IANA name; empty = that of this computer
    core::visits::StayOptions stays; ///< of tracks
};

/// The entries of a log, and what could not be read of it.
struct VisitLog {
    std::vector<core::visits::LogEntry> entries;
    core::Json mapping = core::Json::object(); ///< field -> column
    std::string zone;
    std::int64_t read = 0;     ///< rows, or positions of tracks
    std::int64_t rejected = 0; ///< rows that could not be used; each has an issue
    std::int64_t notDone = 0;  ///< rows of visits that were not made: planned, cancelled, missed
    std::int64_t tracks = 0;
    std::vector<core::Issue> issues;
};

/// Reads visits from any table that GDAL knows. Throws as `TableReader` and `VisitColumns`, and
/// Error(Usage) for a zone that there is not.
VisitLog readVisitTable(const ReadVisitsParams& params);

/// Reads the stays of GPS tracks in the GPX format. A file without tracks is read as a table of its
/// waypoints. Throws as `TableReader`, Error(Usage) for a radius or length that makes no sense.
VisitLog readVisitTracks(const ReadVisitsParams& params);

} // namespace geo
