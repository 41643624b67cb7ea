// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/engines/engine_cache.h"

#include "core/base/time.h"

#include <cmath>

namespace geo {

namespace {

constexpr double kMillionth = 1e6;

constexpr const char* kTables = R"sql(
PRAGMA journal_mode = WAL;
CREATE TABLE IF NOT EXISTS servers (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
  version TEXT NOT NULL DEFAULT '');
CREATE TABLE IF NOT EXISTS snaps (
  server INTEGER NOT NULL, lon INTEGER NOT NULL, lat INTEGER NOT NULL, snapped INTEGER NOT NULL,
  road_lon REAL NOT NULL, road_lat REAL NOT NULL, metres REAL NOT NULL, asked_on TEXT NOT NULL,
  PRIMARY KEY (server, lon, lat)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS drives (
  server INTEGER NOT NULL, from_lon INTEGER NOT NULL, from_lat INTEGER NOT NULL,
  to_lon INTEGER NOT NULL, to_lat INTEGER NOT NULL, ms INTEGER NOT NULL, metres INTEGER NOT NULL,
  asked_on TEXT NOT NULL,
  PRIMARY KEY (server, from_lon, from_lat, to_lon, to_lat)) WITHOUT ROWID;
)sql";

std::string today() {
    return core::nowUtc().substr(0, 10);
}

} // namespace

EngineCache::Spot EngineCache::spotOf(core::Point degrees) {
    return {static_cast<std::int32_t>(std::lround(degrees.x * kMillionth)),
            static_cast<std::int32_t>(std::lround(degrees.y * kMillionth))};
}

EngineCache::EngineCache(const std::string& path, double maxAgeDays)
    : db_(path.empty() ? ":memory:" : path, core::Connection::Mode::Create) {
    db_.exec(kTables);
    for (const char* table : {"snaps", "drives"}) {
        db_.prepare(std::string("DELETE FROM ") + table +
                    " WHERE julianday('now') - julianday(asked_on) > ?")
            .run(maxAgeDays);
    }
}

void EngineCache::use(const std::string& server) {
    db_.prepare("INSERT OR IGNORE INTO servers (name) VALUES (?)").run(server);
    core::Statement query = db_.prepare("SELECT id FROM servers WHERE name = ?");
    query.bind(server);
    query.step();
    server_ = query.integer(0);
}

std::string EngineCache::version() const {
    core::Statement query = db_.prepare("SELECT version FROM servers WHERE id = ?");
    query.bind(server_);
    return query.step() ? query.string(0) : std::string();
}

void EngineCache::forget() {
    db_.prepare("DELETE FROM snaps WHERE server = ?").run(server_);
    db_.prepare("DELETE FROM drives WHERE server = ?").run(server_);
}

void EngineCache::sawVersion(const std::string& now) {
    if (now.empty() || now == version()) {
        return;
    }
    forget();
    db_.prepare("UPDATE servers SET version = ? WHERE id = ?").run(now, server_);
}

std::optional<PointSnap> EngineCache::snap(core::Point place) const {
    const Spot spot = spotOf(place);
    core::Statement query = db_.prepare("SELECT snapped, road_lon, road_lat, metres FROM snaps "
                                        "WHERE server = ? AND lon = ? AND lat = ?");
    query.bind(server_, std::int64_t{spot.first}, std::int64_t{spot.second});
    if (!query.step()) {
        return std::nullopt;
    }
    return PointSnap{query.integer(0) != 0, false, query.real(3), {query.real(1), query.real(2)}};
}

void EngineCache::keepSnap(core::Point place, const PointSnap& snap) {
    const Spot spot = spotOf(place);
    db_.prepare("INSERT OR REPLACE INTO snaps VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .run(server_, std::int64_t{spot.first}, std::int64_t{spot.second},
             std::int64_t{snap.snapped ? 1 : 0}, snap.onRoad.x, snap.onRoad.y, snap.metres,
             today());
}

std::map<EngineCache::Spot, EngineCache::Drive> EngineCache::drivesFrom(Spot from) const {
    core::Statement query = db_.prepare("SELECT to_lon, to_lat, ms, metres FROM drives WHERE "
                                        "server = ? AND from_lon = ? AND from_lat = ?");
    query.bind(server_, std::int64_t{from.first}, std::int64_t{from.second});
    std::map<Spot, Drive> drives;
    while (query.step()) {
        drives[{static_cast<std::int32_t>(query.integer(0)),
                static_cast<std::int32_t>(query.integer(1))}] = {
            static_cast<std::int32_t>(query.integer(2)),
            static_cast<std::int32_t>(query.integer(3))};
    }
    return drives;
}

void EngineCache::keepDrives(const std::vector<Known>& drives) {
    core::Transaction transaction(db_);
    core::Statement insert =
        db_.prepare("INSERT OR REPLACE INTO drives VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    const std::string now = today();
    for (const Known& known : drives) {
        insert.run(server_, std::int64_t{known.from.first}, std::int64_t{known.from.second},
                   std::int64_t{known.to.first}, std::int64_t{known.to.second},
                   std::int64_t{known.drive.milliseconds}, std::int64_t{known.drive.metres}, now);
    }
    transaction.commit();
}

} // namespace geo
