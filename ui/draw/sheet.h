// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_ink.h"

#include <QPainter>
#include <QString>

#include <span>
#include <vector>

namespace ui {

/// A printed page in its own units: 1440 across, whatever the paper (the width of the design's
/// picture). Text that does not fit is made smaller, then shortened in its middle; nothing is cut.
class Sheet {
public:
    /// `painter` draws on paper of `size` device pixels; both must outlive the sheet.
    Sheet(QPainter& painter, QSizeF size, const MapStyle& style);

    static constexpr double kWidth = 1440;
    static constexpr double kMargin = 48;
    double height() const { return size_.height() / ratio_; }
    /// Device pixels per unit.
    double ratio() const { return ratio_; }
    QPainter& painter() { return painter_; }
    const MapStyle& style() const { return style_; }

    struct Text {
        double size = 12;
        bool bold = false;
        QColor colour;
        Qt::Alignment align = Qt::AlignLeft; ///< Left: `x` is the left end; Right, HCenter likewise
    };
    /// Draws a line of text at a baseline; it may take `room` units (0 = as much as it needs).
    /// Returns the width taken.
    double text(double x, double baseline, const QString& words, const Text& how, double room = 0);
    double textWidth(const QString& words, double size, bool bold) const;

    void line(double x1, double y, double x2, double width, const QColor& colour);
    void fill(const QRectF& rect, const QColor& colour);
    void frame(const QRectF& rect, double width, const QColor& colour);
    /// A territory's colour in a square with a thin edge.
    void swatch(const QRectF& rect, const QColor& colour);
    /// A heading over a line, 1.5 thick, from x over `width`; `after` follows in plain text.
    void heading(double x, double y, double width, const QString& words, const QString& after = {});

    QRectF device(const QRectF& rect) const {
        return {rect.topLeft() * ratio_, rect.size() * ratio_};
    }

private:
    QPainter& painter_;
    QSizeF size_;
    const MapStyle& style_;
    double ratio_;
};

/// A column of a printed table.
struct SheetColumn {
    QString title;
    double width = 0;
    bool figures = false; ///< to the right, never shortened
};

/// Cells of a printed table row; bold rows are totals.
struct SheetRow {
    std::vector<QString> cells;
    bool bold = false;
    QColor swatch; ///< drawn before the first cell if valid
};

/// Draws a table with hair lines between the rows; returns the y below its last row.
double paintTable(Sheet& sheet, QPointF topLeft, const std::vector<SheetColumn>& columns,
                  std::span<const SheetRow> rows);

inline constexpr double kTableHead = 20;
inline constexpr double kTableRow = 21;

} // namespace ui
