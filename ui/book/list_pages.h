// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/book/book_paper.h"
#include "ui/book/column_flow.h"

#include <functional>
#include <vector>

namespace ui {

using MakeHead = std::function<BookHead(const Sheet&)>;

/// Adds pages of lists in columns, all under one head, on paper of that height; none if the lists
/// are empty.
void addListPages(std::vector<BookPage>& pages, std::vector<FlowBlock> blocks, int columns,
                  double height, const MakeHead& head);

} // namespace ui
