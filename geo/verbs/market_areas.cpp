// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/market_areas.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/geometry/unit_locator.h"

namespace geo {

using core::Code;
using core::Error;

MarketAreas::MarketAreas(const std::string& by, const std::string& table, const std::string& column,
                         std::vector<core::Issue>& issues)
    : by_(core::lower(by)) {
    if (by_ != "county" && by_ != "state" && by_ != "area") {
        throw Error(Code::Usage, core::format("there are no markets by \"{}\"", by),
                    "choose --by county, state or area", by);
    }
    if ((by_ == "area") != !table.empty() || table.empty() != column.empty()) {
        throw Error(Code::Usage, "areas need a table of counties and its column",
                    "give --by area with --areas FILE --area-column NAME");
    }
    if (by_ == "area") {
        areas_ = readCountyAreas(table, column);
        issues.insert(issues.end(), areas_.issues.begin(), areas_.issues.end());
    }
}

std::optional<AreaName> MarketAreas::of(const BaseShape& county, std::string& why) const {
    if (by_ == "county") {
        return AreaName{county.fips, county.name + ", " + county.state};
    }
    if (by_ == "state") {
        return AreaName{county.state, county.state};
    }
    const auto found = areas_.areaOf.find(county.fips);
    if (found != areas_.areaOf.end()) {
        return AreaName{found->second, found->second};
    }
    why = areas_.planningRegions && county.fips.starts_with("09")
              ? "Connecticut: the table has the planning regions of 2022, not the counties"
              : "its county is in no area of the table";
    return std::nullopt;
}

std::vector<int> countiesAt(const std::vector<core::Point>& places, core::Job& job) {
    std::vector<core::MultiPolygon> shapes;
    for (const BaseShape& county : counties()) {
        shapes.push_back(county.shape);
    }
    return UnitLocator(shapes).locate(places, job);
}

} // namespace geo
