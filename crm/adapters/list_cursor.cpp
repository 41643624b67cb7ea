// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/list_cursor.h"

#include "core/base/text.h"

#include <algorithm>

namespace crm {

namespace {

constexpr std::string_view kKinds = "mfsw"; // in the order of ListCursor::Kind

} // namespace

ListCursor ListCursor::changesSince(core::InstantMs now, core::InstantMs overlapMs,
                                    std::optional<core::InstantMs> quickMs) const {
    const core::InstantMs known = thorough != 0 ? thorough : from;
    return quickMs ? ListCursor{Kind::Changes, from - std::min(*quickMs, overlapMs), now, {}, known}
                   : ListCursor{Kind::Changes, known - overlapMs, now, {}, 0};
}

ListCursor ListCursor::mark() const {
    return {Kind::Mark, kind == Kind::Changes ? to : from, 0, {}, thorough};
}

std::string ListCursor::text() const {
    std::string text = core::format("{}{}", kKinds[static_cast<std::size_t>(kind)], from);
    if (kind == Kind::Changes) {
        text += core::format("-{}", to);
    }
    if (thorough != 0) {
        text += core::format("~{}", thorough);
    }
    return kind == Kind::Mark ? text : text + ":" + behind;
}

std::optional<ListCursor> ListCursor::fromText(const std::string& text) {
    const std::size_t kind = text.empty() ? std::string::npos : kKinds.find(text.front());
    if (kind == std::string::npos) {
        return std::nullopt;
    }
    ListCursor cursor;
    cursor.kind = static_cast<Kind>(kind);
    const std::size_t colon = text.find(':');
    std::string times = text.substr(1, colon == std::string::npos ? colon : colon - 1);
    if (const std::size_t wave = times.find('~'); wave != std::string::npos) {
        const auto thorough = core::parseInteger(times.substr(wave + 1));
        if (!thorough) {
            return std::nullopt;
        }
        cursor.thorough = *thorough;
        times.erase(wave);
    }
    const std::size_t dash = times.find('-');
    const auto from = core::parseInteger(times.substr(0, dash));
    const auto to = dash == std::string::npos ? from : core::parseInteger(times.substr(dash + 1));
    if (!from || !to || (cursor.kind != Kind::Mark && colon == std::string::npos)) {
        return std::nullopt;
    }
    cursor.from = *from;
    cursor.to = *to;
    cursor.behind = colon == std::string::npos ? "" : text.substr(colon + 1);
    return cursor;
}

} // namespace crm
