// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_canvas.h"

#include "ui/draw/furniture.h"
#include "ui/draw/graticule.h"
#include "ui/draw/map_painter.h"

#include <QPaintEvent>

#include <algorithm>

namespace ui {

namespace {

/// More points than this are not stamped again over a selection at every frame.
constexpr std::size_t kRestampedPoints = 20000;
/// From this many on.
constexpr std::ptrdiff_t kTintedByPixel = 150;

} // namespace

void MapCanvas::resizeEvent(QResizeEvent*) {
    if (fitWhenSized_) {
        fitPlan();
        fitWhenSized_ = !isVisible();
    } else {
        adoptSize();
    }
}

void MapCanvas::showEvent(QShowEvent*) {
    if (fitWhenSized_) {
        fitWhenSized_ = false;
        fitPlan();
    } else {
        requestRender(true);
    }
}

void MapCanvas::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (!scene_) {
        painter.fillRect(rect(), style_->tokens.water);
        return;
    }
    adoptSize();
    painter.save();
    painter.scale(1 / ratio(), 1 / ratio());
    paintMap(painter);
    painter.restore();
    paintTotals(painter);
}

/// All in image pixels.
void MapCanvas::paintMap(QPainter& painter) {
    painter.fillRect(view_.rect(), style_->tokens.land);
    store_.paint(painter, view_);
    paintOverlay(painter);
    paintGraticule(painter, *scene_, view_, *style_);
    paintLabels(painter);
    if (overlay_) {
        overlay_->paint(painter, view_, style_->tokens);
    }
    paintFurniture(painter, *scene_, view_, *style_);
    paintTool(painter);
}

/// Many units are tinted by their pixels: as figures they would take longer than a frame.
bool MapCanvas::tintSelection(QPainter& painter, const std::vector<bool>& chosen) const {
    const auto count = std::count(chosen.begin(), chosen.end(), true);
    if (count < kTintedByPixel || store_.empty() || !store_.covers(view_)) {
        return false;
    }
    const QPoint corner = store_.offsetOf(view_);
    const UnitRaster& units = store_.ground().units;
    QColor colour = style_->tokens.selectionLine;
    colour.setAlphaF(MapPainter::kSelectionTint);
    const QRgb tint = qPremultiply(colour.rgba());
    QImage image(view_.size, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < image.height(); ++y) {
        const std::int32_t* ids = units.row(y + corner.y()) + corner.x();
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            line[x] = ids[x] >= 0 && chosen[static_cast<std::size_t>(ids[x])] ? tint : 0;
        }
    }
    painter.drawImage(0, 0, image);
    return true;
}

void MapCanvas::paintOverlay(QPainter& painter) {
    const std::vector<int> preview = tool_->preview();
    std::vector<bool> chosen = selected_;
    chosen.resize(static_cast<std::size_t>(scene_->units->count()), false);
    if (tool_->active() && tool_->mode() == ChooseMode::Replace) {
        std::fill(chosen.begin(), chosen.end(), false);
    }
    for (const int unit : preview) {
        chosen[static_cast<std::size_t>(unit)] = tool_->mode() != ChooseMode::Remove;
    }
    const MapPainter map(*scene_, view_, *style_, view_.rect());
    const bool any = std::find(chosen.begin(), chosen.end(), true) != chosen.end();
    if (any) {
        const bool tinted = tintSelection(painter, chosen);
        map.paintSelection(painter, chosen, !tinted);
    }
    if (hovered_ >= 0) {
        map.paintHover(painter, hovered_);
    }
    if (!refused_.empty()) {
        map.paintRefused(painter, refused_);
    }
    if (any && scene_->points && scene_->points->size() <= kRestampedPoints) {
        map.paintPoints(painter);
    }
}

void MapCanvas::paintLabels(QPainter& painter) const {
    if (!labels_) {
        return;
    }
    const MapView& laid = labels_->labelView;
    if (laid.metresPerPixel == view_.metresPerPixel) {
        const QPointF shift = view_.toPixel(laid.topLeft);
        for (const PlacedLabel& label : labels_->labels.labels) {
            QRectF box = label.box;
            if (label.leader) {
                box |= QRectF(label.leader->p1(), label.leader->p2())
                           .normalized()
                           .adjusted(-2, -2, 2, 2);
            }
            const QRect part = box.toAlignedRect();
            painter.drawImage((QPointF(part.topLeft()) + shift).toPoint(), labels_->labelImage,
                              part);
        }
        return;
    }
    // Until the exact ones are there, labels keep their size and follow the ground.
    for (const PlacedLabel& label : labels_->labels.labels) {
        if (label.leader || label.kind == PlacedLabel::Kind::Unit) {
            continue;
        }
        const QRect part = label.box.toAlignedRect();
        const QPointF middle = view_.toPixel(laid.toMetres(label.box.center()));
        painter.drawImage((middle - QPointF(part.width(), part.height()) / 2).toPoint(),
                          labels_->labelImage, part);
    }
}

void MapCanvas::paintTool(QPainter& painter) {
    if (!tool_->active() && !pointerInside_) {
        return;
    }
    QPen pen(style_->tokens.selectionLine, 1.5 * ratio());
    pen.setDashPattern({5 / 1.5, 3 / 1.5});
    painter.setRenderHint(QPainter::Antialiasing, true);
    tool_->paint(painter, view_, pen);
}

void MapCanvas::paintTotals(QPainter& painter) {
    if (tip_) {
        paintTip(painter, *tip_, tipRect(tipSize(*tip_), pointer_, QRectF(rect())), style_->tokens);
    }
}

} // namespace ui
