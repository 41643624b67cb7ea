// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/placement.h"
#include "geo/geocode/zip_places.h"

#include <optional>
#include <string_view>

namespace geo {

/// Places records in the United States without a geocoder: by their own coordinates, else at the
/// point of their ZIP, else in the middle of their city's ZIPs. Immutable: threads may share it.
class ZipPlacer {
public:
    /// `zips` must outlive the placer.
    explicit ZipPlacer(const ZipPlaces& zips) : zips_(zips) {}

    /// Levels given, zip, city or none. `note` says what a person should know: a ZIP that is not
    /// known or lies in another state, or an address that is missing. Empty when all is well.
    core::records::Placement place(const core::records::PlacementInput& input) const;

    /// Kilometres between a position and the point of its ZIP; empty if the ZIP is not known.
    std::optional<double> kilometresFromZip(core::Point point, std::string_view zip) const;

private:
    const ZipPlaces& zips_;
};

/// The placer over the table that is built into the program, made when it is first asked for.
const ZipPlacer& zipPlacer();

/// Coordinates further than this from the point of their ZIP are doubtful.
constexpr double kFarFromZipKm = 50;

/// What the points of ZIPs are credited to, wherever they leave the program.
inline constexpr const char* kZipProvider = "GeoNames";

} // namespace geo
