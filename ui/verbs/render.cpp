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
constexpr double kScreenDpi = 96;
constexpr double kMetresPerInch = 0.0254;
constexpr double kLeastScale = 100;
constexpr double kLargestScale = 1e9;
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

void hide(MapScene& scene, const std::vector<std::string>& layers) {
    const std::pair<const char*, bool MapLayers::*> flags[] = {
        {"accounts", &MapLayers::accounts}, {"bases", &MapLayers::bases},
        {"labels", &MapLayers::labels},     {"territories", &MapLayers::territories},
        {"units", &MapLayers::units},       {"unitLabels", &MapLayers::unitLabels},
        {"base", &MapLayers::base}};
    for (const std::string& layer : layers) {
        const auto flag = std::find_if(std::begin(flags), std::end(flags),
                                       [&](const auto& known) { return layer == known.first; });
        if (flag == std::end(flags)) {
            throw core::Error(core::Code::Usage, "there is no layer \"" + layer + "\" to hide",
                              "use accounts, bases, labels, territories, units, unitLabels or base",
                              layer);
        }
        scene.layers.*(flag->second) = false;
    }
}

struct Picture {
    std::shared_ptr<const MapScene> scene;
    std::string crs;
};

Picture sceneFor(core::Workspace& ws, const RenderParams& params, core::Job& job) {
    const core::Connection& db = ws.reader();
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
    if (!params.accounts.all()) {
        const core::Job::Part part(job, 0.8, 0.85);
        scene.accountColours =
            accountColours(core::categoriseAccounts(ws.newReader(), layer.id,
                                                    scenario ? scenario->id : core::ScenarioId(),
                                                    params.accounts, job),
                           *map.points);
        scene.layers.accounts = true;
    }
    hide(scene, params.hidden);
    scene.layers.graticule = params.graticule;
    if (!params.baseMap.source.empty()) {
        addBaseMap(scene, openBaseMap(params.baseMap, map.crs));
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

/// Where to look, in pixels at 96 dpi.
MapView viewFor(const RenderParams& params, const MapScene& scene, const std::string& crs) {
    const QSize size(params.width, params.height);
    if (params.bbox) {
        return fitView(projected(*params.bbox, crs), size, QMarginsF());
    }
    if (!params.view) {
        return fitView(scene.units->bounds(), size, kMargins);
    }
    MapView view;
    view.size = size;
    view.metresPerPixel = params.view->scale * kMetresPerInch / kScreenDpi;
    const core::Point centre = geo::Projection(crs).toMetres(params.view->centre);
    view.topLeft = {centre.x - view.metresPerPixel * size.width() / 2,
                    centre.y + view.metresPerPixel * size.height() / 2};
    return view;
}

/// The same part of the map with more pixels.
MapView finer(MapView view, double ratio) {
    view.pixelRatio = ratio;
    view.metresPerPixel /= ratio;
    view.size = (QSizeF(view.size) * ratio).toSize();
    return view;
}

int featuresIn(const MapScene& scene, const core::Box& box) {
    int count = 0;
    for (int unit = 0; unit < scene.units->count(); ++unit) {
        const core::Box bounds = scene.units->bounds(unit);
        count += !bounds.empty() && bounds.intersects(box);
    }
    if (scene.points && scene.layers.accounts) {
        const auto hidden = [&](std::size_t i) {
            return scene.accountColours && scene.accountColours->of[i] == kHiddenPoint;
        };
        for (std::size_t i = 0; i < scene.points->size(); ++i) {
            count += box.contains((*scene.points)[i].at) && !hidden(i);
        }
    }
    return count;
}

void addLegend(const MapScene& scene, const core::AccountView& view, RenderReport& report) {
    if (!scene.accountColours) {
        return;
    }
    const Tokens tokens = loadTokens(ThemeKind::Light);
    report.accountsBy = scene.accountColours->title.toStdString();
    for (std::size_t i = 0; i < scene.accountColours->entries.size(); ++i) {
        report.accounts.push_back(
            {scene.accountColours->entries[i],
             markLook(*scene.accountColours, i, tokens).colour.name().toStdString()});
    }
    if (!view.where.empty()) {
        report.accountsShown = scene.accountColours->shown;
    }
}

void writePng(const MapScene& scene, const MapView& view, double dpi, const std::string& file) {
    MapStyle style;
    style.tokens = loadTokens(ThemeKind::Light);
    QImage image = renderPicture(scene, finer(view, dpi / kScreenDpi), style);
    const int dotsPerMetre = static_cast<int>(std::lround(dpi / kMetresPerInch));
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    if (image.isNull() || !image.save(QString::fromStdString(file), "PNG")) {
        throwUnwritable(file);
    }
}

void writePdf(const MapScene& scene, const MapView& view, const std::string& file) {
    QPdfWriter writer(QString::fromStdString(file));
    writer.setResolution(kPrintDpi);
    writer.setPageSize(QPageSize(QSizeF(view.size) * 72 / 96, QPageSize::Point));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(QStringLiteral("Evenlode"));
    MapStyle style;
    style.tokens = loadTokens(ThemeKind::Light);
    style.vector = true;
    style.lineFactor = kPrintLines;
    QPainter painter;
    if (!painter.begin(&writer)) {
        throwUnwritable(file);
    }
    paintPicture(painter, scene, finer(view, kPrintDpi / kScreenDpi), style);
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
    if (!report.accountsBy.empty()) {
        core::Json legend = core::Json::array();
        for (const RenderedCategory& one : report.accounts) {
            legend.push_back(one.category);
            legend.back()["colour"] = one.colour;
        }
        json["accounts_by"] = {{"column", report.accountsBy}, {"legend", std::move(legend)}};
    }
    if (report.accountsShown) {
        json["accounts_shown"] = *report.accountsShown;
    }
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

RenderView parseView(const std::string& centre, const std::string& scale) {
    std::vector<double> place;
    for (const std::string& part : core::split(centre, ',')) {
        if (const auto number = core::parseNumber(part)) {
            place.push_back(*number);
        }
    }
    if (place.size() != 2 || core::split(centre, ',').size() != 2 || std::abs(place[0]) > 180 ||
        std::abs(place[1]) > 90) {
        throw core::Error(core::Code::Usage, "\"" + centre + "\" is no place",
                          "write longitude,latitude in degrees, like -72.7,41.6", centre);
    }
    const auto number = core::parseNumber(scale.starts_with("1:") ? scale.substr(2) : scale);
    if (!number || !(*number >= kLeastScale && *number <= kLargestScale)) {
        throw core::Error(core::Code::Usage, "\"" + scale + "\" is no scale",
                          "write it like 250000 or 1:250000", scale);
    }
    return {{place[0], place[1]}, *number};
}

RenderReport render(core::Workspace& ws, const RenderParams& params, core::Job& job) {
    loadMapFonts();
    parseSize(core::format("{}x{}", params.width, params.height));
    if (!(params.dpi >= 36 && params.dpi <= 1200) ||
        params.dpi / kScreenDpi * std::max(params.width, params.height) > kLargestSide) {
        throw core::Error(core::Code::Usage,
                          core::format("{} dpi is no resolution for {} x {}", params.dpi,
                                       params.width, params.height),
                          core::format("36 to 1200, and no side over {} pixels", kLargestSide));
    }
    RenderReport report;
    report.file = outputPath(ws, params.file, {".png", ".pdf", ".svg"});
    const auto [scene, crs] = sceneFor(ws, params, job);
    const MapView view = viewFor(params, *scene, crs);
    const std::string kind = core::lower(report.file.substr(report.file.size() - 4));
    if (scene->tiles) {
        const core::Job::Part part(job, 0.8, 0.85);
        const double dpi = kind == ".png" ? params.dpi : kind == ".pdf" ? kPrintDpi : kScreenDpi;
        scene->tiles->load(finer(view, dpi / kScreenDpi), job);
    }
    job.step(0.85, "drawing");
    QElapsedTimer timer;
    timer.start();
    if (kind == ".png") {
        writePng(*scene, view, params.dpi, report.file);
    } else if (kind == ".pdf") {
        writePdf(*scene, view, report.file);
    } else {
        writeSvg(*scene, view, report.file);
    }
    report.milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    report.features = featuresIn(*scene, view.box());
    addLegend(*scene, params.accounts, report);
    if (scene->units->bounds().empty()) {
        report.issues.push_back({core::Severity::Warning, params.layer, 0,
                                 "the layer has no shapes to draw",
                                 "import areas with `evenlode units import`"});
    }
    job.step(1, "drawn");
    return report;
}

} // namespace ui
