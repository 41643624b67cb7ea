// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

class QMainWindow;

namespace ui {

class Actions;
class Dock;

/// Fills the menu bar of the window from the table of actions.
void buildMenus(QMainWindow& window, const Actions& actions, const std::vector<Dock*>& docks);

} // namespace ui
