// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/quarterly_review.h"
#include "ui/book/book_paper.h"
#include "ui/draw/map_scene.h"

#include <memory>
#include <vector>

namespace ui {

/// A scenario as a map.
struct QuarterMap {
    QString name;
    std::shared_ptr<const MapScene> scene; ///< finished
};

/// What the quarterly pack shows.
struct QuarterlyPack {
    core::QuarterlyReview review;
    std::shared_ptr<const MapScene> plan;    ///< finished; null = there is no plan
    std::shared_ptr<const MapScene> changed; ///< hatched where units changed hands; null = none did
    std::vector<QuarterMap> scenarios;       ///< as in the review
    std::vector<QString> source;             ///< what stands at the foot, sentence by sentence
};

/// The pack on paper of that height: balance and decisions, drift and what changed hands, results
/// and quotas, work and visits, scenarios, then all figures. Each figure is one of the review's.
std::vector<BookPage> quarterlyPages(const QuarterlyPack& pack, double height);

/// Source, page and day of print.
void paintQuarterlyFoot(Sheet& sheet, const QuarterlyPack& pack, int page, int pages);

/// The head that all pages of the pack have.
void paintQuarterlyHead(Sheet& sheet, const QuarterlyPack& pack);

/// The pages with all figures.
std::vector<BookPage> quarterlyTables(const QuarterlyPack& pack, double height);

} // namespace ui
