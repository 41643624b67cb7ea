// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/whitespace.h"

#include "core/base/error.h"
#include "core/records/place_store.h"
#include "geo/verbs/county_areas.h"
#include "tests/support/temp_dir.h"
#include "tests/support/world.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

using support::World;

namespace {

/// A 2 x 3 grid with keys 67001 ... in Kansas, with accounts in its units.
class Whitespace : public testing::Test {
protected:
    Whitespace() {
        const core::LayerId layer = core::requireLayer(world.ws.reader(), "grid").id;
        const auto units = core::loadUnits(world.ws.reader(), layer);
        for (const core::BasicUnit& unit : units) {
            keys.push_back(unit.key);
        }
        world.ws.record("accounts", [&](core::Record& record) {
            core::Statement insert = record.db().prepare(
                "INSERT INTO base_accounts (id, source, external_id, name, lon, lat, content_hash, "
                "imported_at, attributes) VALUES (?, 'test', ?, ?, -96, 37, '', '', ?)");
            std::vector<std::pair<core::AccountId, core::UnitId>> where;
            for (int i = 1; i <= 8; ++i) {
                const std::string id = "A" + std::to_string(i);
                insert.run(i, id, id, "{\"potential\": " + std::to_string(10 * i) + "}");
                if (i < 8) { // the last one lies in no unit
                    where.emplace_back(core::AccountId(i),
                                       units[static_cast<std::size_t>(i % 2)].id);
                }
            }
            core::records::saveAccountUnits(record, layer, where);
        });
        params.layer = "grid";
        params.market = "emp";
        params.marketKey = "key";
    }

    geo::WhitespaceReport run() {
        core::Job job;
        return geo::whitespace(world.ws, params, job);
    }
    void market(const std::string& rows) {
        params.marketFrom = world.dir.write("market.csv", "key,emp,flag\n" + rows);
    }
    double lost(const geo::WhitespaceReport& report, const std::string& of) {
        double sum = 0;
        for (const geo::JoinLoss& loss : report.losses) {
            sum += loss.of == of ? loss.value : 0;
        }
        return sum;
    }

    World world{"AAB/ABB"};
    std::vector<std::string> keys;
    geo::WhitespaceParams params;
};

} // namespace

TEST_F(Whitespace, TotalsReconcileAndLossesHaveReasons) {
    market(keys[0] + ",1000,\n" + keys[1] + ",500,\n" + keys[2] + ",x,\n99999,77,\n,5,\nnone,3,\n");
    const auto report = run();
    EXPECT_EQ(report.marketTotal.rows, 6);
    EXPECT_EQ(report.marketTotal.source, 1585);
    EXPECT_EQ(report.marketTotal.placed, 1500);
    EXPECT_EQ(report.marketTotal.source, report.marketTotal.placed + lost(report, "market"));
    EXPECT_EQ(report.customerTotal.source, 8);
    EXPECT_EQ(report.customerTotal.placed, 7);
    EXPECT_EQ(report.customerTotal.source, report.customerTotal.placed + lost(report, "customers"));
    EXPECT_EQ(report.losses.size(), 5U);
    EXPECT_EQ(report.rows.size(), 6U);
    EXPECT_EQ(report.withoutMarket, 4);
    const core::Json json = report;
    EXPECT_EQ(json.at("totals").at("market").at("placed"), 1500);
}

TEST_F(Whitespace, WithheldValuesAreRangesAndNeverZero) {
    params.withheld = "flag";
    market(keys[0] + ",1000,\n" + keys[1] + ",0,E\n");
    const auto report = run();
    EXPECT_EQ(report.marketTotal.withheldCells, 1);
    EXPECT_EQ(report.marketTotal.withheldLow, 250);
    EXPECT_EQ(report.marketTotal.withheldHigh, 499);
    for (const geo::WhitespaceRow& row : report.rows) {
        if (row.key == keys[1]) {
            EXPECT_TRUE(row.hasMarket);
            EXPECT_EQ(row.figures.market, 374.5);
            EXPECT_EQ(row.figures.marketLow, 250);
        }
    }
    market(keys[0] + ",1000,\n" + keys[1] + ",0,?\n");
    EXPECT_THROW(run(), core::Error);
}

TEST_F(Whitespace, ACrosswalkLeadsKeysToTheirUnit) {
    market(keys[0] + ",1000,\n00501,7,\n");
    EXPECT_EQ(run().marketTotal.placed, 1000);
    // The grid's keys are no ZIPs; a layer of ZIPs is in the acceptance test below.
    params.crosswalk = "nonsense";
    EXPECT_THROW(run(), core::Error);
}

TEST_F(Whitespace, CountiesAndStatesGatherTheirUnits) {
    market(keys[0] + ",1000,\n" + keys[1] + ",500,\n");
    params.by = "state";
    params.customers = "potential";
    const auto report = run();
    ASSERT_EQ(report.rows.size(), 1U);
    EXPECT_EQ(report.rows[0].key, "KS");
    EXPECT_EQ(report.rows[0].figures.market, 1500);
    EXPECT_EQ(report.rows[0].figures.customers, 280);
    params.by = "county";
    EXPECT_EQ(run().marketTotal.placed, 1500);
    params.by = "continent";
    EXPECT_THROW(run(), core::Error);
    params.by = "area";
    EXPECT_THROW(run(), core::Error);
}

TEST_F(Whitespace, WritesATable) {
    market(keys[0] + ",1000,\n" + keys[1] + ",500,\n");
    params.file = world.dir.file("out.csv");
    const auto report = run();
    std::ifstream in(report.file);
    std::stringstream text;
    text << in.rdbuf();
    EXPECT_EQ(text.str().substr(0, 23), "rank,key,name,market,ma");
    params.file = world.ws.path();
    EXPECT_THROW(run(), core::Error);
}

TEST(CountyAreas, CountiesAreKnownByCodesOrNames) {
    EXPECT_EQ(geo::countyWord("De Kalb County"), "DEKALB");
    EXPECT_EQ(geo::countyWord("Saint Clair"), geo::countyWord("ST. CLAIR"));
    support::TempDir dir;
    const auto byName = geo::readCountyAreas(
        dir.write("n.csv", "STATE_AB,COUNTY,DMA\nAL,ST. CLAIR,Birmingham\nAL,DE  KALB,Huntsville\n"
                           "AL,NOWHERE,X\nAL,AUTAUGA,\n"),
        "DMA");
    EXPECT_EQ(byName.areaOf.at("01115"), "Birmingham");
    EXPECT_EQ(byName.areaOf.at("01049"), "Huntsville");
    EXPECT_EQ(byName.areaOf.size(), 2U);
    EXPECT_EQ(byName.issues.size(), 1U);
    const auto byCode = geo::readCountyAreas(
        dir.write("c.csv", "fipsstatecode,fipscountycode,cbsa\n1,1,Montgomery\n09,110,Hartford\n"),
        "cbsa");
    EXPECT_EQ(byCode.areaOf.at("01001"), "Montgomery");
    EXPECT_TRUE(byCode.planningRegions);
    EXPECT_THROW(geo::readCountyAreas(dir.write("x.csv", "a,b\n1,2\n"), "b"), core::Error);
    EXPECT_THROW(geo::readCountyAreas(dir.file("c.csv"), "dma"), core::Error);
}
