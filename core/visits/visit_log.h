// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visits/visit.h"

#include <cstdint>
#include <optional>
#include <string>

namespace core::visits {

/// An entry of a log of visits as it was read, before it is known to which account it belongs.
struct LogEntry {
    std::int64_t row = 0; ///< of the table, or number of the stay in its track
    std::string id;       ///< the log's own number of it; may be empty
    std::string account;  ///< number of the account as the log has it; may be empty
    std::string name;     ///< of the account; may be empty
    std::string rep;      ///< number, name or e-mail address; may be empty
    std::string kind = "meeting";
    std::string subject;
    Span when;
    std::optional<Point> place; ///< EPSG:4326
    std::string location;
    std::string note;
    std::string outcome;
    std::optional<std::int64_t> driving; ///< seconds on the road before it
    /// Places of a track differ a little when it is read again with more positions: then only its
    /// beginning tells an entry from another.
    bool ofTrack = false;
};

/// The same for the same entry, in whatever file it comes again; 24 hexadecimal digits.
std::string fingerprintOf(const LogEntry& entry);

} // namespace core::visits
