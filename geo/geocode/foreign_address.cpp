// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/foreign_address.h"

#include "core/base/text.h"
#include "core/records/normalise.h"
#include "geo/geocode/address_tokens.h"

#include <algorithm>
#include <array>

namespace geo {

namespace {

bool isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isOurs(std::string_view code) {
    static constexpr std::array<std::string_view, 6> kOurs = {"US", "PR", "VI", "GU", "AS", "MP"};
    return std::find(kOurs.begin(), kOurs.end(), code) != kOurs.end();
}

/// "K1A 0B1", "K1A0B1"
bool isCanadianCode(std::string_view text) {
    std::string plain;
    for (const char c : text) {
        if (c != ' ' && c != '-') {
            plain += c;
        }
        if (plain.size() > 6) {
            return false;
        }
    }
    return plain.size() == 6 && isLetter(plain[0]) && isDigit(plain[1]) && isLetter(plain[2]) &&
           isDigit(plain[3]) && isLetter(plain[4]) && isDigit(plain[5]);
}

/// "SW1A 1AA", "M1 1AE"
bool isBritishCode(std::string_view text) {
    const std::size_t size = text.size();
    if (size < 6 || size > 8 || text[size - 4] != ' ' || !isDigit(text[size - 3]) ||
        !isLetter(text[size - 2]) || !isLetter(text[size - 1]) || !isLetter(text[0])) {
        return false;
    }
    return std::any_of(text.begin(), text.end() - 4, isDigit);
}

bool isProvince(std::string_view text) {
    static constexpr std::array<std::string_view, 28> kProvinces = {"AB",
                                                                    "BC",
                                                                    "MB",
                                                                    "NB",
                                                                    "NL",
                                                                    "NS",
                                                                    "NT",
                                                                    "NU",
                                                                    "ON",
                                                                    "PE",
                                                                    "QC",
                                                                    "SK",
                                                                    "YT",
                                                                    "PQ",
                                                                    "ALBERTA",
                                                                    "BRITISH COLUMBIA",
                                                                    "MANITOBA",
                                                                    "NEW BRUNSWICK",
                                                                    "NEWFOUNDLAND",
                                                                    "NEWFOUNDLAND AND LABRADOR",
                                                                    "NOVA SCOTIA",
                                                                    "NORTHWEST TERRITORIES",
                                                                    "NUNAVUT",
                                                                    "ONTARIO",
                                                                    "PRINCE EDWARD ISLAND",
                                                                    "QUEBEC",
                                                                    "SASKATCHEWAN",
                                                                    "YUKON"};
    const AddressTokens tokens(text);
    const std::string_view plain = tokens.text(0, tokens.size());
    return std::find(kProvinces.begin(), kProvinces.end(), plain) != kProvinces.end();
}

/// Whether the line ends in a Canadian or British postal code, or in a country's name behind a
/// comma.
std::optional<std::string> foreignEnd(std::string_view line) {
    line = core::trim(line);
    for (const std::size_t size : {7U, 6U}) {
        if (line.size() > size && line[line.size() - size - 1] == ' ' &&
            isCanadianCode(line.substr(line.size() - size))) {
            return "CA";
        }
    }
    const std::size_t comma = line.rfind(',');
    if (comma == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view last = core::trim(line.substr(comma + 1));
    if (last.size() < 4) {
        return isBritishCode(last) ? std::optional<std::string>("GB") : std::nullopt;
    }
    if (isCanadianCode(last)) {
        return "CA";
    }
    if (isBritishCode(last)) {
        return "GB";
    }
    const std::string code = core::records::cleanCountry(last);
    const bool known = code.size() == 2 && code != last && !isOurs(code);
    // Georgia is a state, and Mexico, Peru and Lebanon are towns: a name alone is not enough.
    const bool town = last.size() > 0 && line.find_first_of("0123456789") == std::string_view::npos;
    return known && !town && code != "GE" ? std::optional(code) : std::nullopt;
}

} // namespace

std::optional<std::string> foreignCountryOf(const AddressFields& fields) {
    const std::string_view country = core::trim(fields.country);
    if (!country.empty()) {
        const std::string code = core::records::cleanCountry(country);
        if (isOurs(code)) {
            return std::nullopt;
        }
        return code.size() == 2 ? code : std::string();
    }
    const std::string_view zip = core::trim(fields.zip);
    if (isCanadianCode(zip)) {
        return "CA";
    }
    if (isBritishCode(zip)) {
        return "GB";
    }
    const std::string_view state = core::trim(fields.state);
    if (zip.empty() && !state.empty() && isProvince(state)) {
        return "CA";
    }
    return state.empty() && zip.empty() ? foreignEnd(fields.street) : std::nullopt;
}

Address keepForeign(const AddressFields& fields, std::string country) {
    Address address;
    address.kind = AddressKind::International;
    address.country = std::move(country);
    for (const std::string_view field :
         {fields.street, fields.city, fields.state, fields.zip, fields.country}) {
        const std::string_view text = core::trim(field);
        if (!text.empty()) {
            address.rest += address.rest.empty() ? "" : ", ";
            address.rest += text;
        }
    }
    return address;
}

} // namespace geo
