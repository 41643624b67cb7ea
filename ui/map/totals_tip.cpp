// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/totals_tip.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainterPath>

#include <algorithm>

namespace ui {

namespace {

constexpr double kPaddingX = 10;
constexpr double kPaddingY = 7;
constexpr double kLine = 18;
constexpr double kColumnGap = 10;
constexpr double kOffset = 26;
constexpr double kLead = 96; ///< how much of the tip lies to the left of the pointer
constexpr double kIcon = 20;
constexpr double kEdge = 12; ///< from the sides of the map, as cards have it

QFont tipFont(bool bold) {
    QFont font(QStringLiteral("Open Sans"));
    font.setPixelSize(12);
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    return font;
}

QString number(double share) {
    return QLocale().toString(share * 100, 'f', 1);
}

struct Columns {
    double name = 0;
    double before = 0;
    double after = 0;
};

QString beforeText(const TotalsTip::Row& row) {
    return number(row.before) + QStringLiteral(" \u2192 ");
}

QString afterText(const TotalsTip::Row& row) {
    return number(row.after) + QStringLiteral("\u2009%");
}

Columns columnsOf(const TotalsTip& tip) {
    const QFontMetricsF plain(tipFont(false));
    const QFontMetricsF bold(tipFont(true));
    Columns columns;
    for (const TotalsTip::Row& row : tip.rows) {
        columns.name = std::max(columns.name, plain.horizontalAdvance(row.name));
        columns.before = std::max(columns.before, plain.horizontalAdvance(beforeText(row)));
        columns.after = std::max(columns.after, bold.horizontalAdvance(afterText(row)));
    }
    return columns;
}

void paintErrorIcon(QPainter& painter, QPointF middle, const QColor& colour) {
    painter.setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(middle, 6.3, 6.3);
    painter.drawLine(middle - QPointF(2.3, 2.3), middle + QPointF(2.3, 2.3));
    painter.drawLine(middle - QPointF(2.3, -2.3), middle + QPointF(2.3, -2.3));
}

} // namespace

QString spokenTip(const TotalsTip& tip) {
    QStringList parts{tip.title};
    for (const TotalsTip::Row& row : tip.rows) {
        parts << QCoreApplication::translate("TotalsTip", "%1 from %2 to %3 percent")
                     .arg(row.name, number(row.before), number(row.after));
    }
    parts << tip.lines;
    if (!tip.foot.isEmpty()) {
        parts << tip.foot;
    }
    return parts.join(QStringLiteral(". "));
}

QSizeF tipSize(const TotalsTip& tip) {
    const Columns columns = columnsOf(tip);
    double width = QFontMetricsF(tipFont(true)).horizontalAdvance(tip.title);
    width = std::max(width, columns.name + kColumnGap + columns.before + columns.after);
    width = std::max(width, QFontMetricsF(tipFont(false)).horizontalAdvance(tip.foot));
    for (const QString& line : tip.lines) {
        width = std::max(width, QFontMetricsF(tipFont(true)).horizontalAdvance(line));
    }
    const double lines = 1.0 + static_cast<double>(tip.rows.size()) +
                         static_cast<double>(tip.lines.size()) + (tip.foot.isEmpty() ? 0 : 1);
    return {width + 2 * kPaddingX + (tip.refused ? kIcon : 0), lines * kLine + 2 * kPaddingY};
}

QRectF tipRect(QSizeF size, QPointF pointer, const QRectF& room) {
    QRectF rect(pointer.x() - kLead, pointer.y() + kOffset, size.width(), size.height());
    if (rect.bottom() > room.bottom()) {
        rect.moveBottom(pointer.y() - kOffset);
    }
    // It slides in from the edge rather than be cut by it.
    if (rect.right() > room.right() - kEdge) {
        rect.moveRight(room.right() - kEdge);
    }
    if (rect.left() < room.left() + kEdge) {
        rect.moveLeft(room.left() + kEdge);
    }
    return rect;
}

void paintTip(QPainter& painter, const TotalsTip& tip, const QRectF& rect, const Tokens& tokens) {
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.tip);
    painter.drawRoundedRect(rect, tokens.metrics.cardRadius, tokens.metrics.cardRadius);
    double left = rect.left() + kPaddingX;
    const QFontMetricsF metrics(tipFont(false));
    double baseline = rect.top() + kPaddingY + (kLine + metrics.capHeight()) / 2;
    if (tip.refused) {
        paintErrorIcon(painter, QPointF(left + 7, rect.top() + kPaddingY + kLine / 2),
                       tokens.onTip);
        left += kIcon;
    }
    painter.setPen(tokens.onTip);
    painter.setFont(tipFont(true));
    painter.drawText(QPointF(left, baseline), tip.title);
    const Columns columns = columnsOf(tip);
    for (const TotalsTip::Row& row : tip.rows) {
        baseline += kLine;
        painter.setFont(tipFont(false));
        painter.drawText(QPointF(left, baseline), row.name);
        const double middle = left + columns.name + kColumnGap + columns.before;
        painter.drawText(QPointF(middle - metrics.horizontalAdvance(beforeText(row)), baseline),
                         beforeText(row));
        painter.setFont(tipFont(true));
        const QFontMetricsF bold(tipFont(true));
        painter.drawText(
            QPointF(middle + columns.after - bold.horizontalAdvance(afterText(row)), baseline),
            afterText(row));
    }
    for (const QString& line : tip.lines) {
        baseline += kLine;
        painter.setFont(tipFont(&line == &tip.lines.back()));
        painter.drawText(QPointF(left, baseline), line);
    }
    if (!tip.foot.isEmpty()) {
        painter.setFont(tipFont(false));
        painter.drawText(QPointF(left, baseline + kLine), tip.foot);
    }
}

} // namespace ui
