// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/drawn_line.h"

#include <functional>
#include <vector>

namespace ui {

struct Tokens;

/// Lines on the map that no drive crosses, in metres of the plane.
using BarrierLines = std::vector<std::vector<core::Point>>;

/// In the colour of danger, with short strokes across.
void paintBarriers(QPainter& painter, const BarrierLines& lines, const MapView& view,
                   const Tokens& tokens);

/// Draws a line that no drive may cross, freehand or clicked corner by corner (a double click or
/// Enter ends it).
class BarrierTool : public MapTool {
public:
    /// `drawn` takes a line in metres of the plane, once it has ended.
    explicit BarrierTool(std::function<void(const std::vector<core::Point>&)> drawn)
        : drawn_(std::move(drawn)) {}

    QCursor cursor() const override { return Qt::CrossCursor; }
    QString name() const override;
    QString hint(const QString& target) const override;
    QList<KeyHint> keys() const override;
    std::optional<Intent> press(const ToolInput& input) override;
    std::optional<Intent> move(const ToolInput& input, bool pressed) override;
    std::optional<Intent> release(const ToolInput& input) override;
    std::optional<Intent> doubleClick(const ToolInput& input) override;
    bool key(int key) override;
    bool cancel() override;
    bool active() const override { return !line_.empty(); }
    void paint(QPainter& painter, const MapView& view, const QPen& pen) const override;

private:
    void finish();

    std::function<void(const std::vector<core::Point>&)> drawn_;
    DrawnLine line_{DrawnLine::Ways::Both};
};

} // namespace ui
