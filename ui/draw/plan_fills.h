// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/territory_fills.h"

namespace ui {

/// Distances of the fills that the themes of the program have.
const FillDistances& themeFillDistances();

} // namespace ui
