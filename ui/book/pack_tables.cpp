// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/pack_parts.h"

#include <algorithm>
#include <memory>
#include <span>

namespace ui {

namespace {

constexpr double kSpace = 20;
constexpr std::size_t kLeastRows = 3; ///< of a table that begins on a page

/// A part of a table on a page.
struct Slice {
    std::size_t table = 0, first = 0, end = 0;
    double y = 0;
};

using Layout = std::vector<std::vector<Slice>>;

Layout layOut(const std::vector<PackTable>& tables, double bottom) {
    Layout layout(1);
    double y = kBookTop;
    for (std::size_t t = 0; t < tables.size(); ++t) {
        std::size_t first = 0;
        const std::size_t count = tables[t].rows.size();
        while (first < count || (first == 0 && count == 0)) {
            const double room = bottom - y - kHeadingHeight - kTableHead;
            const std::size_t least = std::clamp<std::size_t>(count - first, 1, kLeastRows);
            if (room < static_cast<double>(least) * kTableRow && y > kBookTop) {
                layout.emplace_back();
                y = kBookTop;
                continue;
            }
            const auto fits = static_cast<std::size_t>(std::max(1.0, room / kTableRow));
            const std::size_t end = std::min(count, first + fits);
            layout.back().push_back({t, first, end, y});
            y += kHeadingHeight + kTableHead + kSpace +
                 static_cast<double>(std::max<std::size_t>(1, end - first)) * kTableRow;
            first = end;
            if (count == 0) {
                break;
            }
        }
    }
    return layout;
}

void paintSlice(Sheet& sheet, const PackTable& table, const Slice& slice) {
    sheet.heading(Sheet::kMargin, slice.y, kBookWidth, table.title, table.after);
    if (table.rows.empty()) {
        sheet.text(Sheet::kMargin, slice.y + kHeadingHeight + 17, table.none,
                   {12, false, sheet.style().tokens.text2});
        return;
    }
    std::vector<SheetColumn> columns = table.columns;
    fitColumns(sheet, columns, table.rows, kBookWidth);
    paintTable(sheet, {Sheet::kMargin, slice.y + kHeadingHeight}, columns,
               std::span(table.rows).subspan(slice.first, slice.end - slice.first));
}

} // namespace

void PackTable::addColumns(const QStringList& words, const QStringList& figures) {
    for (const QString& word : words) {
        columns.push_back({word, 0, false});
    }
    for (const QString& word : figures) {
        columns.push_back({word, 0, true});
    }
}

std::vector<BookPage> packTablePages(std::vector<PackTable> made, double height,
                                     const std::function<void(Sheet&)>& head) {
    std::erase_if(made,
                  [](const PackTable& one) { return one.rows.empty() && one.none.isEmpty(); });
    if (made.empty()) {
        return {};
    }
    const auto tables = std::make_shared<const std::vector<PackTable>>(std::move(made));
    std::vector<BookPage> pages;
    for (const std::vector<Slice>& slices : layOut(*tables, height - kBookFoot)) {
        pages.push_back([head, tables, slices](Sheet& sheet) {
            head(sheet);
            for (const Slice& slice : slices) {
                paintSlice(sheet, (*tables)[slice.table], slice);
            }
        });
    }
    return pages;
}

} // namespace ui
