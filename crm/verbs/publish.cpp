// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/verbs/publish.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/sync/batch_writer.h"
#include "crm/sync/conflict_store.h"
#include "crm/sync/left_out_store.h"
#include "crm/sync/organisation.h"
#include "crm/sync/publish_store.h"
#include "crm/sync/receipt.h"
#include "crm/verbs/scheduled_publishes.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

namespace crm {

using core::Code;
using core::Error;
using core::Json;

namespace {

/// Journal rows per transaction, so that none holds the write lock for long.
constexpr std::size_t kItemsPerRecord = 3000;

bool showsAlready(const RecordValues& remote, const FieldChange& item) {
    const auto record = remote.find(item.id);
    if (record == remote.end()) {
        return false;
    }
    const auto value = record->second.find(item.field);
    return value != record->second.end() && value->second == item.after;
}

/// The second and third phase of a publish: journal, then write.
class PublishRun {
public:
    PublishRun(core::Workspace& ws, PublishReport& report, std::string why)
        : ws_(ws), report_(report), plan_(report.plan), adapter_(*report.plan.adapter),
          why_(std::move(why)) {}

    void run(core::Job& job) {
        const std::string what = "Publish to " + plan_.connection.name;
        settleUnfinished();
        noteDown(job);
        {
            core::Job::Part part(job, 0.5, 0.95);
            write(job);
        }
        noteAgreed();
        const bool clean = report_.failed.empty() && report_.conflicts.empty();
        ws_.record(what, [&](core::Record& record) {
            finishPublish(record, report_.publishId, clean ? "done" : "partial", plan_.sync);
            report_.written = countWritten(record.db(), report_.publishId);
            if (plan_.kind != "test") {
                noteConflicts(record);
                report_.entry = addReceipt(record, receipt());
            }
        });
    }

private:
    /// Whether this run goes on with what another one had begun.
    bool isOurs(const Publish& begun) const {
        return begun.id == plan_.scheduled ||
               (begun.scenario == plan_.scenario.id && begun.kind == plan_.kind &&
                begun.scope == core::join({plan_.scope.begin(), plan_.scope.end()}, ","));
    }

    /// A publish that was cut off: what has arrived is written, what has not is out of date now.
    void settleUnfinished() {
        const auto unfinished = findUnfinished(ws_.reader(), plan_.connection.id);
        if (!unfinished) {
            return;
        }
        const bool same = isOurs(*unfinished);
        ws_.record("Resume publish " + unfinished->id, [&](core::Record& record) {
            if (unfinished->status == "planning") {
                deletePublish(record, unfinished->id);
                return;
            }
            RecordValues arrived;
            std::vector<ItemMark> marks;
            for (const FieldChange& item : loadItems(record.db(), unfinished->id, "planned")) {
                const bool there = showsAlready(plan_.remote, item);
                marks.push_back({item.id, item.field, there ? "written" : "dropped", {}});
                if (there) {
                    arrived[item.id][item.field] = item.after;
                }
            }
            markItems(record, unfinished->id, marks);
            noteValues(record, arrived);
            if (same) {
                report_.publishId = unfinished->id;
                report_.resumed = true;
                countSettled(arrived);
            } else {
                finishPublish(record, unfinished->id, "partial", SyncPlan{});
            }
        });
    }

    /// Records that arrived before the cut belong to this publish, not to what was there already.
    void countSettled(const RecordValues& arrived) {
        std::set<std::string> again;
        for (const FieldChange& change : plan_.sync.changes) {
            again.insert(change.id);
        }
        const auto settled = std::count_if(arrived.begin(), arrived.end(), [&](const auto& record) {
            return !again.contains(record.first) && plan_.names.contains(record.first);
        });
        plan_.sync.toWrite += settled;
        report_.unchanged = std::max<std::int64_t>(0, report_.unchanged - settled);
    }

    PublishReceipt receipt() const {
        PublishReceipt receipt;
        receipt.publish = requirePublish(ws_.reader(), report_.publishId);
        receipt.connection = plan_.connection.name;
        receipt.scenario = plan_.scenario;
        receipt.scope = plan_.scope;
        return receipt;
    }

    /// Into the review list, where a person decides.
    void noteConflicts(core::Record& record) {
        std::set<std::pair<std::string, std::string>> still;
        for (const FieldConflict& found : report_.conflicts) {
            Conflict conflict;
            conflict.connection = plan_.connection.id;
            conflict.object = objectName(Object::Account);
            conflict.externalId = found.id;
            conflict.field = found.field;
            conflict.origin = "plan";
            conflict.base = found.lastSeen;
            conflict.ours = found.ours;
            conflict.theirs = found.theirs;
            noteConflict(record, conflict);
            still.emplace(found.id, found.field);
        }
        if (plan_.scope.empty()) {
            settleOthers(record, plan_.connection.id, "plan", still);
        }
    }

    /// Every field with its old and new value, before anything is sent.
    void noteDown(core::Job& job) {
        if (report_.publishId.empty() && !plan_.scheduled.empty()) {
            report_.publishId = plan_.scheduled;
            ws_.record("Begin scheduled publish",
                       [&](core::Record& record) { beginScheduled(record, report_.publishId); });
        }
        if (report_.publishId.empty()) {
            ws_.record("Begin publish", [&](core::Record& record) {
                Publish publish;
                publish.connection = plan_.connection.id;
                publish.scenario = plan_.scenario.id;
                publish.scenarioName = plan_.scenario.name;
                publish.effectiveOn = plan_.effective;
                publish.kind = plan_.kind;
                publish.scope = core::join({plan_.scope.begin(), plan_.scope.end()}, ",");
                publish.why = why_;
                report_.publishId = insertPublish(record, publish);
            });
        }
        const auto& changes = plan_.sync.changes;
        for (std::size_t from = 0; from < changes.size(); from += kItemsPerRecord) {
            job.step(0.4 + 0.1 * static_cast<double>(from) / static_cast<double>(changes.size()),
                     "noting down what is to be written");
            const std::size_t to = std::min(changes.size(), from + kItemsPerRecord);
            ws_.record("Note what is to be published", [&](core::Record& record) {
                insertItems(record, report_.publishId, changes.data() + from, changes.data() + to);
            });
        }
        ws_.record("Begin writing", [&](core::Record& record) {
            setPublishStatus(record, report_.publishId, "running");
        });
    }

    /// The changes of one record after the other become edits that expect what we saw.
    std::vector<RecordEdit> edits() const {
        std::vector<RecordEdit> edits;
        for (const FieldChange& change : plan_.sync.changes) {
            if (edits.empty() || edits.back().id != change.id) {
                edits.emplace_back().id = change.id;
                const auto version = plan_.versions.find(change.id);
                edits.back().version = version == plan_.versions.end() ? "" : version->second;
            }
            edits.back().fields.push_back({change.field, change.after, change.before});
        }
        // New columns appear in this order: id, name, owner.
        const std::vector<std::string> names = plan_.fields.names();
        const auto rank = [&](const FieldEdit& edit) {
            return std::find(names.begin(), names.end(), edit.field);
        };
        for (RecordEdit& edit : edits) {
            std::sort(edit.fields.begin(), edit.fields.end(),
                      [&](const FieldEdit& a, const FieldEdit& b) { return rank(a) < rank(b); });
        }
        return edits;
    }

    void write(core::Job& job) {
        BatchWriter::Journal journal;
        journal.before = [](const std::vector<RecordEdit>&) {};
        journal.after = [this](const std::vector<RecordEdit>& batch,
                               const std::vector<RecordOutcome>& outcomes) {
            noteOutcomes(batch, outcomes);
        };
        BatchWriter writer(adapter_, *plan_.clock, Object::Account, std::move(journal));
        // What has not been sent stays planned: the next publish goes on from there.
        if (const auto ended = writer.write(edits(), false, job)) {
            throw RemoteError(*ended);
        }
    }

    void noteOutcomes(const std::vector<RecordEdit>& edits,
                      const std::vector<RecordOutcome>& outcomes) {
        for (std::size_t from = 0; from < edits.size(); from += kItemsPerRecord / 3) {
            const std::size_t to = std::min(edits.size(), from + kItemsPerRecord / 3);
            RecordValues written;
            std::vector<ItemMark> marks;
            for (std::size_t i = from; i < to; ++i) {
                if (outcomes[i].outcome != Outcome::Retry) {
                    marks.push_back(take(edits[i], outcomes[i], written));
                }
            }
            ws_.record("Note what was published", [&](core::Record& record) {
                markItems(record, report_.publishId, marks);
                noteValues(record, written);
            });
        }
    }

    /// Values that were right already count as published too: whoever changes them later is not
    /// written over unasked.
    void noteAgreed() {
        if (plan_.kind == "test") {
            return;
        }
        const std::string object = objectName(Object::Account);
        const RecordValues known = loadWritten(ws_.reader(), plan_.connection.id, object);
        RecordValues fresh;
        const auto note = [&] {
            ws_.record("Note what was right already", [&](core::Record& record) {
                noteWritten(record, plan_.connection.id, object, fresh);
            });
            fresh.clear();
        };
        for (const auto& [id, values] : plan_.sync.agreed) {
            const auto before = known.find(id);
            if (before == known.end() || before->second != values) {
                fresh.emplace(id, values);
            }
            if (fresh.size() >= kItemsPerRecord / 3) {
                note();
            }
        }
        if (!fresh.empty()) {
            note();
        }
    }

    void noteValues(core::Record& record, const RecordValues& written) {
        const std::string object = objectName(Object::Account);
        mergeSnapshot(record, plan_.connection.id, object, written);
        if (plan_.kind != "test") {
            noteWritten(record, plan_.connection.id, object, written);
        }
    }

    ItemMark take(const RecordEdit& edit, const RecordOutcome& outcome, RecordValues& written) {
        switch (outcome.outcome) {
        case Outcome::Written:
        case Outcome::Unchanged:
            for (const FieldEdit& field : edit.fields) {
                written[edit.id][field.field] = field.value;
            }
            return {edit.id, {}, "written", {}};
        case Outcome::Conflict:
            for (const FieldEdit& field : edit.fields) {
                if (field.field == outcome.field) {
                    report_.conflicts.push_back({edit.id, field.field, outcome.found,
                                                 field.expected.value_or(""), field.value});
                }
            }
            return {edit.id, {}, "conflict", outcome.message};
        default: break;
        }
        report_.failed.push_back({edit.id, plan_.names[edit.id], outcome.message});
        return {edit.id, {}, "failed", outcome.message};
    }

    core::Workspace& ws_;
    PublishReport& report_;
    PublishPlan& plan_;
    Adapter& adapter_;
    std::string why_;
};

void noteLeftOut(core::Workspace& ws, const PublishPlan& plan, const PublishParams& params) {
    if (plan.kind == "test" || (params.leaveOut.empty() && params.takeIn.empty())) {
        return;
    }
    ws.record("Note what is left out", [&](core::Record& record) {
        takeIn(record, plan.connection.id, params.takeIn);
        leaveOut(record, plan.connection.id, params.leaveOut, params.why);
    });
}

/// The plan that was published is no draft any more; one step that can be undone.
void markPublished(core::Workspace& ws, const PublishReport& report) {
    const core::Scenario& scenario = report.plan.scenario;
    if (scenario.status == "published" || report.written == 0 || report.plan.kind != "publish") {
        return;
    }
    const core::EditInfo info{
        core::format("Publish {} to {}", scenario.name, report.plan.connection.name),
        "publish",
        {{"scenario", scenario.name},
         {"connection", report.plan.connection.name},
         {"publish_id", report.publishId}}};
    ws.edit(info, [&](core::Edit& edit) {
        edit.db()
            .prepare("UPDATE plan_scenarios SET status = 'published' WHERE id = ?")
            .run(scenario.id);
    });
}

Json notesJson(const std::vector<PublishNote>& notes) {
    Json json = Json::array();
    for (const PublishNote& note : notes) {
        json.push_back({{"id", note.id}, {"name", note.name}, {"message", note.message}});
    }
    return json;
}

Json conflictsJson(const PublishReport& report) {
    Json json = Json::array();
    for (const FieldConflict& conflict : report.conflicts) {
        const auto name = report.plan.names.find(conflict.id);
        json.push_back({{"id", conflict.id},
                        {"name", name == report.plan.names.end() ? "" : name->second},
                        {"field", conflict.field},
                        {"crm", conflict.theirs},
                        {"last_seen", conflict.lastSeen},
                        {"plan", conflict.ours}});
    }
    return json;
}

Json changesJson(const PublishPlan& plan) {
    Json json = Json::array();
    for (const FieldChange& change : plan.sync.changes) {
        json.push_back({{"id", change.id},
                        {"field", change.field},
                        {"old", change.before},
                        {"new", change.after},
                        {"reason", change.reason}});
    }
    return json;
}

} // namespace

void to_json(Json& json, const PublishReport& report) {
    const PublishPlan& plan = report.plan;
    json = Json{{"connection", plan.connection.name},
                {"scenario", plan.scenario.name},
                {"effective", plan.effective},
                {"dry_run", report.dryRun},
                {"publish_id", report.publishId.empty() ? Json() : Json(report.publishId)},
                {"resumed", report.resumed},
                {"scheduled", report.scheduled},
                {"to_write", plan.sync.toWrite},
                {"written", report.written},
                {"unchanged", report.unchanged},
                {"failed", notesJson(report.failed)},
                {"conflicts", conflictsJson(report)},
                {"kept", notesJson(plan.kept)},
                {"left_out", notesJson(plan.leftOut)},
                {"kind", plan.kind},
                {"scope", plan.scope},
                {"entry", report.entry == 0 ? Json() : Json(report.entry)},
                {"refusals", plan.refusals},
                {"needs_consent", plan.consent.empty() ? Json() : Json(plan.consent)},
                {"calls", report.calls},
                {"seconds", report.seconds},
                {"issues", plan.issues}};
    if (report.dryRun) {
        json["changes"] = changesJson(plan);
    }
}

PublishReport publish(core::Workspace& ws, const PublishParams& params, core::Job& job) {
    const auto start = std::chrono::steady_clock::now();
    PublishPlan plan = [&] {
        core::Job::Part part(job, 0, 0.4);
        return planPublish(ws, params, job);
    }();
    PublishReport report = publish(ws, std::move(plan), params, job);
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

PublishReport publish(core::Workspace& ws, PublishPlan plan, const PublishParams& params,
                      core::Job& job) {
    const auto start = std::chrono::steady_clock::now();
    PublishReport report;
    report.dryRun = params.dryRun;
    leaveOutOf(plan, params.leaveOut, params.why);
    report.conflicts = plan.sync.conflicts;
    report.failed = plan.failed;
    report.unchanged = plan.sync.unchanged;
    report.plan = std::move(plan);
    if (!params.dryRun) {
        requireWriteBack(report.plan.connection);
        if (!report.plan.refusals.empty()) {
            const core::Issue& first = report.plan.refusals.front();
            throw Error(Code::Conflict, first.message, first.hint, first.subject);
        }
        if (!params.yes && !report.plan.consent.empty()) {
            throw Error(Code::Conflict, report.plan.consent,
                        "look at the dry run; if that is what you want, publish with --yes",
                        report.plan.connection.name);
        }
        noteLeftOut(ws, report.plan, params);
        if (waitsForItsDay(report.plan, params)) {
            report.publishId = schedulePublish(ws, report.plan, params);
            report.scheduled = true;
        } else {
            PublishRun(ws, report, params.why).run(job);
            markPublished(ws, report);
        }
    }
    report.calls = report.plan.adapter->calls();
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

} // namespace crm
