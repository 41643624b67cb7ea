// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/records/mapping.h"
#include "geo/verbs/import_records.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ui {

/// What a table of accounts looks like before it is imported.
struct TablePreview {
    std::string source;
    core::records::Mapping mapping;               ///< the guess
    std::vector<core::records::RecordRow> sample; ///< the first rows
    std::int64_t rows = -1;                       ///< in all; -1 = unknown without reading them
};

/// Reads the first rows and guesses which column is what. Throws Error(Input) for what is no table,
/// or has nothing that identifies or places accounts.
TablePreview previewAccounts(const std::string& source, core::Job& job);

struct SpreadsheetParams {
    std::string source;
    core::records::MappingWishes mapping;
    /// Make approximate ZIP areas for the states that the accounts lie in, and count the accounts
    /// per area, so that there is something to plan with.
    bool makeAreas = false;
};

struct SpreadsheetReport {
    geo::ImportRecordsReport accounts;
    std::string layer;      ///< made; empty without `makeAreas`
    std::int64_t units = 0; ///< of that layer
    std::vector<std::string> states;
};

/// From a spreadsheet to something to plan with: imports the accounts and, if wanted, makes units
/// for them with a measure "accounts". Throws Error(Input) as the verbs it is made of do, and when
/// no state can be told from the accounts.
SpreadsheetReport importSpreadsheet(core::Workspace& ws, const SpreadsheetParams& params,
                                    core::Job& job);

} // namespace ui
