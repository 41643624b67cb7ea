// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/map_tool.h"

namespace ui {

ChooseMode chooseMode(Qt::KeyboardModifiers modifiers) {
    if (modifiers & Qt::ControlModifier) {
        return ChooseMode::Remove;
    }
    return modifiers & Qt::ShiftModifier ? ChooseMode::Add : ChooseMode::Replace;
}

std::optional<Intent> MapTool::doubleClick(const ToolInput&) {
    return std::nullopt;
}

bool MapTool::key(int) {
    return false;
}

std::optional<Intent> MapTool::keyIntent() {
    return std::nullopt;
}

void MapTool::paint(QPainter&, const MapView&, const QPen&) const {}

} // namespace ui
