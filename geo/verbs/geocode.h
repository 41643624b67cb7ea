// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"
#include "geo/verbs/import_records.h"

#include <cstdint>
#include <string>

namespace geo {

/// Which accounts `geocode` looks at.
enum class GeocodeScope {
    Missing, ///< those without a place
    Stale,   ///< those whose address has changed since they were placed
    Low,     ///< those placed by ZIP or city, or not at all
    All
};
/// Throws Error(Usage) for a word that is none of them.
GeocodeScope parseGeocodeScope(const std::string& word);

struct GeocodeParams {
    GeocodeScope scope = GeocodeScope::Missing;
};

struct GeocodeReport {
    std::int64_t total = 0;     ///< accounts of the workspace
    std::int64_t attempted = 0; ///< those looked at
    std::int64_t changed = 0;   ///< those whose place or level is another now
    std::int64_t pinned = 0;    ///< put in place by a person; counted at their found level as well
    LevelCounts byLevel;        ///< all accounts, afterwards
    std::int64_t review = 0;    ///< placed in a city or not at all, or with a doubtful ZIP
    std::int64_t stale = 0;     ///< whose address has changed since, afterwards
    double seconds = 0;
    double perSecond = 0; ///< attempted
};
void to_json(core::Json& json, const GeocodeReport& report);

/// Places accounts by their own coordinates or ZIP (see `ZipPlacer`). A better place found before
/// is kept as long as the address it was found for has not changed; pins stay where they are.
GeocodeReport geocode(core::Workspace& ws, const GeocodeParams& params, core::Job& job);

} // namespace geo
