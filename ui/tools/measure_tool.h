// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/drawn_line.h"

namespace ui {

/// Metres on the ground between two places of the plane.
using DistanceFinder = std::function<double(core::Point a, core::Point b)>;

/// Measures distances, clicked corner by corner or drawn, and the area once there are three
/// corners. Changes nothing.
class MeasureTool : public MapTool {
public:
    explicit MeasureTool(DistanceFinder distance) : distance_(std::move(distance)) {}

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
    std::optional<TotalsTip> tip() const override;
    void paint(QPainter& painter, const MapView& view, const QPen& pen) const override;

    /// Metres along the line so far, to the pointer.
    double length() const;

private:
    DistanceFinder distance_;
    DrawnLine line_{DrawnLine::Ways::Both};
    bool ended_ = false; ///< the line stays until the next one is begun
};

} // namespace ui
