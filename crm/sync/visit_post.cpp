// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/visit_post.h"

#include "core/base/text.h"
#include "core/visits/activity_store.h"
#include "core/visits/visit_fields.h"
#include "crm/sync/conflict_store.h"
#include "crm/sync/field_merge.h"
#include "crm/sync/snapshot_store.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace crm {

namespace visits = core::visits;
using visits::FieldTexts;

namespace {

constexpr const char* kActivities = "activities";
/// Our own key, among what was written of a record.
constexpr const char* kKey = "key";
constexpr const char* kOrigin = "visit";

struct Written {
    std::string id;
    FieldTexts fields;
};

struct Copy {
    FieldTexts fields;
    bool removed = false;
};

/// Everything that the comparison looks at, read at once.
struct Known {
    std::map<std::string, Written> written; ///< by our key
    std::map<std::string, Copy> copies;     ///< by id in the CRM
    std::map<std::string, OutboxItem> open; ///< by our key
};

Known known(const core::Connection& db, const CrmConnection& connection) {
    Known all;
    for (auto& [id, values] : loadWritten(db, connection.id, kActivities)) {
        Written one{id, {values.begin(), values.end()}};
        const std::string key = one.fields[kKey];
        one.fields.erase(kKey);
        all.written[key] = std::move(one);
    }
    for (const visits::StoredActivity& stored : visits::loadCopies(db, connection.name)) {
        all.copies[stored.activity.id] = {visits::fieldsOf(stored.activity), stored.removed};
    }
    for (OutboxItem& item : loadOutbox(db, connection.id, false)) {
        if (item.object == kActivities) {
            const std::string key = item.ownKey;
            all.open[key] = std::move(item);
        }
    }
    return all;
}

/// An empty text and none are the same to a CRM.
FieldMap mapOf(const FieldTexts& fields, const FieldTexts& names) {
    FieldMap map;
    for (const auto& [name, text] : names) {
        const auto found = fields.find(name);
        map[name] = found == fields.end() ? std::string() : found->second;
    }
    return map;
}

class Comparison {
public:
    Comparison(core::Record& record, const CrmConnection& connection, VisitPost& post)
        : record_(record), connection_(connection), known_(known(record.db(), connection)),
          post_(post) {}

    void compare(const visits::PostedVisit& posted) {
        const FieldTexts wanted = visits::fieldsOf(posted);
        keys_.insert(posted.visit.key);
        const auto open = known_.open.find(posted.visit.key);
        if (open != known_.open.end() && !mayReplace(open->second, wanted)) {
            return;
        }
        const auto written = known_.written.find(posted.visit.key);
        if (written == known_.written.end()) {
            queueNew(posted.visit.key, wanted);
        } else {
            queueChanges(posted.visit.key, written->second, wanted);
        }
    }

    /// Posted visits that are not here any more; what waits to be sent of others is dropped.
    std::map<std::string, std::string> takenBack() {
        std::map<std::string, std::string> ids;
        for (const auto& [key, item] : known_.open) {
            if (isOurs(key) && !keys_.contains(key) && (waits(item) || item.status == "dead")) {
                deleteItem(record_, item.id);
            }
        }
        for (const auto& [key, written] : known_.written) {
            if (keys_.contains(key) || !isOurs(key)) {
                continue;
            }
            const auto copy = known_.copies.find(written.id);
            if (copy != known_.copies.end() &&
                (copy->second.removed || edited(written, copy->second))) {
                if (!copy->second.removed) {
                    note(written.id, "was edited in the CRM and stays there, although the visit "
                                     "was taken back here");
                }
                forget(written.id);
            } else {
                ids[written.id] = key;
            }
        }
        settleOthers(record_, connection_.id, kOrigin, still_);
        return ids;
    }

    void forget(const std::string& id) {
        record_.db()
            .prepare(
                "DELETE FROM crm_written WHERE connection_id = ? AND object = 'activities' AND "
                "external_id = ?")
            .run(connection_.id, id);
    }

private:
    static bool isOurs(const std::string& key) { return key.starts_with(visits::kKeyPrefix); }
    static bool waits(const OutboxItem& item) {
        return item.status == "queued" && item.attempts == 0;
    }

    /// By what people write; an owner or a length the CRM may have filled in by itself.
    static bool edited(const Written& written, const Copy& copy) {
        const auto at = [](const FieldTexts& fields, const char* name) {
            const auto found = fields.find(name);
            return found == fields.end() ? std::string() : found->second;
        };
        constexpr const char* kSaid[] = {"subject", "note", "outcome", "location", "done", "start"};
        return std::any_of(std::begin(kSaid), std::end(kSaid), [&](const char* name) {
            const std::string now = at(copy.fields, name);
            return !now.empty() && !sameValue(now, at(written.fields, name));
        });
    }

    /// What was refused is tried again once the visit says something else; what is on its way, or
    /// asks a question, is waited for.
    bool mayReplace(const OutboxItem& item, const FieldTexts& wanted) {
        if (waits(item)) {
            return true;
        }
        if (item.status != "dead") {
            return false;
        }
        FieldTexts refused;
        for (const OutboxField& field : item.fields) {
            refused[field.field] = field.value;
        }
        const bool same = std::all_of(wanted.begin(), wanted.end(), [&](const auto& field) {
            const auto before = refused.find(field.first);
            const bool unsaid = !item.externalId.empty() || field.second.empty();
            return before == refused.end() ? unsaid : before->second == field.second;
        });
        if (!same) {
            deleteItem(record_, item.id);
        }
        return !same;
    }

    void queueNew(const std::string& key, const FieldTexts& wanted) {
        OutboxItem item = itemFor(key);
        for (const auto& [name, text] : wanted) {
            if (!text.empty()) {
                item.fields.push_back({name, text, std::nullopt});
            }
        }
        queueWrite(record_, item);
        ++post_.queued;
    }

    void queueChanges(const std::string& key, const Written& written, const FieldTexts& wanted) {
        const auto copy = known_.copies.find(written.id);
        if (copy != known_.copies.end() && copy->second.removed) {
            return; // deleted in the CRM: that is theirs to decide, and stands in the timeline
        }
        const FieldMap base = mapOf(written.fields, wanted);
        FieldMap remote = copy == known_.copies.end() ? base : mapOf(copy->second.fields, wanted);
        for (auto& [name, value] : remote) {
            if (value->empty()) {
                value = base.at(name); // a field that this CRM does not keep
            }
        }
        const RecordMerge merge = mergeRecord(base, mapOf(wanted, wanted), remote);
        OutboxItem item = itemFor(key);
        item.externalId = written.id;
        for (const std::string& name : merge.pushes) {
            item.fields.push_back({name, wanted.at(name), *remote.at(name)});
        }
        for (const MergeConflict& conflict : merge.conflicts) {
            raise(written.id, conflict);
        }
        if (!item.fields.empty()) {
            queueWrite(record_, item);
            ++post_.queued;
        }
    }

    void raise(const std::string& id, const MergeConflict& conflict) {
        Conflict entry;
        entry.connection = connection_.id;
        entry.object = kActivities;
        entry.externalId = id;
        entry.field = conflict.field;
        entry.origin = kOrigin;
        entry.base = conflict.base;
        entry.ours = conflict.local;
        entry.theirs = conflict.remote;
        noteConflict(record_, entry);
        still_.emplace(id, conflict.field);
    }

    OutboxItem itemFor(const std::string& key) const {
        OutboxItem item;
        item.connection = connection_.id;
        item.object = kActivities;
        item.ownKey = key;
        return item;
    }

    void note(const std::string& id, const std::string& message) {
        post_.issues.push_back({core::Severity::Info, id, 0, message, {}});
    }

    core::Record& record_;
    const CrmConnection& connection_;
    Known known_;
    VisitPost& post_;
    std::set<std::string> keys_;
    std::set<std::pair<std::string, std::string>> still_;
};

/// Whether there is anything to look at: polling must not write for nothing.
bool anything(const core::Connection& db, const CrmConnection& connection) {
    core::Statement row = db.prepare(
        "SELECT EXISTS (SELECT 1 FROM plan_visits v JOIN base_accounts a ON a.id = v.account_id "
        "AND a.source = ?2) OR EXISTS (SELECT 1 FROM crm_written WHERE connection_id = ?1 AND "
        "object = 'activities')");
    row.bind(connection.id, connection.name);
    return row.step() && row.integer(0) != 0;
}

} // namespace

VisitPost queueVisits(core::Workspace& ws, const CrmConnection& connection, Adapter& adapter,
                      const WhoWeAre& identity, core::Job& job) {
    VisitPost post;
    if (!anything(ws.reader(), connection)) {
        return post;
    }
    const std::string refusal = writeRefusal(identity.withRights(), Object::Activity, "subject");
    if (!refusal.empty()) {
        post.issues.push_back({core::Severity::Warning, connection.name, 0,
                               "visits were not posted: " + refusal,
                               "ask for the right to write activities"});
        return post;
    }
    std::map<std::string, std::string> gone;
    ws.record("Queue visits", [&](core::Record& record) {
        Comparison comparison(record, connection, post);
        for (const visits::PostedVisit& posted : visits::loadPosted(record.db(), connection.name)) {
            comparison.compare(posted);
        }
        gone = comparison.takenBack();
    });
    if (gone.empty()) {
        return post;
    }
    std::vector<std::string> ids;
    for (const auto& [id, key] : gone) {
        ids.push_back(id);
    }
    const auto outcomes = adapter.remove(Object::Activity, ids, job);
    ws.record("Note removed visits", [&](core::Record& record) {
        VisitPost none;
        Comparison notes(record, connection, none);
        std::vector<std::string> removed;
        for (std::size_t i = 0; i < ids.size() && i < outcomes.size(); ++i) {
            const Outcome outcome = outcomes[i].outcome;
            if (outcome == Outcome::Written || outcome == Outcome::Missing ||
                outcome == Outcome::Unchanged) {
                removed.push_back(ids[i]);
                notes.forget(ids[i]);
            } else if (outcome != Outcome::Retry && outcome != Outcome::Unknown) {
                post.issues.push_back(
                    {core::Severity::Warning, ids[i], 0,
                     "could not be taken off the timeline: " + outcomes[i].message,
                     "remove it in the CRM"});
                notes.forget(ids[i]);
            }
        }
        visits::removeActivities(record, connection.name, removed);
        post.removed = static_cast<std::int64_t>(removed.size());
    });
    return post;
}

void noteVisitWritten(core::Record& record, const OutboxItem& item) {
    FieldValues values{{kKey, item.ownKey}};
    for (const OutboxField& field : item.fields) {
        values[field.field] = field.value;
    }
    noteWritten(record, item.connection, kActivities, {{item.externalId, std::move(values)}});
}

} // namespace crm
