// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <optional>
#include <string>

namespace crm {

/// Where a list of records goes on. Written as "m<mark>", "f<start>:<after>",
/// "s<start>:<last id>" or "w<from>-<to>:<last id>"; after hurried looks, with "~<thorough>" before
/// the colon.
struct ListCursor {
    enum class Kind {
        Mark,    ///< `from`: what changed since then
        List,    ///< within a whole list that began at `from`
        Search,  ///< within a whole list by searches that began at `from`
        Changes, ///< within the changes between `from` and `to`
    };
    Kind kind = Kind::Mark;
    core::InstantMs from = 0;
    core::InstantMs to = 0;
    std::string behind; ///< what the last page led to, as the vendor puts it
    /// Of marks and changes: the mark of the last look that was no hurried one, from which the next
    /// one that is not goes back, so that hurried ones never shorten what it reads again. 0: the
    /// mark itself.
    core::InstantMs thorough = 0;

    /// The changes since this mark up to `now`, read from `overlapMs` before it, or only `quickMs`.
    ListCursor changesSince(core::InstantMs now, core::InstantMs overlapMs,
                            std::optional<core::InstantMs> quickMs) const;
    /// The mark to leave behind when all of this was read.
    ListCursor mark() const;
    std::string text() const;
    /// Empty for what no cursor of ours looks like.
    static std::optional<ListCursor> fromText(const std::string& text);
};

} // namespace crm
