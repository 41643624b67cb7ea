// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/drawn_line.h"

namespace ui {

/// How the shape of a territory is drawn.
enum class DrawShape { Polygon, Freehand, Radius, Boundary };

/// Draws the shape of a territory: a polygon clicked corner by corner, a freehand line, a circle
/// from its middle outwards, or a county or state that is clicked. What lies inside is decided by
/// whoever carries the intent out.
class DrawTool : public MapTool {
public:
    explicit DrawTool(DrawShape shape) : shape_(shape), line_(waysOf(shape)) {}

    QCursor cursor() const override { return Qt::CrossCursor; }
    QString name() const override;
    QString hint(const QString& target) const override;
    QList<KeyHint> keys() const override;
    std::optional<Intent> press(const ToolInput& input) override;
    std::optional<Intent> move(const ToolInput& input, bool pressed) override;
    std::optional<Intent> release(const ToolInput& input) override;
    std::optional<Intent> doubleClick(const ToolInput& input) override;
    bool key(int key) override;
    std::optional<Intent> keyIntent() override;
    bool cancel() override;
    bool active() const override { return !area_.empty() || !line_.empty(); }
    std::vector<int> preview() const override { return preview_; }
    std::optional<int> destination() const override { return -1; }
    std::optional<TotalsTip> tip() const override;
    void paint(QPainter& painter, const MapView& view, const QPen& pen) const override;

    DrawShape shape() const { return shape_; }

private:
    static DrawnLine::Ways waysOf(DrawShape shape);
    void look(const ToolInput& input);
    core::MultiPolygon areaOf(const ToolInput& input) const;
    std::optional<Intent> finish();

    DrawShape shape_;
    DrawnLine line_;
    core::MultiPolygon area_; ///< if the gesture ended now
    std::vector<int> preview_;
    bool ending_ = false;
};

/// The county at a place of the base map, or the state where there are no counties; empty outside.
core::MultiPolygon boundaryAt(const BaseMap& base, core::Point metres);

} // namespace ui
