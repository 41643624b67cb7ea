// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/drawn_line.h"

#include <QLineF>

namespace ui {

namespace {

constexpr double kStep = 3;       ///< pixels between the points of a freehand line
constexpr double kCloseReach = 8; ///< this near to the first corner is at the first corner

} // namespace

void DrawnLine::press(const ToolInput& input) {
    points_.push_back(input.metres);
    pointer_ = input.metres;
    pressedAt_ = lastPixel_ = input.pixel;
    freehand_ = false;
}

void DrawnLine::move(const ToolInput& input, bool pressed) {
    pointer_ = input.metres;
    if (points_.empty() || !pressed || ways_ == Ways::Clicks) {
        return;
    }
    const double ratio = input.view.pixelRatio;
    freehand_ = freehand_ || QLineF(pressedAt_, input.pixel).length() > kDragThreshold * ratio;
    if (freehand_ && QLineF(lastPixel_, input.pixel).length() >= kStep * ratio) {
        points_.push_back(input.metres);
        lastPixel_ = input.pixel;
    }
}

bool DrawnLine::release(const ToolInput& input) {
    pointer_ = input.metres;
    if (freehand_ && !(points_.back() == pointer_)) {
        points_.push_back(pointer_);
    }
    if (!freehand_ && ways_ == Ways::Freehand) {
        clear();
    }
    return freehand_;
}

bool DrawnLine::takeBack() {
    if (points_.empty()) {
        return false;
    }
    points_.pop_back();
    return true;
}

void DrawnLine::clear() {
    points_.clear();
    freehand_ = false;
}

std::vector<core::Point> DrawnLine::withPointer() const {
    std::vector<core::Point> line = points_;
    if (!line.empty() && !(line.back() == pointer_)) {
        line.push_back(pointer_);
    }
    return line;
}

bool DrawnLine::atStart(const ToolInput& input) const {
    return points_.size() > 2 && QLineF(input.view.toPixel(points_.front()), input.pixel).length() <
                                     kCloseReach * input.view.pixelRatio;
}

QPolygonF pixelsOf(const std::vector<core::Point>& points, const MapView& view) {
    QPolygonF pixels;
    for (const core::Point point : points) {
        pixels << view.toPixel(point);
    }
    return pixels;
}

} // namespace ui
