// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/import_choices.h"

#include "tests/support/customer_file.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

using ui::ImportChoices;

namespace {

class Choices : public testing::Test {
protected:
    Choices() {
        geo::PreviewImportParams params;
        params.import.source = dir.write("c.csv", support::customerCsv({60, 4, 5, 6}));
        params.suggest = true;
        choices.setPreview(geo::previewImport(nullptr, params, job));
    }
    int column(const std::string& name) const {
        for (int c = 0; c < choices.columns(); ++c) {
            if (choices.column(c).name == name) {
                return c;
            }
        }
        return -1;
    }
    void again() { choices.setPreview(geo::previewImport(nullptr, choices.params(), job)); }

    support::TempDir dir;
    core::Job job;
    ImportChoices choices;
};

} // namespace

TEST_F(Choices, NameEveryColumnSoThatNothingIsGuessedAnew) {
    const auto& wishes = choices.params().import.mapping;
    std::size_t named = wishes.keep.size() + wishes.leaveOut.size();
    for (const auto& [field, filledBy] : wishes.fields) {
        named += filledBy.empty() ? 0 : 1;
    }
    EXPECT_EQ(named, 14U);
    EXPECT_FALSE(choices.changed());
}

TEST_F(Choices, APreviewOfThemSaysTheSame) {
    const std::string before = choices.remembered();
    again();
    EXPECT_EQ(choices.remembered(), before);
    EXPECT_LT(choices.column(column("cust_no")).confidence, 1) << "a guess stays a guess";
    EXPECT_FALSE(choices.column(column("flag_2")).asked);
}

TEST_F(Choices, AFieldIsTakenFromTheColumnThatFilledIt) {
    choices.setReadAs(column("notes"), "field:city");
    EXPECT_EQ(choices.readAsText(column("notes")), "City");
    EXPECT_EQ(choices.readAsText(column("town")), "Own column, text");
    again();
    EXPECT_EQ(choices.readAsText(column("town")), "Own column, text");
    EXPECT_TRUE(choices.changed());
}

TEST_F(Choices, AllCanBeTickedAtOnce) {
    EXPECT_EQ(choices.allImported(), Qt::PartiallyChecked);
    choices.setAllImported(true);
    EXPECT_EQ(choices.allImported(), Qt::Checked);
    again();
    EXPECT_EQ(choices.preview().params.import.mapping.leaveOut.size(), 0U);
}

TEST_F(Choices, EveryOptionCanBeChosenForEveryColumn) {
    for (int c = 0; c < choices.columns(); ++c) {
        for (const auto& option : choices.options(c)) {
            choices.setReadAs(c, option.code);
            EXPECT_EQ(choices.readAsCode(c), option.code);
        }
    }
    again();
    EXPECT_EQ(choices.preview().importable, 0) << "all columns are left out by now";
}

TEST_F(Choices, SumUpWhatIsRepairedAndWhatIsToDecide) {
    EXPECT_EQ(choices.issueSummary(), "2 repaired, 1 to decide");
    choices.choose(0, -1);
    EXPECT_EQ(choices.issueSummary(), "1 repaired, 1 to decide");
    EXPECT_FALSE(choices.params().import.restoreZeros);
}

TEST_F(Choices, AreRememberedWithoutTheFileAndRecalledForAnother) {
    choices.setImported(column("tel"), false);
    geo::PreviewImportParams other;
    other.import.source = "other.csv";
    other.suggest = true;
    const auto recalled = ImportChoices::recall(other, choices.remembered());
    EXPECT_EQ(recalled.import.source, "other.csv");
    EXPECT_TRUE(recalled.import.mapping.leaveOut.count("tel") > 0);
    EXPECT_FALSE(recalled.suggest);
    EXPECT_TRUE(ImportChoices::recall(other, "not json").suggest);
}
