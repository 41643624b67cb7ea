// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <string>
#include <vector>

namespace geo {

struct MeasureUnitsParams {
    std::string layer; ///< empty for the only layer of the workspace
    std::string from;  ///< a table, or a raster if `as` is given
    std::string sheet; ///< sheet, table or layer of the source; the first where empty
    std::string key;   ///< column that holds the units' keys
    std::vector<std::string> columns; ///< see `parseMeasureColumns`
    std::string as;                   ///< name of the measure that a raster gives
    std::string unit;                 ///< "people", "$"; may be empty
};
void to_json(core::Json& json, const MeasureUnitsParams& params);

struct MeasureTotal {
    std::string name;
    double total = 0;
    std::int64_t missing = 0; ///< units of the layer without a value
};
void to_json(core::Json& json, const MeasureTotal& total);

struct MeasureUnitsReport {
    std::string layer;
    std::int64_t read = 0;         ///< rows of the table
    std::int64_t matched = 0;      ///< units with a row, or with pixels
    std::int64_t unitsWithout = 0; ///< the other units of the layer
    std::int64_t rowsWithout = 0;  ///< rows whose key no unit has
    std::int64_t repeated = 0;     ///< keys with several rows, whose values were added up
    std::vector<MeasureTotal> measures;
    double seconds = 0;
    std::vector<core::Issue> issues;
};
void to_json(core::Json& json, const MeasureUnitsReport& report);

/// Makes measures of a layer from a table, joined by key (lost zeros, ".0" and ZIP+4 are repaired,
/// aliases find their unit), or one from a raster (see `sumByZone`). Several rows of a unit are
/// added up; a unit none of whose rows has a value has none. A measure of the same name is
/// replaced. Throws Error(Input) when the source cannot be read, a column or expression is not
/// understood, or no row matches any unit; nothing is written then.
MeasureUnitsReport measureUnits(core::Workspace& ws, const MeasureUnitsParams& params,
                                core::Job& job);

} // namespace geo
