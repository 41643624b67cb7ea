// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/reference_index.h"

#include "core/base/data_folder.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "geo/geocode/street_key.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

namespace geo {

using core::Code;
using core::Error;

namespace {

/// "EVRX": tells the file from any other SQLite file.
constexpr std::int64_t kApplication = 0x45565258;
constexpr std::int64_t kSchema = 1;

constexpr const char* kCreate = R"(
CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  identity TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  digest TEXT NOT NULL,
  vintage TEXT NOT NULL,
  added_at TEXT NOT NULL,
  streets INTEGER NOT NULL DEFAULT 0,
  ranges INTEGER NOT NULL DEFAULT 0,
  points INTEGER NOT NULL DEFAULT 0,
  skipped INTEGER NOT NULL DEFAULT 0);
CREATE TABLE streets (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources (id),
  zip INTEGER NOT NULL,
  zip_known INTEGER NOT NULL,
  state TEXT NOT NULL,
  city TEXT NOT NULL,
  name_key TEXT NOT NULL,
  name TEXT NOT NULL,
  pre_direction TEXT NOT NULL,
  pre_type TEXT NOT NULL,
  type TEXT NOT NULL,
  post_direction TEXT NOT NULL,
  body BLOB NOT NULL);
CREATE INDEX streets_by_zip ON streets (zip, name_key, name, pre_direction, pre_type, type,
  post_direction, city, state, zip_known, source_id);
CREATE INDEX streets_by_name ON streets (name_key, state, zip);
CREATE INDEX streets_by_source ON streets (source_id);
CREATE TABLE coverage (
  zip INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES sources (id),
  PRIMARY KEY (zip, source_id)) WITHOUT ROWID;
)";

constexpr std::array<std::pair<ReferenceKind, const char*>, 7> kKinds = {
    {{ReferenceKind::TigerEdges, "tiger-edges"},
     {ReferenceKind::TigerAddrfeat, "tiger-addrfeat"},
     {ReferenceKind::OpenAddresses, "openaddresses"},
     {ReferenceKind::Points, "points"},
     {ReferenceKind::Parcels, "parcels"},
     {ReferenceKind::Ranges, "ranges"},
     {ReferenceKind::Zip, "zip"}}};

/// Kinds that an older or newer program wrote and this one does not know count as points.
ReferenceKind storedKind(const std::string& word) {
    const auto found = std::find_if(kKinds.begin(), kKinds.end(),
                                    [&](const auto& pair) { return pair.second == word; });
    return found == kKinds.end() ? ReferenceKind::Points : found->first;
}

constexpr const char* kSources =
    "SELECT id, identity, name, kind, digest, vintage, added_at, streets, ranges, points, skipped "
    "FROM sources ORDER BY identity";

void checkFormat(const core::Connection& db, const std::string& path) {
    if (db.integer("PRAGMA application_id") != kApplication) {
        throw Error(Code::Storage, core::format("{} is not a reference index", path),
                    "name another folder in EVENLODE_DATA_DIR", path);
    }
    if (db.integer("PRAGMA user_version").value_or(0) > kSchema) {
        throw Error(Code::Storage,
                    core::format("the reference index {} was made by a newer program", path),
                    "update this program", path);
    }
}

} // namespace

const char* kindName(ReferenceKind kind) {
    return std::find_if(kKinds.begin(), kKinds.end(),
                        [&](const auto& pair) { return pair.first == kind; })
        ->second;
}

ReferenceKind parseReferenceKind(const std::string& word) {
    const auto found = std::find_if(kKinds.begin(), kKinds.end(),
                                    [&](const auto& pair) { return pair.second == word; });
    if (found == kKinds.end()) {
        throw Error(Code::Usage, core::format("\"{}\" is no kind of reference data", word),
                    "say tiger-edges, tiger-addrfeat, openaddresses, points, parcels, ranges or "
                    "zip",
                    "--kind");
    }
    return found->first;
}

std::string ReferenceIndex::standardPath() {
    const std::string folder = core::dataFolder();
    return folder.empty() ? "" : (std::filesystem::path(folder) / "reference.sqlite").string();
}

namespace {

core::Connection openToWrite(const std::string& path) {
    core::makeFolderOf(path);
    return core::Connection(path, core::Connection::Mode::Create);
}

} // namespace

ReferenceIndex::ReferenceIndex(const std::string& path) : db_(openToWrite(path)) {
    const bool fresh = db_.integer("SELECT count(*) FROM sqlite_schema") == 0;
    if (!fresh) {
        checkFormat(db_, path);
    }
    db_.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    if (fresh) {
        core::Transaction transaction(db_);
        // Another program may have been quicker.
        if (db_.integer("SELECT count(*) FROM sqlite_schema") == 0) {
            db_.exec(core::format("PRAGMA application_id = {}; PRAGMA user_version = {}; {}",
                                  kApplication, kSchema, kCreate));
        }
        transaction.commit();
    }
}

core::Connection openIndex(const std::string& path) {
    core::Connection db(path, core::Connection::Mode::ReadOnly);
    checkFormat(db, path);
    return db;
}

std::vector<ReferenceSource> loadSources(const core::Connection& db) {
    std::vector<ReferenceSource> sources;
    core::Statement row = db.prepare(kSources);
    while (row.step()) {
        ReferenceSource source;
        source.id = row.integer(0);
        source.identity = row.string(1);
        source.name = row.string(2);
        source.kind = storedKind(row.string(3));
        source.digest = row.string(4);
        source.vintage = row.string(5);
        source.addedAt = row.string(6);
        source.counts = {row.integer(7), row.integer(8), row.integer(9), row.integer(10)};
        sources.push_back(std::move(source));
    }
    return sources;
}

std::vector<ReferenceSource> ReferenceIndex::sources() const {
    return loadSources(db_);
}

std::optional<ReferenceSource> ReferenceIndex::findIdentity(const std::string& identity) const {
    for (ReferenceSource& source : sources()) {
        if (source.identity == identity) {
            return std::move(source);
        }
    }
    return std::nullopt;
}

std::optional<ReferenceSource> ReferenceIndex::findDigest(const std::string& digest) const {
    for (ReferenceSource& source : sources()) {
        if (source.digest == digest) {
            return std::move(source);
        }
    }
    return std::nullopt;
}

std::int64_t ReferenceIndex::remove(const std::string& name) {
    core::Transaction transaction(db_);
    for (const char* table : {"streets", "coverage"}) {
        db_.prepare(core::format("DELETE FROM {} WHERE source_id IN (SELECT id FROM sources WHERE "
                                 "identity = ?1 OR name = ?1)",
                                 table))
            .run(name);
    }
    core::Statement remove = db_.prepare("DELETE FROM sources WHERE identity = ?1 OR name = ?1");
    remove.run(name);
    const std::int64_t removed = db_.changes();
    transaction.commit();
    return removed;
}

struct ReferenceIndex::Addition::State {
    State(ReferenceIndex& index, ReferenceSource added)
        : db(index.db_), transaction(db), source(std::move(added)),
          insert(db.prepare("INSERT INTO streets (source_id, zip, zip_known, state, city, "
                            "name_key, name, pre_direction, pre_type, type, post_direction, body) "
                            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {}

    const core::Connection& db;
    core::Transaction transaction;
    ReferenceSource source;
    core::Statement insert;
};

ReferenceIndex::Addition::Addition(ReferenceIndex& index, const ReferenceSource& source)
    : state_(std::make_unique<State>(index, source)) {
    const core::Connection& db = state_->db;
    for (const char* table : {"streets", "coverage"}) {
        db.prepare(core::format("DELETE FROM {} WHERE source_id IN (SELECT id FROM sources WHERE "
                                "identity = ?)",
                                table))
            .run(source.identity);
    }
    db.prepare("DELETE FROM sources WHERE identity = ?").run(source.identity);
    state_->source.addedAt = core::nowUtc();
    state_->source.counts = {};
    db.prepare("INSERT INTO sources (identity, name, kind, digest, vintage, added_at) VALUES (?, "
               "?, ?, ?, ?, ?)")
        .run(source.identity, source.name, kindName(source.kind), source.digest, source.vintage,
             state_->source.addedAt);
    state_->source.id = db.integer("SELECT last_insert_rowid()").value_or(0);
}

ReferenceIndex::Addition::~Addition() = default;

void ReferenceIndex::Addition::put(const StreetBatch& batch) {
    ReferenceCounts& counts = state_->source.counts;
    for (const auto& [key, street] : batch.streets()) {
        StreetBody body = street.body;
        tidy(body);
        state_->insert.run(state_->source.id, core::parseInteger(street.place.zip).value_or(0),
                           street.place.zipKnown, street.place.state, street.place.city,
                           nameKey(street.name.name), street.name.name, street.name.preDirection,
                           street.name.preType, street.name.type, street.name.postDirection,
                           encodeStreet(body));
        counts.ranges += static_cast<std::int64_t>(body.ranges.size());
        counts.points += static_cast<std::int64_t>(body.points.size());
    }
}

ReferenceSource ReferenceIndex::Addition::commit(std::int64_t skipped) {
    const core::Connection& db = state_->db;
    ReferenceSource& source = state_->source;
    core::Statement count = db.prepare(
        "SELECT count(*) FROM (SELECT DISTINCT zip, name_key, pre_direction, pre_type, type, "
        "post_direction FROM streets WHERE source_id = ?)");
    count.bind(source.id);
    source.counts.streets = count.step() ? count.integer(0) : 0;
    count.reset();
    source.counts.skipped = skipped;
    db.prepare("INSERT INTO coverage (zip, source_id) SELECT DISTINCT zip, source_id FROM streets "
               "WHERE source_id = ?")
        .run(source.id);
    db.prepare("UPDATE sources SET streets = ?, ranges = ?, points = ?, skipped = ? WHERE id = ?")
        .run(source.counts.streets, source.counts.ranges, source.counts.points, skipped, source.id);
    state_->transaction.commit();
    return source;
}

} // namespace geo
