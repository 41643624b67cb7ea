// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/zip_placer.h"

#include "core/base/text.h"
#include "geo/crs/geodesic.h"

#include <algorithm>
#include <array>
#include <utility>

namespace geo {

using core::records::Placement;
using core::records::PlacementInput;

namespace {

constexpr double kGivenScore = 1;
constexpr double kZipScore = 0.5;
constexpr double kDoubtfulZipScore = 0.25;
constexpr double kCityScore = 0.2;

bool isAbroad(const PlacementInput& input) {
    static constexpr std::array<std::string_view, 6> kOurs = {"US", "PR", "VI", "GU", "AS", "MP"};
    return input.country && std::find(kOurs.begin(), kOurs.end(), *input.country) == kOurs.end();
}

Placement none(std::string note) {
    Placement placement;
    placement.note = std::move(note);
    return placement;
}

} // namespace

Placement ZipPlacer::place(const PlacementInput& input) const {
    if (input.given) {
        return {input.given, "given", kGivenScore, "file", {}, {}};
    }
    if (isAbroad(input)) {
        return none("it lies outside the United States and has no coordinates");
    }
    const ZipPlace* zip = input.zip ? zips_.table().find(*input.zip) : nullptr;
    if (zip != nullptr) {
        const bool agrees = !input.state || *input.state == zip->state;
        return {zip->point,
                "zip",
                agrees ? kZipScore : kDoubtfulZipScore,
                kZipProvider,
                {},
                agrees ? std::string()
                       : core::format("the ZIP {} lies in {}, not in {}", zip->zip, zip->state,
                                      *input.state),
                zips_.reach(*zip)};
    }
    const CityPlace* city =
        input.state && input.city ? zips_.city(*input.state, *input.city) : nullptr;
    const std::string unknown =
        input.zip ? core::format("the ZIP {} is not known", *input.zip) : "it has no ZIP";
    if (city != nullptr) {
        return {city->centre,      "city", kCityScore,
                kZipProvider,      {},     unknown + "; it was placed in the middle of its city",
                zips_.reach(*city)};
    }
    if (!input.zip && !input.city && !input.street) {
        return none("it has no address");
    }
    return none(unknown + (input.city ? ", and neither is its city" : ""));
}

std::optional<double> ZipPlacer::kilometresFromZip(core::Point point, std::string_view zip) const {
    const ZipPlace* place = zips_.table().find(zip);
    if (place == nullptr) {
        return std::nullopt;
    }
    return geodesicDistance(point, place->point) / 1000;
}

const ZipPlacer& zipPlacer() {
    static const ZipPlacer placer(zipPlaces());
    return placer;
}

} // namespace geo
