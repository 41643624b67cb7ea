// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/book/daily_pages.h"

namespace ui {

/// The parts of the page for the morning. Each fills its rectangle from the top as far as it needs
/// to.

/// Reps with their routes (number, calls, hours, drive, value; those without a route last), and
/// below them the visits of the days before by rep: planned as a frame, done as its filling.
/// Returns the y between them.
double paintDayLists(Sheet& sheet, const DailyPack& pack, const QRectF& rect);
/// Planned visits that were not made, the most open value first; important ones are marked.
void paintNotDone(Sheet& sheet, const DailyPack& pack, const QRectF& rect);

/// Minutes of seconds, as a whole number.
QString wholeMinutes(double minutes);

} // namespace ui
