// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/review_marks.h"
#include "ui/tools/map_tool.h"

#include <functional>
#include <memory>

namespace ui {

/// Drags the pin of an account under review, or picks a numbered candidate with a click; elsewhere
/// it drags the map.
class PinTool : public MapTool {
public:
    struct Acts {
        std::function<void(core::Point)> moved;   ///< while it is dragged, metres
        std::function<void(core::Point)> dropped; ///< metres
        std::function<void(int)> picked;          ///< index of the candidate
    };
    /// `marks` answers what is on the map now.
    PinTool(std::function<std::shared_ptr<const ReviewMarks>()> marks, Acts acts);

    QCursor cursor() const override;
    QString hint(const QString& target) const override;
    std::optional<Intent> press(const ToolInput& input) override;
    std::optional<Intent> move(const ToolInput& input, bool pressed) override;
    std::optional<Intent> release(const ToolInput& input) override;
    bool cancel() override;
    bool active() const override { return dragging_; }

private:
    std::function<std::shared_ptr<const ReviewMarks>()> marks_;
    Acts acts_;
    bool dragging_ = false;
    bool over_ = false;
    QPointF offset_; ///< from the pointer to the tip of the pin, image pixels
    std::optional<core::Point> before_;
};

} // namespace ui
