// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/records/candidate_store.h"
#include "core/records/place_store.h"
#include "geo/geocode/reference_files.h"
#include "geo/verbs/geocode.h"
#include "geo/verbs/import_records.h"
#include "geo/verbs/reference.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

using namespace geo;
using core::records::AccountPlace;

namespace {

constexpr const char* kAccounts = "id,street,city,state,zip\n"
                                  "1,3042 Saviers Rd,Oxnard,CA,93033\n"
                                  "2,3044 Saveirs Rd,Oxnard,CA,93033\n"
                                  "3,10 Oak St,Oxnard,CA,93033\n"
                                  "4,PO Box 7,Oxnard,CA,93033\n"
                                  "5,8 Far St,Hartford,CT,06103\n";
constexpr const char* kPoints = "number,street,city,state,zip,lon,lat\n"
                                "3042,Saviers Rd,Oxnard,CA,93033,-119.1771,34.1715\n"
                                "3046,Saviers Rd,Oxnard,CA,93033,-119.1771,34.1712\n"
                                "10,N Oak St,Oxnard,CA,93033,-119.18,34.17\n"
                                "10,S Oak St,Oxnard,CA,93033,-119.18,34.16\n";

class GeocodeVerb : public testing::Test {
protected:
    GeocodeVerb() : ws(core::Workspace::create(dir.file("plan.gpkg"))) {
        ImportRecordsParams params;
        params.source = dir.write("accounts.csv", kAccounts);
        importAccounts(ws, params, job);
    }
    AddReferenceReport addPoints(const std::string& name = "points.csv") {
        AddReferenceParams params;
        params.source = dir.write(name, kPoints);
        params.indexPath = dir.file("index/reference.sqlite");
        return addReference(params, job);
    }
    GeocodeReport run(GeocodeScope scope) {
        GeocodeParams params;
        params.scope = scope;
        params.indexPath = dir.file("index/reference.sqlite");
        return geocode(ws, params, job);
    }
    std::vector<AccountPlace> places() { return core::records::loadAccountPlaces(ws.newReader()); }

    support::TempDir dir;
    core::Workspace ws;
    core::Job job;
};

} // namespace

TEST_F(GeocodeVerb, PlacesEachAccountAsWellAsTheReferenceAllows) {
    EXPECT_EQ(addPoints().added.counts.points, 4);
    const auto report = run(GeocodeScope::All);
    EXPECT_EQ(report.total, 5);
    EXPECT_EQ(report.attempted, 5);
    EXPECT_EQ(report.byLevel.of("rooftop"), 1);
    EXPECT_EQ(report.byLevel.of("interpolated"), 1);
    EXPECT_EQ(report.byLevel.of("zip"), 3);
    EXPECT_EQ(report.stale, 0);
    const auto all = places();
    EXPECT_NEAR(all[0].place.point->x, -119.1771, 1e-6);
    EXPECT_EQ(all[0].place.errorM, 20);
    EXPECT_NE(all[1].place.note.find("street: SAVIERS for SAVEIRS"), std::string::npos);
}

TEST_F(GeocodeVerb, KeepsTheOtherPlacesForReview) {
    addPoints();
    run(GeocodeScope::All);
    const auto all = places();
    EXPECT_TRUE(core::records::loadCandidates(ws.newReader(), all[0].id).empty());
    const auto kept = core::records::loadCandidates(ws.newReader(), all[2].id);
    ASSERT_EQ(kept.size(), 2U);
    EXPECT_EQ(kept[0].level, "rooftop");
    EXPECT_NE(all[2].place.note.find("two places fit equally well"), std::string::npos);
}

TEST_F(GeocodeVerb, NewDataForAZipMakesItsAccountsStaleOnce) {
    EXPECT_EQ(run(GeocodeScope::Due).attempted, 0);
    addPoints();
    EXPECT_EQ(run(GeocodeScope::Missing).stale, 4); // Hartford has no new data
    const auto report = run(GeocodeScope::Stale);
    EXPECT_EQ(report.attempted, 4);
    EXPECT_EQ(report.stale, 0);
    EXPECT_EQ(run(GeocodeScope::Stale).attempted, 0);
}

TEST_F(GeocodeVerb, OldPlacesAreStaleOnlyIfAsked) {
    GeocodeParams params;
    params.scope = GeocodeScope::Stale;
    params.indexPath = dir.file("none.sqlite");
    EXPECT_EQ(geocode(ws, params, job).attempted, 0);
    params.maxAgeDays = 0;
    EXPECT_EQ(geocode(ws, params, job).attempted, 5);
    params.maxAgeDays = 30;
    EXPECT_EQ(geocode(ws, params, job).attempted, 0);
}

TEST_F(GeocodeVerb, MayUseReferenceDataForOneRunOnly) {
    GeocodeParams params;
    params.scope = GeocodeScope::All;
    params.references = {dir.write("points.csv", kPoints)};
    EXPECT_EQ(geocode(ws, params, job).byLevel.of("rooftop"), 1);
    EXPECT_EQ(run(GeocodeScope::All).byLevel.of("rooftop"), 1); // a better place is kept
}

TEST_F(GeocodeVerb, AProviderIsAskedOnlyForWhatTheReferenceLacks) {
    addPoints();
    GeocodeParams params;
    params.scope = GeocodeScope::All;
    params.indexPath = dir.file("index/reference.sqlite");
    std::size_t asked = 0;
    params.provider = GeocodeProvider{"fake", [&](std::span<const Address> addresses, core::Job&) {
                                          asked = addresses.size();
                                          std::vector<Match> answers(addresses.size());
                                          answers.back().point = core::Point{-72.7, 41.76};
                                          answers.back().level = MatchLevel::Point;
                                          answers.back().provider = "fake";
                                          return answers;
                                      }};
    const auto report = geocode(ws, params, job);
    EXPECT_EQ(asked, 3U); // the corner of two Oak Streets, the box, Hartford
    EXPECT_EQ(report.byLevel.of("rooftop"), 2);
    EXPECT_EQ(places()[4].place.provider, "fake");
}

TEST_F(GeocodeVerb, ACancelledRunKeepsNothingHalfDone) {
    addPoints();
    core::Job cancelled;
    cancelled.cancel();
    GeocodeParams params;
    params.scope = GeocodeScope::All;
    params.indexPath = dir.file("index/reference.sqlite");
    EXPECT_THROW(geocode(ws, params, cancelled), core::Error);
    EXPECT_EQ(run(GeocodeScope::Due).attempted, 4);
}

TEST_F(GeocodeVerb, RefusesTheWorkspaceAsReference) {
    AddReferenceParams params;
    params.source = dir.file("plan.gpkg");
    params.workspace = params.source;
    params.indexPath = dir.file("index/reference.sqlite");
    EXPECT_THROW(addReference(params, job), core::Error);
    EXPECT_THROW(removeReference("nothing", params.indexPath), core::Error);
}
