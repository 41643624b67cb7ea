// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/field_change_store.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"

#include <algorithm>
#include <array>

namespace core::records {

namespace {

constexpr std::array<const char*, 10> kFields = {
    "name", "street", "city", "state", "zip", "country", "phone", "website", "segment", "owner"};

const char* originName(FieldChangeOrigin origin) {
    return origin == FieldChangeOrigin::Merge ? "merge" : "review";
}

void requireField(const std::string& field) {
    if (!isChangeableField(field)) {
        throw Error(Code::Usage, format("\"{}\" is no field that can be changed", field),
                    format("choose one of {}", join({kFields.begin(), kFields.end()}, ", ")),
                    field);
    }
}

Value currentValue(const Connection& db, AccountId account, const std::string& field) {
    Statement row =
        db.prepare(format("SELECT {} FROM base_accounts WHERE id = ?", quoteIdentifier(field)));
    row.bind(account);
    return row.step() ? row.optionalString(0) : std::nullopt;
}

FieldChangeStatus statusOf(const Value& now, const FieldChange& change) {
    return now == change.oldValue   ? FieldChangeStatus::Queued
           : now == change.newValue ? FieldChangeStatus::Done
                                    : FieldChangeStatus::Conflict;
}

std::array<std::pair<const char*, Value*>, 5> addressFields(PlacementInput& input) {
    return {{{"street", &input.street},
             {"city", &input.city},
             {"state", &input.state},
             {"zip", &input.zip},
             {"country", &input.country}}};
}

} // namespace

const char* fieldChangeStatusName(FieldChangeStatus status) noexcept {
    switch (status) {
    case FieldChangeStatus::Done: return "done";
    case FieldChangeStatus::Conflict: return "conflict";
    case FieldChangeStatus::Queued: break;
    }
    return "queued";
}

bool isChangeableField(std::string_view field) {
    return std::find(kFields.begin(), kFields.end(), field) != kFields.end();
}

void queueFieldChanges(core::Edit& edit, const std::vector<FieldChange>& changes) {
    const Connection& db = edit.db();
    Statement drop =
        db.prepare("DELETE FROM plan_field_changes WHERE account_id = ? AND field = ?");
    Statement insert = db.prepare(
        "INSERT INTO plan_field_changes (id, account_id, field, old_value, new_value, origin, "
        "queued_at) VALUES (?, ?, ?, ?, ?, ?, ?)");
    const std::string now = nowUtc();
    for (const FieldChange& change : changes) {
        requireField(change.field);
        const Value old = currentValue(db, change.account, change.field);
        // A new wish has a new id, so that it is not taken for the one that may have been sent.
        drop.run(change.account, change.field);
        if (old != change.newValue) {
            insert.run(nextId(db, "plan_field_changes"), change.account, change.field, old,
                       change.newValue, originName(change.origin), now);
        }
    }
}

void dropFieldChanges(core::Edit& edit, AccountId account) {
    edit.db().prepare("DELETE FROM plan_field_changes WHERE account_id = ?").run(account);
}

void dropFieldChange(core::Edit& edit, AccountId account, const std::string& field) {
    edit.db()
        .prepare("DELETE FROM plan_field_changes WHERE account_id = ? AND field = ?")
        .run(account, field);
}

void markSent(core::Record& record, const std::vector<std::int64_t>& changes) {
    const std::string now = nowUtc();
    Statement insert = record.db().prepare(
        "INSERT OR IGNORE INTO crm_sent_changes (change_id, sent_at) VALUES (?, ?)");
    for (const std::int64_t change : changes) {
        insert.run(change, now);
    }
}

std::vector<FieldChange> listFieldChanges(const Connection& db) {
    std::vector<FieldChange> changes;
    Statement row = db.prepare(
        "SELECT c.id, c.account_id, a.external_id, c.field, c.old_value, c.new_value, c.origin, "
        "c.queued_at, s.change_id IS NOT NULL FROM plan_field_changes c "
        "JOIN base_accounts a ON a.id = c.account_id "
        "LEFT JOIN crm_sent_changes s ON s.change_id = c.id ORDER BY c.account_id, c.field");
    while (row.step()) {
        FieldChange change{row.integer(0),
                           row.id<AccountTag>(1),
                           row.string(2),
                           row.string(3),
                           row.optionalString(4),
                           row.optionalString(5),
                           row.text(6) == "merge" ? FieldChangeOrigin::Merge
                                                  : FieldChangeOrigin::Review,
                           FieldChangeStatus::Queued,
                           row.string(7)};
        requireField(change.field);
        change.status = row.integer(8) != 0
                            ? FieldChangeStatus::Done
                            : statusOf(currentValue(db, change.account, change.field), change);
        changes.push_back(std::move(change));
    }
    return changes;
}

FieldChanges loadFieldChanges(const Connection& db) {
    FieldChanges changes;
    Statement row =
        db.prepare("SELECT account_id, field, old_value, new_value FROM plan_field_changes "
                   "WHERE id NOT IN (SELECT change_id FROM crm_sent_changes)");
    while (row.step()) {
        changes[{row.id<AccountTag>(0), row.string(1)}] = {row.optionalString(2),
                                                           row.optionalString(3)};
    }
    return changes;
}

void correctAddress(const FieldChanges& changes, AccountId account, PlacementInput& input) {
    if (changes.empty()) {
        return;
    }
    for (const auto& [name, value] : addressFields(input)) {
        const auto found = changes.find({account, name});
        if (found != changes.end() && *value == found->second.first) {
            *value = found->second.second;
        }
    }
}

void correctAddress(const Connection& db, AccountId account, PlacementInput& input) {
    FieldChanges changes;
    Statement row = db.prepare(
        "SELECT field, old_value, new_value FROM plan_field_changes WHERE account_id = ? "
        "AND id NOT IN (SELECT change_id FROM crm_sent_changes)");
    row.bind(account);
    while (row.step()) {
        changes[{account, row.string(0)}] = {row.optionalString(1), row.optionalString(2)};
    }
    correctAddress(changes, account, input);
}

} // namespace core::records
