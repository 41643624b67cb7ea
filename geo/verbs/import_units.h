// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"
#include "geo/geometry/prepare_layer.h"
#include "geo/io/unit_source.h"
#include "geo/verbs/new_layer.h"

#include <cstdint>
#include <string>
#include <vector>

namespace geo {

struct ImportUnitsParams {
    std::string source; ///< a file, an archive of one, or a connection string that OGR opens
    std::string layer;  ///< the name that the layer gets in the workspace
    UnitSourceOptions read;
    Duplicates duplicates = Duplicates::Merge;
    double borderTolerance = 1; ///< metres within which borders count as shared
    std::string vintage;        ///< "2020", for people
    std::string attribution;    ///< to be shown wherever the layer is
};
void to_json(core::Json& json, const ImportUnitsParams& params);

struct ImportUnitsReport {
    std::string layer;
    std::string crs;     ///< of the source
    std::string workCrs; ///< in which lengths and areas are measured
    std::string keyField;
    std::int64_t read = 0;
    std::int64_t units = 0;
    std::int64_t edges = 0;         ///< pairs of units with a common border
    std::int64_t cornerTouches = 0; ///< pairs that meet in points only, which are no edges
    int components = 0;             ///< by edges, before bridges
    std::vector<ImportedBridge> bridges;
    std::int64_t repaired = 0;
    std::int64_t duplicates = 0;
    std::int64_t rejected = 0;
    double seconds = 0;
    std::string restorePoint; ///< copy of the workspace as it was; empty if it had no layer
    std::vector<core::Issue> issues;
};
void to_json(core::Json& json, const ImportUnitsReport& report);

/// Reads polygons, makes units of them, finds neighbours and bridges, and writes the layer. One of
/// the same name is replaced; units keep their ids by key. The undo history starts afresh; what was
/// there before is in the restore point. Units of a ZIP layer without names are named by place
/// (`nameByPlace`), and accounts that are there already are located. Throws Error(Input) for a
/// source that cannot be used (see readUnits) and for a layer without a name; nothing is written
/// then, nor when the job is cancelled.
ImportUnitsReport importUnits(core::Workspace& ws, const ImportUnitsParams& params, core::Job& job);

} // namespace geo
