// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/book/book_data.h"
#include "ui/draw/sheet.h"

#include <functional>
#include <vector>

namespace ui {

/// A page that can be drawn.
using BookPage = std::function<void(Sheet&)>;

inline constexpr double kBookTop = 104;   ///< y below the head of a page
inline constexpr double kBookFoot = 62;   ///< above the paper's end
inline constexpr double kBookLegend = 44; ///< below a map, for its legend
inline constexpr double kBookWidth = Sheet::kWidth - 2 * Sheet::kMargin;
inline constexpr double kHeadingHeight = 28; ///< of a heading and its line

/// The head of a page: a title, what follows it, and two lines on the right.
struct BookHead {
    QString title;
    QString after;
    QString right;
    QString rightBold;
    QString rightAfter;
    QColor swatch;
};
void paintHead(Sheet& sheet, const BookHead& head);

/// What stands at the foot of a page: where its data come from, and which page it is.
void paintFootLine(Sheet& sheet, const QString& source, const QString& right);
/// Source, page number and date at the foot of a page.
void paintFoot(Sheet& sheet, const BookData& data, int page, int pages);

/// The head of every page of a territory: its name, rep, scenario, day, and share of target.
BookHead territoryHead(const Sheet& sheet, const BookData& data, std::size_t t);

/// How a map of the book is drawn.
struct BookMap {
    QRectF rect;        ///< on the page
    core::Box box;      ///< what is to be seen, metres
    int only = -1;      ///< the one territory in colour, -1 = all
    bool small = false; ///< a locator: thin lines, no labels, no scale
};
void paintMap(Sheet& sheet, const MapScene& scene, const BookMap& map);
/// The symbols that the map shows, from the margin over `width`, in the words of a plan that is
/// decided.
void paintLegend(Sheet& sheet, const BookData& data, double y, double width, int only);

QColor territoryColour(const Sheet& sheet, const BookData& data, std::size_t t);
/// "±5 %".
QString bandText(const BookData& data);
/// "ZIPs" or "units", alone and with a number.
QString unitsText(const BookData& data);
QString countedUnits(const BookData& data, qint64 count);
/// "$6.74 M", "455,987": one amount in a measure's unit.
QString amountText(double value, const QString& unit);

/// Gives each column its width of a table `width` wide: what it needs and an even part of what is
/// left. Where there is too little, the widest columns of words are narrowed; figures keep their
/// width.
void fitColumns(const Sheet& sheet, std::vector<SheetColumn>& columns,
                const std::vector<SheetRow>& rows, double width);

} // namespace ui
