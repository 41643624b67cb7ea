// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/weekly_review.h"
#include "ui/book/book_paper.h"
#include "ui/draw/map_scene.h"

#include <memory>

namespace ui {

/// What the weekly pack shows.
struct WeeklyPack {
    core::WeeklyReview review;
    std::shared_ptr<const MapScene> scene; ///< finished; hatched where the repair moves a unit
    core::Box moved;                       ///< of the units that it moves, metres; may be empty
    std::vector<QString> source;           ///< what stands at the foot, sentence by sentence
};

/// The pack on paper of that height: a page for the meeting, then all figures by rep and territory.
/// Each figure is one of the review's.
std::vector<BookPage> weeklyPages(const WeeklyPack& pack, double height);

/// Source, page and day of print.
void paintWeeklyFoot(Sheet& sheet, const WeeklyPack& pack, int page, int pages);

/// The head that all pages of the pack have.
void paintWeeklyHead(Sheet& sheet, const WeeklyPack& pack);

/// The pages with all figures.
std::vector<BookPage> weeklyTables(const WeeklyPack& pack, double height);

} // namespace ui
