// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui {

/// The window as a program: reads the options, makes the window, runs. Returns the exit status.
/// `evenlode-desktop [WORKSPACE] [--theme light|dark|system] [--screenshot FILE [--size WxH]]
/// [--page import [--file TABLE]]`
int runDesktop(int argc, char** argv);

} // namespace ui
