// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/day_sheet_map.h"

#include "geo/crs/projection.h"
#include "ui/draw/furniture.h"
#include "ui/draw/map_painter.h"

#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

namespace {

constexpr double kMargin = 34; ///< pixels at 96 dpi between the route and the frame
constexpr double kDisc = 9;
constexpr double kBase = 7;
constexpr double kLeg = 2.6;
constexpr double kVeil = 0.72;        ///< over the plan's fills
constexpr double kLeastExtent = 1500; ///< metres across a map, for days with one stop
constexpr double kStreets = 14000;    ///< metres across, up to which residential streets are drawn
constexpr double kLanes = 5000;       ///< the same for service roads

struct RoadInk {
    double width = 0; ///< 0 = not drawn
    bool strong = false;
};

RoadInk inkOf(geo::RoadClass roadClass, double across) {
    using geo::RoadClass;
    switch (roadClass) {
    case RoadClass::Motorway:
    case RoadClass::Trunk: return {2.4, true};
    case RoadClass::Primary: return {1.7, true};
    case RoadClass::Secondary: return {1.3, false};
    case RoadClass::Tertiary:
    case RoadClass::Link:
    case RoadClass::Ferry: return {0.9, false};
    case RoadClass::Minor:
    case RoadClass::Residential:
    case RoadClass::Living: return {across <= kStreets ? 0.6 : 0, false};
    case RoadClass::Service:
    case RoadClass::Track: break;
    }
    return {across <= kLanes ? 0.4 : 0, false};
}

class DayMap {
public:
    DayMap(Sheet& sheet, const DaySheets& sheets, const DaySheet& day, const QRectF& rect)
        : sheet_(sheet), sheets_(sheets), day_(day), tokens_(sheet.style().tokens),
          projection_(sheets.crs), device_(sheet.device(rect)) {
        core::Box box;
        const auto add = [&](core::Point degrees) { box.add(projection_.toMetres(degrees)); };
        for (const SheetStop& stop : day.stops) {
            add(stop.place);
        }
        if (day.base) {
            add(*day.base);
        }
        for (const SheetLeg& leg : day.legs) {
            std::for_each(leg.line.begin(), leg.line.end(), add);
        }
        const core::Point middle = box.centre();
        const double half = kLeastExtent / 2;
        box.add(core::Box{middle.x - half, middle.y - half, middle.x + half, middle.y + half});
        view_ = fitView(box, device_.size().toSize(), {kMargin, kMargin, kMargin, kMargin},
                        sheet.ratio());
    }

    void paint() {
        QPainter& painter = sheet_.painter();
        painter.save();
        painter.translate(device_.topLeft());
        painter.setClipRect(view_.rect());
        painter.setRenderHint(QPainter::Antialiasing);
        MapPainter(*sheets_.scene, view_, sheet_.style(), view_.rect()).paintGround(painter);
        QColor veil = tokens_.land;
        veil.setAlphaF(kVeil);
        painter.fillRect(view_.rect(), veil);
        paintRoads(painter);
        paintLegs(painter);
        paintBase(painter);
        painter.restore();
        paintStops();
        painter.save();
        painter.translate(device_.topLeft());
        painter.setClipRect(view_.rect());
        paintScale(painter);
        painter.restore();
    }

private:
    double px(double pixels) const { return pixels * view_.pixelRatio; }
    QPointF pixelOf(core::Point degrees) const {
        return view_.toPixel(projection_.toMetres(degrees));
    }
    QPainterPath pathOf(const std::vector<core::Point>& line) const {
        QPainterPath path;
        for (const core::Point& point : line) {
            const QPointF at = pixelOf(point);
            path.elementCount() == 0 ? path.moveTo(at) : path.lineTo(at);
        }
        return path;
    }

    void paintRoads(QPainter& painter) const {
        const double across = view_.box().width();
        const core::Box box = view_.box();
        std::array<QPainterPath, geo::kRoadClasses> paths;
        for (const SheetRoad& road : sheets_.roads) {
            if (inkOf(road.roadClass, across).width <= 0) {
                continue;
            }
            core::Box bounds;
            for (const core::Point& point : road.line) {
                bounds.add(projection_.toMetres(point));
            }
            if (box.intersects(bounds)) {
                paths[static_cast<std::size_t>(road.roadClass)].addPath(pathOf(road.line));
            }
        }
        painter.setBrush(Qt::NoBrush);
        for (std::size_t i = geo::kRoadClasses; i-- > 0;) {
            const RoadInk ink = inkOf(static_cast<geo::RoadClass>(i), across);
            const QColor colour =
                blend(ink.strong ? tokens_.text3 : tokens_.borderStrong, tokens_.land, 0.55);
            painter.setPen(QPen(colour, px(ink.width), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPath(paths[i]);
        }
    }

    /// Where a leg begins and ends, in pixels.
    std::pair<QPointF, QPointF> endsOf(std::size_t leg) const {
        const bool back = leg >= day_.stops.size();
        const QPointF to = back ? pixelOf(*day_.base) : pixelOf(day_.stops[leg].place);
        if (leg == 0) {
            return {day_.base ? pixelOf(*day_.base) : to, to};
        }
        return {pixelOf(day_.stops[leg - 1].place), to};
    }

    void paintLegs(QPainter& painter) const {
        const QColor colour = dayColour(sheet_, day_.colour);
        painter.setBrush(Qt::NoBrush);
        for (const bool halo : {true, false}) {
            for (std::size_t i = 0; i < day_.legs.size(); ++i) {
                const auto [from, to] = endsOf(i);
                QPainterPath path = pathOf(day_.legs[i].line);
                const bool straight = day_.legs[i].line.empty();
                if (straight) {
                    path.moveTo(from);
                    path.lineTo(to);
                }
                QPen pen(halo ? tokens_.halo : colour, px(halo ? kLeg + 2.4 : kLeg), Qt::SolidLine,
                         Qt::RoundCap, Qt::RoundJoin);
                if (straight && !halo) {
                    pen.setDashPattern({3, 2.5});
                    pen.setCapStyle(Qt::FlatCap);
                }
                painter.setPen(pen);
                painter.drawPath(path);
            }
        }
    }

    void paintBase(QPainter& painter) const {
        if (!day_.base) {
            return;
        }
        const QPointF at = pixelOf(*day_.base);
        const double r = px(kBase);
        painter.setPen(QPen(tokens_.ink, px(1.6)));
        painter.setBrush(tokens_.halo);
        painter.drawPolygon(QPolygonF{at + QPointF(0, -r), at + QPointF(r, 0), at + QPointF(0, r),
                                      at + QPointF(-r, 0)});
    }

    std::vector<QPointF> placesOfDiscs() const {
        std::vector<QPointF> places;
        for (const SheetStop& stop : day_.stops) {
            places.push_back(pixelOf(stop.place));
        }
        pushApart(places, px(2 * kDisc + 2));
        return places;
    }

    void paintStops() const {
        const std::vector<QPointF> discs = placesOfDiscs();
        QPainter& painter = sheet_.painter();
        const QColor colour = dayColour(sheet_, day_.colour);
        for (std::size_t i = 0; i < discs.size(); ++i) {
            const QPointF place = pixelOf(day_.stops[i].place);
            const QPointF moved = discs[i] - place;
            if (std::hypot(moved.x(), moved.y()) > px(3)) {
                painter.setPen(QPen(tokens_.ink, px(1)));
                painter.drawLine(device_.topLeft() + place, device_.topLeft() + discs[i]);
                painter.setPen(Qt::NoPen);
                painter.setBrush(tokens_.ink);
                painter.drawEllipse(device_.topLeft() + place, px(2), px(2));
            }
        }
        for (std::size_t i = 0; i < discs.size(); ++i) {
            paintStopDisc(sheet_, (device_.topLeft() + discs[i]) / sheet_.ratio(), kDisc,
                          static_cast<int>(i) + 1, colour);
        }
    }

    void paintScale(QPainter& painter) const {
        MapScene bare = *sheets_.scene;
        bare.attribution.clear(); // it stands at the foot
        bare.approximate = false;
        paintFurniture(painter, bare, view_, sheet_.style());
    }

    Sheet& sheet_;
    const DaySheets& sheets_;
    const DaySheet& day_;
    const Tokens& tokens_;
    geo::Projection projection_;
    QRectF device_;
    MapView view_;
};

} // namespace

QColor dayColour(const Sheet& sheet, int colour) {
    const auto& colours = sheet.style().tokens.routes;
    return colours[static_cast<std::size_t>(colour) % colours.size()];
}

void pushApart(std::vector<QPointF>& places, double apart) {
    constexpr int kRounds = 60;
    for (int round = 0; round < kRounds; ++round) {
        for (std::size_t i = 0; i < places.size(); ++i) {
            for (std::size_t k = i + 1; k < places.size(); ++k) {
                QPointF way = places[k] - places[i];
                const double away = std::hypot(way.x(), way.y());
                if (away >= apart) {
                    continue;
                }
                // Two in one place part along the diagonal.
                way = away < 1 ? QPointF(1, -1) / std::sqrt(2.0) : way / away;
                const QPointF push = way * (apart - away) / 2;
                places[i] -= push;
                places[k] += push;
            }
        }
    }
}

void paintStopDisc(Sheet& sheet, QPointF centre, double radius, int number, const QColor& colour) {
    const Tokens& tokens = sheet.style().tokens;
    QPainter& painter = sheet.painter();
    const double ratio = sheet.ratio();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens.halo, 1.5 * ratio));
    painter.setBrush(colour);
    painter.drawEllipse(centre * ratio, radius * ratio, radius * ratio);
    painter.restore();
    const double size = number < 10 ? radius * 1.25 : radius * 1.1;
    sheet.text(centre.x(), centre.y() + size * 0.36, QString::number(number),
               {size, true, tokens.base, Qt::AlignHCenter});
}

void paintDayMap(Sheet& sheet, const DaySheets& sheets, const DaySheet& day, const QRectF& rect) {
    DayMap(sheet, sheets, day, rect).paint();
    sheet.frame(rect, 1, sheet.style().tokens.borderStrong);
}

} // namespace ui
