// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/draw_tool.h"

#include "ui/widgets/figures.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace ui {

namespace {

constexpr int kCircleCorners = 96;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(DrawTool)
};

core::Ring closed(std::vector<core::Point> ring) {
    if (!ring.empty() && !(ring.front() == ring.back())) {
        ring.push_back(ring.front());
    }
    return ring;
}

core::Ring circle(core::Point middle, double radius) {
    core::Ring ring;
    for (int i = 0; i <= kCircleCorners; ++i) {
        const double angle = 2 * std::numbers::pi * (i % kCircleCorners) / kCircleCorners;
        ring.push_back({middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle)});
    }
    return ring;
}

bool inRing(const core::Ring& ring, core::Point p) {
    bool in = false;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const core::Point a = ring[i - 1];
        const core::Point b = ring[i];
        if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) {
            in = !in;
        }
    }
    return in;
}

/// The polygon of the topology that holds the place, each ring a polygon of its own but for holes.
core::MultiPolygon polygonAt(const Topology& topology, core::Point at) {
    for (int polygon = 0; polygon < topology.polygonCount(); ++polygon) {
        core::Box box;
        const VertexBox& bounds = topology.polygonBox(polygon);
        box.add(topology.toMetres({bounds.minX, bounds.minY}));
        box.add(topology.toMetres({bounds.maxX, bounds.maxY}));
        if (bounds.empty() || !box.contains(at)) {
            continue;
        }
        core::Polygon shape;
        bool in = false;
        const auto [first, last] = topology.rings(polygon);
        for (int ring = first; ring < last; ++ring) {
            core::Ring points;
            for (const Vertex& vertex : topology.ringVertices(topology.ring(ring), 0)) {
                points.push_back(topology.toMetres(vertex));
            }
            in ^= inRing(points, at);
            shape.rings.push_back(std::move(points));
        }
        if (in) {
            return {{std::move(shape)}};
        }
    }
    return {};
}

/// Even-odd over all rings, as `polygonAt` hands islands and holes out alike.
bool inArea(const core::MultiPolygon& area, core::Point p) {
    bool in = false;
    for (const core::Polygon& polygon : area.polygons) {
        for (const core::Ring& ring : polygon.rings) {
            in ^= inRing(ring, p);
        }
    }
    return in;
}

std::vector<int> centroidsIn(const MapUnits& units, const core::MultiPolygon& area) {
    std::vector<int> found;
    for (const int unit : units.centroidsIn(area.bounds())) {
        if (inArea(area, units.unit(unit).centroid)) {
            found.push_back(unit);
        }
    }
    return found;
}

double areaM2(const core::MultiPolygon& area) {
    double sum = 0;
    for (const core::Polygon& polygon : area.polygons) {
        for (const core::Ring& ring : polygon.rings) {
            for (std::size_t i = 1; i < ring.size(); ++i) {
                sum += ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y;
            }
        }
    }
    return std::abs(sum) / 2;
}

} // namespace

core::MultiPolygon boundaryAt(const BaseMap& base, core::Point metres) {
    core::MultiPolygon county = polygonAt(base.counties, metres);
    return county.empty() ? polygonAt(base.states, metres) : county;
}

DrawnLine::Ways DrawTool::waysOf(DrawShape shape) {
    return shape == DrawShape::Polygon ? DrawnLine::Ways::Clicks : DrawnLine::Ways::Freehand;
}

QString DrawTool::name() const {
    switch (shape_) {
    case DrawShape::Polygon: return Words::tr("Draw polygon");
    case DrawShape::Freehand: return Words::tr("Draw freehand");
    case DrawShape::Radius: return Words::tr("Draw radius");
    case DrawShape::Boundary: return Words::tr("Existing boundary");
    }
    return {};
}

QString DrawTool::hint(const QString&) const {
    switch (shape_) {
    case DrawShape::Polygon: return Words::tr("Click the corners, a double click closes the shape");
    case DrawShape::Freehand: return Words::tr("Draw the shape, release to take what lies inside");
    case DrawShape::Radius: return Words::tr("Drag from the middle outwards");
    case DrawShape::Boundary: return Words::tr("Click a county to take what lies inside");
    }
    return {};
}

QList<KeyHint> DrawTool::keys() const {
    QList<KeyHint> keys;
    if (shape_ == DrawShape::Polygon) {
        keys << KeyHint{Words::tr("Backspace"), Words::tr("last point back")};
    }
    return keys << KeyHint{Words::tr("Esc"), Words::tr("cancels")};
}

std::optional<Intent> DrawTool::press(const ToolInput& input) {
    if (shape_ == DrawShape::Polygon && line_.atStart(input)) {
        return finish();
    }
    line_.press(input);
    look(input);
    return std::nullopt;
}

std::optional<Intent> DrawTool::move(const ToolInput& input, bool pressed) {
    line_.move(input, pressed);
    if (!line_.empty()) {
        look(input);
    }
    return std::nullopt;
}

std::optional<Intent> DrawTool::release(const ToolInput& input) {
    if (line_.empty()) {
        return std::nullopt;
    }
    if (shape_ == DrawShape::Boundary) {
        return finish();
    }
    if (!line_.release(input)) {
        if (line_.empty()) {
            cancel();
        }
        return std::nullopt;
    }
    return finish();
}

std::optional<Intent> DrawTool::doubleClick(const ToolInput&) {
    return line_.empty() ? std::nullopt : finish();
}

bool DrawTool::key(int key) {
    if (line_.empty()) {
        return false;
    }
    ending_ = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (key == Qt::Key_Backspace && shape_ == DrawShape::Polygon) {
        line_.takeBack();
        if (line_.empty()) {
            cancel();
        }
        return true;
    }
    return ending_;
}

std::optional<Intent> DrawTool::keyIntent() {
    return std::exchange(ending_, false) ? finish() : std::nullopt;
}

bool DrawTool::cancel() {
    const bool was = active();
    line_.clear();
    area_ = {};
    preview_.clear();
    return was;
}

core::MultiPolygon DrawTool::areaOf(const ToolInput& input) const {
    const std::vector<core::Point> line = line_.withPointer();
    switch (shape_) {
    case DrawShape::Boundary:
        return input.scene && input.scene->base ? boundaryAt(*input.scene->base, input.metres)
                                                : core::MultiPolygon();
    case DrawShape::Radius: {
        const core::Point middle = line.front();
        const double radius = std::hypot(input.metres.x - middle.x, input.metres.y - middle.y);
        return radius > 0 ? core::MultiPolygon{{{{circle(middle, radius)}}}} : core::MultiPolygon();
    }
    default: return line.size() > 2 ? core::MultiPolygon{{{{closed(line)}}}} : core::MultiPolygon();
    }
}

void DrawTool::look(const ToolInput& input) {
    area_ = areaOf(input);
    preview_ = area_.empty() ? std::vector<int>() : kept(centroidsIn(input.units, area_));
}

std::optional<Intent> DrawTool::finish() {
    Intent intent{Intent::Kind::Draw, std::move(preview_), ChooseMode::Replace};
    intent.area = std::move(area_);
    cancel();
    return intent.area.empty() ? std::nullopt : std::optional(std::move(intent));
}

std::optional<TotalsTip> DrawTool::tip() const {
    if (area_.empty()) {
        return std::nullopt;
    }
    const QLocale locale;
    TotalsTip tip;
    tip.title = Words::tr("%n units inside", nullptr, static_cast<int>(preview_.size()));
    tip.foot = Words::tr("%1 km²").arg(locale.toString(areaM2(area_) / 1e6, 'f', 0));
    if (shape_ == DrawShape::Radius) {
        const core::Box box = area_.bounds();
        tip.foot = Words::tr("%1 km around · %2").arg(decimalText(box.width() / 2000), tip.foot);
    }
    return tip;
}

void DrawTool::paint(QPainter& painter, const MapView& view, const QPen& pen) const {
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    for (const core::Polygon& polygon : area_.polygons) {
        for (const core::Ring& ring : polygon.rings) {
            painter.drawPolygon(pixelsOf(ring, view));
        }
    }
    if (area_.empty() && !line_.empty()) {
        painter.drawPolyline(pixelsOf(line_.withPointer(), view));
    }
}

} // namespace ui
