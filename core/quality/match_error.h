// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace core::quality {

/// Metres within which 95 of 100 places of a match level lie from where the account really is, for
/// places whose own radius is not known (`Placement::errorM`). "pin" is a point that a person set.
///
/// Interpolated and parcel: Cayo and Talbot, "Positional error in automated geocoding of
/// residential addresses" (International Journal of Health Geographics 2, 2003), urban. Street, ZIP
/// and city: half of a usual street, ZIP or town of the United States. 0 for "none", which has no
/// place.
double usualErrorM(std::string_view level);

/// The radius that counts: the place's own where it is known, otherwise the usual one.
double errorRadiusM(std::string_view level, std::optional<double> ownM);

} // namespace core::quality
