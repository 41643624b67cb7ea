// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/style.h"

#include <QFont>
#include <QRect>

class QStyleOptionComplex;

// Helpers shared by the files that make up `Style`.
namespace ui {

/// What the first column of a table is indented by beyond the others.
inline constexpr int kFirstColumnIndent = 6;

Look lookOf(const QWidget* widget);
bool isSmall(const QWidget* widget);

/// The same font in Semibold.
QFont strong(QFont font);

/// Scroll bars have no arrow buttons: the whole length is groove.
QRect scrollBarRect(const QStyleOptionComplex* option, QStyle::SubControl part, QRect fusion);

void drawSpinArrows(const QStyle& style, const QStyleOptionComplex* option, QPainter* painter,
                    const QWidget* widget, const Tokens& tokens);

/// A small filled triangle pointing down (or up), centred in `rect`.
void drawTriangle(QPainter* painter, const QRectF& rect, const QColor& colour, bool up = false);

} // namespace ui
