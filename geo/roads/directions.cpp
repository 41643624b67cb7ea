// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/directions.h"

#include <cmath>
#include <numbers>
#include <optional>

namespace geo {

namespace {

constexpr double kCrossing = 30;  ///< metres across a junction
constexpr double kLookAhead = 25; ///< metres over which the heading of a road is taken
constexpr double kRealTurn = 60;  ///< degrees at which a road that keeps its name turns
constexpr double kHalfCircle = 180;

/// Degrees of the way from one heading to another, -180 to 180, right turns above 0.
double angleBetween(double before, double after) {
    double angle = std::fmod(after - before, 2 * kHalfCircle);
    angle = angle > kHalfCircle ? angle - 2 * kHalfCircle : angle;
    return angle <= -kHalfCircle ? angle + 2 * kHalfCircle : angle;
}

double headingOf(RoadPoint a, RoadPoint b) {
    const core::Point from = degreesOf(a);
    const core::Point to = degreesOf(b);
    const double east = (to.x - from.x) * std::cos(from.y * std::numbers::pi / kHalfCircle);
    const double angle = std::atan2(east, to.y - from.y) * kHalfCircle / std::numbers::pi;
    return angle < 0 ? angle + 2 * kHalfCircle : angle;
}

/// The points of an edge in the direction in which it is driven.
std::vector<RoadPoint> pointsOf(const RoadNetwork& network, EdgeId edge) {
    const auto shape = network.shapeOf(segmentOf(edge));
    return isBackward(edge) ? std::vector<RoadPoint>(shape.rbegin(), shape.rend())
                            : std::vector<RoadPoint>(shape.begin(), shape.end());
}

/// The heading at the beginning of some points, over a few metres: single vertices of a junction
/// point anywhere.
double firstHeading(const std::vector<RoadPoint>& points) {
    double metres = 0;
    std::size_t i = 1;
    while (i + 1 < points.size() && metres + roadDistance(points[i - 1], points[i]) < kLookAhead) {
        metres += roadDistance(points[i - 1], points[i]);
        ++i;
    }
    return headingOf(points.front(), points[i]);
}

double lastHeading(std::vector<RoadPoint> points) {
    const std::vector<RoadPoint> turned(points.rbegin(), points.rend());
    return std::fmod(firstHeading(turned) + kHalfCircle, 2 * kHalfCircle);
}

struct Part {
    RoadStep step;
    double ends = 0; ///< heading
};

/// The share of the edge that is driven.
double shareOf(const PlaceDrive& drive, std::size_t i, const RoadPlace& from, const RoadPlace& to) {
    const bool back = isBackward(drive.edges[i]);
    const double begin = i == 0 ? from.share : back ? 1 : 0;
    const double end = i + 1 == drive.edges.size() ? to.share : back ? 0 : 1;
    return std::abs(end - begin);
}

} // namespace

RoadTurn turnBetween(double before, double after) {
    const double angle = angleBetween(before, after);
    const double size = std::abs(angle);
    const bool right = angle > 0;
    if (size <= 20) {
        return RoadTurn::Straight;
    }
    if (size <= 50) {
        return right ? RoadTurn::SlightRight : RoadTurn::SlightLeft;
    }
    if (size <= 130) {
        return right ? RoadTurn::Right : RoadTurn::Left;
    }
    if (size <= 165) {
        return right ? RoadTurn::SharpRight : RoadTurn::SharpLeft;
    }
    return RoadTurn::Back;
}

std::vector<RoadStep> stepsOf(const RoadNetwork& network, const PlaceDrive& drive,
                              const RoadPlace& from, const RoadPlace& to) {
    std::vector<Part> parts;
    double crossing = 0; ///< metres of nameless pieces that wait for the road after them
    for (std::size_t i = 0; i < drive.edges.size(); ++i) {
        const EdgeId edge = drive.edges[i];
        const RoadSegment& segment = network.segments[segmentOf(edge)];
        const double metres = segment.lengthDm / 10.0 * shareOf(drive, i, from, to);
        const std::string name(network.nameAt(segmentOf(edge)));
        const std::vector<RoadPoint> points = pointsOf(network, edge);
        const bool last = i + 1 == drive.edges.size();
        if (name.empty() && metres < kCrossing && !parts.empty() && !last) {
            crossing += metres;
            continue;
        }
        const double begins = firstHeading(points);
        const double angle = parts.empty() ? 0 : angleBetween(parts.back().ends, begins);
        const bool goesOn =
            !parts.empty() && parts.back().step.road == name && std::abs(angle) < kRealTurn;
        if (goesOn) {
            parts.back().step.metres += metres + crossing;
        } else {
            const RoadTurn turn =
                parts.empty() ? RoadTurn::Depart : turnBetween(parts.back().ends, begins);
            parts.push_back({{turn, begins, name, segment.roadClass, metres + crossing}, 0});
        }
        parts.back().ends = lastHeading(points);
        crossing = 0;
    }
    std::vector<RoadStep> steps;
    for (Part& part : parts) {
        steps.push_back(std::move(part.step));
    }
    return steps;
}

} // namespace geo
