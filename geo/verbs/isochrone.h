// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"
#include "geo/roads/isochrone.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace geo {

struct IsochroneParams {
    std::vector<core::Point> at;       ///< centres in degrees
    std::vector<std::string> accounts; ///< more centres: external ids or numbers of accounts
    std::vector<double> minutes;
    bool apart = false; ///< polygons for each centre, instead of one for all, overlaps once
    RoadUse use;
    double snapLimit = kSnapLimit;
    std::vector<std::string> measures; ///< of `layer`, summed over the units inside
    std::string layer;                 ///< for measures; empty = the only one
    std::string save;                  ///< name under which the workspace keeps them; empty = not
    std::string file;                  ///< for an export; empty = none
};
void to_json(core::Json& json, const IsochroneParams& params);

struct IsochronePolygon {
    double minutes = 0;
    std::string centre; ///< an account, or a position; empty for several together
    double areaKm2 = 0;
    std::int64_t reachedNodes = 0;
    std::int64_t accounts = 0;                            ///< with their point inside
    std::vector<std::pair<std::string, double>> measures; ///< over units with their point inside
    core::MultiPolygon shape;                             ///< degrees
    std::int64_t accountId = 0;                           ///< of the centre, 0 where it is none
};

struct IsochroneReport {
    std::vector<IsochronePolygon> polygons;
    std::string engine = "embedded";
    std::string attribution;
    std::string saved; ///< the name under which the workspace keeps them
    std::string file;  ///< absolute
    double seconds = 0;
    std::vector<core::Issue> issues;
};
void to_json(core::Json& json, const IsochroneReport& report);

/// What can be reached by car within so many minutes, see `isochrones`, with what lies inside.
/// Saved under a name, polygons appear as the layer "isochrones" of the workspace, with account,
/// minutes and area, in place of older ones of that name. Throws Error(Usage) without centres or
/// minutes, Error(Input) for an account that is not there or has no place, or without roads.
IsochroneReport makeIsochrones(core::Workspace& ws, const IsochroneParams& params, core::Job& job);

} // namespace geo
