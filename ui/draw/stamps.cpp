// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/stamps.h"

#include "ui/draw/pixel_mix.h"

#include <algorithm>
#include <cmath>

namespace ui {

std::shared_ptr<const StampSprites>
makeSprites(double side, const std::function<void(QPainter& stamp, QPointF middle)>& draw) {
    auto sprites = std::make_shared<StampSprites>();
    sprites->side = static_cast<int>(std::ceil(side)) + 3;
    const int middle = sprites->side / 2;
    for (int i = 0; i < 16; ++i) {
        QImage& sprite = sprites->images[static_cast<std::size_t>(i)];
        sprite = QImage(sprites->side, sprites->side, QImage::Format_ARGB32_Premultiplied);
        sprite.fill(Qt::transparent);
        QPainter stamp(&sprite);
        stamp.setRenderHint(QPainter::Antialiasing, true);
        draw(stamp, QPointF(middle + (i % 4) / 4.0, middle + (i / 4) / 4.0));
    }
    return sprites;
}

Stamps::Stamps(QPainter& painter, std::shared_ptr<const StampSprites> sprites)
    : sprites_(std::move(sprites)), target_(PixelTarget::of(painter)) {}

void Stamps::stamp(double x, double y) {
    const double left = std::floor(x);
    const double top = std::floor(y);
    const int sprite = static_cast<int>((x - left) * 4) + 4 * static_cast<int>((y - top) * 4);
    const int side = sprites_->side;
    const int column = static_cast<int>(left) - side / 2;
    const int row = static_cast<int>(top) - side / 2;
    const int firstColumn = std::max(0, target_.room.left() - column);
    const int lastColumn = std::min(side, target_.room.right() + 1 - column);
    const int lastRow = std::min(side, target_.room.bottom() + 1 - row);
    const QImage& image = sprites_->images[static_cast<std::size_t>(sprite)];
    for (int r = std::max(0, target_.room.top() - row); r < lastRow; ++r) {
        const auto* from = reinterpret_cast<const QRgb*>(image.constScanLine(r));
        auto* to = target_.row(row + r) + column;
        for (int c = firstColumn; c < lastColumn; ++c) {
            if (from[c] != 0) {
                to[c] = over(from[c], to[c]);
            }
        }
    }
}

} // namespace ui
