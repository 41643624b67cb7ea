// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/map_tool.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(MapTool)
};

} // namespace

QList<KeyHint> choosingKeys() {
    return {{Words::tr("Shift"), Words::tr("adds")},
            {Words::tr("Ctrl"), Words::tr("takes away")},
            {Words::tr("Esc"), Words::tr("cancels")}};
}

bool ToolInput::isSelected(int unit) const {
    const auto i = static_cast<std::size_t>(unit);
    return unit >= 0 && selected && i < selected->size() && (*selected)[i];
}

int ToolInput::territoryOf(int unit) const {
    return unit >= 0 && scene ? scene->territoryOf[static_cast<std::size_t>(unit)] : -1;
}

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

std::vector<int> MapTool::kept(std::vector<int> units) const {
    if (takes_) {
        units.erase(
            std::remove_if(units.begin(), units.end(), [this](int unit) { return !takes_(unit); }),
            units.end());
    }
    return units;
}

void MapTool::paint(QPainter&, const MapView&, const QPen&) const {}

QString MapTool::oneUnit() const {
    return zips_ ? Words::tr("a ZIP") : Words::tr("a unit");
}

QString MapTool::manyUnits() const {
    return zips_ ? Words::tr("ZIPs") : Words::tr("units");
}

} // namespace ui
