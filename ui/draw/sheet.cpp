// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/sheet.h"

#include <QFontMetricsF>

#include <algorithm>

namespace ui {

namespace {

constexpr double kSmallest = 0.75; ///< of its size, before a text is shortened
constexpr double kCellGap = 8;
constexpr double kSwatch = 11;

QFont sheetFont(double units, double ratio, bool bold) {
    MapView scale;
    scale.pixelRatio = ratio;
    return mapFont(units, scale, bold);
}

} // namespace

Sheet::Sheet(QPainter& painter, QSizeF size, const MapStyle& style)
    : painter_(painter), size_(size), style_(style), ratio_(size.width() / kWidth) {}

double Sheet::textWidth(const QString& words, double size, bool bold) const {
    return QFontMetricsF(sheetFont(size, ratio_, bold)).horizontalAdvance(words) / ratio_;
}

double Sheet::text(double x, double baseline, const QString& words, const Text& how, double room) {
    QFont font = sheetFont(how.size, ratio_, how.bold);
    QString shown = words;
    double width = QFontMetricsF(font).horizontalAdvance(shown) / ratio_;
    if (room > 0 && width > room) {
        font = sheetFont(how.size * std::max(kSmallest, room / width), ratio_, how.bold);
        shown = QFontMetricsF(font).elidedText(words, Qt::ElideMiddle, room * ratio_);
        width = QFontMetricsF(font).horizontalAdvance(shown) / ratio_;
    }
    const double left = how.align & Qt::AlignRight     ? x - width
                        : how.align & Qt::AlignHCenter ? x - width / 2
                                                       : x;
    painter_.setFont(font);
    painter_.setPen(how.colour.isValid() ? how.colour : style_.tokens.text);
    painter_.drawText(QPointF(left, baseline) * ratio_, shown);
    return width;
}

void Sheet::line(double x1, double y, double x2, double width, const QColor& colour) {
    painter_.setPen(QPen(colour, width * ratio_, Qt::SolidLine, Qt::FlatCap));
    painter_.drawLine(QPointF(x1, y) * ratio_, QPointF(x2, y) * ratio_);
}

void Sheet::fill(const QRectF& rect, const QColor& colour) {
    painter_.fillRect(device(rect), colour);
}

void Sheet::frame(const QRectF& rect, double width, const QColor& colour) {
    painter_.setPen(QPen(colour, width * ratio_, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter_.setBrush(Qt::NoBrush);
    painter_.drawRect(device(rect));
}

void Sheet::swatch(const QRectF& rect, const QColor& colour) {
    painter_.setRenderHint(QPainter::Antialiasing, true);
    painter_.setPen(QPen(style_.tokens.swatchEdge, ratio_));
    painter_.setBrush(colour);
    painter_.drawRoundedRect(device(rect), 2 * ratio_, 2 * ratio_);
}

void Sheet::heading(double x, double y, double width, const QString& words, const QString& after) {
    const double taken = text(x, y + 14, words, {13, true, style_.tokens.text}, width);
    if (!after.isEmpty()) {
        text(x + taken + 6, y + 14, after, {13, false, style_.tokens.text2}, width - taken - 6);
    }
    line(x, y + 22, x + width, 1.5, style_.tokens.outline);
}

double paintTable(Sheet& sheet, QPointF topLeft, const std::vector<SheetColumn>& columns,
                  std::span<const SheetRow> rows) {
    const Tokens& tokens = sheet.style().tokens;
    const auto cell = [&](const SheetColumn& column, double x, double baseline,
                          const QString& words, const Sheet::Text& how) {
        Sheet::Text text = how;
        text.align = column.figures ? Qt::AlignRight : Qt::AlignLeft;
        const double at = column.figures ? x + column.width - kCellGap : x;
        sheet.text(at, baseline, words, text, column.width - kCellGap);
    };
    double width = 0;
    double x = topLeft.x();
    for (const SheetColumn& column : columns) {
        cell(column, x, topLeft.y() + 13, column.title, {11, false, tokens.text3});
        x += column.width;
        width += column.width;
    }
    double y = topLeft.y() + kTableHead;
    for (const SheetRow& row : rows) {
        x = topLeft.x();
        for (std::size_t i = 0; i < columns.size() && i < row.cells.size(); ++i) {
            double indent = 0;
            if (i == 0 && row.swatch.isValid()) {
                sheet.swatch({x, y + 5, kSwatch, kSwatch}, row.swatch);
                indent = kSwatch + 7;
            }
            SheetColumn column = columns[i];
            column.width -= indent;
            cell(column, x + indent, y + 15, row.cells[i], {12, row.bold, tokens.text});
            x += columns[i].width;
        }
        y += kTableRow;
        sheet.line(topLeft.x(), y, topLeft.x() + width - kCellGap, 1, tokens.hair);
    }
    return y;
}

} // namespace ui
