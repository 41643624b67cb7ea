// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/pin_tool.h"

#include <QCoreApplication>

namespace ui {

PinTool::PinTool(std::function<std::shared_ptr<const ReviewMarks>()> marks, Acts acts)
    : marks_(std::move(marks)), acts_(std::move(acts)) {}

QCursor PinTool::cursor() const {
    return dragging_ ? Qt::ClosedHandCursor : over_ ? Qt::OpenHandCursor : Qt::ArrowCursor;
}

QString PinTool::hint(const QString&) const {
    return QCoreApplication::translate("PinTool", "Drag the pin to where the account is");
}

std::optional<Intent> PinTool::press(const ToolInput& input) {
    const auto marks = marks_();
    if (marks && marks->onPin(input.pixel, input.view)) {
        dragging_ = true;
        before_ = marks->pinAt();
        offset_ = input.view.toPixel(*before_) - input.pixel;
        return std::nullopt;
    }
    if (const int candidate = marks ? marks->candidateAt(input.pixel, input.view) : -1;
        candidate >= 0) {
        acts_.picked(candidate);
    }
    return std::nullopt;
}

std::optional<Intent> PinTool::move(const ToolInput& input, bool pressed) {
    const auto marks = marks_();
    over_ = marks && (marks->onPin(input.pixel, input.view) ||
                      marks->candidateAt(input.pixel, input.view) >= 0);
    if (dragging_) {
        acts_.moved(input.view.toMetres(input.pixel + offset_));
        return std::nullopt;
    }
    return pressed ? std::optional(Intent{Intent::Kind::Pan, {}, ChooseMode::Replace})
                   : std::nullopt;
}

std::optional<Intent> PinTool::release(const ToolInput& input) {
    if (dragging_) {
        dragging_ = false;
        acts_.dropped(input.view.toMetres(input.pixel + offset_));
    }
    return std::nullopt;
}

bool PinTool::cancel() {
    if (!dragging_) {
        return false;
    }
    dragging_ = false;
    if (before_) {
        acts_.moved(*before_);
    }
    return true;
}

} // namespace ui
