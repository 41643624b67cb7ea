// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/stamps.h"

#include "ui/draw/pixel_mix.h"

#include <algorithm>
#include <cmath>

namespace ui {

Stamps::Stamps(QPainter& painter, double side,
               const std::function<void(QPainter& stamp, QPointF middle)>& draw)
    : side_(static_cast<int>(std::ceil(side)) + 3) {
    auto* image = dynamic_cast<QImage*>(painter.device());
    const QTransform& transform = painter.worldTransform();
    const bool known = image != nullptr && (image->format() == QImage::Format_RGB32 ||
                                            image->format() == QImage::Format_ARGB32_Premultiplied);
    if (!known || transform.type() > QTransform::TxTranslate) {
        return;
    }
    const QPoint shift(static_cast<int>(std::lround(transform.dx())),
                       static_cast<int>(std::lround(transform.dy())));
    room_ = image->rect().translated(-shift);
    if (painter.hasClipping()) {
        room_ &= painter.clipBoundingRect().toAlignedRect();
    }
    bytesPerLine_ = image->bytesPerLine();
    bits_ = image->bits() + shift.y() * bytesPerLine_ + static_cast<qsizetype>(shift.x()) * 4;
    for (int i = 0; i < 16; ++i) {
        QImage& sprite = sprites_[static_cast<std::size_t>(i)];
        sprite = QImage(side_, side_, QImage::Format_ARGB32_Premultiplied);
        sprite.fill(Qt::transparent);
        QPainter stamp(&sprite);
        stamp.setRenderHint(QPainter::Antialiasing, true);
        draw(stamp, QPointF(side_ / 2 + (i % 4) / 4.0, side_ / 2 + (i / 4) / 4.0));
    }
}

void Stamps::stamp(double x, double y) {
    const double left = std::floor(x);
    const double top = std::floor(y);
    const int sprite = static_cast<int>((x - left) * 4) + 4 * static_cast<int>((y - top) * 4);
    const int column = static_cast<int>(left) - side_ / 2;
    const int row = static_cast<int>(top) - side_ / 2;
    const int firstColumn = std::max(0, room_.left() - column);
    const int lastColumn = std::min(side_, room_.right() + 1 - column);
    const int lastRow = std::min(side_, room_.bottom() + 1 - row);
    const QImage& image = sprites_[static_cast<std::size_t>(sprite)];
    for (int r = std::max(0, room_.top() - row); r < lastRow; ++r) {
        const auto* from = reinterpret_cast<const QRgb*>(image.constScanLine(r));
        auto* to = reinterpret_cast<QRgb*>(bits_ + (row + r) * bytesPerLine_) + column;
        for (int c = firstColumn; c < lastColumn; ++c) {
            if (from[c] != 0) {
                to[c] = over(from[c], to[c]);
            }
        }
    }
}

} // namespace ui
