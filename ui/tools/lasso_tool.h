// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/map_tool.h"

namespace ui {

/// Takes the units whose centroid lies inside a line: drawn freehand with the button down, or
/// clicked corner by corner (a double click, Enter or a click on the first corner closes it,
/// Backspace takes the last corner back).
class LassoTool : public MapTool {
public:
    QCursor cursor() const override { return Qt::CrossCursor; }
    QString name() const override;
    QString hint(const QString& target) const override;
    QList<KeyHint> keys() const override { return choosingKeys(); }
    std::optional<Intent> press(const ToolInput& input) override;
    std::optional<Intent> move(const ToolInput& input, bool pressed) override;
    std::optional<Intent> release(const ToolInput& input) override;
    std::optional<Intent> doubleClick(const ToolInput& input) override;
    bool key(int key) override;
    std::optional<Intent> keyIntent() override;
    bool cancel() override;
    bool active() const override { return !line_.empty(); }
    std::vector<int> preview() const override { return preview_; }
    ChooseMode mode() const override { return mode_; }
    bool assigns() const override { return true; }
    void paint(QPainter& painter, const MapView& view, const QPen& pen) const override;

    /// The line so far, metres, without the pointer.
    const std::vector<core::Point>& line() const { return line_; }

private:
    void look(const ToolInput& input);
    std::optional<Intent> finish();

    std::vector<core::Point> line_;
    core::Point pointer_;
    QPointF pressedAt_;
    QPointF lastPixel_;
    std::vector<int> preview_;
    ChooseMode mode_ = ChooseMode::Replace;
    bool freehand_ = false;
    bool closing_ = false;
};

} // namespace ui
