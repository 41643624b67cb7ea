// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/label_layout.h"

#include "ui/draw/free_ground.h"
#include "ui/draw/label_block.h"
#include "ui/draw/state_labels.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace ui {

namespace {

constexpr double kLeastName = 12;
constexpr double kStretch = 1.6;
constexpr int kGridPlaces = 21;
constexpr double kUnitLabelArea = 1300; ///< pixels² that a unit needs to show its key

QString percentNumber(double share) {
    return QLocale().toString(share * 100, 'f', 1);
}

class LabelPlacer {
public:
    LabelPlacer(const MapScene& scene, const MapView& view, const MapStyle& style,
                const LabelOptions& options)
        : scene_(scene), view_(view), style_(style), options_(options),
          ink_(inkAt(view, scene.units->meanSide())), taken_(options.obstacles),
          raster_(options.raster), step_(options.rasterStep) {
        taken_.insert(taken_.end(), options.covered.begin(), options.covered.end());
        if (raster_ == nullptr) {
            own_ = UnitRaster(view.size);
            own_.draw(scene.units->topology(), view, QRect(QPoint(), view.size));
            raster_ = &own_;
            step_ = 1;
        }
    }

    LabelLayout place() {
        if (scene_.layers.labels) {
            findSeen();
            for (const int territory : order()) {
                placeTerritory(territory);
            }
        }
        if (scene_.layers.unitLabels && (ink_.unitLabels || style_.onlyTerritory >= 0)) {
            placeUnits();
        }
        if (scene_.layers.base && scene_.base) {
            placeStates();
        }
        return std::move(layout_);
    }

private:
    std::vector<int> order() const {
        std::vector<int> order(scene_.territories.size());
        std::iota(order.begin(), order.end(), 0);
        const auto rank = [&](int t) {
            const auto index = static_cast<std::size_t>(t);
            const double share = scene_.territories[index].share;
            const bool selected =
                index < options_.selectedTerritories.size() && options_.selectedTerritories[index];
            return std::tuple(!selected, t != scene_.target,
                              std::isfinite(share) ? -std::abs(share - 1) : 0.0,
                              -scene_.derived.extentOf[index]);
        };
        std::stable_sort(order.begin(), order.end(),
                         [&](int a, int b) { return rank(a) < rank(b); });
        return order;
    }

    PlacedLabel territoryLabel(int index) const {
        const MapTerritory& territory = scene_.territories[static_cast<std::size_t>(index)];
        PlacedLabel label;
        label.index = index;
        label.name = territory.name;
        label.locked = territory.locked;
        label.nameSize = ink_.nameSize;
        if (ink_.valueSize > 0 && style_.onlyTerritory < 0) {
            label.value = shareText(territory, scene_.derived.proposing);
        }
        const double deviation = territory.share - 1;
        const bool out = std::isfinite(deviation) && std::abs(deviation) > scene_.tolerance + 1e-9;
        label.valueBold = out;
        label.valueColour =
            out ? style_.tokens.deviationColour(deviation, scene_.tolerance) : style_.tokens.ink;
        return label;
    }

    /// The unit that a pixel of the view shows, -1 = none. Every second pixel of every second row
    /// answers for those beside it, so that labels lie the same whether the raster knows all.
    int unitAt(QPointF pixel) const {
        const auto even = [](double place) { return static_cast<int>(std::floor(place / 2)) * 2; };
        const int x = even(pixel.x()) / step_;
        const int y = even(pixel.y()) / step_;
        const bool inside = pixel.x() >= 0 && pixel.y() >= 0 && x < raster_->size().width() &&
                            y < raster_->size().height();
        return inside ? raster_->at(x, y) : -1;
    }

    int territoryAt(QPointF pixel) const {
        const int unit = unitAt(pixel);
        return unit < 0 ? -1 : scene_.derived.shownOf[static_cast<std::size_t>(unit)];
    }

    /// Which territories can be seen: every second pixel of every second row tells.
    void findSeen() {
        seen_.assign(scene_.territories.size(), QRectF());
        const int stride = std::max(1, 2 / step_);
        const int width = (view_.size.width() + step_ - 1) / step_;
        const int height = (view_.size.height() + step_ - 1) / step_;
        const QRect known = QRect(QPoint(), raster_->size()) & QRect(0, 0, width, height);
        const auto see = [&](int owner, int from, int to, int y) {
            seen_[static_cast<std::size_t>(owner)] |=
                QRectF(from * step_, y * step_, (to - from) * step_, 2);
        };
        for (int y = known.top(); y <= known.bottom(); y += stride) {
            const std::int32_t* ids = raster_->row(y);
            int run = 0;
            int owner = -1;
            for (int x = known.left(); x <= known.right() + stride; x += stride) {
                const int unit = x <= known.right() ? ids[x] : -1;
                const int t =
                    unit < 0 ? -1 : scene_.derived.shownOf[static_cast<std::size_t>(unit)];
                if (t != owner) {
                    if (owner >= 0) {
                        see(owner, run, x, y);
                    }
                    owner = t;
                    run = x;
                }
            }
        }
    }

    /// Place 0 to 20 of a grid of 7 by 3 over the rectangle.
    static QPointF gridPoint(const QRectF& rect, int place) {
        return {rect.left() + rect.width() * (place % 7) / 6,
                rect.top() + rect.height() * (place / 7) / 2};
    }

    template <class Wanted> static double shareInside(const QRectF& rect, Wanted&& wanted) {
        int inside = 0;
        for (int place = 0; place < kGridPlaces; ++place) {
            inside += wanted(gridPoint(rect, place));
        }
        return inside / static_cast<double>(kGridPlaces);
    }

    bool touchesPlan(const QRectF& rect) const {
        for (int place = 0; place < kGridPlaces; ++place) {
            if (unitAt(gridPoint(rect, place)) >= 0) {
                return true;
            }
        }
        return false;
    }

    void placeTerritory(int index) {
        if (seen_[static_cast<std::size_t>(index)].isEmpty() ||
            (style_.onlyTerritory >= 0 && index == style_.onlyTerritory)) {
            return;
        }
        const QPointF pole = view_.toPixel(scene_.labelAt(index));
        if (std::any_of(options_.covered.begin(), options_.covered.end(),
                        [&](const QRectF& cover) { return cover.contains(pole); })) {
            return;
        }
        PlacedLabel label = territoryLabel(index);
        for (const double size : {label.nameSize, kLeastName}) {
            label.nameSize = std::min(size, label.nameSize);
            if (placeInside(label)) {
                return;
            }
        }
        if (placeOutside(label)) {
            return;
        }
        layout_.hidden.push_back(index);
    }

    QRectF boxAt(const LabelBlock& block, QPointF middle) const {
        const double halo = kLabelHalo / 2 * view_.pixelRatio;
        return QRectF(middle - QPointF(block.size.width(), block.size.height()) / 2, block.size)
            .adjusted(-halo, -halo, halo, halo);
    }

    /// QRectF::intersects first asks whether the rectangles are upside down, which takes longer.
    static bool overlap(const QRectF& a, const QRectF& b) {
        return a.left() <= b.right() && b.left() <= a.right() && a.top() <= b.bottom() &&
               b.top() <= a.bottom();
    }

    bool free(const QRectF& box) const {
        return std::none_of(taken_.begin(), taken_.end(),
                            [&](const QRectF& other) { return overlap(other, box); });
    }

    bool placeInside(PlacedLabel& label) {
        const LabelBlock block = measureLabel(label, view_, std::max(ink_.valueSize, 1.0));
        const auto inside = [&](QPointF pixel) { return territoryAt(pixel) == label.index; };
        for (const QPointF middle : candidates(label.index, block)) {
            const QRectF box = boxAt(block, middle);
            if (view_.rect().contains(box) && free(box) && shareInside(box, inside) >= 0.62) {
                accept(label, middle, box);
                return true;
            }
        }
        return false;
    }

    /// The pole, or the widest place of what can be seen when the label would be cut off there,
    /// then places a little above and below.
    std::vector<QPointF> candidates(int territory, const LabelBlock& block) const {
        const double w = block.size.width() / 2 + kLabelHalo * view_.pixelRatio;
        const double h = block.size.height() / 2 + kLabelHalo * view_.pixelRatio;
        const QRectF room = view_.rect().adjusted(w, h, -w, -h);
        QPointF pole = view_.toPixel(scene_.labelAt(territory));
        if (!room.contains(pole)) {
            const double cell = 6 * view_.pixelRatio;
            FreeGround ground(
                seen_[static_cast<std::size_t>(territory)].adjusted(-cell, -cell, cell, cell),
                cell);
            if (!ground.usable()) {
                return {};
            }
            const auto seen = ground.widest(
                [&](QPointF pixel) { return territoryAt(pixel) == territory; }, kStretch);
            if (seen.reach < h) {
                return {};
            }
            pole = QPointF(
                std::clamp(seen.middle.x(), room.left(), std::max(room.left(), room.right())),
                std::clamp(seen.middle.y(), room.top(), std::max(room.top(), room.bottom())));
        }
        std::vector<QPointF> places = {pole};
        for (const double step : {0.6, -0.6, 1.2, -1.2, 2.0, -2.0}) {
            places.push_back(pole + QPointF(0, step * block.size.height()));
        }
        for (const double step : {0.35, -0.35, 0.7, -0.7}) {
            places.push_back(pole + QPointF(step * block.size.width(), 0));
        }
        return places;
    }

    /// Round the area, nearest first, where neither the plan nor another label is.
    bool placeOutside(PlacedLabel label) {
        const LabelBlock block = measureLabel(label, view_, std::max(ink_.valueSize, 1.0));
        const QPointF pole = view_.toPixel(scene_.labelAt(label.index));
        if (!view_.rect().contains(pole)) {
            return false;
        }
        for (double distance = 24; distance <= 160; distance += 16) {
            for (const QPointF& way : directions()) {
                const QPointF middle =
                    pole + QPointF(way.x() * (distance + block.size.width() / 2 / view_.pixelRatio),
                                   way.y() * distance) *
                               view_.pixelRatio;
                const QRectF box = boxAt(block, middle);
                if (view_.rect().contains(box) && !touchesPlan(box) && free(box)) {
                    const QLineF leader(pole, nearestOn(box, pole));
                    if (crossesNothing(leader)) {
                        label.leader = leader;
                        accept(label, middle, box);
                        return true;
                    }
                }
            }
        }
        return false;
    }

    static const std::array<QPointF, 16>& directions() {
        static const std::array<QPointF, 16> kDirections = [] {
            std::array<QPointF, 16> ways;
            for (std::size_t turn = 0; turn < ways.size(); ++turn) {
                const double angle = static_cast<double>(turn) * 2 * std::numbers::pi / 16;
                ways[turn] = QPointF(std::cos(angle), std::sin(angle));
            }
            return ways;
        }();
        return kDirections;
    }

    bool crossesNothing(const QLineF& leader) const {
        const QRectF reach = QRectF(leader.p1(), leader.p2()).normalized();
        return std::none_of(layout_.labels.begin(), layout_.labels.end(), [&](const auto& other) {
            const QRectF& box = other.box;
            const bool overBox =
                overlap(reach, box) && (box.contains(leader.p1()) || box.contains(leader.p2()) ||
                                        crosses(leader, {box.topLeft(), box.bottomRight()}) ||
                                        crosses(leader, {box.topRight(), box.bottomLeft()}));
            return overBox || (other.leader && crosses(leader, *other.leader));
        });
    }

    static bool crosses(const QLineF& a, const QLineF& b) {
        return a.intersects(b, nullptr) == QLineF::BoundedIntersection;
    }

    static QPointF nearestOn(const QRectF& box, QPointF point) {
        return {std::clamp(point.x(), box.left(), box.right()),
                std::clamp(point.y(), box.top(), box.bottom())};
    }

    void accept(PlacedLabel label, QPointF middle, const QRectF& box) {
        label.middle = middle;
        label.box = box;
        taken_.push_back(box);
        layout_.labels.push_back(std::move(label));
    }

    void placeUnits() {
        const Topology& topology = scene_.units->topology();
        const double least = kUnitLabelArea * view_.pixelRatio * view_.pixelRatio;
        for (int unit = 0; unit < scene_.units->count(); ++unit) {
            const VertexBox& box = topology.polygonBox(unit);
            const QRectF pixels = pixelsOf(box);
            if (box.empty() || !view_.rect().intersects(pixels) ||
                (style_.onlyTerritory >= 0 &&
                 scene_.derived.shownOf[static_cast<std::size_t>(unit)] != style_.onlyTerritory)) {
                continue;
            }
            if (pixels.width() * pixels.height() < least) {
                continue;
            }
            placeUnit(unit, pixels);
        }
    }

    QRectF pixelsOf(const VertexBox& box) const {
        const Topology& topology = scene_.units->topology();
        return QRectF(view_.toPixel(topology.toMetres({box.minX, box.maxY})),
                      view_.toPixel(topology.toMetres({box.maxX, box.minY})));
    }

    void placeUnit(int unit, const QRectF& pixels) {
        PlacedLabel label;
        label.kind = PlacedLabel::Kind::Unit;
        label.index = unit;
        label.name = scene_.units->unit(unit).key;
        label.nameSize = 11;
        const LabelBlock block = measureLabel(label, view_, 1);
        const auto inside = [&](QPointF pixel) { return unitAt(pixel) == unit; };
        QPointF middle = view_.toPixel(scene_.units->unit(unit).centroid);
        QRectF box = boxAt(block, middle);
        if (shareInside(box, inside) < 0.9) {
            const double cell = 3 * view_.pixelRatio;
            FreeGround ground((pixels & view_.rect()).adjusted(-cell, -cell, cell, cell), cell);
            if (!ground.usable()) {
                return;
            }
            middle = ground.widest(inside, 2.5).middle;
            box = boxAt(block, middle);
        }
        if (view_.rect().contains(box) && free(box) && shareInside(box, inside) >= 0.7) {
            accept(label, middle, box);
        }
    }

    void placeStates() {
        for (StateLabel& state : placeStateLabels(
                 scene_, view_, [this](QPointF pixel) { return unitAt(pixel) >= 0; })) {
            PlacedLabel label;
            label.kind = PlacedLabel::Kind::State;
            label.index = state.state;
            label.name = state.text;
            label.nameSize = 11;
            const QRectF box(state.middle - QPointF(state.size.width(), state.size.height()) / 2,
                             state.size);
            if (view_.rect().contains(box) && free(box)) {
                accept(label, state.middle, box);
            }
        }
    }

    const MapScene& scene_;
    const MapView& view_;
    const MapStyle& style_;
    const LabelOptions& options_;
    MapInk ink_;
    std::vector<QRectF> taken_;
    const UnitRaster* raster_;
    int step_;
    UnitRaster own_;
    std::vector<QRectF> seen_; ///< per territory, the pixels it can be seen in
    LabelLayout layout_;
};

} // namespace

QString shareText(const MapTerritory& territory, bool proposal) {
    if (!std::isfinite(territory.share)) {
        return {};
    }
    const QString now = percentNumber(territory.share);
    const QString sign = QStringLiteral("\u2009%");
    if (proposal && std::isfinite(territory.proposedShare)) {
        if (const QString then = percentNumber(territory.proposedShare); then != now) {
            return now + QStringLiteral(" \u2192 ") + then + sign;
        }
    }
    return now + sign;
}

LabelLayout layoutLabels(const MapScene& scene, const MapView& view, const MapStyle& style,
                         const LabelOptions& options) {
    return LabelPlacer(scene, view, style, options).place();
}

} // namespace ui
