// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/road_snapper.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace geo {

namespace {

constexpr double kRadians = std::numbers::pi / 180;
constexpr double kRadius = 6371007.2;

/// Mercator keeps angles, so the nearest on the map is the nearest on the ground.
core::Point onMap(core::Point degrees) {
    const double lat = std::clamp(degrees.y, -89.0, 89.0) * kRadians;
    return {kRadius * degrees.x * kRadians, kRadius * std::asinh(std::tan(lat))};
}

struct Foot {
    double share = 0; ///< along the piece
    double distance = 0;
};

Foot footOn(core::Point a, core::Point b, core::Point p) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double square = dx * dx + dy * dy;
    const double t =
        square > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0;
    return {t, std::hypot(a.x + t * dx - p.x, a.y + t * dy - p.y)};
}

/// In degrees; a piece of road is so short that a share of it is the same on any map.
core::Point pointAt(const RoadPoint& from, const RoadPoint& to, double share) {
    const core::Point a = degreesOf(from);
    const core::Point b = degreesOf(to);
    return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

/// The part that the open edges of a segment belong to, the largest of the two.
std::uint32_t partOf(const EdgeGraph& graph, std::uint32_t segment) {
    return std::min(graph.part[2 * segment], graph.part[2 * segment + 1]);
}

/// Whether each part leads somewhere: a barrier may cut the network into parts of similar size, and
/// who lives in the smaller one does not live beyond it.
std::vector<bool> wideParts(const EdgeGraph& graph) {
    constexpr std::size_t kShare = 10;
    std::vector<std::size_t> edges(std::max<std::uint32_t>(1, graph.parts), 0);
    for (const std::uint32_t part : graph.part) {
        if (part != kClosed) {
            ++edges[part];
        }
    }
    std::vector<bool> wide;
    for (const std::size_t count : edges) {
        wide.push_back(count * kShare >= edges.front());
    }
    return wide;
}

} // namespace

RoadSnapper::RoadSnapper(const RoadNetwork& network, const EdgeGraph& graph,
                         const BarrierLines& barriers)
    : network_(network), graph_(graph), barriers_(barriers), wide_(wideParts(graph)) {
    std::vector<core::Box> boxes;
    for (std::uint32_t segment = 0; segment < network.segments.size(); ++segment) {
        // Nobody starts in the middle of a ferry line.
        if (partOf(graph, segment) == kClosed ||
            network.segments[segment].roadClass == RoadClass::Ferry) {
            continue;
        }
        core::Box box;
        for (const RoadPoint& point : network.shapeOf(segment)) {
            box.add(onMap(degreesOf(point)));
        }
        boxes.push_back(box);
        segmentOfBox_.push_back(segment);
    }
    boxes_ = BoxIndex(boxes);
}

std::optional<RoadPlace> RoadSnapper::snap(core::Point degrees, double limit) const {
    if (!std::isfinite(degrees.x) || !std::isfinite(degrees.y) || std::abs(degrees.x) > 180 ||
        std::abs(degrees.y) > 89) {
        return std::nullopt;
    }
    const core::Point p = onMap(degrees);
    const double scale = std::cos(degrees.y * kRadians); // metres of the ground in one of the map
    struct Candidate {
        std::uint32_t segment = kClosed;
        std::size_t piece = 0;
        Foot foot{0, std::numeric_limits<double>::infinity()};
    };
    Candidate inWide;
    Candidate elsewhere;
    core::Box at;
    at.add(p);
    boxes_.nearest(at, [&](std::size_t box, double distance) {
        if (distance * scale > limit || distance > inWide.foot.distance) {
            return false;
        }
        const std::uint32_t segment = segmentOfBox_[box];
        Candidate& best = wide_[partOf(graph_, segment)] ? inWide : elsewhere;
        const auto shape = network_.shapeOf(segment);
        for (std::size_t i = 1; i < shape.size(); ++i) {
            const Foot foot = footOn(onMap(degreesOf(shape[i - 1])), onMap(degreesOf(shape[i])), p);
            if (foot.distance < best.foot.distance &&
                !barriers_.between(degrees, pointAt(shape[i - 1], shape[i], foot.share))) {
                best = {segment, i, foot};
            }
        }
        return true;
    });
    const Candidate& best = inWide.foot.distance * scale <= limit ? inWide : elsewhere;
    if (best.segment == kClosed || best.foot.distance * scale > limit) {
        return std::nullopt;
    }
    const auto shape = network_.shapeOf(best.segment);
    double before = 0;
    double all = 0;
    for (std::size_t i = 1; i < shape.size(); ++i) {
        const double length = roadDistance(shape[i - 1], shape[i]);
        before += i < best.piece ? length : i == best.piece ? length * best.foot.share : 0;
        all += length;
    }
    RoadPlace place;
    place.segment = best.segment;
    place.share = all > 0 ? before / all : 0;
    place.onRoad = pointAt(shape[best.piece - 1], shape[best.piece], best.foot.share);
    place.metres = best.foot.distance * scale;
    place.part = partOf(graph_, best.segment);
    return place;
}

Anchors sourceAnchors(const RoadNetwork& network, const EdgeGraph& graph, const RoadPlace& place) {
    Anchors anchors;
    for (const EdgeId edge : {2 * place.segment, 2 * place.segment + 1}) {
        if (graph.part[edge] != place.part) {
            continue;
        }
        const double left = isBackward(edge) ? place.share : 1 - place.share;
        const std::uint32_t length = network.segments[place.segment].lengthDm;
        anchors.push_back({edge, static_cast<std::int32_t>(std::lround(graph.edgeMs[edge] * left)),
                           static_cast<std::int32_t>(std::lround(length * left))});
    }
    return anchors;
}

Anchors targetAnchors(const RoadNetwork& network, const EdgeGraph& graph, const RoadPlace& place) {
    Anchors anchors = sourceAnchors(network, graph, place);
    for (Anchor& anchor : anchors) {
        anchor.offset = -anchor.offset;
        anchor.lengthDm = -anchor.lengthDm;
    }
    // Those who come in the middle of a chain of a turn restriction are there as well.
    const std::size_t plain = anchors.size();
    for (std::size_t i = 0; i < graph.copyOf.size(); ++i) {
        for (std::size_t k = 0; k < plain; ++k) {
            if (graph.copyOf[i] == anchors[k].vertex) {
                Anchor copy = anchors[k];
                copy.vertex = static_cast<Vertex>(graph.edgeMs.size() + i);
                anchors.push_back(copy);
            }
        }
    }
    return anchors;
}

} // namespace geo
