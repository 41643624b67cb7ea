// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/split_address.h"

#include "core/base/text.h"
#include "geo/geocode/address.h"

#include <algorithm>
#include <cctype>

namespace geo {

namespace {

bool isLetterOrDigit(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

/// Cheap enough for every row of a large table: most streets are a street alone.
bool mayBeWhole(const std::string& text) {
    if (text.find(',') != std::string::npos || text.find('\n') != std::string::npos) {
        return true;
    }
    const auto digits = std::find_if_not(text.rbegin(), text.rend(), [](char c) {
        return (c >= '0' && c <= '9') || c == '-' || c == ' ';
    });
    return digits - text.rbegin() >= 5 && text.find(' ') != std::string::npos;
}

/// Where the last run of these words begins, in any letter case.
std::size_t findWords(const std::string& text, const std::string& words) {
    const std::string in = core::lower(text);
    const std::string what = core::lower(words);
    for (std::size_t at = in.rfind(what); at != std::string::npos && at > 0;
         at = in.rfind(what, at - 1)) {
        const std::size_t end = at + what.size();
        if (!isLetterOrDigit(in[at - 1]) && (end == in.size() || !isLetterOrDigit(in[end]))) {
            return at;
        }
    }
    return std::string::npos;
}

std::string withoutTail(std::string text) {
    while (!text.empty() && !isLetterOrDigit(text.back()) &&
           static_cast<unsigned char>(text.back()) < 0x80) {
        text.pop_back();
    }
    return text;
}

/// "NEW BRITAIN" as people write it.
std::string inTitleCase(std::string_view text) {
    std::string out = core::lower(text);
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (i == 0 || out[i - 1] == ' ' || out[i - 1] == '-') {
            out[i] = core::upper(out.substr(i, 1))[0];
        }
    }
    return out;
}

} // namespace

std::optional<core::records::AddressParts> splitAddress(const std::string& text) {
    if (!mayBeWhole(text)) {
        return std::nullopt;
    }
    const Address address = parseAddressLine(text);
    const bool placed = !address.city.empty() && (!address.zip.empty() || !address.state.empty());
    if (address.kind == AddressKind::None || address.kind == AddressKind::International ||
        !placed) {
        return std::nullopt;
    }
    core::records::AddressParts parts{{}, {}, address.state, address.zip};
    const std::size_t city = findWords(text, address.city);
    if (city == std::string::npos) {
        parts.street = deliveryLine(address);
        parts.city = inTitleCase(address.city);
    } else {
        parts.street = withoutTail(text.substr(0, city));
        parts.city = text.substr(city, address.city.size());
    }
    return parts.street.empty() ? std::nullopt : std::optional(std::move(parts));
}

} // namespace geo
