// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QIcon>

namespace ui {

/// An icon by its freedesktop name, drawn in the colours of the present theme: it follows a change
/// of theme by itself. Tools that Breeze lacks or blurs, and the four states, are always our own
/// drawings; other names come from Breeze where it is installed, else from our drawings too.
QIcon icon(const Theme& theme, const QString& name, Tone tone = Tone::Text);

/// True if resources/icons holds a drawing of that name.
bool hasOwnIcon(const QString& name);

/// The drawing recoloured, without going through QIcon: for delegates and own widgets.
QPixmap iconPixmap(const QString& name, const QColor& colour, int size, qreal devicePixelRatio);

} // namespace ui
