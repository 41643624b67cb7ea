// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/book/day_sheet_data.h"
#include "ui/draw/sheet.h"

#include <QString>

#include <vector>

namespace ui {

/// A line of the directions of a day.
struct DirectionLine {
    int stop = 0; ///< number of the call that a drive leads to, above its steps; 0 = the base
    bool head = false;
    QString words;
    QString right; ///< time and distance
    double height() const { return head ? 30 : 18; }
};

/// The directions of a day: a head for each drive, then its steps. Where no roads are at hand a
/// step says the direction as the crow flies, and that it does.
std::vector<DirectionLine> directionsOf(const DaySheets& sheets, const DaySheet& day);

void paintDirection(Sheet& sheet, const DirectionLine& line, double x, double y, double width,
                    const QColor& colour);

/// "8.4 km", "250 m".
QString distanceText(double metres);
/// "12 min", "1 h 05 min".
QString minutesText(std::int64_t seconds);

} // namespace ui
