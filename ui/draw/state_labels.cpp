// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/state_labels.h"

#include "ui/draw/arc_tracer.h"
#include "ui/draw/halo_text.h"
#include "ui/draw/map_ink.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double kCell = 8; ///< pixels at 96 dpi: how coarsely free ground is looked for

/// Free ground as a coarse grid with the distance of each cell to what is not free.
class FreeGround {
public:
    FreeGround(const MapView& view)
        : cell_(kCell * view.pixelRatio), columns_(static_cast<int>(view.size.width() / cell_)),
          rows_(static_cast<int>(view.size.height() / cell_)) {}

    bool usable() const { return columns_ > 2 && rows_ > 2; }

    /// The cell farthest from the borders of `state` without `plan`, widths counting half.
    struct Spot {
        QPointF middle;
        double reach = 0; ///< pixels
    };
    Spot widest(const QPainterPath& state, const QPainterPath& plan) {
        mark(state, plan);
        spread();
        const auto best = std::max_element(distance_.begin(), distance_.end());
        const auto index = static_cast<int>(best - distance_.begin());
        return {QPointF((index % columns_ + 0.5) * cell_, (index / columns_ + 0.5) * cell_),
                *best * cell_};
    }

private:
    void mark(const QPainterPath& state, const QPainterPath& plan) {
        QImage image(columns_, rows_, QImage::Format_Grayscale8);
        image.fill(0);
        QPainter painter(&image);
        painter.scale(1 / cell_, 1 / cell_);
        painter.fillPath(state, QColor::fromRgbF(1, 1, 1));
        painter.fillPath(plan, QColor::fromRgbF(0, 0, 0));
        painter.end();
        distance_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 0);
        for (int row = 1; row + 1 < rows_; ++row) {
            const uchar* line = image.constScanLine(row);
            for (int column = 1; column + 1 < columns_; ++column) {
                at(column, row) = line[column] > 127 ? 1e6F : 0;
            }
        }
    }

    float& at(int column, int row) {
        return distance_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                         static_cast<std::size_t>(column)];
    }

    /// Two passes of a city-block distance in which a step sideways counts a third: names are wide.
    void spread() {
        constexpr float kSide = 1 / 3.0F;
        for (int row = 1; row < rows_; ++row) {
            for (int column = 1; column < columns_; ++column) {
                at(column, row) = std::min(
                    {at(column, row), at(column - 1, row) + kSide, at(column, row - 1) + 1});
            }
        }
        for (int row = rows_ - 2; row >= 0; --row) {
            for (int column = columns_ - 2; column >= 0; --column) {
                at(column, row) = std::min(
                    {at(column, row), at(column + 1, row) + kSide, at(column, row + 1) + 1});
            }
        }
    }

    double cell_;
    int columns_;
    int rows_;
    std::vector<float> distance_;
};

} // namespace

QFont stateFont(const MapView& view) {
    QFont font = mapFont(11, view, false);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 1.5 * view.pixelRatio);
    return font;
}

std::vector<StateLabel> placeStateLabels(const MapScene& scene, const MapView& view) {
    std::vector<StateLabel> labels;
    FreeGround ground(view);
    if (!ground.usable()) {
        return labels;
    }
    const Topology& states = scene.base->states;
    const QRectF clip = view.rect().adjusted(-8, -8, 8, 8);
    const ArcTracer stateTracer(states, view, clip);
    QPainterPath plan;
    ArcTracer(scene.units->topology(), view, clip).addRings(plan, scene.derived.whole);
    const QFont font = stateFont(view);
    for (int state = 0; state < states.polygonCount(); ++state) {
        if (!stateTracer.sees(states.polygonBox(state)) ||
            state >= static_cast<int>(scene.base->stateNames.size())) {
            continue;
        }
        const QString text = scene.base->stateNames[static_cast<std::size_t>(state)].toUpper();
        const double width = haloTextWidth(text, font);
        const FreeGround::Spot spot = ground.widest(stateTracer.polygon(state), plan);
        if (spot.reach * 3 >= width / 2 + 6 * view.pixelRatio &&
            spot.reach >= 10 * view.pixelRatio) {
            labels.push_back({state, text, spot.middle, QSizeF(width, 14 * view.pixelRatio)});
        }
    }
    return labels;
}

} // namespace ui
