// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/review_places.h"

#include "core/base/error.h"
#include "core/quality/unlocated.h"
#include "core/records/place_store.h"
#include "geo/verbs/geocode.h"
#include "geo/verbs/import_records.h"
#include "geo/verbs/locate_accounts.h"
#include "tests/support/world.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace geo;
using core::Error;
using core::PlaceDecision;
using support::World;

namespace {

class ReviewPlaces : public testing::Test {
protected:
    ReviewPlaces() {
        import("A1,One,285 Lae Ave,Guilford,CT,06437,,,106\n"
               "A2,Two,12 Elm St,Guilford,CT,06437,,,127\n"
               "A3,Three,1 Oak St,Hartford,CT,06103,-95.99,37.01,50\n"
               "A4,Four,,,,,,,7\n");
        // The geocoder was surer of A2, and knows three places for A1.
        setPlace("A2", "street", 0.7, 800);
        const core::records::AccountCandidates candidates{
            account("A1"),
            {{{-95.995, 37.005}, "interpolated", 0.91, 60, "285 Lake Ave", {{true, "City agrees"}}},
             {{-95.99, 37.0}, "street", 0.63, {}, "285 Lake Ct", {{false, "Another suffix"}}}}};
        world.ws.record("geocode", [&](core::Record& token) {
            core::records::saveCandidates(token, {&candidates, 1});
        });
        locateAccounts(world.ws, job);
    }

    void import(const std::string& rows) {
        ImportRecordsParams params;
        params.source = world.dir.write("accounts.csv",
                                        "id,name,street,city,state,zip,lon,lat,potential\n" + rows);
        importAccounts(world.ws, params, job);
    }
    core::AccountId account(const std::string& id) {
        return core::AccountId(*world.ws.newReader().integer(
            "SELECT id FROM base_accounts WHERE external_id = '" + id + "'"));
    }
    void setPlace(const std::string& id, const std::string& level, double score, double errorM) {
        for (const auto& place : core::records::loadAccountPlaces(world.ws.newReader())) {
            if (place.externalId == id) {
                core::records::NewPlace next{place.id, place.place, place.placedFrom};
                next.place.level = level;
                next.place.score = score;
                next.place.errorM = errorM;
                world.ws.record("geocode", [&](core::Record& token) {
                    core::records::saveAccountPlaces(token, {&next, 1});
                });
            }
        }
    }
    ReviewPlacesReport list(ReviewPlacesParams params = {}) {
        params.value = "potential";
        return reviewPlaces(world.ws.newReader(), params, job);
    }
    std::string order() {
        std::string text;
        for (const ReviewItem& item : list().items) {
            text += item.id + ' ';
        }
        return text;
    }
    core::DecidePlaceReport decide(const std::string& id, PlaceDecision decision,
                                   core::DecidePlaceParams params = {}) {
        params.account = id;
        params.decision = decision;
        return decideAndLocate(world.ws, params, relocateByZip, job);
    }

    World world{"AAB/ABB/CCC"};
    core::Job job;
};

} // namespace

TEST_F(ReviewPlaces, AreSortedByValueTimesUncertainty) {
    const ReviewPlacesReport report = list();
    ASSERT_EQ(report.items.size(), 3U) << "coordinates that were given are good enough";
    EXPECT_EQ(order(), "A1 A4 A2 ");
    const core::Connection db = world.ws.newReader();
    core::Statement zip =
        db.prepare("SELECT match_error_m FROM base_accounts WHERE external_id = 'A1'");
    ASSERT_TRUE(zip.step());
    EXPECT_NEAR(report.items[0].weight, 106 * zip.real(0) / 1000, 1e-9);
    EXPECT_NEAR(report.items[2].weight, 127 * 0.8, 1e-9);
    EXPECT_EQ(report.items[0].address, "285 Lae Ave, Guilford, CT 06437");
    EXPECT_EQ(report.toReview, 3);
    std::int64_t all = 0;
    for (const LevelSummary& level : report.levels) {
        all += level.accounts;
    }
    EXPECT_EQ(all, report.accounts);
    EXPECT_NEAR(report.goodShare, 0.25, 1e-9);
}

TEST_F(ReviewPlaces, CandidatesComeWithReasonsAndTerritories) {
    ReviewPlacesParams params;
    params.scenario = "Drawn";
    params.account = "A1";
    const ReviewPlacesReport report = list(params);
    ASSERT_EQ(report.items.size(), 1U);
    ASSERT_EQ(report.items[0].candidates.size(), 2U);
    EXPECT_EQ(report.items[0].candidates[0].candidate.label, "285 Lake Ave");
    EXPECT_FALSE(report.items[0].candidates[0].territory.empty());
    EXPECT_FALSE(report.items[0].sameTerritory) << "its ZIP lies outside of the grid";
}

TEST_F(ReviewPlaces, APickedCandidateIsAPinWithTheCandidatesError) {
    const std::string before = world.planRows();
    core::DecidePlaceParams params;
    params.candidate = 1;
    const auto report = decide("A1", PlaceDecision::Pick, params);
    EXPECT_EQ(report.matchLevel, "pin");
    EXPECT_EQ(report.errorM, 60);
    EXPECT_NEAR(report.point->x, -95.995, 1e-9);
    EXPECT_EQ(order(), "A4 A2 ");
    const auto unit = [&] {
        return world.ws.newReader().integer(
            "SELECT count(*) FROM cache_account_units WHERE account_id = 1");
    };
    EXPECT_EQ(unit(), 1) << "its unit is found at once";
    const auto step = world.ws.undo();
    locateAfter(world.ws, step->changes, job);
    EXPECT_EQ(unit(), 0);
    EXPECT_EQ(world.planRows(), before);
    EXPECT_EQ(order(), "A1 A4 A2 ");
    params.candidate = 3;
    EXPECT_THROW(decide("A1", PlaceDecision::Pick, params), Error);
    EXPECT_EQ(world.planRows(), before);
}

TEST_F(ReviewPlaces, APinIsNotOverwrittenByTheGeocoder) {
    core::DecidePlaceParams params;
    params.point = core::Point{-95.98, 37.0};
    decide("A1", PlaceDecision::Pin, params);
    GeocodeParams all;
    all.scope = GeocodeScope::All;
    geocode(world.ws, all, job);
    EXPECT_EQ(
        world.ws.newReader().text("SELECT match_level FROM accounts WHERE external_id = 'A1'"),
        "pin");
    for (const core::Point bad : {core::Point{std::nan(""), 0}, core::Point{-200, 0}}) {
        params.point = bad;
        EXPECT_THROW(decide("A1", PlaceDecision::Pin, params), Error);
    }
}

TEST_F(ReviewPlaces, AcceptingHoldsUntilTheAddressChanges) {
    decide("A2", PlaceDecision::Accept);
    EXPECT_EQ(order(), "A1 A4 ");
    import("A1,One,285 Lae Ave,Guilford,CT,06437,,,106\n"
           "A2,Two,14 Elm St,Guilford,CT,06437,,,127\n"
           "A3,Three,1 Oak St,Hartford,CT,06103,-95.99,37.01,50\nA4,Four,,,,,,,7\n");
    EXPECT_EQ(order(), "A2 A1 A4 ");
}

TEST_F(ReviewPlaces, ACorrectedAddressIsPlacedAnewAndWaitsForTheCrm) {
    core::DecidePlaceParams params;
    params.account = "A1";
    params.decision = PlaceDecision::Fix;
    params.fields = {{"street", " 285 Lake Ave "}};
    core::records::PlacementInput asked;
    const auto report = core::DecidePlaceReport(decideAndLocate(
        world.ws, params,
        [&](const core::records::PlacementInput& input) {
            asked = input;
            Relocated found;
            found.place.point = core::Point{-95.99, 37.0};
            found.place.level = "rooftop";
            found.place.score = 0.99;
            return found;
        },
        job));
    EXPECT_EQ(asked.street, "285 Lake Ave");
    EXPECT_EQ(report.matchLevel, "rooftop");
    ASSERT_EQ(report.queued.size(), 1U);
    EXPECT_EQ(report.queued[0].oldValue, "285 Lae Ave");
    EXPECT_EQ(order(), "A4 A2 ");
    params.fields = {{"phone", "1"}};
    EXPECT_THROW(decideAndLocate(world.ws, params, relocateByZip, job), Error);
    params.fields = {};
    EXPECT_THROW(decideAndLocate(world.ws, params, relocateByZip, job), Error);
    world.ws.undo();
    EXPECT_EQ(list().stale, 1) << "the place stands for an address that is no more";
}

TEST_F(ReviewPlaces, UnmappableAccountsLeaveTheListAndCountByZip) {
    decide("A3", PlaceDecision::Unmappable);
    const core::Connection db = world.ws.newReader();
    EXPECT_EQ(db.text("SELECT match_level || (lon IS NULL) FROM accounts WHERE external_id = 'A3'"),
              "none1");
    EXPECT_EQ(order(), "A1 A4 A2 ");
    decide("A3", PlaceDecision::Release);
    EXPECT_EQ(
        world.ws.newReader().text("SELECT match_level FROM accounts WHERE external_id = 'A3'"),
        "given");
}

TEST_F(ReviewPlaces, AccountsWithoutAPointStayVisibleInTotals) {
    const core::Connection db = world.ws.newReader();
    const auto layer = core::requireLayer(db, "grid");
    const auto summary = core::quality::unlocatedSummary(db, layer.id);
    EXPECT_EQ(summary.accounts, 4);
    EXPECT_EQ(summary.withoutPoint, 2) << "A1 by ZIP, A4 not at all";
    EXPECT_EQ(summary.countedNowhere, 3) << "Guilford is not in the grid";
    EXPECT_EQ(summary.sentence(), "3 accounts lie in no unit: counted nowhere");
    core::quality::UnlocatedSummary other;
    other.countedByZip = 412;
    EXPECT_EQ(other.sentence(), "412 accounts have no point: counted by ZIP");
    EXPECT_EQ(core::quality::UnlocatedSummary().sentence(), "");
}
