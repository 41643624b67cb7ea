// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/fake_server.h"

#include "core/base/json.h"

#include <filesystem>

namespace crm::test {

using core::Connection;
using core::Statement;

namespace {

constexpr std::int64_t kStart = 1'780'000'000'000; // a day in 2026

Connection openOrMake(const std::string& path) {
    const bool there = std::filesystem::exists(path);
    Connection db(path, there ? Connection::Mode::ReadWrite : Connection::Mode::Create);
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF");
    return db;
}

FakeServer::Row rowFrom(const Statement& row) {
    FakeServer::Row out;
    out.id = row.string(0);
    out.object = row.string(1);
    out.key = row.string(2);
    const core::Json fields = core::Json::parse(row.text(3));
    for (const auto& [name, value] : fields.items()) {
        out.fields[name] = value.get<std::string>();
    }
    out.version = row.integer(4);
    out.modifiedMs = row.integer(5);
    out.visibleMs = row.integer(6);
    out.gone = row.integer(7) != 0;
    out.survivor = row.string(8);
    out.writes = static_cast<int>(row.integer(9));
    return out;
}

constexpr const char* kSelect = "SELECT id, object, own_key, fields, version, modified, visible, "
                                "gone, survivor, writes FROM records ";

} // namespace

VirtualClock::VirtualClock(const std::string& path) : db_(openOrMake(path)) {
    db_.exec("CREATE TABLE IF NOT EXISTS clock (now INTEGER)");
    if (!db_.integer("SELECT now FROM clock")) {
        db_.prepare("INSERT INTO clock VALUES (?)").run(kStart);
    }
}

std::int64_t VirtualClock::nowMs() const {
    return db_.integer("SELECT now FROM clock").value();
}

void VirtualClock::wait(double seconds, core::Job& job) {
    job.checkpoint();
    advance(seconds);
}

void VirtualClock::advance(double seconds) const {
    db_.prepare("UPDATE clock SET now = now + ?").run(static_cast<std::int64_t>(seconds * 1000));
}

FakeServer::FakeServer(const std::string& path, const Clock& clock)
    : db_(openOrMake(path)), clock_(clock) {
    db_.exec("CREATE TABLE IF NOT EXISTS records (id TEXT PRIMARY KEY, object TEXT, own_key TEXT, "
             "fields TEXT, version INTEGER, modified INTEGER, visible INTEGER, gone INTEGER, "
             "survivor TEXT, writes INTEGER) WITHOUT ROWID;"
             "CREATE INDEX IF NOT EXISTS by_version ON records(object, version);"
             "CREATE INDEX IF NOT EXISTS by_key ON records(object, own_key);"
             "CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT);"
             "CREATE TABLE IF NOT EXISTS counter (n INTEGER);"
             "INSERT INTO counter SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM counter)");
}

void FakeServer::store(const Row& row) {
    db_.exec("UPDATE counter SET n = n + 1");
    const auto version = db_.integer("SELECT n FROM counter").value();
    db_.prepare("INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .run(row.id, row.object, row.key, core::Json(row.fields).dump(), version,
             row.modifiedMs == 0 ? clock_.nowMs() : row.modifiedMs, row.visibleMs, row.gone,
             row.survivor, row.writes);
}

void FakeServer::put(const std::string& id, const std::map<std::string, std::string>& fields,
                     double lateSeconds) {
    Row row;
    row.id = id;
    row.object = "accounts";
    row.fields = fields;
    row.visibleMs = clock_.nowMs() + static_cast<std::int64_t>(lateSeconds * 1000);
    store(row);
}

void FakeServer::edit(const std::string& id, const std::string& field, const std::string& value) {
    Row row = this->row(id);
    row.fields[field] = value;
    row.modifiedMs = 0;
    store(row);
}

void FakeServer::erase(const std::string& id) {
    Row row = this->row(id);
    row.gone = true;
    row.modifiedMs = 0;
    store(row);
}

void FakeServer::merge(const std::string& id, const std::string& survivor) {
    Row row = this->row(id);
    row.gone = true;
    row.survivor = survivor;
    row.modifiedMs = 0;
    store(row);
}

void FakeServer::fill(int count) {
    db_.exec("BEGIN");
    const std::int64_t now = clock_.nowMs();
    for (int i = 0; i < count; ++i) {
        Row row;
        row.id = std::to_string(100000 + i);
        row.object = "accounts";
        row.fields = {{"Name", "Account " + row.id},
                      {"City", "City " + std::to_string(i % 50)},
                      {"Zip", "065" + std::to_string(10 + i % 3)}};
        row.modifiedMs = now;
        store(row);
    }
    db_.exec("COMMIT");
}

FakeServer::Row FakeServer::row(const std::string& id) const {
    Statement rows = db_.prepare(std::string(kSelect) + "WHERE id = ?");
    rows.bind(id);
    return rows.step() ? rowFrom(rows) : Row{};
}

std::vector<FakeServer::Row> FakeServer::rows(const std::string& object, bool withGone) const {
    std::vector<Row> all;
    Statement rows =
        db_.prepare(std::string(kSelect) + "WHERE object = ? AND (gone = 0 OR ?) ORDER BY id");
    rows.bind(object, withGone);
    while (rows.step()) {
        all.push_back(rowFrom(rows));
    }
    return all;
}

std::vector<FakeServer::Row> FakeServer::byKey(const std::string& object,
                                               const std::string& key) const {
    std::vector<Row> all;
    Statement rows = db_.prepare(std::string(kSelect) +
                                 "WHERE object = ? AND own_key = ? AND gone = 0 ORDER BY id");
    rows.bind(object, key);
    while (rows.step()) {
        all.push_back(rowFrom(rows));
    }
    return all;
}

std::string FakeServer::apply(const std::string& object, std::string id, const std::string& key,
                              const std::map<std::string, std::string>& fields, double lagSeconds) {
    Row row;
    if (id.empty()) {
        db_.exec("UPDATE counter SET n = n + 1");
        row.id = "new-" + std::to_string(db_.integer("SELECT n FROM counter").value());
        row.object = object;
        row.key = key;
        row.visibleMs = clock_.nowMs() + static_cast<std::int64_t>(lagSeconds * 1000);
    } else {
        row = this->row(id);
        row.modifiedMs = 0;
    }
    for (const auto& [field, value] : fields) {
        row.fields[field] = value;
    }
    ++row.writes;
    store(row);
    return row.id;
}

std::string FakeServer::setting(const std::string& name) const {
    Statement row = db_.prepare("SELECT value FROM settings WHERE name = ?");
    row.bind(name);
    return row.step() ? row.string(0) : std::string();
}

void FakeServer::set(const std::string& name, const std::string& value) const {
    db_.prepare("INSERT OR REPLACE INTO settings VALUES (?, ?)").run(name, value);
}

} // namespace crm::test
