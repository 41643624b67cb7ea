// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/heat_paint.h"

#include "core/analysis/bands.h"

#include <QFontMetricsF>
#include <QLinearGradient>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

namespace ui {

namespace {

constexpr int kSteps = 512;
constexpr double kFadeOut = 0.10; ///< share of the scale below which the picture fades away
constexpr double kEdge = 12;
constexpr int kBands = 16;

/// The colour at a share of the ramp, 0 to 1, between its neighbours.
QColor onRamp(std::span<const QColor> ramp, double share) {
    const double place = std::clamp(share, 0.0, 1.0) * static_cast<double>(ramp.size() - 1);
    const auto low = std::min(static_cast<std::size_t>(place), ramp.size() - 2);
    return blend(ramp[low + 1], ramp[low], place - static_cast<double>(low));
}

/// The colour of a density as a share of the scale: 0 to 1, or -1 to 1 for differences.
QColor colourAt(double share, const HeatLook& look, const Tokens& tokens) {
    QColor colour =
        look.difference ? onRamp(tokens.diverging, (share + 1) / 2) : onRamp(tokens.heat, share);
    colour.setAlphaF(static_cast<float>(look.opacity * std::min(1.0, std::abs(share) / kFadeOut)));
    return colour;
}

using Table = std::array<QRgb, kSteps + 1>;

/// Premultiplied colours from the lowest share to the highest.
Table colourTable(const HeatLook& look, const Tokens& tokens) {
    Table table{};
    for (int i = 0; i <= kSteps; ++i) {
        const double t = static_cast<double>(i) / kSteps;
        table[static_cast<std::size_t>(i)] =
            qPremultiply(colourAt(look.difference ? 2 * t - 1 : t, look, tokens).rgba());
    }
    return table;
}

QString number(double value, double scale) {
    const int decimals =
        scale > 0 ? std::clamp(1 - static_cast<int>(std::floor(std::log10(scale))), 0, 6) : 0;
    QString text = QLocale().toString(std::abs(value), 'f', decimals);
    return value < 0 ? text.prepend(QChar(0x2212)) : text;
}

} // namespace

double roundHeatScale(double density) {
    if (!(density > 0)) {
        return 0;
    }
    const double power = std::pow(10, std::floor(std::log10(density)));
    for (const double lead : {1.0, 1.2, 1.6, 2.0, 2.4, 3.2, 4.0, 6.0, 8.0}) {
        if (density <= lead * power * (1 + 1e-9)) {
            return lead * power;
        }
    }
    return 10 * power;
}

QImage heatImage(const core::analysis::HeatSurface& surface, const HeatLook& look,
                 const Tokens& tokens, int threads, QImage into) {
    const QSize size(surface.view.width, surface.view.height);
    QImage image = std::move(into);
    if (image.size() != size || image.format() != QImage::Format_ARGB32_Premultiplied) {
        image = QImage(size, QImage::Format_ARGB32_Premultiplied);
    }
    const Table table = colourTable(look, tokens);
    const double unit = look.scale * surface.view.cell * surface.view.cell / 1e6;
    const auto factor =
        static_cast<float>(unit > 0 ? (look.difference ? kSteps / 2.0 : kSteps) / unit : 0);
    const float zero = look.difference ? kSteps / 2.0F : 0.0F;
    uchar* pixels = image.bits();
    const auto stride = static_cast<std::size_t>(image.bytesPerLine());
    core::analysis::inBands(
        size.height(), kBands, threads > 0 ? threads : core::analysis::usualThreads(),
        [&](int begin, int end) {
            for (int y = begin; y < end; ++y) {
                const float* in =
                    surface.amounts.data() +
                    static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width());
                auto* out = reinterpret_cast<QRgb*>(pixels + static_cast<std::size_t>(y) * stride);
                for (int x = 0; x < size.width(); ++x) {
                    const float place =
                        std::clamp(in[x] * factor + zero, 0.0F, static_cast<float>(kSteps));
                    out[x] = table[static_cast<std::size_t>(place + 0.5F)];
                }
            }
        });
    return image;
}

void paintHeatLegend(QPainter& painter, const HeatLook& look, const HeatWords& words,
                     const MapView& view, const MapStyle& style) {
    const double ratio = view.pixelRatio;
    const QFont titleFont = mapFont(13, view, true);
    const QFont font = mapFont(12, view, false);
    const QFontMetricsF metrics(font);
    const double wanted = std::max({250 * ratio, metrics.horizontalAdvance(words.detail),
                                    metrics.horizontalAdvance(words.note),
                                    QFontMetricsF(titleFont).horizontalAdvance(words.title)});
    const double width = std::min(wanted, view.size.width() - 2 * (kEdge + 12) * ratio);
    const double noteLine = words.note.isEmpty() ? 0 : 20 * ratio;
    const QRectF card(kEdge * ratio, kEdge * ratio, width + 24 * ratio, 92 * ratio + noteLine);
    painter.setRenderHint(QPainter::Antialiasing, true);
    QColor ground = style.tokens.base;
    ground.setAlphaF(0.94F);
    painter.setPen(QPen(style.tokens.border, ratio));
    painter.setBrush(ground);
    painter.drawRoundedRect(card, 6 * ratio, 6 * ratio);
    const double left = card.left() + 12 * ratio;
    painter.setFont(titleFont);
    painter.setPen(style.tokens.text);
    painter.drawText(QPointF(left, card.top() + 22 * ratio),
                     QFontMetricsF(titleFont).elidedText(words.title, Qt::ElideRight, width));
    painter.setFont(font);
    painter.setPen(style.tokens.text2);
    painter.drawText(QPointF(left, card.top() + 40 * ratio),
                     metrics.elidedText(words.detail, Qt::ElideRight, width));
    const QRectF bar(left, card.top() + 50 * ratio, width, 12 * ratio);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const int columns = std::max(2, static_cast<int>(bar.width()));
    for (int x = 0; x < columns; ++x) {
        const double t = static_cast<double>(x) / (columns - 1);
        painter.fillRect(QRectF(bar.left() + x, bar.top(), 1.5, bar.height()),
                         colourAt(look.difference ? 2 * t - 1 : t, look, style.tokens));
    }
    const bool roomy = 5 * metrics.horizontalAdvance(number(-look.scale, look.scale)) < width * 0.8;
    for (int i = 0; i <= 4; i += roomy ? 1 : 2) {
        const double t = i / 4.0;
        const double value = look.scale * (look.difference ? 2 * t - 1 : t);
        QString text = number(value, look.scale);
        if (i == 4) {
            text.prepend(QChar(0x2265)); // what lies above has the same colour
        }
        const double half = metrics.horizontalAdvance(text) / 2;
        const double x = std::clamp(bar.left() + t * width, bar.left() + half, bar.right() - half);
        painter.drawText(QPointF(x - half, bar.bottom() + 16 * ratio), text);
    }
    if (noteLine > 0) {
        painter.drawText(QPointF(left, bar.bottom() + 36 * ratio),
                         metrics.elidedText(words.note, Qt::ElideRight, width));
    }
}

} // namespace ui
