// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/verbs/preview_columns.h"
#include "geo/verbs/preview_rows.h"

#include <cstdint>
#include <string>
#include <vector>

namespace geo {

/// Rows that could be repaired by an option, whether it is on or not.
struct Repairable {
    std::int64_t count = 0;
    std::int64_t row = 0; ///< the first
    std::string was;      ///< its cell
    std::string now;      ///< what it would be read as
    std::string place;    ///< the town that it names, if any
};

/// What the reading of all rows found.
struct PreviewFindings {
    const core::records::Mapping& mapping;
    const ImportRecordsParams& params;
    const std::vector<PreviewColumn>& columns;
    const std::vector<ColumnTally>& tallies; ///< by column
    const PreviewRows& rows;
    Repairable zips;
    Repairable addresses;
    std::vector<core::Issue> other; ///< of the reader and the converter
};

/// The issues of a preview, those that want a decision first.
std::vector<PreviewIssue> previewIssues(const PreviewFindings& findings);

} // namespace geo
