// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"
#include "core/records/convert.h"

#include <optional>
#include <string>

namespace core::records {

/// Where a record lies on the map, and how well that is known.
struct Placement {
    std::optional<Point> point; ///< degrees of EPSG:4326
    /// "given" (the source's own coordinates), "rooftop", "parcel", "interpolated", "street",
    /// "zip", "city" or "none".
    std::string level = "none";
    double score = 0;     ///< 0 to 1: trust in the point for its level's purpose
    std::string provider; ///< "file", or who found the point
    std::string vintage;  ///< of the provider's data, where it is known
    std::string note;     ///< what a person should know: "the ZIP lies in another state"
    /// Metres: 95 % of such places lie no farther than this from where the account is. Empty = what
    /// is usual for the level (`quality::usualErrorM`).
    std::optional<double> errorM = std::nullopt;
    bool operator==(const Placement&) const = default;
};

/// The placement that needs no reference data: the source's own coordinates, or none.
Placement placeAsGiven(const NeutralRecord& record);

/// Digest of what a placement rests on: address and given coordinates. It differs from the stored
/// one when the address has changed since: the placement is stale.
std::string placementInput(const NeutralRecord& record);
/// The same from the single values, as they stand in the workspace.
struct PlacementInput {
    Value street, city, state, zip, country;
    std::optional<Point> given;
};
std::string placementInput(const PlacementInput& input);
PlacementInput placementInputOf(const NeutralRecord& record);

} // namespace core::records
