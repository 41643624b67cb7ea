// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/embedded/zip_table.h"

#include <atomic>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace geo {

/// "MO st louis": "Saint Louis", "ST. LOUIS" and "st louis" are one city.
std::string cityKey(std::string_view state, std::string_view city);

/// A city as the ZIP table knows it.
struct CityPlace {
    core::Point centre;                ///< mean of its ZIPs
    double radius = 0;                 ///< metres to the furthest of them
    std::vector<const ZipPlace*> zips; ///< in order of ZIP
};

/// ZIPs by neighbourhood and by city. Immutable: threads may share it.
class ZipPlaces {
public:
    /// `zips` must outlive it.
    explicit ZipPlaces(const ZipTable& zips);

    const ZipTable& table() const { return zips_; }
    /// Null for a city that is not known; the pointer lives as long as this.
    const CityPlace* city(std::string_view state, std::string_view city) const;
    /// ZIPs whose points lie within so many metres, nearest first, at most `most`.
    std::vector<const ZipPlace*> near(core::Point point, double metres, std::size_t most) const;
    /// The ZIP whose point is nearest within 100 km, or null.
    const ZipPlace* nearest(core::Point point) const;
    /// How far the area of a ZIP is likely to reach from its point: by how far its neighbours are.
    double reach(const ZipPlace& zip) const;
    /// How far a city is likely to reach from its centre: to its furthest ZIP and over it.
    double reach(const CityPlace& city) const;
    /// "AL" for "01"; empty for a number that is no state's.
    std::string_view stateOfFips(std::string_view fips) const;

private:
    std::span<const std::uint32_t> cell(int column, int row) const;
    double measureReach(const ZipPlace& zip) const;

    const ZipTable& zips_;
    std::unordered_map<std::string, CityPlace> cities_;
    std::unordered_map<std::string_view, std::string_view> states_;
    std::vector<std::uint32_t> cellStarts_;
    std::vector<std::uint32_t> order_; ///< positions in the table, cell after cell
    /// Of the ZIPs that were asked for, by their place in the table; 0: not yet asked for.
    mutable std::vector<std::atomic<float>> reaches_;
};

/// Those of the table that is built into the program, made when they are first asked for.
const ZipPlaces& zipPlaces();

} // namespace geo
