// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/travel_matrix.h"

#include "geo/geometry/parallel.h"
#include "geo/roads/place_query.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace geo {

namespace {

struct Snapped {
    std::vector<std::optional<RoadPlace>> places;
    std::vector<PointSnap> report;
};

Snapped snapAll(const Roads& roads, std::span<const core::Point> points, double limit,
                core::Job& job) {
    Snapped snapped;
    snapped.places.resize(points.size());
    snapped.report.resize(points.size());
    const RoadSnapper& snapper = roads.snapper();
    parallelFor(
        points.size(), 256, job, "finding roads near points",
        [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                snapped.places[i] = snapper.snap(points[i], limit);
                if (const auto& place = snapped.places[i]) {
                    snapped.report[i] = {true, place->part != 0, place->metres, place->onRoad};
                }
            }
        });
    return snapped;
}

/// The anchors of those points that have a road, and which points they are.
struct Anchored {
    std::vector<Anchors> anchors;
    std::vector<std::size_t> points;
};

template <class Make> Anchored anchored(const Roads& roads, const Snapped& snapped, Make&& make) {
    Anchored result;
    for (std::size_t i = 0; i < snapped.places.size(); ++i) {
        if (snapped.places[i]) {
            result.anchors.push_back(make(roads.network(), roads.graph(), *snapped.places[i]));
            result.points.push_back(i);
        }
    }
    return result;
}

std::int32_t metresOf(std::uint32_t decimetres) {
    return static_cast<std::int32_t>((std::int64_t{decimetres} + 5) / 10);
}

/// Where both ends lie on one road, what the table says may begin behind its end.
void mendSameRoad(const Roads& roads, const Snapped& from, const Snapped& to, TravelTable& table,
                  core::Job& job) {
    std::unordered_map<std::uint32_t, std::vector<std::size_t>> columnsOf;
    for (std::size_t c = 0; c < to.places.size(); ++c) {
        if (to.places[c]) {
            columnsOf[to.places[c]->segment].push_back(c);
        }
    }
    PlaceQuery query(roads, job);
    for (std::size_t r = 0; r < from.places.size(); ++r) {
        if (!from.places[r]) {
            continue;
        }
        const auto columns = columnsOf.find(from.places[r]->segment);
        if (columns == columnsOf.end()) {
            continue;
        }
        job.checkpoint();
        for (const std::size_t c : columns->second) {
            const auto drive = query.drive(*from.places[r], *to.places[c]);
            const std::size_t at = r * table.columns + c;
            table.milliseconds[at] = drive ? static_cast<std::int32_t>(drive->milliseconds) : -1;
            table.metres[at] = drive ? metresOf(drive->decimetres) : -1;
        }
    }
}

/// The part of a road's shape from one share of its length to another, turned if need be.
void addShape(std::span<const RoadPoint> shape, double from, double to,
              std::vector<core::Point>& line) {
    const bool turned = from > to;
    const double low = std::min(from, to);
    const double high = std::max(from, to);
    double all = 0;
    for (std::size_t i = 1; i < shape.size(); ++i) {
        all += roadDistance(shape[i - 1], shape[i]);
    }
    std::vector<core::Point> part;
    double before = 0;
    for (std::size_t i = 1; i < shape.size(); ++i) {
        const double length = roadDistance(shape[i - 1], shape[i]);
        const core::Point a = degreesOf(shape[i - 1]);
        const core::Point b = degreesOf(shape[i]);
        const auto at = [&](double share) {
            const double t = length > 0 ? std::clamp((share * all - before) / length, 0.0, 1.0) : 0;
            return core::Point{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
        };
        if (before + length >= low * all && before <= high * all) {
            if (part.empty()) {
                part.push_back(at(low));
            }
            part.push_back(at(high));
        }
        before += length;
    }
    if (turned) {
        std::reverse(part.begin(), part.end());
    }
    for (const core::Point& point : part) {
        if (line.empty() || line.back() != point) {
            line.push_back(point);
        }
    }
}

std::vector<core::Point> lineOf(const RoadNetwork& network, const PlaceDrive& drive,
                                const RoadPlace& from, const RoadPlace& to) {
    std::vector<core::Point> line;
    for (std::size_t i = 0; i < drive.edges.size(); ++i) {
        const EdgeId edge = drive.edges[i];
        const double begin = i == 0 ? from.share : isBackward(edge) ? 1 : 0;
        const double end = i + 1 == drive.edges.size() ? to.share : isBackward(edge) ? 0 : 1;
        addShape(network.shapeOf(segmentOf(edge)), begin, end, line);
    }
    return line;
}

} // namespace

std::int64_t TravelTable::unreachable() const {
    return std::count(milliseconds.begin(), milliseconds.end(), -1);
}

TravelTable travelMatrix(const Roads& roads, std::span<const core::Point> from,
                         std::span<const core::Point> to, core::Job& job, double limit) {
    TravelTable table;
    table.rows = from.size();
    table.columns = to.size();
    table.engine = "embedded";
    table.version = roads.version();
    table.attribution = roads.attribution();
    table.milliseconds.assign(from.size() * to.size(), -1);
    table.metres.assign(from.size() * to.size(), -1);
    Snapped rows = snapAll(roads, from, limit, job);
    Snapped columns = snapAll(roads, to, limit, job);
    const Anchored sources = anchored(roads, rows, sourceAnchors);
    const Anchored targets = anchored(roads, columns, targetAnchors);
    const ManyToMany found =
        manyToMany(roads.hierarchy(job), sources.anchors, targets.anchors, true, job);
    for (std::size_t r = 0; r < sources.points.size(); ++r) {
        for (std::size_t c = 0; c < targets.points.size(); ++c) {
            const std::size_t at = r * targets.points.size() + c;
            if (found.time[at] < kFar) {
                const std::size_t place = sources.points[r] * to.size() + targets.points[c];
                table.milliseconds[place] = static_cast<std::int32_t>(found.time[at]);
                table.metres[place] = metresOf(found.lengthDm[at]);
            }
        }
    }
    mendSameRoad(roads, rows, columns, table, job);
    table.from = std::move(rows.report);
    table.to = std::move(columns.report);
    return table;
}

std::vector<std::optional<RoadRoute>>
roadRoutes(const Roads& roads, std::span<const core::Point> points, core::Job& job, double limit) {
    const Snapped snapped = snapAll(roads, points, limit, job);
    PlaceQuery query(roads, job);
    std::vector<std::optional<RoadRoute>> routes;
    for (std::size_t i = 1; i < points.size(); ++i) {
        job.checkpoint();
        const auto& from = snapped.places[i - 1];
        const auto& to = snapped.places[i];
        const auto drive = from && to ? query.drive(*from, *to) : std::nullopt;
        if (!drive) {
            routes.emplace_back();
            continue;
        }
        routes.push_back(RoadRoute{drive->milliseconds / 1000.0, drive->decimetres / 10.0,
                                   lineOf(roads.network(), *drive, *from, *to),
                                   stepsOf(roads.network(), *drive, *from, *to),
                                   snapped.report[i - 1], snapped.report[i]});
    }
    return routes;
}

} // namespace geo
