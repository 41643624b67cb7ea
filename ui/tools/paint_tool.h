// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/map_tool.h"

#include <set>

namespace ui {

/// Gives every unit that the brush touches to the target while the button is down; [ and ] make
/// the brush smaller and larger, at its smallest it takes the unit under the pointer.
class PaintTool : public MapTool {
public:
    QCursor cursor() const override { return Qt::CrossCursor; }
    QString name() const override;
    QString hint(const QString& target) const override;
    QList<KeyHint> keys() const override;
    std::optional<Intent> press(const ToolInput& input) override;
    std::optional<Intent> move(const ToolInput& input, bool pressed) override;
    std::optional<Intent> release(const ToolInput& input) override;
    bool key(int key) override;
    bool cancel() override;
    bool active() const override { return painting_; }
    std::vector<int> preview() const override { return {touched_.begin(), touched_.end()}; }
    ChooseMode mode() const override { return mode_; }
    bool assigns() const override { return true; }
    void paint(QPainter& painter, const MapView& view, const QPen& pen) const override;

    /// Radius in 96 dpi pixels; 0 = single units.
    double radius() const { return radius_; }

private:
    void touch(const ToolInput& input);

    std::set<int> touched_;
    core::Point pointer_;
    core::Point last_;
    double radius_ = 0;
    ChooseMode mode_ = ChooseMode::Replace;
    bool painting_ = false;
};

} // namespace ui
