// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/render/render_bench.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "core/workspace/scenario_store.h"
#include "geo/crs/projection.h"
#include "tests/bench/render/canvas_driver.h"
#include "tests/bench/render/render_peer.h"
#include "tests/bench/render/render_plan.h"
#include "tests/bench/render/slivers.h"
#include "ui/draw/map_painter.h"
#include "ui/draw/scene_loader.h"

#include <sys/resource.h>

#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace bench {

namespace {

constexpr double kStateWidth = 640'000; ///< metres across the picture
constexpr double kCityWidth = 64'000;
constexpr core::Point kStateMiddle{-82.9, 40.0};
constexpr core::Point kCityMiddle{-87.7, 41.85};

double peakMegabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024; // Linux counts in KiB
}

double since(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

struct NamedView {
    std::string name;
    ui::MapView view;
    double exactTarget = 0;
};

class RenderBench {
public:
    RenderBench(const RenderParams& params, core::Job& job)
        : params_(params), job_(job), application_(watchedApplication()),
          driver_(canvas_, application_) {}

    RenderReport run() {
        makePlan();
        loadLayer();
        showPlan();
        askPeer(); // first: a peer that is not there should not cost a run
        timeViews();
        timeRecolour();
        timePoints();
        timeColouredPoints();
        timePointing();
        timeOpening();
        addRatios();
        countAllSlivers();
        add("longest block of an input", driver_.blocks(), 16, 0.99);
        report_.peakMegabytes = peakMegabytes();
        return std::move(report_);
    }

private:
    void add(const std::string& name, std::vector<double> values, double target,
             double share = 0.5) {
        report_.timings.push_back({name, std::move(values), target, share});
    }

    void makePlan() {
        const core::Job::Part part(job_, 0, 0.4);
        if (params_.folder.empty() && !temporary_.isValid()) {
            throw core::Error(core::Code::Storage, "no temporary folder can be made",
                              "name a folder with --keep");
        }
        const std::string folder =
            params_.folder.empty() ? temporary_.path().toStdString() : params_.folder;
        std::filesystem::create_directories(folder);
        path_ = folder + "/render.gpkg";
        if (!std::filesystem::exists(path_)) {
            const core::NewLayer layer = fractalLayer(params_.layer, job_);
            writeRenderPlan(path_, layer, params_.territories, params_.layer.seed, job_);
        }
    }

    void loadLayer() {
        const core::Workspace ws = core::Workspace::open(path_);
        const core::UnitLayer layer = core::requireLayer(ws.reader(), "");
        const core::Scenario scenario = core::loadScenarios(ws.reader()).front();
        QElapsedTimer timer;
        timer.start();
        map_ = ui::loadLayerMap(ws.reader(), layer, job_);
        add("import of the layer", {since(timer)}, 1500);
        ui::loadLayerMap(ws.reader(), layer, job_, {true, false}); // writes the cache
        scene_ = ui::planScene(ws.reader(), map_, scenario, nullptr);
        const ui::Topology& topology = map_.units->topology();
        report_.units = map_.units->count();
        report_.arcs = topology.arcCount();
        for (int polygon = 0; polygon < topology.polygonCount(); ++polygon) {
            for (auto [ring, last] = topology.rings(polygon); ring < last; ++ring) {
                report_.vertices += topology.ringVertices(topology.ring(ring), 0).size();
            }
        }
    }

    /// From the file's name to the exact picture: workspace, units, cache, scenario and drawing.
    void timeOpening() {
        std::vector<double> times;
        for (int i = 0; i < std::max(3, params_.repeats / 3); ++i) {
            QElapsedTimer timer;
            timer.start();
            const core::Workspace ws = core::Workspace::open(path_);
            const core::UnitLayer layer = core::requireLayer(ws.reader(), "");
            const core::Scenario scenario = core::loadScenarios(ws.reader()).front();
            const ui::LayerMap map = ui::loadLayerMap(ws.reader(), layer, job_, {true, false});
            ui::MapScene scene = ui::planScene(ws.reader(), map, scenario, nullptr, &scene_);
            ui::MapCanvas canvas;
            CanvasDriver driver(canvas, application_);
            canvas.resize(params_.width, params_.height);
            canvas.setScene(ui::finishScene(std::move(scene)));
            canvas.show();
            driver.untilExact();
            times.push_back(since(timer));
        }
        add("open with cache", times, 300);
    }

    void askPeer() {
        if (params_.peer.empty()) {
            return;
        }
        core::Json views = core::Json::array();
        for (const NamedView& view : views_) {
            const core::Box box = view.view.box();
            views.push_back(
                {{"name", view.name}, {"extent", {box.minX, box.minY, box.maxX, box.maxY}}});
        }
        peer_ = askRenderPeer(params_.peer, path_, views.dump(), {params_.width, params_.height},
                              params_.repeats);
        report_.peerName = peer_.at("peer").get<std::string>();
    }

    void addRatios() {
        for (const Timing& timing : report_.timings) {
            for (const NamedView& view : views_) {
                if (!peer_.is_null() && timing.name == "exact after zoom " + view.name) {
                    report_.ratios.push_back({view.name, peer_.at("views").at(view.name),
                                              timing.median(), view.name == "nation" ? 0.35 : 0.5});
                }
            }
        }
    }

    void showPlan() {
        canvas_.resize(params_.width, params_.height);
        QElapsedTimer timer;
        timer.start();
        shown_ = ui::finishScene(scene_);
        add("finish scene", {since(timer)}, 0);
        canvas_.setScene(shown_);
        canvas_.show();
        driver_.untilExact();
        add("first paint", {since(timer)}, 0);
        const geo::Projection plane(map_.crs);
        const auto across = [&](core::Point middle, double metres) {
            ui::MapView view = canvas_.view();
            const core::Point at = plane.toMetres(middle);
            const core::Point centre =
                map_.units->bounds().contains(at) ? at : map_.units->bounds().centre();
            view.metresPerPixel = metres / view.size.width();
            view.topLeft = {centre.x - metres / 2,
                            centre.y + view.metresPerPixel * view.size.height() / 2};
            return view;
        };
        views_ = {{"nation", canvas_.view(), 100},
                  {"state", across(kStateMiddle, kStateWidth), 40},
                  {"city", across(kCityMiddle, kCityWidth), 12}};
    }

    void timeViews() {
        std::vector<double> firsts;
        for (const NamedView& view : views_) {
            canvas_.setView(view.view);
            driver_.untilExact();
            keepPicture(view.name);
            add("pan " + view.name, driver_.pan(params_.frames), 8, 0.95);
            driver_.untilExact();
            std::vector<double> exact;
            for (int i = 0; i < params_.repeats; ++i) {
                canvas_.setView(view.view);
                driver_.untilExact();
                const QPointF at(params_.width * (0.3 + 0.03 * i), params_.height * 0.5);
                const auto zoom = driver_.wheel(at, i % 2 == 0 ? 120 : -120);
                firsts.push_back(zoom.first);
                exact.push_back(zoom.exact);
            }
            add("exact after zoom " + view.name, exact, view.exactTarget);
        }
        add("first response to the wheel", firsts, 16);
    }

    /// Another class for every unit, nationwide.
    void timeRecolour() {
        canvas_.setView(views_.front().view);
        driver_.untilExact();
        std::vector<double> times;
        std::vector<double> singles;
        for (int i = 0; i < params_.repeats; ++i) {
            ui::MapScene scene = scene_;
            for (ui::MapTerritory& territory : scene.territories) {
                territory.fill += i + 1;
            }
            times.push_back(showScene(scene));
            scene.territoryOf[scene.territoryOf.size() / 2] = i % params_.territories;
            singles.push_back(showScene(scene));
        }
        add("recolour", times, 60);
        add("assign one unit", singles, 0);
    }

    double showScene(const ui::MapScene& scene) {
        QElapsedTimer timer;
        timer.start();
        shown_ = ui::finishScene(scene, shown_.get());
        canvas_.setScene(shown_);
        driver_.untilExact();
        return since(timer);
    }

    void timePoints() {
        const auto points = std::make_shared<std::vector<ui::MapPoint>>(
            scatteredPoints(*map_.units, params_.points, params_.layer.seed));
        report_.points = static_cast<int>(points->size());
        scene_.points = points;
        showScene(scene_);
        for (const NamedView& view : views_) {
            timeAlone(view, "points");
            std::vector<double> exact;
            for (int i = 0; i < params_.repeats; ++i) {
                canvas_.setView(view.view);
                driver_.untilExact();
                exact.push_back(
                    driver_
                        .wheel({params_.width / 2.0, params_.height / 2.0}, i % 2 == 0 ? 120 : -120)
                        .exact);
            }
            add("exact with points " + view.name, exact, 0);
            add("pan with points " + view.name, driver_.pan(params_.frames), 8, 0.95);
        }
    }

    void timeAlone(const NamedView& view, const std::string& what) {
        add(what + " alone " + view.name, pointsAlone(view.view), 40);
        canvas_.setView(view.view);
        driver_.untilExact();
        keepPicture(view.name + "-" + what);
    }

    /// The same with eight categories, and some in none.
    void timeColouredPoints() {
        core::AccountCategories made;
        made.column = "kind";
        for (int i = 0; i < 8; ++i) {
            made.categories.push_back(
                {core::AccountCategory::Kind::Value, core::format("kind {}", i), 0, 0, 0});
        }
        made.categories.push_back({core::AccountCategory::Kind::None, {}, 0, 0, 0});
        core::Random random(params_.layer.seed);
        for (const ui::MapPoint& point : *scene_.points) {
            made.of.emplace_back(core::AccountId(point.account),
                                 static_cast<std::uint8_t>(random.below(9)));
        }
        scene_.accountColours = ui::accountColours(made, *scene_.points);
        showScene(scene_);
        for (const NamedView& view : views_) {
            timeAlone(view, "coloured points");
        }
        scene_.accountColours.reset();
        showScene(scene_);
    }

    /// The accounts and bases of a view by one thread, on nothing.
    std::vector<double> pointsAlone(const ui::MapView& view) const {
        QImage image(view.size, QImage::Format_ARGB32_Premultiplied);
        ui::MapStyle style;
        style.tokens = ui::loadTokens(ui::ThemeKind::Light);
        std::vector<double> times;
        for (int i = 0; i < params_.repeats; ++i) {
            image.fill(Qt::transparent);
            QElapsedTimer timer;
            timer.start();
            QPainter painter(&image);
            ui::MapPainter(*shown_, view, style, view.rect()).paintPoints(painter);
            painter.end();
            times.push_back(since(timer));
        }
        return times;
    }

    /// Hovering and choosing: what else the pointer asks of the window's thread.
    void timePointing() {
        std::vector<double> times;
        for (const NamedView& view : views_) {
            canvas_.setView(view.view);
            driver_.untilExact();
            for (int i = 0; i < 60; ++i) {
                application_.takeLongest();
                driver_.move(QPointF(params_.width * (0.2 + 0.01 * i), params_.height * 0.45));
                QCoreApplication::processEvents();
                times.push_back(application_.takeLongest());
            }
        }
        add("hover", times, 16, 0.95);
    }

    void countAllSlivers() {
        for (const NamedView& view : views_) {
            for (double factor = 1; factor < 8; factor *= 1.37) {
                report_.slivers +=
                    countSlivers(*shown_, view.view.zoomed(factor, view.view.rect().center()));
                ++report_.scales;
            }
        }
    }

    void keepPicture(const std::string& name) {
        if (!params_.pictures.empty()) {
            canvas_.grab().save(QString::fromStdString(params_.pictures + "/" + name + ".png"));
        }
    }

    const RenderParams& params_;
    core::Job& job_;
    WatchedApplication& application_;
    QTemporaryDir temporary_;
    std::string path_;
    ui::LayerMap map_;
    ui::MapScene scene_;
    std::shared_ptr<const ui::MapScene> shown_;
    ui::MapCanvas canvas_;
    CanvasDriver driver_;
    std::vector<NamedView> views_;
    core::Json peer_;
    RenderReport report_;
};

} // namespace

RenderReport runRenderBench(const RenderParams& params, core::Job& job) {
    watchedApplication();
    return RenderBench(params, job).run();
}

} // namespace bench
