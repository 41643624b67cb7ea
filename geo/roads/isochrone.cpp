// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/isochrone.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/crs/geodesic.h"
#include "geo/crs/local_plane.h"
#include "geo/geometry/dissolve.h"
#include "geo/roads/dijkstra.h"
#include "geo/roads/reverse_search.h"
#include "geo/roads/time_field.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace geo {

namespace {

constexpr double kWalking = 6 / 3.6; // metres a second, off the roads

double cellFor(double minutes) {
    return minutes <= 20 ? 25 : minutes <= 45 ? 50 : minutes <= 90 ? 100 : 200;
}

/// A stretch of an edge that was driven: from `begin` seconds at one share of it to the end. On the
/// way inward an edge stands for its reverse, so that times grow along it as well.
struct Stretch {
    EdgeId edge;
    double fromShare; ///< along the edge, in the direction in which times grow
    double toShare;
    double beginSeconds;
    double secondsPerShare;
};

class Reach {
public:
    Reach(const Roads& roads, double seconds, bool inward)
        : roads_(roads), limit_(static_cast<std::uint32_t>(seconds * 1000)), inward_(inward),
          graph_(inward ? reversed(roads.graph().graph) : roads.graph().graph), search_(graph_) {}

    void run(const std::vector<RoadPlace>& centres);
    const std::vector<Stretch>& stretches() const { return stretches_; }
    /// How many nodes are reached within so many seconds.
    std::int64_t nodesWithin(double seconds) const;

private:
    void addFirst(const RoadPlace& centre);
    void runOutward(const std::vector<RoadPlace>& centres);
    void runInward(const std::vector<RoadPlace>& centres);

    const Roads& roads_;
    std::uint32_t limit_;
    bool inward_;
    SearchGraph graph_; ///< turned round where the way leads inward
    Dijkstra search_;
    std::vector<Stretch> stretches_;
};

/// The rest of the road that a centre lies on, both ways.
void Reach::addFirst(const RoadPlace& centre) {
    for (const Anchor& anchor : sourceAnchors(roads_.network(), roads_.graph(), centre)) {
        const double whole = roads_.graph().edgeMs[anchor.vertex] / 1000.0;
        const EdgeId edge = inward_ ? reverseOf(anchor.vertex) : anchor.vertex;
        const double from = isBackward(edge) ? 1 - centre.share : centre.share;
        const double driven = std::min(1 - from, whole > 0 ? limit_ / 1000.0 / whole : 1);
        stretches_.push_back({edge, from, from + driven, 0, whole});
    }
}

void Reach::run(const std::vector<RoadPlace>& centres) {
    if (inward_) {
        runInward(centres);
    } else {
        runOutward(centres);
    }
}

/// A vertex is an edge driven to its end: what is found is the time from there to a centre. Who
/// begins on an edge has no turn behind him, so copies of edges do not count.
void Reach::runInward(const std::vector<RoadPlace>& centres) {
    const EdgeGraph& graph = roads_.graph();
    std::vector<SearchSeed> seeds;
    for (const RoadPlace& centre : centres) {
        addFirst(centre);
        const auto arrivals = arrivalSeeds(graph_, targetAnchors(roads_.network(), graph, centre));
        seeds.insert(seeds.end(), arrivals.begin(), arrivals.end());
    }
    search_.run(seeds, limit_);
    for (const Vertex vertex : search_.reached()) {
        if (vertex < graph.edgeMs.size()) {
            const double whole = graph.edgeMs[vertex] / 1000.0;
            const double left = search_.distance(vertex) / 1000.0;
            const double share = whole > 0 ? (limit_ / 1000.0 - left) / whole : 1;
            stretches_.push_back({reverseOf(vertex), 0, std::min(1.0, share), left, whole});
        }
    }
}

void Reach::runOutward(const std::vector<RoadPlace>& centres) {
    const EdgeGraph& graph = roads_.graph();
    std::vector<SearchSeed> seeds;
    for (const RoadPlace& centre : centres) {
        addFirst(centre);
        for (const Anchor& anchor : sourceAnchors(roads_.network(), graph, centre)) {
            seeds.push_back({anchor.vertex, static_cast<std::uint32_t>(anchor.offset)});
        }
    }
    search_.run(seeds, limit_);
    // What each edge is entered at first counts; the rest of it follows from that.
    std::vector<std::uint32_t> entered(graph.edgeMs.size(), kFar);
    std::vector<EdgeId> edges;
    for (const Vertex vertex : search_.reached()) {
        const std::uint32_t distance = search_.distance(vertex);
        for (const SearchArc& arc : graph.graph.leaving(vertex)) {
            const EdgeId edge = graph.edgeOf(arc.to);
            const std::uint32_t at = distance + arc.weight - graph.edgeMs[edge];
            if (at < limit_ && at < entered[edge]) {
                if (entered[edge] == kFar) {
                    edges.push_back(edge);
                }
                entered[edge] = at;
            }
        }
    }
    for (const EdgeId edge : edges) {
        const double whole = graph.edgeMs[edge] / 1000.0;
        const double begin = entered[edge] / 1000.0;
        stretches_.push_back(
            {edge, 0, std::min(1.0, (limit_ / 1000.0 - begin) / whole), begin, whole});
    }
}

std::int64_t Reach::nodesWithin(double seconds) const {
    const auto limit = static_cast<std::uint32_t>(seconds * 1000);
    std::vector<std::uint32_t> nodes;
    for (const Vertex vertex : search_.reached()) {
        if (search_.distance(vertex) > limit) {
            break;
        }
        nodes.push_back(roads_.network().headOf(roads_.graph().edgeOf(vertex)));
    }
    std::sort(nodes.begin(), nodes.end());
    return std::unique(nodes.begin(), nodes.end()) - nodes.begin();
}

/// Calls visit(position, seconds) for points along a stretch, no further apart than `step` metres.
template <class Visit>
void walk(const RoadNetwork& network, const LocalPlane& plane, const Stretch& stretch, double step,
          Visit&& visit) {
    const auto shape = network.shapeOf(segmentOf(stretch.edge));
    const bool turned = isBackward(stretch.edge);
    const auto vertex = [&](std::size_t i) {
        return plane.toMetres(degreesOf(shape[turned ? shape.size() - 1 - i : i]));
    };
    const double all = network.segments[segmentOf(stretch.edge)].lengthDm / 10.0;
    double before = 0;
    core::Point a = vertex(0);
    for (std::size_t i = 1; i < shape.size() && before <= stretch.toShare * all; ++i) {
        const core::Point b = vertex(i);
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        const double low = std::max(0.0, stretch.fromShare * all - before);
        const double high = std::min(length, stretch.toShare * all - before);
        const int pieces = high >= low ? 1 + static_cast<int>((high - low) / step) : -1;
        for (int k = 0; k <= pieces; ++k) {
            const double along = low + (high - low) * k / pieces;
            const double t = length > 0 ? along / length : 0;
            const double share = std::min(1.0, (before + along) / std::max(all, 0.1));
            visit(core::Point{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t},
                  stretch.beginSeconds +
                      std::max(0.0, share - stretch.fromShare) * stretch.secondsPerShare);
        }
        before += length;
        a = b;
    }
}

TimeField fieldOf(const RoadNetwork& network, const Reach& reach, const LocalPlane& plane,
                  double cell) {
    core::Box box;
    for (const Stretch& stretch : reach.stretches()) {
        for (const RoadPoint& point : network.shapeOf(segmentOf(stretch.edge))) {
            box.add(plane.toMetres(degreesOf(point)));
        }
    }
    // On foot, the last ones go on for a while.
    constexpr double kOnFoot = 2000;
    box.add(core::Point{box.minX - kOnFoot, box.minY - kOnFoot});
    box.add(core::Point{box.maxX + kOnFoot, box.maxY + kOnFoot});
    TimeField field(box, cell);
    for (const Stretch& stretch : reach.stretches()) {
        walk(network, plane, stretch, cell,
             [&](core::Point at, double seconds) { field.mark(at, seconds, 1 / kWalking); });
    }
    field.spread(1 / kWalking);
    field.smooth();
    return field;
}

void checkMinutes(std::span<const double> minutes) {
    if (minutes.empty()) {
        throw core::Error(core::Code::Usage, "no minutes are given", "for example --minutes 10,20");
    }
    for (const double m : minutes) {
        if (!(m > 0 && m <= 300)) {
            throw core::Error(core::Code::Usage,
                              core::format("{} minutes are not between 0 and 300", m),
                              "give minutes of driving, for example 10,20,30");
        }
    }
}

/// Metres of great circle that the rule drives in so many seconds.
double radiusWithin(double seconds, const core::TravelEstimate& rule) {
    double low = 0;
    double high = 20e6; // half around the globe
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2;
        (rule.seconds(middle) <= seconds ? low : high) = middle;
    }
    return low;
}

core::MultiPolygon circle(core::Point centre, double metres) {
    constexpr int kCorners = 128;
    const LocalPlane plane(centre);
    core::Ring ring;
    for (int i = 0; i <= kCorners; ++i) {
        const double angle = 2 * std::numbers::pi * (i % kCorners) / kCorners;
        ring.push_back(plane.toDegrees({metres * std::cos(angle), metres * std::sin(angle)}));
    }
    return {{{{ring}}}};
}

} // namespace

IsochroneResult estimateIsochrones(std::span<const core::Point> centres,
                                   std::span<const double> minutes,
                                   const core::TravelEstimate& rule) {
    checkMinutes(minutes);
    IsochroneResult result;
    for (const core::Point& centre : centres) {
        result.centres.push_back({true, false, 0, centre});
    }
    for (const double m : minutes) {
        std::vector<core::MultiPolygon> circles;
        std::vector<const core::MultiPolygon*> shapes;
        for (const core::Point& centre : centres) {
            circles.push_back(circle(centre, radiusWithin(m * 60, rule)));
        }
        for (const core::MultiPolygon& one : circles) {
            shapes.push_back(&one);
        }
        Isochrone isochrone{m, dissolve(shapes), 0, 0};
        isochrone.areaKm2 = geodesicArea(isochrone.shape) / 1e6;
        result.polygons.push_back(std::move(isochrone));
    }
    return result;
}

IsochroneResult isochrones(const Roads& roads, std::span<const core::Point> centres,
                           std::span<const double> minutes, core::Job& job, double limit,
                           bool inward) {
    checkMinutes(minutes);
    IsochroneResult result;
    std::vector<RoadPlace> places;
    for (const core::Point& centre : centres) {
        const auto place = roads.snapper().snap(centre, limit);
        result.centres.emplace_back();
        if (place) {
            result.centres.back() = {true, place->part != 0, place->metres, place->onRoad};
            places.push_back(*place);
        }
    }
    for (const double m : minutes) {
        result.polygons.push_back({m, {}, 0, 0});
    }
    if (places.empty()) {
        return result;
    }
    const double most = *std::max_element(minutes.begin(), minutes.end());
    const double cell = cellFor(most);
    // Beyond the longest time as far as a contour looks, so that no contour depends on another.
    const double beyond = 4 * cell / kWalking;
    job.step(0, "driving as far as the time lasts");
    Reach reach(roads, most * 60 + beyond, inward);
    reach.run(places);
    job.step(0.4, "drawing what was reached");
    const LocalPlane plane(places.front().onRoad);
    const TimeField field = fieldOf(roads.network(), reach, plane, cell);
    for (Isochrone& isochrone : result.polygons) {
        job.checkpoint();
        isochrone.shape = field.within(isochrone.minutes * 60, 4 * cell * cell);
        for (core::Polygon& polygon : isochrone.shape.polygons) {
            for (core::Ring& ring : polygon.rings) {
                for (core::Point& point : ring) {
                    point = plane.toDegrees(point);
                }
            }
        }
        isochrone.areaKm2 = geodesicArea(isochrone.shape) / 1e6;
        isochrone.reachedNodes = reach.nodesWithin(isochrone.minutes * 60);
    }
    return result;
}

} // namespace geo
