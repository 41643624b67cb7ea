// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/paint_tool.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double kStep = 6;
constexpr double kLargest = 96;
constexpr double kStroke = 3; ///< pixels between the places where a fast stroke is looked at

} // namespace

QString PaintTool::name() const {
    return QCoreApplication::translate("PaintTool", "Paint");
}

QList<KeyHint> PaintTool::keys() const {
    QList<KeyHint> keys = choosingKeys();
    keys.prepend({QStringLiteral("[ ]"), QCoreApplication::translate("PaintTool", "brush size")});
    return keys;
}

QString PaintTool::hint(const QString& target) const {
    return target.isEmpty()
               ? QCoreApplication::translate("PaintTool", "Paint over %1 to select them")
                     .arg(manyUnits())
               : QCoreApplication::translate("PaintTool", "Paint %1 into %2")
                     .arg(manyUnits(), target);
}

std::optional<Intent> PaintTool::press(const ToolInput& input) {
    touched_.clear();
    painting_ = true;
    mode_ = chooseMode(input.modifiers);
    pointer_ = last_ = input.metres;
    touch(input);
    return std::nullopt;
}

std::optional<Intent> PaintTool::move(const ToolInput& input, bool) {
    pointer_ = input.metres;
    if (painting_) {
        touch(input);
        last_ = pointer_;
    }
    return std::nullopt;
}

std::optional<Intent> PaintTool::release(const ToolInput& input) {
    if (!painting_) {
        return std::nullopt;
    }
    move(input, true);
    Intent intent{Intent::Kind::ChooseOrAssign, preview(), mode_};
    cancel();
    return intent;
}

bool PaintTool::key(int key) {
    if (key != Qt::Key_BracketLeft && key != Qt::Key_BracketRight) {
        return false;
    }
    const double step = key == Qt::Key_BracketLeft ? -kStep : kStep;
    radius_ = std::clamp(radius_ + step, 0.0, kLargest);
    return true;
}

bool PaintTool::cancel() {
    const bool was = painting_;
    painting_ = false;
    touched_.clear();
    return was;
}

/// Everything between the last place and this one, so that a quick stroke leaves no holes.
void PaintTool::touch(const ToolInput& input) {
    const double step =
        std::max(kStroke, radius_) * input.view.pixelRatio * input.view.metresPerPixel;
    const double length = std::hypot(pointer_.x - last_.x, pointer_.y - last_.y);
    const int steps = std::min(1000, static_cast<int>(length / step));
    const double radius = radius_ * input.view.pixelRatio * input.view.metresPerPixel;
    for (int i = 0; i <= steps; ++i) {
        const double t = steps == 0 ? 1 : static_cast<double>(i) / steps;
        const core::Point at{last_.x + (pointer_.x - last_.x) * t,
                             last_.y + (pointer_.y - last_.y) * t};
        if (radius > 0) {
            const std::vector<int> units = kept(input.units.touching(at, radius));
            touched_.insert(units.begin(), units.end());
        } else if (const int unit = input.units.unitAt(at); unit >= 0) {
            const std::vector<int> units = kept({unit});
            touched_.insert(units.begin(), units.end());
        }
    }
}

void PaintTool::paint(QPainter& painter, const MapView& view, const QPen& pen) const {
    if (radius_ > 0) {
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        const double radius = radius_ * view.pixelRatio;
        painter.drawEllipse(view.toPixel(pointer_), radius, radius);
    }
}

} // namespace ui
