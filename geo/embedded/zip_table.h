// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// A US ZIP code as GeoNames knows it. The views live as long as the table they came from.
struct ZipPlace {
    std::string_view zip;    ///< five digits
    std::string_view place;  ///< town, in the source's spelling; "APO" and "FPO" for the military
    std::string_view state;  ///< postal abbreviation; AA, AE, AP for the military
    std::string_view county; ///< name, empty where there is none
    std::string_view countyFips; ///< five digits of `counties()`, empty where there is none
    core::Point point; ///< degrees of EPSG:4326; four decimals, several ZIPs may share one
};

/// ZIP codes with place, county and point, sorted by ZIP. Immutable: threads may share it.
/// Points © GeoNames, CC BY 4.0: wherever they leave the program, say so.
class ZipTable {
public:
    /// Reads a CSV text with the header `zip,place,state,county,county_fips,lon,lat`.
    /// Throws Error(Input) naming the row when a ZIP is not five digits, occurs twice or has no
    /// point.
    explicit ZipTable(std::string csv);
    ZipTable(const ZipTable&) = delete;
    ZipTable& operator=(const ZipTable&) = delete;

    /// The entry of a five-digit ZIP, or null. The pointer lives as long as the table.
    const ZipPlace* find(std::string_view zip) const;
    std::span<const ZipPlace> all() const { return places_; }
    std::size_t count() const { return places_.size(); }

private:
    std::string text_;
    std::vector<ZipPlace> places_;
};

/// The table that is built into the program, read when it is first asked for.
const ZipTable& zipTable();

} // namespace geo
