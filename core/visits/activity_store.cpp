// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visits/activity_store.h"

#include "core/base/text.h"
#include "core/base/time.h"

#include <optional>

namespace core::visits {

namespace {

constexpr const char* kColumns =
    "SELECT source, external_id, own_key, kind, subject, starts, ends, zone, all_day, "
    "account_external_id, contact_external_id, opportunity_external_id, owner_external_id, "
    "location, note, outcome, done, removed FROM base_activities";

StoredActivity activityFrom(const Statement& row) {
    StoredActivity stored;
    stored.source = row.string(0);
    Activity& activity = stored.activity;
    activity.id = row.string(1);
    activity.key = row.string(2);
    activity.kind = row.string(3);
    activity.subject = row.string(4);
    activity.when = {row.string(5), row.string(6), row.string(7), row.integer(8) != 0};
    activity.account = row.string(9);
    activity.contact = row.string(10);
    activity.opportunity = row.string(11);
    activity.owner = row.string(12);
    activity.location = row.string(13);
    activity.note = row.string(14);
    activity.outcome = row.string(15);
    activity.done = row.integer(16) != 0;
    stored.removed = row.integer(17) != 0;
    return stored;
}

std::vector<StoredActivity> allOf(Statement& rows) {
    std::vector<StoredActivity> activities;
    while (rows.step()) {
        activities.push_back(activityFrom(rows));
    }
    return activities;
}

} // namespace

ActivityCounts upsertActivities(Record& record, const std::string& source,
                                const std::vector<Activity>& activities) {
    ActivityCounts counts;
    const Connection& db = record.db();
    Statement known = db.prepare(format("{} WHERE source = ? AND external_id = ?", kColumns));
    Statement insert = db.prepare(
        "INSERT INTO base_activities (own_key, kind, subject, starts, ends, zone, all_day, "
        "account_external_id, contact_external_id, opportunity_external_id, owner_external_id, "
        "location, note, outcome, done, imported_at, source, external_id, id) VALUES (?, ?, ?, ?, "
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    Statement update = db.prepare(
        "UPDATE base_activities SET own_key = ?, kind = ?, subject = ?, starts = ?, ends = ?, "
        "zone = ?, all_day = ?, account_external_id = ?, contact_external_id = ?, "
        "opportunity_external_id = ?, owner_external_id = ?, location = ?, note = ?, outcome = ?, "
        "done = ?, imported_at = ?, removed = 0 WHERE source = ? AND external_id = ?");
    const std::string now = nowUtc();
    for (const Activity& one : activities) {
        known.bind(source, one.id);
        const bool there = known.step();
        const auto before = there ? std::optional(activityFrom(known)) : std::nullopt;
        known.reset();
        if (before && !before->removed && before->activity == one) {
            ++counts.unchanged;
            continue;
        }
        if (before) {
            update.run(one.key, one.kind, one.subject, one.when.starts, one.when.ends,
                       one.when.zone, one.when.allDay, one.account, one.contact, one.opportunity,
                       one.owner, one.location, one.note, one.outcome, one.done, now, source,
                       one.id);
            ++counts.updated;
        } else {
            insert.run(one.key, one.kind, one.subject, one.when.starts, one.when.ends,
                       one.when.zone, one.when.allDay, one.account, one.contact, one.opportunity,
                       one.owner, one.location, one.note, one.outcome, one.done, now, source,
                       one.id, nextId(db, "base_activities"));
            ++counts.added;
        }
    }
    return counts;
}

std::int64_t removeActivities(Record& record, const std::string& source,
                              const std::vector<std::string>& ids) {
    std::int64_t removed = 0;
    Statement mark = record.db().prepare("UPDATE base_activities SET removed = 1 WHERE source = ? "
                                         "AND external_id = ? AND removed = 0");
    for (const std::string& id : ids) {
        mark.run(source, id);
        removed += record.db().changes();
    }
    return removed;
}

std::vector<std::string> loadActivityIds(const Connection& db, const std::string& source) {
    std::vector<std::string> ids;
    Statement rows = db.prepare("SELECT external_id FROM base_activities WHERE source = ? AND "
                                "removed = 0 ORDER BY external_id");
    rows.bind(source);
    while (rows.step()) {
        ids.push_back(rows.string(0));
    }
    return ids;
}

std::vector<StoredActivity> loadActivities(const Connection& db, const std::string& source,
                                           const std::string& account) {
    Statement rows =
        db.prepare(format("{} WHERE removed = 0 AND (?1 = '' OR source = ?1) AND (?2 = '' OR "
                          "account_external_id = ?2) ORDER BY starts, id",
                          kColumns));
    rows.bind(source, account);
    return allOf(rows);
}

std::vector<StoredActivity> loadCopies(const Connection& db, const std::string& source) {
    Statement rows =
        db.prepare(format("{} WHERE own_key <> '' AND source = ? ORDER BY id", kColumns));
    rows.bind(source);
    return allOf(rows);
}

} // namespace core::visits
