// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/io/zonal_sum.h"

#include "core/base/error.h"
#include "geo/areas/pixel_cover.h"

#include <rapidcheck/gtest.h>

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <numeric>

#include <unistd.h>

namespace {

namespace fs = std::filesystem;

core::MultiPolygon box(double west, double south, double east, double north) {
    return {{{{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}}}};
}

double sum(const std::vector<double>& shares) {
    return std::accumulate(shares.begin(), shares.end(), 0.0);
}

TEST(PixelCover, SharesAreThoseOfTheArea) {
    core::MultiPolygon shape = box(0.5, 0.25, 2.5, 1);
    geo::orientForCover(shape);
    const auto shares = geo::pixelCover(shape, {0, 0, 4, 2});
    const std::vector<double> expected = {0.375, 0.75, 0.375, 0, 0, 0, 0, 0};
    ASSERT_EQ(shares.size(), expected.size());
    for (std::size_t i = 0; i < shares.size(); ++i) {
        EXPECT_NEAR(shares[i], expected[i], 1e-12) << i;
    }
}

TEST(PixelCover, HolesAreLeftOutWhicheverWayTheirRingsRun) {
    core::MultiPolygon shape = box(0, 0, 4, 4);
    shape.polygons[0].rings.push_back(box(1, 1, 2.5, 2).polygons[0].rings[0]);
    geo::orientForCover(shape);
    const auto shares = geo::pixelCover(shape, {0, 0, 4, 4});
    EXPECT_NEAR(sum(shares), 16 - 1.5, 1e-12);
    EXPECT_NEAR(shares[5], 0, 1e-12);
    EXPECT_NEAR(shares[6], 0.5, 1e-12);
}

TEST(PixelCover, WindowsCutAShapeWithoutLoss) {
    const core::MultiPolygon triangle = {{{{{{-3, -2}, {7.3, 1.1}, {2.2, 9.7}, {-3, -2}}}}}};
    core::MultiPolygon shape = triangle;
    geo::orientForCover(shape);
    const double area = ((7.3 + 3) * (9.7 + 2) - (2.2 + 3) * (1.1 + 2)) / 2;
    EXPECT_NEAR(sum(geo::pixelCover(shape, {-4, -3, 14, 14})), area, 1e-9);
    double cut = 0;
    for (int x = -4; x < 10; x += 2) {
        for (int y = -3; y < 11; y += 7) {
            cut += sum(geo::pixelCover(shape, {x, y, 2, 7}));
        }
    }
    EXPECT_NEAR(cut, area, 1e-9);
}

RC_GTEST_PROP(PixelCoverProperty, NeighboursSplitEachPixelBetweenThem, ()) {
    const auto coordinate = [] { return *rc::gen::inRange(-50, 150) / 10.0; };
    const core::Point a{coordinate(), -2};
    const core::Point m{coordinate(), *rc::gen::inRange(-19, 119) / 10.0};
    const core::Point b{coordinate(), 12};
    core::MultiPolygon left = {{{{{{-10, -2}, a, m, b, {-10, 12}, {-10, -2}}}}}};
    core::MultiPolygon right = {{{{{a, {20, -2}, {20, 12}, b, m, a}}}}};
    geo::orientForCover(left);
    geo::orientForCover(right);
    const auto leftShares = geo::pixelCover(left, {0, 0, 10, 10});
    const auto rightShares = geo::pixelCover(right, {0, 0, 10, 10});
    for (std::size_t i = 0; i < leftShares.size(); ++i) {
        RC_ASSERT(std::abs(leftShares[i] + rightShares[i] - 1) < 1e-9);
    }
}

/// A raster of 10 x 10 pixels of 0.1 degrees from (-100, 40), as an ASCII grid.
class ZonalSum : public testing::Test {
protected:
    void SetUp() override {
        fs::create_directories(folder_);
        std::ofstream grid(path());
        grid << "ncols 10\nnrows 10\nxllcorner -100\nyllcorner 40\ncellsize 0.1\n"
                "NODATA_value -9999\n";
        for (int row = 0; row < 10; ++row) {
            for (int column = 0; column < 10; ++column) {
                grid << (row == 0 && column == 0 ? -9999 : 10 * row + column) << ' ';
            }
            grid << '\n';
        }
    }
    void TearDown() override { fs::remove_all(folder_); }

    std::string path() const { return (folder_ / "grid.asc").string(); }
    void writeProjection(const char* wkt) const { std::ofstream(folder_ / "grid.prj") << wkt; }

    static constexpr const char* kDegrees =
        "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
        "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]";

    fs::path folder_ = fs::temp_directory_path() / ("evenlode_zonal_" + std::to_string(::getpid()));
    core::Job job_;
};

TEST_F(ZonalSum, PixelsCountByTheShareInsideAndMissingOnesDoNot) {
    writeProjection(kDegrees);
    const auto sums = geo::sumByZone(
        path(), {box(-100, 40, -99, 41), box(-99.95, 40.95, -99.8, 41), box(-90, 40, -89, 41)},
        job_);
    ASSERT_EQ(sums.size(), 3U);
    EXPECT_NEAR(sums[0].sum, 99 * 100 / 2, 1e-6);
    EXPECT_NEAR(sums[0].pixels, 99, 1e-6);
    EXPECT_NEAR(sums[1].sum, 0.5 * 1, 1e-6);
    EXPECT_NEAR(sums[1].pixels, 0.5, 1e-6);
    EXPECT_EQ(sums[2].pixels, 0);
}

TEST_F(ZonalSum, RastersInMetresAreSummedInTheirOwnGrid) {
    // 10 x 10 pixels of 10 km; a unit that holds them all gets everything.
    std::ofstream grid(path());
    grid << "ncols 10\nnrows 10\nxllcorner 0\nyllcorner 1900000\ncellsize 10000\n";
    for (int i = 0; i < 100; ++i) {
        grid << 2 << (i % 10 == 9 ? '\n' : ' ');
    }
    grid.close();
    writeProjection(
        "PROJCS[\"NAD83 / Conus Albers\",GEOGCS[\"NAD83\",DATUM[\"North_American_Datum_"
        "1983\",SPHEROID[\"GRS 1980\",6378137,298.257222101]],PRIMEM[\"Greenwich\",0],"
        "UNIT[\"degree\",0.0174532925199433]],PROJECTION[\"Albers_Conic_Equal_Area\"],"
        "PARAMETER[\"latitude_of_center\",23],PARAMETER[\"longitude_of_center\",-96],"
        "PARAMETER[\"standard_parallel_1\",29.5],PARAMETER[\"standard_parallel_2\",45.5],"
        "PARAMETER[\"false_easting\",0],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1]]");
    const auto sums = geo::sumByZone(
        path(), {box(-97, 39, -94, 43), box(-97, 39, -95.5, 43), box(-95.5, 39, -94, 43)}, job_);
    EXPECT_NEAR(sums[0].sum, 200, 1e-6);
    EXPECT_NEAR(sums[1].sum + sums[2].sum, 200, 1e-6);
    EXPECT_GT(sums[1].sum, 50);
    EXPECT_GT(sums[2].sum, 50);
}

TEST_F(ZonalSum, RastersThatCannotBeUsedAreRefused) {
    EXPECT_THROW(geo::sumByZone(path(), {box(-100, 40, -99, 41)}, job_), core::Error) << "no CRS";
    EXPECT_THROW(geo::sumByZone((folder_ / "none.tif").string(), {}, job_), core::Error);
    std::ofstream(folder_ / "broken.tif") << "II*\0broken";
    EXPECT_THROW(geo::sumByZone((folder_ / "broken.tif").string(), {}, job_), core::Error);
}

TEST_F(ZonalSum, CanBeStopped) {
    writeProjection(kDegrees);
    job_.cancel();
    EXPECT_THROW(geo::sumByZone(path(), {box(-100, 40, -99, 41)}, job_), core::Error);
}

} // namespace
