// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/list_cursor.h"

#include "core/base/text.h"

namespace crm {

namespace {

constexpr std::string_view kKinds = "mfsw"; // in the order of ListCursor::Kind

} // namespace

std::string ListCursor::text() const {
    const char letter = kKinds[static_cast<std::size_t>(kind)];
    switch (kind) {
    case Kind::Mark: return core::format("{}{}", letter, from);
    case Kind::List:
    case Kind::Search: return core::format("{}{}:{}", letter, from, behind);
    case Kind::Changes: break;
    }
    return core::format("{}{}-{}:{}", letter, from, to, behind);
}

std::optional<ListCursor> ListCursor::fromText(const std::string& text) {
    const std::size_t kind = text.empty() ? std::string::npos : kKinds.find(text.front());
    if (kind == std::string::npos) {
        return std::nullopt;
    }
    ListCursor cursor;
    cursor.kind = static_cast<Kind>(kind);
    const std::size_t colon = text.find(':');
    const std::string times = text.substr(1, colon == std::string::npos ? colon : colon - 1);
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
