// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/split_address.h"

#include <gtest/gtest.h>

using geo::splitAddress;

namespace {

void expectParts(const char* text, const char* street, const char* city, const char* state,
                 const char* zip) {
    const auto parts = splitAddress(text);
    ASSERT_TRUE(parts) << text;
    EXPECT_EQ(parts->street, street) << text;
    EXPECT_EQ(parts->city, city) << text;
    EXPECT_EQ(parts->state, state) << text;
    EXPECT_EQ(parts->zip, zip) << text;
}

} // namespace

TEST(SplitAddress, TakesWholeAddressesApartAsTheyWereWritten) {
    expectParts("462 Pine St, Enfield, CT 06082", "462 Pine St", "Enfield", "CT", "06082");
    expectParts("1745 T Street SE, Washington, DC 20020", "1745 T Street SE", "Washington", "DC",
                "20020");
    expectParts("10 Elm St, Suite 4, New Britain, CT 06051-1234", "10 Elm St, Suite 4",
                "New Britain", "CT", "06051");
}

TEST(SplitAddress, AStreetAloneStaysWhole) {
    for (const char* text : {"462 Pine St", "10 Elm St, Suite 4", "PO Box 12345", "", ",", "06082",
                             "Enfield, CT 06082", "Route 12345", "100 Broadway, Floor 2"}) {
        EXPECT_FALSE(splitAddress(text)) << text;
    }
}

TEST(SplitAddress, ForeignAddressesAreNotTouched) {
    EXPECT_FALSE(splitAddress("10 Rue de Rivoli, 75001 Paris, France"));
    EXPECT_FALSE(splitAddress("100 Queen St W, Toronto, ON M5H 2N2, Canada"));
}
