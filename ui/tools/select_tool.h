// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/map_tool.h"

namespace ui {

/// A click selects the unit under the pointer (Shift adds, Ctrl takes away, on bare ground nothing
/// is selected), a double click makes its territory the target. A drag that begins on the selection
/// carries it to the territory where it is let go; any other drag moves the map.
class SelectTool : public MapTool {
public:
    QCursor cursor() const override { return Qt::ArrowCursor; }
    QString name() const override;
    QString hint(const QString& target) const override;
    QList<KeyHint> keys() const override;
    std::optional<Intent> press(const ToolInput& input) override;
    std::optional<Intent> move(const ToolInput& input, bool pressed) override;
    std::optional<Intent> release(const ToolInput& input) override;
    std::optional<Intent> doubleClick(const ToolInput& input) override;
    bool cancel() override;
    bool active() const override { return carrying_; }
    std::vector<int> preview() const override { return carrying_ ? carried_ : std::vector<int>(); }
    std::optional<int> destination() const override {
        return carrying_ ? std::optional(destination_) : std::nullopt;
    }
    void paint(QPainter& painter, const MapView& view, const QPen& pen) const override;

    /// The pointer is over something else that stands for a territory (a row of the table, a bar of
    /// the chart); empty = it is over the map. -1 = over nothing of the kind.
    void setOutside(std::optional<int> territory) { outside_ = territory; }

private:
    QPointF pressedAt_;
    core::Point from_;
    core::Point to_;
    std::vector<int> carried_;
    std::optional<int> outside_;
    int destination_ = -1;
    bool dragging_ = false;
    bool carrying_ = false;
};

} // namespace ui
