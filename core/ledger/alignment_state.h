// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/entry.h"

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace core::ledger {

/// Who has what: the published alignment in force on a date.
struct AlignmentState {
    using UnitKey = std::tuple<std::string, std::string, std::string>; ///< force, layer, unit
    using TerritoryKey = std::pair<std::string, std::string>;          ///< force, code

    std::map<UnitKey, std::string> units; ///< to the code of the territory
    std::map<TerritoryKey, TerritoryLine> territories;

    /// Lays an entry over it.
    void apply(const Entry& entry);
    /// As sorted lines, like those of an entry: equal states are equal bytes.
    std::string text() const;
    friend bool operator==(const AlignmentState&, const AlignmentState&) = default;
};

/// The alignment in force at the end of a date: the entries whose effective date is not later, in
/// order of that date, and on one date in the order they were published in. Empty date = all.
AlignmentState stateAsOf(const std::vector<Entry>& entries, std::string_view date);

/// What must be added to one state to make another of it.
struct StateChange {
    std::vector<TerritoryLine> territories;
    std::vector<UnitLine> units;
    bool empty() const { return territories.empty() && units.empty(); }
};
StateChange difference(const AlignmentState& from, const AlignmentState& to);

/// What was found by checking a ledger.
struct Check {
    bool ok = true;
    std::int64_t brokenAt = 0; ///< the first entry that is wrong; 0 if none
    std::string message;       ///< what is wrong with it
    std::int64_t entries = 0;
};
/// Checks the texts of the entries, in order: hash, number, and the hash of the one before.
Check checkChain(const std::vector<std::string>& texts);

} // namespace core::ledger
