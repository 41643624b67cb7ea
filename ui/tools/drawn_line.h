// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/map_tool.h"

namespace ui {

/// A line that is drawn freehand with the button down, or clicked corner by corner: what the tools
/// that draw have in common. Backspace takes the last corner back.
class DrawnLine {
public:
    /// Whether corners may be clicked, lines drawn freehand, or both.
    enum class Ways { Clicks, Freehand, Both };
    explicit DrawnLine(Ways ways) : ways_(ways) {}

    void press(const ToolInput& input);
    void move(const ToolInput& input, bool pressed);
    /// True if letting go ends the line.
    bool release(const ToolInput& input);
    /// Takes the last corner back; false if there was none.
    bool takeBack();
    void clear();

    bool empty() const { return points_.empty(); }
    /// The line so far, metres, without the pointer.
    const std::vector<core::Point>& points() const { return points_; }
    /// The line with the place of the pointer as its end.
    std::vector<core::Point> withPointer() const;
    /// Whether the pointer is back at the first corner.
    bool atStart(const ToolInput& input) const;

private:
    Ways ways_;
    std::vector<core::Point> points_;
    core::Point pointer_;
    QPointF pressedAt_;
    QPointF lastPixel_;
    bool freehand_ = false;
};

/// The points in image pixels.
QPolygonF pixelsOf(const std::vector<core::Point>& points, const MapView& view);

} // namespace ui
