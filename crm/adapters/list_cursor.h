// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <optional>
#include <string>

namespace crm {

/// Where a list of records goes on. Written as "m<mark>", "f<start>:<after>",
/// "s<start>:<last id>" or "w<from>-<to>:<last id>".
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

    std::string text() const;
    /// Empty for what no cursor of ours looks like.
    static std::optional<ListCursor> fromText(const std::string& text);
};

} // namespace crm
