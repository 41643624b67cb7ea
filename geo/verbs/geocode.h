// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"
#include "geo/geocode/geocoder.h"
#include "geo/verbs/import_records.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace geo {

/// Which accounts `geocode` looks at.
enum class GeocodeScope {
    Missing, ///< those without a place
    Stale,   ///< those whose place is out of date, see `GeocodeParams`
    Low,     ///< those placed by ZIP or city, or not at all
    All,
    Due ///< those that are missing or stale
};
/// Throws Error(Usage) for a word that is none of them.
GeocodeScope parseGeocodeScope(const std::string& word);

/// Someone else to ask, for addresses that the reference index does not place on their street.
struct GeocodeProvider {
    std::string name; ///< "nominatim"
    std::function<std::vector<Match>(std::span<const Address>, core::Job&)> find;
};

/// A place is out of date when the address has changed since, when the index has got data for its
/// ZIP since, or when it is older than `maxAgeDays`.
struct GeocodeParams {
    GeocodeScope scope = GeocodeScope::Missing;
    std::vector<std::string> references =
        {};                     ///< used instead of the shared index, where there are any
    std::string indexPath = {}; ///< the shared index where it is empty
    std::optional<double> maxAgeDays = std::nullopt;
    std::optional<GeocodeProvider> provider = std::nullopt;
};

struct GeocodeReport {
    std::int64_t total = 0;     ///< accounts of the workspace
    std::int64_t attempted = 0; ///< those looked at
    std::int64_t changed = 0;   ///< those whose place or level is another now
    std::int64_t pinned = 0;    ///< put in place by a person; counted at their found level as well
    LevelCounts byLevel;        ///< all accounts, afterwards
    std::int64_t review = 0;    ///< placed in a city or not at all, or with a doubtful ZIP
    std::int64_t stale = 0;     ///< out of date, afterwards
    double seconds = 0;
    double perSecond = 0; ///< attempted
};
void to_json(core::Json& json, const GeocodeReport& report);

/// Places accounts: by their own coordinates, by the reference index (see `Geocoder`), by their ZIP
/// or city. A better place found before is kept as long as it is not out of date; pins stay
/// where they are. Written in chunks: what was done before a cancel is kept, and the next run goes
/// on from there. Other places that an address may mean are kept for review.
GeocodeReport geocode(core::Workspace& ws, const GeocodeParams& params, core::Job& job);

} // namespace geo
