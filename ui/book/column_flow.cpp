// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/column_flow.h"

#include "ui/book/book_paper.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double kGap = 28;      ///< between columns
constexpr double kBlockGap = 20; ///< between lists in one column
constexpr std::size_t kLeastRows = 2;

/// `lastHeight` is that of the columns of page `last`, and of what comes after it.
std::vector<std::vector<FlowPiece>> layOut(const std::vector<FlowBlock>& blocks,
                                           const FlowRoom& room, std::size_t last,
                                           double lastHeight) {
    std::vector<std::vector<FlowPiece>> pages(1);
    int column = 0;
    double y = 0;
    const auto nextColumn = [&] {
        y = 0;
        if (++column == room.columns) {
            column = 0;
            pages.emplace_back();
        }
    };
    const auto rowsAt = [&](double from) {
        const double height = pages.size() > last ? lastHeight : room.height;
        const double rows = (height - from - kHeadingHeight - kTableHead) / kTableRow;
        return static_cast<std::size_t>(std::max(0.0, std::floor(rows + 1e-6)));
    };
    for (std::size_t block = 0; block < blocks.size(); ++block) {
        const std::size_t count = blocks[block].rows.size();
        for (std::size_t from = 0; from < count;) {
            const std::size_t least = std::min(kLeastRows, count - from);
            if (y > 0 && rowsAt(y) < least) {
                nextColumn();
            }
            const std::size_t rows = std::min(count - from, std::max<std::size_t>(1, rowsAt(y)));
            pages.back().push_back({block, from, from + rows, column, y});
            y += kHeadingHeight + kTableHead + static_cast<double>(rows) * kTableRow + kBlockGap;
            from += rows;
            if (from < count) {
                nextColumn();
            }
        }
    }
    return pages;
}

} // namespace

double FlowRoom::columnWidth() const {
    return (width - kGap * (columns - 1)) / columns;
}

double FlowRoom::columnLeft(int column) const {
    return left + column * (columnWidth() + kGap);
}

std::vector<std::vector<FlowPiece>> flowColumns(const std::vector<FlowBlock>& blocks,
                                                const FlowRoom& room) {
    std::vector<std::vector<FlowPiece>> pages = layOut(blocks, room, 0, room.height);
    if (pages.back().empty()) {
        pages.pop_back();
    }
    // The last page is spread over all its columns: as low as it goes.
    const std::size_t count = pages.size();
    for (double height = room.height - kTableRow; count > 0 && height > 0; height -= kTableRow) {
        std::vector<std::vector<FlowPiece>> lower = layOut(blocks, room, count - 1, height);
        if (lower.size() > count) {
            break;
        }
        pages = std::move(lower);
    }
    return pages;
}

void paintFlow(Sheet& sheet, const std::vector<FlowBlock>& blocks, const FlowRoom& room, double top,
               const std::vector<FlowPiece>& pieces) {
    for (const FlowPiece& piece : pieces) {
        const FlowBlock& block = blocks[piece.block];
        const double left = room.columnLeft(piece.column);
        const double width = room.columnWidth();
        const QString after =
            piece.from == 0 ? block.after : QCoreApplication::translate("MapBook", "continued");
        sheet.heading(left, top + piece.y, width, block.title, after);
        std::vector<SheetColumn> columns = block.columns;
        fitColumns(sheet, columns, block.rows, width);
        paintTable(sheet, {left, top + piece.y + kHeadingHeight}, columns,
                   std::span(block.rows).subspan(piece.from, piece.to - piece.from));
    }
}

} // namespace ui
