// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/sync/conflict_store.h"
#include "crm/sync/connection_store.h"

#include <QString>

#include <vector>

namespace ui {

/// Whose value is taken. `Undecided` is what nobody has looked at; `Later` was looked at and left.
enum class Taken { Undecided, Ours, Theirs, Later };

/// One field of one record that both sides changed, as a person decides about it: the code and the
/// name of a territory are one.
struct ConflictRow {
    std::vector<std::int64_t> conflicts; ///< their numbers
    QString id;                          ///< of the record, in the CRM
    QString record;
    QString field;
    QString base, ours, theirs;
    bool plan = false; ///< the plan decides our value; else somebody edited it here
    QString foundAt;   ///< UTC
    Taken taken = Taken::Undecided;
    bool first = false; ///< the first row of its record
    bool last = false;  ///< the last one
};

/// The open conflicts of a connection, records in the order of their names.
std::vector<ConflictRow> conflictRows(const std::vector<crm::Conflict>& conflicts,
                                      const crm::CrmConnection& connection);

} // namespace ui
