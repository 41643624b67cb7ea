// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/daily_review.h"
#include "ui/book/book_paper.h"
#include "ui/book/pack_ground.h"

#include <vector>

namespace ui {

/// What the daily pack shows.
struct DailyPack {
    core::DailyReview day;
    PackGround ground;
    std::vector<QString> source; ///< what stands at the foot, sentence by sentence
};

/// The pack on paper of that height: a page for the morning, then all calls, visits and accounts.
/// Each figure is one of the review's.
std::vector<BookPage> dailyPages(const DailyPack& pack, double height);

/// Source, page and day of print.
void paintDailyFoot(Sheet& sheet, const DailyPack& pack, int page, int pages);

/// The head that all pages of the pack have.
void paintDailyHead(Sheet& sheet, const DailyPack& pack);

/// The pages with all figures.
std::vector<BookPage> dailyTables(const DailyPack& pack, double height, std::size_t decided);

/// The routes of the day as lines from the bases through the calls, each with the number that it
/// has in the list. Dashes tell routes of one colour apart.
void paintRoutesMap(Sheet& sheet, const DailyPack& pack, const QRectF& rect);

/// "8 to 10 Jan 2027" for the days that are looked back on, or the one day.
QString daysBeforeText(const core::DailyReview& day);

} // namespace ui
