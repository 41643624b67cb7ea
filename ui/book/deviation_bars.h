// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/book/book_paper.h"

namespace ui {

/// The imbalance chart on paper: a bar per territory from the target line, over the zone of the
/// band, with its figure in words and a tick where it was before.

/// How high the chart of that many territories has to be at least, its axis included.
double deviationBarsHeight(std::size_t count);
/// How many territories fit into a height.
std::size_t deviationBarsIn(double height);

/// Draws the territories `from` to `to` (one beyond the last) into a part of the page.
void paintDeviationBars(Sheet& sheet, const BookData& data, std::size_t from, std::size_t to,
                        const QRectF& rect);

} // namespace ui
