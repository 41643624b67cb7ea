// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/alignment_state.h"
#include "core/plan/scenario.h"
#include "core/workspace/workspace.h"

#include <optional>
#include <string>
#include <vector>

namespace core::ledger {

/// Adds an entry (table `crm_ledger`), filling in its number, time, author, and hashes. The table
/// refuses anything but adding. Returns the entry as it was stored.
Entry appendEntry(core::Record& record, Entry entry);

/// The texts of all entries, in order: their concatenation is the export.
std::vector<std::string> loadTexts(const Connection& db);
/// Throws Error(Input) if one cannot be read.
std::vector<Entry> loadEntries(const Connection& db);
/// The same without the values that were written into CRMs, which are most of it.
std::vector<Entry> loadAlignments(const Connection& db);

/// Checks the chain, that the columns beside the texts say the same, and that the newest entry is
/// the one that was added last.
Check checkLedger(const Connection& db);

/// Territories, owners on the date, and units of a scenario, as a state of its force.
AlignmentState alignmentOf(const Connection& db, const Scenario& scenario, const std::string& date);

} // namespace core::ledger
