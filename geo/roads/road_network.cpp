// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/road_network.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/roads/section_file.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace geo {

namespace {

constexpr std::string_view kKind = "roads";
constexpr std::uint32_t kVersion = 1;
constexpr double kScale = 1e7;
constexpr double kRadius = 6371007.2; ///< metres, of the sphere with the area of WGS 84

constexpr std::array<const char*, kRoadClasses> kNames = {
    "motorway",    "trunk",  "primary", "secondary", "tertiary", "minor",
    "residential", "living", "service", "track",     "link",     "ferry"};

void check(bool ok, const std::string& path) {
    if (!ok) {
        throw core::Error(core::Code::Storage,
                          core::format("{} is damaged: its parts do not fit together", path),
                          "import the roads again", path);
    }
}

void checkSegments(const RoadNetwork& network, const std::string& path) {
    for (const RoadSegment& segment : network.segments) {
        check(segment.from < network.nodes.size() && segment.to < network.nodes.size() &&
                  segment.pointCount >= 2 && segment.firstPoint <= network.points.size() &&
                  segment.pointCount <= network.points.size() - segment.firstPoint &&
                  static_cast<std::size_t>(segment.roadClass) < kRoadClasses,
              path);
    }
}

void checkBanned(const RoadNetwork& network, const std::string& path) {
    check(!network.bannedFirst.empty() && network.bannedFirst[0] == 0 &&
              network.bannedFirst.back() == network.bannedEdges.size() &&
              std::is_sorted(network.bannedFirst.begin(), network.bannedFirst.end()),
          path);
    check(std::all_of(network.bannedEdges.begin(), network.bannedEdges.end(),
                      [&](EdgeId edge) { return edge < network.edgeCount(); }),
          path);
}

void checkNames(const RoadNetwork& network, const std::string& path) {
    check(network.nameOf.size() == network.segments.size() && network.nameFirst.size() >= 2 &&
              network.nameFirst[0] == 0 && network.nameFirst.back() == network.nameText.size() &&
              std::is_sorted(network.nameFirst.begin(), network.nameFirst.end()),
          path);
    check(std::all_of(network.nameOf.begin(), network.nameOf.end(),
                      [&](std::uint32_t name) { return name + 1 < network.nameFirst.size(); }),
          path);
}

} // namespace

const char* roadClassName(RoadClass roadClass) {
    return kNames[static_cast<std::size_t>(roadClass)];
}

std::optional<RoadClass> roadClassOf(std::string_view name) {
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    return found == kNames.end() ? std::nullopt
                                 : std::optional(static_cast<RoadClass>(found - kNames.begin()));
}

core::Point degreesOf(RoadPoint point) {
    return {point.lon / kScale, point.lat / kScale};
}

RoadPoint roadPointOf(core::Point degrees) {
    const auto clamped = [](double value, double most) {
        return static_cast<std::int32_t>(std::lround(std::clamp(value, -most, most) * kScale));
    };
    return {clamped(degrees.x, 180), clamped(degrees.y, 90)};
}

double roadDistance(RoadPoint a, RoadPoint b) {
    // The chord of a short arc, by Sinnott's haversine, needs no iteration and no special cases.
    constexpr double kRadians = std::numbers::pi / 180 / kScale;
    const double latA = a.lat * kRadians;
    const double latB = b.lat * kRadians;
    const double dLat = std::sin((latB - latA) / 2);
    const double dLon = std::sin((static_cast<double>(b.lon) - a.lon) * kRadians / 2);
    const double h = dLat * dLat + std::cos(latA) * std::cos(latB) * dLon * dLon;
    return 2 * kRadius * std::asin(std::min(1.0, std::sqrt(h)));
}

void saveNetwork(const RoadNetwork& network, const std::string& path) {
    std::vector<FileSection> sections = {sectionOf("nodes", network.nodes),
                                         sectionOf("segments", network.segments),
                                         sectionOf("points", network.points),
                                         sectionOf("banned", network.bannedFirst),
                                         sectionOf("banned-edges", network.bannedEdges),
                                         sectionOf("about", std::span<const char>(network.about))};
    if (!network.nameOf.empty()) {
        sections.push_back(sectionOf("name-of", network.nameOf));
        sections.push_back(sectionOf("name-first", network.nameFirst));
        sections.push_back(sectionOf("name-text", network.nameText));
    }
    writeSections(path, kKind, kVersion, sections);
}

RoadNetwork openNetwork(const std::string& path) {
    const MappedSections file(path, kKind, kVersion);
    RoadNetwork network;
    network.nodes = file.array<RoadNode>("nodes");
    network.segments = file.array<RoadSegment>("segments");
    network.points = file.array<RoadPoint>("points");
    network.bannedFirst = file.array<std::uint32_t>("banned");
    network.bannedEdges = file.array<EdgeId>("banned-edges");
    network.about = file.text("about");
    // Files of before there were names stay good: they give directions without them.
    if (file.has("name-of")) {
        network.nameOf = file.array<std::uint32_t>("name-of");
        network.nameFirst = file.array<std::uint32_t>("name-first");
        network.nameText = file.array<char>("name-text");
        checkNames(network, path);
    }
    check(network.segments.size() < kClosed / 2, path);
    checkSegments(network, path);
    checkBanned(network, path);
    return network;
}

} // namespace geo
