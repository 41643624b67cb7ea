// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/records/placement.h"
#include "core/workspace/workspace.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace core::records {

/// What became of a wish to change a field of an account, as the record shows it.
enum class FieldChangeStatus {
    Queued,  ///< the record still has the old value: the change waits for the CRM
    Done,    ///< the record has the new value, or the CRM was given it
    Conflict ///< somebody gave it another value meanwhile: the wish has no effect
};
const char* fieldChangeStatusName(FieldChangeStatus status) noexcept;

/// Where a wish came from.
enum class FieldChangeOrigin { Review, Merge };

/// A field of an account that shall get another value in the CRM. Part of the plan: undoable until
/// it is sent. Addresses count here at once, as if they had been changed already.
struct FieldChange {
    std::int64_t id = 0; ///< 0 for a new one
    AccountId account;
    std::string externalId; ///< of the account; filled when it is read
    std::string field;      ///< "street", as in `fieldsOf(Kind::Account)`
    Value oldValue;
    Value newValue;
    FieldChangeOrigin origin = FieldChangeOrigin::Review;
    FieldChangeStatus status = FieldChangeStatus::Queued; ///< filled when it is read
    std::string queuedAt;                                 ///< UTC; filled when it is written
};

/// The fields that can be changed: those with a column of their own.
bool isChangeableField(std::string_view field);

/// Queues changes. A second change of the same field replaces the first and keeps the value that
/// the CRM has as the old one; a change back to that value takes the first one away.
void queueFieldChanges(core::Edit& edit, const std::vector<FieldChange>& changes);
/// Takes the queued changes of an account away.
void dropFieldChanges(core::Edit& edit, AccountId account);

/// Takes the queued change of one field away.
void dropFieldChange(core::Edit& edit, AccountId account, const std::string& field);

/// Notes that the CRM has been given a change (table `crm_sent_changes`): from now on it is done,
/// and what somebody does to the field later is another matter.
void markSent(core::Record& record, const std::vector<std::int64_t>& changes);

/// All changes, in order of account and field.
std::vector<FieldChange> listFieldChanges(const Connection& db);

/// Account and field -> old and new value: what is laid over the records.
using FieldChanges = std::map<std::pair<AccountId, std::string>, std::pair<Value, Value>>;
FieldChanges loadFieldChanges(const Connection& db);

/// Lays queued changes of the address over it, where it still is what it was when they were made.
void correctAddress(const FieldChanges& changes, AccountId account, PlacementInput& input);
/// The same for one account.
void correctAddress(const Connection& db, AccountId account, PlacementInput& input);

} // namespace core::records
