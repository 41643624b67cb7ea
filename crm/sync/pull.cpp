// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/pull.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/sync/alias_store.h"
#include "crm/sync/snapshot_store.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace crm {

namespace records = core::records;
using core::Code;
using core::Error;

namespace {

constexpr std::int64_t kFewRecords = 20;
constexpr std::size_t kIdsPerRead = 500;
constexpr const char* kSweepNote = "#sweep";
constexpr const char* kCursorNote = "#cursor-at";
constexpr std::int64_t kCursorMs = 3600 * 1000;
constexpr const char* kMappingNote = "#mapping";

const char* tableOf(Object object) {
    switch (object) {
    case Object::Account: return "base_accounts";
    case Object::Opportunity: return "base_opportunities";
    case Object::Contact: return "base_contacts";
    case Object::Lead: return "base_leads";
    case Object::User: return "base_reps";
    case Object::Territory:
    case Object::Activity: break;
    }
    return "";
}

/// The names that the CRM has for our fields, as JSON: {"name": "Name"}.
std::string columnsOf(const records::Mapping& mapping) {
    core::Json json = core::Json::object();
    for (const records::MappedField& field : mapping.fields) {
        const auto& known = records::fieldsOf(mapping.kind)[field.field];
        json[std::string(known.name)] = mapping.columns[field.column].name;
    }
    return json.dump();
}

} // namespace

PullCounts& PullCounts::operator+=(const PullCounts& other) {
    read += other.read;
    added += other.added;
    updated += other.updated;
    unchanged += other.unchanged;
    removed += other.removed;
    rejected += other.rejected;
    return *this;
}

/// One call of `Adapter::list`, and what becomes of its records.
class Puller::List {
public:
    List(Puller& owner, Object object, PullResult& result, core::Job& job, Look look)
        : owner_(owner), object_(object), name_(objectName(object)), result_(result), job_(job),
          look_(std::move(look)),
          versions_(loadVersions(owner.ws_.reader(), owner.connection_.id, name_)),
          aliases_(loadAliases(owner.ws_.reader(), owner.connection_.id, name_)) {}

    ListResult run(ListRequest request) {
        request.object = object_;
        some_ = !request.ids.empty();
        if (object_ == Object::Account) {
            request.fields = owner_.options_.fields;
        }
        fields_ = request.fields;
        ListSink sink;
        sink.begin = [this](const records::Mapping& mapping) { begin(mapping); };
        sink.record = [this](RemoteRecord&& record) { take(std::move(record)); };
        sink.gone = [this](const std::string& id) { gone(id); };
        sink.merged = [this](const std::string& id, const std::string& survivor) {
            merged_[id] = survivor;
        };
        sink.page = [this](const std::string& cursor) {
            store(some_ ? std::nullopt : std::optional(cursor), nullptr);
            paged_ = true;
        };
        const ListResult listed = owner_.adapter_.list(request, sink, job_);
        if (listed.present && !listed.unchanged) {
            finish(listed);
        }
        return listed;
    }
    /// What did not come, and is to be read by id before it counts as gone.
    const std::vector<std::string>& doubtful() const { return doubtful_; }

private:
    void begin(const records::Mapping& mapping) {
        mapping_ = mapping;
        converter_.emplace(mapping);
    }

    void take(RemoteRecord&& record) {
        if (look_) {
            look_(*mapping_, record);
        }
        if (record.version.empty() || record.id.empty()) {
            convert(record);
            return;
        }
        if (const auto survivor = aliases_.find(record.id); survivor != aliases_.end()) {
            return; // a list that still knows a record that was merged away
        }
        listed_.insert(record.id);
        std::string& known = versions_[record.id];
        if (known == record.version && !some_) {
            ++counts_.read;
            ++counts_.unchanged;
            return;
        }
        known = record.version;
        pending_[record.id] = std::move(record);
    }

    void gone(const std::string& id) {
        pending_.erase(id);
        versions_.erase(id);
        gone_.push_back(id);
    }

    void convert(RemoteRecord& remote) {
        auto record = converter_->convert(remote.row);
        if (!record) {
            return;
        }
        SeenRecord seen{record->id, remote.version, {}};
        for (std::size_t i = 0; i < fields_.size(); ++i) {
            seen.values[fields_[i]] = std::move(remote.fields[i]);
        }
        seen_.push_back(std::move(seen));
        listed_.insert(record->id);
        records::Placement where = owner_.place_(*record);
        placed_.push_back({std::move(*record), std::move(where)});
    }

    /// Everything that has come since the last page, and what a complete list does not show, in one
    /// transaction.
    void store(const std::optional<std::string>& cursor, const std::vector<std::string>* absent) {
        for (auto& [id, remote] : pending_) {
            convert(remote);
        }
        pending_.clear();
        closeConverter();
        const core::ConnectionId connection = owner_.connection_.id;
        const std::string& source = owner_.connection_.name;
        const records::Kind kind = recordKind(object_);
        owner_.ws_.record(core::format("Sync {} of {}", name_, source), [&](core::Record& record) {
            followMerges(record);
            const std::int64_t taken = takeOver(record);
            const auto upserted =
                records::upsertRecords(record, kind, placed_, {source, false}, job_);
            counts_.added += upserted.added;
            counts_.updated += upserted.updated;
            counts_.unchanged += upserted.unchanged;
            counts_.removed += records::removeRecords(record, kind, source, gone_);
            forgetSeen(record, connection, name_, gone_);
            if (absent != nullptr) {
                counts_.removed += records::removeRecords(record, kind, source, *absent);
                forgetSeen(record, connection, name_, *absent);
            }
            noteSeen(record, connection, name_, seen_);
            if (cursor) {
                saveCursor(record, connection, name_, *cursor);
                saveNote(record, connection, kCursorNote, name_,
                         std::to_string(owner_.clock_.nowMs()));
            }
            if (mapping_) {
                saveNote(record, connection, kMappingNote, name_, columnsOf(*mapping_));
            }
            noteTaken(taken);
        });
        placed_.clear();
        seen_.clear();
        gone_.clear();
        merged_.clear();
        result_.counts += counts_;
        counts_ = {};
    }

    /// Takes the figures of what was converted so far; the next page begins anew, so that a record
    /// that comes again, changed meanwhile, is no repetition.
    void closeConverter() {
        if (!converter_) {
            return;
        }
        converter_->finish();
        counts_.read += converter_->read();
        counts_.rejected += converter_->rejected() + converter_->repeatedDiffering();
        const auto& issues = converter_->issues();
        result_.issues.insert(result_.issues.end(), issues.begin(), issues.end());
        converter_.emplace(*mapping_);
    }

    void finish(const ListResult& listed) {
        std::vector<std::string> absent;
        if (listed.complete) {
            absent = missing();
        }
        if (listed.lagging) {
            doubtful_ = std::move(absent);
            absent.clear();
        }
        const bool cursor = !some_;
        if (nothingNew(listed, absent)) {
            result_.counts += counts_;
            return;
        }
        store(cursor ? std::optional(listed.cursor) : std::nullopt, &absent);
        if (listed.complete) {
            owner_.ws_.record("Note a complete list", [&](core::Record& record) {
                saveNote(record, owner_.connection_.id, kSweepNote, name_,
                         std::to_string(owner_.clock_.nowMs()));
            });
        }
    }

    /// Where nothing came, the cursor of before is as good as the new one, and not writing it keeps
    /// polling from stirring up whoever watches the workspace. Now and then it must be renewed, for
    /// cursors grow old.
    bool nothingNew(const ListResult& listed, const std::vector<std::string>& absent) const {
        // The cursor of a page leads back into this list, not on to what comes after it.
        if (paged_ || listed.complete || listed.expired || !absent.empty() || !pending_.empty() ||
            !placed_.empty() || !gone_.empty() || !merged_.empty()) {
            return false;
        }
        if (some_) {
            return true;
        }
        const core::Connection& db = owner_.ws_.reader();
        const auto saved =
            core::parseInteger(loadNote(db, owner_.connection_.id, kCursorNote, name_));
        return saved && owner_.clock_.nowMs() - *saved < kCursorMs &&
               !loadCursor(db, owner_.connection_.id, name_).empty();
    }

    std::vector<std::string> missing() {
        for (const auto& [id, remote] : pending_) {
            listed_.insert(id);
        }
        const std::unordered_set<std::string> goneNow(gone_.begin(), gone_.end());
        std::vector<std::string> absent;
        std::int64_t known = 0;
        for (std::string& id : records::loadExternalIds(owner_.ws_.reader(), recordKind(object_),
                                                        owner_.connection_.name)) {
            ++known;
            if (!listed_.contains(id) && !goneNow.contains(id) && !merged_.contains(id)) {
                absent.push_back(std::move(id));
            }
        }
        owner_.requirePlausible(object_, static_cast<std::int64_t>(absent.size()), known);
        return absent;
    }

    void followMerges(core::Record& record) {
        const records::Kind kind = recordKind(object_);
        const std::string& source = owner_.connection_.name;
        for (const auto& [id, survivor] : merged_) {
            noteAlias(record, owner_.connection_.id, name_, id, survivor);
            aliases_[id] = survivor;
            if (!records::renameRecord(record, kind, source, id, survivor)) {
                counts_.removed += records::removeRecords(record, kind, source, {id});
            }
            forgetSeen(record, owner_.connection_.id, name_, {id});
        }
    }

    /// Records of a file that are the same by id and name become records of this connection, so
    /// that they are not there twice.
    std::int64_t takeOver(core::Record& record) const {
        const core::Connection& db = record.db();
        const char* table = tableOf(object_);
        core::Statement any =
            db.prepare(core::format("SELECT 1 FROM {} WHERE source = ? LIMIT 1", table));
        any.bind(records::kFileSource);
        if (!any.step()) {
            return 0;
        }
        any.reset();
        core::Statement take = db.prepare(core::format(
            "UPDATE OR IGNORE {} SET source = ?1 WHERE source = ?2 AND external_id = ?3 AND "
            "coalesce(name, '') = ?4 COLLATE NOCASE",
            table));
        std::int64_t taken = 0;
        for (const records::PlacedRecord& placed : placed_) {
            take.run(owner_.connection_.name, records::kFileSource, placed.record.id,
                     placed.record.field("name").value_or(""));
            taken += db.changes();
        }
        return taken;
    }

    void noteTaken(std::int64_t taken) {
        if (taken > 0) {
            result_.issues.push_back(
                {core::Severity::Info,
                 owner_.connection_.name,
                 0,
                 core::format("{} imported from a file before {} now kept up to date from here",
                              core::counted(taken, "record", "records"), taken == 1 ? "is" : "are"),
                 {}});
        }
    }

    Puller& owner_;
    Object object_;
    std::string name_;
    PullResult& result_;
    core::Job& job_;
    Look look_;
    std::unordered_map<std::string, std::string> versions_;
    std::map<std::string, std::string> aliases_;
    std::vector<std::string> fields_;
    std::optional<records::Mapping> mapping_;
    std::optional<records::Converter> converter_;
    std::map<std::string, RemoteRecord> pending_;
    std::vector<records::PlacedRecord> placed_;
    std::vector<SeenRecord> seen_;
    std::vector<std::string> gone_;
    std::map<std::string, std::string> merged_;
    std::unordered_set<std::string> listed_;
    std::vector<std::string> doubtful_;
    PullCounts counts_;
    bool some_ = false;
    bool paged_ = false; ///< a page was stored with its own cursor
};

/// An emptied or mistaken file, or a CRM that was reset, must not bury what is here.
void Puller::requirePlausible(Object object, std::int64_t gone, std::int64_t known) const {
    if (!options_.yes && gone > kFewRecords &&
        static_cast<double>(gone) > options_.maxRemoved * static_cast<double>(known)) {
        throw Error(Code::Conflict,
                    core::format("{} of the {} {} that came from {} are gone there",
                                 core::grouped(gone), core::grouped(known), objectName(object),
                                 connection_.name),
                    "look whether the right file or CRM is connected; if so, sync again with "
                    "--yes",
                    connection_.name);
    }
}

PullResult Puller::pull(Object object, core::Job& job) {
    PullResult result;
    ListRequest request;
    const std::string name = objectName(object);
    request.quick = options_.quick;
    if (!options_.full) {
        request.since = loadCursor(ws_.reader(), connection_.id, name);
    }
    const std::int64_t start = clock_.nowMs();
    List all(*this, object, result, job, {});
    const ListResult listed = all.run(request);
    if (!all.doubtful().empty()) {
        const PullResult read = reread(object, all.doubtful(), job);
        result.counts += read.counts;
        result.issues.insert(result.issues.end(), read.issues.begin(), read.issues.end());
    }
    result.present = listed.present;
    if (!listed.present) {
        return result;
    }
    if (listed.expired && !listed.complete) {
        sweep(object, result, job);
    }
    if (listed.expired) {
        result.issues.push_back(
            {core::Severity::Info,
             connection_.name,
             0,
             core::format("{} could not say any more which {} have changed since the last sync; "
                          "all were compared, in {:.0f} s",
                          connection_.name, name,
                          static_cast<double>(clock_.nowMs() - start) / 1000),
             {}});
        return result;
    }
    if (listed.complete || listed.unchanged) {
        return result;
    }
    const std::string swept = loadNote(ws_.reader(), connection_.id, kSweepNote, name);
    const auto last = core::parseInteger(swept).value_or(0);
    if (static_cast<double>(clock_.nowMs() - last) > options_.sweepHours * 3600e3) {
        sweep(object, result, job);
    }
    return result;
}

PullResult Puller::reread(Object object, const std::vector<std::string>& ids, core::Job& job,
                          const Look& each) {
    PullResult result;
    for (std::size_t from = 0; from < ids.size(); from += kIdsPerRead) {
        ListRequest request;
        const std::size_t to = std::min(ids.size(), from + kIdsPerRead);
        request.ids.assign(ids.begin() + static_cast<std::ptrdiff_t>(from),
                           ids.begin() + static_cast<std::ptrdiff_t>(to));
        List(*this, object, result, job, each).run(request);
    }
    return result;
}

/// Compares all ids: what is not known here, or has another version, is read; what is not there is
/// gone.
void Puller::sweep(Object object, PullResult& result, core::Job& job) {
    const std::string name = objectName(object);
    auto versions = loadVersions(ws_.reader(), connection_.id, name);
    std::vector<std::string> here =
        records::loadExternalIds(ws_.reader(), recordKind(object), connection_.name);
    const std::unordered_set<std::string> known(here.begin(), here.end());
    std::unordered_set<std::string> there;
    std::vector<std::string> wanted;
    ListRequest request;
    request.object = object;
    request.idsOnly = true;
    ListSink sink;
    sink.record = [&](RemoteRecord&& record) {
        const bool other = !record.version.empty() && versions[record.id] != record.version;
        if (there.insert(record.id).second && (!known.contains(record.id) || other)) {
            wanted.push_back(record.id);
        }
    };
    const ListResult listed = adapter_.list(request, sink, job);
    if (!listed.complete) {
        return; // not all ids could be had: nothing can be said of what did not come
    }
    std::erase_if(here, [&](const std::string& id) { return there.contains(id); });
    requirePlausible(object, static_cast<std::int64_t>(here.size()),
                     static_cast<std::int64_t>(known.size()));
    ws_.record(core::format("Sync {} of {}", name, connection_.name), [&](core::Record& record) {
        result.counts.removed +=
            records::removeRecords(record, recordKind(object), connection_.name, here);
        forgetSeen(record, connection_.id, name, here);
        saveNote(record, connection_.id, kSweepNote, name, std::to_string(clock_.nowMs()));
    });
    const PullResult read = reread(object, wanted, job);
    result.counts += read.counts;
    result.issues.insert(result.issues.end(), read.issues.begin(), read.issues.end());
}

} // namespace crm
