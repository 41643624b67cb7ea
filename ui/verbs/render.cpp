// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/render.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/workspace/measure_store.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"
#include "geo/crs/projection.h"
#include "ui/draw/map_render.h"
#include "ui/draw/scene_loader.h"
#include "ui/verbs/output_file.h"

#include <QElapsedTimer>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int kLeastSide = 64;
constexpr int kLargestSide = 20000;
constexpr double kPrintLines = 1.15;
constexpr int kPrintDpi = 300;
const QMarginsF kMargins(24, 24, 24, 48);

/// What the style option asks for.
struct Style {
    enum class Kind { Territories, Choropleth, Plain };
    Kind kind = Kind::Territories;
    std::string measure;
};

Style parseStyle(const std::string& text) {
    constexpr std::string_view kChoropleth = "choropleth:";
    if (text == "territories") {
        return {};
    }
    if (text == "plain") {
        return {Style::Kind::Plain, {}};
    }
    if (text.starts_with(kChoropleth) && text.size() > kChoropleth.size()) {
        return {Style::Kind::Choropleth, text.substr(kChoropleth.size())};
    }
    throw core::Error(core::Code::Usage, "there is no style \"" + text + "\"",
                      "use territories, choropleth:MEASURE or plain", text);
}

/// The scenario to draw: the named one, else the only one, else none where the style needs none.
std::optional<core::Scenario> scenarioFor(const core::Connection& db, const RenderParams& params,
                                          const Style& style) {
    if (!params.scenario.empty()) {
        return core::requireScenario(db, params.scenario);
    }
    std::vector<core::Scenario> all = core::loadScenarios(db);
    if (!params.layer.empty()) {
        std::erase_if(all, [&](const core::Scenario& s) { return s.layerName != params.layer; });
    }
    if (all.empty() || (style.kind != Style::Kind::Territories && all.size() > 1)) {
        return std::nullopt;
    }
    return all.size() == 1 ? all.front() : core::requireScenario(db, "");
}

core::UnitLayer layerFor(const core::Connection& db, const RenderParams& params,
                         const std::optional<core::Scenario>& scenario) {
    if (scenario && !params.layer.empty() && params.layer != scenario->layerName) {
        throw core::Error(core::Code::Usage,
                          "scenario " + scenario->name + " is of layer " + scenario->layerName +
                              ", not " + params.layer,
                          "leave --layer out or name another scenario", params.layer);
    }
    return core::requireLayer(db, scenario ? scenario->layerName : params.layer);
}

void addChoropleth(MapScene& scene, const core::Connection& db, const core::UnitLayer& layer,
                   const std::string& name) {
    const core::Measure measure = core::requireMeasure(db, layer.id, name);
    std::vector<double> values(static_cast<std::size_t>(scene.units->count()), kNoShare);
    for (const auto& [unit, value] : core::loadValues(db, measure.id)) {
        if (const int index = scene.units->indexOf(unit); index >= 0) {
            values[static_cast<std::size_t>(index)] = value;
        }
    }
    scene.choropleth = classify(values, QString::fromStdString(measure.name),
                                QString::fromStdString(measure.unit));
    scene.layers.accounts = false;
}

struct Picture {
    std::shared_ptr<const MapScene> scene;
    std::string crs;
};

Picture sceneFor(const core::Connection& db, const RenderParams& params, core::Job& job) {
    const core::Snapshot snapshot(db);
    const Style style = parseStyle(params.style);
    const std::optional<core::Scenario> scenario = scenarioFor(db, params, style);
    const core::UnitLayer layer = layerFor(db, params, scenario);
    const LayerMap map = [&] {
        const core::Job::Part part(job, 0, 0.7);
        return loadLayerMap(db, layer, job);
    }();
    std::optional<core::ScoreReport> figures;
    if (scenario && !scenario->measures.empty()) {
        const core::Job::Part part(job, 0.7, 0.8);
        figures = core::score(db, {scenario->name, {}, {}}, job);
    }
    MapScene scene =
        scenario ? planScene(db, map, *scenario, figures ? &*figures : nullptr) : layerScene(map);
    if (style.kind == Style::Kind::Choropleth) {
        addChoropleth(scene, db, layer, style.measure);
    } else if (style.kind == Style::Kind::Plain) {
        scene.territories.clear();
        scene.territoryOf.clear();
        scene.layers.territories = false;
    }
    return {finishScene(std::move(scene)), map.crs};
}

/// The box of a rectangle of degrees in the picture's plane, its sides sampled because they bend.
core::Box projected(const core::Box& degrees, const std::string& crs) {
    const geo::Projection projection(crs);
    core::Box box;
    for (int i = 0; i <= 16; ++i) {
        const double x = degrees.minX + degrees.width() * i / 16;
        const double y = degrees.minY + degrees.height() * i / 16;
        box.add(projection.toMetres(core::Point{x, degrees.minY}));
        box.add(projection.toMetres(core::Point{x, degrees.maxY}));
        box.add(projection.toMetres(core::Point{degrees.minX, y}));
        box.add(projection.toMetres(core::Point{degrees.maxX, y}));
    }
    return box;
}

int featuresIn(const MapScene& scene, const core::Box& box) {
    int count = 0;
    for (int unit = 0; unit < scene.units->count(); ++unit) {
        const core::Box bounds = scene.units->bounds(unit);
        count += !bounds.empty() && bounds.intersects(box);
    }
    if (scene.points && scene.layers.accounts) {
        count += static_cast<int>(
            std::count_if(scene.points->begin(), scene.points->end(),
                          [&](const MapPoint& point) { return box.contains(point.at); }));
    }
    return count;
}

void writePng(const MapScene& scene, const MapView& view, const std::string& file) {
    MapStyle style;
    style.tokens = loadTokens(ThemeKind::Light);
    const QImage image = renderPicture(scene, view, style);
    if (image.isNull() || !image.save(QString::fromStdString(file), "PNG")) {
        throwUnwritable(file);
    }
}

void writePdf(const MapScene& scene, MapView view, const std::string& file) {
    QPdfWriter writer(QString::fromStdString(file));
    writer.setResolution(kPrintDpi);
    writer.setPageSize(QPageSize(QSizeF(view.size) * 72 / 96, QPageSize::Point));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(QStringLiteral("Evenlode"));
    const double ratio = kPrintDpi / 96.0;
    view.pixelRatio = ratio;
    view.metresPerPixel /= ratio;
    view.size = (QSizeF(view.size) * ratio).toSize();
    MapStyle style;
    style.tokens = loadTokens(ThemeKind::Light);
    style.vector = true;
    style.lineFactor = kPrintLines;
    QPainter painter;
    if (!painter.begin(&writer)) {
        throwUnwritable(file);
    }
    paintPicture(painter, scene, view, style);
    if (!painter.end()) {
        throwUnwritable(file);
    }
}

void writeSvg(const MapScene& scene, const MapView& view, const std::string& file) {
    QSvgGenerator writer;
    writer.setFileName(QString::fromStdString(file));
    writer.setSize(view.size);
    writer.setViewBox(QRect(QPoint(), view.size));
    writer.setResolution(96);
    writer.setTitle(QStringLiteral("Evenlode"));
    MapStyle style;
    style.tokens = loadTokens(ThemeKind::Light);
    style.vector = true;
    QPainter painter;
    if (!painter.begin(&writer)) {
        throwUnwritable(file);
    }
    paintPicture(painter, scene, view, style);
    if (!painter.end()) {
        throwUnwritable(file);
    }
}

} // namespace

void to_json(core::Json& json, const RenderReport& report) {
    json = core::Json{{"file", report.file},
                      {"milliseconds", report.milliseconds},
                      {"features", report.features},
                      {"issues", report.issues}};
}

std::pair<int, int> parseSize(const std::string& text) {
    const std::vector<std::string> parts = core::split(text, 'x');
    if (parts.size() == 2) {
        const auto width = core::parseInteger(parts[0]);
        const auto height = core::parseInteger(parts[1]);
        if (width && height && *width >= kLeastSide && *height >= kLeastSide &&
            *width <= kLargestSide && *height <= kLargestSide) {
            return {static_cast<int>(*width), static_cast<int>(*height)};
        }
    }
    throw core::Error(
        core::Code::Usage, "\"" + text + "\" is no size",
        core::format("write it like 1600x1000, each side {} to {}", kLeastSide, kLargestSide),
        text);
}

core::Box parseBbox(const std::string& text) {
    std::vector<double> numbers;
    for (const std::string& part : core::split(text, ',')) {
        if (const auto number = core::parseNumber(part)) {
            numbers.push_back(*number);
        }
    }
    const bool good = numbers.size() == 4 && core::split(text, ',').size() == 4 &&
                      numbers[0] < numbers[2] && numbers[1] < numbers[3] && numbers[0] >= -180 &&
                      numbers[2] <= 180 && numbers[1] >= -90 && numbers[3] <= 90;
    if (!good) {
        throw core::Error(core::Code::Usage, "\"" + text + "\" is no box",
                          "write west,south,east,north in degrees, like -73.8,40.9,-71.7,42.1",
                          text);
    }
    core::Box box;
    box.add(core::Point{numbers[0], numbers[1]});
    box.add(core::Point{numbers[2], numbers[3]});
    return box;
}

RenderReport render(core::Workspace& ws, const RenderParams& params, core::Job& job) {
    loadMapFonts();
    parseSize(core::format("{}x{}", params.width, params.height));
    RenderReport report;
    report.file = outputPath(ws, params.file, {".png", ".pdf", ".svg"});
    const auto [scene, crs] = sceneFor(ws.reader(), params, job);
    const core::Box box = params.bbox ? projected(*params.bbox, crs) : scene->units->bounds();
    const MapView view =
        fitView(box, QSize(params.width, params.height), params.bbox ? QMarginsF() : kMargins);
    job.step(0.85, "drawing");
    QElapsedTimer timer;
    timer.start();
    const std::string kind = core::lower(report.file.substr(report.file.size() - 4));
    if (kind == ".png") {
        writePng(*scene, view, report.file);
    } else if (kind == ".pdf") {
        writePdf(*scene, view, report.file);
    } else {
        writeSvg(*scene, view, report.file);
    }
    report.milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    report.features = featuresIn(*scene, view.box());
    if (scene->units->bounds().empty()) {
        report.issues.push_back({core::Severity::Warning, params.layer, 0,
                                 "the layer has no shapes to draw",
                                 "import areas with `evenlode units import`"});
    }
    job.step(1, "drawn");
    return report;
}

} // namespace ui
