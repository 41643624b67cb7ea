// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/flood_tool.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

QString FloodTool::name() const {
    return QCoreApplication::translate("FloodTool", "Flood");
}

QString FloodTool::hint(const QString& target) const {
    return target.isEmpty()
               ? QCoreApplication::translate(
                     "FloodTool", "Click %1 to select it with all of its territory round it")
                     .arg(oneUnit())
               : QCoreApplication::translate(
                     "FloodTool", "Click %1 to move it, with all of its territory round it, to %2")
                     .arg(oneUnit(), target);
}

std::optional<Intent> FloodTool::press(const ToolInput& input) {
    mode_ = chooseMode(input.modifiers);
    active_ = true;
    return move(input, true);
}

std::optional<Intent> FloodTool::move(const ToolInput& input, bool) {
    const int start = active_ ? input.units.unitAt(input.metres) : -1;
    if (active_ && start < 0) {
        preview_.clear();
    }
    if (start < 0 || std::binary_search(preview_.begin(), preview_.end(), start)) {
        return std::nullopt;
    }
    const int territory = input.territoryOf(start);
    std::vector<char> seen(static_cast<std::size_t>(input.units.count()), 0);
    std::vector<int> found{start};
    seen[static_cast<std::size_t>(start)] = 1;
    for (std::size_t next = 0; next < found.size(); ++next) {
        for (const int unit : input.units.neighbours(found[next])) {
            char& was = seen[static_cast<std::size_t>(unit)];
            if (!was && input.territoryOf(unit) == territory) {
                was = 1;
                found.push_back(unit);
            }
        }
    }
    std::sort(found.begin(), found.end());
    preview_ = kept(std::move(found));
    return std::nullopt;
}

std::optional<Intent> FloodTool::release(const ToolInput& input) {
    if (!active_) {
        return std::nullopt;
    }
    move(input, true);
    Intent intent{Intent::Kind::ChooseOrAssign, std::move(preview_), mode_};
    cancel();
    return intent;
}

bool FloodTool::cancel() {
    const bool was = active_;
    active_ = false;
    preview_.clear();
    return was;
}

} // namespace ui
