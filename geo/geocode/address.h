// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// The number of a house, taken apart so that numbers can be compared and put between the ends of a
/// range: "112-04" is prefix "112-" and 4, "N6W23001" is prefix "N6W" and 23001, "12B" and "12 1/2"
/// are 12 with a suffix. Numbers with different prefixes are not on one scale.
struct HouseNumber {
    std::string prefix;
    std::int64_t number = 0;
    std::string suffix; ///< "B", "1/2"
    bool operator==(const HouseNumber&) const = default;
};
/// Empty for text that is not the number of a house.
std::optional<HouseNumber> parseHouseNumber(std::string_view text);
std::string houseNumberText(const HouseNumber& house);

/// A street's name, taken apart as USPS Publication 28 (section 23, appendices B to F) does, in
/// capital letters with its standard abbreviations.
struct StreetName {
    std::string preDirection; ///< "N", "SW"
    std::string preType; ///< a type before the name: "AVE" of "Avenue C", "HWY", "US HWY", "CR"
    std::string name;    ///< "OAK", "5TH", "MARTIN LUTHER KING"; ordinals in figures
    std::string type;    ///< "ST", "BLVD"
    std::string postDirection; ///< "NE"
    bool empty() const { return name.empty(); }
    bool operator==(const StreetName&) const = default;
};
/// Takes apart what stands in a street column of reference data: no house number, no unit.
StreetName parseStreetName(std::string_view text);
/// "N OAK ST", "US HWY 31 S".
std::string streetText(const StreetName& street);

enum class AddressKind {
    Street,
    Intersection, ///< "Main St & 2nd Ave"
    PoBox,
    RuralRoute, ///< "RR 2 Box 118", "HC 68 Box 23A"
    Military,   ///< APO, FPO, DPO
    NamedPlace, ///< a building or corner without a house number: "Westfield Mall"
    International,
    None
};

/// A postal address taken apart. Parts in capital letters, abbreviated as in Publication 28.
/// An international address is kept as it was written, in `rest`.
struct Address {
    AddressKind kind = AddressKind::None;
    std::optional<HouseNumber> house;
    std::optional<HouseNumber> houseTo; ///< of "101-105 Main St"
    StreetName street;
    StreetName crossStreet; ///< the other one of an intersection
    std::string unit;       ///< "STE 200", "APT 3B"
    std::string box;        ///< number of the box of a PO box or rural route
    std::string city;
    std::string state;   ///< two letters
    std::string zip;     ///< five digits
    std::string plus4;   ///< four digits
    std::string country; ///< two letters; empty where none is said
    std::string rest; ///< what could not be put anywhere: building names, "attn", foreign addresses
    std::vector<std::string> notes; ///< what was mended, for people: "city and state were swapped"
};

/// Text as it stands in the columns of a table; any of them may be empty, or hold all of it.
struct AddressFields {
    std::string_view street, city, state, zip, country;
};

/// Takes an address apart. Never fails: what cannot be read ends in `rest`. Any bytes may come in.
/// Mends lost leading zeros of the ZIP, state names, swapped fields and addresses written whole
/// into one column, and says so in `notes`.
Address parseAddress(const AddressFields& fields);
/// The same for an address on one line: "1745 T Street SE, Washington, DC 20020".
Address parseAddressLine(std::string_view line);

/// "123 N MAIN ST STE 200": the delivery line of Publication 28.
std::string deliveryLine(const Address& address);

} // namespace geo
