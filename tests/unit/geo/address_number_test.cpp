// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/address.h"

#include <gtest/gtest.h>

namespace {

using geo::HouseNumber;

TEST(HouseNumber, IsTakenApart) {
    EXPECT_EQ(geo::parseHouseNumber("123"), (HouseNumber{"", 123, ""}));
    EXPECT_EQ(geo::parseHouseNumber("12b"), (HouseNumber{"", 12, "B"}));
    EXPECT_EQ(geo::parseHouseNumber("12-B"), (HouseNumber{"", 12, "B"}));
    EXPECT_EQ(geo::parseHouseNumber("12 1/2"), (HouseNumber{"", 12, "1/2"}));
    EXPECT_EQ(geo::parseHouseNumber("12½"), (HouseNumber{"", 12, "1/2"}));
    EXPECT_EQ(geo::parseHouseNumber("112-04"), (HouseNumber{"112-", 4, ""}));
    EXPECT_EQ(geo::parseHouseNumber("94-101"), (HouseNumber{"94-", 101, ""}));
    EXPECT_EQ(geo::parseHouseNumber("N6W23001"), (HouseNumber{"N6W", 23001, ""}));
    EXPECT_EQ(geo::parseHouseNumber("W204N11912"), (HouseNumber{"W204N", 11912, ""}));
    EXPECT_EQ(geo::parseHouseNumber("40W123"), (HouseNumber{"40W", 123, ""}));
    EXPECT_EQ(geo::parseHouseNumber("A12"), (HouseNumber{"A", 12, ""}));
}

TEST(HouseNumber, IsNotFoundInOtherText) {
    for (const char* text : {"", "Main", "5th", "1/2", "12 Main", "12345678901234567890", "---"}) {
        EXPECT_FALSE(geo::parseHouseNumber(text)) << text;
    }
}

TEST(HouseNumber, IsWrittenAsItWasRead) {
    for (const char* text : {"123", "12B", "12 1/2", "112-04", "94-101", "N6W23001", "101-105"}) {
        const auto house = geo::parseHouseNumber(text);
        ASSERT_TRUE(house) << text;
        EXPECT_EQ(geo::houseNumberText(*house), text);
    }
}

} // namespace
