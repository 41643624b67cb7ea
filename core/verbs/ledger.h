// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/ledger/alignment_state.h"
#include "core/workspace/workspace.h"

#include <string>
#include <vector>

namespace core {

/// The entries of the ledger, oldest first.
struct LedgerList {
    std::vector<ledger::Entry> entries;
};
void to_json(Json& json, const LedgerList& report);
LedgerList listLedger(const Workspace& ws);

/// Whether the chain holds.
struct LedgerCheck {
    ledger::Check check;
};
void to_json(Json& json, const LedgerCheck& report);
/// Checks the ledger of a workspace, or, where `file` is not empty, an exported one. Throws
/// Error(Input) for a file that is no export.
LedgerCheck verifyLedger(const Workspace& ws, const std::string& file = {});

/// The alignment in force on a date.
struct LedgerState {
    std::string date; ///< empty = after all entries
    ledger::AlignmentState state;
    std::string text;   ///< sorted lines; equal states have equal bytes
    std::string sha256; ///< of the text
    /// With a unit asked for: the entry that gave it to its territory.
    std::vector<ledger::Entry> reasons;
};
void to_json(Json& json, const LedgerState& report);

struct LedgerQuery {
    std::string date; ///< "2026-03-01"; empty = after all entries
    std::string unit; ///< key of one unit; empty = all
    std::string file; ///< an export to read instead of the workspace
};
/// Who had what on a date, and for one unit, why. Throws Error(Usage) for what is no date,
/// Error(Conflict) if the chain is broken.
LedgerState ledgerAsOf(const Workspace& ws, const LedgerQuery& query);

/// What changed hands between two dates.
struct LedgerDiff {
    std::string from, to;
    ledger::StateChange changes;
    std::vector<ledger::UnitLine> before; ///< of the changed units; no territory = none
};
void to_json(Json& json, const LedgerDiff& report);
LedgerDiff diffLedger(const Workspace& ws, const std::string& from, const std::string& to);

/// The whole ledger as text, one entry after the other.
struct LedgerExport {
    std::string text;
    std::int64_t entries = 0;
    std::string file; ///< where it was written; empty = nowhere
};
void to_json(Json& json, const LedgerExport& report);
/// Writes it to a file, replacing one of that name at once or not at all. Throws Error(Storage) if
/// it cannot.
LedgerExport exportLedger(const Workspace& ws, const std::string& file);

} // namespace core
