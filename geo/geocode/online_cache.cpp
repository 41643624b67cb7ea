// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/online_cache.h"

#include "core/base/time.h"
#include "core/records/fingerprint.h"

namespace geo {

namespace {

constexpr const char* kTables = R"sql(
PRAGMA journal_mode = WAL;
CREATE TABLE IF NOT EXISTS answers (
  server TEXT NOT NULL, question TEXT NOT NULL, body TEXT NOT NULL, asked_on TEXT NOT NULL,
  PRIMARY KEY (server, question)) WITHOUT ROWID;
)sql";

std::string digest(const std::string& question) {
    core::records::Fingerprint print;
    print.add(std::string_view(question));
    return print.hex();
}

} // namespace

OnlineCache::OnlineCache(const std::string& path) : db_(path, core::Connection::Mode::Create) {
    db_.exec(kTables);
}

std::optional<OnlineCache::Entry>
OnlineCache::find(const std::string& server, const std::string& question, double maxAgeDays) const {
    core::Statement query =
        db_.prepare("SELECT body, asked_on FROM answers WHERE server = ? AND question = ? "
                    "AND julianday('now') - julianday(asked_on) <= ?");
    query.bind(server, digest(question), maxAgeDays);
    if (!query.step()) {
        return std::nullopt;
    }
    return Entry{query.string(0), query.string(1)};
}

void OnlineCache::keep(const std::string& server, const std::string& question,
                       const std::string& body) {
    db_.prepare("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)")
        .run(server, digest(question), body, core::nowUtc().substr(0, 10));
}

} // namespace geo
