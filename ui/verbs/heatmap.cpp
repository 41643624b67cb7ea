// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/heatmap.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/crs/projection.h"
#include "geo/io/grid_file.h"
#include "ui/draw/heat_paint.h"
#include "ui/draw/map_render.h"
#include "ui/draw/scene_loader.h"
#include "ui/verbs/output_file.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace ui {

namespace {

using core::analysis::HeatMaker;
using core::analysis::HeatPoints;
using core::analysis::HeatSurface;
using core::analysis::HeatView;

constexpr double kRadiusShare = 1.0 / 40; ///< of the longer side, where no radius is given
constexpr double kLeastExtent = 2e4;      ///< metres; a single point gets a map as well
constexpr int kMostRadiusPixels = 400;
constexpr float kNoData = -3.0e38F;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Heatmap)
};

void check(const HeatmapParams& params) {
    const auto refuse = [](const std::string& what, const std::string& hint) {
        throw core::Error(core::Code::Usage, what, hint);
    };
    if (params.radiusKm && params.radiusPixels) {
        refuse("a radius is given twice", "choose --radius or --pixels");
    }
    if (params.radiusKm && !(*params.radiusKm > 0 && *params.radiusKm <= 5e3)) {
        refuse("that is no radius", "choose 0.001 to 5000 km");
    }
    if (params.radiusPixels &&
        !(*params.radiusPixels >= 1 && *params.radiusPixels <= kMostRadiusPixels)) {
        refuse("that is no radius", core::format("choose 1 to {} pixels", kMostRadiusPixels));
    }
    if (params.scale && !(*params.scale > 0)) {
        refuse("the scale must be above 0", "give a density per km²");
    }
}

/// The box in the plane, by points along its sides.
core::Box boxOf(const core::Box& degrees, const geo::Projection& projection) {
    core::Box box;
    for (int i = 0; i <= 16; ++i) {
        const double x = degrees.minX + degrees.width() * i / 16;
        const double y = degrees.minY + degrees.height() * i / 16;
        for (const core::Point p : {core::Point{x, degrees.minY}, core::Point{x, degrees.maxY},
                                    core::Point{degrees.minX, y}, core::Point{degrees.maxX, y}}) {
            box.add(projection.toMetres(p));
        }
    }
    return box;
}

double roundRadius(double metres) {
    const double power = std::pow(10, std::floor(std::log10(metres)));
    const double lead = metres / power;
    return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
}

struct Frame {
    HeatView view;
    double radius = 0; ///< metres
};

Frame frameFor(const HeatmapParams& params, core::Box box) {
    const bool given = params.bbox.has_value();
    if (const double extent = std::max(box.width(), box.height()); extent < kLeastExtent) {
        const double more = (kLeastExtent - extent) / 2;
        box.add(core::Point{box.minX - more, box.minY - more});
        box.add(core::Point{box.maxX + more, box.maxY + more});
    }
    Frame frame;
    frame.radius = params.radiusKm
                       ? *params.radiusKm * 1000
                       : roundRadius(kRadiusShare * std::max(box.width(), box.height()));
    if (params.radiusPixels) {
        // The margin is one radius: its pixels are not there for the box.
        const double pixels = given ? 0 : 2 * *params.radiusPixels;
        const double cell = std::max(box.width() / std::max(params.width - pixels, 16.0),
                                     box.height() / std::max(params.height - pixels, 16.0));
        frame.radius = *params.radiusPixels * cell;
    }
    const double margin = given ? 0 : frame.radius * 1.01 + 1;
    frame.view = core::analysis::heatViewFor(box, margin, params.width, params.height);
    return frame;
}

void writeTiff(const HeatSurface& surface, const HeatmapParams& params,
               const HeatmapReport& report) {
    std::vector<float> densities(surface.amounts.size());
    const auto perCell = static_cast<float>(1 / (surface.view.cell * surface.view.cell / 1e6));
    for (std::size_t i = 0; i < densities.size(); ++i) {
        densities[i] = surface.amounts[i] == 0 ? kNoData : surface.amounts[i] * perCell;
    }
    const std::string unit = params.unit.empty() ? "per km²" : params.unit + " per km²";
    geo::writeGrid(report.file,
                   {surface.view.width, surface.view.height, surface.view.topLeft,
                    surface.view.cell, report.crs, "density of " + params.query.of, unit,
                    static_cast<double>(kNoData)},
                   densities);
}

HeatWords wordsFor(const HeatmapParams& params, const HeatmapReport& report) {
    const QString value = params.query.value.empty() || params.query.value == "count"
                              ? Words::tr("number")
                              : QString::fromStdString(params.query.value);
    HeatWords words;
    words.title = Words::tr("%1 of %2").arg(value, QString::fromStdString(params.query.of));
    const bool gaussian = params.kernel == core::analysis::HeatKernel::Gaussian;
    const QString reach = QLocale().toString(report.radiusKm / (gaussian ? 3 : 1), 'g', 3);
    const QString unit = params.unit.empty()
                             ? Words::tr("per km²")
                             : Words::tr("%1 per km²").arg(QString::fromStdString(params.unit));
    words.detail = gaussian ? Words::tr("%1, Gaussian kernel, σ %2 km").arg(unit, reach)
                            : Words::tr("%1, %2 kernel, radius %3 km")
                                  .arg(unit, QString::fromStdString(nameOf(params.kernel)), reach);
    if (params.query.difference) {
        words.note = Words::tr("%1 minus %2")
                         .arg(QString::fromStdString(params.query.where),
                              QString::fromStdString(params.query.minus));
    } else {
        words.note = QString::fromStdString(params.query.where);
    }
    return words;
}

void writePicture(const HeatSurface& surface, const HeatmapParams& params,
                  const HeatmapReport& report, const core::Box& degrees) {
    loadMapFonts();
    MapScene scene;
    scene.units =
        std::make_shared<const MapUnits>(std::vector<MapUnit>(), std::vector<core::MultiPolygon>());
    scene.base = loadBaseMap(report.crs, degrees);
    scene.crs = report.crs;
    scene.attribution = scene.base->attribution;
    const auto finished = finishScene(std::move(scene));
    MapView view;
    view.topLeft = surface.view.topLeft;
    view.metresPerPixel = surface.view.cell;
    view.size = QSize(surface.view.width, surface.view.height);
    const MapStyle style{loadTokens(ThemeKind::Light)};
    QImage image = renderGround(*finished, view, style);
    QPainter painter(&image);
    const HeatLook look{report.scale > 0 ? report.scale : 1, params.query.difference};
    painter.drawImage(QPoint(), heatImage(surface, look, style.tokens));
    paintMapAbove(painter, *finished, view, style);
    paintHeatLegend(painter, look, wordsFor(params, report), view, style);
    painter.end();
    if (!image.save(QString::fromStdString(report.file))) {
        throwUnwritable(report.file);
    }
}

/// The extent in degrees of what the surface covers, by its rim.
core::Box degreesOf(const HeatView& view, const geo::Projection& projection) {
    core::Box box;
    for (int i = 0; i <= 8; ++i) {
        for (int j = 0; j <= 8; ++j) {
            const core::Point p =
                projection.toDegrees(core::Point{view.topLeft.x + view.width * view.cell * i / 8,
                                                 view.topLeft.y - view.height * view.cell * j / 8});
            if (std::isfinite(p.x) && std::isfinite(p.y)) {
                box.add(p);
            }
        }
    }
    return box;
}

} // namespace

void to_json(core::Json& json, const HeatmapReport& report) {
    json = core::Json{{"file", report.file},
                      {"crs", report.crs},
                      {"records", report.records},
                      {"points", report.points},
                      {"cells", report.cells},
                      {"width", report.width},
                      {"height", report.height},
                      {"cell_m", report.cellM},
                      {"radius_km", report.radiusKm},
                      {"max", report.max},
                      {"total", report.total},
                      {"surface_total", report.surfaceTotal},
                      {"without_place", report.noPlaceValue},
                      {"scale", report.scale},
                      {"milliseconds", report.milliseconds},
                      {"issues", report.issues}};
}

HeatmapReport heatmap(core::Workspace& ws, const HeatmapParams& params, core::Job& job) {
    check(params);
    HeatmapReport report;
    report.file = outputPath(ws, params.file, {".tif", ".tiff", ".png"});
    const core::Connection db = ws.newReader();
    const core::Snapshot snapshot(db);
    // A picture of a state has north up; a raster has the plane that other programs know.
    const bool picture = core::lower(report.file).ends_with(".png");
    const geo::PlaneChoice choice = [](const core::Box& extent, std::span<const core::Point> all) {
        core::UnitLayer layer;
        layer.workCrs = geo::workCrsFor(extent, all);
        return displayCrs(layer, extent);
    };
    geo::HeatRecords records = geo::loadHeatRecords(
        db, params.query, picture ? choice : geo::PlaneChoice(geo::workCrsFor), job);
    report.crs = records.crs;
    report.records = records.read;
    report.total = records.total;
    report.noPlaceValue = records.noPlaceValue;
    report.issues = std::move(records.issues);
    job.step(0.4, "computing the surface");
    const HeatPoints points(records.points);
    report.points = static_cast<std::int64_t>(points.size());
    const geo::Projection projection(report.crs);
    const Frame frame =
        frameFor(params, params.bbox ? boxOf(*params.bbox, projection) : points.bounds());
    HeatMaker maker;
    const auto start = std::chrono::steady_clock::now();
    const HeatSurface& surface =
        maker.make(points, frame.view, {params.kernel, frame.radius, {}, 0});
    const std::chrono::duration<double, std::milli> taken =
        std::chrono::steady_clock::now() - start;
    report.milliseconds = taken.count();
    report.width = frame.view.width;
    report.height = frame.view.height;
    report.cells = static_cast<std::int64_t>(frame.view.cells());
    report.cellM = frame.view.cell;
    report.radiusKm = frame.radius / 1000;
    report.surfaceTotal = surface.total();
    const auto [low, high] = std::minmax_element(surface.amounts.begin(), surface.amounts.end());
    report.max = surface.density(
        static_cast<std::size_t>((-*low > *high ? low : high) - surface.amounts.begin()));
    report.scale = params.scale.value_or(roundHeatScale(core::analysis::heatScale(surface)));
    job.step(0.7, "writing");
    if (picture) {
        writePicture(surface, params, report, degreesOf(frame.view, projection));
    } else {
        writeTiff(surface, params, report);
    }
    job.step(1, "done");
    return report;
}

} // namespace ui
