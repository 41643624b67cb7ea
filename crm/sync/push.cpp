// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/push.h"

#include "core/base/text.h"
#include "core/records/field_change_store.h"
#include "core/records/record_store.h"
#include "crm/sync/batch_writer.h"
#include "crm/sync/conflict_store.h"
#include "crm/sync/field_merge.h"
#include "crm/sync/visit_post.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace crm {

namespace records = core::records;

/// A record with queued changes, and how the CRM has it now.
struct EditedRecord {
    std::string id;
    std::vector<records::FieldChange> changes;
    bool there = false;
    std::map<std::string, std::string> raw;    ///< the CRM's values of the changed fields, by ours
    std::map<std::string, std::string> column; ///< the CRM's names of the changed fields, by ours
};

namespace {

/// How often edits are compared anew within one run, where the CRM changes while we write.
constexpr int kRounds = 3;
constexpr int kMostAttempts = 10;
constexpr double kLongestPauseSeconds = 3600;

double pauseAfter(int attempts) {
    return std::min(kLongestPauseSeconds, 2.0 * static_cast<double>(1 << std::min(attempts, 12)));
}

FieldMap currentFields(const core::Connection& db, core::AccountId account,
                       const std::vector<records::FieldChange>& changes) {
    FieldMap now;
    for (const records::FieldChange& change : changes) {
        core::Statement row = db.prepare(core::format("SELECT {} FROM base_accounts WHERE id = ?",
                                                      core::quoteIdentifier(change.field)));
        row.bind(account);
        now[change.field] = row.step() ? row.optionalString(0) : std::nullopt;
    }
    return now;
}

RecordEdit editOf(const OutboxItem& item) {
    RecordEdit edit;
    edit.id = item.externalId;
    edit.key = item.ownKey;
    for (const OutboxField& field : item.fields) {
        edit.fields.push_back({field.field, field.value, field.expected});
    }
    return edit;
}

/// Changes that stand in the outbox already, waiting or refused.
std::set<std::int64_t> changesInOutbox(const core::Connection& db, core::ConnectionId connection) {
    std::set<std::int64_t> changes;
    for (const OutboxItem& item : loadOutbox(db, connection, false)) {
        for (const OutboxField& field : item.fields) {
            changes.insert(field.change);
        }
    }
    return changes;
}

/// Conflicts that are in the review list just as they stand: nothing is to be asked again.
using KnownConflicts = std::set<std::pair<std::string, std::string>>;

bool isKnown(const core::Connection& db, const records::FieldChange& change,
             const std::map<std::pair<std::string, std::string>, Conflict>& open) {
    const auto known = open.find({change.externalId, change.field});
    if (known == open.end() || change.status != records::FieldChangeStatus::Conflict) {
        return false;
    }
    const FieldMap now = currentFields(db, change.account, {change});
    return sameValue(known->second.ours, change.newValue) &&
           sameValue(known->second.theirs, now.at(change.field));
}

std::map<std::string, EditedRecord>
editedRecords(const core::Connection& db, const CrmConnection& connection, KnownConflicts& known) {
    std::map<std::string, EditedRecord> edited;
    std::set<std::int64_t> skipped = changesInOutbox(db, connection.id);
    {
        core::Statement sent = db.prepare("SELECT change_id FROM crm_sent_changes");
        while (sent.step()) {
            skipped.insert(sent.integer(0));
        }
    }
    std::map<std::pair<std::string, std::string>, Conflict> open;
    for (Conflict& conflict : loadConflicts(db, connection.id, true)) {
        open.emplace(std::pair(conflict.externalId, conflict.field), std::move(conflict));
    }
    core::Statement source =
        db.prepare("SELECT 1 FROM base_accounts WHERE id = ? AND source = ? AND removed = 0");
    for (records::FieldChange& change : records::listFieldChanges(db)) {
        source.bind(change.account, connection.name);
        if (skipped.contains(change.id) || !source.step()) {
            continue;
        }
        if (isKnown(db, change, open)) {
            known.emplace(change.externalId, change.field);
            continue;
        }
        EditedRecord& record = edited[change.externalId];
        record.id = change.externalId;
        record.changes.push_back(std::move(change));
    }
    return edited;
}

bool anyOpenEdit(const core::Connection& db, core::ConnectionId connection,
                 const KnownConflicts& known) {
    const auto open = loadConflicts(db, connection, true);
    return std::any_of(open.begin(), open.end(), [&](const Conflict& conflict) {
        return conflict.origin == "edit" && !known.contains({conflict.externalId, conflict.field});
    });
}

} // namespace

/// What an earlier run was sending when it ended is unsure.
void Pusher::lookForSending() {
    const auto open = loadOutbox(ws_.reader(), connection_.id, false);
    if (std::any_of(open.begin(), open.end(),
                    [](const OutboxItem& item) { return item.status == "sending"; })) {
        ws_.record("Look for what was being sent",
                   [&](core::Record& record) { sweepSending(record, connection_.id); });
    }
}

PushResult Pusher::push(core::Job& job) {
    PushResult result;
    lagSeconds_ = adapter_.limits(job).lagSeconds;
    lookForSending();
    lookUpUnknown(result, job);
    for (int round = 0; round < kRounds && !result.ended; ++round) {
        const bool queued = queueEdits(result, job);
        send(result, job);
        if (!queued) {
            break;
        }
    }
    result.conflicts =
        static_cast<std::int64_t>(loadConflicts(ws_.reader(), connection_.id, true).size());
    return result;
}

PushResult Pusher::pushQueued(Object object, core::Job& job) {
    PushResult result;
    only_ = objectName(object);
    lagSeconds_ = adapter_.limits(job).lagSeconds;
    lookForSending();
    lookUpUnknown(result, job);
    send(result, job);
    only_.clear();
    return result;
}

std::vector<OutboxItem> Pusher::due(const char* status) const {
    auto items = loadDue(ws_.reader(), connection_.id, clock_.nowMs());
    std::erase_if(items, [&](const OutboxItem& item) {
        return item.status != status || (!only_.empty() && item.object != only_);
    });
    return items;
}

/// Reads the edited records as they are this moment, and queues what may be written. False if there
/// was nothing to queue.
bool Pusher::queueEdits(PushResult& result, core::Job& job) {
    KnownConflicts conflicts;
    auto edited = editedRecords(ws_.reader(), connection_, conflicts);
    if (edited.empty()) {
        if (anyOpenEdit(ws_.reader(), connection_.id, conflicts)) {
            ws_.record("Note settled conflicts", [&](core::Record& record) {
                settleOthers(record, connection_.id, "edit", conflicts);
            });
        }
        return false;
    }
    identity_.withRights(); // before any of it is queued
    std::vector<std::string> ids;
    for (const auto& [id, record] : edited) {
        ids.push_back(id);
    }
    puller_.reread(Object::Account, ids, job,
                   [&](const records::Mapping& mapping, const RemoteRecord& remote) {
                       const auto found = edited.find(remote.id);
                       if (found == edited.end()) {
                           return;
                       }
                       EditedRecord& record = found->second;
                       record.there = true;
                       for (const records::FieldChange& change : record.changes) {
                           if (const auto at = mapping.columnOf(change.field)) {
                               record.column[change.field] = mapping.columns[*at].name;
                               record.raw[change.field] =
                                   remote.row.values[*at].value_or(std::string());
                           }
                       }
                   });
    const std::int64_t before = static_cast<std::int64_t>(result.failed.size());
    bool queued = false;
    ws_.record("Queue what was edited", [&](core::Record& record) {
        for (const auto& [id, one] : edited) {
            const core::AccountId account = one.changes.front().account;
            const FieldMap now = currentFields(record.db(), account, one.changes);
            FieldMap base;
            FieldMap ours;
            for (const records::FieldChange& change : one.changes) {
                base[change.field] = change.oldValue;
                ours[change.field] = change.newValue;
            }
            const RecordMerge merge = mergeRecord(base, ours, now);
            for (const MergeConflict& conflict : merge.conflicts) {
                Conflict entry;
                entry.connection = connection_.id;
                entry.object = objectName(Object::Account);
                entry.externalId = id;
                entry.field = conflict.field;
                entry.origin = "edit";
                entry.base = conflict.base;
                entry.ours = conflict.local;
                entry.theirs = conflict.remote;
                noteConflict(record, entry);
                conflicts.emplace(id, conflict.field);
            }
            std::vector<std::int64_t> settled;
            EditedRecord toSend = one;
            std::erase_if(toSend.changes, [&](const records::FieldChange& change) {
                const auto in = [&](const std::vector<std::string>& fields) {
                    return std::find(fields.begin(), fields.end(), change.field) != fields.end();
                };
                if (in(merge.settled)) {
                    settled.push_back(change.id);
                }
                return !in(merge.pushes);
            });
            records::markSent(record, settled);
            if (one.there && !toSend.changes.empty()) {
                queueRecord(record, toSend, result);
                queued = true;
            }
        }
        settleOthers(record, connection_.id, "edit", conflicts);
    });
    return queued || static_cast<std::int64_t>(result.failed.size()) > before;
}

/// Fields that the CRM does not have, or that may not be written, become a dead letter of their
/// own, so that they hold nothing else up.
void Pusher::queueRecord(core::Record& record, const EditedRecord& edited, PushResult& result) {
    OutboxItem item;
    item.connection = connection_.id;
    item.object = objectName(Object::Account);
    item.externalId = edited.id;
    for (const records::FieldChange& change : edited.changes) {
        OutboxField field;
        field.neutral = change.field;
        field.value = change.newValue.value_or("");
        field.change = change.id;
        const auto column = edited.column.find(change.field);
        std::string refusal;
        if (column == edited.column.end()) {
            field.field = change.field;
            refusal = core::format("{} has no field for \"{}\"", connection_.name, change.field);
        } else {
            field.field = column->second;
            field.expected = edited.raw.at(change.field);
            refusal = writeRefusal(identity_.withRights(), Object::Account, field.field);
        }
        if (refusal.empty()) {
            item.fields.push_back(std::move(field));
            continue;
        }
        OutboxItem dead = item;
        dead.fields = {std::move(field)};
        dead.status = "dead";
        dead.error = refusal;
        dead.id = queueWrite(record, dead);
        result.failed.push_back(std::move(dead));
    }
    if (!item.fields.empty()) {
        queueWrite(record, item);
    }
}

void Pusher::lookUpUnknown(PushResult& result, core::Job& job) {
    std::vector<OutboxItem> created;
    std::vector<OutboxItem> edited;
    for (OutboxItem& item : due("unknown")) {
        if (!item.externalId.empty()) {
            edited.push_back(std::move(item));
        } else if (clock_.nowMs() >= item.sentMs + static_cast<std::int64_t>(lagSeconds_ * 1000)) {
            created.push_back(std::move(item));
        }
    }
    lookUpCreated(created, result, job);
    lookUpEdited(edited, result, job);
}

/// A record that may have been made: its key says so, once the index shows what was written when we
/// sent it.
void Pusher::lookUpCreated(std::vector<OutboxItem>& items, PushResult& result, core::Job& job) {
    std::map<std::string, std::vector<OutboxItem*>> byObject;
    for (OutboxItem& item : items) {
        byObject[item.object].push_back(&item);
    }
    for (const auto& [object, wanted] : byObject) {
        ListRequest request;
        request.object = objectOf(object);
        for (const OutboxItem* item : wanted) {
            request.keys.push_back(item->ownKey);
        }
        std::map<std::string, std::vector<std::string>> found;
        ListSink sink;
        sink.record = [&](RemoteRecord&& record) {
            auto& ids = found[record.key.empty() ? record.id : record.key];
            if (std::find(ids.begin(), ids.end(), record.id) == ids.end()) {
                ids.push_back(record.id);
            }
        };
        adapter_.list(request, sink, job);
        ws_.record("Note what had arrived", [&, &items = wanted](core::Record& record) {
            for (OutboxItem* item : items) {
                const auto ids = found.find(item->ownKey);
                RecordOutcome outcome;
                if (ids == found.end()) {
                    item->status = "queued";
                    item->nextMs = 0;
                    settleItem(record, *item);
                    continue;
                }
                outcome.id = ids->second.front();
                outcome.outcome = ids->second.size() > 1 ? Outcome::Duplicate : Outcome::Written;
                outcome.others = ids->second;
                outcome.message = "several records have our key";
                take(*item, outcome, result, record);
            }
        });
    }
}

/// An edit that may have arrived: the record itself says so. What did not arrive is compared anew,
/// for the record may have changed since.
void Pusher::lookUpEdited(std::vector<OutboxItem>& items, PushResult& result, core::Job& job) {
    std::map<std::string, std::vector<OutboxItem*>> byObject;
    for (OutboxItem& item : items) {
        byObject[item.object].push_back(&item);
    }
    for (const auto& [object, wanted] : byObject) {
        ListRequest request;
        request.object = objectOf(object);
        std::set<std::string> names;
        for (const OutboxItem* item : wanted) {
            request.ids.push_back(item->externalId);
            for (const OutboxField& field : item->fields) {
                names.insert(field.field);
            }
        }
        request.fields.assign(names.begin(), names.end());
        std::map<std::string, std::map<std::string, std::string>> found;
        ListSink sink;
        sink.record = [&](RemoteRecord&& record) {
            for (std::size_t i = 0; i < request.fields.size(); ++i) {
                found[record.id][request.fields[i]] = record.fields[i];
            }
        };
        adapter_.list(request, sink, job);
        ws_.record("Note what had arrived", [&, &items = wanted](core::Record& record) {
            for (OutboxItem* item : items) {
                const auto now = found.find(item->externalId);
                const bool arrived =
                    now != found.end() &&
                    std::all_of(item->fields.begin(), item->fields.end(),
                                [&](const OutboxField& field) {
                                    return sameValue(now->second[field.field], field.value);
                                });
                const bool ofPerson = item->fields.front().change != 0;
                if (arrived) {
                    RecordOutcome outcome;
                    outcome.id = item->externalId;
                    outcome.outcome = Outcome::Written;
                    take(*item, outcome, result, record);
                } else if (ofPerson) {
                    deleteItem(record, item->id);
                } else {
                    item->status = "queued";
                    item->nextMs = 0;
                    settleItem(record, *item);
                }
            }
        });
    }
}

void Pusher::send(PushResult& result, core::Job& job) {
    std::map<std::string, std::vector<OutboxItem>> byObject;
    for (OutboxItem& item : due("queued")) {
        byObject[item.object].push_back(std::move(item));
    }
    for (auto& [object, items] : byObject) {
        // By id or key: an item is found again by what the writer hands back.
        std::map<std::pair<std::string, std::string>, OutboxItem*> byEdit;
        std::vector<RecordEdit> edits;
        bool create = false;
        for (OutboxItem& item : items) {
            if (!byEdit.emplace(std::pair(item.externalId, item.ownKey), &item).second) {
                continue; // a second write of the same record waits for the first
            }
            edits.push_back(editOf(item));
            create = create || item.externalId.empty();
        }
        const auto itemOf = [&](const RecordEdit& edit) {
            return byEdit.at(std::pair(edit.id, edit.key));
        };
        BatchWriter::Journal journal;
        journal.before = [&](const std::vector<RecordEdit>& batch) {
            std::vector<std::int64_t> ids;
            for (const RecordEdit& edit : batch) {
                ids.push_back(itemOf(edit)->id);
                ++itemOf(edit)->attempts;
            }
            ws_.record("Note what is being sent",
                       [&](core::Record& record) { markSending(record, ids, clock_.nowMs()); });
        };
        journal.after = [&](const std::vector<RecordEdit>& batch,
                            const std::vector<RecordOutcome>& outcomes) {
            ws_.record("Note what was sent", [&](core::Record& record) {
                for (std::size_t i = 0; i < batch.size(); ++i) {
                    take(*itemOf(batch[i]), outcomes[i], result, record);
                }
            });
        };
        result.ended = BatchWriter(adapter_, clock_, objectOf(object), std::move(journal))
                           .write(edits, create, job);
        if (result.ended) {
            return;
        }
    }
}

void Pusher::take(OutboxItem& item, const RecordOutcome& outcome, PushResult& result,
                  core::Record& record) {
    item.error = outcome.message;
    const auto later = [&](const char* status, double seconds) {
        item.status = status;
        item.nextMs = clock_.nowMs() + static_cast<std::int64_t>(seconds * 1000);
    };
    switch (outcome.outcome) {
    case Outcome::Written:
    case Outcome::Unchanged:
        item.status = "done";
        item.externalId = outcome.id.empty() ? item.externalId : outcome.id;
        item.error.clear();
        ++result.written;
        takeOver(record, item);
        break;
    case Outcome::Conflict:
        if (item.fields.front().change != 0) {
            deleteItem(record, item.id); // compared anew in the next round
            return;
        }
        if (item.object == objectName(Object::Activity)) {
            deleteItem(record, item.id); // compared anew by the next run, which reads it before
            return;
        }
        item.status = "dead";
        break;
    case Outcome::Duplicate:
        item.status = "question";
        item.others = outcome.others;
        break;
    case Outcome::Unknown: later("unknown", lagSeconds_); break;
    case Outcome::Retry:
        if (item.attempts < kMostAttempts) {
            later("queued", std::max(outcome.retrySeconds, pauseAfter(item.attempts)));
            break;
        }
        [[fallthrough]];
    case Outcome::Missing:
    case Outcome::Failed:
    case Outcome::BatchRefused:
    case Outcome::Denied: item.status = "dead"; break;
    }
    settleItem(record, item);
    if (item.status == "dead" || item.status == "question") {
        result.failed.push_back(item);
    }
}

/// What the CRM took is what the workspace has from now on; the echo of it changes nothing.
void Pusher::takeOver(core::Record& record, const OutboxItem& item) const {
    std::vector<std::int64_t> changes;
    for (const OutboxField& field : item.fields) {
        if (field.change != 0) {
            changes.push_back(field.change);
        }
        if (!field.neutral.empty() && item.object == objectName(Object::Account) &&
            records::isChangeableField(field.neutral)) {
            const auto value = field.value.empty() ? std::nullopt : std::optional(field.value);
            // Without a digest, the next time that the record comes it is taken as changed.
            record.db()
                .prepare(core::format("UPDATE base_accounts SET {} = ?, content_hash = '' WHERE "
                                      "source = ? AND external_id = ?",
                                      core::quoteIdentifier(field.neutral)))
                .run(value, connection_.name, item.externalId);
        }
    }
    records::markSent(record, changes);
    if (item.object == objectName(Object::Activity)) {
        noteVisitWritten(record, item);
    }
}

} // namespace crm
