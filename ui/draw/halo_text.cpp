// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/halo_text.h"

#include <QFontMetricsF>
#include <QHash>
#include <QImage>
#include <QPainterPath>

#include <cmath>
#include <mutex>

namespace ui {

namespace {

constexpr qsizetype kMostSprites = 4000;
constexpr qsizetype kMostWidths = 20000;

/// A text drawn once: outlines with round joins take a hundred times as long as a copy of their
/// pixels. `anchor` is the pixel of the image that the middle of the baseline falls on.
struct Sprite {
    QImage image;
    QPoint anchor;
};

QString keyOf(const QString& text, const QFont& font) {
    return QStringLiteral("%1|%2|%3|%4|%5|%6")
        .arg(text, font.family())
        .arg(font.pixelSize())
        .arg(font.weight())
        .arg(font.italic())
        .arg(font.letterSpacing());
}

void drawOutlined(QPainter& painter, QPointF middle, const HaloText& text) {
    QPainterPath path;
    path.addText(middle - QPointF(haloTextWidth(text.text, text.font) / 2, 0), text.font,
                 text.text);
    painter.setRenderHint(QPainter::Antialiasing, true);
    if (text.haloWidth > 0) {
        painter.strokePath(
            path, QPen(text.halo, text.haloWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    }
    painter.fillPath(path, text.ink);
}

/// Whether a pixel of the text is a pixel of the device: on widgets the map is drawn at their own
/// resolution whatever the scale.
bool onPixels(const QPainter& painter) {
    const int kind = painter.device()->devType();
    return kind == QInternal::Widget || kind == QInternal::Pixmap ||
           (kind == QInternal::Image && painter.worldTransform().type() <= QTransform::TxTranslate);
}

Sprite makeSprite(const HaloText& text) {
    const QFontMetricsF metrics(text.font);
    const double margin = text.haloWidth / 2 + 2;
    const double half = std::ceil(haloTextWidth(text.text, text.font) / 2 + margin);
    const double above = std::ceil(metrics.ascent() + margin);
    const double below = std::ceil(metrics.descent() + margin);
    Sprite sprite{QImage(static_cast<int>(2 * half), static_cast<int>(above + below),
                         QImage::Format_ARGB32_Premultiplied),
                  QPoint(static_cast<int>(half), static_cast<int>(above))};
    sprite.image.fill(Qt::transparent);
    QPainter painter(&sprite.image);
    drawOutlined(painter, sprite.anchor, text);
    return sprite;
}

Sprite spriteOf(const HaloText& text) {
    static std::mutex mutex;
    static QHash<QString, Sprite> sprites;
    const QString key =
        keyOf(text.text, text.font) +
        QStringLiteral("|%1|%2|%3").arg(text.ink.rgba()).arg(text.halo.rgba()).arg(text.haloWidth);
    {
        const std::lock_guard lock(mutex);
        if (const auto known = sprites.constFind(key); known != sprites.constEnd()) {
            return *known;
        }
    }
    Sprite sprite = makeSprite(text);
    const std::lock_guard lock(mutex);
    if (sprites.size() >= kMostSprites) {
        sprites.clear();
    }
    sprites.insert(key, sprite);
    return sprite;
}

} // namespace

double haloTextWidth(const QString& text, const QFont& font) {
    static std::mutex mutex;
    static QHash<QString, double> widths;
    const QString key = keyOf(text, font);
    const std::lock_guard lock(mutex);
    if (const auto known = widths.constFind(key); known != widths.constEnd()) {
        return *known;
    }
    if (widths.size() >= kMostWidths) {
        widths.clear();
    }
    const double width = QFontMetricsF(font).horizontalAdvance(text);
    widths.insert(key, width);
    return width;
}

void drawHaloText(QPainter& painter, QPointF middle, const HaloText& text) {
    if (!onPixels(painter)) {
        drawOutlined(painter, middle, text);
        return;
    }
    const Sprite sprite = spriteOf(text);
    const QPoint at(static_cast<int>(std::lround(middle.x())),
                    static_cast<int>(std::lround(middle.y())));
    painter.drawImage(at - sprite.anchor, sprite.image);
}

} // namespace ui
