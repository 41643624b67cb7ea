// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QMenu;

namespace ui {

class Theme;

/// A submenu with the fills of the map to choose from; `chosen` gets 1 to 24, or 0 for the map's
/// own choice. `present` is the fill now, counted from 0.
QMenu* addColourMenu(QMenu* menu, const Theme& theme, int present,
                     const std::function<void(int)>& chosen);

} // namespace ui
