// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/geocode.h"

#include "core/base/error.h"
#include "core/records/place_store.h"
#include "geo/geocode/zip_placer.h"
#include "geo/verbs/locate_accounts.h"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

namespace geo {

using core::records::AccountPlace;
using core::records::NewPlace;
using core::records::Placement;

namespace {

constexpr double kDoubtful = 0.4;
constexpr std::size_t kPerStep = 1024;

std::size_t rankOf(const std::string& level) {
    const auto& levels = matchLevels();
    return static_cast<std::size_t>(std::find(levels.begin(), levels.end(), level) -
                                    levels.begin());
}

bool inScope(const AccountPlace& account, GeocodeScope scope) {
    switch (scope) {
    case GeocodeScope::Missing: return !account.place.point;
    case GeocodeScope::Stale: return account.stale();
    case GeocodeScope::Low: return rankOf(account.place.level) >= rankOf("zip");
    case GeocodeScope::All: break;
    }
    return true;
}

/// A place is given up only for a better one, or when it belongs to an address that is no more.
bool replaces(const Placement& next, const AccountPlace& account) {
    return account.stale() || rankOf(next.level) < rankOf(account.place.level) ||
           (next.level == account.place.level && !(next == account.place));
}

std::vector<NewPlace> findPlaces(std::vector<AccountPlace>& accounts, GeocodeScope scope,
                                 GeocodeReport& report, core::Job& job) {
    const ZipPlacer& placer = zipPlacer();
    std::vector<NewPlace> found;
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        if (i % kPerStep == 0) {
            job.step(static_cast<double>(i) / static_cast<double>(accounts.size()),
                     "placing accounts");
        }
        AccountPlace& account = accounts[i];
        if (!inScope(account, scope)) {
            continue;
        }
        ++report.attempted;
        Placement next = placer.place(account.input);
        if (!replaces(next, account)) {
            continue;
        }
        account.place = next;
        account.placedFrom = core::records::placementInput(account.input);
        found.push_back({account.id, std::move(next), account.placedFrom});
    }
    return found;
}

} // namespace

GeocodeScope parseGeocodeScope(const std::string& word) {
    if (word == "missing") {
        return GeocodeScope::Missing;
    }
    if (word == "stale") {
        return GeocodeScope::Stale;
    }
    if (word == "low") {
        return GeocodeScope::Low;
    }
    if (word == "all") {
        return GeocodeScope::All;
    }
    throw core::Error(core::Code::Usage, "\"" + word + "\" does not say which accounts to place",
                      "say missing, stale, low or all", "--only");
}

void to_json(core::Json& json, const GeocodeReport& report) {
    json = core::Json{{"total", report.total},         {"attempted", report.attempted},
                      {"changed", report.changed},     {"pinned", report.pinned},
                      {"by_level", report.byLevel},    {"review", report.review},
                      {"stale", report.stale},         {"seconds", report.seconds},
                      {"per_second", report.perSecond}};
}

GeocodeReport geocode(core::Workspace& ws, const GeocodeParams& params, core::Job& job) {
    const auto start = std::chrono::steady_clock::now();
    GeocodeReport report;
    std::vector<AccountPlace> accounts = core::records::loadAccountPlaces(ws.newReader());
    {
        const core::Job::Part part(job, 0, 0.6);
        const auto found = findPlaces(accounts, params.scope, report, job);
        report.changed = static_cast<std::int64_t>(found.size());
        if (!found.empty()) {
            ws.record("geocode",
                      [&](core::Record& token) { core::records::saveAccountPlaces(token, found); });
        }
    }
    const core::Job::Part part(job, 0.6, 1);
    locateAccounts(ws, job);
    report.total = static_cast<std::int64_t>(accounts.size());
    for (const AccountPlace& account : accounts) {
        report.byLevel.add(account.place.level);
        report.pinned += account.pinned ? 1 : 0;
        report.stale += account.stale() ? 1 : 0;
        report.review += !account.pinned && account.place.score < kDoubtful ? 1 : 0;
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    report.seconds = took.count();
    report.perSecond = static_cast<double>(report.attempted) / std::max(took.count(), 1e-6);
    return report;
}

} // namespace geo
