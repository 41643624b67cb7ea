// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/book/day_sheet_data.h"
#include "ui/draw/sheet.h"

#include <QRectF>

namespace ui {

/// The colour of the n-th rep's route: those of the theme, again from the first after the last.
QColor dayColour(const Sheet& sheet, int colour);

/// A number on a disc in the colour of a route.
void paintStopDisc(Sheet& sheet, QPointF centre, double radius, int number, const QColor& colour);

/// Pushes discs so that their centres are so far `apart`, a little at a time.
void pushApart(std::vector<QPointF>& places, double apart);

/// Draws the day on its ground: roads, the drives (solid along roads, dashed where only a straight
/// line is known), numbered stops, the base as a diamond, a scale bar. Numbers that would lie on
/// each other are moved apart, with a line to their place.
void paintDayMap(Sheet& sheet, const DaySheets& sheets, const DaySheet& day, const QRectF& rect);

} // namespace ui
