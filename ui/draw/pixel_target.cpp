// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/pixel_target.h"

#include <QImage>

#include <cmath>

namespace ui {

PixelTarget PixelTarget::of(QPainter& painter) {
    PixelTarget target;
    auto* image = dynamic_cast<QImage*>(painter.device());
    const QTransform& transform = painter.worldTransform();
    const bool known = image != nullptr && (image->format() == QImage::Format_RGB32 ||
                                            image->format() == QImage::Format_ARGB32_Premultiplied);
    if (!known || transform.type() > QTransform::TxTranslate) {
        return target;
    }
    const QPoint shift(static_cast<int>(std::lround(transform.dx())),
                       static_cast<int>(std::lround(transform.dy())));
    target.room = image->rect().translated(-shift);
    if (painter.hasClipping()) {
        target.room &= painter.clipBoundingRect().toAlignedRect();
    }
    target.bytesPerLine = image->bytesPerLine();
    target.bits =
        image->bits() + shift.y() * target.bytesPerLine + static_cast<qsizetype>(shift.x()) * 4;
    return target;
}

} // namespace ui
