// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/workspace/workspace.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

/// One territory on two dates, as the ledger has it. Accounts are where they are located now.
struct LedgerShare {
    std::string code;
    std::string name;      ///< on the later date; on the earlier one if it has ended
    std::string ownerThen; ///< on the later date
    int units = 0;
    int unitsGained = 0, unitsLost = 0;
    int accounts = 0;
    int gained = 0, lost = 0; ///< accounts in the units that change hands
    /// Sum of the first measure over the target, 1 = on target; empty where there is no target.
    std::optional<double> share, shareThen;

    int unitsThen() const { return units + unitsGained - unitsLost; }
    int accountsThen() const { return accounts + gained - lost; }
};

/// What changes hands between two dates, by territory.
struct LedgerShares {
    std::string from, to;
    std::string force;    ///< the sales force that was published last up to `to`
    std::string scenario; ///< whose measure and targets these are; empty = it is gone, as are they
    std::string measure;
    double tolerance = 0.05;
    int units = 0;                        ///< that change hands
    int accounts = 0;                     ///< in them
    std::vector<LedgerShare> territories; ///< in order of code
    std::vector<std::string> changed;     ///< keys of the units that change hands, in order
};
void to_json(Json& json, const LedgerShares& report);

/// Sums up `diffLedger` by territory, with the accounts, values and targets that the scenario which
/// was published last has now. Throws Error(Usage) for what is no date, Error(Conflict) if the
/// chain is broken.
LedgerShares ledgerShares(const Workspace& ws, const std::string& from, const std::string& to);

} // namespace core
