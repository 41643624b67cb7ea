// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/locate_accounts.h"

#include "core/records/place_store.h"
#include "core/workspace/gpkg.h"
#include "core/workspace/unit_store.h"
#include "geo/geometry/unit_locator.h"

#include <utility>
#include <vector>

namespace geo {

using AccountUnit = std::pair<core::AccountId, core::UnitId>;

LocateReport locateAccounts(core::Workspace& ws, const core::UnitLayer& layer, core::Job& job) {
    LocateReport report;
    if (layer.kind != "area") {
        return report;
    }
    const core::Connection db = ws.newReader();
    std::vector<AccountUnit> found;
    std::vector<AccountUnit> before;
    {
        const core::Snapshot snapshot(db);
        const auto accounts = core::records::loadAccountPoints(db);
        before = core::records::loadAccountUnits(db, layer.id);
        if (!accounts.empty()) {
            job.step(0, "reading shapes");
            std::vector<core::UnitId> ids;
            std::vector<core::MultiPolygon> shapes;
            core::forEachShape(db, layer.id, [&](core::UnitId id, std::span<const std::byte> blob) {
                job.checkpoint();
                ids.push_back(id);
                shapes.push_back(core::decodeGpkgArea(blob));
            });
            const UnitLocator locator(shapes);
            shapes.clear();
            std::vector<core::Point> points;
            for (const auto& [account, point] : accounts) {
                points.push_back(point);
            }
            job.step(0.5, "locating accounts");
            const std::vector<int> units = locator.locate(points, job);
            for (std::size_t i = 0; i < units.size(); ++i) {
                if (units[i] == UnitLocator::kNowhere) {
                    ++report.outside;
                } else {
                    found.emplace_back(accounts[i].first, ids[static_cast<std::size_t>(units[i])]);
                }
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
