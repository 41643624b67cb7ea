// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/heat.h"
#include "core/base/error.h"
#include "core/base/random.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

using namespace core::analysis;

namespace {

std::vector<HeatPoint> scattered(int count, double width, double height, std::uint64_t seed) {
    core::Random random(seed);
    std::vector<HeatPoint> points;
    for (int i = 0; i < count; ++i) {
        // Crowded in the south-west, as towns are.
        const double x = random.uniform() * random.uniform() * width;
        const double y = random.uniform() * random.uniform() * height;
        points.push_back({{x, y}, 0.1 + 10 * random.uniform()});
    }
    return points;
}

double shapeAt(HeatKernel kernel, double dx, double dy, double radius) {
    const double u = std::hypot(dx, dy) / radius;
    switch (kernel) {
    case HeatKernel::Gaussian: {
        const double sigma = radius / 3;
        const bool inside = std::abs(dx) <= radius && std::abs(dy) <= radius;
        return inside ? std::exp(-(dx * dx + dy * dy) / (2 * sigma * sigma)) : 0;
    }
    case HeatKernel::Quartic: return u > 1 ? 0 : (1 - u * u) * (1 - u * u);
    case HeatKernel::Epanechnikov: return u > 1 ? 0 : 1 - u * u;
    case HeatKernel::Triangular: return u > 1 ? 0 : 1 - u;
    case HeatKernel::Uniform: return u > 1 ? 0 : 1;
    }
    return 0;
}

/// Straight from the definition, in double precision: every point on every cell.
std::vector<double> bruteForce(const std::vector<HeatPoint>& points, const HeatView& view,
                               const HeatOptions& options) {
    const double radius = options.radius / view.cell;
    const int half = static_cast<int>(radius);
    double sum = 0;
    for (int dy = -half; dy <= half; ++dy) {
        for (int dx = -half; dx <= half; ++dx) {
            sum += shapeAt(options.kernel, dx, dy, radius);
        }
    }
    std::vector<double> cells(view.cells(), 0.0);
    const auto add = [&](int column, int row, double amount) {
        for (int y = std::max(0, row - half); y <= std::min(view.height - 1, row + half); ++y) {
            for (int x = std::max(0, column - half); x <= std::min(view.width - 1, column + half);
                 ++x) {
                cells[static_cast<std::size_t>(y * view.width + x)] +=
                    amount * shapeAt(options.kernel, x - column, y - row, radius) / sum;
            }
        }
    };
    for (const HeatPoint& p : points) {
        const double x = (p.at.x - view.topLeft.x) / view.cell;
        const double y = (view.topLeft.y - p.at.y) / view.cell;
        if (options.binning == HeatBinning::Nearest) {
            add(static_cast<int>(std::floor(x)), static_cast<int>(std::floor(y)), p.value);
            continue;
        }
        const int column = static_cast<int>(std::floor(x - 0.5));
        const int row = static_cast<int>(std::floor(y - 0.5));
        const double right = x - 0.5 - column;
        const double down = y - 0.5 - row;
        add(column, row, p.value * (1 - right) * (1 - down));
        add(column + 1, row, p.value * right * (1 - down));
        add(column, row + 1, p.value * (1 - right) * down);
        add(column + 1, row + 1, p.value * right * down);
    }
    return cells;
}

double worstRelative(const HeatSurface& surface, const std::vector<double>& truth) {
    double worst = 0;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        const double error = std::abs(static_cast<double>(surface.amounts[i]) - truth[i]);
        if (truth[i] > 0) {
            worst = std::max(worst, error / truth[i]);
        } else {
            EXPECT_EQ(surface.amounts[i], 0.0F) << "cell " << i;
        }
    }
    return worst;
}

const HeatKernel kKernels[] = {HeatKernel::Gaussian, HeatKernel::Quartic, HeatKernel::Epanechnikov,
                               HeatKernel::Triangular, HeatKernel::Uniform};

} // namespace

TEST(Heat, EveryKernelEqualsBruteForceCellByCell) {
    const auto points = scattered(600, 60'000, 40'000, 3);
    const HeatPoints sorted(points);
    const HeatView view{{5'000, 35'000}, 1'000, 47, 31}; // cuts points off on all sides
    for (const HeatKernel kernel : kKernels) {
        for (const HeatBinning binning : {HeatBinning::Bilinear, HeatBinning::Nearest}) {
            for (const double radius : {500.0, 1'700.0, 6'300.0}) {
                const HeatOptions options{kernel, radius, binning, 2};
                HeatMaker maker;
                const double worst = worstRelative(maker.make(sorted, view, options),
                                                   bruteForce(points, view, options));
                EXPECT_LE(worst, 1e-5) << nameOf(kernel) << " " << radius;
            }
        }
    }
}

TEST(Heat, ManyPointsTakeTheTwoPassesAndStillEqualBruteForce) {
    const auto points = scattered(6'000, 60'000, 40'000, 4);
    const HeatPoints sorted(points);
    const HeatView view{{5'000, 35'000}, 1'000, 47, 31};
    for (const HeatKernel kernel : kKernels) {
        const HeatOptions options{kernel, 7'000, HeatBinning::Bilinear, 2};
        HeatMaker maker;
        const double worst =
            worstRelative(maker.make(sorted, view, options), bruteForce(points, view, options));
        EXPECT_LE(worst, 1e-5) << nameOf(kernel);
    }
}

TEST(Heat, NothingIsLostWhereTheViewHoldsEverything) {
    const HeatPoints points(scattered(3'000, 60'000, 40'000, 5));
    for (const HeatKernel kernel : kKernels) {
        const HeatView view = heatViewFor(points.bounds(), 6'000, 300, 200);
        HeatMaker maker;
        const HeatSurface& surface = maker.make(points, view, {kernel, 5'000, {}, 0});
        EXPECT_NEAR(surface.total() / points.total(), 1, 1e-5) << nameOf(kernel);
    }
}

TEST(Heat, TheSameBytesWithAnyNumberOfThreadsAndInUsedMemory) {
    const HeatPoints points(scattered(20'000, 60'000, 40'000, 6));
    const HeatView view{{0, 40'000}, 200, 300, 200};
    for (const HeatKernel kernel : {HeatKernel::Gaussian, HeatKernel::Quartic}) {
        HeatOptions options{kernel, 2'000, HeatBinning::Bilinear, 1};
        HeatMaker fresh;
        const std::vector<float> one = fresh.make(points, view, options).amounts;
        HeatMaker used;
        used.make(points, {{20'000, 30'000}, 50, 100, 400}, options);
        options.threads = 5;
        EXPECT_EQ(used.make(points, view, options).amounts, one);
    }
}

TEST(Heat, ADensityDoesNotDependOnTheSizeOfTheCells) {
    const HeatPoints points(std::vector<HeatPoint>{{{0, 0}, 1'000}});
    HeatMaker maker;
    const double fine = *maker
                             .make(points, heatViewFor(points.bounds(), 4'000, 400, 400),
                                   {HeatKernel::Quartic, 3'000, {}, 1})
                             .densityAt({0, 0});
    const double coarse = *maker
                               .make(points, heatViewFor(points.bounds(), 4'000, 81, 81),
                                     {HeatKernel::Quartic, 3'000, {}, 1})
                               .densityAt({0, 0});
    // The quartic kernel's peak is 3 / (pi R^2).
    EXPECT_NEAR(fine, 1'000 * 3 / (3.14159265 * 9), 0.5);
    EXPECT_NEAR(coarse / fine, 1, 0.01);
}

TEST(Heat, ADifferenceIsTheDifference) {
    auto won = scattered(500, 60'000, 40'000, 7);
    auto lost = scattered(400, 60'000, 40'000, 8);
    std::vector<HeatPoint> both = won;
    for (const HeatPoint& p : lost) {
        both.push_back({p.at, -p.value});
    }
    const HeatView view{{0, 40'000}, 1'000, 60, 40};
    const HeatOptions options{HeatKernel::Gaussian, 5'000, HeatBinning::Bilinear, 1};
    HeatMaker a;
    HeatMaker b;
    HeatMaker c;
    const HeatSurface& first = a.make(HeatPoints(won), view, options);
    const HeatSurface& second = b.make(HeatPoints(lost), view, options);
    const HeatSurface& difference = c.make(HeatPoints(both), view, options);
    for (std::size_t i = 0; i < view.cells(); ++i) {
        EXPECT_NEAR(difference.amounts[i], first.amounts[i] - second.amounts[i],
                    1e-4F * (first.amounts[i] + second.amounts[i]) + 1e-6F);
    }
}

TEST(Heat, OddPlacesAndValuesAreLeftOutAndCounted) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    const HeatPoints points(std::vector<HeatPoint>{
        {{0, 0}, 1}, {{nan, 0}, 1}, {{0, infinity}, 1}, {{0, 0}, nan}, {{0, 0}, 1e300}});
    EXPECT_EQ(points.size(), 1U);
    EXPECT_EQ(points.leftOut(), 4U);
    HeatMaker maker;
    const HeatSurface& nothing =
        maker.make(HeatPoints(), {{0, 0}, 1, 10, 10}, {HeatKernel::Gaussian, 3, {}, 1});
    EXPECT_EQ(nothing.total(), 0);
    EXPECT_EQ(heatScale(nothing), 0);
    EXPECT_FALSE(nothing.densityAt({100, 0}).has_value());
    EXPECT_THROW(maker.make(points, {{0, 0}, 1, 0, 10}, {}), core::Error);
    EXPECT_THROW(maker.make(points, {{0, 0}, 1, 100'000, 100'000}, {}), core::Error);
    EXPECT_THROW(maker.make(points, {{0, 0}, 0.001, 10, 10}, {HeatKernel::Gaussian, 5, {}, 1}),
                 core::Error);
    EXPECT_THROW(parseHeatKernel("cubic"), core::Error);
}

TEST(Heat, TheScaleIsExceededByOneCellInTwenty) {
    HeatSurface surface;
    surface.view = {{0, 0}, 1'000, 10, 20};
    for (int i = 0; i < 200; ++i) {
        surface.amounts.push_back(i < 100 ? 0.0F : static_cast<float>(i - 99));
    }
    EXPECT_NEAR(heatScale(surface), 95, 1);
}

TEST(Heat, FarAwayPointsDoNotShiftTheRest) {
    std::vector<HeatPoint> points{{{500, 500}, 1}, {{5e7, -5e7}, 1}};
    HeatMaker maker;
    const HeatSurface& surface = maker.make(HeatPoints(points), {{0, 1'000}, 10, 100, 100},
                                            {HeatKernel::Quartic, 100, {}, 1});
    EXPECT_NEAR(surface.total(), 1, 1e-5);
}
