// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/map_link.h"

#include "geo/crs/projection.h"
#include "ui/draw/legend.h"
#include "ui/shell/gesture_totals.h"
#include "ui/shell/plan_session.h"
#include "ui/shell/selection.h"
#include "ui/theme/theme.h"
#include "ui/widgets/figures.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

QString degreesText(double value, const char* positive, const char* negative) {
    return QStringLiteral("%1° %2").arg(decimalText(std::abs(value), 2),
                                        QLatin1String(value < 0 ? negative : positive));
}

/// 863214 -> 860,000: two figures say what there is to say.
QString scaleText(double denominator) {
    if (!(denominator > 0) || !std::isfinite(denominator)) {
        return {};
    }
    const double step = std::pow(10.0, std::floor(std::log10(denominator)) - 1);
    return QStringLiteral("1 : %1").arg(
        groupedText(std::llround(std::round(denominator / step) * step)));
}

} // namespace

MapLink::MapLink(const AppContext& context, QWidget* parent)
    : QObject(parent), context_(context), canvas_(new MapCanvas(parent)) {
    canvas_->setObjectName("map");
    canvas_->setAccessibleName(tr("Map"));
    canvas_->setTokens(context.theme.tokens());
    connect(&context.theme, &Theme::changed, canvas_,
            [this] { canvas_->setTokens(context_.theme.tokens()); });
    connect(&context.session, &PlanSession::layerChanged, this, &MapLink::loadGround);
    connect(&context.session, &PlanSession::planChanged, this, &MapLink::rebuildScene);
    connect(&context.session, &PlanSession::closed, this, [this] {
        ground_ = {};
        scene_.reset();
        canvas_->setScene(nullptr);
    });
    connect(&context.selection, &Selection::unitsChanged, this, &MapLink::showSelection);
    connect(&context.selection, &Selection::targetChanged, this, &MapLink::rebuildScene);
    connectCanvas();
}

MapLink::~MapLink() = default;

void MapLink::connectCanvas() {
    canvas_->setTotalsProvider([this](const std::vector<int>& units, int territory) {
        const PlanSession& session = context_.session;
        return session.layer() ? gestureTotals(*session.layer(), session.state(), session.figures(),
                                               units, territory)
                               : std::nullopt;
    });
    connect(canvas_, &MapCanvas::unitsChosen, this,
            [this](const std::vector<int>& units) { context_.selection.setUnits(idsOf(units)); });
    connect(canvas_, &MapCanvas::assignRequested, this, [this](const std::vector<int>& units) {
        context_.session.assign(idsOf(units), context_.selection.target());
    });
    connect(&context_.session, &PlanSession::pendingChanged, this, &MapLink::rebuildScene);
    connect(canvas_, &MapCanvas::pointerMoved, this, [this](core::Point metres) {
        if (projection_) {
            const core::Point p = projection_->toDegrees(metres);
            emit positionChanged(std::isfinite(p.x) && std::isfinite(p.y)
                                     ? QStringLiteral("%1, %2").arg(degreesText(p.y, "N", "S"),
                                                                    degreesText(p.x, "E", "W"))
                                     : QString());
        }
    });
    connect(canvas_, &MapCanvas::scaleChanged, this,
            [this](double denominator) { emit scaleChanged(scaleText(denominator)); });
}

void MapLink::loadGround() {
    ground_ = {};
    scene_.reset();
    projection_.reset();
    if (loading_ != 0) {
        context_.runner.cancel(loading_);
        loading_ = 0;
    }
    const auto layer = context_.session.sharedLayer();
    if (!layer || layer->units.empty()) {
        canvas_->setScene(nullptr);
        emit layersChanged();
        return;
    }
    const auto workspace = context_.session.shared();
    const auto work = [workspace, layer](core::Job& job) {
        const core::Connection db = workspace->newReader();
        return loadLayerMap(db, layer->layer, job, {true, false});
    };
    const auto done = [this, layer](LayerMap ground) {
        if (context_.session.sharedLayer() == layer) {
            loading_ = 0;
            ground_ = std::move(ground);
            projection_ = std::make_unique<geo::Projection>(ground_.crs);
            rebuildScene();
            emit layersChanged();
            loadPoints();
        }
    };
    const auto otherwise = [this, layer] {
        // A load that was cancelled for a newer one has nothing to say any more.
        if (context_.session.sharedLayer() == layer) {
            loading_ = 0;
        }
    };
    loading_ = context_.runner.run(tr("Draw the map"), this, work, done, otherwise);
}

/// Accounts take longer to read than all else: the map is there before them.
void MapLink::loadPoints() {
    const auto workspace = context_.session.shared();
    const auto layer = context_.session.sharedLayer();
    using Points = std::shared_ptr<const std::vector<MapPoint>>;
    const auto work = [workspace, map = ground_](core::Job&) -> Points {
        const core::Connection db = workspace->newReader();
        return loadMapPoints(db, map.layer, map.crs, *map.units);
    };
    const auto done = [this, layer](Points points) {
        if (context_.session.sharedLayer() == layer) {
            loading_ = 0;
            ground_.points = std::move(points);
            rebuildScene();
            emit layersChanged();
            emit legendChanged();
        }
    };
    const auto otherwise = [this, layer] {
        if (context_.session.sharedLayer() == layer) {
            loading_ = 0;
        }
    };
    loading_ = context_.runner.run(tr("Show the accounts"), this, work, done, otherwise);
}

int MapLink::targetIndex() const {
    const auto& territories = context_.session.state().territories;
    for (std::size_t i = 0; i < territories.size(); ++i) {
        if (territories[i].id == context_.selection.target()) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

void MapLink::rebuildScene() {
    const PlanSession& session = context_.session;
    const bool fits =
        ground_.units && session.layer() &&
        session.state().owner.size() == static_cast<std::size_t>(ground_.units->count());
    if (!fits) {
        return;
    }
    MapScene scene = sceneOf(ground_, session.state(), session.figures(), targetIndex());
    if (session.pending() != nullptr) {
        showPending(scene, *session.pending());
    }
    scene.layers = layers_;
    const bool sameSigns = scene_ && scene_->units == scene.units &&
                           scene_->territories.size() == scene.territories.size() &&
                           scene_->proposedOf.empty() == scene.proposedOf.empty() &&
                           scene_->layers == scene.layers;
    scene_ = finishScene(std::move(scene), scene_.get());
    canvas_->setScene(scene_);
    showSelection();
    emit sceneChanged();
    if (!sameSigns) {
        emit legendChanged();
    }
}

void MapLink::showSelection() {
    if (ground_.units) {
        canvas_->setSelectedUnits(indicesOf(context_.selection.units()));
    }
}

std::vector<core::UnitId> MapLink::idsOf(const std::vector<int>& units) const {
    std::vector<core::UnitId> ids;
    for (const int unit : units) {
        ids.push_back(ground_.units->unit(unit).id);
    }
    return ids;
}

std::vector<int> MapLink::indicesOf(const std::vector<core::UnitId>& units) const {
    std::vector<int> indices;
    for (const core::UnitId unit : units) {
        if (const int index = ground_.units->indexOf(unit); index >= 0) {
            indices.push_back(index);
        }
    }
    return indices;
}

std::vector<LayerRow> MapLink::layers() const {
    const PlanFigures& figures = context_.session.figures();
    const LayerData* layer = context_.session.layer();
    std::vector<LayerRow> rows;
    const auto count = [](std::size_t n) { return groupedText(static_cast<qint64>(n)); };
    if (ground_.points && !ground_.points->empty()) {
        rows.push_back(
            {"accounts", tr("Accounts"), count(ground_.points->size()), layers_.accounts});
    }
    const auto& territories = context_.session.state().territories;
    const auto bases = std::count_if(territories.begin(), territories.end(),
                                     [](const core::Territory& t) { return t.centre.has_value(); });
    if (bases > 0) {
        rows.push_back({"bases", tr("Rep bases"), groupedText(bases), layers_.bases});
    }
    if (!figures.territories.empty()) {
        rows.push_back({"labels", tr("Names"), {}, layers_.labels});
        rows.push_back({"territories", tr("Territories"), count(figures.territories.size()),
                        layers_.territories});
    }
    if (layer) {
        rows.push_back({"units", layer->zips ? tr("ZIP areas") : tr("Unit areas"),
                        count(layer->units.size()), layers_.units});
        rows.push_back({"unitLabels",
                        layer->zips ? tr("ZIP labels") : tr("Unit labels"),
                        {},
                        layers_.unitLabels});
        rows.push_back({"base", tr("States and counties"), {}, layers_.base});
    }
    return rows;
}

std::vector<LegendLine> MapLink::legend() const {
    std::vector<LegendLine> lines;
    if (!scene_) {
        return lines;
    }
    for (const LegendEntry& entry : legendOf(*scene_)) {
        lines.push_back({capitalised(entry.words), [entry, scene = scene_, &theme = context_.theme](
                                                       QPainter& painter, const QRectF& rect) {
                             MapStyle style;
                             style.tokens = theme.tokens();
                             paintSymbol(painter, entry, rect, *scene, style, 1);
                         }});
    }
    lines.push_back(
        {tr("Selected units"), [&theme = context_.theme](QPainter& painter, const QRectF& rect) {
             QColor tint = theme.tokens().selectionLine;
             painter.setPen(QPen(tint, 2.4));
             tint.setAlphaF(0.16F);
             painter.setBrush(tint);
             painter.drawRect(rect.adjusted(1, 1, -1, -1));
         }});
    return lines;
}

void MapLink::setLayerVisible(const QString& layer, bool visible) {
    const std::pair<const char*, bool MapLayers::*> flags[] = {
        {"accounts", &MapLayers::accounts}, {"bases", &MapLayers::bases},
        {"labels", &MapLayers::labels},     {"territories", &MapLayers::territories},
        {"units", &MapLayers::units},       {"unitLabels", &MapLayers::unitLabels},
        {"base", &MapLayers::base}};
    for (const auto& [id, flag] : flags) {
        if (layer == QLatin1String(id)) {
            layers_.*flag = visible;
        }
    }
    rebuildScene();
}

bool MapLink::settled() const {
    const LayerData* layer = context_.session.layer();
    const bool empty = !layer || layer->units.empty();
    return loading_ == 0 && (empty || (canvas_->scene() && canvas_->isExact()));
}

QImage MapLink::thumbnail() const {
    const MapScene* scene = canvas_->scene();
    return scene ? thumbnailOf(*scene, QSize(132, 88), 2, context_.theme.tokens()) : QImage();
}

} // namespace ui
