// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/plan_memory.h"

#include "geo/crs/projection.h"
#include "ui/shell/map_link.h"
#include "ui/shell/plan_session.h"
#include "ui/shell/settings.h"

#include <QTimer>

#include <cmath>

namespace ui {

namespace {

constexpr int kSoonMs = 800;
constexpr int kDocksMs = 4000; ///< docks do not say when they are moved
constexpr double kMetresPerInch = 0.0254;
constexpr double kScreenDpi = 96;

} // namespace

PlanMemory::PlanMemory(const AppContext& context, MapLink& map, std::function<QByteArray()> layout,
                       QObject* parent)
    : QObject(parent), context_(context), map_(map), layout_(std::move(layout)),
      soon_(new QTimer(this)) {
    soon_->setSingleShot(true);
    soon_->setInterval(kSoonMs);
    connect(soon_, &QTimer::timeout, this, &PlanMemory::keep);
    connect(&map.canvas(), &MapCanvas::viewMoved, soon_, QOverload<>::of(&QTimer::start));
    connect(&context.session, &PlanSession::listsChanged, soon_, QOverload<>::of(&QTimer::start));
    connect(&map, &MapLink::accountViewChanged, soon_, QOverload<>::of(&QTimer::start));
    auto* docks = new QTimer(this);
    docks->start(kDocksMs);
    connect(docks, &QTimer::timeout, this, &PlanMemory::keep);
    connect(&context.session, &PlanSession::opened, this, [this] {
        recalled_ = false;
        // After the plan has been told of, which happens in this same turn.
        QTimer::singleShot(0, this, &PlanMemory::recall);
    });
    connect(&map, &MapLink::layersChanged, this, &PlanMemory::recallView);
}

void PlanMemory::recall() {
    if (!context_.session.isOpen()) {
        return;
    }
    const PlanView kept = context_.settings.planView(context_.session.path());
    map_.setAccountView(kept.accounts);
    for (const ScenarioRow& row : context_.session.scenarios()) {
        if (row.name == kept.scenario) {
            context_.session.showScenario(row.id);
            return;
        }
    }
}

void PlanMemory::recallView() {
    if (recalled_ || !context_.session.isOpen() || map_.plane() == nullptr ||
        map_.canvas().scene() == nullptr) {
        return;
    }
    recalled_ = true;
    const PlanView kept = context_.settings.planView(context_.session.path());
    if (!(kept.scale > 0)) {
        return;
    }
    const core::Point centre = map_.plane()->toMetres({kept.centre.x(), kept.centre.y()});
    MapView view = map_.canvas().view();
    view.metresPerPixel = kept.scale * kMetresPerInch / kScreenDpi / view.pixelRatio;
    if (!std::isfinite(centre.x) || !std::isfinite(centre.y) || view.size.isEmpty()) {
        return;
    }
    view.topLeft = {centre.x - view.metresPerPixel * view.size.width() / 2,
                    centre.y + view.metresPerPixel * view.size.height() / 2};
    map_.canvas().setView(view);
}

void PlanMemory::keep() {
    if (!context_.session.isOpen() || !recalled_ || map_.plane() == nullptr) {
        return;
    }
    PlanView now = context_.settings.planView(context_.session.path());
    const PlanView before = now;
    now.scenario = context_.session.figures().scenarioName;
    now.accounts = map_.accountView();
    if (map_.canvas().isVisible()) {
        const MapView& view = map_.canvas().view();
        const core::Point centre = map_.plane()->toDegrees(
            view.toMetres(QPointF(view.size.width() / 2.0, view.size.height() / 2.0)));
        if (std::isfinite(centre.x) && std::isfinite(centre.y)) {
            now.centre = {centre.x, centre.y};
            now.scale = view.scaleDenominator();
        }
    }
    if (const QByteArray layout = layout_(); !layout.isEmpty()) {
        now.layout = layout;
    }
    if (!(now == before)) {
        context_.settings.setPlanView(context_.session.path(), now);
    }
}

} // namespace ui
