// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace crm {

/// How a table is gone through.
enum class DynamicsWay {
    Whole,   ///< every row; the organisation tracks changes from then on, where it can
    Changes, ///< what has changed since a token
    Since    ///< rows by the time of their last change; deletions are not told
};

/// How far one table has been read.
struct DynamicsTrack {
    /// Two links that lead to what has changed since: the older one is read again until the newer
    /// one is old enough that what is not seen yet can be looked for by its time.
    std::string olderLink;
    std::string newerLink;
    std::string latestLink; ///< for a read in a hurry, which leaves late rows to the next one
    core::InstantMs olderAt = 0;
    core::InstantMs newerAt = 0;
    core::InstantMs mark = 0; ///< of tables without tracking: the newest change that was seen
    /// From then on changes are to be looked for once more, by their time: a token may stand behind
    /// rows that were not seen when it was made, and whether the one of a whole read of several
    /// pages stands for its beginning or its end is nowhere said. 0: no need.
    core::InstantMs catchUp = 0;

    std::string page; ///< an interrupted read goes on here; empty: none was interrupted
    DynamicsWay way = DynamicsWay::Whole; ///< of that read
    core::InstantMs start = 0;            ///< of that read
};

/// The cursor of a list, as text: opaque for everybody else.
struct DynamicsCursor {
    /// What was asked for. A link holds its columns for ever, so that a connection that wants other
    /// ones has to begin again.
    std::string want;
    std::vector<std::string> missing; ///< "accounts.new_region": what the organisation lacks of it
    std::map<std::string, DynamicsTrack> tables;

    /// Empty for text that is no cursor.
    static std::optional<DynamicsCursor> parse(const std::string& text);
    std::string text() const;
};

} // namespace crm
