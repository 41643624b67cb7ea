// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/routes/route_data.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace ui {

class Theme;

/// The routes of a day as bars over the hours: visits, drives between them, appointment windows,
/// breaks. A visit can be dragged to another time or rep; arrow keys walk over the visits.
class DayView : public QWidget {
    Q_OBJECT

public:
    explicit DayView(const Theme& theme, QWidget* parent = nullptr);

    /// Shows these routes of the plan, in this order; the n-th has the n-th colour.
    void setRoutes(const RouteData& routeData, const std::vector<std::size_t>& routes);
    void choose(int row, int stop);
    int chosenRow() const { return chosenRow_; }
    int chosenStop() const { return chosenStop_; }
    /// Where the bar of a visit is, in pixels of the widget.
    QRectF barOf(int row, int stop) const;
    QRectF laneOf(int row) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void chosen(int row, int stop);
    /// A visit was dropped on a lane before the visit that is at `position` there, from 0.
    void moveAsked(int row, int stop, int toRow, int position);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Visit {
        core::visits::ClockTime starts = 0, leaves = 0;
        std::optional<core::visits::ClockTime> opens, closes;
        bool locked = false;
        QString name;
    };
    struct Lane {
        QString rep;
        QString remark;
        core::visits::ClockTime starts = 0, ends = 0;
        std::vector<Visit> visits;
        std::vector<core::visits::RouteRest> rests;
    };
    struct Spot {
        int row = -1;
        int stop = -1;
    };
    double scale() const;
    double headWidth() const;
    double xOf(core::visits::ClockTime time) const;
    core::visits::ClockTime timeAt(double x) const;
    Spot spotAt(QPointF at) const;
    int laneAt(double y) const;
    int positionAt(int row, double x) const;
    void paintHours(QPainter& painter) const;
    void paintGround(QPainter& painter, int row) const;
    void paintLane(QPainter& painter, int row) const;
    void paintDrag(QPainter& painter) const;
    QString spoken(int row, int stop) const;

    const Theme& theme_;
    std::vector<Lane> lanes_;
    core::visits::ClockTime from_ = 8 * 3600, to_ = 18 * 3600;
    int chosenRow_ = -1;
    int chosenStop_ = -1;
    std::optional<Spot> pressed_;
    QPointF pressedAt_;
    QPointF dragAt_;
    bool dragging_ = false;
};

} // namespace ui
