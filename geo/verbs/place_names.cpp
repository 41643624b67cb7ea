// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/place_names.h"

#include "geo/crs/geodesic.h"
#include "geo/embedded/zip_table.h"

#include <cstddef>

namespace geo {

namespace {

constexpr double kFarAway = 100'000; // metres

const ZipPlace* placeOf(const PreparedUnit& unit) {
    const ZipPlace* place = zipTable().find(unit.key);
    return place != nullptr && geodesicDistance(place->point, unit.inside) < kFarAway ? place
                                                                                      : nullptr;
}

} // namespace

void nameByPlace(PreparedLayer& layer) {
    std::vector<const ZipPlace*> places;
    std::size_t found = 0;
    for (const PreparedUnit& unit : layer.units) {
        places.push_back(placeOf(unit));
        found += places.back() != nullptr ? 1 : 0;
    }
    if (found * 2 < places.size()) {
        return;
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        std::string& name = layer.units[i].name;
        if (places[i] != nullptr && (name.empty() || name == layer.units[i].key)) {
            name = places[i]->place;
        }
    }
}

} // namespace geo
