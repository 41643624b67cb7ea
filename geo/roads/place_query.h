// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/roads/roads.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace geo {

/// A drive between two places, with the edges that it uses.
struct PlaceDrive {
    std::uint32_t milliseconds = 0;
    std::uint32_t decimetres = 0;
    std::vector<EdgeId> edges; ///< from the one that it begins on to the one that it ends on
};

/// The quickest drive between two places, exact also where both lie on one road: straight along it,
/// or out and round and back. Keeps the marks of one search: one object a thread.
class PlaceQuery {
public:
    PlaceQuery(const Roads& roads, core::Job& job);

    /// Nothing where there is no way.
    std::optional<PlaceDrive> drive(const RoadPlace& from, const RoadPlace& to);

private:
    const Roads& roads_;
    HierarchyQuery query_;
};

} // namespace geo
