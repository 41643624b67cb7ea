// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/lasso_tool.h"

#include <QCoreApplication>
#include <QLineF>

#include <utility>

namespace ui {

namespace {

constexpr double kStep = 2;       ///< pixels between the points of a freehand line
constexpr double kCloseReach = 8; ///< a click this near to the first corner closes the line

} // namespace

QString LassoTool::name() const {
    return QCoreApplication::translate("LassoTool", "Lasso");
}

QString LassoTool::hint(const QString& target) const {
    return target.isEmpty()
               ? QCoreApplication::translate("LassoTool", "Draw around %1 to select them")
                     .arg(manyUnits())
               : QCoreApplication::translate("LassoTool",
                                             "Draw around %1, release to move them to %2")
                     .arg(manyUnits(), target);
}

std::optional<Intent> LassoTool::press(const ToolInput& input) {
    if (line_.empty()) {
        mode_ = chooseMode(input.modifiers);
    } else if (line_.size() > 2 && QLineF(input.view.toPixel(line_.front()), input.pixel).length() <
                                       kCloseReach * input.view.pixelRatio) {
        return finish();
    }
    line_.push_back(input.metres);
    pressedAt_ = input.pixel;
    lastPixel_ = input.pixel;
    freehand_ = false;
    look(input);
    return std::nullopt;
}

std::optional<Intent> LassoTool::move(const ToolInput& input, bool pressed) {
    if (line_.empty()) {
        return std::nullopt;
    }
    const double ratio = input.view.pixelRatio;
    if (pressed) {
        freehand_ = freehand_ || QLineF(pressedAt_, input.pixel).length() > kDragThreshold * ratio;
        if (freehand_ && QLineF(lastPixel_, input.pixel).length() >= kStep * ratio) {
            line_.push_back(input.metres);
            lastPixel_ = input.pixel;
        }
    }
    look(input);
    return std::nullopt;
}

std::optional<Intent> LassoTool::release(const ToolInput& input) {
    look(input);
    return freehand_ ? finish() : std::nullopt;
}

std::optional<Intent> LassoTool::doubleClick(const ToolInput&) {
    return finish();
}

bool LassoTool::key(int key) {
    if (line_.empty()) {
        return false;
    }
    if (key == Qt::Key_Backspace) {
        line_.pop_back();
        if (line_.empty()) {
            cancel();
        }
        return true;
    }
    closing_ = key == Qt::Key_Return || key == Qt::Key_Enter;
    return closing_;
}

std::optional<Intent> LassoTool::keyIntent() {
    return std::exchange(closing_, false) ? finish() : std::nullopt;
}

bool LassoTool::cancel() {
    const bool was = active();
    line_.clear();
    preview_.clear();
    freehand_ = false;
    return was;
}

void LassoTool::look(const ToolInput& input) {
    pointer_ = input.metres;
    std::vector<core::Point> closed = line_;
    closed.push_back(pointer_);
    preview_ = kept(input.units.centroidsIn(closed));
}

std::optional<Intent> LassoTool::finish() {
    Intent intent{Intent::Kind::ChooseOrAssign, std::move(preview_), mode_};
    const bool area = line_.size() > 2;
    cancel();
    if (!area) {
        return std::nullopt;
    }
    return intent;
}

void LassoTool::paint(QPainter& painter, const MapView& view, const QPen& pen) const {
    if (line_.empty()) {
        return;
    }
    QPolygonF line;
    for (const core::Point point : line_) {
        line << view.toPixel(point);
    }
    line << view.toPixel(pointer_);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPolygon(line);
}

} // namespace ui
