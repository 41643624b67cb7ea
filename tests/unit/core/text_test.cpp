// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/base/time.h"

#include <gtest/gtest.h>

using namespace core;

TEST(Text, NumbersAreReadAsPeopleTypeThem) {
    EXPECT_EQ(parseNumber(" 1,004 "), 1004.0);
    EXPECT_EQ(parseNumber("$3.5"), 3.5);
    EXPECT_EQ(parseNumber("+2e3"), 2000.0);
    EXPECT_FALSE(parseNumber("12 apples"));
    EXPECT_FALSE(parseNumber("nan"));
    EXPECT_FALSE(parseNumber("inf"));
    EXPECT_FALSE(parseNumber(""));
}

TEST(Text, FiguresArePrintedWithGroupsAndTrueMinus) {
    EXPECT_EQ(grouped(48053), "48,053");
    EXPECT_EQ(grouped(-1234567), "\u22121,234,567");
    EXPECT_EQ(grouped(INT64_MIN), "\u22129,223,372,036,854,775,808");
    EXPECT_EQ(signedPercent(0.0953), "+9.5\u2009%");
    EXPECT_EQ(signedPercent(-0.0894), "\u22128.9\u2009%");
    EXPECT_EQ(percent(-0.0001), "0.0\u2009%");
}

TEST(Text, BytesThatAreNotUtf8AreReadAsWindows1252) {
    EXPECT_EQ(cleanText("Caf\xE9"), "Caf\u00E9");
    EXPECT_EQ(cleanText("Caf\u00E9\x01"), "Caf\u00E9 ");
    EXPECT_FALSE(isUtf8("\xC0\x80"));
    EXPECT_FALSE(isUtf8("\xED\xA0\x80"));
}

TEST(Text, Windows1252IsReadAndWrittenBack) {
    EXPECT_EQ(fromWindows1252("\x80 Caf\xE9"), "\u20AC Caf\u00E9");
    EXPECT_EQ(toWindows1252("\u20AC Caf\u00E9"), "\x80 Caf\xE9");
    EXPECT_EQ(toWindows1252("\u0141\u00F3d\u017A"), std::nullopt)
        << "Windows-1252 has no L with stroke";
    EXPECT_EQ(toWindows1252("\xFF"), std::nullopt) << "not UTF-8";
}

TEST(Time, OnlyCalendarDatesAreDates) {
    EXPECT_TRUE(isDate("2028-02-29"));
    EXPECT_FALSE(isDate("2026-02-29"));
    EXPECT_FALSE(isDate("2026-2-09"));
}
