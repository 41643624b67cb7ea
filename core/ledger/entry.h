// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core::ledger {

/// A basic unit that belongs to a territory from the entry's effective date on.
struct UnitLine {
    std::string force; ///< sales force: units of one layer may be dealt out once per force
    std::string layer;
    std::string unit;      ///< key
    std::string territory; ///< code; empty = to none
    friend auto operator<=>(const UnitLine&, const UnitLine&) = default;
};

/// What a territory is called and who owns it.
struct TerritoryLine {
    std::string force;
    std::string code;
    std::string name;  ///< name and owner empty = there is no such territory any more
    std::string owner; ///< names, joined by ", "
    friend auto operator<=>(const TerritoryLine&, const TerritoryLine&) = default;
};

/// A value that was written into the CRM.
struct RecordLine {
    std::string object;
    std::string id;
    std::string field;
    std::string before;
    std::string after;
    std::string reason;
    friend auto operator<=>(const RecordLine&, const RecordLine&) = default;
};

/// One entry of the ledger: what was published, by whom, why, and from when on.
struct Entry {
    std::int64_t seq = 0;  ///< from 1, without gaps
    std::string at;        ///< UTC
    std::string effective; ///< a date
    std::string who;
    std::string kind; ///< "publish", "rollback" or "sync"
    std::string why;
    std::string connection;
    std::string scenario;
    std::string publish; ///< id of the publish
    std::vector<TerritoryLine> territories;
    std::vector<UnitLine> units;
    std::vector<RecordLine> records;
    std::string previous; ///< hash of the entry before; zeros for the first
    std::string hash;     ///< SHA-256 of all the above, as text
};

/// The hash that the first entry follows.
std::string firstPrevious();

/// The entry as text, one fact a line, sorted, each value in double quotes as in JSON; the last
/// line is the hash of those before it:
///
///     entry 1
///     at "2026-03-01T09:41:07.123Z"
///     ...
///     unit "Sales" "zip" "06510" "T01"
///     record "accounts" "A1" "territory_id" "" "T01" "ZIP 06510 belongs to T01"
///     previous "0000..."
///     hash "9f86..."
///
/// Sorts the lines of the entry and fills in its hash.
std::string sealEntry(Entry& entry);

/// Reads the text of one entry. Throws Error(Input) that names the line for what is no entry; does
/// not look at the hash. Without `records`, the values written into CRMs are passed over.
Entry parseEntry(std::string_view text, bool records = true);

/// True if the last line is the hash of those before it.
bool hashHolds(std::string_view text);

/// The texts of the entries of an export, in order; each begins with "entry ".
std::vector<std::string> splitExport(std::string_view text);

} // namespace core::ledger
