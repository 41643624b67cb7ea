// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "geo/roads/road_draft.h"

#include <string>

namespace geo {

/// Which fields of a line layer say what. Empty names are guessed from those that are usual.
struct LineFields {
    std::string layer;
    std::string speed;         ///< a number, or text with a unit ("35 mph")
    bool milesPerHour = false; ///< of plain numbers
    std::string oneWay;
    std::string roadClass; ///< names of road classes, highway tags of OpenStreetMap, or MTFCC
};

/// Reads roads from any line layer that OGR knows: TIGER edges, a company's own network. Lines meet
/// where their vertices lie within about a centimetre of each other; of TIGER, roads for cars only.
/// One-way fields say F, FT, 1, yes for the direction of the line, T, TF, -1 against it, N for
/// closed both ways; anything else is open both ways. Throws Error(Input) for a source that cannot
/// be read, holds no lines, or lacks a field that was named.
RoadDraft readLines(const std::string& source, const LineFields& fields, core::Job& job);

} // namespace geo
