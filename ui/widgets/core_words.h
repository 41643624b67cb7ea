// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace ui {

/// A text that comes from below the window, in its language: the name of a step in the history,
/// what a job is doing, a remark on a column. Core writes English and knows no Qt; the sentences
/// the window shows of it stand in `core_phrases.inc`, with %1, %2 for what core fills in. The text
/// is taken apart by the first phrase that fits, what was filled in is kept, and figures in it get
/// the separators of the window's language. What no phrase fits is returned as it is.
QString coreText(const QString& english);
QString coreText(const std::string& english);

} // namespace ui
