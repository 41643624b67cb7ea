// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/plan_routes.h"

#include <string>

namespace core {

/// Routes as GPX 1.1: a route for each rep and day, its stops with name, times and drive.
std::string gpxOf(const RouteReport& report);
/// Routes as iCalendar (RFC 5545): an event for each stop, in UTC, with a fixed UID, so that a
/// calendar that takes the file in again replaces its events instead of doubling them.
std::string calendarOf(const RouteReport& report);
/// Routes as KML 2.2: a folder for each rep and day with the stops and a straight line between
/// them, which says that it is one.
std::string kmlOf(const RouteReport& report);

} // namespace core
