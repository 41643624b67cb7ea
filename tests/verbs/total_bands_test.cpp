// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/total_bands.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "core/quality/match_error.h"
#include "core/verbs/balance.h"
#include "geo/io/table.h"
#include "geo/verbs/aggregate_units.h"
#include "geo/verbs/dedupe.h"
#include "geo/verbs/import_records.h"
#include "geo/verbs/import_units.h"
#include "geo/verbs/locate_accounts.h"
#include "geo/verbs/territory_finder.h"
#include "tests/support/temp_dir.h"
#include "tests/support/world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>

using namespace geo;
using support::World;

namespace {

struct TrueAccount {
    core::Point point; ///< where it really is
    core::Point found; ///< where the geocoder puts it
    double errorM = 0;
    double value = 0;
};

/// A point off by the error of a level: normal both ways, 95 % within the radius.
core::Point displaced(core::Point point, double radiusM, core::Random& random) {
    const double deviation = radiusM / 2.4477 / 111'320;
    return {point.x + random.normal() * deviation / std::cos(point.y * 3.14159265 / 180),
            point.y + random.normal() * deviation};
}

class Bands : public testing::Test {
protected:
    /// Accounts all over the grid, which is 3 km wide: the middle of the world of this test.
    std::vector<TrueAccount> makeAccounts(int count, const std::string& level,
                                          core::Random& random) {
        std::vector<TrueAccount> accounts;
        const core::Connection db = world.ws.newReader();
        core::Statement box =
            db.prepare("SELECT min(lon), max(lon), min(lat), max(lat) FROM base_units");
        box.step();
        for (int i = 0; i < count; ++i) {
            const core::Point point{box.real(0) + random.uniform() * (box.real(1) - box.real(0)),
                                    box.real(2) + random.uniform() * (box.real(3) - box.real(2))};
            const double error = core::quality::usualErrorM(level);
            accounts.push_back(
                {point, displaced(point, error, random), error, std::exp(random.normal())});
        }
        return accounts;
    }

    void import(const std::vector<TrueAccount>& accounts) {
        std::string csv = "id,name,lon,lat,sales\n";
        for (std::size_t i = 0; i < accounts.size(); ++i) {
            csv += core::format("A{},Number {},{:.7f},{:.7f},{:.4f}\n", i, i, accounts[i].found.x,
                                accounts[i].found.y, accounts[i].value);
        }
        ImportRecordsParams params;
        params.source = world.dir.write("a.csv", csv);
        params.removeAbsent = true;
        importAccounts(world.ws, params, job);
        world.ws.record("errors", [&](core::Record& token) {
            token.db()
                .prepare("UPDATE base_accounts SET match_error_m = ?")
                .run(accounts[0].errorM);
        });
        locateAccounts(world.ws, job);
        AggregateUnitsParams sum;
        sum.from = "accounts";
        sum.value = "sales";
        sum.as = "sales";
        aggregateUnits(world.ws, sum, job);
    }

    TotalBandsReport bands() {
        TotalBandsParams params;
        params.scenario = "Drawn";
        params.measure = "sales";
        return totalBands(world.ws.newReader(), params, job);
    }

    World world{"AAABBB/AAABBB/AACCBB/CCCCCC"};
    core::Job job;
};

} // namespace

/// Errors as each level has them are drawn anew around the places found; the totals that come of
/// them have to lie inside the stated bands.
TEST_F(Bands, HoldTheTotalsOfSimulatedErrorsOfEveryLevel) {
    for (const char* level : {"rooftop", "parcel", "given", "interpolated", "street"}) {
        core::Random random(42);
        const std::vector<TrueAccount> accounts = makeAccounts(150, level, random);
        import(accounts);
        const TotalBandsReport report = bands();
        ASSERT_EQ(report.territories.size(), 3U);
        const core::Connection db = world.ws.newReader();
        const TerritoryFinder finder(db, core::requireScenario(db, "Drawn"));
        std::vector<const TrueAccount*> counted;
        for (const TrueAccount& account : accounts) {
            if (finder.territoryAt(account.found) != TerritoryFinder::kNone) {
                counted.push_back(&account);
            }
        }
        constexpr int kTrials = 300;
        int inside = 0;
        for (int trial = 0; trial < kTrials; ++trial) {
            std::vector<double> totals(3);
            for (const TrueAccount* account : counted) {
                const int at =
                    finder.territoryAt(displaced(account->found, account->errorM, random));
                if (at != TerritoryFinder::kNone) {
                    totals[static_cast<std::size_t>(at)] += account->value;
                }
            }
            for (std::size_t t = 0; t < totals.size(); ++t) {
                inside += totals[t] >= report.territories[t].low - 1e-3 &&
                                  totals[t] <= report.territories[t].high + 1e-3
                              ? 1
                              : 0;
            }
        }
        EXPECT_GE(inside, 0.95 * 3 * kTrials) << level;
        for (const TerritoryBand& band : report.territories) {
            EXPECT_LE(band.low, band.value);
            EXPECT_GE(band.high, band.value);
        }
    }
}

namespace {

const std::string kShops =
    std::string(EVENLODE_SHARED_DATA) + "/accounts/us_chain_locations_2024.csv";

/// The shops of a state whose coordinates are known, with amounts by lot, imported with no more
/// than their ZIP or their city, in twelve territories of counties.
class ShopsOfState {
public:
    ShopsOfState(const std::string& fips, const std::string& code, bool byZip) {
        ImportUnitsParams units;
        units.source =
            std::string(EVENLODE_SHARED_DATA) + "/boundaries/us_atlas_counties-10m.topojson";
        units.layer = "county";
        units.read = {"counties", "id", "name", core::format("id LIKE '{}%'", fips), "EPSG:4326"};
        importUnits(ws_, units, job_);
        ImportRecordsParams records;
        records.source = dir_.write("shops.csv", table(code, byZip));
        importAccounts(ws_, records, job_);
        locateAccounts(ws_, job_);
        AggregateUnitsParams sum;
        sum.from = "accounts";
        sum.value = "sales";
        sum.as = "sales";
        aggregateUnits(ws_, sum, job_);
        core::BalanceParams plan;
        plan.measures = {core::parseMeasure("sales")};
        plan.territories = 12;
        plan.tolerance = 0.1;
        plan.scenario = "Counties";
        core::balance(ws_, plan, job_);
    }

    /// How many bands hold the true total, of how many.
    std::pair<int, int> heldBands() {
        TotalBandsParams params;
        params.scenario = "Counties";
        const TotalBandsReport report = totalBands(ws_.newReader(), params, job_);
        const std::vector<double> totals = trueTotals();
        int held = 0;
        for (std::size_t t = 0; t < totals.size(); ++t) {
            const TerritoryBand& band = report.territories.at(t);
            held += totals[t] >= band.low && totals[t] <= band.high ? 1 : 0;
        }
        return {held, static_cast<int>(totals.size())};
    }

private:
    std::string table(const std::string& code, bool byZip) {
        core::Random random(5);
        std::string csv = "id,name,city,state,zip,sales\n";
        for (const auto& row : readTable(kShops).rows) {
            const auto text = [&](std::size_t c) { return row.values[c].value_or(""); };
            if (text(7) != code || text(9).empty()) {
                continue;
            }
            const double sales = std::round(1000 * std::exp(random.normal()));
            truth_[text(0)] = {{std::stod(text(10)), std::stod(text(9))}, sales};
            csv += core::format("{0},{0},\"{1}\",{2},{3},{4}\n", text(0), text(6), code,
                                byZip ? text(8) : "", sales);
        }
        return csv;
    }

    /// Of the accounts that were placed at all.
    std::vector<double> trueTotals() {
        const core::Connection db = ws_.newReader();
        const TerritoryFinder finder(db, core::requireScenario(db, "Counties"));
        std::vector<double> totals(finder.territories().size());
        core::Statement placed =
            db.prepare("SELECT external_id FROM base_accounts WHERE match_level <> 'none'");
        while (placed.step()) {
            const auto& [point, sales] = truth_.at(placed.string(0));
            const int at = finder.territoryAt(point);
            if (at != TerritoryFinder::kNone) {
                totals[static_cast<std::size_t>(at)] += sales;
            }
        }
        return totals;
    }

    support::TempDir dir_;
    core::Job job_;
    core::Workspace ws_ = core::Workspace::create(dir_.file("plan.gpkg"));
    std::map<std::string, std::pair<core::Point, double>> truth_;
};

} // namespace

/// The error of a place known by ZIP or city is not drawn from the model that the bands assume.
TEST(RealShops, LieInsideTheBandsOfTheirZipOrCity) {
    if (!std::filesystem::exists(kShops)) {
        GTEST_SKIP() << "no shared data";
    }
    for (const bool byZip : {true, false}) {
        int held = 0;
        int bands = 0;
        for (const auto& [fips, code] :
             {std::pair{"37", "NC"}, {"39", "OH"}, {"13", "GA"}, {"17", "IL"}}) {
            const auto [inside, all] = ShopsOfState(fips, code, byZip).heldBands();
            held += inside;
            bands += all;
        }
        EXPECT_EQ(bands, 48);
        EXPECT_GE(held, 0.95 * bands) << (byZip ? "by ZIP" : "by city");
    }
}

TEST_F(Bands, WidenFromLevelToLevel) {
    core::Random random(7);
    std::vector<TrueAccount> accounts = makeAccounts(120, "rooftop", random);
    double before = -1;
    for (const char* level : {"rooftop", "interpolated", "street"}) {
        for (TrueAccount& account : accounts) {
            account.errorM = core::quality::usualErrorM(level);
        }
        import(accounts);
        double width = 0;
        for (const TerritoryBand& band : bands().territories) {
            width += band.high - band.low;
        }
        EXPECT_GT(width, before) << level;
        before = width;
    }
}

TEST_F(Bands, ProbableDuplicatesLowerThem) {
    core::Random random(9);
    std::vector<TrueAccount> accounts = makeAccounts(40, "rooftop", random);
    import(accounts);
    const TotalBandsReport without = bands();
    ImportRecordsParams params;
    params.source = world.dir.write(
        "twice.csv",
        core::format("id,name,phone,street,city,zip,lon,lat,sales\n"
                     "X1,Cedar Ridge Plumbing,2035550137,1 Elm St,Iola,66749,{0},{1},9\n"
                     "X2,Cedar Ridge Plumbing,2035550137,1 Elm St,Iola,66749,{0},{1},9\n",
                     world.ws.newReader().text("SELECT lon FROM base_units").value_or(""),
                     world.ws.newReader().text("SELECT lat FROM base_units").value_or("")));
    params.sourceName = "other";
    importAccounts(world.ws, params, job);
    locateAccounts(world.ws, job);
    AggregateUnitsParams sum;
    sum.from = "accounts";
    sum.value = "sales";
    sum.as = "sales";
    aggregateUnits(world.ws, sum, job);
    EXPECT_EQ(dedupe(world.ws, {}, job).clusters.size(), 1U);
    const TotalBandsReport with = bands();
    EXPECT_EQ(with.doubled, 1);
    bool lower = false;
    for (std::size_t t = 0; t < 3; ++t) {
        lower = lower || with.territories[t].value - with.territories[t].low >
                             without.territories[t].value - without.territories[t].low + 8.9;
    }
    EXPECT_TRUE(lower);
}

TEST_F(Bands, MeasuresThatDoNotComeFromAccountsHaveNone) {
    TotalBandsParams params;
    params.scenario = "Drawn";
    const TotalBandsReport report = totalBands(world.ws.newReader(), params, job);
    EXPECT_TRUE(report.territories.empty());
    EXPECT_EQ(report.why, "work does not come from accounts");
    params.scenario = "None";
    EXPECT_THROW(totalBands(world.ws.newReader(), params, job), core::Error);
}
