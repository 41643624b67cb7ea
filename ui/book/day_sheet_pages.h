// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/book/book_paper.h"
#include "ui/book/day_sheet_data.h"

#include <vector>

namespace ui {

/// The pages of all days on paper of that height (units of a Sheet), without their feet: for each
/// a page with map, calls and totals, and further ones where calls or directions need them.
/// `sheets` must outlive them.
std::vector<BookPage> daySheetPages(const DaySheets& sheets, double height);

/// The foot of such a page.
void paintDayFoot(Sheet& sheet, const DaySheets& sheets, int page, int pages);

} // namespace ui
