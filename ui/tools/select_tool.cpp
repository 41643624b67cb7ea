// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/select_tool.h"

#include <QCoreApplication>
#include <QLineF>

namespace ui {

QString SelectTool::hint(const QString& target) const {
    return target.isEmpty()
               ? QCoreApplication::translate("SelectTool", "Click a ZIP to select it, drag to pan")
               : QCoreApplication::translate("SelectTool",
                                             "Click ZIPs, then Enter to move them to %1")
                     .arg(target);
}

std::optional<Intent> SelectTool::press(const ToolInput& input) {
    pressedAt_ = input.pixel;
    dragging_ = false;
    return std::nullopt;
}

std::optional<Intent> SelectTool::move(const ToolInput& input, bool pressed) {
    if (!pressed) {
        return std::nullopt;
    }
    dragging_ = dragging_ ||
                QLineF(pressedAt_, input.pixel).length() > kDragThreshold * input.view.pixelRatio;
    if (dragging_) {
        return Intent{Intent::Kind::Pan, {}, ChooseMode::Replace};
    }
    return std::nullopt;
}

std::optional<Intent> SelectTool::release(const ToolInput& input) {
    if (dragging_) {
        dragging_ = false;
        return std::nullopt;
    }
    Intent intent;
    intent.mode = chooseMode(input.modifiers);
    if (const int unit = input.units.unitAt(input.metres); unit >= 0) {
        intent.units = {unit};
    } else if (intent.mode != ChooseMode::Replace) {
        return std::nullopt;
    }
    return intent;
}

bool SelectTool::cancel() {
    dragging_ = false;
    return false;
}

} // namespace ui
