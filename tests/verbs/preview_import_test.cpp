// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/preview_import.h"

#include "core/base/error.h"
#include "tests/support/customer_file.h"
#include "tests/support/world.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

using namespace geo;
using core::Workspace;
using core::records::Kind;
using support::TempDir;
using testing::HasSubstr;

namespace {

class PreviewImport : public testing::Test {
protected:
    ImportPreview look(const std::string& csv, bool suggest = true, Kind kind = Kind::Account) {
        PreviewImportParams params;
        params.kind = kind;
        params.import.source = dir.write("customers.csv", csv);
        params.suggest = suggest;
        return previewImport(&ws.reader(), params, job);
    }
    static const PreviewColumn& column(const ImportPreview& preview, const std::string& name) {
        const auto at = std::find_if(preview.columns.begin(), preview.columns.end(),
                                     [&](const PreviewColumn& c) { return c.name == name; });
        EXPECT_NE(at, preview.columns.end()) << name;
        return *at;
    }
    static const PreviewIssue* issue(const ImportPreview& preview, const std::string& id) {
        for (const PreviewIssue& one : preview.issues) {
            if (one.id == id) {
                return &one;
            }
        }
        return nullptr;
    }
    static std::int64_t count(const ImportPreview& preview, const std::string& id) {
        for (const PreviewFilter& filter : preview.filters) {
            if (filter.id == id) {
                return filter.count;
            }
        }
        return -1;
    }
    std::string one(const std::string& sql) { return ws.reader().text(sql).value_or("NULL"); }

    TempDir dir;
    Workspace ws = Workspace::create(dir.file("plan.gpkg"));
    core::Job job;
};

} // namespace

TEST_F(PreviewImport, SaysOfEveryColumnWhatItIsReadAsAndHowSureThatIs) {
    const ImportPreview preview = look(support::customerCsv());
    ASSERT_EQ(preview.columns.size(), 14U);
    EXPECT_EQ(column(preview, "cust_no").field, "id");
    EXPECT_THAT(column(preview, "cust_no").remark, HasSubstr("2,000 different values"));
    EXPECT_EQ(column(preview, "zip").field, "zip");
    EXPECT_EQ(column(preview, "zip").remark, "38 rows lost a leading zero");
    EXPECT_EQ(column(preview, "addr").remark, "64 rows hold the whole address");
    EXPECT_EQ(column(preview, "town").remark, "64 rows empty: filled from addr");
    EXPECT_EQ(column(preview, "owner").field, "owner");
    EXPECT_EQ(column(preview, "ann_pot").meaning, "Potential");
    EXPECT_EQ(column(preview, "ann_pot").factor, 1000);
    EXPECT_THAT(column(preview, "lst_vis").remark, HasSubstr("Month first"));
    EXPECT_EQ(column(preview, "flag_2").readAs, ReadAs::Nothing);
    EXPECT_LT(column(preview, "flag_2").confidence, 0.75);
    EXPECT_EQ(column(preview, "notes").remark, "Free text");
    EXPECT_EQ(preview.facts.delimiter, ';');
    EXPECT_EQ(preview.facts.encoding, "Windows-1252");
    EXPECT_TRUE(preview.facts.headerRow);
}

TEST_F(PreviewImport, CountsWhatItRepairsAndNamesARow) {
    const ImportPreview preview = look(support::customerCsv());
    EXPECT_EQ(preview.read, 2000);
    EXPECT_EQ(preview.importable, 2000);
    EXPECT_EQ(count(preview, "all"), 2000);
    EXPECT_EQ(count(preview, "zip_repaired"), 38);
    EXPECT_EQ(count(preview, "address_split"), 64);
    EXPECT_EQ(count(preview, "no_address"), 96);
    EXPECT_EQ(count(preview, "unreadable"), 0);
    for (const char* id : {"zip_zeros", "whole_address", "no_street"}) {
        const PreviewIssue* found = issue(preview, id);
        ASSERT_NE(found, nullptr) << id;
        EXPECT_THAT(found->text, HasSubstr("Row " + std::to_string(found->row)));
    }
    ASSERT_EQ(issue(preview, "unit")->choices.size(), 2U);
    EXPECT_TRUE(issue(preview, "unit")->choices[0].chosen);
}

TEST_F(PreviewImport, ShowsOldAndNewOfEveryChangedCell) {
    const ImportPreview preview = look("id;addr;town;st;zip\n"
                                       "1;1 Elm St;Hartford;CT;6103\n"
                                       "2;462 Pine St, Enfield, CT 06082;;;\n"
                                       "3;;Meriden;CT;06451\n");
    ASSERT_EQ(preview.rows.size(), 3U);
    const auto cell = [&](std::size_t row, const std::string& field) {
        for (std::size_t i = 0; i < preview.shown.size(); ++i) {
            if (preview.shown[i].field == field) {
                return preview.rows[row].cells[i];
            }
        }
        return PreviewCell{};
    };
    EXPECT_EQ(cell(0, "zip").value, "06103");
    EXPECT_EQ(cell(0, "zip").was, "6103");
    EXPECT_EQ(preview.rows[0].remark, "ZIP “6103” read as 06103");
    EXPECT_EQ(cell(1, "street").value, "462 Pine St");
    EXPECT_EQ(cell(1, "city").value, "Enfield");
    EXPECT_TRUE(cell(1, "zip").changed);
    EXPECT_EQ(preview.rows[1].remark, "“462 Pine St, Enfield, CT 06082” split in four");
    EXPECT_EQ(preview.rows[2].remark, "No street address: located by ZIP");
}

TEST_F(PreviewImport, TheImportDoesWhatThePreviewSaid) {
    const ImportPreview preview = look(support::customerCsv());
    const auto report = importAccounts(ws, preview.params.import, job);
    EXPECT_EQ(report.added, preview.importable);
    EXPECT_EQ(one("SELECT count(*) FROM accounts WHERE length(zip) = 5"), "2000");
    EXPECT_EQ(one("SELECT count(*) FROM accounts WHERE street IS NULL"), "96");
    EXPECT_EQ(one("SELECT count(*) FROM accounts WHERE street LIKE '%, CT %'"), "0");
    EXPECT_EQ(one("SELECT count(*) FROM accounts WHERE city IS NULL"), "0");
    EXPECT_EQ(one("SELECT count(*) FROM accounts "
                  "WHERE json_extract(attributes, '$.ann_pot') < 5000"),
              "0");
    EXPECT_EQ(one("SELECT count(*) FROM accounts "
                  "WHERE json_extract(attributes, '$.notes') IS NOT NULL"),
              "0");
}

TEST_F(PreviewImport, WithoutSuggestionsItIsWhatThePlainImportDoes) {
    const ImportPreview preview = look(support::customerCsv(), false);
    EXPECT_FALSE(preview.params.import.splitAddresses);
    EXPECT_EQ(count(preview, "address_split"), 0);
    EXPECT_FALSE(issue(preview, "whole_address")->choices[0].chosen);
    EXPECT_EQ(column(preview, "notes").readAs, ReadAs::Attribute);
    EXPECT_EQ(column(preview, "ann_pot").factor, 1);
    importAccounts(ws, preview.params.import, job);
    EXPECT_EQ(one("SELECT count(*) FROM accounts WHERE street LIKE '%, CT %'"), "64");
}

TEST_F(PreviewImport, ParamsSurviveBeingWrittenDown) {
    ImportPreview preview = look(support::customerCsv());
    ImportRecordsParams& params = preview.params.import;
    params.mapping.keep["tel"] = core::records::AttributeType::Text;
    params.mapping.fields["phone"] = "";
    params.mapping.dateOrders["lst_vis"] = core::records::DateOrder::DayFirst;
    params.restoreZeros = false;
    const auto read = core::Json(params).get<ImportRecordsParams>();
    EXPECT_EQ(core::Json(read).dump(), core::Json(params).dump());
}

TEST_F(PreviewImport, RowsThatStayOutAreCountedOnce) {
    const ImportPreview preview = look("id,name,zip\n1,A,06511\n1,A,06511\n1,B,06512\n,C,\n,,\n");
    EXPECT_EQ(preview.read, 5);
    EXPECT_EQ(preview.importable, 1);
    EXPECT_EQ(count(preview, "repeated"), 2);
    EXPECT_EQ(count(preview, "unreadable"), 2);
    EXPECT_NE(issue(preview, "rejected"), nullptr);
    EXPECT_NE(issue(preview, "repeated"), nullptr);
}

TEST_F(PreviewImport, AShortZipIsKeptAsWrittenWhereAskedFor) {
    PreviewImportParams params;
    params.import.source = dir.write("a.csv", "id,state,zip\n1,CT,6103\n");
    params.import.restoreZeros = false;
    const ImportPreview preview = previewImport(nullptr, params, job);
    EXPECT_EQ(count(preview, "zip_repaired"), 0);
    EXPECT_FALSE(issue(preview, "zip_zeros")->choices[0].chosen);
    importAccounts(ws, preview.params.import, job);
    EXPECT_EQ(one("SELECT zip FROM accounts"), "6103");
}

TEST_F(PreviewImport, ATableThatNothingIdentifiesCanStillBeLookedAt) {
    const ImportPreview preview = look("a,b\n1,2\n");
    EXPECT_EQ(preview.importable, 0);
    ASSERT_FALSE(preview.issues.empty());
    EXPECT_EQ(preview.issues[0].severity, core::Severity::Error);
    EXPECT_THROW(importAccounts(ws, preview.params.import, job), core::Error);
}

TEST_F(PreviewImport, DatesThatCanBeReadBothWaysAreAsked) {
    const ImportPreview preview = look("id,name,last_visit\n1,A,03/04/2026\n2,B,05/06/2026\n");
    const PreviewIssue* order = issue(preview, "date_order");
    ASSERT_NE(order, nullptr);
    EXPECT_EQ(order->choices.size(), 2U);
    EXPECT_TRUE(column(preview, "last_visit").doubtful);
}

TEST_F(PreviewImport, TheRosterIsAsked) {
    ImportRecordsParams reps;
    reps.source = dir.write("reps.csv", "id,name\nR1,Rep 01\nR2,Rep 02\n");
    importReps(ws, reps, job);
    const std::string head = "id,name,owner\n";
    EXPECT_EQ(column(look(head + "1,A,Rep 01\n2,B,rep 02\n"), "owner").remark,
              "2 different values, all in the roster");
    const ImportPreview preview = look(head + "1,A,Rep 01\n2,B,Rep 07\n");
    EXPECT_EQ(column(preview, "owner").remark, "2 different values, 1 not in the roster");
    EXPECT_TRUE(column(preview, "owner").doubtful);
}

TEST_F(PreviewImport, OtherKindsAreLookedAtToo) {
    const ImportPreview preview =
        look("id,account id,amount,stage\n1,A,12,Won\n2,B,40,Lost\n", true, Kind::Opportunity);
    EXPECT_EQ(column(preview, "amount").field, "amount");
    EXPECT_EQ(column(preview, "amount").factor, 1000);
    EXPECT_EQ(count(preview, "zip_repaired"), -1);
}

TEST_F(PreviewImport, HostileTablesAreLookedAtWithoutHarm) {
    for (const char* csv : {"id\n", "id;id;id\n1;2;3\n", "\xFF\xFE", "id,zip\n\"unclosed,1\n2,3\n",
                            "id,addr\n1,\"a, b, c, d, CT\"\n2,\",,,,\"\n"}) {
        try {
            look(csv);
        } catch (const core::Error& error) {
            EXPECT_EQ(error.code(), core::Code::Input) << csv;
        }
    }
}
