// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/tiles/tile_cache.h"

#include "core/records/fingerprint.h"

namespace geo {

namespace {

constexpr const char* kTables = R"sql(
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS tiles (
  source TEXT NOT NULL, z INTEGER NOT NULL, x INTEGER NOT NULL, y INTEGER NOT NULL,
  body BLOB NOT NULL, fetched REAL NOT NULL, PRIMARY KEY (source, z, x, y));
CREATE INDEX IF NOT EXISTS tiles_by_age ON tiles (fetched);
)sql";

std::string digest(const std::string& source) {
    core::records::Fingerprint print;
    print.add(std::string_view(source));
    return print.hex();
}

} // namespace

TileCache::TileCache(const std::string& path, std::int64_t mostBytes)
    : db_(path, core::Connection::Mode::Create), mostBytes_(mostBytes) {
    db_.exec(kTables);
    bytes_ = db_.integer("SELECT total(length(body)) FROM tiles").value_or(0);
}

std::optional<core::Blob> TileCache::find(const std::string& source, const TileId& id,
                                          double maxAgeDays) const {
    core::Statement query = db_.prepare("SELECT body FROM tiles WHERE source = ? AND z = ? AND "
                                        "x = ? AND y = ? AND julianday('now') - fetched <= ?");
    query.bind(digest(source), id.z, id.x, id.y, maxAgeDays);
    if (!query.step()) {
        return std::nullopt;
    }
    const auto body = query.blob(0);
    return core::Blob(body.begin(), body.end());
}

void TileCache::keep(const std::string& source, const TileId& id, const core::Blob& bytes) {
    core::Statement insert =
        db_.prepare("INSERT OR REPLACE INTO tiles VALUES (?, ?, ?, ?, ?, julianday('now'))");
    insert.run(digest(source), id.z, id.x, id.y, bytes);
    bytes_ += static_cast<std::int64_t>(bytes.size());
    if (bytes_ > mostBytes_) {
        makeRoom();
    }
}

std::int64_t TileCache::bytes() const {
    return db_.integer("SELECT total(length(body)) FROM tiles").value_or(0);
}

/// A quarter at once, so that it need not be done for every tile.
void TileCache::makeRoom() {
    db_.exec("DELETE FROM tiles WHERE rowid IN (SELECT rowid FROM tiles ORDER BY fetched, rowid "
             "LIMIT (SELECT (count(*) + 3) / 4 FROM tiles))");
    bytes_ = bytes();
}

} // namespace geo
