// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/crs/projection.h"
#include "ui/book/daily_pages.h"
#include "ui/book/day_sheet_map.h"
#include "ui/draw/furniture.h"
#include "ui/draw/map_painter.h"

#include <QCoreApplication>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double kAround = 16; ///< pixels at 96 dpi between the routes and the frame
constexpr double kDisc = 9;
constexpr double kCall = 2.6;
constexpr double kBase = 5.5;
constexpr double kLine = 2;
constexpr double kVeil = 0.72;         ///< over the plan's fills
constexpr double kLeastExtent = 4'000; ///< metres across

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(DailyPack)
};

class RoutesMap {
public:
    RoutesMap(Sheet& sheet, const DailyPack& pack, const QRectF& rect)
        : sheet_(sheet), pack_(pack), tokens_(sheet.style().tokens), projection_(pack.ground.crs),
          device_(sheet.device(rect)) {
        core::Box box;
        for (const core::DailyRep& rep : pack.day.reps) {
            for (const core::Point& place : wayOf(rep)) {
                box.add(projection_.toMetres(place));
            }
        }
        if (box.empty()) {
            box = pack.ground.scene->units->bounds();
        }
        const core::Point middle = box.centre();
        const double half = kLeastExtent / 2;
        box.add(core::Box{middle.x - half, middle.y - half, middle.x + half, middle.y + half});
        view_ = fitView(box, device_.size().toSize(), {kAround, kAround, kAround, kAround},
                        sheet.ratio());
    }

    void paint() {
        QPainter& painter = sheet_.painter();
        painter.save();
        painter.translate(device_.topLeft());
        painter.setClipRect(view_.rect());
        painter.setRenderHint(QPainter::Antialiasing);
        MapPainter(*pack_.ground.scene, view_, sheet_.style(), view_.rect()).paintGround(painter);
        QColor veil = tokens_.land;
        veil.setAlphaF(kVeil);
        painter.fillRect(view_.rect(), veil);
        int number = 0;
        for (const core::DailyRep& rep : pack_.day.reps) {
            if (!rep.plan.empty()) {
                paintRoute(painter, rep, number++);
            }
        }
        MapScene bare = *pack_.ground.scene;
        bare.attribution.clear(); // it stands at the foot
        bare.approximate = false;
        paintFurniture(painter, bare, view_, sheet_.style());
        painter.restore();
        paintNumbers();
    }

private:
    double px(double pixels) const { return pixels * view_.pixelRatio; }
    QPointF pixelOf(core::Point degrees) const {
        return view_.toPixel(projection_.toMetres(degrees));
    }

    /// From the base through the calls and back.
    static std::vector<core::Point> wayOf(const core::DailyRep& rep) {
        std::vector<core::Point> way;
        if (rep.base && !rep.plan.empty()) {
            way.push_back(*rep.base);
        }
        for (const core::DailyCall& call : rep.calls) {
            if (call.place) {
                way.push_back(*call.place);
            }
        }
        if (rep.base && !rep.plan.empty()) {
            way.push_back(*rep.base);
        }
        return way;
    }

    QPen penOf(int number) const {
        QPen pen(dayColour(sheet_, number), px(kLine), Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
        const auto colours = static_cast<int>(tokens_.routes.size());
        if (number / colours % 3 == 1) {
            pen.setDashPattern({4, 2});
        } else if (number / colours % 3 == 2) {
            pen.setDashPattern({1.2, 1.2});
        }
        return pen;
    }

    void paintRoute(QPainter& painter, const core::DailyRep& rep, int number) {
        QPolygonF line;
        for (const core::Point& place : wayOf(rep)) {
            line << pixelOf(place);
        }
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tokens_.halo, px(kLine + 2)));
        painter.drawPolyline(line);
        painter.setPen(penOf(number));
        painter.drawPolyline(line);
        painter.setPen(QPen(tokens_.halo, px(0.8)));
        painter.setBrush(tokens_.ink);
        for (const core::DailyCall& call : rep.calls) {
            if (call.place) {
                painter.drawEllipse(pixelOf(*call.place), px(kCall), px(kCall));
            }
        }
        if (rep.base) {
            const QPointF at = pixelOf(*rep.base);
            const double r = px(kBase);
            painter.setPen(QPen(tokens_.ink, px(1.4)));
            painter.setBrush(tokens_.halo);
            painter.drawPolygon(QPolygonF{at + QPointF(0, -r), at + QPointF(r, 0),
                                          at + QPointF(0, r), at + QPointF(-r, 0)});
        }
    }

    /// The call that is farthest from the base: reps may share a base, hardly ever that.
    QPointF farEnd(const core::DailyRep& rep) const {
        const std::vector<core::Point> way = wayOf(rep);
        const QPointF from = pixelOf(way.front());
        QPointF far = from;
        double most = -1;
        for (const core::Point& place : way) {
            const QPointF at = pixelOf(place);
            const double away = std::hypot(at.x() - from.x(), at.y() - from.y());
            if (away > most) {
                most = away;
                far = at;
            }
        }
        return far;
    }

    void paintNumbers() {
        std::vector<QPointF> discs;
        for (const core::DailyRep& rep : pack_.day.reps) {
            if (!rep.plan.empty()) {
                discs.push_back(farEnd(rep));
            }
        }
        pushApart(discs, px(2 * kDisc + 2));
        const double edge = px(kDisc + 2);
        for (std::size_t i = 0; i < discs.size(); ++i) {
            const QPointF held(std::clamp(discs[i].x(), edge, device_.width() - edge),
                               std::clamp(discs[i].y(), edge, device_.height() - edge));
            paintStopDisc(sheet_, (device_.topLeft() + held) / sheet_.ratio(), kDisc,
                          static_cast<int>(i) + 1, dayColour(sheet_, static_cast<int>(i)));
        }
    }

    Sheet& sheet_;
    const DailyPack& pack_;
    const Tokens& tokens_;
    geo::Projection projection_;
    QRectF device_;
    MapView view_;
};

} // namespace

void paintRoutesMap(Sheet& sheet, const DailyPack& pack, const QRectF& rect) {
    if (pack.day.routes() == 0) {
        sheet.text(rect.center().x(), rect.center().y(), Words::tr("No routes are planned."),
                   {12, false, sheet.style().tokens.text2, Qt::AlignHCenter}, rect.width() - 24);
    } else {
        RoutesMap(sheet, pack, rect).paint();
    }
    sheet.frame(rect, 1, sheet.style().tokens.borderStrong);
}

} // namespace ui
