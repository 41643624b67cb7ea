// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/unit_key.h"

#include <gtest/gtest.h>

using namespace core;

namespace {

std::string key(const std::string& text, KeyStyle style = KeyStyle::FiveDigits) {
    return parseUnitKey(text, style).key;
}

KeyStyle styleOf(const std::vector<std::string>& texts, bool zerosExpected = false) {
    return guessKeyStyle(texts, zerosExpected);
}

} // namespace

TEST(UnitKey, ZipsGetTheirLostZerosBack) {
    EXPECT_EQ(key("6103"), "06103");
    EXPECT_EQ(key("501"), "00501");
    EXPECT_EQ(key("6103.0"), "06103");
    EXPECT_EQ(key(" 06103\t"), "06103");
    EXPECT_EQ(key("\u00A006103\u00A0"), "06103");
}

TEST(UnitKey, ZipPlusFourIsItsZip) {
    EXPECT_EQ(key("06103-1234"), "06103");
    EXPECT_EQ(key("6103-1234"), "06103");
    EXPECT_EQ(key("06103 1234"), "06103");
}

TEST(UnitKey, AListIsOneUnitWithAliases) {
    EXPECT_EQ(parseUnitKey("10001, 10118", KeyStyle::FiveDigits), (UnitKey{"10001", {"10118"}}));
    EXPECT_EQ(parseUnitKey("10001 10118;10119", KeyStyle::FiveDigits),
              (UnitKey{"10001", {"10118", "10119"}}));
    EXPECT_EQ(parseUnitKey("10001, 10001", KeyStyle::FiveDigits), (UnitKey{"10001", {}}));
}

TEST(UnitKey, WhatIsNotAZipStaysAsItIs) {
    EXPECT_EQ(key("064HH"), "064HH");
    EXPECT_EQ(key("12"), "12");
    EXPECT_EQ(key("Smith, John"), "Smith, John");
    EXPECT_EQ(key("10001, north"), "10001, north");
    EXPECT_EQ(key(" \t "), "");
    EXPECT_EQ(key(","), ",");
}

TEST(UnitKey, InternationalKeysAreUnharmed) {
    for (const char* text : {"SW1A 1AA", "K1A 0B1", "1012 AB", "2000", "101-0001", "01067"}) {
        EXPECT_EQ(key(text, KeyStyle::AsWritten), text);
    }
    EXPECT_EQ(styleOf({"2000", "2001", "2010", "3000"}), KeyStyle::AsWritten);
    EXPECT_EQ(styleOf({"SW1A 1AA", "SW1A 2AA"}), KeyStyle::AsWritten);
    EXPECT_EQ(styleOf({"1012 AB", "1013 CD"}), KeyStyle::AsWritten);
    EXPECT_EQ(styleOf({"1067", "10115", "80331"}), KeyStyle::FiveDigits);
    EXPECT_EQ(key("2000.0", KeyStyle::AsWritten), "2000");
}

TEST(UnitKey, TheWholeLayerDecidesTheStyle) {
    EXPECT_EQ(styleOf({"06103", "06105"}), KeyStyle::FiveDigits);
    EXPECT_EQ(styleOf({"6103", "90210", "10001"}), KeyStyle::FiveDigits);
    EXPECT_EQ(styleOf({"6103", "6105"}), KeyStyle::AsWritten);
    EXPECT_EQ(styleOf({"6103", "6105"}, true), KeyStyle::FiveDigits);
    EXPECT_EQ(styleOf({"606", "607"}, true), KeyStyle::AsWritten);
    EXPECT_EQ(styleOf({"10001, 10118", "10002"}), KeyStyle::FiveDigits);
    EXPECT_EQ(styleOf({"North", "South", "10001"}), KeyStyle::AsWritten);
    EXPECT_EQ(styleOf({}), KeyStyle::AsWritten);
}

TEST(UnitKey, AZipKnownToBeOneIsReadGenerously) {
    EXPECT_EQ(zipFive("6103"), "06103");
    EXPECT_EQ(zipFive("061031234"), "06103");
    EXPECT_EQ(zipFive("61031234"), "06103");
    EXPECT_EQ(zipFive("06103-1234"), "06103");
    EXPECT_FALSE(zipFive("SW1A 1AA"));
    EXPECT_FALSE(zipFive("12"));
    EXPECT_FALSE(zipFive(""));
}

TEST(UnitKey, JoinsTryTheKeyAsItIsFirst) {
    EXPECT_EQ(keySpellings(" 6103.0"), (std::vector<std::string>{"6103.0", "6103", "06103"}));
    EXPECT_EQ(keySpellings("2000"), (std::vector<std::string>{"2000", "02000"}));
    EXPECT_EQ(keySpellings("SW1A 1AA"), (std::vector<std::string>{"SW1A 1AA"}));
    EXPECT_TRUE(keySpellings("  ").empty());
}
