// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/address.h"

#include "core/base/text.h"
#include "core/records/normalise.h"
#include "geo/geocode/address_parts.h"
#include "geo/geocode/foreign_address.h"
#include "geo/geocode/last_line.h"

namespace geo {

namespace {

std::string plainText(std::string_view text) {
    const AddressTokens tokens(text);
    return std::string(tokens.text(0, tokens.size()));
}

std::string_view stateOfField(std::string_view text) {
    text = core::trim(text);
    if (text.size() == 2) {
        const std::string code = core::upper(text);
        return stateOfWords(code);
    }
    return stateOfWords(plainText(text));
}

bool isMilitaryTown(std::string_view city) {
    return city == "APO" || city == "FPO" || city == "DPO";
}

void readStreetColumn(std::string_view text, Address& address) {
    const AddressTokens tokens(text);
    TokenSpan span{0, tokens.size()};
    readDelivery(tokens, span, address);
    if (!tokens.complete()) {
        address.rest = std::string(text);
        address.notes.emplace_back("the address is too long; only its beginning was read");
    }
}

void finish(Address& address) {
    if (isMilitaryTown(address.city) && address.kind != AddressKind::None) {
        address.kind = AddressKind::Military;
    }
}

Address readLine(std::string_view line) {
    Address address;
    if (const auto country = foreignCountryOf({line, {}, {}, {}, {}})) {
        address.kind = AddressKind::International;
        address.country = *country;
        address.rest = std::string(core::trim(line));
        return address;
    }
    const AddressTokens tokens(line);
    TokenSpan span{0, tokens.size()};
    takeRegion(tokens, span, address);
    if (!address.zip.empty() || !address.state.empty()) {
        takeCity(tokens, span, address);
    }
    readDelivery(tokens, span, address);
    if (!tokens.complete()) {
        address.rest = std::string(line);
        address.notes.emplace_back("the address is too long; only its beginning was read");
    }
    finish(address);
    return address;
}

} // namespace

Address parseAddressLine(std::string_view line) {
    return readLine(line);
}

Address parseAddress(const AddressFields& fields) {
    if (core::trim(fields.city).empty() && core::trim(fields.state).empty() &&
        core::trim(fields.zip).empty() && core::trim(fields.country).empty()) {
        return readLine(fields.street);
    }
    Address address;
    if (const auto country = foreignCountryOf(fields)) {
        return keepForeign(fields, *country);
    }
    address.country = core::trim(fields.country).empty() ? "" : "US";
    address.state = stateOfField(fields.state);
    const std::string_view zip = core::trim(fields.zip);
    if (!zip.empty() && !readZip(zip, address)) {
        address.notes.push_back(core::format("\"{}\" is no ZIP", core::cleanText(zip)));
    }
    address.city = plainText(fields.city);
    readStreetColumn(fields.street, address);
    finish(address);
    return address;
}

} // namespace geo
