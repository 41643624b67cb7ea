// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/embedded/base_map.h"

#include "geo/embedded/gunzip.h"

#include <algorithm>

namespace geo {

const std::vector<BaseShape>& counties() {
    static const std::vector<BaseShape> shapes =
        decodeTopology(embeddedText("us_counties.topojson.gz"), "counties");
    return shapes;
}

const std::vector<BaseShape>& states() {
    static const std::vector<BaseShape> shapes =
        decodeTopology(embeddedText("us_states.topojson.gz"), "states");
    return shapes;
}

const BaseShape* findShape(const std::vector<BaseShape>& shapes, std::string_view fips) {
    const auto found = std::lower_bound(
        shapes.begin(), shapes.end(), fips,
        [](const BaseShape& shape, std::string_view wanted) { return shape.fips < wanted; });
    return found != shapes.end() && found->fips == fips ? &*found : nullptr;
}

} // namespace geo
