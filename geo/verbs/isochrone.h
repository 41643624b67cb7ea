// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"
#include "geo/engines/travel_engine.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace geo {

struct IsochroneParams {
    std::vector<core::Point> at;       ///< centres in degrees
    std::vector<std::string> accounts; ///< more centres: external ids or numbers of accounts
    std::vector<std::string> reps;     ///< more centres: where these reps work from, or "all"
    std::vector<double> minutes;
    bool apart = false;    ///< polygons for each centre, instead of one for all, overlaps once
    bool together = false; ///< with `apart`: also those of all centres, in `together`
    bool estimate = false; ///< circles by the estimate, without roads
    bool inward = false;   ///< from where a centre is reached, instead of what is reached from it
    RoadUse use;
    std::shared_ptr<TravelEngine> server; ///< a routing server instead of the roads; may be null
    double snapLimit = kSnapLimit;
    std::string value;                 ///< column or expression summed over accounts inside
    std::string scenario;              ///< for `beyond`; empty = not asked
    std::vector<std::string> measures; ///< of `layer`, units by the share of their area inside
    std::string layer;                 ///< for measures; empty = the only one
    std::string save; ///< name under which the workspace keeps them; empty = not; "auto" = R-001, …
    bool write = false; ///< notes at the accounts inside in which they lie; needs `save`
    std::string file;   ///< for an export; empty = none
};
void to_json(core::Json& json, const IsochroneParams& params);

struct IsochronePolygon {
    double minutes = 0;
    std::string centre; ///< an account, or a position; empty for several together
    double areaKm2 = 0;
    std::int64_t reachedNodes = 0;
    std::int64_t accounts = 0;                            ///< with their point inside
    double value = 0;                                     ///< of these accounts
    std::vector<std::pair<std::string, double>> measures; ///< units by the share of their area
    core::MultiPolygon shape;                             ///< degrees
    std::int64_t accountId = 0;                           ///< of the centre, 0 where it is none
    std::optional<core::Point> at; ///< the centre in degrees; empty for several together
};

/// Accounts of the territories that the reps at the centres are in charge of, and how many of them
/// lie in no polygon of their own rep.
struct BeyondReach {
    std::int64_t accounts = 0;
    double value = 0;
    std::int64_t of = 0; ///< accounts with a place
};

struct IsochroneReport {
    std::vector<IsochronePolygon> polygons;
    std::vector<IsochronePolygon> together; ///< of all centres, overlaps once
    std::optional<BeyondReach> beyond;
    std::string engine = "embedded";          ///< or "estimate"
    std::optional<core::TravelEstimate> rule; ///< of the estimate
    bool inward = false;                      ///< as it was asked for
    std::int64_t written = 0;                 ///< accounts that hold a ring now
    std::string attribution;
    std::string saved; ///< the name under which the workspace keeps them
    std::string file;  ///< absolute
    double seconds = 0;
    std::vector<core::Issue> issues;
};
void to_json(core::Json& json, const IsochroneReport& report);

/// What can be reached by car within so many minutes, see `isochrones`, with what lies inside.
/// Saved under a name, polygons appear as the layer "isochrones" of the workspace, with account,
/// minutes and area, in place of older ones of that name. Written to the accounts (one step of the
/// history), each account says in which it lies: columns ring, ring_minutes and ring_km2, which can
/// be published. Throws Error(Usage) without centres or minutes, Error(Input) for an account or rep
/// that is not there or has no place, or without roads, unless an estimate is asked for.
IsochroneReport makeIsochrones(core::Workspace& ws, const IsochroneParams& params, core::Job& job);

} // namespace geo
