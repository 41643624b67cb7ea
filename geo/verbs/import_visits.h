// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/visit_import.h"
#include "geo/verbs/visit_table.h"

namespace geo {

struct ImportVisitsParams {
    ReadVisitsParams read;
    core::TakeVisitsParams take; ///< `from` is filled in
};

struct ImportVisitsReport {
    VisitLog log; ///< its entries are those of `taken`
    core::TakeVisitsReport taken;
    std::string source;
    double seconds = 0;
};
void to_json(core::Json& json, const ImportVisitsReport& report);

/// Reads a log of visits (a table in any format, or GPS tracks as GPX) and takes its entries in:
/// see `core::takeVisits`. The same file again adds nothing. Throws Error(Input) for a source that
/// cannot be read or is the workspace itself, and as the two steps do.
ImportVisitsReport importVisits(core::Workspace& ws, const ImportVisitsParams& params,
                                core::Job& job);

} // namespace geo
