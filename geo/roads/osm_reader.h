// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "geo/roads/road_draft.h"

#include <string>
#include <string_view>

namespace geo {

/// Reads what matters to a car from an OpenStreetMap file (.osm.pbf, .osm, .osm.gz, .osm.bz2): ways
/// that cars may use, their nodes, turn restrictions over a node or over ways. The order of the
/// file does not matter. Nodes that ways name but that are not there are marked; restrictions and
/// access that hold only at times are left out and counted. Throws Error(Input) for a file that is
/// not there, is no such file or is damaged.
RoadDraft readOsm(const std::string& path, core::Job& job);

/// The same from bytes in memory in the PBF format; `name` is for messages.
RoadDraft readOsmBytes(std::string_view bytes, const std::string& name, core::Job& job);

/// Whether the name ends as those of OpenStreetMap files do.
bool isOsmName(std::string_view path);

} // namespace geo
