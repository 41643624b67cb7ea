// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace ui {

/// Why accounts do not follow their unit, and until when.
struct KeepReason {
    std::string reason;
    std::string expires; ///< last day, 2026-12-31; empty = for good
};

} // namespace ui
