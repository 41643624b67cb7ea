// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/review_sentence.h"
#include "ui/book/book_paper.h"

#include <functional>
#include <vector>

namespace ui {

/// What the pages of the review packs have in common.

/// What counts, in sentences side by side below the head of a page.
void paintPackHeads(Sheet& sheet, const std::vector<core::ReviewHead>& heads);
inline constexpr double kPackPartsTop = 160; ///< y below them

/// What is to be decided, each with a box to tick. `none` stands there if it is nothing.
void paintPackDecisions(Sheet& sheet, const std::vector<core::ReviewDecision>& decisions,
                        double top, const QString& none);
/// How high that is with so many decisions.
double packDecisionsHeight(std::size_t decisions);

/// What stands at the foot of a page: the sentences on its sources, and which page it is.
void paintPackFoot(Sheet& sheet, const std::vector<QString>& source, const QString& right);

/// Words as lines that fit into a width; returns the y below the last line.
double paintParagraph(Sheet& sheet, QPointF topLeft, double width, const QString& words,
                      const Sheet::Text& how);

/// Slanted lines in a rectangle: what is too much, also on black and white paper.
void paintHatch(Sheet& sheet, const QRectF& rect);
/// A dashed line downwards.
void paintDashes(Sheet& sheet, double x, double top, double bottom);
/// The ink of bars.
QColor packInk(const Sheet& sheet);

/// A table that may go on over pages.
struct PackTable {
    QString title, after;
    std::vector<SheetColumn> columns;
    std::vector<SheetRow> rows;
    QString none = {}; ///< stands there if there are no rows; empty = the table is left out then

    /// Columns of words, then of figures.
    void addColumns(const QStringList& words, const QStringList& figures);
};

/// Tables below each other, over as many pages as they need; `head` draws the head of each page.
std::vector<BookPage> packTablePages(std::vector<PackTable> tables, double height,
                                     const std::function<void(Sheet&)>& head);

/// A dash for what is not known.
QString noFigure();

} // namespace ui
