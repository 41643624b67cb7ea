// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/address.h"

#include <gtest/gtest.h>

namespace {

using geo::StreetName;

std::string taken(std::string_view text) {
    const StreetName street = geo::parseStreetName(text);
    return street.preDirection + '|' + street.preType + '|' + street.name + '|' + street.type +
           '|' + street.postDirection;
}

TEST(StreetName, IsTakenApartAsPublication28Does) {
    EXPECT_EQ(taken("North Oak Street"), "N||OAK|ST|");
    EXPECT_EQ(taken("N. Oak St."), "N||OAK|ST|");
    EXPECT_EQ(taken("Oak Boulevard Northeast"), "||OAK|BLVD|NE");
    EXPECT_EQ(taken("Broadway"), "||BROADWAY||");
    EXPECT_EQ(taken("E Broadway"), "E||BROADWAY||");
    EXPECT_EQ(taken("The Alameda"), "||THE ALAMEDA||");
}

TEST(StreetName, KeepsTypesAndDirectionsThatAreNames) {
    EXPECT_EQ(taken("Court St"), "||COURT|ST|");
    EXPECT_EQ(taken("North St"), "||NORTH|ST|");
    EXPECT_EQ(taken("N West St"), "N||WEST|ST|");
    EXPECT_EQ(taken("South Ave W"), "||SOUTH|AVE|W");
    EXPECT_EQ(taken("Avenue C"), "|AVE|C||");
    EXPECT_EQ(taken("Avenue N"), "|AVE|N||");
    EXPECT_EQ(taken("Avenue of the Americas"), "|AVE|OF THE AMERICAS||");
    EXPECT_EQ(taken("N Street NW"), "||N|ST|NW");
    EXPECT_EQ(taken("T Street Southeast"), "||T|ST|SE");
    EXPECT_EQ(taken("Park Place"), "||PARK|PL|");
}

TEST(StreetName, TellsSaintsFromStreets) {
    EXPECT_EQ(taken("St Charles Ave"), "||ST CHARLES|AVE|");
    EXPECT_EQ(taken("Saint Charles Avenue"), "||ST CHARLES|AVE|");
    EXPECT_EQ(taken("St. Paul St"), "||ST PAUL|ST|");
}

TEST(StreetName, WritesOrdinalsInFigures) {
    EXPECT_EQ(taken("Fifth Ave"), "||5TH|AVE|");
    EXPECT_EQ(taken("5th Ave"), "||5TH|AVE|");
    EXPECT_EQ(taken("05th St"), "||5TH|ST|");
    EXPECT_EQ(taken("Twenty-Third Street"), "||23RD|ST|");
    EXPECT_EQ(taken("W 42 St"), "W||42ND|ST|");
    EXPECT_EQ(taken("E 11th St"), "E||11TH|ST|");
}

TEST(StreetName, ReadsNumberedRoads) {
    EXPECT_EQ(taken("Hwy 31 S"), "|HWY|31||S");
    EXPECT_EQ(taken("US-41"), "|US HWY|41||");
    EXPECT_EQ(taken("U.S. Highway 41 North"), "|US HWY|41||N");
    EXPECT_EQ(taken("State Road 7"), "|STATE RD|7||");
    EXPECT_EQ(taken("County Rd 550 E"), "|CR|550||E");
    EXPECT_EQ(taken("S Co Rd 550"), "S|CR|550||");
    EXPECT_EQ(taken("FM 1960 W"), "|FM|1960||W");
    EXPECT_EQ(taken("Farm to Market Road 1960"), "|FM|1960||");
    EXPECT_EQ(taken("I-35 Frontage Rd"), "|I|35 FRONTAGE|RD|");
    EXPECT_EQ(taken("Interstate 35"), "|I|35||");
    EXPECT_EQ(taken("Route 9W"), "|RTE|9W||");
    EXPECT_EQ(taken("KY Highway 440"), "|STATE HWY|440||");
    EXPECT_EQ(taken("Highway A1A"), "|HWY|A1A||");
    EXPECT_EQ(taken("State Highway K"), "|STATE HWY|K||");
    EXPECT_EQ(taken("I St"), "||I|ST|");
    EXPECT_EQ(taken("County Line Rd"), "||COUNTY LINE|RD|");
    EXPECT_EQ(taken("State St"), "||STATE|ST|");
    EXPECT_EQ(taken("Highway Dr"), "||HIGHWAY|DR|");
}

TEST(StreetName, KeepsTheCoordinatesOfAGrid) {
    EXPECT_EQ(taken("S 500 W"), "S||500||W");
    EXPECT_EQ(taken("E 1700 S"), "E||1700||S");
}

TEST(StreetName, KnowsTheManyNamesOfKing) {
    for (const char* text : {"Martin Luther King Jr Blvd", "Dr. Martin Luther King, Jr. Blvd",
                             "MLK Blvd", "M.L. King Boulevard", "M L King Jr Blvd"}) {
        EXPECT_EQ(taken(text), "||MARTIN LUTHER KING|BLVD|") << text;
    }
}

TEST(StreetName, MendsMisspeltTypesAndDirections) {
    EXPECT_EQ(taken("Oak Stret"), "||OAK|ST|");
    EXPECT_EQ(taken("Oak Avnue"), "||OAK|AVE|");
    EXPECT_EQ(taken("Oak Blvrd"), "||OAK|BLVD|");
    EXPECT_EQ(taken("Nroth Oak Dirve"), "N||OAK|DR|");
    EXPECT_EQ(taken("Crystal Palace"), "||CRYSTAL PALACE||");
}

TEST(StreetName, IsEmptyForNothing) {
    EXPECT_TRUE(geo::parseStreetName("").empty());
    EXPECT_TRUE(geo::parseStreetName(" ,,, ").empty());
}

} // namespace
