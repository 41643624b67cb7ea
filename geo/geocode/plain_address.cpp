// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/plain_address.h"

namespace geo {

core::quality::PlainAddress plainAddress(const Address& address) {
    core::quality::PlainAddress plain;
    plain.house = address.house ? houseNumberText(*address.house) : std::string();
    plain.street = streetText(address.street);
    plain.core = address.street.preType.empty()
                     ? address.street.name
                     : address.street.preType + ' ' + address.street.name;
    plain.unit = address.unit;
    plain.box = address.box;
    plain.city = address.city;
    plain.state = address.state;
    plain.zip = address.zip;
    if (plain.street.empty() && plain.box.empty()) {
        plain.street = address.rest; // a named place, or an address of another country
        plain.core = address.rest;
    }
    return plain;
}

core::quality::PlainAddress plainAddress(const AddressFields& fields) {
    return plainAddress(parseAddress(fields));
}

} // namespace geo
