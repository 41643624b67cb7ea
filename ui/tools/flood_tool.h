// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/map_tool.h"

namespace ui {

/// Takes the unit under the pointer and everything of the same territory that hangs together with
/// it: an exclave, a gap, or a whole territory. Moving with the button down looks elsewhere.
class FloodTool : public MapTool {
public:
    QCursor cursor() const override { return Qt::CrossCursor; }
    QString name() const override;
    QString hint(const QString& target) const override;
    QList<KeyHint> keys() const override { return choosingKeys(); }
    std::optional<Intent> press(const ToolInput& input) override;
    std::optional<Intent> move(const ToolInput& input, bool pressed) override;
    std::optional<Intent> release(const ToolInput& input) override;
    bool cancel() override;
    bool active() const override { return active_; }
    std::vector<int> preview() const override { return preview_; }
    ChooseMode mode() const override { return mode_; }
    bool assigns() const override { return true; }

private:
    std::vector<int> preview_;
    ChooseMode mode_ = ChooseMode::Replace;
    bool active_ = false;
};

} // namespace ui
