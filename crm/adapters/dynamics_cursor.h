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
    /// Two links that lead to what has changed since, the older one read again until the newer one
    /// is old enough that nothing can still appear behind it.
    std::string olderLink;
    std::string newerLink;
    core::InstantMs olderAt = 0;
    core::InstantMs newerAt = 0;
    core::InstantMs mark = 0; ///< of tables without tracking: the newest change that was seen
    /// A whole read of several pages began then. Whether its token stands for its beginning or its
    /// end is nowhere said, so that changes from then on are looked for once more.
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
