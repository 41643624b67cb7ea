// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui {

/// Makes the QGuiApplication that fonts and painters need, on the "offscreen" platform, unless the
/// program has one already. It lives until the program ends. For the command line, which draws
/// without a display. Main thread only.
void ensureHeadlessGui();

} // namespace ui
