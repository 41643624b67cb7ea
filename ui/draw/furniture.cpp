// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/furniture.h"

#include "ui/draw/arc_tracer.h"
#include "ui/draw/halo_text.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

namespace {

constexpr double kMargin = 8;
constexpr double kCardHeight = 30;
constexpr double kBarWidth = 100; ///< what the round length is chosen near to
constexpr double kBarShare = 0.3; ///< of a small map
constexpr double kMicro = 11;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Map)
};

/// The bar's length and its words.
struct Bar {
    double metres = 0;
    double pixels = 0;
    QString half;
    QString end;
};

Bar barFor(const MapView& view) {
    Bar bar;
    const double most = std::min(kBarWidth * view.pixelRatio, kBarShare * view.size.width());
    bar.metres = roundLength(most * view.metresPerPixel);
    bar.pixels = bar.metres / view.metresPerPixel;
    const bool kilometres = bar.metres >= 1000;
    const double number = kilometres ? bar.metres / 1000 : bar.metres;
    const QLocale locale;
    bar.half = locale.toString(number / 2, 'g', 4);
    bar.end = locale.toString(number, 'g', 6) + QChar(0x2009) +
              (kilometres ? Words::tr("km") : Words::tr("m"));
    return bar;
}

QString note(const MapScene& scene) {
    return scene.approximate ? Words::tr("approximate ZIP areas") : QString();
}

QSizeF cardSize(const MapScene& scene, const MapView& view) {
    const Bar bar = barFor(view);
    const QFontMetricsF metrics(mapFont(kMicro, view, false));
    const double ratio = view.pixelRatio;
    double width = bar.pixels + metrics.horizontalAdvance(bar.end) + 16 * ratio;
    if (const QString text = note(scene); !text.isEmpty()) {
        width += metrics.horizontalAdvance(text) + 12 * ratio;
    }
    return {width, kCardHeight * ratio};
}

double planUnder(const MapScene& scene, const MapView& view, const QRectF& rect) {
    int covered = 0;
    for (int row = 0; row < 4; ++row) {
        for (int column = 0; column < 9; ++column) {
            const QPointF point(rect.left() + rect.width() * column / 8,
                                rect.top() + rect.height() * row / 3);
            covered += scene.units->unitAt(view.toMetres(point)) >= 0;
        }
    }
    return covered;
}

void paintScaleBar(QPainter& painter, const MapScene& scene, const MapView& view,
                   const MapStyle& style) {
    const Bar bar = barFor(view);
    const double ratio = view.pixelRatio;
    const QRectF card = scaleBarRect(scene, view);
    const QFont font = mapFont(kMicro, view, false);
    const QFontMetricsF metrics(font);
    QColor ground = style.tokens.base;
    ground.setAlphaF(0.86F);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(card, 4 * ratio, 4 * ratio);

    const double left = card.left() + 7 * ratio;
    const double base = card.bottom() - 7 * ratio;
    QPolygonF line;
    line << QPointF(left, base - 8 * ratio) << QPointF(left, base)
         << QPointF(left + bar.pixels, base) << QPointF(left + bar.pixels, base - 8 * ratio);
    painter.setPen(QPen(style.tokens.text, 1.3 * ratio, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
    painter.drawLine(QPointF(left + bar.pixels / 2, base - 4 * ratio),
                     QPointF(left + bar.pixels / 2, base));

    const double words = base - 11 * ratio;
    painter.setFont(font);
    painter.setPen(style.tokens.text2);
    painter.drawText(QPointF(left, words), QStringLiteral("0"));
    painter.drawText(
        QPointF(left + bar.pixels / 2 - metrics.horizontalAdvance(bar.half) / 2, words), bar.half);
    painter.drawText(QPointF(left + bar.pixels - 6 * ratio, words), bar.end);
    if (const QString text = note(scene); !text.isEmpty()) {
        painter.drawText(
            QPointF(card.right() - 7 * ratio - metrics.horizontalAdvance(text), base - 2 * ratio),
            text);
    }
}

} // namespace

double roundLength(double metres) {
    if (!(metres > 0) || !std::isfinite(metres)) {
        return 1;
    }
    const double power = std::pow(10, std::floor(std::log10(metres)));
    double best = power;
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (std::abs(std::log(power * factor / metres)) < std::abs(std::log(best / metres))) {
            best = power * factor;
        }
    }
    return best;
}

QRectF scaleBarRect(const MapScene& scene, const MapView& view) {
    const QSizeF size = cardSize(scene, view);
    const double margin = kMargin * view.pixelRatio;
    const double attribution = scene.attribution.isEmpty() ? 0 : 18 * view.pixelRatio;
    const double left = margin;
    const double right = view.size.width() - margin - size.width();
    const double bottom = view.size.height() - margin - size.height();
    const std::array<QPointF, 4> corners = {QPointF(left, bottom),
                                            QPointF(right, bottom - attribution),
                                            QPointF(left, margin), QPointF(right, margin)};
    QRectF best;
    double least = 0;
    for (const QPointF corner : corners) {
        const QRectF place(corner, size);
        const double under = planUnder(scene, view, place);
        if (best.isNull() || under < least) {
            best = place;
            least = under;
        }
        if (least == 0) {
            break;
        }
    }
    return best;
}

namespace {

QString attributionText(const MapScene& scene, const MapView& view, double* width) {
    const double ratio = view.pixelRatio;
    const QFontMetricsF metrics(mapFont(kMicro, view, false));
    double room = view.size.width() - 2 * kMargin * ratio;
    const QRectF bar = scaleBarRect(scene, view);
    if (bar.bottom() > view.size.height() - (kMargin + 18) * ratio) {
        room -= bar.right();
    }
    const QString text = metrics.elidedText(scene.attribution, Qt::ElideRight, room);
    *width = metrics.horizontalAdvance(text);
    return text;
}

} // namespace

QRectF attributionRect(const MapScene& scene, const MapView& view) {
    if (scene.attribution.isEmpty()) {
        return {};
    }
    double width = 0;
    attributionText(scene, view, &width);
    const double ratio = view.pixelRatio;
    return {view.size.width() - (kMargin + 3) * ratio - width,
            view.size.height() - (kMargin + 14) * ratio, width + 6 * ratio, 18 * ratio};
}

void paintFurniture(QPainter& painter, const MapScene& scene, const MapView& view,
                    const MapStyle& style) {
    paintScaleBar(painter, scene, view, style);
    if (scene.attribution.isEmpty()) {
        return;
    }
    const double ratio = view.pixelRatio;
    double width = 0;
    const QString text = attributionText(scene, view, &width);
    drawHaloText(
        painter,
        QPointF(view.size.width() - kMargin * ratio - width / 2,
                view.size.height() - kMargin * ratio),
        {text, mapFont(kMicro, view, false), style.tokens.text3, style.tokens.halo, 2.5 * ratio});
}

} // namespace ui
