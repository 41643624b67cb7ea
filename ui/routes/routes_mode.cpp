// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/routes_mode.h"

#include "core/verbs/post_routes.h"
#include "geo/crs/projection.h"
#include "geo/verbs/export_routes.h"
#include "geo/verbs/route_travel.h"
#include "ui/dialogs/ask.h"
#include "ui/draw/map_render.h"
#include "ui/map/map_canvas.h"
#include "ui/routes/day_view.h"
#include "ui/routes/ring_figures.h"
#include "ui/routes/ring_form.h"
#include "ui/routes/ring_mode.h"
#include "ui/routes/route_overlay.h"
#include "ui/routes/routes_page.h"
#include "ui/shell/file_work.h"
#include "ui/shell/map_link.h"
#include "ui/shell/plan_session.h"
#include "ui/shell/scene_source.h"
#include "ui/theme/theme.h"
#include "ui/visits/visits_form.h"
#include "ui/visits/visits_mode.h"
#include "ui/visits/visits_tables.h"
#include "ui/widgets/figures.h"

#include <QStackedWidget>

namespace ui {

namespace {

constexpr double kLeastMetres = 20'000; // across, when a plan has one stop only

QString stops(std::int64_t count) {
    return countedText(count, RoutesMode::tr("stop"), RoutesMode::tr("stops"));
}

} // namespace

RoutesMode::RoutesMode(const AppContext& context, MapLink& map, QObject* parent)
    : QObject(parent), context_(context), map_(map), page_(new RoutesPage(context.theme)),
      ring_(new RingMode(context, map, page_->map(), this)), visits_(new VisitsMode(context, this)),
      work_(new FileWork(context, this)), overlay_(std::make_shared<RouteOverlay>()) {
    const auto tokens = [this] { page_->map().setTokens(context_.theme.tokens()); };
    tokens();
    connect(&context.theme, &Theme::changed, this, tokens);
    const auto reload = [this] {
        if (open_) {
            load();
        }
    };
    connect(&context.session, &PlanSession::planChanged, this, reload);
    connect(&context.session, &PlanSession::listsChanged, this, reload);
    connect(&map, &MapLink::sceneChanged, this, [this] {
        if (open_) {
            showScene();
        }
    });
    connect(work_, &FileWork::busyChanged, page_, &RoutesPage::setBusy);
    page_->setRingSides(&ring_->form(), &ring_->figures());
    page_->setVisits(&visits_->form(), &visits_->tables(), &visits_->side());
    connect(page_, &RoutesPage::viewAsked, this, &RoutesMode::showView);
    connect(page_, &RoutesPage::logAsked, this, &RoutesMode::logVisit);
    connect(ring_, &RingMode::said, this, &RoutesMode::said);
    connect(ring_, &RingMode::toolChanged, this, [this] {
        if (open_ && ring_->isOpen()) {
            tellHint();
        }
    });
    connect(visits_, &VisitsMode::said, this, &RoutesMode::said);
    connect(visits_, &VisitsMode::routesAsked, this, &RoutesMode::callOn);
    connect(page_, &RoutesPage::left, this, &RoutesMode::leave);
    connect(page_, &RoutesPage::planAsked, this, &RoutesMode::plan);
    connect(page_, &RoutesPage::againAsked, this, [this] { change({}, true); });
    connect(page_, &RoutesPage::postAsked, this, &RoutesMode::post);
    connect(page_, &RoutesPage::exportAsked, this, [this] {
        if (visits_->isOpen()) {
            visits_->exportCompared();
        } else {
            exportRoutes();
        }
    });
    connect(page_, &RoutesPage::dayChanged, this, [this] {
        showOverlay();
        findLines();
    });
    connect(page_, &RoutesPage::chosenChanged, this, &RoutesMode::showOverlay);
    connect(page_, &RoutesPage::lockAsked, this, [this] {
        const int route = page_->chosenRoute();
        const bool locked = data_.plan()
                                ->routes[static_cast<std::size_t>(route)]
                                .stops[static_cast<std::size_t>(page_->chosenStop())]
                                .locked;
        changeChosen(locked ? core::RouteChange::Kind::Unlock : core::RouteChange::Kind::Lock);
    });
    connect(page_, &RoutesPage::dropAsked, this,
            [this] { changeChosen(core::RouteChange::Kind::Drop); });
    connect(page_, &RoutesPage::moveAsked, this,
            [this](int route, int stop, int toRoute, int position) {
                core::RouteChange move = callAt(route, stop);
                const core::visits::DayRoute& target =
                    data_.plan()->routes[static_cast<std::size_t>(toRoute)];
                move.toRep = data_.repName(target.rep).toStdString();
                move.toDate = target.day;
                move.position = position + 1;
                change(move, false);
            });
}

void RoutesMode::open() {
    open_ = true;
    fitted_ = false;
    tellHint();
    showScene();
    load();
}

void RoutesMode::tellHint() {
    if (ring_->isOpen()) {
        const MapTool& tool = page_->map().tool();
        emit hintChanged(tool.name(), tool.hint({}), tool.keys());
    } else if (visits_->isOpen()) {
        emit hintChanged(tr("Visits"),
                         tr("V notes a visit. Enter changes the chosen one, Del "
                            "takes it back"),
                         {});
    } else {
        emit hintChanged(tr("Route"),
                         tr("Drag a stop to another time or rep. L locks it, Del takes it out, V "
                            "notes the visit"),
                         {});
    }
}

void RoutesMode::close() {
    open_ = false;
    showView(RoutesView::Routes);
}

bool RoutesMode::settled() const {
    return !work_->isBusy() && !loading_ && finding_ == 0 && ring_->settled() &&
           visits_->settled() && (visits_->isOpen() || page_->map().isExact());
}

void RoutesMode::showView(RoutesView view) {
    page_->showView(view);
    const bool ring = view == RoutesView::Ring;
    if (ring && !ring_->isOpen()) {
        ring_->open();
    } else if (!ring && ring_->isOpen()) {
        ring_->close();
        showOverlay();
    }
    const bool visits = view == RoutesView::Visits;
    if (visits && !visits_->isOpen()) {
        visits_->open();
    } else if (!visits) {
        visits_->close();
    }
    if (open_) {
        tellHint();
    }
}

void RoutesMode::logVisit() {
    const int route = page_->chosenRoute();
    const int stop = page_->chosenStop();
    if (visits_->isOpen() || !open_ || route < 0 || stop < 0) {
        visits_->logVisit();
        return;
    }
    const core::visits::DayRoute& from = data_.plan()->routes[static_cast<std::size_t>(route)];
    const core::visits::RouteStop& call = from.stops[static_cast<std::size_t>(stop)];
    const StopFacts facts = data_.factsOf(call.account);
    VisitDraft draft = freshDraft();
    draft.rep = visits_->repNamed(data_.repName(from.rep));
    draft.account = {facts.account, facts.name, draft.rep};
    draft.day = QDate::fromString(QString::fromStdString(from.day), Qt::ISODate);
    draft.time = QTime::fromString(clockText(call.starts), QStringLiteral("HH:mm"));
    draft.minutes = static_cast<int>((call.leaves - call.starts) / 60);
    visits_->logVisit(draft);
}

/// Fills the form with these accounts: what is planned then can be seen, and changed, there.
void RoutesMode::callOn(const std::vector<std::string>& accounts) {
    QStringList numbers;
    for (const std::string& account : accounts) {
        numbers << QStringLiteral("'%1'").arg(
            QString::fromStdString(account).replace(QLatin1Char('\''), QLatin1String("''")));
    }
    showView(RoutesView::Routes);
    page_->setWhere(QStringLiteral("external_id IN (%1)").arg(numbers.join(QStringLiteral(", "))),
                    static_cast<int>(accounts.size()));
    emit said(tr("%1 to be called on. Say when, and press Plan routes.")
                  .arg(countedAccounts(static_cast<qint64>(accounts.size()))));
}

/// Esc goes back by one: a base that was tried elsewhere, the ring, the workspace.
void RoutesMode::leave() {
    if (ring_->isOpen()) {
        if (!ring_->putBack()) {
            showView(RoutesView::Routes);
        }
        return;
    }
    if (visits_->isOpen()) {
        if (!visits_->putBack()) {
            showView(RoutesView::Routes);
        }
        return;
    }
    emit leaveAsked();
}

void RoutesMode::load() {
    if (!context_.session.isOpen()) {
        return;
    }
    if (loading_) {
        again_ = true;
        return;
    }
    loading_ = true;
    const auto work = [file = context_.session.workspace().path()](core::Job&) {
        return loadRouteData(core::Workspace::open(file));
    };
    context_.runner.run(
        tr("Read routes"), this, work,
        [this](RouteData data) {
            loading_ = false;
            if (again_) {
                again_ = false;
                load();
                return;
            }
            show(std::move(data));
        },
        [this] { loading_ = false; });
}

void RoutesMode::show(RouteData data) {
    data_ = std::move(data);
    lines_.clear();
    ++shown_;
    page_->setData(data_); // which asks for the lines of its day
    showOverlay();
}

/// Legs along the roads of the day that is shown, where they are not known yet.
void RoutesMode::findLines() {
    std::vector<std::size_t> wanted;
    std::vector<core::visits::DayRoute> routes;
    for (const std::size_t route : page_->shownRoutes()) {
        if (data_.plan() != nullptr && data_.plan()->engine != "estimate" &&
            !lines_.contains(route)) {
            wanted.push_back(route);
            routes.push_back(data_.plan()->routes[route]);
        }
    }
    if (wanted.empty()) {
        return;
    }
    ++finding_;
    context_.runner.run(
        tr("Draw routes along the roads"), this,
        [file = context_.session.workspace().path(), routes](core::Job& job) {
            return geo::routeLines(core::Workspace::open(file), routes, job);
        },
        [this, wanted, shown = shown_](const std::vector<geo::RouteLine>& lines) {
            --finding_;
            for (std::size_t i = 0; shown == shown_ && i < lines.size(); ++i) {
                lines_[wanted[i]] = lines[i];
            }
            showOverlay();
        },
        [this] { --finding_; });
}

void RoutesMode::showScene() {
    if (const auto plan = map_.scene()) {
        auto scene = std::make_shared<MapScene>(*plan);
        scene->layers.unitLabels = false; // numbers of stops are the numbers here
        page_->map().setScene(std::move(scene));
    } else {
        page_->map().setScene(nullptr);
    }
    showOverlay();
}

void RoutesMode::showOverlay() {
    const geo::Projection* plane = map_.plane();
    auto overlay = std::make_shared<RouteOverlay>();
    const auto& shown = page_->shownRoutes();
    for (std::size_t i = 0; plane != nullptr && data_.plan() != nullptr && i < shown.size(); ++i) {
        const core::visits::DayRoute& route = data_.plan()->routes[shown[i]];
        RouteOverlay::Line line;
        for (const core::visits::RouteStop& stop : route.stops) {
            line.stops.push_back(plane->toMetres(stop.place));
        }
        if (route.base) {
            line.base = plane->toMetres(*route.base);
        }
        if (const auto legs = lines_.find(shown[i]); legs != lines_.end()) {
            line.legs = legs->second;
            for (std::vector<core::Point>& leg : line.legs) {
                plane->toMetres(leg);
            }
        }
        line.colour = static_cast<int>(i);
        line.chosen = page_->chosenRoute() == static_cast<int>(shown[i]);
        line.chosenStop = line.chosen ? page_->chosenStop() : -1;
        overlay->lines.push_back(std::move(line));
    }
    for (const geo::RoadBarrier& barrier : data_.barriers) {
        if (plane != nullptr) {
            overlay->barriers.push_back(barrier.line);
            plane->toMetres(overlay->barriers.back());
        }
    }
    overlay_ = overlay;
    if (ring_->isOpen()) {
        return; // it lies over the map now
    }
    page_->map().setOverlay(overlay);
    if (!fitted_ && !overlay->lines.empty()) {
        fitted_ = true;
        page_->map().fitBox(overlay->bounds(), kLeastMetres);
    }
}

void RoutesMode::plan() {
    const core::RouteParams params = page_->params();
    work_->run(
        tr("Plan routes"), tr("planning"),
        [params](core::Workspace& ws, core::Job& job) {
            return core::planRoutes(ws, params, geo::routeTravel(ws, {}, params.hours), job);
        },
        [this](const core::RouteReport& report) {
            emit said(tr("%1 of %2 served, driving %3")
                          .arg(stops(report.plan.served()),
                               groupedText(report.plan.served() +
                                           static_cast<qint64>(report.plan.unserved.size())),
                               drivingText(report.plan.driving())));
            fitted_ = false;
            context_.session.reload();
            load();
        });
}

core::RouteChange RoutesMode::callAt(int route, int stop) const {
    const core::visits::DayRoute& from = data_.plan()->routes[static_cast<std::size_t>(route)];
    core::RouteChange change;
    change.account =
        data_.factsOf(from.stops[static_cast<std::size_t>(stop)].account).account.toStdString();
    change.date = from.day;
    return change;
}

void RoutesMode::changeChosen(core::RouteChange::Kind kind) {
    core::RouteChange change = callAt(page_->chosenRoute(), page_->chosenStop());
    change.kind = kind;
    this->change(change, false);
}

void RoutesMode::change(const core::RouteChange& change, bool again) {
    core::ChangeRoutesParams params;
    params.plan = data_.plan()->id.value;
    params.again = again;
    if (!again) {
        params.changes = {change};
    }
    const auto unserved = data_.plan()->unserved.size();
    work_->run(
        again ? tr("Plan the rest again") : tr("Change the route"),
        again ? tr("planning") : QString(),
        [params, hours = data_.plan()->asked.value("hours", "")](core::Workspace& ws,
                                                                 core::Job& job) {
            return core::changeRoutes(ws, params, geo::routeTravel(ws, {}, hours), job);
        },
        [this, unserved](const core::RouteReport& report) {
            if (report.plan.unserved.size() > unserved) {
                emit said(tr("%1 no longer fit: see Not served. Undo takes the change back.")
                              .arg(stops(static_cast<std::int64_t>(report.plan.unserved.size() -
                                                                   unserved))));
            }
            context_.session.reload();
            load();
        });
}

void RoutesMode::post() {
    Question question;
    question.title = tr("Make planned visits of %1?").arg(stops(data_.plan()->served()));
    question.text = tr("They appear on the CRM's timeline with the next sync. Done again after a "
                       "change, it moves them.");
    question.accept = tr("Make planned visits");
    context_.ask.confirm(context_.window, question, [this, plan = data_.plan()->id.value] {
        work_->run(
            tr("Send routes"), {},
            [plan](core::Workspace& ws, core::Job&) { return core::postRoutes(ws, plan); },
            [this](const core::PostRoutesReport& report) {
                emit said(tr("%1 planned, %2 moved, %3 taken back. The next sync posts them.")
                              .arg(groupedText(report.made), groupedText(report.changed),
                                   groupedText(report.removed)));
                context_.session.reload();
            });
    });
}

void RoutesMode::exportRoutes() {
    context_.ask.saveFile(
        context_.window, tr("Export routes"),
        {tr("GPX for navigation devices (*.gpx)"), tr("Calendar (*.ics)"), tr("KML (*.kml)"),
         tr("Excel (*.xlsx)"), tr("CSV (*.csv)")},
        tr("Routes.gpx"), [this, plan = data_.plan()->id.value](const QString& path) {
            work_->run(
                tr("Export routes"), {},
                [plan, file = path.toStdString()](core::Workspace& ws, core::Job&) {
                    return geo::exportRoutes(ws, {plan, file});
                },
                [this](const geo::ExportReport& report) {
                    emit said(tr("%1 written to %2.")
                                  .arg(stops(report.rows), QString::fromStdString(report.file)));
                });
        });
}

} // namespace ui
