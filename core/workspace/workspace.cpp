// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/base/user.h"
#include "core/workspace/gpkg.h"
#include "core/workspace/schema.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

namespace core {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMaxSteps = 500;
constexpr std::int64_t kMaxLogBytes = 200'000'000;
constexpr std::size_t kRestorePoints = 5;

std::int64_t metaNumber(const Connection& db, const char* key) {
    Statement statement =
        db.prepare("SELECT CAST(value AS INTEGER) FROM evenlode_meta WHERE key = ?");
    statement.bind(key);
    return statement.step() ? statement.integer(0) : 0;
}

Revision bump(const Connection& db, const char* key) {
    const Revision next = metaNumber(db, key) + 1;
    db.prepare("INSERT OR REPLACE INTO evenlode_meta (key, value) VALUES (?, ?)")
        .run(key, std::to_string(next));
    return next;
}

void trimLog(const Connection& db) {
    db.exec(format("DELETE FROM change_log WHERE id <= (SELECT max(id) - {} FROM change_log)",
                   kMaxSteps));
    while (db.integer("SELECT total(length(changeset)) FROM change_log").value_or(0) >
               kMaxLogBytes &&
           db.integer("SELECT count(*) FROM change_log").value_or(0) > 1) {
        db.exec("DELETE FROM change_log WHERE id = (SELECT min(id) FROM change_log)");
    }
}

void appendToLog(const Connection& db, const EditInfo& info, const std::string& label,
                 const Blob& changeset) {
    db.exec("DELETE FROM change_log WHERE undone = 1");
    db.prepare("INSERT INTO change_log (at, who, label, verb, params, changeset) VALUES (?, ?, ?, "
               "?, ?, ?)")
        .run(nowUtc(), userName(), label, info.verb, info.params.dump(), changeset);
    trimLog(db);
}

HistoryEntry readEntry(const Statement& row) {
    HistoryEntry entry;
    entry.id = row.integer(0);
    entry.at = row.string(1);
    entry.who = row.string(2);
    entry.label = row.string(3);
    entry.verb = row.string(4);
    entry.params = Json::parse(row.text(5), nullptr, false);
    entry.undone = row.integer(6) != 0;
    return entry;
}

constexpr const char* kEntryColumns = "id, at, who, label, verb, params, undone";

std::string fileStem(std::string_view label) {
    std::string out;
    for (const char c : lower(label)) {
        out += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '-';
    }
    return out.substr(0, 40);
}

void keepNewest(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".gpkg") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    for (std::size_t i = 0; i + kRestorePoints < files.size(); ++i) {
        std::error_code ignored; // an old copy that cannot be removed harms nobody
        fs::remove(files[i], ignored);
    }
}

void checkExists(const std::string& path) {
    std::error_code error;
    const auto status = fs::status(path, error);
    if (!fs::exists(status)) {
        throw Error(Code::Input, format("{} does not exist", path),
                    "make one with `evenlode init` or `evenlode demo`", path);
    }
    if (!fs::is_regular_file(status)) {
        throw Error(Code::Input, format("{} is not a file", path), "choose a .gpkg workspace",
                    path);
    }
}

/// Without these a file can neither be a GeoPackage nor ours; SQLite opens an empty file happily.
void checkNotEmpty(const Connection& db) {
    if (db.integer("PRAGMA page_count").value_or(0) == 0) {
        throw Error(Code::Input, format("{} is empty", db.path()),
                    "make a workspace with `evenlode init` or `evenlode demo`", db.path());
    }
}

} // namespace

struct Workspace::State {
    std::string path;
    Connection writer;
    Connection reader;
    std::mutex writing;

    State(std::string file, Connection w, Connection r)
        : path(std::move(file)), writer(std::move(w)), reader(std::move(r)) {}
};

Workspace::Workspace(std::unique_ptr<State> state) : state_(std::move(state)) {}
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;
Workspace::~Workspace() = default;

Workspace Workspace::create(const std::string& path) {
    const std::string absolute = fs::absolute(path).lexically_normal().string();
    if (fs::exists(absolute)) {
        throw Error(Code::Input, format("{} exists already", absolute),
                    "choose another name, or remove it first", absolute);
    }
    std::error_code error;
    fs::create_directories(fs::path(absolute).parent_path(), error);
    // Built beside its place and renamed, so that no half-made workspace is ever seen.
    const std::string draft = absolute + ".new";
    fs::remove(draft, error);
    {
        const Connection db(draft, Connection::Mode::Create);
        createSchema(db);
    }
    fs::rename(draft, absolute, error);
    if (error) {
        throw Error(Code::Storage, format("{} cannot be created ({})", absolute, error.message()),
                    "check the permissions of the folder", absolute);
    }
    return open(absolute);
}

Workspace Workspace::open(const std::string& path) {
    const std::string absolute = fs::absolute(path).lexically_normal().string();
    checkExists(absolute);
    Connection writer(absolute, Connection::Mode::ReadWrite);
    checkNotEmpty(writer);
    const int version = schemaVersion(writer);
    writer.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    if (version < kSchemaVersion) {
        Workspace old(std::make_unique<State>(absolute, std::move(writer),
                                              Connection(absolute, Connection::Mode::ReadOnly)));
        old.restorePoint(format("before-schema-{}", kSchemaVersion));
        migrateSchema(old.state_->writer, version);
        old.record("migration", [](Record& record) { record.startFreshHistory(); });
        return old;
    }
    Connection reader(absolute, Connection::Mode::ReadOnly);
    return Workspace(std::make_unique<State>(absolute, std::move(writer), std::move(reader)));
}

const std::string& Workspace::path() const {
    return state_->path;
}
const Connection& Workspace::reader() const {
    return state_->reader;
}

Connection Workspace::newReader() const {
    return Connection(state_->path, Connection::Mode::ReadOnly);
}

Revision Workspace::revision() const {
    return metaNumber(state_->reader, "revision");
}
Revision Workspace::planRevision() const {
    return metaNumber(state_->reader, "plan_revision");
}

std::int64_t Workspace::dataVersion() const {
    const std::scoped_lock lock(state_->writing);
    return state_->writer.dataVersion();
}

Changes Workspace::edit(const EditInfo& info, const std::function<void(Edit&)>& body) {
    const std::scoped_lock lock(state_->writing);
    const Connection& db = state_->writer;
    Transaction transaction(db);
    if (info.computedAt && metaNumber(db, "plan_revision") != *info.computedAt) {
        throw Error(Code::Conflict, format("\"{}\" was computed on an older plan", info.label),
                    "the plan changed meanwhile; run it again");
    }
    const ChangeRecorder recorder(db);
    Edit edit(db, info.label);
    body(edit);
    Changes changes;
    const Blob changeset = recorder.changeset();
    if (changeset.empty()) {
        changes.revision = metaNumber(db, "revision");
        return changes;
    }
    appendToLog(db, info, edit.label_, changeset);
    bump(db, "plan_revision");
    changes.revision = bump(db, "revision");
    changes.rows = changedRows(changeset);
    transaction.commit();
    return changes;
}

Revision Workspace::record(const std::string& what, const std::function<void(Record&)>& body) {
    const std::scoped_lock lock(state_->writing);
    Transaction transaction(state_->writer);
    const ChangeRecorder planGuard(state_->writer);
    Record record(state_->writer);
    body(record);
    const bool fresh = state_->writer.integer("SELECT count(*) FROM change_log").value_or(0) == 0;
    if (!fresh && !planGuard.changeset().empty()) {
        throw Error(Code::Bug, format("\"{}\" changed the plan outside the history", what),
                    "report this; nothing was changed");
    }
    const Revision revision = bump(state_->writer, "revision");
    transaction.commit();
    return revision;
}

namespace {

/// A change-set names the rows that cascades touched as well; were they to run again, these rows
/// would be gone before their turn. The setting cannot change inside a transaction.
class CascadesOff {
public:
    explicit CascadesOff(const Connection& db) : db_(db) { db_.exec("PRAGMA foreign_keys = OFF"); }
    ~CascadesOff() { db_.exec("PRAGMA foreign_keys = ON"); }
    CascadesOff(const CascadesOff&) = delete;
    CascadesOff& operator=(const CascadesOff&) = delete;

private:
    const Connection& db_;
};

void checkLinks(const Connection& db, const std::vector<RowChange>& rows) {
    std::set<std::string> tables;
    for (const RowChange& row : rows) {
        tables.insert(row.table);
    }
    for (const std::string& table : tables) {
        Statement check =
            db.prepare(format("PRAGMA foreign_key_check({})", quoteIdentifier(table)));
        if (check.step()) {
            throw Error(
                Code::Conflict,
                "this step cannot be taken back or brought back: what it belongs to is gone",
                "nothing was changed; correct the plan by hand");
        }
    }
}

} // namespace

void Record::startFreshHistory() const {
    db_.exec("DELETE FROM change_log");
}

std::optional<Workspace::Step> Workspace::replay(bool backwards) {
    const std::scoped_lock lock(state_->writing);
    const Connection& db = state_->writer;
    const CascadesOff cascadesOff(db);
    Transaction transaction(db);
    Statement find = db.prepare(
        backwards
            ? format(
                  "SELECT {}, changeset FROM change_log WHERE undone = 0 ORDER BY id DESC LIMIT 1",
                  kEntryColumns)
            : format("SELECT {}, changeset FROM change_log WHERE undone = 1 ORDER BY id LIMIT 1",
                     kEntryColumns));
    if (!find.step()) {
        return std::nullopt;
    }
    Step step{readEntry(find), {}};
    const auto bytes = find.blob(7);
    const Blob changeset(bytes.begin(), bytes.end());
    find.reset();
    applyChangeset(db, changeset, backwards);
    db.prepare("UPDATE change_log SET undone = ? WHERE id = ?").run(backwards, step.entry.id);
    bump(db, "plan_revision");
    step.changes.revision = bump(db, "revision");
    step.changes.rows = changedRows(changeset);
    checkLinks(db, step.changes.rows);
    step.entry.undone = backwards;
    transaction.commit();
    return step;
}

std::optional<Workspace::Step> Workspace::undo() {
    return replay(true);
}
std::optional<Workspace::Step> Workspace::redo() {
    return replay(false);
}

std::vector<HistoryEntry> Workspace::history() const {
    std::vector<HistoryEntry> entries;
    Statement rows =
        state_->reader.prepare(format("SELECT {} FROM change_log ORDER BY id", kEntryColumns));
    while (rows.step()) {
        entries.push_back(readEntry(rows));
    }
    return entries;
}

std::string Workspace::restorePoint(const std::string& label) {
    const std::scoped_lock lock(state_->writing);
    const fs::path folder = state_->path + ".restore";
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        throw Error(Code::Storage,
                    format("{} cannot be made ({})", folder.string(), error.message()),
                    "check the permissions of the folder; nothing was changed", state_->path);
    }
    std::string stamp = nowUtc();
    std::replace(stamp.begin(), stamp.end(), ':', '-');
    const fs::path target = folder / format("{}-{}.gpkg", stamp, fileStem(label));
    const fs::path draft = target.string() + ".part";
    state_->writer.prepare("VACUUM INTO ?").run(draft.string());
    fs::rename(draft, target);
    keepNewest(folder);
    return target.string();
}

std::int64_t nextIds(const Connection& db, const std::string& table, std::int64_t count) {
    Statement statement =
        db.prepare("INSERT INTO evenlode_ids (name, next) VALUES (?1, 1 + ?2) "
                   "ON CONFLICT (name) DO UPDATE SET next = next + ?2 RETURNING next");
    statement.bind(table, count);
    if (!statement.step()) {
        throw Error(Code::Bug, format("no number for a row of {}", table));
    }
    const std::int64_t first = statement.integer(0) - count;
    while (statement.step()) {
    }
    return first;
}

std::int64_t nextId(const Connection& db, const std::string& table) {
    return nextIds(db, table, 1);
}

namespace {

Box pointExtent(const Connection& db, const std::string& sql) {
    Box box;
    Statement row = db.prepare(sql);
    if (row.step() && !row.isNull(0)) {
        box.add(Point{row.real(0), row.real(1)});
        box.add(Point{row.real(2), row.real(3)});
    }
    return box;
}

} // namespace

void refreshExtents(const Record& record) {
    const Connection& db = record.db();
    const Box accounts = pointExtent(
        db, "SELECT min(lon), min(lat), max(lon), max(lat) FROM base_accounts WHERE removed = 0");
    registerLayer(db, {"accounts", "Accounts", "Accounts with their match level", "POINT", "geom"},
                  accounts);
    Box all;
    Statement layers =
        db.prepare("SELECT min_x, min_y, max_x, max_y FROM gpkg_contents c JOIN "
                   "base_unit_layers l ON l.view_name = c.table_name WHERE min_x IS NOT NULL");
    while (layers.step()) {
        all.add(Point{layers.real(0), layers.real(1)});
        all.add(Point{layers.real(2), layers.real(3)});
    }
    registerLayer(db,
                  {"territories", "Territories",
                   "Basic units with the territory that each scenario gives them", "MULTIPOLYGON",
                   "geom"},
                  all);
}

} // namespace core
