// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "geo/crs/geodesic.h"
#include "geo/crs/projection.h"
#include "geo/geometry/measure.h"
#include "tests/support/shapes.h"

#include <gtest/gtest.h>

#include <cmath>
#include <thread>

using namespace geo;
using core::Box;
using core::Point;

namespace {

std::string workCrs(double minX, double minY, double maxX, double maxY) {
    const std::vector<Point> centre = {{(minX + maxX) / 2, (minY + maxY) / 2}};
    return workCrsFor(Box{minX, minY, maxX, maxY}, centre);
}

} // namespace

TEST(Projection, ConterminousLayersAreMeasuredInConusAlbers) {
    EXPECT_EQ(workCrs(-73.7, 41, -71.8, 42), "EPSG:5070");
    EXPECT_EQ(workCrs(-124.7, 24.5, -66.9, 49.4), "EPSG:5070");
    EXPECT_NE(workCrs(-160, 19, -155, 22), "EPSG:5070");
    EXPECT_EQ(workCrs(5.9, 47.3, 15, 55),
              "+proj=laea +lat_0=51.15 +lon_0=10.45 +x_0=0 +y_0=0 +ellps=WGS84 +units=m");
}

TEST(Projection, ConusAlbersMatchesThePublishedDefinition) {
    // From cs2cs EPSG:4269 EPSG:5070.
    const Projection albers("EPSG:5070");
    const Point hartford = albers.toMetres(Point{-72.68, 41.76});
    EXPECT_NEAR(hartford.x, 1905776.34, 0.05);
    EXPECT_NEAR(hartford.y, 2319069.39, 0.05);
    const Point back = albers.toDegrees(hartford);
    EXPECT_NEAR(back.x, -72.68, 1e-9);
    EXPECT_NEAR(back.y, 41.76, 1e-9);
}

TEST(Projection, AreasAreTrueInBothKinds) {
    for (const Point corner : {Point{-100, 40}, Point{10, 60}, Point{150, -30}}) {
        std::vector<Point> outline;
        for (int i = 0; i < 4000; ++i) { // straight lines differ between plane and ellipsoid
            const double t = i % 1000 / 1000.0;
            const Point steps[] = {{t, 0}, {1, t}, {1 - t, 1}, {0, 1 - t}};
            outline.push_back({corner.x + steps[i / 1000].x, corner.y + steps[i / 1000].y});
        }
        const core::MultiPolygon shape = support::polygon(outline);
        const Box box = shape.bounds();
        const Projection projection(workCrs(box.minX, box.minY, box.maxX, box.maxY));
        const double expected = geodesicArea(shape);
        EXPECT_NEAR(area(projection.toMetres(shape)) / expected, 1, 1e-5);
    }
}

TEST(Projection, LayersAcrossThe180thMeridianGetACentreAmongThem) {
    const std::vector<Point> fiji = {{177, -18}, {179, -17}, {-179, -17}, {-178, -19}};
    Box box;
    for (const Point& p : fiji) {
        box.add(p);
    }
    const Projection projection(workCrsFor(box, fiji));
    EXPECT_NEAR(geodesicDistance(fiji[1], fiji[2]),
                std::hypot(projection.toMetres(fiji[1]).x - projection.toMetres(fiji[2]).x,
                           projection.toMetres(fiji[1]).y - projection.toMetres(fiji[2]).y),
                200);
}

TEST(Projection, RefusesWhatIsNoProjection) {
    EXPECT_THROW(Projection("EPSG:4326"), core::Error);
    EXPECT_THROW(Projection("+proj=nonsense"), core::Error);
    EXPECT_THROW(Projection(""), core::Error);
    EXPECT_THROW(workCrsFor({}, {}), core::Error);
}

TEST(Projection, EachThreadMayUseItsOwn) {
    std::vector<Point> results(4);
    {
        std::vector<std::jthread> threads;
        for (Point& result : results) {
            threads.emplace_back([&result] {
                const Projection projection("EPSG:5070");
                for (int i = 0; i < 1000; ++i) {
                    result = projection.toMetres(Point{-90, 35});
                }
            });
        }
    }
    EXPECT_EQ(results[0], results[3]);
}

TEST(Geodesic, KnownDistances) {
    // One degree of the equator and of the meridian on WGS 84.
    EXPECT_NEAR(geodesicDistance({0, 0}, {1, 0}), 111319.49, 0.01);
    EXPECT_NEAR(geodesicDistance({0, 0}, {0, 1}), 110574.39, 0.01);
    const std::vector<Point> line = {{0, 0}, {1, 0}, {2, 0}};
    EXPECT_NEAR(geodesicLength(line), 222638.98, 0.01);
}
