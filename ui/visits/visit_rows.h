// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/visits/row_model.h"
#include "ui/visits/visit_data.h"

namespace ui {

inline constexpr int kVisitsSideWidth = 400; ///< of the panel at the right of the visits

class TableView;

/// What planned against done is summed by.
enum class TallyBy { Rep, Territory, Week };

struct RowTable {
    std::vector<RowHead> heads;
    std::vector<TableRow> rows;
    std::vector<int> widths; ///< of `TableView::setColumnWidths`
    std::int64_t all = 0;    ///< lines that there would be without a limit
};

/// Shows it; columns of figures become as wide as their figures.
void showTable(RowTable table, RowModel& model, TableView& view);

/// Sums of planned against done; the last line is all of them.
RowTable tallyTable(const core::CompareVisitsReport& report, TallyBy by);
/// The list of visits: `about` is an index into the timeline's visits, -1 for what is only in the
/// CRM or, of `VisitList::Missed`, for planned calls.
RowTable visitTable(const VisitData& data);
/// Stale accounts; `about` is an index into the report's accounts.
RowTable staleTable(const core::StaleAccountsReport& report);

/// "Mon, 30 Nov 09:15", on the clocks of the visit's zone; of whole days the date.
QString visitWhenText(const core::visits::Span& when);
/// "Meeting" for "meeting".
QString visitKindText(const std::string& kind);
/// All kinds of visits: "meeting" first.
QStringList visitKinds();

} // namespace ui
