// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/routes/ring_overlay.h"
#include "ui/tools/map_tool.h"

#include <functional>
#include <memory>

namespace ui {

/// Drags the centre of a drive-time ring to try another place; elsewhere it drags the map.
class RingTool : public MapTool {
public:
    struct Acts {
        std::function<void(int centre, core::Point)> moved;   ///< while it is dragged, metres
        std::function<void(int centre, core::Point)> dropped; ///< metres
    };
    /// `overlay` answers what is on the map now.
    RingTool(std::function<std::shared_ptr<const RingOverlay>()> overlay, Acts acts);

    QCursor cursor() const override;
    QString name() const override;
    QList<KeyHint> keys() const override;
    QString hint(const QString& target) const override;
    std::optional<Intent> press(const ToolInput& input) override;
    std::optional<Intent> move(const ToolInput& input, bool pressed) override;
    std::optional<Intent> release(const ToolInput& input) override;
    bool cancel() override;
    bool active() const override { return dragged_ >= 0; }

private:
    std::function<std::shared_ptr<const RingOverlay>()> overlay_;
    Acts acts_;
    int dragged_ = -1;
    bool over_ = false;
    bool moved_ = false;
    QPointF offset_; ///< from the pointer to the centre, image pixels
    core::Point before_;
};

} // namespace ui
