// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/render/heat_bench.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "geo/crs/projection.h"
#include "geo/embedded/zip_table.h"
#include "tests/bench/output_file.h"
#include "tests/bench/render/render_peer.h"
#include "ui/draw/heat_paint.h"

#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>

namespace bench {

namespace {

using core::analysis::HeatKernel;
using core::analysis::HeatPoint;
using core::analysis::HeatPoints;
using core::analysis::HeatSurface;
using core::analysis::HeatView;

constexpr double kStateMetres = 640'000;
constexpr double kCityMetres = 64'000;
constexpr double kScatterMetres = 6'000;

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

double processorMs() {
    return static_cast<double>(std::clock()) * 1e3 / CLOCKS_PER_SEC;
}

HeatView viewOf(core::Point middle, double metres, const HeatParams& params) {
    HeatView view;
    view.cell = metres / params.width;
    view.width = params.width;
    view.height = params.height;
    view.topLeft = {middle.x - metres / 2, middle.y + view.cell * params.height / 2};
    return view;
}

double shapeAt(HeatKernel kernel, double dx, double dy, double radius) {
    const double u = std::hypot(dx, dy) / radius;
    switch (kernel) {
    case HeatKernel::Gaussian:
        return std::max(std::abs(dx), std::abs(dy)) > radius ? 0 : std::exp(-4.5 * u * u);
    case HeatKernel::Quartic: return u > 1 ? 0 : (1 - u * u) * (1 - u * u);
    case HeatKernel::Epanechnikov: return u > 1 ? 0 : 1 - u * u;
    case HeatKernel::Triangular: return u > 1 ? 0 : 1 - u;
    case HeatKernel::Uniform: return u > 1 ? 0 : 1;
    }
    return 0;
}

/// One cell from the definition: every point, in double precision.
struct Truth {
    double binned = 0;   ///< values laid on the four cells around them, then the kernel
    double unbinned = 0; ///< the kernel at the points' own places
};

Truth bruteForce(std::span<const HeatPoint> points, const HeatView& view, int column, int row,
                 const HeatParams& params, double kernelSum) {
    Truth truth;
    for (const HeatPoint& p : points) {
        const double dx = (p.at.x - view.topLeft.x) / view.cell - 0.5 - column;
        const double dy = (view.topLeft.y - p.at.y) / view.cell - 0.5 - row;
        if (std::abs(dx) > params.radius + 2 || std::abs(dy) > params.radius + 2) {
            continue;
        }
        truth.unbinned += p.value * shapeAt(params.kernel, dx, dy, params.radius) / kernelSum;
        const double left = std::floor(dx);
        const double top = std::floor(dy);
        for (const double x : {left, left + 1}) {
            for (const double y : {top, top + 1}) {
                truth.binned += p.value * (1 - std::abs(dx - x)) * (1 - std::abs(dy - y)) *
                                shapeAt(params.kernel, x, y, params.radius) / kernelSum;
            }
        }
    }
    return truth;
}

void check(HeatTimes& times, const HeatSurface& surface, std::span<const HeatPoint> points,
           const HeatParams& params, core::Job& job) {
    const int half = static_cast<int>(params.radius);
    double kernelSum = 0;
    for (int y = -half; y <= half; ++y) {
        for (int x = -half; x <= half; ++x) {
            kernelSum += shapeAt(params.kernel, x, y, params.radius);
        }
    }
    const double peak = *std::max_element(surface.amounts.begin(), surface.amounts.end());
    core::Random random(params.seed + 17);
    for (int i = 0; i < params.samples; ++i) {
        job.checkpoint();
        // Every second one where something lies.
        std::size_t cell = random.below(surface.amounts.size());
        for (int tries = 0; i % 2 == 0 && surface.amounts[cell] == 0 && tries < 1'000; ++tries) {
            cell = random.below(surface.amounts.size());
        }
        const auto column = static_cast<int>(cell % static_cast<std::size_t>(params.width));
        const auto row = static_cast<int>(cell / static_cast<std::size_t>(params.width));
        const Truth truth = bruteForce(points, surface.view, column, row, params, kernelSum);
        const double ours = static_cast<double>(surface.amounts[cell]);
        if (truth.binned > 0) {
            times.worst = std::max(times.worst, std::abs(ours - truth.binned) / truth.binned);
        } else if (ours != 0) {
            times.worst = std::max(times.worst, 1.0);
        }
        times.worstOfPeak = std::max(times.worstOfPeak, std::abs(ours - truth.unbinned) / peak);
    }
}

HeatTimes timeView(const std::string& name, const HeatView& view, const HeatPoints& sorted,
                   std::span<const HeatPoint> points, const HeatParams& params, core::Job& job) {
    using Clock = std::chrono::steady_clock;
    const auto between = [](Clock::time_point a, Clock::time_point b) {
        return std::chrono::duration<double, std::milli>(b - a).count();
    };
    const ui::Tokens tokens = ui::loadTokens(ui::ThemeKind::Light);
    core::analysis::HeatMaker maker;
    const core::analysis::HeatOptions options{
        params.kernel, params.radius * view.cell, {}, params.threads};
    const ui::HeatLook look{core::analysis::heatScale(maker.make(sorted, view, options))};
    std::vector<double> surfaceMs;
    std::vector<double> colourMs;
    std::vector<double> wholeMs;
    std::vector<double> processor;
    QImage image;
    const HeatSurface* surface = nullptr;
    for (int i = 0; i < params.repeats; ++i) {
        job.checkpoint();
        const double before = processorMs();
        const auto start = Clock::now();
        surface = &maker.make(sorted, view, options);
        const auto made = Clock::now();
        image = ui::heatImage(*surface, look, tokens, params.threads, std::move(image));
        const auto end = Clock::now();
        surfaceMs.push_back(between(start, made));
        colourMs.push_back(between(made, end));
        wholeMs.push_back(between(start, end));
        processor.push_back(processorMs() - before);
    }
    HeatTimes times{name,
                    view.width * view.cell / 1000,
                    median(surfaceMs),
                    median(colourMs),
                    median(wholeMs),
                    median(processor)};
    check(times, *surface, points, params, job);
    return times;
}

/// The cell of 64 km with the most points.
core::Point crowdedPlace(const HeatPoints& points) {
    core::analysis::HeatMaker maker;
    const HeatView view{{points.bounds().minX, points.bounds().maxY},
                        kCityMetres,
                        static_cast<int>(points.bounds().width() / kCityMetres) + 1,
                        static_cast<int>(points.bounds().height() / kCityMetres) + 1};
    const auto& amounts =
        maker.make(points, view, {HeatKernel::Uniform, kCityMetres / 2, {}, 1}).amounts;
    const auto best = std::max_element(amounts.begin(), amounts.end()) - amounts.begin();
    return view.middleOf(static_cast<int>(best % view.width), static_cast<int>(best / view.width));
}

void askPeer(HeatReport& report, const std::vector<HeatView>& views,
             std::span<const HeatPoint> points, const HeatParams& params) {
    QTemporaryDir folder;
    const std::string file = folder.filePath(QStringLiteral("points.csv")).toStdString();
    std::string csv = "x,y,value\n";
    for (const HeatPoint& p : points) {
        csv += core::format("{:.2f},{:.2f},{:.4f}\n", p.at.x, p.at.y, p.value);
    }
    writeFile(file, csv);
    core::Json asked = core::Json::array();
    for (std::size_t i = 0; i < views.size(); ++i) {
        const HeatView& v = views[i];
        asked.push_back({{"name", report.views[i].view},
                         {"radius", params.radius},
                         {"extent",
                          {v.topLeft.x, v.topLeft.y - v.height * v.cell,
                           v.topLeft.x + v.width * v.cell, v.topLeft.y}}});
    }
    const core::Json answer =
        askRenderPeer(params.peer, file, asked.dump(), QSize(params.width, params.height), 3);
    report.peerName = answer.at("peer").get<std::string>();
    for (HeatTimes& times : report.views) {
        times.peer = answer.at("views").value(times.view, 0.0);
    }
}

} // namespace

double HeatReport::maxRelativeError() const {
    double worst = 0;
    for (const HeatTimes& times : views) {
        worst = std::max(worst, times.worst);
    }
    return worst;
}

void to_json(core::Json& json, const HeatReport& report) {
    json = core::Json{{"points", report.points},
                      {"prepare_ms", report.prepareMs},
                      {"max_relative_error", report.maxRelativeError()}};
    for (const HeatTimes& times : report.views) {
        json["milliseconds"][times.view] = times.milliseconds;
        json["surface_ms"][times.view] = times.surfaceMs;
        json["colour_ms"][times.view] = times.colourMs;
        json["processor_ms"][times.view] = times.processorMs;
        json["error_of_peak_unbinned"][times.view] = times.worstOfPeak;
        if (!report.peerName.empty()) {
            json["peers"][report.peerName][times.view] = times.peer;
            json["ratios"][times.view] = times.peer > 0 ? times.milliseconds / times.peer : 0;
        }
    }
}

std::string textOf(const HeatReport& report) {
    std::string text = core::format("{} points, put in order once in {:.0f} ms\n",
                                    core::grouped(report.points), report.prepareMs);
    for (const HeatTimes& times : report.views) {
        text +=
            core::format("{}, {:.0f} km wide: {:.1f} ms (surface {:.1f}, colours {:.1f}; of the "
                         "processor {:.1f})",
                         times.view, times.extentKm, times.milliseconds, times.surfaceMs,
                         times.colourMs, times.processorMs);
        if (times.peer > 0) {
            text += core::format(", {} {:.0f} ms, ratio {:.3f}", report.peerName, times.peer,
                                 times.milliseconds / times.peer);
        }
        text += core::format("\n  largest relative error {:.1e}; of binning {} of the peak\n",
                             times.worst, core::percent(times.worstOfPeak, 2));
    }
    return text;
}

std::vector<HeatPoint> generatedPoints(int count, std::uint64_t seed) {
    core::Random random(seed);
    std::vector<core::Point> towns;
    std::vector<double> weights;
    double sum = 0;
    for (const geo::ZipPlace& zip : geo::zipTable().all()) {
        const bool inside = zip.point.x > -125 && zip.point.x < -66 && zip.point.y > 24 &&
                            zip.point.y < 50 && !zip.countyFips.empty();
        if (inside) {
            towns.push_back(zip.point);
            sum += std::exp(1.1 * random.normal());
            weights.push_back(sum);
        }
    }
    geo::Projection("EPSG:5070").toMetres(towns);
    std::vector<HeatPoint> points;
    points.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        const auto town = std::lower_bound(weights.begin(), weights.end(), random.uniform() * sum) -
                          weights.begin();
        const core::Point at = towns[static_cast<std::size_t>(town)];
        points.push_back(
            {{at.x + kScatterMetres * random.normal(), at.y + kScatterMetres * random.normal()},
             0.05 + random.uniform()});
    }
    return points;
}

HeatReport runHeatBench(const HeatParams& params, core::Job& job) {
    job.step(0, "making points");
    const std::vector<HeatPoint> points = generatedPoints(params.points, params.seed);
    const auto start = std::chrono::steady_clock::now();
    const HeatPoints sorted(points);
    const std::chrono::duration<double, std::milli> taken =
        std::chrono::steady_clock::now() - start;
    HeatReport report;
    report.points = params.points;
    report.prepareMs = taken.count();
    const core::Point crowded = crowdedPlace(sorted);
    const core::Box& all = sorted.bounds();
    const double nation = std::max(all.width(), all.height() * params.width / params.height) * 1.02;
    const std::vector<HeatView> views = {viewOf(all.centre(), nation, params),
                                         viewOf(crowded, kStateMetres, params),
                                         viewOf(crowded, kCityMetres, params)};
    const char* names[] = {"nation", "state", "city"};
    for (std::size_t i = 0; i < views.size(); ++i) {
        job.step(0.2 + 0.2 * static_cast<double>(i), names[i]);
        report.views.push_back(timeView(names[i], views[i], sorted, points, params, job));
    }
    if (!params.peer.empty()) {
        job.step(0.8, "asking the peer");
        askPeer(report, views, points, params);
    }
    return report;
}

} // namespace bench
