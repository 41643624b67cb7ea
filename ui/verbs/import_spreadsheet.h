// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "geo/verbs/import_records.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ui {

struct SpreadsheetParams {
    core::records::Kind kind = core::records::Kind::Account;
    geo::ImportRecordsParams import;
    /// Make approximate ZIP areas for the states that the accounts lie in, and count the accounts
    /// per area, so that there is something to plan with. Accounts only.
    bool makeAreas = false;
};

struct SpreadsheetReport {
    geo::ImportRecordsReport records;
    std::string layer;      ///< made; empty without `makeAreas`
    std::int64_t units = 0; ///< of that layer
    std::vector<std::string> states;
};

/// From a spreadsheet to something to plan with: imports the records and, if wanted, makes units
/// for them with a measure "accounts". Throws Error(Input) as the verbs it is made of do, and when
/// no state can be told from the accounts.
///
/// `imported` is called, on this thread, once the records are in the workspace: what ends the work
/// after that, a cancel too, does not take them back.
SpreadsheetReport
importSpreadsheet(core::Workspace& ws, const SpreadsheetParams& params, core::Job& job,
                  const std::function<void(const SpreadsheetReport&)>& imported = {});

} // namespace ui
