// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/language.h"

#include "ui/widgets/core_words.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>
#include <gtest/gtest.h>

using ui::coreText;
using ui::Language;

TEST(Language, FollowsTheDesktopWhereItSpeaksItsLanguage) {
    EXPECT_EQ(ui::localeFor("", QLocale("de_AT")).name(), "de_AT");
    EXPECT_EQ(ui::localeFor("system", QLocale("en_GB")).name(), "en_GB");
    EXPECT_EQ(ui::localeFor("", QLocale("fr_FR")).name(), "en_US");
    EXPECT_EQ(ui::localeFor("", QLocale::c()).name(), "en_US");
}

TEST(Language, AChoiceKeepsTheCountryOfADesktopOfThatLanguage) {
    EXPECT_EQ(ui::localeFor("de", QLocale("de_CH")).name(), "de_CH");
    EXPECT_EQ(ui::localeFor("de", QLocale("en_US")).name(), "de_DE");
    EXPECT_EQ(ui::localeFor("en", QLocale("de_DE")).name(), "en_US");
}

TEST(Language, KnowsWhatItSpeaks) {
    EXPECT_TRUE(ui::isLanguageChoice("de"));
    EXPECT_TRUE(ui::isLanguageChoice("system"));
    EXPECT_FALSE(ui::isLanguageChoice("klingon"));
}

TEST(Language, WritesFiguresTheGermanWay) {
    EXPECT_EQ(ui::scaleFor(6.77e6, "$").text(6.77e6), QStringLiteral("$6.77\u2009M"));
    EXPECT_EQ(ui::countedAccounts(1), "1 account");
    const Language german("de");
    EXPECT_EQ(ui::scaleFor(6.77e6, "$").text(6.77e6), QStringLiteral("6,77\u2009Mio.\u2009$"));
    EXPECT_EQ(ui::scaleFor(6.77e6, "$").text(-6.77e6),
              QStringLiteral("\u22126,77\u2009Mio.\u2009$"));
    EXPECT_EQ(ui::scaleFor(141e3, "$").text(141e3), QStringLiteral("141,0\u2009Tsd.\u2009$"));
    EXPECT_EQ(ui::scaleFor(6.77e6, "people").text(6.77e6), QStringLiteral("6,77\u2009Mio."));
    EXPECT_EQ(ui::groupedText(1961), "1.961");
    EXPECT_EQ(ui::percentText(1.095), QStringLiteral("109,5\u2009%"));
    EXPECT_EQ(ui::countedAccounts(1), "1 Kunde");
    EXPECT_EQ(ui::countedAccounts(2000), "2.000 Kunden");
    EXPECT_EQ(ui::measureTitle("potential"), "Potenzial");
    EXPECT_EQ(ui::measureTitle("Beer sold"), "Beer sold");
}

TEST(Language, EndsWithItsObject) {
    { const Language german("de"); }
    EXPECT_EQ(ui::groupedText(1961), "1,961");
    EXPECT_EQ(ui::countedUnits(3, true), "3 ZIPs");
}

TEST(CoreWords, StayAsTheyAreInEnglish) {
    EXPECT_EQ(coreText(std::string("Move 6 units to Norwich")), "Move 6 units to Norwich");
}

TEST(CoreWords, AreTakenApartAndPutTogetherInTheWindowsLanguage) {
    const Language german("de");
    EXPECT_EQ(coreText(std::string("Move 6 units to Norwich")),
              "6 Einheiten zu Norwich verschoben");
    EXPECT_EQ(coreText(std::string("Move 1 unit to New Haven")),
              "1 Einheit zu New Haven verschoben");
    EXPECT_EQ(coreText(std::string("reading the plan")), "liest den Plan");
    EXPECT_EQ(coreText(std::string("06268 belongs to Norwich; Manchester comes next and would make "
                                   "the plan 1.250 % worse in what it keeps small")),
              QStringLiteral("06268 gehört zu Norwich; Manchester käme als Nächstes und würde das "
                             "Planziel um 1,250 % verschlechtern"));
}

TEST(CoreWords, KeepWhatAPersonWrote) {
    const Language german("de");
    // Names that look like words of core, or like a place to fill in; and one no phrase fits.
    EXPECT_EQ(coreText(std::string("Move 1 unit to Lock Haven")),
              "1 Einheit zu Lock Haven verschoben");
    EXPECT_EQ(coreText(std::string("Merge All into Empty")), "All mit Empty zusammengelegt");
    EXPECT_EQ(coreText(std::string("Rename %2 to 50 % more")), "%2 in 50 % more umbenannt");
    EXPECT_EQ(coreText(std::string("Rep 01 is full, and it can be served on no other day")),
              "Rep 01 ist voll, und ein anderer Tag kommt nicht infrage");
    EXPECT_EQ(coreText(std::string("Let Rep 01 work 1 h 21 min longer")),
              "Rep 01 um 1 h 21 min länger arbeiten lassen");
    EXPECT_EQ(coreText(std::string("something nobody translated")), "something nobody translated");
}
