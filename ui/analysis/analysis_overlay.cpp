// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/analysis_overlay.h"

#include "ui/draw/legend.h"
#include "ui/theme/tokens.h"

#include <QPainter>

namespace ui {

namespace {

// At 96 dpi.
constexpr double kDisc = 10; // radius
constexpr double kEdge = 1.5;
constexpr double kText = 12;

void paintNumber(QPainter& painter, const AnalysisOverlay::Number& number, const MapView& view,
                 const Tokens& tokens) {
    const double ratio = view.pixelRatio;
    const QPointF at = view.toPixel(number.at);
    painter.setPen(QPen(number.chosen ? tokens.selectionLine : tokens.text,
                        (number.chosen ? 2.4 : kEdge) * ratio));
    painter.setBrush(tokens.base);
    painter.drawEllipse(at, kDisc * ratio, kDisc * ratio);
    painter.setPen(tokens.text);
    painter.setFont(mapFont(kText, view, true));
    const double reach = 2 * kDisc * ratio;
    painter.drawText(QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach), Qt::AlignCenter,
                     QString::number(number.rank));
}

} // namespace

void AnalysisOverlay::paint(QPainter& painter, const MapView& view, const Tokens& tokens) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Number& number : numbers) {
        paintNumber(painter, number, view, tokens);
    }
    const MapStyle style{tokens};
    if (heat) {
        paintHeatLegend(painter, heat->look(), words, view, style);
    } else if (scene) {
        paintLegendCard(painter, *scene, view, style);
    }
    painter.restore();
}

QString AnalysisOverlay::spoken() const {
    if (heat) {
        return words.title + QStringLiteral(", ") + words.detail;
    }
    QString text = scene && scene->choropleth ? scene->choropleth->title : QString();
    if (scene && scene->choropleth && !scene->choropleth->unit.isEmpty()) {
        text += QStringLiteral(", ") + scene->choropleth->unit;
    }
    return text;
}

} // namespace ui
