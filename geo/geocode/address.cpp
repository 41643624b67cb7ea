// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/address.h"

#include "core/base/text.h"
#include "geo/geocode/address_parts.h"
#include "geo/geocode/foreign_address.h"
#include "geo/geocode/last_line.h"
#include "geo/geocode/mend_fields.h"

namespace geo {

namespace {

bool isMilitaryTown(std::string_view city) {
    return city == "APO" || city == "FPO" || city == "DPO";
}

void finish(const AddressTokens& tokens, std::string_view text, Address& address) {
    if (isMilitaryTown(address.city) && address.kind != AddressKind::None) {
        address.kind = AddressKind::Military;
    }
    if (!tokens.complete()) {
        address.rest = core::cleanText(text);
        address.notes.emplace_back("the address is too long: only its beginning was read");
    }
}

void readStreetColumn(std::string_view text, Address& address) {
    const AddressTokens tokens(text);
    TokenSpan span{0, tokens.size()};
    takeRepeatedTail(tokens, span, address);
    if (address.city.empty() && !span.empty() && !(address.zip.empty() && address.state.empty())) {
        takeKnownTown(tokens, span, address);
    }
    readDelivery(tokens, span, address);
    finish(tokens, text, address);
}

/// The columns for state, ZIP and city, in this order: each helps to read the next.
void readRegionColumns(const AddressFields& fields, Address& address) {
    address.state = stateOfField(fields.state);
    if (address.state.empty() && !fields.state.empty() && !readStateColumn(fields.state, address)) {
        address.notes.push_back(core::format("\"{}\" is no state", core::cleanText(fields.state)));
    }
    if (!fields.zip.empty() && !readZip(fields.zip, address) &&
        !readStateColumn(fields.zip, address)) {
        address.notes.push_back(core::format("\"{}\" is no ZIP", core::cleanText(fields.zip)));
    }
    if (!fields.city.empty()) {
        readCityColumn(fields.city, address);
    }
}

/// The one column that is filled, or no value.
std::optional<std::string_view> onlyColumn(const AddressFields& fields) {
    std::optional<std::string_view> only;
    for (const std::string_view field : {fields.street, fields.city, fields.state, fields.zip}) {
        if (field.empty()) {
            continue;
        }
        if (only) {
            return std::nullopt;
        }
        only = field;
    }
    return only;
}

} // namespace

Address parseAddressLine(std::string_view line) {
    Address address;
    if (const auto country = foreignCountryOf({line, {}, {}, {}, {}})) {
        return keepForeign({line, {}, {}, {}, {}}, *country);
    }
    const AddressTokens tokens(line);
    TokenSpan span{0, tokens.size()};
    takeRegion(tokens, span, address);
    if (!address.zip.empty() || !address.state.empty()) {
        takeCity(tokens, span, address);
    }
    readDelivery(tokens, span, address);
    finish(tokens, line, address);
    return address;
}

Address parseAddress(const AddressFields& given) {
    Address address;
    const AddressFields fields = mendFields(given, address.notes);
    if (const auto country = foreignCountryOf(fields)) {
        return keepForeign(fields, *country);
    }
    if (const auto only = onlyColumn(fields)) {
        Address whole = parseAddressLine(*only);
        if (whole.kind != AddressKind::None && !(whole.zip.empty() && whole.state.empty())) {
            whole.notes.emplace_back("the whole address stood in one column");
        }
        whole.country = fields.country.empty() ? whole.country : "US";
        return whole;
    }
    address.country = fields.country.empty() ? "" : "US";
    readRegionColumns(fields, address);
    readStreetColumn(fields.street, address);
    return address;
}

} // namespace geo
