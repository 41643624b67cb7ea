// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/verbs/rollback.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/sync/batch_writer.h"
#include "crm/sync/field_merge.h"
#include "crm/sync/organisation.h"
#include "crm/sync/publish_store.h"
#include "crm/sync/receipt.h"
#include "crm/sync/remote_accounts.h"
#include "crm/sync/snapshot_store.h"
#include "crm/verbs/scheduled_publishes.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace crm {

using core::Code;
using core::Error;
using core::Json;

namespace {

CrmConnection connectionOf(const core::Connection& db, const Publish& publish) {
    for (CrmConnection& connection : loadConnections(db)) {
        if (connection.id == publish.connection) {
            return connection;
        }
    }
    throw Error(Code::Input, "the connection of this publish has been removed",
                "add it again under the same name", publish.id);
}

class Rollback {
public:
    Rollback(core::Workspace& ws, const RollbackParams& params, RollbackReport& report)
        : ws_(ws), params_(params), report_(report),
          publish_(requirePublish(ws.reader(), params.publish)),
          connection_(connectionOf(ws.reader(), publish_)),
          adapter_(params.around.adapters(connection_)) {}

    void run(core::Job& job) {
        if (publish_.status == "planning" || publish_.status == "running") {
            throw Error(Code::Conflict, "this publish was cut off before its end",
                        "publish again to finish it, then take it back", publish_.id);
        }
        if (publish_.status == "scheduled") {
            withdraw();
            return;
        }
        requireSameOrganisation(connection_, adapter_->whose(job));
        compare(job);
        if (!params_.dryRun) {
            requireWriteBack(connection_);
            write(job);
        }
        report_.calls = adapter_->calls();
    }

private:
    /// Nothing has been written: there is nothing to put back.
    void withdraw() {
        if (!params_.dryRun) {
            ws_.record("Withdraw publish " + publish_.id,
                       [&](core::Record& record) { withdrawPublish(record, publish_.id); });
        }
        report_.withdrawn = true;
    }

    void compare(core::Job& job) {
        const std::vector<FieldChange> items = loadItems(ws_.reader(), publish_.id, "written");
        std::vector<std::string> ids;
        std::set<std::string> fields;
        for (const FieldChange& item : items) {
            if (ids.empty() || ids.back() != item.id) {
                ids.push_back(item.id);
            }
            fields.insert(item.field);
        }
        remote_ = discoverSome(*adapter_, {fields.begin(), fields.end()}, ids, job);
        std::set<std::string> same;
        std::set<std::string> other;
        for (const FieldChange& item : items) {
            judge(item, same, other);
        }
        for (const std::string& id : same) {
            report_.unchanged += !other.contains(id);
        }
        std::set<std::string> records;
        for (const FieldChange& change : report_.changes) {
            records.insert(change.id);
        }
        report_.toRestore = static_cast<std::int64_t>(records.size());
    }

    void judge(const FieldChange& item, std::set<std::string>& same, std::set<std::string>& other) {
        const auto record = remote_.values.find(item.id);
        if (record == remote_.values.end()) {
            skip(item, {}, "is not in the CRM any more");
            other.insert(item.id);
            return;
        }
        const std::string now = record->second.at(item.field);
        if (sameValue(now, item.before)) {
            same.insert(item.id);
            return;
        }
        other.insert(item.id);
        if (sameValue(now, item.after)) {
            report_.changes.push_back(
                {item.id, item.field, now, item.before, "taken back from " + publish_.id});
        } else {
            skip(item, now, "was changed since");
        }
    }

    void skip(const FieldChange& item, const std::string& now, const std::string& message) {
        const auto name = remote_.names.find(item.id);
        report_.skipped.push_back({item.id,
                                   name == remote_.names.end() ? std::string() : name->second,
                                   item.field, now, item.after, item.before, message});
    }

    void write(core::Job& job) {
        noteDown();
        std::vector<RecordEdit> edits;
        for (const FieldChange& change : report_.changes) {
            if (edits.empty() || edits.back().id != change.id) {
                edits.emplace_back().id = change.id;
                const auto version = remote_.versions.find(change.id);
                edits.back().version = version == remote_.versions.end() ? "" : version->second;
            }
            edits.back().fields.push_back({change.field, change.after, change.before});
        }
        BatchWriter::Journal journal;
        journal.before = [](const std::vector<RecordEdit>&) {};
        journal.after = [this](const std::vector<RecordEdit>& batch,
                               const std::vector<RecordOutcome>& outcomes) {
            noteOutcomes(batch, outcomes);
        };
        BatchWriter writer(*adapter_, *params_.around.clock, Object::Account, std::move(journal));
        const auto ended = writer.write(edits, false, job);
        finish(!ended && report_.skipped.empty());
        if (ended) {
            throw RemoteError(*ended);
        }
    }

    /// An earlier rollback of the same publish that was cut off needs no settling: what it had put
    /// back is found as it should be.
    void noteDown() {
        ws_.record("Note what is to be put back", [&](core::Record& record) {
            Publish rollback = publish_;
            rollback.kind = "rollback";
            rollback.of = publish_.id;
            rollback.why = params_.why;
            rollback.effectiveOn = std::max(publish_.effectiveOn,
                                            utcText(params_.around.clock->nowMs()).substr(0, 10));
            report_.rollbackId = insertPublish(record, rollback);
            insertItems(record, report_.rollbackId, report_.changes.data(),
                        report_.changes.data() + report_.changes.size());
            // Neither this nor the publish it takes back is to be resumed by the next publish.
            setPublishStatus(record, report_.rollbackId, "partial");
        });
    }

    void noteOutcomes(const std::vector<RecordEdit>& edits,
                      const std::vector<RecordOutcome>& outcomes) {
        RecordValues written;
        std::vector<ItemMark> marks;
        for (std::size_t i = 0; i < edits.size(); ++i) {
            const RecordOutcome& outcome = outcomes[i];
            if (outcome.outcome == Outcome::Written || outcome.outcome == Outcome::Unchanged) {
                ++report_.restored;
                marks.push_back({edits[i].id, {}, "written", {}});
                for (const FieldEdit& field : edits[i].fields) {
                    written[edits[i].id][field.field] = field.value;
                }
                continue;
            }
            marks.push_back({edits[i].id, {}, "failed", outcome.message});
            for (const FieldEdit& field : edits[i].fields) {
                const bool theirs = field.field == outcome.field;
                skip({edits[i].id, field.field, field.value, field.expected.value_or(""), {}},
                     theirs ? outcome.found : field.expected.value_or(""), outcome.message);
            }
        }
        ws_.record("Note what was put back", [&](core::Record& record) {
            markItems(record, report_.rollbackId, marks);
            mergeSnapshot(record, connection_.id, objectName(Object::Account), written);
            noteWritten(record, connection_.id, objectName(Object::Account), written);
        });
    }

    void finish(bool clean) {
        ws_.record("Finish putting back", [&](core::Record& record) {
            SyncPlan figures;
            figures.toWrite = report_.toRestore;
            figures.unchanged = report_.unchanged;
            finishPublish(record, report_.rollbackId, clean ? "done" : "partial", figures);
            PublishReceipt receipt;
            receipt.publish = requirePublish(record.db(), report_.rollbackId);
            receipt.connection = connection_.name;
            if (publish_.kind != "test") {
                report_.entry = addRollbackReceipt(record, receipt);
            }
        });
    }

    core::Workspace& ws_;
    const RollbackParams& params_;
    RollbackReport& report_;
    Publish publish_;
    CrmConnection connection_;
    std::unique_ptr<Adapter> adapter_;
    RemoteAccounts remote_;
};

} // namespace

void to_json(Json& json, const RollbackReport& report) {
    Json skipped = Json::array();
    for (const RollbackSkip& skip : report.skipped) {
        skipped.push_back({{"id", skip.id},
                           {"name", skip.name},
                           {"field", skip.field},
                           {"crm", skip.now},
                           {"published", skip.published},
                           {"old", skip.old},
                           {"message", skip.message}});
    }
    json = Json{{"publish_id", report.publish},
                {"rollback_id", report.rollbackId.empty() ? Json() : Json(report.rollbackId)},
                {"dry_run", report.dryRun},
                {"withdrawn", report.withdrawn},
                {"to_restore", report.toRestore},
                {"restored", report.restored},
                {"unchanged", report.unchanged},
                {"skipped", skipped},
                {"entry", report.entry == 0 ? Json() : Json(report.entry)},
                {"calls", report.calls},
                {"seconds", report.seconds}};
}

RollbackReport rollback(core::Workspace& ws, const RollbackParams& params, core::Job& job) {
    const auto start = std::chrono::steady_clock::now();
    RollbackReport report;
    report.publish = params.publish;
    report.dryRun = params.dryRun;
    Rollback(ws, params, report).run(job);
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

} // namespace crm
