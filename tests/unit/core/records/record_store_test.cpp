// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/record_store.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

using namespace core;
using namespace core::records;

namespace {

class RecordStore : public testing::Test {
protected:
    RecordTable table(const std::vector<std::string>& names,
                      const std::vector<std::vector<std::string>>& rows) {
        RecordTable out{plainColumns(names), {}};
        for (const auto& row : rows) {
            out.rows.push_back(
                {static_cast<std::int64_t>(out.rows.size()) + 2, {row.begin(), row.end()}});
        }
        return out;
    }

    UpsertCounts put(Kind kind, const RecordTable& rows, UpsertOptions options = {}) {
        std::vector<PlacedRecord> placed;
        for (NeutralRecord& record : convertTable(kind, rows).records) {
            Placement place = placeAsGiven(record);
            placed.push_back({std::move(record), std::move(place)});
        }
        UpsertCounts counts;
        workspace_.record("test", [&](core::Record& token) {
            counts = upsertRecords(token, kind, placed, options, job_);
        });
        return counts;
    }

    std::string one(const std::string& sql) {
        return workspace_.reader().text(sql).value_or("NULL");
    }

    support::TempDir dir_;
    Workspace workspace_ = Workspace::create(dir_.file("w.gpkg"));
    Job job_;
};

const std::vector<std::string> kNames = {"id", "name", "zip", "lat", "lon", "sales"};

} // namespace

TEST_F(RecordStore, TheSameRecordsTwiceChangeNothing) {
    const auto rows =
        table(kNames, {{"1", "A", "06511", "41.3", "-72.9", "5"}, {"2", "B", "06512", "", "", ""}});
    EXPECT_EQ(put(Kind::Account, rows).added, 2);
    const UpsertCounts again = put(Kind::Account, rows);
    EXPECT_EQ(again.added + again.updated, 0);
    EXPECT_EQ(again.unchanged, 2);
    EXPECT_EQ(one("SELECT match_level FROM accounts WHERE external_id = '1'"), "given");
    EXPECT_EQ(one("SELECT match_level FROM accounts WHERE external_id = '2'"), "none");
    EXPECT_EQ(one("SELECT json_extract(attributes, '$.sales') FROM accounts"), "5");
    EXPECT_EQ(one("SELECT min_x FROM gpkg_contents WHERE table_name = 'accounts'"), "-72.9");
}

TEST_F(RecordStore, AChangedRecordIsUpdatedAndKeepsItsId) {
    put(Kind::Account, table(kNames, {{"1", "A", "06511", "41.3", "-72.9", "5"}}));
    const std::string id = one("SELECT id FROM base_accounts");
    EXPECT_EQ(
        put(Kind::Account, table(kNames, {{"1", "A", "06511", "41.3", "-72.9", "6"}})).updated, 1);
    EXPECT_EQ(one("SELECT id FROM base_accounts"), id);
    EXPECT_EQ(one("SELECT json_extract(attributes, '$.sales') FROM accounts"), "6");
}

TEST_F(RecordStore, ABetterPlaceSurvivesUntilTheAddressChanges) {
    put(Kind::Account, table(kNames, {{"1", "A", "06511", "", "", "5"}}));
    workspace_.record("geocoded", [](core::Record& token) {
        token.db().exec("UPDATE base_accounts SET lon = -72.5, lat = 41.5, match_level = 'street'");
    });
    put(Kind::Account, table(kNames, {{"1", "A", "06511", "", "", "6"}}));
    EXPECT_EQ(one("SELECT match_level FROM accounts"), "street");
    put(Kind::Account, table(kNames, {{"1", "A", "06512", "", "", "6"}}));
    EXPECT_EQ(one("SELECT match_level FROM accounts"), "none");
    EXPECT_EQ(one("SELECT lon FROM accounts"), "NULL");
}

TEST_F(RecordStore, RecordsThatAreAbsentStayUnlessToldOtherwise) {
    put(Kind::Account, table(kNames, {{"1", "A", "", "", "", ""}, {"2", "B", "", "", "", ""}}));
    const auto onlyOne = table(kNames, {{"1", "A", "", "", "", ""}});
    EXPECT_EQ(put(Kind::Account, onlyOne).removed, 0);
    EXPECT_EQ(one("SELECT count(*) FROM accounts"), "2");
    UpsertOptions all;
    all.removeAbsent = true;
    EXPECT_EQ(put(Kind::Account, onlyOne, all).removed, 1);
    EXPECT_EQ(one("SELECT count(*) FROM accounts"), "1");
    EXPECT_EQ(one("SELECT count(*) FROM base_accounts"), "2");
    EXPECT_EQ(put(Kind::Account, table(kNames, {{"2", "B", "", "", "", ""}})).added, 1);
    EXPECT_EQ(one("SELECT count(*) FROM accounts"), "2");
}

TEST_F(RecordStore, SourcesDoNotMix) {
    const auto rows = table(kNames, {{"1", "A", "", "", "", ""}});
    put(Kind::Account, rows);
    UpsertOptions crm;
    crm.source = "crm";
    crm.removeAbsent = true;
    EXPECT_EQ(put(Kind::Account, rows, crm).added, 1);
    EXPECT_EQ(one("SELECT count(*) FROM accounts"), "2");
}

TEST_F(RecordStore, EveryKindHasItsTable) {
    put(Kind::Opportunity, table({"Opportunity ID", "Account ID", "Stage", "Amount", "Close Date"},
                                 {{"O1", "A1", "Closed Won", "$1,200.50", "3/1/2026"}}));
    EXPECT_EQ(
        one("SELECT amount || account_external_id || is_won || close_date FROM base_opportunities"),
        "1200.5A112026-03-01");
    put(Kind::Contact,
        table({"Contact ID", "Account ID", "Name", "Owner"}, {{"C1", "A1", "Ann", "Bo"}}));
    EXPECT_EQ(one("SELECT attributes FROM base_contacts"), R"({"owner":"Bo"})");
    put(Kind::Lead, table({"Lead ID", "Company", "Name", "Zip", "Lat", "Lon", "Source"},
                          {{"L1", "Acme", "Ann", "06511", "41.3", "-72.9", "Web"}}));
    EXPECT_EQ(one("SELECT company || origin || match_level || lat FROM base_leads"),
              "AcmeWebgiven41.3");
    put(Kind::Rep, table({"Rep ID", "Name", "Weight"}, {{"R1", "Ann", "0.5"}, {"R2", "", "1"}}));
    EXPECT_EQ(one("SELECT capacity || capacity_unit || kind FROM base_reps"), "0.5weightperson");
    EXPECT_EQ(one("SELECT name FROM base_reps WHERE external_id = 'R2'"), "R2");
}

TEST_F(RecordStore, AStopLeavesNothing) {
    job_.cancel();
    EXPECT_THROW(put(Kind::Account, table(kNames, {{"1", "A", "", "", "", ""}})), Error);
    EXPECT_EQ(one("SELECT count(*) FROM base_accounts"), "0");
}

TEST_F(RecordStore, AnyTableImportedTwiceIsUnchangedTheSecondTime) {
    // A few dozen tables of random cells, some of which are ids, coordinates and rubbish.
    Random random(7);
    const std::vector<std::string> cells = {"",     "1",     "2",      "x",   "41.3", "-72.9",
                                            "nan",  "0",     "06511",  "CT",  "\xFF", "1e400",
                                            "a\nb", "\"q\"", "999999", "n/a", " 1 ",  "="};
    for (int round = 0; round < 30; ++round) {
        std::vector<std::vector<std::string>> rows(random.below(20));
        for (auto& row : rows) {
            row.resize(random.below(kNames.size() + 2));
            for (std::string& cell : row) {
                cell = cells[random.below(cells.size())];
            }
        }
        const UpsertCounts first = put(Kind::Account, table(kNames, rows));
        const UpsertCounts second = put(Kind::Account, table(kNames, rows));
        EXPECT_EQ(second.added + second.updated, 0);
        EXPECT_EQ(second.unchanged, first.added + first.updated + first.unchanged);
    }
}
