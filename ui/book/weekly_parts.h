// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/book/weekly_pages.h"

namespace ui {

/// The parts of the page for the meeting. Each begins at the top left of `rect` and takes its
/// width; those that return a y end there.

/// Hours of each rep as a bar, beside last week (a black mark) and the hours in the field that are
/// thought right (dashed); bars beyond them are hatched, so that they tell without colour.
double paintLoad(Sheet& sheet, const WeeklyPack& pack, const QRectF& rect);
/// Planned visits as a frame, done ones as its filling.
double paintVisits(Sheet& sheet, const WeeklyPack& pack, const QRectF& rect);
/// Open value by stage and rep, darker where there is more, with its change.
void paintPipeline(Sheet& sheet, const WeeklyPack& pack, const QRectF& rect);
/// The map of the smallest repair, why it is needed, and what it does.
double paintDrift(Sheet& sheet, const WeeklyPack& pack, const QRectF& rect);
/// Territories by share of target.
void paintShares(Sheet& sheet, const WeeklyPack& pack, const QRectF& rect);
/// Where more is to be won, on a map and as a list.
void paintFlags(Sheet& sheet, const WeeklyPack& pack, const QRectF& rect);

/// Reps with something to show that fit into the page, in the order of the plan; those with the
/// most open value and hours if there are too many.
std::vector<const core::WeekRep*> shownReps(const WeeklyPack& pack, std::size_t most);

} // namespace ui
