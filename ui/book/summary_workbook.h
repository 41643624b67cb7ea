// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/book/book_data.h"

#include <string>

namespace ui {

/// Writes the summary table as a workbook: a row per territory, figures as numbers in the unit of
/// the measure, shares as fractions of 1. Returns the number of rows. Throws what
/// `geo::ExportFile` throws.
int writeSummary(const std::string& file, const BookData& data);

} // namespace ui
