// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/address.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace {

using geo::Address;

/// Words that addresses are made of, in any order: more of the parser's paths than random letters.
rc::Gen<std::string> addressLike() {
    static const std::vector<std::string> kWords = {
        "12",       "112-04",   "N",     "North", "Main",     "St",     "Street", "Ave",
        "Avenue",   "of",       "C",     "5th",   "Fifth",    "Twenty", "Third",  "Hwy",
        "US",       "41",       "State", "Road",  "7",        "County", "550",    "E",
        "FM",       "1960",     "I-35",  "Suite", "200",      "#",      "Apt",    "B",
        "Bldg",     "Fl",       "2nd",   "PO",    "Box",      "RR",     ",",      "-",
        "&",        "at",       "/",     "New",   "York",     "NY",     "10001",  "DC",
        "USA",      "Broadway", "1/2",   "½",     "(",        ")",      "St.",    "Mc'",
        "N6W23001", "Rear",     "Saint", "The",   "Unit",     "Martin", "Luther", "King",
        "Jr",       "é",        "\xff",  "Lower", "Terminal", "One"};
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kWords)),
                        [](const std::vector<std::string>& words) {
                            std::string text;
                            for (const std::string& word : words) {
                                text += word + ' ';
                            }
                            return text;
                        });
}

RC_GTEST_PROP(AddressProperty, AnyBytesCanBeRead, (const std::string& a, const std::string& b)) {
    const Address line = geo::parseAddressLine(a);
    const Address fields = geo::parseAddress({a, b, a, b, b});
    geo::deliveryLine(line);
    geo::deliveryLine(fields);
    geo::parseStreetName(a);
    geo::parseHouseNumber(b);
}

RC_GTEST_PROP(AddressProperty, WordsInAnyOrderCanBeRead, ()) {
    const std::string text = *addressLike();
    const Address line = geo::parseAddressLine(text);
    RC_ASSERT(line.zip.empty() || line.zip.size() == 5U);
    RC_ASSERT(line.state.empty() || line.state.size() == 2U);
    geo::parseAddress({text, *addressLike(), *addressLike(), *addressLike(), ""});
}

/// A number, a street and a unit of the usual kinds.
rc::Gen<std::string> usualLine() {
    const auto one = [](std::vector<std::string> words) {
        return rc::gen::elementOf(std::move(words));
    };
    return rc::gen::map(
        rc::gen::tuple(
            one({"12 ", "12B ", "12 1/2 ", "112-04 ", "101-105 ", "N6W23001 ", "W204N11912 "}),
            one({"", "N ", "South ", "NE ", "Southwest "}),
            one({"Oak ", "5th ", "Fifth ", "St Charles ", "Martin Luther King Jr ", "42 ", "Court ",
                 "Lake Shore ", "O'Brien ", "Twenty-Third ", "Wilkes-Barre ", "Cañon "}),
            one({"St", "Avenue", "Blvd.", "Hwy", "Pkwy", "Ter", "Stret"}),
            one({"", " N", " Southeast"}),
            one({"", ", Suite 200", " #5", " Apt 4-A", " Bldg 3 Fl 2", " 2nd Floor", " Unit B"})),
        [](const auto& parts) {
            return std::apply([](const auto&... part) { return (std::string() + ... + part); },
                              parts);
        });
}

RC_GTEST_PROP(AddressProperty, DeliveryLinesReadTheSameAgain, ()) {
    const Address once = geo::parseAddress({*usualLine(), "Springfield", "IL", "62701", ""});
    const std::string line = geo::deliveryLine(once);
    const Address again = geo::parseAddress({line, "Springfield", "IL", "62701", ""});
    RC_ASSERT(geo::deliveryLine(again) == line);
    RC_ASSERT(again.street == once.street);
    RC_ASSERT(again.house == once.house);
    RC_ASSERT(again.unit == once.unit);
}

} // namespace
