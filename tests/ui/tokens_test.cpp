// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.h"

#include "core/base/error.h"
#include "ui/draw/colour_distance.h"

#include <QFile>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using ui::contrastRatio;
using ui::ThemeKind;
using ui::Tokens;

class TokensOf : public testing::TestWithParam<ThemeKind> {
protected:
    const Tokens tokens = ui::loadTokens(GetParam());
};

INSTANTIATE_TEST_SUITE_P(Themes, TokensOf, testing::Values(ThemeKind::Light, ThemeKind::Dark),
                         [](const testing::TestParamInfo<ThemeKind>& theme) {
                             return theme.param == ThemeKind::Dark ? "Dark" : "Light";
                         });

QByteArray fileText(const char* path) {
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path;
    return file.readAll();
}

const char* const kMetrics = ":/evenlode/theme/metrics.json";

} // namespace

TEST_P(TokensOf, TextIsReadableOnEverySurface) {
    for (const QColor& surface : {tokens.base, tokens.panel, tokens.window, tokens.alt}) {
        for (const QColor& text : {tokens.text, tokens.text2, tokens.text3, tokens.accent,
                                   tokens.over, tokens.under, tokens.danger, tokens.ok}) {
            EXPECT_GE(contrastRatio(text, surface), 4.5)
                << text.name().toStdString() << " on " << surface.name().toStdString();
        }
    }
}

TEST_P(TokensOf, FiguresStayReadableInTheSelectedRow) {
    for (const QColor& text : {tokens.text, tokens.over, tokens.under, tokens.accent}) {
        EXPECT_GE(contrastRatio(text, tokens.rowSelection), 4.5) << text.name().toStdString();
    }
}

TEST_P(TokensOf, WordsOnSoftGroundsAreReadable) {
    EXPECT_GE(contrastRatio(tokens.warn, tokens.warnSoft), 4.5);
    EXPECT_GE(contrastRatio(tokens.danger, tokens.dangerSoft), 4.5);
    EXPECT_GE(contrastRatio(tokens.ok, tokens.okSoft), 4.5);
    EXPECT_GE(contrastRatio(tokens.text2, tokens.band), 4.5);
    EXPECT_GE(contrastRatio(tokens.accent, tokens.accentSoft), 4.5);
    EXPECT_GE(contrastRatio(tokens.onAccent, tokens.accent), 4.5);
    EXPECT_GE(contrastRatio(tokens.onTip, tokens.tip), 4.5);
}

TEST_P(TokensOf, ControlOutlinesAndBarsCanBeSeen) {
    for (const QColor& line : {tokens.borderStrong, tokens.focus, tokens.inBand, tokens.over,
                               tokens.under, tokens.accent}) {
        EXPECT_GE(contrastRatio(line, tokens.base), 3.0) << line.name().toStdString();
        EXPECT_GE(contrastRatio(line, tokens.panel), 3.0) << line.name().toStdString();
    }
}

TEST_P(TokensOf, NamesAreReadableOnEveryTerritory) {
    const double floor = tokens.dark ? 4.3 : 6.8;
    for (const QColor& fill : tokens.territories) {
        EXPECT_GE(contrastRatio(tokens.ink, fill), floor) << fill.name().toStdString();
    }
}

TEST_P(TokensOf, NoTwoTerritoriesShareAFill) {
    for (std::size_t i = 0; i < tokens.territories.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            EXPECT_NE(tokens.territories[i], tokens.territories[j]);
        }
    }
    EXPECT_EQ(tokens.territoryFill(24), tokens.territoryFill(0));
    EXPECT_EQ(tokens.territoryFill(-1), tokens.territoryFill(23));
}

TEST_P(TokensOf, RampsGetEvenlyDarkerOrLighter) {
    for (const auto& ramp : {tokens.sequential, tokens.heat}) {
        for (std::size_t i = 1; i < ramp.size(); ++i) {
            const double step =
                contrastRatio(ramp[i], ramp[0]) - contrastRatio(ramp[i - 1], ramp[0]);
            EXPECT_GT(step, 0) << i;
        }
    }
}

TEST_P(TokensOf, DeviationIsColouredByTheFigureThatIsPrinted) {
    EXPECT_EQ(tokens.deviationColour(0.0504, 0.05), tokens.inBand);
    EXPECT_EQ(tokens.deviationColour(0.051, 0.05), tokens.over);
    EXPECT_EQ(tokens.deviationColour(-0.051, 0.05), tokens.under);
    EXPECT_EQ(tokens.deviationColour(0, 0.05), tokens.inBand);
}

TEST_P(TokensOf, StatesAreToldApartByEverySight) {
    // Signs and words tell them too; colour alone should.
    const auto apart = [](const QColor& a, const QColor& b) {
        return ui::smallestDistance(a.rgb(), b.rgb());
    };
    EXPECT_GE(apart(tokens.over, tokens.under), 20);
    EXPECT_GE(apart(tokens.over, tokens.inBand), 10);
    EXPECT_GE(apart(tokens.under, tokens.inBand), 10);
    EXPECT_GE(apart(tokens.diverging.front(), tokens.diverging.back()), 20);
    EXPECT_GE(apart(tokens.selectionLine, tokens.outline), 14);
    for (const auto& ramp : {tokens.sequential, tokens.heat}) {
        for (std::size_t i = 1; i < ramp.size(); ++i) {
            EXPECT_GE(apart(ramp[i], ramp[i - 1]), 4.8) << i;
        }
    }
}

TEST_P(TokensOf, HighContrastHasNoFaintTextOrEdge) {
    const Tokens strong = ui::withHighContrast(tokens);
    for (const QColor& colour : {strong.text2, strong.text3, strong.border, strong.hair}) {
        EXPECT_GE(contrastRatio(colour, strong.base), 7) << colour.name().toStdString();
        EXPECT_GE(contrastRatio(colour, strong.window), 7) << colour.name().toStdString();
    }
    EXPECT_EQ(strong.shadow.alpha(), 0);
}

TEST(Tokens, LightIsLightAndDarkIsDark) {
    EXPECT_FALSE(ui::loadTokens(ThemeKind::Light).dark);
    EXPECT_TRUE(ui::loadTokens(ThemeKind::Dark).dark);
}

TEST(Tokens, AMissingKeyIsNamed) {
    QByteArray text = fileText(":/evenlode/theme/light.json");
    text.replace("\"row-sel\"", "\"row-selected\"");
    try {
        ui::readTokens(text, fileText(kMetrics), "mine.json");
        FAIL() << "a theme without row-sel was accepted";
    } catch (const core::Error& error) {
        EXPECT_EQ(error.code(), core::Code::Input);
        EXPECT_THAT(error.what(), testing::HasSubstr("row-sel"));
    }
}

TEST(Tokens, AnUnknownKeyIsNamed) {
    QByteArray text = fileText(":/evenlode/theme/light.json");
    text.replace("\"map\": {", "\"map\": { \"sand\": \"#FFEEDD\",");
    EXPECT_THROW(ui::readTokens(text, fileText(kMetrics), "mine.json"), core::Error);
}

TEST(Tokens, WhatIsNoColourIsRefused) {
    for (const char* bad : {"\"blueish\"", "\"#12345\"", "17", "\"\"", "null"}) {
        QByteArray text = fileText(":/evenlode/theme/light.json");
        text.replace("\"water\": \"#DCE7EC\"", QByteArray("\"water\": ") + bad);
        EXPECT_THROW(ui::readTokens(text, fileText(kMetrics), "mine.json"), core::Error) << bad;
    }
    EXPECT_THROW(ui::readTokens("[]", fileText(kMetrics), "mine.json"), core::Error);
    EXPECT_THROW(ui::readTokens("{", fileText(kMetrics), "mine.json"), core::Error);
}
