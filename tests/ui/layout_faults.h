// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

class QWidget;

namespace support {

/// All texts below a widget that are cut, with the places where they stand. Text that is made to be
/// cut in the middle, with the whole in its tool tip, is no fault.
std::vector<std::string> cutTexts(const QWidget& root);

/// Controls below a widget that can be reached, but that a screen reader has no name for.
std::vector<std::string> unnamed(QWidget& root);

} // namespace support
