// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/verbs/sync.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/records/record_store.h"
#include "crm/adapters/factory.h"
#include "crm/sync/connection_store.h"
#include "crm/sync/publish_fields.h"
#include "crm/sync/snapshot_store.h"

#include <chrono>
#include <optional>
#include <unordered_set>
#include <utility>

namespace crm {

namespace records = core::records;
using core::Code;
using core::Error;
using core::Json;

namespace {

constexpr std::int64_t kFewRecords = 20;

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

/// One object of one connection, read and made ready to be stored.
struct Pulled {
    ListResult result;
    std::vector<records::PlacedRecord> records;
    RecordValues snapshot;
    std::int64_t read = 0;
    std::int64_t rejected = 0;
    std::vector<core::Issue> issues;
};

class ConnectionSync {
public:
    ConnectionSync(core::Workspace& ws, const SyncParams& params, const CrmConnection& connection,
                   const Placer& place, SyncReport& report)
        : ws_(ws), params_(params), connection_(connection), place_(place), report_(report),
          adapter_(makeAdapter(connection)) {}

    void run(core::Job& job) {
        double done = 0;
        for (const Object object : kObjects) {
            core::Job::Part part(job, done, done + 1.0 / std::size(kObjects));
            done += 1.0 / std::size(kObjects);
            job.step(0, core::format("reading {} of {}", objectName(object), connection_.name));
            const Pulled pulled = pull(object, job);
            if (pulled.result.present && !pulled.result.unchanged) {
                store(object, pulled, job);
            }
        }
        ws_.record("Sync " + connection_.name,
                   [&](core::Record& record) { noteSync(record, connection_.id, core::nowUtc()); });
        report_.calls += adapter_->calls();
    }

private:
    Pulled pull(Object object, core::Job& job) {
        Pulled pulled;
        std::optional<records::Converter> converter;
        ListRequest request;
        request.object = object;
        if (!params_.full) {
            request.since = loadCursor(ws_.reader(), connection_.id, objectName(object));
        }
        if (object == Object::Account) {
            request.fields = PublishFields::fromJson(connection_.config).names();
        }
        ListSink sink;
        sink.begin = [&](const records::Mapping& mapping) { converter.emplace(mapping); };
        sink.record = [&](RemoteRecord&& remote) {
            auto record = converter->convert(remote.row);
            if (!record) {
                return;
            }
            for (std::size_t i = 0; i < request.fields.size(); ++i) {
                pulled.snapshot[record->id][request.fields[i]] = std::move(remote.fields[i]);
            }
            records::Placement where = place_(*record);
            pulled.records.push_back({std::move(*record), std::move(where)});
        };
        pulled.result = adapter_->list(request, sink, job);
        if (converter) {
            converter->finish();
            pulled.read = converter->read();
            pulled.rejected = converter->rejected() + converter->repeatedDiffering();
            pulled.issues = converter->issues();
        }
        return pulled;
    }

    void store(Object object, const Pulled& pulled, core::Job& job) {
        requirePlausible(object, pulled.records);
        records::UpsertCounts counts;
        const std::string name = objectName(object);
        ws_.record(
            core::format("Sync {} of {}", name, connection_.name), [&](core::Record& record) {
                const std::int64_t taken = takeOver(record, object, pulled.records);
                counts = records::upsertRecords(record, recordKind(object), pulled.records,
                                                {connection_.name, true}, job);
                if (object == Object::Account) {
                    saveSnapshot(record, connection_.id, name, pulled.snapshot, true);
                }
                saveCursor(record, connection_.id, name, pulled.result.cursor);
                if (taken > 0) {
                    report_.issues.push_back(
                        {core::Severity::Info,
                         connection_.name,
                         0,
                         core::format(
                             "{} imported from a file before {} now kept up to date from here",
                             core::counted(taken, "record", "records"), taken == 1 ? "is" : "are"),
                         {}});
                }
            });
        SyncReport::Counts& sum = report_.objects[name];
        sum.read += pulled.read;
        sum.rejected += pulled.rejected;
        sum.added += counts.added;
        sum.updated += counts.updated;
        sum.unchanged += counts.unchanged;
        sum.removed += counts.removed;
        report_.issues.insert(report_.issues.end(), pulled.issues.begin(), pulled.issues.end());
    }

    /// An emptied or mistaken file must not bury what is here.
    void requirePlausible(Object object, const std::vector<records::PlacedRecord>& present) const {
        std::unordered_set<std::string_view> ids;
        for (const records::PlacedRecord& placed : present) {
            ids.insert(placed.record.id);
        }
        core::Statement rows = ws_.reader().prepare(core::format(
            "SELECT external_id FROM {} WHERE source = ? AND removed = 0", tableOf(object)));
        std::int64_t known = 0;
        std::int64_t gone = 0;
        rows.bind(connection_.name);
        while (rows.step()) {
            ++known;
            gone += !ids.contains(rows.text(0));
        }
        if (!params_.yes && gone > kFewRecords &&
            static_cast<double>(gone) > params_.maxRemoved * static_cast<double>(known)) {
            throw Error(Code::Conflict,
                        core::format("{} of the {} {} that came from {} are gone there",
                                     core::grouped(gone), core::grouped(known), objectName(object),
                                     connection_.name),
                        "look whether the right file or CRM is connected; if so, sync again with "
                        "--yes",
                        connection_.name);
        }
    }

    /// Records of a file that are the same by id and name become records of this connection, so
    /// that they are not there twice.
    std::int64_t takeOver(core::Record& record, Object object,
                          const std::vector<records::PlacedRecord>& incoming) const {
        const core::Connection& db = record.db();
        const char* table = tableOf(object);
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
        for (const records::PlacedRecord& placed : incoming) {
            take.run(connection_.name, records::kFileSource, placed.record.id,
                     placed.record.field("name").value_or(""));
            taken += db.changes();
        }
        return taken;
    }

    core::Workspace& ws_;
    const SyncParams& params_;
    const CrmConnection& connection_;
    const Placer& place_;
    SyncReport& report_;
    std::unique_ptr<Adapter> adapter_;
};

std::vector<CrmConnection> chosen(const core::Workspace& ws, const SyncParams& params) {
    if (params.connections.empty()) {
        auto all = loadConnections(ws.reader());
        if (all.empty()) {
            requireConnection(ws.reader(), ""); // says how to add one
        }
        return all;
    }
    std::vector<CrmConnection> connections;
    for (const std::string& name : params.connections) {
        connections.push_back(requireConnection(ws.reader(), name));
    }
    return connections;
}

} // namespace

void to_json(Json& json, const SyncReport& report) {
    Json pulled{{"accounts", 0}, {"opportunities", 0}, {"contacts", 0},
                {"leads", 0},    {"activities", 0},    {"users", 0}};
    Json objects = Json::object();
    for (const auto& [name, counts] : report.objects) {
        pulled[name] = counts.changed();
        objects[name] = {{"read", counts.read},       {"added", counts.added},
                         {"updated", counts.updated}, {"unchanged", counts.unchanged},
                         {"removed", counts.removed}, {"rejected", counts.rejected}};
    }
    json = Json{{"pulled", pulled},        {"pushed", report.pushed}, {"conflicts", Json::array()},
                {"failed", Json::array()}, {"calls", report.calls},   {"seconds", report.seconds},
                {"next", nullptr},         {"objects", objects},      {"issues", report.issues}};
}

SyncReport sync(core::Workspace& ws, const SyncParams& params, core::Job& job,
                const Placer& place) {
    const auto start = std::chrono::steady_clock::now();
    SyncReport report;
    const std::vector<CrmConnection> connections = chosen(ws, params);
    const auto count = static_cast<double>(connections.size());
    for (std::size_t i = 0; i < connections.size(); ++i) {
        core::Job::Part part(job, static_cast<double>(i) / count,
                             static_cast<double>(i + 1) / count);
        ConnectionSync(ws, params, connections[i], place, report).run(job);
    }
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

} // namespace crm
