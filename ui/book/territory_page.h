// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/book/book_paper.h"

namespace ui {

/// The pages of one territory: its map with totals, units, largest accounts, what changes and
/// neighbours; then the units that did not fit; then, where a plan before is known, the units and
/// accounts that come and go.
std::vector<BookPage> territoryPages(const BookData& data, std::size_t t, double height);

} // namespace ui
