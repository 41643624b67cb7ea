// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/barriers.h"

#include "ui/theme/tokens.h"

#include <QCoreApplication>
#include <QPainterPath>

#include <cmath>

namespace ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(BarrierTool)
};

// At 96 dpi.
constexpr double kWidth = 2.5;
constexpr double kHalo = 5;
constexpr double kTick = 5; // half of a stroke across
constexpr double kApart = 14;

/// Strokes across a line, evenly along it.
QPainterPath strokesAcross(const QPolygonF& line, double ratio) {
    QPainterPath strokes;
    double next = kApart * ratio / 2;
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QPointF way = line[i] - line[i - 1];
        const double length = std::hypot(way.x(), way.y());
        for (; length > 0 && next < length; next += kApart * ratio) {
            const QPointF at = line[i - 1] + way * (next / length);
            const QPointF across = QPointF(-way.y(), way.x()) / length * (kTick * ratio);
            strokes.moveTo(at - across);
            strokes.lineTo(at + across);
        }
        next -= length;
    }
    return strokes;
}

} // namespace

void paintBarriers(QPainter& painter, const BarrierLines& lines, const MapView& view,
                   const Tokens& tokens) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (const std::vector<core::Point>& points : lines) {
        const QPolygonF line = pixelsOf(points, view);
        QPainterPath path = strokesAcross(line, view.pixelRatio);
        path.addPolygon(line);
        painter.setPen(QPen(tokens.halo, kHalo * view.pixelRatio));
        painter.drawPath(path);
        painter.setPen(QPen(tokens.danger, kWidth * view.pixelRatio));
        painter.drawPath(path);
    }
    painter.restore();
}

QString BarrierTool::name() const {
    return Words::tr("Barrier");
}

QString BarrierTool::hint(const QString&) const {
    return Words::tr("Draw a line that no drive may cross; a double click ends it");
}

QList<KeyHint> BarrierTool::keys() const {
    return {{Words::tr("Backspace"), Words::tr("last point back")},
            {Words::tr("Esc"), Words::tr("cancels")}};
}

std::optional<Intent> BarrierTool::press(const ToolInput& input) {
    line_.press(input);
    return std::nullopt;
}

std::optional<Intent> BarrierTool::move(const ToolInput& input, bool pressed) {
    line_.move(input, pressed);
    return std::nullopt;
}

std::optional<Intent> BarrierTool::release(const ToolInput& input) {
    if (line_.release(input)) {
        finish();
    }
    return std::nullopt;
}

std::optional<Intent> BarrierTool::doubleClick(const ToolInput&) {
    if (!line_.empty()) {
        finish();
    }
    return std::nullopt;
}

bool BarrierTool::key(int key) {
    const bool ends = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (line_.empty() || (!ends && key != Qt::Key_Backspace)) {
        return false;
    }
    if (ends) {
        finish();
    } else {
        line_.takeBack();
    }
    return true;
}

bool BarrierTool::cancel() {
    const bool was = active();
    line_.clear();
    return was;
}

void BarrierTool::finish() {
    const std::vector<core::Point> line = line_.withPointer();
    line_.clear();
    if (line.size() > 1) {
        drawn_(line);
    }
}

void BarrierTool::paint(QPainter& painter, const MapView& view, const QPen& pen) const {
    if (!line_.empty()) {
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(pixelsOf(line_.withPointer(), view));
    }
}

} // namespace ui
