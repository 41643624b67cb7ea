// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/records/column_words.h"
#include "core/records/mapping.h"

#include <gtest/gtest.h>

using namespace core;
using namespace core::records;

namespace {

using Names = std::vector<std::string>;
using Rows = std::vector<std::vector<std::string>>;

std::vector<RecordRow> rowsOf(const Rows& rows) {
    std::vector<RecordRow> out;
    for (const auto& row : rows) {
        out.push_back({static_cast<std::int64_t>(out.size()) + 2, {row.begin(), row.end()}});
    }
    return out;
}

Json guess(Kind kind, const Names& names, const Rows& rows, const MappingWishes& wishes = {}) {
    return mappingJson(guessMapping(kind, plainColumns(names), rowsOf(rows), wishes));
}

} // namespace

TEST(ColumnWords, NamesAreSplitHoweverTheyAreWritten) {
    const Names expected = {"billing", "postal", "code"};
    EXPECT_EQ(columnWords("BillingPostalCode"), expected);
    EXPECT_EQ(columnWords("billing_postal-code"), expected);
    EXPECT_EQ(columnWords(" Billing Postal Code "), expected);
    EXPECT_EQ(columnWords("ZIPName"), (Names{"zip", "name"}));
    EXPECT_EQ(columnWords("INTPTLAT10"), (Names{"intptlat"}));
    EXPECT_EQ(columnWords("ZCTA5CE20"), (Names{"zcta5"}));
    EXPECT_TRUE(columnWords("--").empty());
}

TEST(Mapping, ChainLocations) {
    const Json mapping = guess(
        Kind::Account,
        {"account_id", "brand", "segment", "store_number", "name", "street", "city", "state", "zip",
         "lat", "lon", "phone"},
        {{"S000001", "Starbucks", "Coffee", "6892-84700", "Starbucks - Rose, Oxnard",
          "1611 E Channel Island Blvd", "Oxnard", "CA", "93033", "34.17375", "-119.16153", ""},
         {"S000002", "AutoZone", "Parts", "6518", "AutoZone #6518", "450 Odenville Place",
          "Odenville", "AL", "35120", "", "", "2057258243"}});
    EXPECT_EQ(mapping.dump(), (Json{{"id", "account_id"},
                                    {"name", "name"},
                                    {"street", "street"},
                                    {"city", "city"},
                                    {"state", "state"},
                                    {"zip", "zip"},
                                    {"lon", "lon"},
                                    {"lat", "lat"},
                                    {"phone", "phone"},
                                    {"segment", "segment"}})
                                  .dump());
}

TEST(Mapping, HospitalsAreCalledProviders) {
    const Json mapping =
        guess(Kind::Account,
              {"DRG Definition", "Provider Id", "Provider Name", "Provider Street Address",
               "Provider City", "Provider State", "Provider Zip Code",
               "Hospital Referral Region (HRR) Description", "Total Discharges",
               "Average Covered Charges", "lat", "lon"},
              {{"003 - ECMO", "20001", "PROVIDENCE", "3200 PROVIDENCE DRIVE", "ANCHORAGE", "AK",
                "99508", "AK - Anchorage", "13", "575748.46", "61.21", "-149.82"},
               {"025 - CRANIOTOMY", "20001", "PROVIDENCE", "3200 PROVIDENCE DRIVE", "ANCHORAGE",
                "AK", "99508", "AK - Anchorage", "18", "155684.83", "61.21", "-149.82"}});
    EXPECT_EQ(mapping.at("id"), "Provider Id");
    EXPECT_EQ(mapping.at("name"), "Provider Name");
    EXPECT_EQ(mapping.at("street"), "Provider Street Address");
    EXPECT_EQ(mapping.at("zip"), "Provider Zip Code");
    EXPECT_EQ(mapping.at("state"), "Provider State");
    EXPECT_EQ(mapping.at("lat"), "lat");
    EXPECT_EQ(mapping.size(), 8U);
}

TEST(Mapping, OrderLinesNameTheirCustomer) {
    const Names names = {"Row ID",       "Order ID",      "Order Date", "Ship Date",  "Ship Mode",
                         "Customer ID",  "Customer Name", "Segment",    "Country",    "City",
                         "State",        "Postal Code",   "Region",     "Product ID", "Category",
                         "Product Name", "Sales",         "Quantity"};
    const Rows rows = {{"1", "CA-152156", "11/8/2017", "11/11/2017", "Second Class", "CG-12520",
                        "Claire Gute", "Consumer", "United States", "Henderson", "Kentucky",
                        "42420", "South", "FUR-1", "Furniture", "Bookcase", "261.96", "2"},
                       {"2", "CA-152156", "11/8/2017", "11/11/2017", "Second Class", "CG-12520",
                        "Claire Gute", "Consumer", "United States", "Henderson", "Kentucky",
                        "42420", "South", "FUR-2", "Furniture", "Chair", "731.94", "3"}};
    const Json account = guess(Kind::Account, names, rows);
    EXPECT_EQ(account.at("id"), "Customer ID");
    EXPECT_EQ(account.at("name"), "Customer Name");
    EXPECT_EQ(account.at("state"), "State");
    EXPECT_EQ(account.at("zip"), "Postal Code");
    EXPECT_EQ(account.at("segment"), "Segment");
    EXPECT_FALSE(account.contains("territory_id"));
    const Json order = guess(Kind::Opportunity, names, rows);
    EXPECT_EQ(order.at("id"), "Row ID");
    EXPECT_EQ(order.at("account_id"), "Customer ID");
    EXPECT_EQ(order.at("amount"), "Sales");
    EXPECT_EQ(order.at("close_date"), "Order Date");
}

TEST(Mapping, AnIdOfSomethingElseThatRepeatsIsNoId) {
    const Mapping mapping = guessMapping(
        Kind::Account,
        plainColumns({"eas_baseid", "street_number", "number_suffix", "street_name", "street_type",
                      "unit", "address", "city", "state", "zip", "lat", "lon"}),
        rowsOf({{"488002", "7", "", "OCTAVIA", "ST", "1", "7 OCTAVIA ST", "San Francisco", "CA",
                 "94102", "37.7721392", "-122.4238774"},
                {"488002", "7", "", "OCTAVIA", "ST", "2", "7 OCTAVIA ST", "San Francisco", "CA",
                 "94102", "37.7721392", "-122.4238774"}}));
    EXPECT_TRUE(mapping.idFromContent);
    ASSERT_EQ(mapping.issues.size(), 1U);
    EXPECT_NE(mapping.issues[0].message.find("made from name and address"), std::string::npos);
    const Json json = mappingJson(mapping);
    EXPECT_EQ(json.at("street"), "address");
    EXPECT_EQ(json.at("house_number"), "street_number");
    EXPECT_EQ(json.at("unit"), "unit");
}

TEST(Mapping, AnIdOfSomethingElseThatDoesNotRepeatServes) {
    EXPECT_EQ(guess(Kind::Account, {"address_id", "street", "zip"},
                    {{"R1", "1 A St", "20020"}, {"R2", "2 B St", "40219"}})
                  .at("id"),
              "address_id");
}

TEST(Mapping, CrmExportsWithTheirOwnNames) {
    const Json mapping =
        guess(Kind::Account,
              {"Id", "ParentId", "Name", "Type", "BillingStreet", "BillingCity", "BillingState",
               "BillingPostalCode", "BillingCountry", "ShippingStreet", "ShippingCity", "Phone",
               "Fax", "Website", "OwnerId", "Territory__c"},
              {{"001A", "", "Acme", "Customer", "1 Main", "Hartford", "CT", "06103", "US", "2 Side",
                "Avon", "860", "861", "acme.example", "005X", "T01"}});
    EXPECT_EQ(mapping.at("id"), "Id");
    EXPECT_EQ(mapping.at("street"), "BillingStreet");
    EXPECT_EQ(mapping.at("city"), "BillingCity");
    EXPECT_EQ(mapping.at("zip"), "BillingPostalCode");
    EXPECT_EQ(mapping.at("owner"), "OwnerId");
    EXPECT_EQ(mapping.at("phone"), "Phone");
}

TEST(Mapping, ColumnsWithoutTellingNamesAreKnownByTheirValues) {
    Rows rows;
    for (int i = 0; i < 8; ++i) {
        rows.push_back({"Shop " + std::to_string(i), "CT", "0651" + std::to_string(i),
                        "41.30" + std::to_string(i), "-72.90" + std::to_string(i), "12345"});
    }
    const Json mapping = guess(Kind::Account, {"name", "f1", "f2", "f3", "f4", "f5"}, rows);
    EXPECT_EQ(mapping.at("state"), "f1");
    EXPECT_EQ(mapping.at("zip"), "f2");
    EXPECT_EQ(mapping.at("lat"), "f3");
    EXPECT_EQ(mapping.at("lon"), "f4");
}

TEST(Mapping, FiguresUnderAFittingNameAreNotBelieved) {
    const Json mapping = guess(Kind::Account, {"id", "name", "x", "y", "region"},
                               {{"1", "A", "1234567.8", "654321.0", "South"},
                                {"2", "B", "1234568.8", "654322.0", "North"}});
    EXPECT_FALSE(mapping.contains("lon"));
    EXPECT_FALSE(mapping.contains("lat"));
    EXPECT_FALSE(mapping.contains("state"));
}

TEST(Mapping, WishesWinOverGuesses) {
    MappingWishes wishes;
    wishes.fields = {{"name", "brand"}, {"segment", ""}};
    wishes.id = "CODE";
    const Json mapping = guess(Kind::Account, {"id", "code", "name", "brand", "segment"},
                               {{"1", "c1", "n", "b", "s"}}, wishes);
    EXPECT_EQ(mapping.at("id"), "code");
    EXPECT_EQ(mapping.at("name"), "brand");
    EXPECT_FALSE(mapping.contains("segment"));
}

TEST(Mapping, WishesForWhatIsNotThereSayWhatIs) {
    MappingWishes column;
    column.fields = {{"name", "nom"}};
    try {
        guess(Kind::Account, {"id", "name"}, {}, column);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), Code::Input);
        EXPECT_EQ(error.hint(), "the columns are id, name");
    }
    MappingWishes field;
    field.fields = {{"nme", "name"}};
    EXPECT_THROW(guess(Kind::Account, {"id", "name"}, {}, field), Error);
}

TEST(Mapping, ATableThatSaysNothingOfAccountsIsRefused) {
    EXPECT_THROW(guess(Kind::Account, {"a", "b"}, {{"1", "2"}}), Error);
    EXPECT_THROW(guess(Kind::Account, {}, {}), Error);
}

TEST(Mapping, AttributesKeepTheirType) {
    const Mapping mapping = guessMapping(
        Kind::Account, plainColumns({"id", "name", "revenue", "since", "store number", "class"}),
        rowsOf(
            {{"1", "A", "1,004", "1/31/2020", "7", "007"}, {"2", "B", "5", "2/1/2020", "8", "9"}}));
    const Json types = attributesJson(mapping);
    EXPECT_EQ(types.at("revenue"), "number");
    EXPECT_EQ(types.at("since"), "date");
    EXPECT_EQ(types.at("store number"), "text");
    EXPECT_FALSE(types.contains("name"));
}

TEST(Mapping, PointGeometryIsBelievedBeforeColumns) {
    std::vector<Column> columns = plainColumns({"id", "name", "lon", "lat"});
    columns.push_back({"geometry.lon", ColumnRole::PointLon});
    columns.push_back({"geometry.lat", ColumnRole::PointLat});
    const Json mapping = mappingJson(
        guessMapping(Kind::Account, columns, rowsOf({{"1", "A", "1", "2", "-72.9", "41.3"}})));
    EXPECT_EQ(mapping.at("lon"), "geometry.lon");
    EXPECT_EQ(mapping.at("lat"), "geometry.lat");
}

TEST(Mapping, ColumnNamesCanBeToldApartAndShown) {
    const Mapping mapping = guessMapping(Kind::Account, plainColumns({"id", "", "n\xE9", "a", "a"}),
                                         rowsOf({{"1", "2", "3", "4", "5"}}));
    const Json names = attributesJson(mapping);
    for (const char* name : {"column 2", "n\u00E9", "a", "a (2)"}) {
        EXPECT_TRUE(names.contains(name)) << name;
    }
}
