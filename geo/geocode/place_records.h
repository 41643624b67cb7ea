// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/candidate_store.h"
#include "core/records/placement.h"
#include "geo/geocode/geocoder.h"
#include "geo/geocode/zip_placer.h"

#include <vector>

namespace geo {

/// The address of a record, taken apart.
Address addressOf(const core::records::PlacementInput& input);

/// A match as it is stored with a record.
core::records::Placement placementOf(const Match& match);
/// Its candidates as they are kept for review: none for a match that leaves no doubt.
std::vector<core::records::MatchCandidate> candidatesOf(const Match& match);

/// Places a record: given coordinates first, then its street, then ZIP and city as `ZipPlacer`
/// does. `match` is what the geocoder made of the address.
core::records::Placement placeRecord(const core::records::PlacementInput& input, const Match& match,
                                     const ZipPlacer& placer);

} // namespace geo
