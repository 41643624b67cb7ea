// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/sheet.h"

#include <vector>

namespace ui {

/// A list with a heading that may go on over columns and pages.
struct FlowBlock {
    QString title;
    QString after; ///< plain text behind the title
    std::vector<SheetColumn> columns;
    std::vector<SheetRow> rows;
};

/// A piece of a block that stands in one column.
struct FlowPiece {
    std::size_t block = 0;
    std::size_t from = 0; ///< rows
    std::size_t to = 0;
    int column = 0;
    double y = 0; ///< below the top of the column
};

/// Where lists are to go: `columns` of that height on each page.
struct FlowRoom {
    int columns = 3;
    double height = 0;
    double left = 0;
    double width = 0; ///< of all columns with the gaps between them

    double columnWidth() const;
    double columnLeft(int column) const;
};

/// Lays blocks into columns, from left to right and page by page: a heading is followed by two rows
/// at least, and repeated where a list goes on. The last page is spread over its columns evenly.
/// Blocks without rows take no place.
std::vector<std::vector<FlowPiece>> flowColumns(const std::vector<FlowBlock>& blocks,
                                                const FlowRoom& room);

/// Draws one page of it below `top`.
void paintFlow(Sheet& sheet, const std::vector<FlowBlock>& blocks, const FlowRoom& room, double top,
               const std::vector<FlowPiece>& pieces);

} // namespace ui
