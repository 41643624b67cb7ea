// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/measure_tool.h"

#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <cmath>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(MeasureTool)
};

QString lengthText(double metres) {
    return metres < 1000 ? Words::tr("%1 m").arg(groupedText(std::llround(metres)))
                         : Words::tr("%1 km").arg(decimalText(metres / 1000));
}

/// Shoelace formula; the plane has true areas.
double areaOf(const std::vector<core::Point>& ring) {
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const core::Point a = ring[i];
        const core::Point b = ring[(i + 1) % ring.size()];
        sum += a.x * b.y - b.x * a.y;
    }
    return std::abs(sum) / 2;
}

} // namespace

QString MeasureTool::name() const {
    return Words::tr("Measure");
}

QString MeasureTool::hint(const QString&) const {
    return Words::tr("Click from place to place, a double click ends the line");
}

QList<KeyHint> MeasureTool::keys() const {
    return {{Words::tr("Backspace"), Words::tr("last point back")},
            {Words::tr("Esc"), Words::tr("clears")}};
}

std::optional<Intent> MeasureTool::press(const ToolInput& input) {
    if (ended_) {
        cancel();
    }
    line_.press(input);
    return std::nullopt;
}

std::optional<Intent> MeasureTool::move(const ToolInput& input, bool pressed) {
    if (!ended_) {
        line_.move(input, pressed);
    }
    return std::nullopt;
}

std::optional<Intent> MeasureTool::release(const ToolInput& input) {
    ended_ = ended_ || (!line_.empty() && line_.release(input));
    return std::nullopt;
}

std::optional<Intent> MeasureTool::doubleClick(const ToolInput&) {
    ended_ = !line_.empty();
    return std::nullopt;
}

bool MeasureTool::key(int key) {
    if (line_.empty() || key != Qt::Key_Backspace) {
        return false;
    }
    ended_ = false;
    return line_.takeBack();
}

bool MeasureTool::cancel() {
    const bool was = active();
    line_.clear();
    ended_ = false;
    return was;
}

double MeasureTool::length() const {
    const std::vector<core::Point> line = line_.withPointer();
    double sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        sum += distance_(line[i - 1], line[i]);
    }
    return sum;
}

std::optional<TotalsTip> MeasureTool::tip() const {
    if (line_.empty()) {
        return std::nullopt;
    }
    const std::vector<core::Point> line = line_.withPointer();
    TotalsTip tip;
    tip.title = lengthText(length());
    if (line.size() > 2) {
        tip.foot = Words::tr("last leg %1 · area %2 km²")
                       .arg(lengthText(distance_(line[line.size() - 2], line.back())),
                            decimalText(areaOf(line) / 1e6));
    }
    return tip;
}

void MeasureTool::paint(QPainter& painter, const MapView& view, const QPen& pen) const {
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(pixelsOf(line_.withPointer(), view));
    painter.setBrush(pen.color());
    painter.setPen(Qt::NoPen);
    for (const core::Point corner : line_.points()) {
        const double radius = 2.5 * view.pixelRatio;
        painter.drawEllipse(view.toPixel(corner), radius, radius);
    }
}

} // namespace ui
