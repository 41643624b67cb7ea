// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/plan/shape.h"
#include "geo/embedded/base_map.h"
#include "geo/verbs/county_areas.h"

#include <optional>
#include <string>
#include <vector>

namespace geo {

/// An area under its key, and its name.
struct AreaName {
    std::string key;
    std::string name;
};

/// Says to which market a county belongs: itself, its state, or the area a table gives it.
class MarketAreas {
public:
    /// `by` is "county", "state" or "area"; only "area" takes a table of counties and the column
    /// that names the area (`readCountyAreas`). Throws Error(Usage) for anything else.
    MarketAreas(const std::string& by, const std::string& table, const std::string& column,
                std::vector<core::Issue>& issues);

    /// Empty if the table has no area for it; `why` then says so.
    std::optional<AreaName> of(const BaseShape& county, std::string& why) const;

private:
    std::string by_;
    CountyAreas areas_;
};

/// The county of the base map that each place (degrees, EPSG:4326) lies in, as an index into
/// `counties()`; `UnitLocator::kNowhere` = none.
std::vector<int> countiesAt(const std::vector<core::Point>& places, core::Job& job);

} // namespace geo
