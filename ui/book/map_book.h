// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/book/book_data.h"
#include "ui/book/book_paper.h"

namespace ui {

/// Which part of the book is wanted.
struct BookParts {
    QString rep;            ///< only the pages of the territories of a rep; empty = the whole book
    bool movesOnly = false; ///< only what changes hands: all of it, or the rep's
};

/// The pages of the book on paper of that height (units of a Sheet), without their feet. `data`
/// must outlive them. No pages if the rep has no territory, or nothing moves and only moves are
/// wanted.
std::vector<BookPage> bookPages(const BookData& data, double pageHeight,
                                const BookParts& parts = {});

} // namespace ui
