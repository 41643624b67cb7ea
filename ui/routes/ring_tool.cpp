// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/ring_tool.h"

#include <QCoreApplication>

#include <utility>

namespace ui {

RingTool::RingTool(std::function<std::shared_ptr<const RingOverlay>()> overlay, Acts acts)
    : overlay_(std::move(overlay)), acts_(std::move(acts)) {}

QCursor RingTool::cursor() const {
    return active() ? Qt::ClosedHandCursor : over_ ? Qt::OpenHandCursor : Qt::ArrowCursor;
}

QString RingTool::name() const {
    return QCoreApplication::translate("RingTool", "Ring");
}

QList<KeyHint> RingTool::keys() const {
    return {{QStringLiteral("Esc"), QCoreApplication::translate("RingTool", "puts it back")}};
}

QString RingTool::hint(const QString&) const {
    return QCoreApplication::translate("RingTool", "Drag a base to try another place");
}

std::optional<Intent> RingTool::press(const ToolInput& input) {
    const auto overlay = overlay_();
    dragged_ = overlay ? overlay->centreAt(input.pixel, input.view) : -1;
    if (dragged_ >= 0) {
        before_ = overlay->centres[static_cast<std::size_t>(dragged_)].at;
        offset_ = input.view.toPixel(before_) - input.pixel;
        moved_ = false;
    }
    return std::nullopt;
}

std::optional<Intent> RingTool::move(const ToolInput& input, bool pressed) {
    const auto overlay = overlay_();
    over_ = overlay && overlay->centreAt(input.pixel, input.view) >= 0;
    if (active()) {
        moved_ = true;
        acts_.moved(dragged_, input.view.toMetres(input.pixel + offset_));
        return std::nullopt;
    }
    return pressed ? std::optional(Intent{Intent::Kind::Pan, {}, ChooseMode::Replace})
                   : std::nullopt;
}

std::optional<Intent> RingTool::release(const ToolInput& input) {
    if (active()) {
        const int centre = std::exchange(dragged_, -1);
        if (moved_) { // a click alone tries nothing
            acts_.dropped(centre, input.view.toMetres(input.pixel + offset_));
        }
    }
    return std::nullopt;
}

bool RingTool::cancel() {
    if (!active()) {
        return false;
    }
    acts_.moved(std::exchange(dragged_, -1), before_);
    return true;
}

} // namespace ui
