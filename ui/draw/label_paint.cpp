// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/halo_text.h"
#include "ui/draw/label_block.h"
#include "ui/draw/state_labels.h"

#include <QFontMetricsF>
#include <QPainterPath>

#include <algorithm>

namespace ui {

namespace {

/// A closed padlock, `side` high, standing on the baseline.
void drawLock(QPainter& painter, QPointF left, double side, const MapStyle& style) {
    const QRectF body(left.x(), left.y() - side * 0.58, side * 0.8, side * 0.58);
    QPainterPath shackle;
    const QRectF arc(body.left() + side * 0.16, body.top() - side * 0.38, side * 0.48, side * 0.62);
    shackle.moveTo(arc.left(), body.top());
    shackle.arcTo(arc, 180, -180);
    shackle.lineTo(arc.right(), body.top());
    QPainterPath whole;
    whole.addRoundedRect(body, side * 0.1, side * 0.1);
    painter.setBrush(Qt::NoBrush);
    painter.strokePath(
        whole, QPen(style.tokens.halo, side * 0.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.strokePath(shackle, QPen(style.tokens.halo, side * 0.4));
    painter.strokePath(shackle, QPen(style.tokens.ink, side * 0.13));
    painter.fillPath(whole, style.tokens.ink);
}

void paintLeader(QPainter& painter, const PlacedLabel& label, const MapView& view,
                 const MapStyle& style) {
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(style.tokens.halo, 3 * view.pixelRatio, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(*label.leader);
    painter.setPen(QPen(style.tokens.ink, 1 * view.pixelRatio, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(*label.leader);
}

void paintTerritoryLabel(QPainter& painter, const PlacedLabel& label, const MapView& view,
                         const MapStyle& style) {
    const LabelBlock block = measureLabel(label, view, 12);
    const double top = label.middle.y() - block.size.height() / 2;
    const double ratio = view.pixelRatio;
    const double lock = label.locked ? label.nameSize * ratio : 0;
    const QPointF name(label.middle.x() - lock / 2, top + block.nameAscent);
    drawHaloText(
        painter, name,
        {label.name, block.nameFont, style.tokens.ink, style.tokens.halo, kLabelHalo * ratio});
    if (label.locked) {
        const double width = haloTextWidth(label.name, block.nameFont);
        drawLock(painter, name + QPointF(width / 2 + 4 * ratio, 0), label.nameSize * 0.8 * ratio,
                 style);
    }
    if (!label.value.isEmpty()) {
        drawHaloText(painter, QPointF(label.middle.x(), top + block.valueBaseline),
                     {label.value, block.valueFont, label.valueColour, style.tokens.halo,
                      kLabelHalo * ratio});
    }
}

} // namespace

LabelBlock measureLabel(const PlacedLabel& label, const MapView& view, double valueSize) {
    LabelBlock block;
    block.nameFont = mapFont(label.nameSize, view, label.kind != PlacedLabel::Kind::Unit);
    block.valueFont = mapFont(valueSize, view, label.valueBold);
    const QFontMetricsF name(block.nameFont);
    block.nameAscent = name.capHeight() + 0.2 * name.ascent();
    double width = haloTextWidth(label.name, block.nameFont);
    double height = block.nameAscent + 0.3 * name.descent();
    if (label.locked) {
        width += label.nameSize * view.pixelRatio;
    }
    if (!label.value.isEmpty()) {
        const QFontMetricsF value(block.valueFont);
        width = std::max(width, haloTextWidth(label.value, block.valueFont));
        block.valueBaseline = block.nameAscent + 15 * view.pixelRatio;
        height = block.valueBaseline + 0.3 * value.descent();
    }
    block.size = QSizeF(width, height);
    return block;
}

void paintLabels(QPainter& painter, const LabelLayout& layout, const MapView& view,
                 const MapStyle& style, QPointF offset) {
    painter.save();
    painter.translate(offset);
    // Units first, so that the names of territories lie on top where boxes touch.
    for (const PlacedLabel& label : layout.labels) {
        const double ratio = view.pixelRatio;
        if (label.kind == PlacedLabel::Kind::Unit) {
            const LabelBlock block = measureLabel(label, view, 1);
            drawHaloText(
                painter,
                QPointF(label.middle.x(),
                        label.middle.y() - block.size.height() / 2 + block.nameAscent),
                {label.name, block.nameFont, style.tokens.ink, style.tokens.halo, 3 * ratio});
        } else if (label.kind == PlacedLabel::Kind::State) {
            QColor halo = style.tokens.land;
            drawHaloText(painter, QPointF(label.middle.x(), label.middle.y() + 4 * ratio),
                         {label.name, stateFont(view), style.tokens.text3, halo, 2 * ratio});
        } else if (label.leader) {
            paintLeader(painter, label, view, style);
        }
    }
    for (const PlacedLabel& label : layout.labels) {
        if (label.kind == PlacedLabel::Kind::Territory) {
            paintTerritoryLabel(painter, label, view, style);
        }
    }
    painter.restore();
}

} // namespace ui
