// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/column_values.h"

#include "core/base/error.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using core::records::RecordTable;
using geo::MeasureColumn;

RecordTable table(const std::vector<std::string>& names,
                  const std::vector<std::vector<std::string>>& rows) {
    RecordTable made{core::records::plainColumns(names), {}};
    for (const auto& cells : rows) {
        auto& row = made.rows.emplace_back();
        row.number = static_cast<std::int64_t>(made.rows.size()) + 1;
        row.values.assign(cells.begin(), cells.end());
    }
    return made;
}

geo::ColumnValues valuesOf(const RecordTable& rows, const std::string& columns) {
    core::Job job;
    return geo::columnValues(rows, geo::parseMeasureColumns({columns}), job);
}

TEST(MeasureColumns, AreCutAtCommasOutsideOfQuotesAndBrackets) {
    const auto columns = geo::parseMeasureColumns(
        {"population, Half = round(population / 2, 1)", "x=iif(name = 'a,b', 1, 0)"});
    const std::vector<MeasureColumn> expected = {{"population", "population"},
                                                 {"Half", "round(population / 2, 1)"},
                                                 {"x", "iif(name = 'a,b', 1, 0)"}};
    EXPECT_EQ(columns, expected);
}

TEST(MeasureColumns, EmptyAndRepeatedNamesAreRefused) {
    EXPECT_THROW(geo::parseMeasureColumns({"a,,b"}), core::Error);
    EXPECT_THROW(geo::parseMeasureColumns({"=a"}), core::Error);
    EXPECT_THROW(geo::parseMeasureColumns({"a="}), core::Error);
    EXPECT_THROW(geo::parseMeasureColumns({"a", "a=b"}), core::Error);
}

TEST(ColumnValues, NumbersAreReadAsPeopleWriteThem) {
    const auto values = valuesOf(
        table({"Sales"}, {{"1,004"}, {" 12.5 "}, {"$3"}, {""}, {"-2"}, {"NaN"}, {"n/a"}}), "sales");
    const std::vector<std::optional<double>> expected = {1004, 12.5, 3, {}, -2, {}, {}};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_EQ(values.rows[i][0], expected[i]) << i;
    }
    ASSERT_EQ(values.issues.size(), 3U) << "NaN, n/a and the negative value";
    EXPECT_EQ(values.issues[0].row, 7);
}

TEST(ColumnValues, ExpressionsSeeNumbersAndTexts) {
    const auto rows = table({"naics", "Total Emp", "state"},
                            {{"00", "1,000", "CT"}, {"11", "10", "CT"}, {"00", "D", "RI"}});
    const auto values = valuesOf(rows, "all=case when naics = '00' then \"Total Emp\" end,"
                                       "ct=\"total emp\" * (state = 'CT')");
    EXPECT_EQ(values.rows[0][0], 1000);
    EXPECT_EQ(values.rows[1][0], std::nullopt);
    EXPECT_EQ(values.rows[2][0], std::nullopt) << "D is no number";
    EXPECT_EQ(values.rows[1][1], 10);
    ASSERT_EQ(values.issues.size(), 1U);
    EXPECT_EQ(values.issues[0].subject, "Total Emp");
}

TEST(ColumnValues, DivisionByZeroHasNoValueAndTextIsAnIssue) {
    const auto values =
        valuesOf(table({"a", "b"}, {{"1", "0"}, {"4", "2"}}), "ratio=a / b, word=b || 'x'");
    EXPECT_EQ(values.rows[0][0], std::nullopt);
    EXPECT_EQ(values.rows[1][0], 2);
    EXPECT_EQ(values.rows[1][1], std::nullopt);
    EXPECT_EQ(values.issues.size(), 2U);
}

TEST(ColumnValues, WholeNumbersAreDividedAsNumbers) {
    EXPECT_EQ(valuesOf(table({"a"}, {{"3"}}), "half=a / 2").rows[0][0], 1.5);
}

TEST(ColumnValues, ExpressionsMayOnlyReadTheirColumns) {
    const auto rows = table({"a"}, {{"1"}});
    for (const char* bad : {"x=(select 1 from sqlite_master)", "x=load_extension('a')", "x=b + 1",
                            "x=\"b\" + 1", "x=1; drop table rows", "x=1) from rows; --", "nothing",
                            "x=writefile('a','b')", "x=a +"}) {
        EXPECT_THROW(valuesOf(rows, bad), core::Error) << bad;
    }
}

TEST(ColumnValues, ManyIssuesOfAKindAreCounted) {
    const auto values = valuesOf(
        table({"a"}, std::vector<std::vector<std::string>>(1000, {std::string("oops")})), "a");
    EXPECT_LT(values.issues.size(), 40U);
    EXPECT_NE(values.issues.back().message.find("1,000"), std::string::npos);
}

TEST(ColumnValues, OfColumnsThatDifferInCaseTheExactOneIsTaken) {
    const auto values = valuesOf(table({"pop", "POP"}, {{"1", "2"}}), "POP");
    EXPECT_EQ(values.rows[0][0], 2);
}

} // namespace
