// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/map_tool.h"

#include <functional>

namespace ui {

/// Says what lies under the pointer, chooses areas by clicks, and drags the map.
class AnalysisTool : public MapTool {
public:
    using Tell = std::function<std::optional<TotalsTip>(int unit, core::Point metres)>;
    explicit AnalysisTool(Tell tell) : tell_(std::move(tell)) {}

    QCursor cursor() const override { return Qt::ArrowCursor; }
    QString name() const override;
    QString hint(const QString& target) const override;
    QList<KeyHint> keys() const override;
    std::optional<Intent> press(const ToolInput& input) override;
    std::optional<Intent> move(const ToolInput& input, bool pressed) override;
    std::optional<Intent> release(const ToolInput& input) override;
    bool cancel() override;
    bool active() const override { return false; }
    std::optional<TotalsTip> tip() const override { return tip_; }
    bool tipsOnHover() const override { return true; }

private:
    Tell tell_;
    std::optional<TotalsTip> tip_;
    QPointF pressedAt_;
    bool dragging_ = false;
};

} // namespace ui
