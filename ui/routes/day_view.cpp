// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/day_view.h"

#include "ui/routes/route_overlay.h"
#include "ui/theme/theme.h"
#include "ui/widgets/figures.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ui {

using core::visits::ClockTime;

namespace {

// At 96 dpi and 100 % text.
constexpr double kLane = 54;
constexpr double kHours = 26;
constexpr double kHead = 132;
constexpr double kBar = 26;
constexpr double kDrive = 6;
constexpr double kWindow = 8; // above the bar
constexpr double kRadius = 3;
constexpr double kPad = 12;
constexpr double kSwatch = 4;
constexpr double kDriveShade = 0.4;
constexpr ClockTime kHour = 3600;

} // namespace

DayView::DayView(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    setObjectName("dayView");
    setAccessibleName(tr("The day by rep"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(&theme, &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

void DayView::setRoutes(const RouteData& routeData, const std::vector<std::size_t>& routes) {
    lanes_.clear();
    ClockTime first = 24 * kHour;
    ClockTime last = 0;
    for (const std::size_t at : routes) {
        const core::visits::DayRoute& route = routeData.plan()->routes[at];
        Lane lane;
        lane.rep = routeData.repName(route.rep);
        lane.remark = countedText(static_cast<qint64>(route.stops.size()), tr("stop"), tr("stops"));
        lane.starts = route.starts;
        lane.ends = route.ends;
        lane.rests = route.rests;
        for (const core::visits::RouteStop& stop : route.stops) {
            lane.visits.push_back({stop.starts, stop.leaves, stop.opens, stop.closes, stop.locked,
                                   routeData.factsOf(stop.account).name});
        }
        first = std::min(first, route.starts);
        last = std::max(last, route.ends);
        lanes_.push_back(std::move(lane));
    }
    if (lanes_.empty()) {
        first = 8 * kHour;
        last = 18 * kHour;
    }
    from_ = first / kHour * kHour;
    to_ = (last + kHour - 1) / kHour * kHour + kHour / 2;
    chosenRow_ = std::min(chosenRow_, static_cast<int>(lanes_.size()) - 1);
    dragging_ = false;
    pressed_.reset();
    updateGeometry();
    update();
}

void DayView::choose(int row, int stop) {
    chosenRow_ = row;
    chosenStop_ = stop;
    update();
}

double DayView::scale() const {
    return QFontMetricsF(font()).height() / 17.0;
}

double DayView::headWidth() const {
    return kHead * scale();
}

double DayView::xOf(ClockTime time) const {
    const double room = width() - headWidth() - kPad;
    return headWidth() + room * static_cast<double>(time - from_) /
                             static_cast<double>(std::max<ClockTime>(1, to_ - from_));
}

ClockTime DayView::timeAt(double x) const {
    const double room = std::max(1.0, width() - headWidth() - kPad);
    return from_ +
           static_cast<ClockTime>((x - headWidth()) / room * static_cast<double>(to_ - from_));
}

QRectF DayView::laneOf(int row) const {
    const double s = scale();
    return {0, kHours * s + row * kLane * s, static_cast<double>(width()), kLane * s};
}

QRectF DayView::barOf(int row, int stop) const {
    const Visit& visit =
        lanes_[static_cast<std::size_t>(row)].visits[static_cast<std::size_t>(stop)];
    const QRectF lane = laneOf(row);
    const double height = kBar * scale();
    const double left = xOf(visit.starts);
    return {left, lane.center().y() - height / 2, std::max(kRadius * 2, xOf(visit.leaves) - left),
            height};
}

int DayView::laneAt(double y) const {
    for (int row = 0; row < static_cast<int>(lanes_.size()); ++row) {
        const QRectF lane = laneOf(row);
        if (y >= lane.top() && y < lane.bottom()) {
            return row;
        }
    }
    return -1;
}

DayView::Spot DayView::spotAt(QPointF at) const {
    const int row = laneAt(at.y());
    Spot spot{row, -1};
    if (row >= 0) {
        const auto count = static_cast<int>(lanes_[static_cast<std::size_t>(row)].visits.size());
        for (int stop = 0; stop < count; ++stop) {
            if (barOf(row, stop).contains(at)) {
                spot.stop = stop;
            }
        }
    }
    return spot;
}

int DayView::positionAt(int row, double x) const {
    const Lane& lane = lanes_[static_cast<std::size_t>(row)];
    const ClockTime time = timeAt(x);
    return static_cast<int>(
        std::count_if(lane.visits.begin(), lane.visits.end(), [&](const Visit& visit) {
            return (visit.starts + visit.leaves) / 2 < time;
        }));
}

void DayView::paintHours(QPainter& painter) const {
    const Tokens& t = theme_.tokens();
    const double top = kHours * scale();
    painter.setFont(theme_.font(TextRole::Small));
    for (ClockTime hour = from_; hour <= to_; hour += kHour) {
        const double x = xOf(hour);
        painter.setPen(t.hair);
        painter.drawLine(QPointF(x, top),
                         QPointF(x, laneOf(static_cast<int>(lanes_.size())).top()));
        painter.setPen(t.text2);
        painter.drawText(QRectF(x - 40, 0, 80, top), Qt::AlignCenter, clockText(hour));
    }
}

void DayView::paintGround(QPainter& painter, int row) const {
    const Tokens& t = theme_.tokens();
    const QRectF area = laneOf(row);
    if (row == chosenRow_) {
        painter.fillRect(area, t.accentSoft);
    }
    painter.setPen(t.hair);
    painter.drawLine(area.bottomLeft(), area.bottomRight());
}

void DayView::paintLane(QPainter& painter, int row) const {
    const Tokens& t = theme_.tokens();
    const Lane& lane = lanes_[static_cast<std::size_t>(row)];
    const QRectF area = laneOf(row);
    const RouteColour colour = routeColour(t, row);
    const double s = scale();
    painter.fillRect(QRectF(kPad, area.top() + 12 * s, kSwatch, area.height() - 24 * s),
                     colour.fill);
    const QRectF words(kPad + kSwatch + 8, area.top(), headWidth() - kPad - kSwatch - 12,
                       area.height());
    painter.setPen(t.text);
    painter.setFont(theme_.font(TextRole::BodyStrong));
    painter.drawText(words.adjusted(0, 0, 0, -area.height() / 2 + 2),
                     Qt::AlignBottom | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(lane.rep, Qt::ElideRight,
                                                      static_cast<int>(words.width())));
    painter.setPen(t.text2);
    painter.setFont(theme_.font(TextRole::Small));
    painter.drawText(words.adjusted(0, area.height() / 2 + 2, 0, 0), Qt::AlignTop | Qt::AlignLeft,
                     lane.remark);
    const double middle = area.center().y();
    QColor drive = colour.fill;
    drive.setAlphaF(kDriveShade);
    painter.fillRect(QRectF(QPointF(xOf(lane.starts), middle - kDrive / 2 * s),
                            QPointF(xOf(lane.ends), middle + kDrive / 2 * s)),
                     drive);
    const double half = kBar * s / 2;
    for (const core::visits::RouteRest& rest : lane.rests) {
        const QRectF box(QPointF(xOf(rest.from), middle - half),
                         QPointF(xOf(rest.to), middle + half));
        painter.setBrush(t.band);
        painter.setPen(QPen(t.borderStrong, 1, Qt::DashLine));
        painter.drawRoundedRect(box, kRadius, kRadius);
    }
    painter.setFont(theme_.font(TextRole::SmallStrong));
    for (int stop = 0; stop < static_cast<int>(lane.visits.size()); ++stop) {
        const Visit& visit = lane.visits[static_cast<std::size_t>(stop)];
        const QRectF bar = barOf(row, stop);
        const bool moved = dragging_ && pressed_ && pressed_->row == row && pressed_->stop == stop;
        painter.setOpacity(moved ? kDriveShade : 1);
        if (visit.opens && visit.closes) {
            const double y = bar.top() - kWindow / 2 * s;
            painter.setPen(QPen(t.text, 1.4));
            const double left = xOf(*visit.opens);
            const double right = xOf(*visit.closes);
            painter.drawPolyline(QPolygonF{QPointF(left, y + kWindow / 2 * s), QPointF(left, y),
                                           QPointF(right, y), QPointF(right, y + kWindow / 2 * s)});
        }
        painter.setPen(row == chosenRow_ && stop == chosenStop_ ? QPen(t.selectionLine, 2)
                                                                : QPen(Qt::NoPen));
        painter.setBrush(colour.fill);
        painter.drawRoundedRect(bar, kRadius, kRadius);
        painter.setPen(colour.digit);
        painter.drawText(bar, Qt::AlignCenter,
                         QString::number(stop + 1) +
                             (visit.locked ? QStringLiteral("\u2009•") : QString()));
        painter.setOpacity(1);
    }
}

void DayView::paintDrag(QPainter& painter) const {
    const int row = laneAt(dragAt_.y());
    if (!dragging_ || row < 0) {
        return;
    }
    const Lane& lane = lanes_[static_cast<std::size_t>(row)];
    const int position = positionAt(row, dragAt_.x());
    const auto count = static_cast<int>(lane.visits.size());
    const double x = count == 0         ? xOf(lane.starts)
                     : position < count ? barOf(row, position).left() - 4
                                        : barOf(row, count - 1).right() + 4;
    const QRectF area = laneOf(row);
    painter.setPen(QPen(theme_.tokens().accent, 2));
    painter.drawLine(QPointF(x, area.top() + 6), QPointF(x, area.bottom() - 6));
}

void DayView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme_.tokens().base);
    const auto rows = static_cast<int>(lanes_.size());
    for (int row = 0; row < rows; ++row) {
        paintGround(painter, row);
    }
    paintHours(painter);
    for (int row = 0; row < rows; ++row) {
        paintLane(painter, row);
    }
    paintDrag(painter);
    if (hasFocus() && chosenRow_ >= 0) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme_.tokens().focus, 1.5));
        painter.drawRect(laneOf(chosenRow_).adjusted(1, 1, -2, -2));
    }
}

void DayView::mousePressEvent(QMouseEvent* event) {
    const Spot spot = spotAt(event->position());
    if (event->button() != Qt::LeftButton || spot.row < 0) {
        return;
    }
    pressed_ = spot.stop >= 0 ? std::optional(spot) : std::nullopt;
    pressedAt_ = event->position();
    choose(spot.row, spot.stop);
    emit chosen(spot.row, spot.stop);
}

void DayView::mouseMoveEvent(QMouseEvent* event) {
    if (!pressed_) {
        setCursor(spotAt(event->position()).stop >= 0 ? Qt::OpenHandCursor : Qt::ArrowCursor);
        return;
    }
    dragAt_ = event->position();
    dragging_ =
        dragging_ || (dragAt_ - pressedAt_).manhattanLength() >= QApplication::startDragDistance();
    update();
}

void DayView::mouseReleaseEvent(QMouseEvent* event) {
    const int row = laneAt(event->position().y());
    if (dragging_ && pressed_ && row >= 0) {
        int position = positionAt(row, event->position().x());
        const bool same = row == pressed_->row;
        position -= same && position > pressed_->stop ? 1 : 0;
        if (!same || position != pressed_->stop) {
            emit moveAsked(pressed_->row, pressed_->stop, row, position);
        }
    }
    dragging_ = false;
    pressed_.reset();
    update();
}

void DayView::keyPressEvent(QKeyEvent* event) {
    const auto rows = static_cast<int>(lanes_.size());
    const auto walk = [&](int row, int stop) {
        if (rows == 0) {
            return;
        }
        row = std::clamp(row, 0, rows - 1);
        const auto count = static_cast<int>(lanes_[static_cast<std::size_t>(row)].visits.size());
        choose(row, std::clamp(stop, 0, std::max(0, count - 1)));
        emit chosen(chosenRow_, chosenStop_);
    };
    switch (event->key()) {
    case Qt::Key_Left: walk(chosenRow_, chosenStop_ - 1); return;
    case Qt::Key_Right: walk(chosenRow_, chosenStop_ + 1); return;
    case Qt::Key_Up: walk(chosenRow_ - 1, chosenStop_); return;
    case Qt::Key_Down: walk(chosenRow_ + 1, chosenStop_); return;
    case Qt::Key_Escape:
        if (dragging_) {
            dragging_ = false;
            pressed_.reset();
            update();
            return;
        }
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

QString DayView::spoken(int row, int stop) const {
    const Lane& lane = lanes_[static_cast<std::size_t>(row)];
    const Visit& visit = lane.visits[static_cast<std::size_t>(stop)];
    QString text = tr("%1. %2, %3–%4")
                       .arg(stop + 1)
                       .arg(visit.name, clockText(visit.starts), clockText(visit.leaves));
    if (visit.opens && visit.closes) {
        text +=
            QStringLiteral("\n") +
            tr("appointment window %1–%2").arg(clockText(*visit.opens), clockText(*visit.closes));
    }
    return visit.locked ? text + QStringLiteral("\n") + tr("locked") : text;
}

bool DayView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const Spot spot = spotAt(help->pos());
        if (spot.stop >= 0) {
            QToolTip::showText(help->globalPos(), spoken(spot.row, spot.stop), this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

QSize DayView::sizeHint() const {
    const double rows = std::max<double>(1, static_cast<double>(lanes_.size()));
    return {600, static_cast<int>((kHours + rows * kLane) * scale()) + 1};
}

QSize DayView::minimumSizeHint() const {
    return {static_cast<int>(headWidth()) + 240, sizeHint().height()};
}

} // namespace ui
