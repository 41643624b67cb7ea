// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/box_tool.h"

#include <QCoreApplication>
#include <QLineF>

namespace ui {

QString BoxTool::name() const {
    return QCoreApplication::translate("BoxTool", "Box");
}

QString BoxTool::hint(const QString& target) const {
    return target.isEmpty()
               ? QCoreApplication::translate("BoxTool", "Drag a box over %1 to select them")
                     .arg(manyUnits())
               : QCoreApplication::translate("BoxTool",
                                             "Drag a box over %1, release to move them to %2")
                     .arg(manyUnits(), target);
}

std::optional<Intent> BoxTool::press(const ToolInput& input) {
    from_ = to_ = input.metres;
    mode_ = chooseMode(input.modifiers);
    active_ = true;
    return std::nullopt;
}

std::optional<Intent> BoxTool::move(const ToolInput& input, bool) {
    if (active_) {
        to_ = input.metres;
        core::Box box;
        box.add(from_);
        box.add(to_);
        preview_ = kept(input.units.centroidsIn(box));
    }
    return std::nullopt;
}

std::optional<Intent> BoxTool::release(const ToolInput& input) {
    if (!active_) {
        return std::nullopt;
    }
    move(input, true);
    const double drawn = QLineF(input.view.toPixel(from_), input.view.toPixel(to_)).length();
    Intent intent{Intent::Kind::ChooseOrAssign, std::move(preview_), mode_};
    cancel();
    if (drawn < kDragThreshold * input.view.pixelRatio) {
        return std::nullopt;
    }
    return intent;
}

bool BoxTool::cancel() {
    const bool was = active_;
    active_ = false;
    preview_.clear();
    return was;
}

void BoxTool::paint(QPainter& painter, const MapView& view, const QPen& pen) const {
    if (active_) {
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(view.toPixel(from_), view.toPixel(to_)).normalized());
    }
}

} // namespace ui
