// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/ring_mode.h"

#include "geo/crs/projection.h"
#include "geo/verbs/road_rules.h"
#include "ui/dialogs/ask.h"
#include "ui/map/map_canvas.h"
#include "ui/routes/barriers.h"
#include "ui/routes/ring_figures.h"
#include "ui/routes/ring_form.h"
#include "ui/routes/ring_tool.h"
#include "ui/shell/file_work.h"
#include "ui/shell/map_link.h"
#include "ui/shell/plan_session.h"
#include "ui/widgets/figures.h"

#include <utility>

namespace ui {

namespace {

constexpr int kSoonMs = 250;
constexpr double kLeastMetres = 5000;

/// The rings, and beside those from roads the longest by the estimate.
RingResult computeRings(core::Workspace& ws, const RingSources& sources, RingResult asked,
                        const QString& scenario, core::Job& job) {
    const geo::IsochroneParams params = ringParams(asked.bases, asked.ask, sources, scenario);
    asked.report = geo::makeIsochrones(ws, params, job);
    if (asked.ask.alsoEstimate) {
        geo::IsochroneParams rule = params;
        rule.estimate = true;
        rule.together = false;
        rule.scenario.clear();
        rule.minutes = {asked.ask.minutes.back()};
        asked.estimate = geo::makeIsochrones(ws, rule, job);
    }
    return asked;
}

} // namespace

RingMode::RingMode(const AppContext& context, MapLink& map, MapCanvas& canvas, QObject* parent)
    : QObject(parent), context_(context), map_(map), canvas_(canvas),
      form_(new RingForm(context.theme)), figures_(new RingFigures(context.theme)),
      work_(new FileWork(context, this)), overlay_(std::make_shared<RingOverlay>()) {
    soon_.setSingleShot(true);
    soon_.setInterval(kSoonMs);
    connect(&soon_, &QTimer::timeout, this, &RingMode::compute);
    connect(form_, &RingForm::changed, &soon_, QOverload<>::of(&QTimer::start));
    connect(form_, &RingForm::placeAsked, this, [this] {
        if (const geo::Projection* plane = map_.plane()) {
            const QPointF middle = canvas_.view().rect().center();
            form_->addPlace(plane->toDegrees(canvas_.view().toMetres(middle)));
        }
    });
    connect(&context.session, &PlanSession::listsChanged, this, [this] {
        if (open_) {
            load();
        }
    });
    connect(form_, &RingForm::drawAsked, this, &RingMode::draw);
    connect(form_, &RingForm::unbarAsked, this, &RingMode::removeBarrier);
    connect(form_, &RingForm::keepAsked, this, [this] { keep(false); });
    connect(figures_, &RingFigures::writeAsked, this, [this] { keep(true); });
    connect(figures_, &RingFigures::exportAsked, this, &RingMode::exportRings);
    connect(work_, &FileWork::busyChanged, this, [this](bool busy, const QString& sentence) {
        form_->setBusy(busy || !result_);
        figures_->setBusy(busy, sentence);
    });
    connect(&context.theme, &Theme::changed, this, [this] {
        if (result_) {
            figures_->setResult(&*result_, {}); // fills are mixed with the ground of the map
        }
    });
    form_->setBusy(true); // nothing to keep yet
}

QString RingMode::scenario() const {
    return QString::fromStdString(context_.session.state().scenario.name);
}

void RingMode::open() {
    open_ = true;
    fitted_ = 0;
    draw(false);
    load();
}

/// The pointer draws a barrier, or drags bases as usual.
void RingMode::draw(bool drawing) {
    drawing_ = drawing;
    form_->setDrawing(drawing);
    if (drawing) {
        canvas_.setTool(std::make_unique<BarrierTool>(
            [this](const std::vector<core::Point>& line) { keepBarrier(line); }));
        canvas_.setFocus();
        emit toolChanged();
        return;
    }
    canvas_.setTool(std::make_unique<RingTool>(
        [this] { return overlay_; },
        RingTool::Acts{[this](int centre, core::Point to) {
                           auto moved = std::make_shared<RingOverlay>(*overlay_);
                           moved->centres[static_cast<std::size_t>(centre)].at = to;
                           overlay_ = moved;
                           canvas_.setOverlay(moved);
                       },
                       [this](int centre, core::Point to) {
                           form_->moveBase(static_cast<std::size_t>(centre),
                                           map_.plane()->toDegrees(to));
                       }}));
    emit toolChanged();
}

void RingMode::keepBarrier(const std::vector<core::Point>& metres) {
    const geo::Projection* plane = map_.plane();
    if (plane == nullptr) {
        return;
    }
    geo::AddBarriersParams params;
    params.lines.emplace_back();
    for (const core::Point& point : metres) {
        params.lines.back().push_back(plane->toDegrees(point));
    }
    work_->run(
        tr("Add a barrier"), {},
        [params](core::Workspace& ws, core::Job&) { return geo::addBarriers(ws, params); },
        [this](const geo::RoadRulesReport& report) {
            emit said(tr("No drive of this plan crosses %1 any more. Undo takes it back.")
                          .arg(QString::fromStdString(report.rules.barriers.back().name)));
            context_.session.reload();
        });
    // The tool that calls this is gone with the next one: only once it has returned.
    QTimer::singleShot(0, this, [this] {
        if (open_) {
            draw(false);
        }
    });
}

void RingMode::removeBarrier(std::int64_t barrier) {
    work_->run(
        tr("Remove a barrier"), {},
        [barrier](core::Workspace& ws, core::Job&) { return geo::removeBarriers(ws, {barrier}); },
        [this](const geo::RoadRulesReport&) {
            emit said(tr("Drives may cross there again. Undo brings the barrier back."));
            context_.session.reload();
        });
}

void RingMode::close() {
    open_ = false;
    drawing_ = false;
    form_->setDrawing(false);
    soon_.stop();
    canvas_.setTool(ToolKind::Select);
}

bool RingMode::settled() const {
    return !soon_.isActive() && running_ == 0 && !work_->isBusy();
}

bool RingMode::putBack() {
    if (drawing_) {
        draw(false);
        return true;
    }
    return open_ && form_->putBack();
}

void RingMode::load() {
    const LayerData* layer = context_.session.layer();
    if (!context_.session.isOpen()) {
        return;
    }
    if (const QString plan = context_.session.path(); plan != plan_) {
        plan_ = plan;
        form_->forget();
    }
    ++running_;
    context_.runner.run(
        tr("Read what rings can be drawn around"), this,
        [file = context_.session.workspace().path(),
         name = layer ? layer->layer.name : std::string()](core::Job&) {
            return loadRingSources(core::Workspace::open(file), name);
        },
        [this](const RingSources& sources) {
            --running_;
            form_->setSources(sources);
            compute();
        },
        [this] { --running_; });
}

void RingMode::compute() {
    if (!open_ || !context_.session.isOpen()) {
        return;
    }
    const int number = ++asked_;
    context_.runner.cancel(computing_); // what it would bring is not asked for any more
    RingResult asked;
    asked.ask = form_->ask();
    asked.bases = inVerbOrder(form_->chosen());
    if (asked.bases.empty() || asked.ask.minutes.empty()) {
        result_.reset();
        form_->setBusy(true);
        figures_->setResult(nullptr, asked.bases.empty()
                                         ? tr("Tick a base, or add a place, to see what is reached "
                                              "from it.")
                                         : tr("Say within how many minutes."));
        showOverlay();
        return;
    }
    ++running_;
    computing_ = context_.runner.run(
        tr("Drive-time ring"), this,
        [file = context_.session.workspace().path(), sources = form_->sources(),
         asked = std::move(asked), scenario = scenario()](core::Job& job) {
            core::Workspace ws = core::Workspace::open(file);
            return computeRings(ws, sources, asked, scenario, job);
        },
        [this, number](RingResult result) {
            --running_;
            if (number == asked_ && open_) {
                show(std::move(result));
            }
        },
        [this] { --running_; });
}

void RingMode::show(RingResult result) {
    result_ = std::move(result);
    form_->setBusy(false);
    figures_->setResult(&*result_, {});
    showOverlay();
}

void RingMode::showOverlay() {
    auto overlay = std::make_shared<RingOverlay>();
    const geo::Projection* plane = map_.plane();
    if (result_ && plane != nullptr) {
        overlay->centres.resize(result_->bases.size());
        for (std::size_t i = 0; i < result_->bases.size(); ++i) {
            const RingBase& base = result_->bases[i];
            // By colour: the order of the list, which tells the form whose centre was dragged.
            RingOverlay::Centre& centre = overlay->centres[static_cast<std::size_t>(base.colour)];
            centre.at = plane->toMetres(base.at());
            centre.name = base.name;
            centre.colour = base.colour;
            for (std::size_t k = 0; k < result_->each(); ++k) {
                const auto& polygon = result_->report.polygons[i * result_->each() + k];
                centre.rings.push_back({plane->toMetres(polygon.shape),
                                        tr("%1 min").arg(polygon.minutes),
                                        result_->report.engine == "estimate"});
            }
            if (result_->estimate) {
                centre.rings.push_back(
                    {plane->toMetres(result_->estimate->polygons[i].shape), {}, true});
            }
        }
    }
    for (const geo::RoadBarrier& barrier : form_->sources().barriers) {
        if (plane != nullptr) {
            overlay->barriers.push_back(barrier.line);
            plane->toMetres(overlay->barriers.back());
        }
    }
    overlay_ = overlay;
    if (open_) {
        canvas_.setOverlay(overlay);
        const std::size_t centres = overlay->centres.size();
        if (std::exchange(fitted_, centres) != centres && centres > 0) {
            canvas_.fitBox(overlay->bounds(), kLeastMetres);
        }
    }
}

void RingMode::keep(bool write) {
    geo::IsochroneParams params =
        ringParams(result_->bases, result_->ask, form_->sources(), scenario());
    params.save = "auto";
    params.write = write;
    work_->run(
        write ? tr("Write rings to accounts") : tr("Keep rings"),
        write ? tr("writing to accounts") : tr("keeping the rings"),
        [params](core::Workspace& ws, core::Job& job) {
            return geo::makeIsochrones(ws, params, job);
        },
        [this, write](const geo::IsochroneReport& report) {
            const QString name = QString::fromStdString(report.saved);
            emit said(write ? tr("%1 hold ring %2 now.").arg(countedAccounts(report.written), name)
                            : tr("The rings are kept as %1, in the layer Isochrones.").arg(name));
            context_.session.reload();
        });
}

void RingMode::exportRings() {
    context_.ask.saveFile(
        context_.window, tr("Export rings"),
        {tr("GeoJSON (*.geojson)"), tr("GeoPackage (*.gpkg)"), tr("Shapefile (*.shp)"),
         tr("KML (*.kml)")},
        tr("Rings.geojson"), [this](const QString& path) {
            geo::IsochroneParams params =
                ringParams(result_->bases, result_->ask, form_->sources(), scenario());
            params.file = path.toStdString();
            work_->run(
                tr("Export rings"), {},
                [params](core::Workspace& ws, core::Job& job) {
                    return geo::makeIsochrones(ws, params, job);
                },
                [this](const geo::IsochroneReport& report) {
                    emit said(tr("Written to %1.").arg(QString::fromStdString(report.file)));
                });
        });
}

} // namespace ui
