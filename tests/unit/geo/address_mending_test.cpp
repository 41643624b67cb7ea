// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/address.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using geo::Address;
using geo::AddressFields;
using geo::AddressKind;

std::string mended(const AddressFields& fields) {
    const Address a = geo::parseAddress(fields);
    return geo::deliveryLine(a) + '|' + a.city + '|' + a.state + '|' + a.zip;
}

const std::string kPlain = "12 MAIN ST|SPRINGFIELD|IL|62701";

TEST(AddressMending, PutsSwappedFieldsInTheirPlace) {
    EXPECT_EQ(mended({"12 Main St", "Springfield", "62701", "IL", ""}), kPlain);
    EXPECT_EQ(mended({"12 Main St", "IL", "Springfield", "62701", ""}), kPlain);
    EXPECT_EQ(mended({"12 Main St", "62701", "IL", "Springfield", ""}), kPlain);
    EXPECT_EQ(mended({"Springfield", "12 Main St", "IL", "62701", ""}), kPlain);
    const Address a = geo::parseAddress({"12 Main St", "Springfield", "62701", "IL", ""});
    EXPECT_THAT(a.notes, testing::ElementsAre("state and ZIP were swapped"));
}

TEST(AddressMending, FindsWhatStandsInOneColumn) {
    EXPECT_EQ(mended({"12 Main St, Springfield, IL 62701", "", "", "", ""}), kPlain);
    EXPECT_EQ(mended({"", "12 Main St, Springfield, Illinois 62701", "", "", ""}), kPlain);
    EXPECT_EQ(mended({"12 Main St, Springfield, IL 62701", "", "", "", "USA"}), kPlain);
    EXPECT_EQ(mended({"12 Main St", "Springfield, IL 62701", "", "", ""}), kPlain);
    EXPECT_EQ(mended({"12 Main St", "Springfield", "IL 62701", "", ""}), kPlain);
    EXPECT_EQ(mended({"12 Main St, Springfield", "", "IL", "62701", ""}), kPlain);
}

TEST(AddressMending, DropsWhatTheStreetColumnRepeats) {
    EXPECT_EQ(mended({"12 Main St, Springfield, IL 62701", "Springfield", "IL", "62701", ""}),
              kPlain);
    EXPECT_EQ(mended({"12 Main St Springfield IL", "Springfield", "IL", "62701", ""}), kPlain);
    EXPECT_EQ(mended({"12 Main St - Springfield", "Springfield", "IL", "62701", ""}), kPlain);
    EXPECT_EQ(mended({"12 Main Ct", "Hartford", "CT", "06103", ""}),
              "12 MAIN CT|HARTFORD|CT|06103");
}

TEST(AddressMending, KeepsTownsThatAreNamedLikeStates) {
    EXPECT_EQ(mended({"1 Main St", "New York", "NY", "10001", ""}), "1 MAIN ST|NEW YORK|NY|10001");
    EXPECT_EQ(mended({"1 Main St", "Washington", "DC", "20001", ""}),
              "1 MAIN ST|WASHINGTON|DC|20001");
    EXPECT_EQ(mended({"1 Main St", "Nevada", "MO", "64772", ""}), "1 MAIN ST|NEVADA|MO|64772");
    EXPECT_EQ(mended({"1 Main St", "Kansas City", "KS", "66101", ""}),
              "1 MAIN ST|KANSAS CITY|KS|66101");
}

TEST(AddressMending, SaysWhatItCouldNotRead) {
    const Address a = geo::parseAddress({"1 Main St", "Springfield", "XX", "62701", ""});
    EXPECT_THAT(a.notes, testing::ElementsAre("\"XX\" is no state"));
    EXPECT_EQ(a.zip, "62701");
    const Address b = geo::parseAddress({"1 Main St", "Springfield", "IL", "627", ""});
    EXPECT_THAT(b.notes, testing::ElementsAre("\"627\" is no ZIP"));
}

TEST(AddressMending, MarksTheMilitary) {
    EXPECT_EQ(geo::parseAddress({"PSC 802 Box 74", "APO", "AE", "09499", ""}).kind,
              AddressKind::Military);
    EXPECT_EQ(geo::parseAddress({"12 Main St", "FPO", "AP", "96349", ""}).kind,
              AddressKind::Military);
}

TEST(AddressMending, KnowsForeignAddresses) {
    const auto country = [](const AddressFields& fields) {
        const Address a = geo::parseAddress(fields);
        return a.kind == AddressKind::International ? a.country : "ours";
    };
    EXPECT_EQ(country({"10 Downing St", "London", "", "SW1A 2AA", ""}), "GB");
    EXPECT_EQ(country({"Hauptstr. 5", "Berlin", "", "10115", "Germany"}), "DE");
    EXPECT_EQ(country({"100 Queen St", "Toronto", "ON", "", ""}), "CA");
    EXPECT_EQ(country({"100 Queen St, Toronto, ON M5H 2N2", "", "", "", ""}), "CA");
    EXPECT_EQ(country({"Av. Reforma 222", "Mexico City", "", "06600", "Mexico"}), "MX");
    EXPECT_EQ(country({"1 Main St", "Mexico", "MO", "65265", ""}), "ours");
    EXPECT_EQ(country({"1 Main St", "London", "KY", "40741", "United States"}), "ours");
    EXPECT_EQ(country({"Calle 5 #12", "San Juan", "PR", "00901", "PR"}), "ours");
}

} // namespace
