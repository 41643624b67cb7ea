// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/map_tool.h"

namespace ui {

/// A click selects the unit under the pointer (Shift adds, Ctrl takes away, on bare ground nothing
/// is selected); a drag moves the map.
class SelectTool : public MapTool {
public:
    QCursor cursor() const override { return Qt::ArrowCursor; }
    QString hint(const QString& target) const override;
    std::optional<Intent> press(const ToolInput& input) override;
    std::optional<Intent> move(const ToolInput& input, bool pressed) override;
    std::optional<Intent> release(const ToolInput& input) override;
    bool cancel() override;
    bool active() const override { return false; }

private:
    QPointF pressedAt_;
    bool dragging_ = false;
};

} // namespace ui
