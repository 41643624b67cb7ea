// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/isochrone_store.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/verbs/travel_estimate.h"
#include "core/workspace/gpkg.h"
#include "geo/geometry/shape_test.h"

#include <limits>
#include <utility>

namespace geo {

namespace {

void registerIsochrones(const core::Connection& db) {
    core::Box extent;
    core::Statement shapes = db.prepare("SELECT geom FROM base_isochrones ORDER BY id");
    while (shapes.step()) {
        extent.add(core::decodeGpkgArea(shapes.blob(0)).bounds());
    }
    core::registerLayer(db,
                        {"isochrones", "Isochrones",
                         "What can be reached by car within so many minutes", "MULTIPOLYGON",
                         "geom"},
                        extent);
}

/// The polygon that an account is said to lie in; null if it lies in none.
const IsochronePolygon* ringOf(core::Point at, const IsochroneReport& report,
                               const std::vector<ShapeTest>& insides) {
    const IsochronePolygon* best = nullptr;
    std::pair<double, double> least{std::numeric_limits<double>::infinity(), 0};
    for (std::size_t i = 0; i < report.polygons.size(); ++i) {
        const IsochronePolygon& polygon = report.polygons[i];
        const double away = polygon.at ? core::greatCircle(at, *polygon.at) : 0;
        const std::pair<double, double> rank{polygon.minutes, away};
        if (rank < least && insides[i].contains(at)) {
            least = rank;
            best = &polygon;
        }
    }
    return best;
}

} // namespace

std::string freeRingName(const core::Connection& db) {
    const std::int64_t last =
        db.integer("SELECT coalesce(max(CAST(substr(name, 3) AS INTEGER)), 0) FROM "
                   "(SELECT name FROM base_isochrones UNION SELECT ring FROM plan_account_rings) "
                   "WHERE name GLOB 'R-[0-9][0-9][0-9]*'")
            .value_or(0);
    return core::format("R-{:03}", last + 1);
}

void saveIsochrones(core::Record& record, const std::string& name, const IsochroneReport& report) {
    const core::Connection& db = record.db();
    db.prepare("DELETE FROM base_isochrones WHERE name = ?").run(name);
    core::Statement insert =
        db.prepare("INSERT INTO base_isochrones (id, name, account_id, centre, minutes, area_km2, "
                   "reached_nodes, accounts, engine, attribution, made_at, geom) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    const std::string now = core::nowUtc();
    for (const IsochronePolygon& polygon : report.polygons) {
        const auto account = polygon.accountId > 0 ? std::optional(polygon.accountId)
                                                   : std::optional<std::int64_t>();
        insert.run(core::nextId(db, "base_isochrones"), name, account, polygon.centre,
                   polygon.minutes, polygon.areaKm2, polygon.reachedNodes, polygon.accounts,
                   report.engine, report.attribution, now, core::encodeGpkg(polygon.shape));
    }
    registerIsochrones(db);
}

std::int64_t saveAccountRings(core::Edit& edit, const std::string& name,
                              const IsochroneReport& report) {
    const core::Connection& db = edit.db();
    db.prepare("DELETE FROM plan_account_rings WHERE ring = ?").run(name);
    std::vector<ShapeTest> insides;
    for (const IsochronePolygon& polygon : report.polygons) {
        insides.emplace_back(polygon.shape);
    }
    core::Statement put =
        db.prepare("INSERT OR REPLACE INTO plan_account_rings (account_id, ring, centre, minutes, "
                   "area_km2, engine, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)");
    core::Statement accounts = db.prepare(
        "SELECT id, lon, lat FROM accounts WHERE lon IS NOT NULL AND lat IS NOT NULL ORDER BY id");
    const std::string now = core::nowUtc();
    std::int64_t held = 0;
    while (accounts.step()) {
        const IsochronePolygon* ring =
            ringOf({accounts.real(1), accounts.real(2)}, report, insides);
        if (ring != nullptr) {
            put.run(accounts.integer(0), name, ring->centre, ring->minutes, ring->areaKm2,
                    report.engine, now);
            ++held;
        }
    }
    return held;
}

} // namespace geo
