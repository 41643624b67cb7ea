// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>

class QPainter;

namespace ui {

struct Tokens;

/// The square that stands for a territory wherever its name is written.
void paintSwatch(QPainter* painter, const QRect& rect, int fill, const Tokens& tokens);

} // namespace ui
