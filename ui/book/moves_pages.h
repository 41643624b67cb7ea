// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/book/book_paper.h"
#include "ui/book/column_flow.h"

namespace ui {

/// What came from a territory, or went to it.
struct Exchange {
    QString name; ///< of the other territory
    int units = 0;
    int accounts = 0; ///< that lie in the units
    double value = 0;
};
/// What a territory gained, or lost, by the other side's name, largest value first.
std::vector<Exchange> exchanges(const BookData& data, std::size_t t, bool gained);

/// The lists of what comes to a territory and what leaves it, for `addListPages`.
std::vector<FlowBlock> movesOf(const BookData& data, std::size_t t);

/// Just what comes to a territory and what leaves it; no page where nothing does.
std::vector<BookPage> movesPages(const BookData& data, std::size_t t, double height);

/// All units and accounts that change hands, largest value first; none without a plan before.
std::vector<BookPage> allMovesPages(const BookData& data, double height);

/// How many columns of lists a page has.
inline constexpr int kListColumns = 3;

} // namespace ui
