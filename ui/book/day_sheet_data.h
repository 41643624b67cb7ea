// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/verbs/plan_routes.h"
#include "core/workspace/workspace.h"
#include "geo/roads/directions.h"
#include "ui/draw/map_scene.h"

#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ui {

/// A call as the rep wants to know it on the way there.
struct SheetStop {
    core::Point place; ///< degrees
    QString account;   ///< its number
    QString name;
    QString address;
    QString phone;
    QString lastVisit; ///< a day before the route's, "2026-10-28"; empty = none known
    double openValue = 0;
    QString note; ///< of the planned visit, else what came of the last one
    core::visits::ClockTime arrives = 0, starts = 0, leaves = 0;
    std::optional<core::visits::ClockTime> opens, closes;
};

/// The drive to a stop, or back to the base.
struct SheetLeg {
    std::int64_t seconds = 0;
    double metres = 0;
    double heading = 0;               ///< degrees from north, straight to its end
    std::vector<core::Point> line;    ///< degrees, along the roads; empty = only a straight line
    std::vector<geo::RoadStep> steps; ///< empty = no roads are at hand
};

/// What one rep does on one day.
struct DaySheet {
    QString rep;
    QString day; ///< a date
    int colour = 0;
    core::visits::ClockTime starts = 0, ends = 0;
    std::int64_t driving = 0; ///< seconds, with the way back
    double metres = 0;
    std::optional<core::Point> base; ///< degrees
    std::vector<SheetStop> stops;
    std::vector<SheetLeg> legs; ///< to each stop, the last one back to the base if there is one
    std::vector<core::visits::RouteRest> rests;

    std::int64_t onSite() const; ///< seconds
};

/// The roads of a stretch, for the ground of a map.
struct SheetRoad {
    geo::RoadClass roadClass = geo::RoadClass::Minor;
    std::vector<core::Point> line; ///< degrees
};

struct DaySheets {
    QString plan;
    QString printedOn;
    bool estimated = false; ///< drive times are a rule of thumb
    bool alongRoads = false;
    bool named = false;                         ///< the roads have names
    core::visits::NaiveDriving listed, nearest; ///< of the whole plan
    std::int64_t driving = 0;                   ///< seconds, of the whole plan
    std::int64_t served = 0;
    std::vector<DaySheet> days;
    std::vector<SheetRoad> roads;
    std::shared_ptr<const MapScene> scene; ///< the ground
    std::string crs;                       ///< its plane
    QString attribution;
};

struct DaySheetQuery {
    std::int64_t plan = 0; ///< 0 = the newest
    std::string rep;       ///< number, name or e-mail; empty = all
    std::string day;       ///< a date; empty = all
};

/// Reads what the sheets tell. Throws Error(Input) if there is no such plan, or no route of the rep
/// or day in it.
DaySheets loadDaySheets(const core::Workspace& ws, const DaySheetQuery& query, core::Job& job);

} // namespace ui
