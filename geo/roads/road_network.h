// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"
#include "geo/roads/shared_array.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// What kind of road a segment is; speeds are calibrated by it.
enum class RoadClass : std::uint8_t {
    Motorway,
    Trunk,
    Primary,
    Secondary,
    Tertiary,
    Minor,
    Residential,
    Living,
    Service,
    Track,
    Link,
    Ferry
};
inline constexpr std::size_t kRoadClasses = 12;

/// "motorway", "trunk", ...
const char* roadClassName(RoadClass roadClass);
std::optional<RoadClass> roadClassOf(std::string_view name);

/// A position in ten-millionths of a degree of EPSG:4326, about a centimetre.
struct RoadPoint {
    std::int32_t lon = 0;
    std::int32_t lat = 0;
    bool operator==(const RoadPoint&) const = default;
};
core::Point degreesOf(RoadPoint point);
/// Positions beyond the globe are moved to its edge.
RoadPoint roadPointOf(core::Point degrees);

/// Where roads meet or end.
struct RoadNode {
    RoadPoint at;
    std::uint32_t delayMs = 0; ///< lost in passing: lights, gates
};

/// The time of a segment in a direction that is not allowed.
inline constexpr std::uint32_t kClosed = 0xFFFFFFFF;

/// A piece of road between two nodes with no node between.
struct RoadSegment {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::uint32_t firstPoint = 0; ///< of its shape, the ends included
    std::uint32_t pointCount = 0;
    std::uint32_t lengthDm = 0;         ///< decimetres
    std::uint32_t forwardMs = kClosed;  ///< milliseconds in free flow, or kClosed
    std::uint32_t backwardMs = kClosed; ///< the same against the order of its points
    RoadClass roadClass = RoadClass::Minor;
    std::uint8_t fixedTime = 0; ///< 1: a timetable rules, no factor applies (ferries)
    std::uint16_t unused = 0;
};

/// A way along a segment: twice its number, plus 1 against the order of its points.
using EdgeId = std::uint32_t;
inline std::uint32_t segmentOf(EdgeId edge) {
    return edge >> 1;
}
inline bool isBackward(EdgeId edge) {
    return (edge & 1) != 0;
}
inline EdgeId reverseOf(EdgeId edge) {
    return edge ^ 1;
}

/// Roads as read from a source, ready for any metric: nodes, segments with their shapes, and chains
/// of edges that may not be driven one after the other (turn restrictions; two edges or more).
struct RoadNetwork {
    SharedArray<RoadNode> nodes;
    SharedArray<RoadSegment> segments;
    SharedArray<RoadPoint> points;
    SharedArray<std::uint32_t> bannedFirst; ///< where each chain begins, and the end of the last
    SharedArray<EdgeId> bannedEdges;
    SharedArray<std::uint32_t> nameOf;    ///< by segment; empty where names were not kept
    SharedArray<std::uint32_t> nameFirst; ///< where each name begins, and the end of the last
    SharedArray<char> nameText;           ///< all names; number 0 is the empty one
    std::string about;                    ///< JSON: source, attribution, counts

    std::size_t edgeCount() const { return 2 * segments.size(); }
    std::uint32_t tailOf(EdgeId edge) const {
        const RoadSegment& segment = segments[segmentOf(edge)];
        return isBackward(edge) ? segment.to : segment.from;
    }
    std::uint32_t headOf(EdgeId edge) const { return tailOf(reverseOf(edge)); }
    std::span<const RoadPoint> shapeOf(std::uint32_t segment) const {
        const RoadSegment& s = segments[segment];
        return points.span().subspan(s.firstPoint, s.pointCount);
    }
    /// The name of the road that a segment is part of; empty where none is known.
    std::string_view nameAt(std::uint32_t segment) const {
        if (nameOf.empty()) {
            return {};
        }
        const std::uint32_t name = nameOf[segment];
        return {nameText.data() + nameFirst[name], nameFirst[name + 1] - nameFirst[name]};
    }
    std::size_t bannedCount() const { return bannedFirst.empty() ? 0 : bannedFirst.size() - 1; }
};

/// Metres between two positions that lie close together, on the sphere of equal area; the same on
/// every machine to the decimetre in which lengths are kept.
double roadDistance(RoadPoint a, RoadPoint b);

/// Writes the network into a file that `openNetwork` maps into memory. Throws Error(Storage).
void saveNetwork(const RoadNetwork& network, const std::string& path);
/// Throws Error(Input) where there is none or one of another version, Error(Storage) where it is
/// damaged.
RoadNetwork openNetwork(const std::string& path);

} // namespace geo
