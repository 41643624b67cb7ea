// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/sheet.h"

#include <functional>
#include <vector>

namespace ui {

/// A list of names, each with a drawing and figures beside it.
struct BarTable {
    QString title, after;
    QString nameTitle;
    double nameWidth = 180;
    double barWidth = 160; ///< between names and figures; 0 = no drawing
    struct Column {
        QString title;
        double width = 80; ///< figures stand at its right end
        bool bold = false;
    };
    std::vector<Column> columns;
    struct Row {
        QString name, after; ///< behind the name, fainter
        std::vector<QString> cells;
        bool strong = false; ///< stands out: bold, in the colour of what is too much
        std::function<void(const QRectF&)> bar = {}; ///< draws into its part of the row
    };
    std::vector<Row> rows;
    std::vector<QString> total; ///< cells of the last row; empty = none
    QString none;               ///< stands there if there are no rows
    double tallest = 24;        ///< a row may be so high where there is room
};

/// Draws as many rows as fit into the rectangle, and says how many do not; returns the y below it.
double paintBarTable(Sheet& sheet, const BarTable& table, const QRectF& rect);

} // namespace ui
