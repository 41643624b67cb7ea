// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/map_tool.h"

namespace ui {

/// Takes the units whose centroid lies in a box drawn from corner to corner.
class BoxTool : public MapTool {
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
    void paint(QPainter& painter, const MapView& view, const QPen& pen) const override;

private:
    core::Point from_;
    core::Point to_;
    std::vector<int> preview_;
    ChooseMode mode_ = ChooseMode::Replace;
    bool active_ = false;
};

} // namespace ui
