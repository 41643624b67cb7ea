// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/locate_accounts.h"

#include "core/records/place_store.h"
#include "core/workspace/unit_store.h"
#include "geo/verbs/account_places.h"

#include <utility>
#include <vector>

namespace geo {

LocateReport locateAccounts(core::Workspace& ws, const core::UnitLayer& layer, core::Job& job) {
    LocateReport report;
    if (layer.kind != "area") {
        return report;
    }
    const core::Connection db = ws.newReader();
    std::vector<std::pair<core::AccountId, core::UnitId>> found;
    std::vector<std::pair<core::AccountId, core::UnitId>> before;
    {
        const core::Snapshot snapshot(db);
        before = core::records::loadAccountUnits(db, layer.id);
        for (const auto& [account, place] : accountUnits(db, layer, job)) {
            if (place.unit) {
                found.emplace_back(core::AccountId(account), place.unit);
            } else {
                report.outside += place.placed ? 1 : 0;
            }
        }
    }
    report.inside = static_cast<std::int64_t>(found.size());
    if (found == before) {
        return report;
    }
    for (std::size_t i = 0, j = 0; i < found.size(); ++i) {
        while (j < before.size() && before[j].first < found[i].first) {
            ++j;
        }
        report.changed += j < before.size() && before[j] == found[i] ? 0 : 1;
    }
    ws.record("locate accounts", [&](core::Record& token) {
        core::records::saveAccountUnits(token, layer.id, found);
    });
    return report;
}

void locateAccounts(core::Workspace& ws, core::Job& job) {
    const auto layers = core::loadLayers(ws.newReader());
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const double n = static_cast<double>(layers.size());
        const core::Job::Part part(job, static_cast<double>(i) / n, static_cast<double>(i + 1) / n);
        locateAccounts(ws, layers[i], job);
    }
}

} // namespace geo
