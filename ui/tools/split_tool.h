// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/drawn_line.h"

namespace ui {

/// What a line across a territory would take off it.
struct SplitParts {
    int territory = -1;     ///< index of the scene; -1 = the line crosses none
    std::vector<int> units; ///< of the new territory; empty = the line does not go right across
};
/// Answers that within a frame. The line is in metres.
using SplitFinder = std::function<SplitParts(const std::vector<core::Point>& line)>;

/// Splits a territory along a line, drawn freehand or clicked corner by corner (a double click or
/// Enter ends it).
class SplitTool : public MapTool {
public:
    explicit SplitTool(SplitFinder finder) : finder_(std::move(finder)) {}

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
    bool active() const override { return !line_.empty(); }
    std::vector<int> preview() const override { return parts_.units; }
    std::optional<int> destination() const override { return -1; }
    std::optional<TotalsTip> tip() const override;
    void paint(QPainter& painter, const MapView& view, const QPen& pen) const override;

private:
    void look();
    std::optional<Intent> finish();

    SplitFinder finder_;
    DrawnLine line_{DrawnLine::Ways::Both};
    SplitParts parts_;
    bool ending_ = false;
};

} // namespace ui
