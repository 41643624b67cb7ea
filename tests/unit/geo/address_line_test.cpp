// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/address.h"

#include <gtest/gtest.h>

namespace {

using geo::Address;
using geo::AddressKind;

/// The delivery line of a street column.
std::string line(std::string_view street) {
    return geo::deliveryLine(geo::parseAddress({street, "Springfield", "IL", "62701", ""}));
}

std::string whole(std::string_view text) {
    const Address a = geo::parseAddressLine(text);
    return geo::deliveryLine(a) + '|' + a.city + '|' + a.state + '|' + a.zip;
}

TEST(DeliveryLine, StandardisesTheUnit) {
    EXPECT_EQ(line("123 North Main Street, Suite 200"), "123 N MAIN ST STE 200");
    EXPECT_EQ(line("123 Main St #200"), "123 MAIN ST # 200");
    EXPECT_EQ(line("123 Main St Ste. B"), "123 MAIN ST STE B");
    EXPECT_EQ(line("123 Main St Unit 4-A"), "123 MAIN ST UNIT 4-A");
    EXPECT_EQ(line("123 Main St Bldg 3 Fl 2"), "123 MAIN ST BLDG 3 FL 2");
    EXPECT_EQ(line("123 Main St, 2nd Floor"), "123 MAIN ST FL 2");
    EXPECT_EQ(line("123 Main St Apt#5"), "123 MAIN ST APT 5");
    EXPECT_EQ(line("123 Main St Rear"), "123 MAIN ST REAR");
    EXPECT_EQ(line("123 Main St 200"), "123 MAIN ST # 200");
    EXPECT_EQ(line("Suite 200, 123 Main St"), "123 MAIN ST STE 200");
    EXPECT_EQ(line("5 Front St"), "5 FRONT ST");
    EXPECT_EQ(line("5 Pier Ave"), "5 PIER AVE");
}

TEST(DeliveryLine, ReadsUnusualNumbers) {
    EXPECT_EQ(line("101-105 Main St"), "101-105 MAIN ST");
    EXPECT_EQ(line("101 - 105 Main St"), "101-105 MAIN ST");
    EXPECT_EQ(line("12 1/2 Main St"), "12 1/2 MAIN ST");
    EXPECT_EQ(line("N6W23001 Bluemound Rd"), "N6W23001 BLUEMOUND RD");
    EXPECT_EQ(line("1234 S 500 W"), "1234 S 500 W");
    EXPECT_EQ(line("842 E 1700 S"), "842 E 1700 S");
    EXPECT_EQ(line("One Market Plaza"), "1 MARKET PLZ");
    EXPECT_EQ(line("1611 E Hwy 50"), "1611 E HWY 50");
    const Address queens =
        geo::parseAddress({"112-04 Queens Blvd", "Forest Hills", "NY", "11375", ""});
    EXPECT_EQ(queens.house, (geo::HouseNumber{"112-", 4, ""}));
    EXPECT_FALSE(queens.houseTo);
    EXPECT_EQ(geo::deliveryLine(queens), "112-04 QUEENS BLVD");
    const Address queens2 = geo::parseAddress({"12-14 31st Ave", "Astoria", "NY", "11106", ""});
    EXPECT_EQ(queens2.house, (geo::HouseNumber{"12-", 14, ""}));
}

TEST(DeliveryLine, ReadsBoxesAndRoutes) {
    EXPECT_EQ(line("P.O. Box 118"), "PO BOX 118");
    EXPECT_EQ(line("Post Office Box 118"), "PO BOX 118");
    EXPECT_EQ(line("POB 118"), "PO BOX 118");
    EXPECT_EQ(line("R.R. 2 Box 118"), "RR 2 BOX 118");
    EXPECT_EQ(line("Rural Route 2 Box 118"), "RR 2 BOX 118");
    EXPECT_EQ(line("HC 68 Box 23A"), "HC 68 BOX 23A");
    EXPECT_EQ(line("PSC 802 Box 74"), "PSC 802 BOX 74");
    const Address both =
        geo::parseAddress({"12 Main St, PO Box 5", "Springfield", "IL", "62701", ""});
    EXPECT_EQ(both.kind, AddressKind::Street);
    EXPECT_EQ(both.box, "5");
}

TEST(DeliveryLine, ReadsCornersAndNamedPlaces) {
    const Address corner = geo::parseAddress({"Main St & 2nd Ave", "Springfield", "IL", "", ""});
    EXPECT_EQ(corner.kind, AddressKind::Intersection);
    EXPECT_EQ(geo::deliveryLine(corner), "MAIN ST & 2ND AVE");
    const Address mall = geo::parseAddress({"Mall at Partridge Creek", "Clinton", "MI", "", ""});
    EXPECT_EQ(mall.kind, AddressKind::NamedPlace);
    EXPECT_EQ(mall.rest, "Mall at Partridge Creek");
}

TEST(DeliveryLine, TakesNothingForAStreetThatIsNone) {
    for (const char* text : {"842\"$ &", "7000 Unknown", "12 #", "0 None"}) {
        const Address a = geo::parseAddress({text, "Springfield", "IL", "62701", ""});
        EXPECT_NE(a.kind, AddressKind::Street) << text;
        EXPECT_TRUE(a.street.empty()) << text;
        EXPECT_EQ(a.rest, text);
    }
    EXPECT_EQ(line("12 Unknown Soldier Rd"), "12 UNKNOWN SOLDIER RD");
}

TEST(DeliveryLine, ReadsTheOddWaysOfRealTables) {
    EXPECT_EQ(line("3107 14th Street, NW"), "3107 14TH ST NW");
    EXPECT_EQ(line("917 B, N. Main Street"), "917B N MAIN ST");
    EXPECT_EQ(line("435 B Us Hwy 69"), "435B US HWY 69");
    EXPECT_EQ(line("106 W, San Francisco"), "106 W SAN FRANCISCO");
    EXPECT_EQ(line("4136 State Highway East 103"), "4136 STATE HWY 103 E");
    EXPECT_EQ(line("850 E. LOOP 820"), "850 E LOOP 820");
    EXPECT_EQ(line("108 W Avenue D"), "108 W AVE D");
    EXPECT_EQ(line("156 Country Road 22"), "156 CR 22");
    EXPECT_EQ(line("N3887 State Rd 55"), "N3887 STATE RD 55");
    EXPECT_EQ(line("135 W. Bay Street"), "135 W BAY ST");
    EXPECT_EQ(line("3920 West Terminal Drive"), "3920 W TERMINAL DR");
    EXPECT_EQ(line("11 Merrit Boulevard (Route 9)"), "11 MERRIT BLVD");
    EXPECT_EQ(line("1956 Memorial Dr/Rt33"), "1956 MEMORIAL DR");
    EXPECT_EQ(line("4423 Main St Ste"), "4423 MAIN ST");
    EXPECT_EQ(line("Rte 9 West (329 Glenmont Rd)"), "329 GLENMONT RD");
}

TEST(AddressLine, IsReadWithCommas) {
    EXPECT_EQ(whole("1745 T Street Southeast, Washington, DC 20020"),
              "1745 T ST SE|WASHINGTON|DC|20020");
    EXPECT_EQ(whole("150 Carter Street, Manchester, CT 06040"),
              "150 CARTER ST|MANCHESTER|CT|06040");
    EXPECT_EQ(whole("150 Carter Street, Apt 5, Manchester, Connecticut, 06040-1234, USA"),
              "150 CARTER ST APT 5|MANCHESTER|CT|06040");
    EXPECT_EQ(whole("1 Main St, Boston, MA 2139"), "1 MAIN ST|BOSTON|MA|02139");
    EXPECT_EQ(whole("350 5th Ave, New York, New York 10118"), "350 5TH AVE|NEW YORK|NY|10118");
}

TEST(AddressLine, IsReadWithoutCommas) {
    EXPECT_EQ(whole("1745 T Street Southeast Washington DC 20020"),
              "1745 T ST SE|WASHINGTON|DC|20020");
    EXPECT_EQ(whole("123 Main St North Little Rock AR 72114"),
              "123 MAIN ST|NORTH LITTLE ROCK|AR|72114");
    EXPECT_EQ(whole("123 Main St N Little Rock AR 72201"), "123 MAIN ST N|LITTLE ROCK|AR|72201");
    EXPECT_EQ(whole("842 E 1700 S Salt Lake City UT 84105"),
              "842 E 1700 S|SALT LAKE CITY|UT|84105");
    EXPECT_EQ(whole("350 5th Ave New York NY 10118"), "350 5TH AVE|NEW YORK|NY|10118");
}

TEST(Address, KeepsForeignAddressesAsTheyAre) {
    const Address canada =
        geo::parseAddress({"12 rue Sainte-Catherine", "Montréal", "QC", "H2X 1K4", ""});
    EXPECT_EQ(canada.kind, AddressKind::International);
    EXPECT_EQ(canada.country, "CA");
    EXPECT_EQ(canada.rest, "12 rue Sainte-Catherine, Montréal, QC, H2X 1K4");
}

TEST(Address, MendsTheZip) {
    const auto zip = [](std::string_view state, std::string_view text) {
        return geo::parseAddress({"1 Main St", "X", state, text, ""}).zip;
    };
    EXPECT_EQ(zip("MA", "2139"), "02139");
    EXPECT_EQ(zip("Massachusetts", "2139.0"), "02139");
    EXPECT_EQ(zip("IL", "62701-1234"), "62701");
    EXPECT_EQ(zip("IL", "627011234"), "62701");
    EXPECT_EQ(zip("IL", "6270"), "");
    EXPECT_EQ(zip("PR", "901"), "00901");
}

} // namespace
