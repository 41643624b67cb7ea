// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/table_column.h"

#include <QString>

namespace ui {

/// The head of a column as people read it: "Potential ($)", "% of target", "ZIP".
QString columnTitle(const core::tables::Column& column, core::tables::Table table, bool zips);
/// A value as people read it here; empty for none in texts, "–" in figures.
QString cellText(const core::tables::Cell& cell, const core::tables::Column& column);
/// Whether a column is shown until a person says otherwise.
bool shownAtFirst(const core::tables::Column& column, core::tables::Table table);

} // namespace ui
