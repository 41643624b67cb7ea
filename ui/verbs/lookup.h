// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"
#include "geo/verbs/look_up.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ui {

struct LookupParams {
    std::string scenario;
    std::string date;                 ///< owners and overrides as of; empty = today
    std::vector<std::string> queries; ///< "06511", "-72.92,41.31", "account A1601"
    std::string batch;                ///< a text file with one a line; empty lines are passed over
};

/// Answers each question, in order. Throws Error(Usage) if nothing was asked or the date is none.
std::vector<geo::LookupAnswer> lookUp(const core::Workspace& ws, const LookupParams& params,
                                      core::Job& job);

/// Answers the same over HTTP, on 127.0.0.1 only, until the job is cancelled: GET
/// /lookup?zip=06511, ?lon=-72.92&lat=41.31, ?account=A1601; POST /lookup with a JSON list of
/// questions; GET /definitions. Follows the plan: what was changed counts from the next question
/// on. `ready` is called with the port.
void serveLookup(const core::Workspace& ws, const LookupParams& params, int port,
                 const std::function<void(int)>& ready, core::Job& job);

struct DefinitionsReport {
    std::int64_t rows = 0; ///< keys of units
    std::string file;
};
void to_json(core::Json& json, const DefinitionsReport& report);
/// Writes the territory definitions (see `geo::TerritoryLookup::definitions`) as JSON.
DefinitionsReport exportDefinitions(const core::Workspace& ws, const LookupParams& params,
                                    const std::string& file, core::Job& job);

} // namespace ui
