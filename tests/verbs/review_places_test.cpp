// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/review_places.h"

#include "core/base/error.h"
#include "core/records/place_store.h"
#include "geo/verbs/geocode.h"
#include "geo/verbs/import_records.h"
#include "geo/verbs/replay.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

namespace geo {
namespace {

using core::records::MatchCandidate;

/// Three accounts in Connecticut: one by ZIP, one with coordinates of its own, one nowhere.
class ReviewPlaces : public testing::Test {
protected:
    ReviewPlaces() : ws(core::Workspace::create(dir.file("plan.gpkg"))) {
        ImportRecordsParams params;
        params.source =
            dir.write("accounts.csv", "id,name,street,city,state,zip,lat,lon\n"
                                      "A1,Account 1,285 Lae Ave,Guilford,CT,06437,,\n"
                                      "A2,Account 2,1 Main St,Hartford,CT,06103,41.766,-72.673\n"
                                      "A3,Account 3,,,,,,\n");
        importRecords(ws, core::records::Kind::Account, params, job);
        ws.record("candidates", [&](core::Record& record) {
            MatchCandidate best;
            best.point = {-72.69, 41.29};
            best.level = "interpolated";
            best.score = 0.91;
            best.errorM = 60;
            best.label = "285 LAKE AVE, GUILFORD, CT 06437";
            const core::records::AccountCandidates kept{idOf("A1"), {best}};
            core::records::saveCandidates(record, {&kept, 1});
        });
    }

    core::AccountId idOf(const std::string& id) const {
        return core::AccountId(
            ws.reader()
                .integer("SELECT id FROM base_accounts WHERE external_id = '" + id + "'")
                .value());
    }
    ReviewPlacesReport list() { return reviewPlaces(ws.reader(), {}); }
    DecidePlaceReport decide(DecidePlaceParams params) {
        params.account = params.account.empty() ? "A1" : params.account;
        return decidePlace(ws, params, job);
    }
    std::vector<std::string> listed() {
        std::vector<std::string> ids;
        for (const ReviewItem& item : list().items) {
            ids.push_back(item.externalId);
        }
        return ids;
    }

    support::TempDir dir;
    core::Workspace ws;
    core::Job job;
};

TEST_F(ReviewPlaces, ListsWhatIsNotSureTheHeaviestFirst) {
    const ReviewPlacesReport report = list();
    EXPECT_EQ(report.total, 3);
    EXPECT_EQ(listed(), (std::vector<std::string>{"A3", "A1"}));
    EXPECT_EQ(report.unlocated, 1);
    EXPECT_EQ(report.unlocatedByZip, 0);
    ASSERT_EQ(report.items[1].candidates.size(), 1U);
    EXPECT_GE(report.items[0].weight, report.items[1].weight);
    EXPECT_EQ(unlocatedText(1, 0), "1 account has no point: 0 counted by ZIP, 1 not at all");
    EXPECT_EQ(unlocatedText(412, 412), "412 accounts have no point: counted by ZIP");
}

TEST_F(ReviewPlaces, APickedCandidateIsWhereTheAccountIsUntilItIsUndone) {
    DecidePlaceParams params;
    params.pick = 1;
    const auto report = decide(params);
    EXPECT_EQ(report.decision, "picked");
    ASSERT_TRUE(report.point);
    EXPECT_DOUBLE_EQ(report.point->x, -72.69);
    EXPECT_EQ(listed(), std::vector<std::string>{"A3"});
    EXPECT_EQ(list().decided, 1);
    ASSERT_TRUE(undoStep(ws, job));
    EXPECT_EQ(listed(), (std::vector<std::string>{"A3", "A1"}));
    EXPECT_TRUE(core::records::loadPins(ws.reader()).empty());
}

TEST_F(ReviewPlaces, APinStaysWhenTheAccountIsGeocodedAgain) {
    DecidePlaceParams params;
    params.pin = core::Point{-72.5, 41.3};
    decide(params);
    GeocodeParams all;
    all.scope = GeocodeScope::All;
    geocode(ws, all, job);
    const auto pins = core::records::loadPins(ws.reader());
    ASSERT_EQ(pins.size(), 1U);
    EXPECT_DOUBLE_EQ(pins.begin()->second.x, -72.5);
}

TEST_F(ReviewPlaces, AChangedAddressBringsADecidedAccountBack) {
    DecidePlaceParams params;
    params.accept = true;
    decide(params);
    EXPECT_EQ(listed(), std::vector<std::string>{"A3"});
    ImportRecordsParams again;
    again.source = dir.write("accounts.csv", "id,name,street,city,state,zip\n"
                                             "A1,Account 1,9 Other St,Guilford,CT,06437\n");
    importRecords(ws, core::records::Kind::Account, again, job);
    const auto ids = listed();
    EXPECT_NE(std::find(ids.begin(), ids.end(), "A1"), ids.end());
}

TEST_F(ReviewPlaces, ACorrectedAddressIsQueuedAndPlacedAnew) {
    DecidePlaceParams params;
    params.account = "A3";
    params.fix = {{"city", "Guilford"}, {"state", "CT"}, {"zip", "06437"}};
    const auto report = decide(params);
    EXPECT_EQ(report.decision, "fixed");
    EXPECT_EQ(report.queued.size(), 3U);
    EXPECT_EQ(report.level, "zip");
    EXPECT_TRUE(report.point);
    EXPECT_THROW(decide(params), core::Error) << "nothing is left to correct";
}

TEST_F(ReviewPlaces, AnUnmappableAccountHasNoPlaceAndIsNotListedAgain) {
    DecidePlaceParams params;
    params.unmappable = true;
    const auto report = decide(params);
    EXPECT_EQ(report.level, "none");
    EXPECT_FALSE(report.point);
    EXPECT_EQ(listed(), std::vector<std::string>{"A3"});
    EXPECT_EQ(list().unlocated, 2);
    DecidePlaceParams reopen;
    reopen.reopen = true;
    EXPECT_EQ(decide(reopen).level, "zip");
}

TEST_F(ReviewPlaces, RefusesWhatMakesNoSense) {
    EXPECT_THROW(decide({}), core::Error);
    DecidePlaceParams two;
    two.accept = two.unmappable = true;
    EXPECT_THROW(decide(two), core::Error);
    DecidePlaceParams ninth;
    ninth.pick = 9;
    EXPECT_THROW(decide(ninth), core::Error);
    DecidePlaceParams off;
    off.pin = core::Point{-720, 41};
    EXPECT_THROW(decide(off), core::Error);
    DecidePlaceParams nowhere;
    nowhere.account = "A3";
    nowhere.accept = true;
    EXPECT_THROW(decide(nowhere), core::Error);
    DecidePlaceParams unknown;
    unknown.account = "A9";
    unknown.accept = true;
    EXPECT_THROW(decide(unknown), core::Error);
    DecidePlaceParams field;
    field.fix = {{"owner", "Rep 1"}};
    EXPECT_THROW(decide(field), core::Error);
}

} // namespace
} // namespace geo
