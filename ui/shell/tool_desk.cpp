// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tool_desk.h"

#include "ui/shell/actions.h"
#include "ui/shell/map_link.h"
#include "ui/shell/plan_session.h"
#include "ui/shell/selection.h"
#include "ui/tools/box_tool.h"
#include "ui/tools/draw_tool.h"
#include "ui/tools/flood_tool.h"
#include "ui/tools/lasso_tool.h"
#include "ui/tools/measure_tool.h"
#include "ui/tools/paint_tool.h"
#include "ui/tools/select_tool.h"
#include "ui/tools/split_tool.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QTimer>

#include <algorithm>

namespace ui {

namespace {

/// Held longer than this, a key has lent its tool even if nothing was done with it.
constexpr int kTapMs = 400;

} // namespace

QStringList ToolDesk::ids() {
    return {"tool.select",     "tool.lasso",        "tool.box",    "tool.paint",
            "tool.flood",      "tool.split",        "tool.draw",   "tool.drawFreehand",
            "tool.drawRadius", "tool.drawBoundary", "tool.measure"};
}

QStringList ToolDesk::editing() {
    QStringList ids = ToolDesk::ids();
    ids.removeAll("tool.select");
    ids.removeAll("tool.measure");
    return ids;
}

ToolDesk::ToolDesk(const AppContext& context, MapLink& map, QObject* parent)
    : QObject(parent), context_(context), map_(map), current_(QStringLiteral("tool.select")) {
    auto* group = new QActionGroup(this);
    for (const QString& id : ids()) {
        QAction* action = context.actions[id];
        action->setAutoRepeat(false);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, id] { triggered(id); });
    }
    context.actions[current_]->setChecked(true);
    connect(&context.session, &PlanSession::layerChanged, this,
            [this] { map_.canvas().tool().callUnits(context_.session.figures().zips); });
    connect(&map.canvas(), &MapCanvas::hintChanged, this, &ToolDesk::refresh);
    qApp->installEventFilter(this);
}

std::unique_ptr<MapTool> ToolDesk::make(const QString& id) const {
    if (id == QLatin1String("tool.lasso")) {
        return std::make_unique<LassoTool>();
    }
    if (id == QLatin1String("tool.box")) {
        return std::make_unique<BoxTool>();
    }
    if (id == QLatin1String("tool.paint")) {
        return std::make_unique<PaintTool>();
    }
    if (id == QLatin1String("tool.flood")) {
        return std::make_unique<FloodTool>();
    }
    if (id == QLatin1String("tool.split")) {
        return std::make_unique<SplitTool>(
            [&map = map_](const auto& line) { return map.splitParts(line); });
    }
    if (id == QLatin1String("tool.measure")) {
        return std::make_unique<MeasureTool>(
            [&map = map_](core::Point a, core::Point b) { return map.distance(a, b); });
    }
    const std::pair<const char*, DrawShape> shapes[] = {{"tool.draw", DrawShape::Polygon},
                                                        {"tool.drawFreehand", DrawShape::Freehand},
                                                        {"tool.drawRadius", DrawShape::Radius},
                                                        {"tool.drawBoundary", DrawShape::Boundary}};
    for (const auto& [name, shape] : shapes) {
        if (id == QLatin1String(name)) {
            return std::make_unique<DrawTool>(shape);
        }
    }
    return std::make_unique<SelectTool>();
}

void ToolDesk::choose(const QString& id) {
    current_ = id;
    context_.actions[id]->setChecked(true);
    std::unique_ptr<MapTool> tool = make(id);
    tool->setFilter([this](int unit) { return takes(unit); });
    tool->callUnits(context_.session.figures().zips);
    map_.canvas().setTool(std::move(tool));
}

void ToolDesk::triggered(const QString& id) {
    const QString before = held_ ? held_->before : current_;
    held_.reset();
    const QList<QKeySequence> keys = context_.actions.shortcuts(id);
    const bool byKey =
        pressedKey_ != 0 && std::any_of(keys.begin(), keys.end(), [this](const QKeySequence& k) {
            return isPlainKey(k) && k[0].key() == pressedKey_;
        });
    if (byKey && before != id) {
        held_ = Held{pressedKey_, before, false, false, {}};
        held_->since.start();
    }
    choose(id);
    map_.canvas().setFocus();
}

bool ToolDesk::takes(int unit) const {
    if (!context_.actions["territory.sourceFilter"]->isChecked()) {
        return true;
    }
    const PlanState& state = context_.session.state();
    const int owner = state.owner[static_cast<std::size_t>(unit)];
    const auto& sources = context_.selection.territories();
    return owner >= 0 && std::binary_search(sources.begin(), sources.end(),
                                            state.territories[static_cast<std::size_t>(owner)].id);
}

void ToolDesk::goBack() {
    const QString before = held_->before;
    held_.reset();
    choose(before);
}

void ToolDesk::keyReleased(int key) {
    pressedKey_ = key == pressedKey_ ? 0 : pressedKey_;
    if (!held_ || held_->key != key) {
        return;
    }
    if (!held_->used && held_->since.elapsed() < kTapMs) {
        held_.reset(); // a tap: the tool stays
    } else if (map_.canvas().tool().active()) {
        held_->over = true;
    } else {
        goBack();
    }
}

void ToolDesk::watchMouse(QMouseEvent* event) {
    map_.setCutting(event->modifiers() & Qt::AltModifier);
    const bool pressed = event->type() == QEvent::MouseButtonPress;
    if (held_ && pressed) {
        held_->used = true;
    }
    if (auto* select = dynamic_cast<SelectTool*>(&map_.canvas().tool()); select && !pressed) {
        const bool outside = !map_.canvas().rect().contains(event->position().toPoint());
        select->setOutside(outside && probe_
                               ? std::optional(probe_(event->globalPosition().toPoint()))
                               : std::nullopt);
    }
    if (held_ && held_->over && event->type() == QEvent::MouseButtonRelease) {
        // After the canvas has done what the gesture asks for.
        QTimer::singleShot(0, this, [this] {
            if (held_ && held_->over && !map_.canvas().tool().active()) {
                goBack();
            }
        });
    }
}

bool ToolDesk::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress: {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (!key->isAutoRepeat()) {
            pressedKey_ = key->key();
        }
        if (key->key() == Qt::Key_Alt && map_.canvas().tool().active()) {
            map_.setCutting(true);
        }
        break;
    }
    case QEvent::KeyRelease: {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Alt) {
            map_.setCutting(false);
        }
        if (!key->isAutoRepeat()) {
            keyReleased(key->key());
        }
        break;
    }
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::MouseButtonRelease:
        if (watched == &map_.canvas()) {
            watchMouse(static_cast<QMouseEvent*>(event));
        }
        break;
    default: break;
    }
    return QObject::eventFilter(watched, event);
}

void ToolDesk::refresh() {
    const PlanSession& session = context_.session;
    const TerritoryRow* target = session.figures().find(context_.selection.target());
    const MapTool& tool = map_.canvas().tool();
    const bool plan = target && session.planning();
    emit hintChanged(tool.name(), tool.hint(plan ? target->name : QString()), tool.keys());
}

} // namespace ui
