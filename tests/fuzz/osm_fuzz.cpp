// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as an OpenStreetMap file in the PBF format: what is read is also built, ordered and
// driven on.
#include "core/base/error.h"
#include "geo/roads/network_builder.h"
#include "geo/roads/osm_reader.h"
#include "geo/roads/travel_matrix.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    core::Job job;
    try {
        geo::RoadDraft draft =
            geo::readOsmBytes({reinterpret_cast<const char*>(data), size}, "bytes", job);
        geo::RoadNetwork network = geo::buildNetwork(draft, geo::habitsAt(draft));
        if (network.segments.empty()) {
            return 0;
        }
        const core::Point at = geo::degreesOf(network.nodes[0].at);
        const auto roads = geo::Roads::of(std::move(network), {}, job);
        geo::travelMatrix(*roads, {&at, 1}, {&at, 1}, job);
    } catch (const core::Error&) {
        // The one answer to a file that is none.
    }
    return 0;
}
