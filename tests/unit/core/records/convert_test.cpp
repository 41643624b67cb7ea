// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/convert.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace core;
using namespace core::records;

namespace {

RecordTable table(const std::vector<std::string>& names,
                  const std::vector<std::vector<std::string>>& rows) {
    RecordTable out{plainColumns(names), {}};
    for (const auto& row : rows) {
        out.rows.push_back(
            {static_cast<std::int64_t>(out.rows.size()) + 2, {row.begin(), row.end()}});
    }
    return out;
}

bool says(const std::vector<Issue>& issues, const std::string& words) {
    for (const Issue& issue : issues) {
        if (issue.message.find(words) != std::string::npos) {
            return true;
        }
    }
    return false;
}

} // namespace

TEST(Convert, ReadsARowInOurTerms) {
    const Converted out = convertTable(
        Kind::Account, table({"id", "name", "street", "city", "state", "zip", "lat", "lon",
                              "revenue", "since", "note"},
                             {{" 7 ", "Acme  Inc", "1 Main St", "New Haven", "Connecticut", "6511",
                               "41.3", "-72.9", "1,004.50", "3/1/2020", "caf\xE9"}}));
    ASSERT_EQ(out.records.size(), 1U);
    const NeutralRecord& record = out.records[0];
    EXPECT_EQ(record.id, "7");
    EXPECT_EQ(record.field("name"), "Acme Inc");
    EXPECT_EQ(record.field("state"), "CT");
    EXPECT_EQ(record.field("zip"), "06511");
    EXPECT_EQ(record.point, (Point{-72.9, 41.3}));
    EXPECT_EQ(record.attributes.dump(), R"({"revenue":1004.5,"since":"2020-03-01","note":"café"})");
    EXPECT_TRUE(out.issues.empty());
}

TEST(Convert, RowsThatCannotBeUsedAreNamed) {
    const Converted out = convertTable(
        Kind::Account, table({"id", "name"}, {{"1", "A"}, {"", "B"}, {"", ""}, {"2", ""}}));
    EXPECT_EQ(out.read, 4);
    EXPECT_EQ(out.rejected, 2);
    EXPECT_EQ(out.records.size(), 2U);
    ASSERT_EQ(out.issues.size(), 2U);
    EXPECT_EQ(out.issues[0].row, 3);
    EXPECT_EQ(out.issues[0].severity, Severity::Error);
    EXPECT_NE(out.issues[0].message.find("no id in column \"id\""), std::string::npos);
    EXPECT_EQ(out.issues[1].message, "the row is empty");
}

TEST(Convert, TheFirstRowOfAnIdIsKeptAndBothAreNamed) {
    const Converted out =
        convertTable(Kind::Account, table({"id", "name", "zip"}, {{"1", "A", "06511"},
                                                                  {"2", "B", "06512"},
                                                                  {"1", "A", "06511"},
                                                                  {"1", "Z", "06513"},
                                                                  {"3", "C", "06514"},
                                                                  {"4", "D", "06515"},
                                                                  {"5", "E", "06516"}}));
    EXPECT_EQ(out.records.size(), 5U);
    EXPECT_EQ(out.records[0].field("name"), "A");
    EXPECT_EQ(out.repeated, 2);
    EXPECT_TRUE(says(out.issues, "row 5 repeats the id of row 2 with other values in name and zip; "
                                 "row 2 was kept"));
    EXPECT_TRUE(says(out.issues, "1 row repeats an earlier row word for word and was taken once "
                                 "(first: row 4 repeats row 2)"));
}

TEST(Convert, ATableOfOrdersIsCalledOne) {
    const Converted out = convertTable(
        Kind::Account, table({"Customer ID", "Customer Name", "Sales"},
                             {{"1", "A", "5"}, {"1", "A", "6"}, {"1", "A", "7"}, {"2", "B", "1"}}));
    EXPECT_TRUE(says(out.issues, "2 of 4 rows repeat an id with other values"));
    EXPECT_TRUE(says(out.issues, "rows 3 and 4 repeat the id of row 2 with other values in Sales"));
}

TEST(Convert, WithoutAnIdOneIsMadeFromNameAndAddress) {
    const auto rows =
        table({"name", "street", "zip", "sales"},
              {{"Acme", "1 Main St", "06511", "5"}, {"Acme", "2 Main St", "06511", "6"}});
    const Converted first = convertTable(Kind::Account, rows);
    ASSERT_EQ(first.records.size(), 2U);
    EXPECT_EQ(first.records[0].id.size(), 25U);
    EXPECT_NE(first.records[0].id, first.records[1].id);
    // The id depends neither on the other columns, nor on upper case, nor on the order of rows.
    const Converted second = convertTable(
        Kind::Account,
        table({"zip", "street", "name", "sales"},
              {{"06511", "2 MAIN ST", "acme", "9"}, {"06511", "1 Main St", "Acme", "5"}}));
    EXPECT_EQ(second.records[0].id, first.records[1].id);
    EXPECT_EQ(second.records[1].id, first.records[0].id);
}

TEST(Convert, HouseNumbersJoinTheirStreet) {
    const Converted out =
        convertTable(Kind::Account, table({"id", "house number", "street"},
                                          {{"1", "12", "Main St"}, {"2", "7", "7 Octavia St"}}));
    EXPECT_EQ(out.records[0].field("street"), "12 Main St");
    EXPECT_EQ(out.records[1].field("street"), "7 Octavia St");
}

TEST(Convert, OtherCountriesKeepTheirPostcodes) {
    const Converted out =
        convertTable(Kind::Account, table({"id", "state", "zip", "country"},
                                          {{"1", "ON", "K1A 0B1", "Canada"},
                                           {"2", "Bayern", "80331", "DE"},
                                           {"3", "CT", "6103", "United States"}}));
    EXPECT_EQ(out.records[0].field("zip"), "K1A 0B1");
    EXPECT_EQ(out.records[0].field("country"), "CA");
    EXPECT_EQ(out.records[1].field("state"), "Bayern");
    EXPECT_EQ(out.records[2].field("zip"), "06103");
    EXPECT_EQ(out.records[2].field("country"), "US");
    EXPECT_TRUE(out.issues.empty());
}

TEST(Convert, OpportunitiesKnowTheirEndFromTheStage) {
    const Converted out = convertTable(
        Kind::Opportunity, table({"Opportunity ID", "Account ID", "Stage", "Amount", "Close Date"},
                                 {{"O1", "A1", "Closed Won", "$1,200", "2026-03-01"},
                                  {"O2", "A1", "Closed Lost", "lots", "soon"},
                                  {"O3", "", "Prospecting", "5", ""}}));
    ASSERT_EQ(out.records.size(), 3U);
    EXPECT_EQ(out.records[0].number("amount"), 1200);
    EXPECT_EQ(out.records[0].field("is_won"), "1");
    EXPECT_EQ(out.records[1].field("is_won"), "0");
    EXPECT_EQ(out.records[1].field("is_closed"), "1");
    EXPECT_FALSE(out.records[1].field("amount"));
    EXPECT_FALSE(out.records[2].field("is_closed"));
    EXPECT_TRUE(says(out.issues, "amount \"lots\" is not a number"));
    EXPECT_TRUE(says(out.issues, "the opportunity names no account"));
}

TEST(Convert, RepsHaveACapacityAndAKind) {
    const Converted out = convertTable(
        Kind::Rep, table({"Rep ID", "Name", "Type", "Hours", "Skills", "Start Date", "Home Zip"},
                         {{"R1", "A", "", "38.5", "cardio, onco", "2026-01-01", "6511"},
                          {"R2", "B", "Team", "", "", "", ""}}));
    EXPECT_EQ(out.records[0].field("kind"), "person");
    EXPECT_EQ(out.records[0].number("capacity_hours"), 38.5);
    EXPECT_EQ(out.records[0].field("skills"), "cardio;onco");
    EXPECT_EQ(out.records[0].field("starts_on"), "2026-01-01");
    EXPECT_EQ(out.records[0].field("zip"), "06511");
    EXPECT_EQ(out.records[1].field("kind"), "team");
}

TEST(Convert, ContactsGetAFullName) {
    const Converted out = convertTable(
        Kind::Contact, table({"Contact ID", "Account ID", "First Name", "Last Name", "Email"},
                             {{"C1", "A1", "Ann", "Lee", "a@x.example"}}));
    EXPECT_EQ(out.records[0].field("name"), "Ann Lee");
    EXPECT_EQ(out.records[0].field("account_id"), "A1");
}

TEST(Convert, ValuesThatDoNotFitTheirColumnStayText) {
    RecordTable rows = table({"id", "name", "visits"}, {});
    for (int i = 0; i < 100; ++i) {
        rows.rows.push_back({i + 2, {std::to_string(i), "N", i == 50 ? "many" : "3"}});
    }
    const Converted out = convertTable(Kind::Account, rows);
    EXPECT_EQ(out.records[50].attributes["visits"], "many");
    EXPECT_EQ(out.records[51].attributes["visits"], 3);
    EXPECT_TRUE(says(out.issues, "1 value was not read as a number and was kept as text"));
}

TEST(Convert, HeaderOnlyAndShortRowsAreNoTrouble) {
    const Converted empty = convertTable(Kind::Account, table({"id", "name"}, {}));
    EXPECT_EQ(empty.read, 0);
    EXPECT_TRUE(empty.records.empty());
    RecordTable ragged = table({"id", "name", "zip"}, {{"1"}});
    EXPECT_EQ(convertTable(Kind::Account, ragged).records.size(), 1U);
}

RC_GTEST_PROP(Convert, AnyTextGivesTheSameRecordsTwice, ()) {
    const auto rows =
        *rc::gen::resize(12, rc::gen::arbitrary<std::vector<std::vector<std::string>>>());
    const RecordTable input = table({"id", "name", "zip", "lat", "lon", "x1"}, rows);
    const Converted once = convertTable(Kind::Account, input);
    const Converted again = convertTable(Kind::Account, input);
    RC_ASSERT(once.records.size() == again.records.size());
    RC_ASSERT(once.read ==
              static_cast<std::int64_t>(once.records.size()) + once.rejected + once.repeated);
    for (std::size_t i = 0; i < once.records.size(); ++i) {
        RC_ASSERT(once.records[i].id == again.records[i].id);
        RC_ASSERT(once.records[i].fingerprint == again.records[i].fingerprint);
    }
}

TEST(RowList, NamesRanges) {
    EXPECT_EQ(rowList({4}), "row 4");
    EXPECT_EQ(rowList({4, 9}), "rows 4 and 9");
    EXPECT_EQ(rowList({2, 3, 4, 9, 10}), "rows 2 to 4, 9 and 10");
}
