// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/normalise.h"
#include "core/records/us_states.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

using namespace core;
using namespace core::records;

TEST(CleanValue, TextIsTrimmedAndNothingIsMissing) {
    EXPECT_EQ(cleanValue("  Main   St\t5 "), "Main St 5");
    EXPECT_EQ(cleanValue("Caf\xE9"), "Caf\u00E9");
    EXPECT_EQ(cleanValue("\u00A0Main\u00A0St "), "Main St");
    for (const char* nothing : {"", "   ", "NULL", "n/a", "#N/A", "NaN", "\\N"}) {
        EXPECT_FALSE(cleanValue(nothing)) << nothing;
    }
    EXPECT_FALSE(cleanValue(std::nullopt));
    EXPECT_EQ(cleanValue("Nullarbor"), "Nullarbor");
}

TEST(CleanZip, LostZerosComeBack) {
    EXPECT_EQ(cleanZip("6511", "CT").value, "06511");
    EXPECT_EQ(cleanZip("6511", "").value, "06511");
    EXPECT_EQ(cleanZip("501", "NY").value, "00501");
    EXPECT_EQ(cleanZip("6511.0", "CT").value, "06511");
    EXPECT_EQ(cleanZip("6390", "NY").value, "06390");
    EXPECT_EQ(cleanZip("='06511", "").value, std::nullopt);
    EXPECT_EQ(cleanZip("=\"06511\"", "").value, "06511");
    EXPECT_EQ(cleanZip("'06511", "").value, "06511");
}

TEST(CleanZip, PlusFourIsCut) {
    EXPECT_EQ(cleanZip("06511-1234", "CT").value, "06511");
    EXPECT_EQ(cleanZip("6511-1234", "CT").value, "06511");
    EXPECT_EQ(cleanZip("065111234", "CT").value, "06511");
    EXPECT_EQ(cleanZip("65111234", "CT").value, "06511");
    EXPECT_EQ(cleanZip("90210 1234", "CA").value, "90210");
}

TEST(CleanZip, AShortZipThatContradictsItsStateIsNotMadeUp) {
    const Cleaned zip = cleanZip("7500", "TX");
    EXPECT_FALSE(zip.value);
    EXPECT_NE(zip.problem.find("07500 is not in TX"), std::string::npos) << zip.problem;
    EXPECT_FALSE(cleanZip("123", "").value);
}

TEST(CleanZip, OtherTextIsNoZip) {
    for (const char* text : {"K1A 0B1", "ABCDE", "123456", "12", "90210-12-3", "-90210", "9021O"}) {
        const Cleaned zip = cleanZip(text, "");
        EXPECT_FALSE(zip.value) << text;
        EXPECT_FALSE(zip.problem.empty()) << text;
    }
}

TEST(StateCode, NamesAndAbbreviationsAreUnderstood) {
    EXPECT_EQ(stateCode(" Connecticut"), "CT");
    EXPECT_EQ(stateCode("ct"), "CT");
    EXPECT_EQ(stateCode("N.Y."), "NY");
    EXPECT_EQ(stateCode("north  carolina"), "NC");
    EXPECT_EQ(stateCode("Conn."), "CT");
    EXPECT_EQ(stateCode("D.C."), "DC");
    EXPECT_EQ(stateCode("U.S. Virgin Islands"), "VI");
    EXPECT_FALSE(stateCode("South"));
    EXPECT_FALSE(stateCode("ZZ"));
    EXPECT_FALSE(stateCode(""));
}

TEST(CleanNumber, IsReadAsPeopleWriteIt) {
    EXPECT_EQ(cleanNumber("1,004"), 1004);
    EXPECT_EQ(cleanNumber("($1,234.50)"), -1234.5);
    EXPECT_EQ(cleanNumber("\u20AC 7"), 7);
    EXPECT_EQ(cleanNumber("7 \u20AC"), 7);
    EXPECT_EQ(cleanNumber("45 %"), 45);
    EXPECT_EQ(cleanNumber("\u22123"), -3);
    EXPECT_FALSE(cleanNumber("inf"));
    EXPECT_FALSE(cleanNumber("12 apples"));
    EXPECT_FALSE(cleanNumber(""));
}

RC_GTEST_PROP(NumberText, ReadsBackAsTheSameNumber, (double number)) {
    RC_PRE(std::isfinite(number));
    RC_ASSERT(cleanNumber(numberText(number)) == number);
}

TEST(CleanDate, ManyWritingsOneDate) {
    for (const char* text :
         {"2017-11-08", "2017/11/08", "11/8/2017", "11/08/17", "Nov 8, 2017", "8 November 2017",
          "2017-11-08T09:41:07Z", "11/8/2017 9:41 AM", "2017/11/08 00:00:00", "8.11.2017"}) {
        EXPECT_EQ(cleanDate(text, DateOrder::MonthFirst), "2017-11-08") << text;
    }
    EXPECT_EQ(cleanDate("8/11/2017", DateOrder::DayFirst), "2017-11-08");
    for (const char* text :
         {"2017-02-30", "13/13/2017", "2017", "12", "1.5", "", "a/b/c", "1/2/3"}) {
        EXPECT_FALSE(cleanDate(text, DateOrder::MonthFirst)) << text;
    }
}

TEST(CleanPoint, ChecksWhatTheFileSays) {
    EXPECT_EQ(cleanPoint("41.3", "-72.9", true).point, (Point{-72.9, 41.3}));
    EXPECT_TRUE(cleanPoint(std::nullopt, std::nullopt, true).problem.empty());
    for (const auto& [lat, lon] : std::vector<std::pair<Value, Value>>{{"41.3", std::nullopt},
                                                                       {std::nullopt, "-72.9"},
                                                                       {"0", "0.0"},
                                                                       {"nan", "-72.9"},
                                                                       {"inf", "1"},
                                                                       {"41.3N", "72.9W"},
                                                                       {"620000", "180000"}}) {
        const CleanedPoint point = cleanPoint(lat, lon, true);
        EXPECT_FALSE(point.point);
        EXPECT_FALSE(point.problem.empty());
    }
}

TEST(CleanPoint, SwappedAndUnsignedValuesAreMendedAndSaidSo) {
    const CleanedPoint swapped = cleanPoint("-72.9", "41.3", true);
    EXPECT_EQ(swapped.point, (Point{-72.9, 41.3}));
    EXPECT_TRUE(swapped.repaired);
    EXPECT_NE(swapped.problem.find("swapped"), std::string::npos);
    EXPECT_EQ(cleanPoint("-118.2", "34.1", false).point, (Point{-118.2, 34.1}));
    const CleanedPoint unsignedLon = cleanPoint("41.3", "72.9", true);
    EXPECT_EQ(unsignedLon.point, (Point{-72.9, 41.3}));
    EXPECT_TRUE(unsignedLon.repaired);
}

TEST(CleanPoint, OtherCountriesAreLeftAlone) {
    EXPECT_EQ(cleanPoint("39.9", "116.4", false).point, (Point{116.4, 39.9}));
    EXPECT_EQ(cleanPoint("13.4", "144.8", true).point, (Point{144.8, 13.4})); // Guam
    EXPECT_FALSE(cleanPoint("13.4", "144.8", true).repaired);
}
