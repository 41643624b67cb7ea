// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/map_link.h"

#include "geo/crs/geodesic.h"
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

/// Places along a line, near enough to each other to miss no territory that counts.
std::vector<core::Point> along(const std::vector<core::Point>& line) {
    constexpr int kSteps = 200;
    double length = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        length += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    }
    std::vector<core::Point> places;
    for (std::size_t i = 1; i < line.size() && length > 0; ++i) {
        const core::Point a = line[i - 1];
        const core::Point b = line[i];
        const int steps =
            std::max(1, static_cast<int>(std::hypot(b.x - a.x, b.y - a.y) / length * kSteps));
        for (int step = 0; step < steps; ++step) {
            const double t = (step + 0.5) / steps;
            places.push_back({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
        }
    }
    return places;
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
    connect(&context.session, &PlanSession::planChanged, this, [this] {
        rebuildScene();
        followSegments();
    });
    recolour_.setSingleShot(true);
    connect(&recolour_, &QTimer::timeout, this, &MapLink::readColours);
    connect(&context.session, &PlanSession::closed, this, [this] {
        ground_ = {};
        scene_.reset();
        canvas_->setScene(nullptr);
        accountView_ = shownView_ = {};
        choices_ = {};
        emit accountViewChanged();
    });
    connect(&context.selection, &Selection::unitsChanged, this, &MapLink::showSelection);
    connect(&context.selection, &Selection::targetChanged, this, &MapLink::rebuildScene);
    connectCanvas();
}

MapLink::~MapLink() = default;

void MapLink::connectCanvas() {
    canvas_->setTotalsProvider(
        [this](const std::vector<int>& units, int territory) { return totals(units, territory); });
    connect(canvas_, &MapCanvas::previewChanged, this, [this](const auto& units, int territory) {
        if (units.empty() || territory < 0) {
            change_.clear();
        }
        emit gestureChanged(change_);
    });
    connect(canvas_, &MapCanvas::unitsChosen, this,
            [this](const std::vector<int>& units) { context_.selection.setUnits(idsOf(units)); });
    connect(canvas_, &MapCanvas::assignRequested, this, [this](const std::vector<int>& units) {
        context_.session.assign(idsOf(units), context_.selection.target(), cutting_);
    });
    connect(&context_.session, &PlanSession::pendingChanged, this, &MapLink::rebuildScene);
    connect(canvas_, &MapCanvas::intentAsked, this, &MapLink::carryOut);
    connect(&context_.session, &PlanSession::unitsRefused, this,
            [this](const std::vector<core::UnitId>& units) {
                if (ground_.units) {
                    canvas_->flashRefused(indicesOf(units));
                }
            });
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

std::optional<TotalsTip> MapLink::totals(const std::vector<int>& units, int territory) {
    const PlanSession& session = context_.session;
    change_.clear();
    if (!session.layer() || !session.planning() ||
        territory >= static_cast<int>(session.figures().territories.size())) {
        return std::nullopt;
    }
    const GestureEffect effect = gestureEffect(*session.layer(), session.state(), units, territory,
                                               session.scope() == PlanSession::Scope::Both);
    auto tip = gestureTip(*session.layer(), session.state(), session.figures(), effect, cutting_);
    if (tip && !tip->refused) {
        change_ = effect.change;
    }
    return tip;
}

void MapLink::carryOut(const Intent& intent) {
    const auto& territories = context_.session.state().territories;
    const bool known =
        intent.territory >= 0 && intent.territory < static_cast<int>(territories.size());
    const core::TerritoryId territory =
        known ? territories[static_cast<std::size_t>(intent.territory)].id : core::TerritoryId();
    if (intent.kind == Intent::Kind::Move && known) {
        context_.session.assign(idsOf(intent.units), territory, cutting_);
    } else if (intent.kind == Intent::Kind::Target && known) {
        context_.selection.setTarget(territory);
    } else {
        emit intentAsked(intent);
    }
}

void MapLink::setCutting(bool cutting) {
    if (cutting != cutting_) {
        cutting_ = cutting;
        canvas_->refreshGesture();
    }
}

SplitParts MapLink::splitParts(const std::vector<core::Point>& line) const {
    SplitParts parts;
    const LayerData* layer = context_.session.layer();
    if (!layer || !ground_.units || !projection_) {
        return parts;
    }
    // The territory that most of the line runs through.
    std::map<int, int> length;
    const std::vector<int>& owner = context_.session.state().owner;
    for (const core::Point place : along(line)) {
        const int unit = ground_.units->unitAt(place);
        if (unit >= 0 && owner[static_cast<std::size_t>(unit)] >= 0) {
            const int steps = ++length[owner[static_cast<std::size_t>(unit)]];
            parts.territory = parts.territory < 0 || steps > length[parts.territory]
                                  ? owner[static_cast<std::size_t>(unit)]
                                  : parts.territory;
        }
    }
    std::vector<int> members;
    std::vector<core::Point> centres;
    for (std::size_t i = 0; i < owner.size(); ++i) {
        centres.push_back(layer->units[i].lonLat);
        if (owner[i] == parts.territory && parts.territory >= 0) {
            members.push_back(static_cast<int>(i));
        }
    }
    parts.units = core::align::beyondLine(layer->graph(), centres, members, degrees(line));
    return parts;
}

std::vector<core::Point> MapLink::degrees(std::vector<core::Point> metres) const {
    if (projection_) {
        projection_->toDegrees(metres);
    }
    return metres;
}

double MapLink::distance(core::Point a, core::Point b) const {
    return projection_ ? geo::geodesicDistance(projection_->toDegrees(a), projection_->toDegrees(b))
                       : std::hypot(a.x - b.x, a.y - b.y);
}

void MapLink::loadGround() {
    ground_ = {};
    scene_.reset();
    projection_.reset();
    colours_.reset();
    stopColouring();
    ++grounds_; // what older loads bring is not waited for any more
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
    const auto done = [this, ground = grounds_](LayerMap map) {
        if (ground == grounds_) {
            loading_ = 0;
            ground_ = std::move(map);
            projection_ = std::make_unique<geo::Projection>(ground_.crs);
            loadPoints(); // before the scene is told of, so that `loading` is right by then
            rebuildScene();
            emit layersChanged();
        }
    };
    const auto otherwise = [this, ground = grounds_] {
        // A load that was cancelled for a newer one has nothing to say any more.
        if (ground == grounds_) {
            loading_ = 0;
        }
    };
    loading_ = context_.runner.run(tr("Draw the map"), this, work, done, otherwise);
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
    if (!fits || !projection_) {
        return;
    }
    MapScene scene =
        sceneOf(ground_, *projection_, session.state(), session.figures(), targetIndex());
    if (session.pending() != nullptr) {
        showPending(scene, *session.pending());
    }
    scene.layers = layers_;
    scene.accountColours = colours_;
    if (tilesShown_ && openTiles()) {
        addBaseMap(scene, tiles_);
    }
    const bool sameSigns = scene_ && scene_->units == scene.units &&
                           scene_->territories.size() == scene.territories.size() &&
                           scene_->proposedOf.empty() == scene.proposedOf.empty() &&
                           scene_->layers == scene.layers && scene_->points == scene.points &&
                           scene_->accountColours == scene.accountColours;
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
        rows.push_back({"graticule", tr("Longitude and latitude"), {}, layers_.graticule});
    }
    if (layer && !baseMap_.source.empty()) {
        const bool missing = tiles_ && !tiles_->problem().empty();
        rows.push_back(
            {"tiles", tr("Base map"), missing ? tr("not available") : QString(), tilesShown_});
    }
    return rows;
}

std::vector<LegendLine> MapLink::legend() const {
    std::vector<LegendLine> lines;
    if (!scene_) {
        return lines;
    }
    for (const LegendEntry& entry : legendOf(*scene_)) {
        // The names of categories are the plan's own.
        const bool own = entry.symbol == LegendEntry::Symbol::AccountMark;
        lines.push_back({own ? entry.words : capitalised(entry.words),
                         [entry, scene = scene_, &theme = context_.theme](QPainter& painter,
                                                                          const QRectF& rect) {
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
        {"base", &MapLayers::base},         {"graticule", &MapLayers::graticule}};
    if (layer == QLatin1String("tiles")) {
        tilesShown_ = visible;
        tiles_.reset(); // what could not be had is asked for again
        emit baseMapChanged();
    }
    for (const auto& [id, flag] : flags) {
        if (layer == QLatin1String(id)) {
            layers_.*flag = visible;
        }
    }
    rebuildScene();
}

bool MapLink::setBaseMap(const BaseMapChoice& choice, bool shown) {
    baseMap_ = choice;
    tilesShown_ = shown && !choice.source.empty();
    tiles_.reset();
    const bool opened = !tilesShown_ || !ground_.units || openTiles();
    rebuildScene();
    emit layersChanged();
    emit baseMapChanged();
    return opened;
}

/// Opens the tiles for the plane of the plan; says what is wrong and does without where it cannot.
bool MapLink::openTiles() {
    if (tiles_ && tilesCrs_ == ground_.crs) {
        return true;
    }
    const bool opened = context_.runner.now(
        tr("Open the base map"), [this] { tiles_ = openBaseMap(baseMap_, ground_.crs); });
    if (!opened) {
        tilesShown_ = false;
        return false;
    }
    tilesCrs_ = ground_.crs;
    connect(tiles_.get(), &TileLayer::arrived, this, [this] { emit layersChanged(); });
    return true;
}

bool MapLink::settled() const {
    const LayerData* layer = context_.session.layer();
    const bool empty = !layer || layer->units.empty();
    return loading_ == 0 && colouring_ == 0 && !recolour_.isActive() &&
           (empty || (canvas_->scene() && canvas_->isExact()));
}

QImage MapLink::thumbnail() const {
    const MapScene* scene = canvas_->scene();
    return scene ? thumbnailOf(*scene, QSize(132, 88), 2, context_.theme.tokens()) : QImage();
}

} // namespace ui
