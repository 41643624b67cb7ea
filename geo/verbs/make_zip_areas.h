// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"
#include "geo/verbs/new_layer.h"

#include <cstdint>
#include <string>
#include <vector>

namespace geo {

struct MakeZipAreasParams {
    std::string layer;               ///< the name that the layer gets in the workspace
    std::vector<std::string> states; ///< postal abbreviations; empty means all
};
void to_json(core::Json& json, const MakeZipAreasParams& params);

struct MakeZipAreasReport {
    std::string layer;
    std::string workCrs; ///< in which lengths and areas are measured
    std::int64_t units = 0;
    std::int64_t zips = 0;  ///< ZIPs in the units, as keys or as aliases
    std::int64_t edges = 0; ///< pairs of units with a common border
    std::int64_t cornerTouches = 0;
    int components = 0; ///< by edges, before bridges
    std::vector<ImportedBridge> bridges;
    std::vector<std::string> unplaced; ///< ZIPs without an area (APO, FPO, far islands)
    double seconds = 0;
    std::string restorePoint; ///< copy of the workspace as it was; empty if it had no layer
    std::vector<core::Issue> issues;
};
void to_json(core::Json& json, const MakeZipAreasReport& report);

/// Makes a layer of approximate ZIP areas from the data inside the program, for plans where no
/// polygons are at hand: see `buildZipAreas`. The layer is marked approximate and carries the
/// attribution of its data. One of the same name is replaced; units keep their ids by key. The undo
/// history starts afresh; what was there before is in the restore point. Throws Error(Input) for an
/// unknown state; nothing is written then, nor when the job is cancelled.
MakeZipAreasReport makeZipAreas(core::Workspace& ws, const MakeZipAreasParams& params,
                                core::Job& job);

} // namespace geo
