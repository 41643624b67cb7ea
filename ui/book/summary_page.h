// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/book/book_paper.h"

namespace ui {

/// The pages that tell of the plan as a whole: a map of it, the table of its territories, and how
/// far each is from its target.
///
/// `pageOf` is the number of the page each territory begins on; it may be filled in after the
/// pages are made, as long as it lives.
std::vector<BookPage> summaryPages(const BookData& data, double height,
                                   const std::vector<int>& pageOf);

/// The map of all territories.
BookPage overviewPage(const BookData& data, double height);

} // namespace ui
