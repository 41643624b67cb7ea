// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_canvas.h"

#include "ui/draw/furniture.h"
#include "ui/draw/map_painter.h"
#include "ui/draw/scene_difference.h"
#include "ui/draw/tile_layer.h"
#include "ui/tools/box_tool.h"
#include "ui/tools/lasso_tool.h"
#include "ui/tools/paint_tool.h"
#include "ui/tools/select_tool.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int kMargin = 256;     ///< how far the store reaches beyond the view, widget pixels
constexpr int kLeastSpare = 128; ///< nearer to its edge than this, a new store is asked for
constexpr int kStrip = 48;       ///< how much more than needed a shift draws, widget pixels
constexpr int kSettleMs = 90;    ///< stillness after which labels find new places
constexpr double kLargestPart = 300'000; ///< pixels that may be drawn anew at once, at 96 dpi
constexpr int kLabelStep = 2;            ///< labels are placed by every second pixel
constexpr int kFlashMs = 150;
constexpr double kZoomStep = 1.25;
constexpr double kNearest = 500;    ///< 1 : 500
constexpr double kFarthest = 200e6; ///< 1 : 200 M
const QMarginsF kFitMargins(14, 14, 14, 14);

} // namespace

MapCanvas::MapCanvas(QWidget* parent) : QWidget(parent), tool_(std::make_unique<SelectTool>()) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Map"));
    settle_.setSingleShot(true);
    settle_.setInterval(kSettleMs);
    refusedTimer_.setSingleShot(true);
    refusedTimer_.setInterval(kFlashMs);
    connect(&settle_, &QTimer::timeout, this, [this] { requestRender(false); });
    connect(&refusedTimer_, &QTimer::timeout, this, [this] {
        refused_.clear();
        update();
    });
    connect(&worker_, &RenderWorker::rendered, this, &MapCanvas::showRendered);
    setTokens(loadTokens(ThemeKind::Light));
}

MapCanvas::~MapCanvas() = default;

void MapCanvas::setTokens(const Tokens& tokens) {
    auto style = std::make_shared<MapStyle>();
    style->tokens = tokens;
    style->lineFactor = tokens.highContrast ? 1.5 : 1;
    style_ = std::move(style);
    store_.clear();
    labels_.reset();
    requestRender(true);
}

void MapCanvas::setScene(std::shared_ptr<const MapScene> scene) {
    const auto before = scene_;
    scene_ = std::move(scene);
    tip_.reset();
    followTiles(before ? before->tiles.get() : nullptr);
    if (!scene_ || !before || before->units != scene_->units) {
        tool_->cancel();
        selected_.clear();
        hovered_ = cursorUnit_ = -1;
        store_.clear();
        labels_.reset();
        history_.clear();
        fitPlan();
        return;
    }
    redrawDifference(*before);
    emit hintChanged(tool_->hint(targetName()));
}

/// Tiles come later than the picture that asked for them.
void MapCanvas::followTiles(const TileLayer* before) {
    TileLayer* now = scene_ ? scene_->tiles.get() : nullptr;
    if (now == before) {
        return;
    }
    if (before != nullptr) {
        disconnect(tilesArrived_);
    }
    if (now != nullptr) {
        tilesArrived_ = connect(
            now, &TileLayer::arrived, this,
            [this] {
                exact_ = false;
                requestRender(true);
            },
            Qt::QueuedConnection);
    }
}

void MapCanvas::setSelectedUnits(const std::vector<int>& units) {
    selected_.assign(scene_ ? static_cast<std::size_t>(scene_->units->count()) : 0, false);
    for (const int unit : units) {
        if (unit >= 0 && unit < static_cast<int>(selected_.size())) {
            selected_[static_cast<std::size_t>(unit)] = true;
        }
    }
    update();
}

std::vector<int> MapCanvas::selectedUnits() const {
    std::vector<int> units;
    for (std::size_t i = 0; i < selected_.size(); ++i) {
        if (selected_[i]) {
            units.push_back(static_cast<int>(i));
        }
    }
    return units;
}

void MapCanvas::setOverlay(std::shared_ptr<const MapOverlay> overlay) {
    overlay_ = std::move(overlay);
    update();
}

void MapCanvas::setObstacles(std::vector<QRectF> obstacles) {
    if (obstacles != obstacles_) {
        obstacles_ = std::move(obstacles);
        requestRender(false);
    }
}

void MapCanvas::setCovered(std::vector<QRectF> covered) {
    if (covered != covered_) {
        covered_ = std::move(covered);
        requestRender(false);
    }
}

void MapCanvas::setTool(ToolKind kind) {
    switch (kind) {
    case ToolKind::Select: setTool(std::make_unique<SelectTool>()); break;
    case ToolKind::Lasso: setTool(std::make_unique<LassoTool>()); break;
    case ToolKind::Box: setTool(std::make_unique<BoxTool>()); break;
    case ToolKind::Paint: setTool(std::make_unique<PaintTool>()); break;
    }
}

void MapCanvas::setTool(std::unique_ptr<MapTool> tool) {
    tool_ = std::move(tool);
    toolPressed_ = false;
    setCursor(tool_->cursor());
    gestureChanged();
    emit hintChanged(tool_->hint(targetName()));
}

void MapCanvas::adoptSize() {
    const QSize size = (QSizeF(this->size()) * ratio()).toSize();
    if (view_.size == size && view_.pixelRatio == ratio()) {
        return;
    }
    const core::Point middle = view_.box().centre();
    MapView view = view_;
    view.metresPerPixel = view_.metresPerPixel * view_.pixelRatio / ratio();
    view.size = size;
    view.pixelRatio = ratio();
    view.topLeft = {middle.x - size.width() / 2.0 * view.metresPerPixel,
                    middle.y + size.height() / 2.0 * view.metresPerPixel};
    setView(view);
}

void MapCanvas::setView(const MapView& view) {
    const bool moved = view.metresPerPixel == view_.metresPerPixel && view.size == view_.size;
    view_ = view;
    viewChanged(moved);
}

void MapCanvas::viewChanged(bool onlyMoved) {
    emit viewMoved();
    if (!scene_) {
        update();
        return;
    }
    if (onlyMoved && store_.scrollTo(view_, static_cast<int>(kStrip * ratio()), *scene_, *style_)) {
        if (store_.spare(view_) < kLeastSpare * ratio() && worker_.idle()) {
            requestRender(true);
        } else {
            settle_.start();
        }
    } else {
        exact_ = false;
        requestRender(true);
    }
    if (!onlyMoved) {
        emit scaleChanged(view_.scaleDenominator());
    }
    update();
}

void MapCanvas::fitPlan() {
    fitWhenSized_ = !isVisible() || width() < 2;
    if (!scene_) {
        update();
        return;
    }
    setView(fitView(scene_->units->bounds(), (QSizeF(size()) * ratio()).toSize(), kFitMargins,
                    ratio()));
}

void MapCanvas::fitSelection() {
    core::Box box;
    for (const int unit : selectedUnits()) {
        box.add(scene_->units->bounds(unit));
    }
    if (!box.empty()) {
        setView(fitView(box, view_.size, kFitMargins * 4, ratio()));
    }
}

void MapCanvas::fitBox(core::Box box, double leastMetres) {
    if (!scene_ || box.empty()) {
        return;
    }
    const core::Point middle = box.centre();
    const double half = leastMetres / 2;
    box.add(core::Point{middle.x - half, middle.y - half});
    box.add(core::Point{middle.x + half, middle.y + half});
    fitWhenSized_ = false;
    setView(fitView(box, view_.size, kFitMargins * 3, ratio()));
}

void MapCanvas::zoomBy(double factor, QPointF fixed) {
    const double scale = view_.scaleDenominator();
    const double wanted = std::clamp(scale / factor, kNearest, kFarthest);
    if (scene_ && wanted != scale) {
        setView(view_.zoomed(scale / wanted, fixed * ratio()));
    }
}

void MapCanvas::goBack() {
    if (const MapView* view = history_.back()) {
        setView(*view);
    }
}

void MapCanvas::goForward() {
    if (const MapView* view = history_.forward()) {
        setView(*view);
    }
}

void MapCanvas::zoomIn() {
    zoomBy(kZoomStep, QRectF(rect()).center());
}

void MapCanvas::zoomOut() {
    zoomBy(1 / kZoomStep, QRectF(rect()).center());
}

void MapCanvas::panBy(QPoint pixels) {
    // Whole image pixels, so that shifted and newly drawn parts fit together.
    setView(view_.moved(QPointF((QPointF(pixels) * ratio()).toPoint())));
}

void MapCanvas::dragTo(QPointF position) {
    // What is lost in rounding stays for the next move.
    const QPoint step = (position - panFrom_).toPoint();
    panFrom_ += step;
    panBy(step);
}

int MapCanvas::unitAt(QPointF position) const {
    return scene_ ? scene_->units->unitAt(view_.toMetres(position * ratio())) : -1;
}

QPointF MapCanvas::positionOf(core::Point metres) const {
    return view_.toPixel(metres) / ratio();
}

bool MapCanvas::isExact() const {
    return exact_ && delivered_ == generation_ && !settle_.isActive();
}

bool MapCanvas::isAtRest() const {
    return isExact() && complete_;
}

void MapCanvas::requestRender(bool withGround) {
    if (!scene_ || view_.size.isEmpty() || !isVisible()) {
        return;
    }
    settle_.stop();
    RenderRequest request;
    request.generation = ++generation_;
    complete_ = false;
    request.scene = scene_;
    request.style = style_;
    request.view = view_;
    request.margin = static_cast<int>(kMargin * ratio());
    // A request replaces the one before, so it must bring what that one would have brought.
    request.withGround = !exact_ || !store_.covers(view_);
    request.withMargin =
        withGround || request.withGround || store_.spare(view_) < kLeastSpare * ratio();
    const auto inPixels = [this](const QRectF& rect) {
        return QRectF(rect.topLeft() * ratio(), rect.size() * ratio());
    };
    std::transform(obstacles_.begin(), obstacles_.end(),
                   std::back_inserter(request.labels.obstacles), inPixels);
    std::transform(covered_.begin(), covered_.end(), std::back_inserter(request.labels.covered),
                   inPixels);
    request.labels.obstacles.push_back(scaleBarRect(*scene_, view_));
    request.labels.obstacles.push_back(attributionRect(*scene_, view_));
    request.labels.selectedTerritories.assign(scene_->territories.size(), false);
    for (const int unit : selectedUnits()) {
        if (const int t = scene_->territoryOf[static_cast<std::size_t>(unit)]; t >= 0) {
            request.labels.selectedTerritories[static_cast<std::size_t>(t)] = true;
        }
    }
    if (!request.withGround) {
        request.units =
            store_.ground().units.thinned(QRect(store_.offsetOf(view_), view_.size), kLabelStep);
        request.labels.rasterStep = kLabelStep;
    }
    worker_.request(std::move(request));
}

void MapCanvas::showRendered(const std::shared_ptr<RenderedMap>& map) {
    if (map->generation != generation_) {
        return;
    }
    delivered_ = generation_;
    complete_ = map->last;
    history_.rest(map->labelView);
    if (map->scene != scene_) {
        return;
    }
    if (!map->ground.empty()) {
        worker_.recycle(store_.exchange(std::move(map->ground)));
        // It was drawn for the view of the request; the map may have been moved since.
        exact_ = store_.covers(view_) ||
                 store_.scrollTo(view_, static_cast<int>(kStrip * ratio()), *scene_, *style_);
        if (!exact_) {
            requestRender(true);
        }
    }
    labels_ = map;
    update();
}

void MapCanvas::redrawDifference(const MapScene& before) {
    QElapsedTimer timer;
    timer.start();
    const SceneDifference changed = differenceOf(before, *scene_);
    if (changed.everything || store_.empty() || !exact_ ||
        store_.view().metresPerPixel != view_.metresPerPixel) {
        exact_ = false;
        requestRender(true);
        return;
    }
    const MapView& stored = store_.view();
    if (!changed.owners.empty()) {
        const Topology& topology = scene_->units->topology();
        const VertexBox& box = changed.owners;
        const QPointF a = stored.toPixel(topology.toMetres({box.minX, box.maxY}));
        const QPointF b = stored.toPixel(topology.toMetres({box.maxX, box.minY}));
        const double extra = 6 * ratio();
        const QRectF part = QRectF(a, b).adjusted(-extra, -extra, extra, extra) & stored.rect();
        if (part.width() * part.height() > kLargestPart * ratio() * ratio()) {
            exact_ = false; // a frame would not be enough for it
            requestRender(true);
            return;
        }
        store_.redraw(part, *scene_, *style_, Redraw::Owners);
    }
    if (changed.fills) {
        store_.redraw(stored.rect(), *scene_, *style_, Redraw::Fills);
    }
    lastRecolourMs_ = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    requestRender(false);
    update();
}

void MapCanvas::flashRefused(const std::vector<int>& units) {
    refused_.clear();
    for (const int unit : units) {
        if (scene_ && unit >= 0 && unit < scene_->units->count()) {
            refused_.push_back(unit);
        }
    }
    refusedTimer_.start();
    update();
}

} // namespace ui
