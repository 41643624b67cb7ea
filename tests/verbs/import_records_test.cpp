// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/import_records.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "geo/verbs/geocode.h"
#include "tests/support/world.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

using namespace geo;
using core::Error;
using core::Workspace;
using core::records::Kind;
using support::TempDir;
using testing::HasSubstr;

namespace {

class ImportRecords : public testing::Test {
protected:
    ImportRecordsReport import(const std::string& csv, Kind kind = Kind::Account,
                               ImportRecordsParams params = {}) {
        params.source = dir.write("records.csv", csv);
        return importRecords(ws, kind, params, job);
    }
    std::string one(const std::string& sql) { return ws.reader().text(sql).value_or("NULL"); }
    static bool says(const ImportRecordsReport& report, const std::string& words) {
        for (const core::Issue& issue : report.issues) {
            if (issue.message.find(words) != std::string::npos) {
                return true;
            }
        }
        return false;
    }

    TempDir dir;
    Workspace ws = Workspace::create(dir.file("plan.gpkg"));
    core::Job job;
    core::Job* stop = nullptr;
};

std::string sharedFile(const std::string& name) {
    return std::string(EVENLODE_SHARED_DATA) + "/" + name;
}

} // namespace

TEST_F(ImportRecords, AccountsArePlacedByCoordinatesZipOrCity) {
    const auto report = import("id,name,city,state,zip,lat,lon\n"
                               "1,Given,New Haven,CT,06511,41.31,-72.92\n"
                               "2,By ZIP,New Haven,CT,6511,,\n"
                               "3,By city,New Haven,CT,,,\n"
                               "4,Nowhere,Atlantis,CT,,,\n"
                               "5,Half,New Haven,CT,06511,41.31,\n");
    EXPECT_EQ(report.read, 5);
    EXPECT_EQ(report.added, 5);
    EXPECT_EQ(report.byLevel.of("given"), 1);
    EXPECT_EQ(report.byLevel.of("zip"), 2);
    EXPECT_EQ(report.byLevel.of("city"), 1);
    EXPECT_EQ(report.byLevel.of("none"), 1);
    EXPECT_TRUE(says(report, "the longitude is missing"));
    EXPECT_TRUE(says(report, "2 records are without coordinates"));
    EXPECT_TRUE(says(report, "it was placed in the middle of its city"));
    EXPECT_TRUE(says(report, "it was not placed"));
    EXPECT_EQ(one("SELECT match_provider FROM base_accounts WHERE external_id = '2'"), "GeoNames");
    EXPECT_EQ(one("SELECT lon FROM accounts WHERE external_id = '4'"), "NULL");
    EXPECT_EQ(one("SELECT round(lat) FROM accounts WHERE external_id = '3'"), "41.0");
}

TEST_F(ImportRecords, WhatDoesNotAgreeIsSaid) {
    const auto report = import("id,state,zip,lat,lon\n"
                               "1,TX,06511,,\n"
                               "2,CT,06511,34.05,-118.24\n"
                               "3,CT,06511,-72.92,41.31\n");
    EXPECT_TRUE(says(report, "the ZIP 06511 lies in CT, not in TX"));
    EXPECT_TRUE(says(report, "km from the point of its ZIP 06511"));
    EXPECT_TRUE(says(report, "latitude and longitude were swapped"));
    EXPECT_EQ(one("SELECT lon FROM accounts WHERE external_id = '3'"), "-72.92");
}

TEST_F(ImportRecords, TheSameFileTwiceChangesNothing) {
    const std::string csv = "id,name,zip\n1,A,06511\n2,B,06512\n";
    import(csv);
    const auto again = import(csv);
    EXPECT_EQ(again.unchanged, 2);
    EXPECT_EQ(again.added + again.updated, 0);
    const auto changed = import("id,name,zip\n1,A,06511\n2,C,06512\n3,D,\n");
    EXPECT_EQ(changed.added, 1);
    EXPECT_EQ(changed.updated, 1);
    EXPECT_EQ(changed.unchanged, 1);
    EXPECT_EQ(one("SELECT count(*) FROM accounts"), "3");
}

TEST_F(ImportRecords, EveryRowIsAccountedFor) {
    core::Random random(3);
    const std::vector<std::string> cells = {"1",     "2",     "3",     "",       "x",
                                            "06511", "41.3",  "-72.9", "\"q,\"", "\xE9",
                                            "nan",   "1e999", "n/a",   "0"};
    for (int round = 0; round < 25; ++round) {
        std::string csv = "id,name,zip,lat,lon,extra\n";
        for (std::uint64_t row = random.below(40); row > 0; --row) {
            for (std::uint64_t cell = random.below(8); cell > 0; --cell) {
                csv += cells[random.below(cells.size())] + (cell > 1 ? "," : "");
            }
            csv += '\n';
        }
        const auto report = import(csv);
        EXPECT_EQ(report.read, report.added + report.updated + report.unchanged + report.rejected +
                                   report.repeated)
            << csv;
        const auto again = import(csv);
        EXPECT_EQ(again.added + again.updated, 0) << csv;
    }
}

TEST_F(ImportRecords, HostileFilesAreRefusedInWords) {
    const std::vector<std::pair<std::string, std::string>> files = {
        {"", "is empty"},
        {"\n\n\n", "is empty"},
        {"a,b\n1,2\n", "no column looks like an id"},
    };
    for (const auto& [csv, words] : files) {
        try {
            import(csv);
            FAIL() << words;
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), core::Code::Input);
            EXPECT_THAT(error.what(), HasSubstr(words));
            EXPECT_FALSE(error.hint().empty());
        }
    }
    EXPECT_EQ(import("id,name\n").read, 0);
    EXPECT_EQ(one("SELECT count(*) FROM base_accounts"), "0");
}

TEST_F(ImportRecords, TheWorkspaceIsNoSource) {
    ImportRecordsParams params;
    params.source = ws.path();
    EXPECT_THROW(importAccounts(ws, params, job), Error);
}

TEST_F(ImportRecords, LatinLettersArriveWhole) {
    import("id;name;city\n1;Caf\xE9 M\xFCller;San Jos\xE9\n");
    EXPECT_EQ(one("SELECT name FROM accounts"), "Caf\u00E9 M\u00FCller");
    EXPECT_EQ(one("SELECT city FROM accounts"), "San Jos\u00E9");
}

TEST_F(ImportRecords, OtherKindsLinkToAccountsById) {
    import("id,name,zip\nA1,A,06511\n");
    const auto deals =
        import("Opportunity ID,Account ID,Amount,Stage\nO1,A1,\"$1,000\",Closed Won\n"
               "O2,A9,5,Open\n",
               Kind::Opportunity);
    EXPECT_EQ(deals.added, 2);
    EXPECT_TRUE(says(deals, "O2 names A9"));
    const auto reps = import("Rep ID,Name,Home Zip,Hours\nR1,Ann,06511,38\n", Kind::Rep);
    EXPECT_EQ(reps.byLevel.of("zip"), 1);
    EXPECT_EQ(one("SELECT match_level FROM base_reps"), "zip");
    EXPECT_EQ(one("SELECT count(*) FROM base_opportunities WHERE is_won = 1"), "1");
    const core::Json json = deals;
    EXPECT_FALSE(json.contains("by_level"));
    EXPECT_EQ(json["mapping"]["account_id"], "Account ID");
}

TEST_F(ImportRecords, ACancelledImportLeavesNothing) {
    std::string csv = "id,name\n";
    // Enough rows that progress is reported before the end, however fast the machine.
    for (int i = 0; i < 80'000; ++i) {
        csv += core::format("{0},Name {0}\n", i);
    }
    core::Job stopping([this](const core::Progress& progress) {
        if (progress.fraction > 0.6) {
            stop->cancel();
        }
    });
    stop = &stopping;
    ImportRecordsParams params;
    params.source = dir.write("many.csv", csv);
    EXPECT_THROW(importAccounts(ws, params, stopping), Error);
    EXPECT_EQ(one("SELECT count(*) FROM base_accounts"), "0");
}

TEST_F(ImportRecords, AHundredThousandRowsAreNoTrouble) {
    std::string csv = "id,name,zip,lat,lon,sales\n";
    for (int i = 0; i < 100000; ++i) {
        csv += core::format("{0},Name {0},{1:05},{2:.4f},{3:.4f},{0}\n", i, 10000 + i % 80000,
                            25 + (i % 2000) / 100.0, -120 + (i % 5000) / 100.0);
    }
    const auto report = import(csv);
    EXPECT_EQ(report.added, 100000);
    EXPECT_EQ(report.byLevel.of("given"), 100000);
}

TEST_F(ImportRecords, AKilledImportLeavesTheOldOrTheNewState) {
    std::string csv = "id,name,zip\n";
    for (int i = 0; i < 4000; ++i) {
        csv += core::format("{0},Name {0},06511\n", i);
    }
    const std::string file = dir.write("many.csv", csv);
    for (int round = 0; round < 8; ++round) {
        const std::string path = dir.file(core::format("kill{}.gpkg", round));
        Workspace::create(path);
        const pid_t child = fork();
        if (child == 0) {
            core::Job quiet;
            ImportRecordsParams params;
            params.source = file;
            Workspace mine = Workspace::open(path);
            importAccounts(mine, params, quiet);
            _exit(0);
        }
        usleep(static_cast<useconds_t>(20000 * round));
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        const Workspace after = Workspace::open(path);
        const auto rows = after.reader().integer("SELECT count(*) FROM base_accounts").value();
        EXPECT_TRUE(rows == 0 || rows == 4000) << rows;
        EXPECT_EQ(after.reader().text("PRAGMA integrity_check"), "ok");
    }
}

TEST_F(ImportRecords, ChainLocationsAreAllPlacedOrListed) {
    const std::string file = sharedFile("accounts/us_chain_locations_2024.csv");
    if (!std::filesystem::exists(file)) {
        GTEST_SKIP() << "no shared data";
    }
    ImportRecordsParams params;
    params.source = file;
    const auto report = importAccounts(ws, params, job);
    EXPECT_EQ(report.read, 48053);
    EXPECT_EQ(report.added, 48053);
    EXPECT_EQ(report.rejected, 0);
    EXPECT_EQ(report.byLevel.of("given"), 48053 - 59);
    EXPECT_EQ(report.byLevel.of("zip"), 58);
    EXPECT_EQ(report.byLevel.of("none"), 1);
    EXPECT_TRUE(says(report, "it has no address"));
    EXPECT_EQ(importAccounts(ws, params, job).unchanged, 48053);
}

TEST_F(ImportRecords, PublicFilesAreUnderstoodWithoutAMap) {
    struct Case {
        const char* file;
        std::int64_t read;
        std::int64_t added;
        const char* id;
    };
    for (const Case& c : {Case{"accounts/rrad_addresses.csv", 3220, 3220, "address_id"},
                          Case{"accounts/geocode_truth_sf_eas.csv", 7284, 4740, nullptr},
                          Case{"sales/sample_superstore.csv", 9994, 793, "Customer ID"}}) {
        if (!std::filesystem::exists(sharedFile(c.file))) {
            GTEST_SKIP() << "no shared data";
        }
        Workspace fresh =
            Workspace::create(dir.file(std::filesystem::path(c.file).stem().string() + ".gpkg"));
        ImportRecordsParams params;
        params.source = sharedFile(c.file);
        const auto report = importAccounts(fresh, params, job);
        EXPECT_EQ(report.read, c.read) << c.file;
        EXPECT_EQ(report.added, c.added) << c.file;
        const core::Json json = report;
        EXPECT_EQ(json["mapping"].value("id", ""), c.id == nullptr ? "" : c.id) << c.file;
        EXPECT_EQ(report.rejected, 0) << c.file;
    }
}

TEST_F(ImportRecords, ATableOfHospitalsAndTreatmentsIsCalledOne) {
    ImportRecordsParams params;
    params.source = sharedFile("sales/cms_inpatient_drg_fy2016.csv.gz");
    if (!std::filesystem::exists(params.source)) {
        GTEST_SKIP() << "no shared data";
    }
    const auto report = importAccounts(ws, params, job);
    EXPECT_EQ(report.read, 178886);
    EXPECT_EQ(report.added, 3029);
    EXPECT_EQ(report.repeated, 178886 - 3029);
    EXPECT_TRUE(says(report, "several rows for each of 3,029 accounts"));
    EXPECT_EQ(one("SELECT zip FROM accounts WHERE external_id = '70002'"), "06105");
}

TEST_F(ImportRecords, GeocodePlacesWhatIsMissingAndKeepsWhatIsBetter) {
    import("id,city,state,zip\n1,New Haven,CT,06511\n2,New Haven,CT,06511\n3,,,\n");
    ws.record("test", [](core::Record& token) {
        token.db().exec("UPDATE base_accounts SET match_level = 'street', lon = -72.9, lat = 41.3, "
                        "match_score = 0.9 WHERE external_id = '1'");
        token.db().exec("UPDATE base_accounts SET match_level = 'none', lon = NULL, lat = NULL, "
                        "geom = NULL WHERE external_id = '2'");
    });
    const auto report = geocode(ws, {GeocodeScope::All}, job);
    EXPECT_EQ(report.total, 3);
    EXPECT_EQ(report.changed, 1);
    EXPECT_EQ(report.byLevel.of("street"), 1);
    EXPECT_EQ(report.byLevel.of("zip"), 1);
    EXPECT_EQ(report.byLevel.of("none"), 1);
    EXPECT_EQ(report.review, 1);
    EXPECT_EQ(report.stale, 0);
    EXPECT_EQ(geocode(ws, {GeocodeScope::Missing}, job).attempted, 1);
}

TEST_F(ImportRecords, AnAddressThatMovedOnIsStaleUntilGeocoded) {
    import("id,zip\n1,06511\n");
    ws.record("test", [](core::Record& token) {
        token.db().exec("UPDATE base_accounts SET zip = '90210', match_level = 'street'");
    });
    EXPECT_EQ(geocode(ws, {GeocodeScope::Missing}, job).stale, 1);
    const auto report = geocode(ws, {GeocodeScope::Stale}, job);
    EXPECT_EQ(report.changed, 1);
    EXPECT_EQ(report.stale, 0);
    EXPECT_EQ(one("SELECT round(lon) FROM accounts"), "-118.0");
    EXPECT_THROW(parseGeocodeScope("some"), Error);
}
