// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/field_change_store.h"

#include "core/base/error.h"
#include "core/records/candidate_store.h"
#include "core/records/place_store.h"
#include "core/records/record_store.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

using namespace core;
using namespace core::records;

namespace {

class FieldChangesTest : public testing::Test {
protected:
    FieldChangesTest() { import("285 Lae Ave", "06437"); }

    void import(const std::string& street, const std::string& zip) {
        NeutralRecord record;
        record.id = "A1";
        record.fields.resize(fieldsOf(Kind::Account).size());
        record.fields[*fieldIndex(Kind::Account, "street")] = street;
        record.fields[*fieldIndex(Kind::Account, "zip")] = zip;
        record.fingerprint = street + zip + std::to_string(++imports_);
        Placement place;
        place.point = Point{-72.7, 41.3};
        place.level = "zip";
        place.errorM = 6200;
        ws.record("import", [&](core::Record& token) {
            upsertRecords(token, Kind::Account, {{record, place}}, {}, job);
        });
    }
    void wish(const std::string& field, const Value& value) {
        ws.edit({"Change", "test"}, [&](Edit& edit) {
            FieldChange change;
            change.account = AccountId(1);
            change.field = field;
            change.newValue = value;
            queueFieldChanges(edit, {change});
        });
    }
    AccountPlace place() { return loadAccountPlaces(ws.newReader()).at(0); }

    support::TempDir dir;
    Workspace ws = Workspace::create(dir.file("plan.gpkg"));
    Job job;
    int imports_ = 0;
};

} // namespace

TEST_F(FieldChangesTest, ACorrectedAddressCountsAtOnceAndMakesThePlaceStale) {
    EXPECT_FALSE(place().stale());
    EXPECT_EQ(place().place.errorM, 6200);
    wish("street", "285 Lake Ave");
    EXPECT_EQ(place().input.street, "285 Lake Ave");
    EXPECT_TRUE(place().stale());
    EXPECT_EQ(ws.newReader().text("SELECT street FROM accounts"), "285 Lake Ave");
    const auto queued = listFieldChanges(ws.newReader());
    ASSERT_EQ(queued.size(), 1U);
    EXPECT_EQ(queued[0].oldValue, "285 Lae Ave");
    EXPECT_EQ(queued[0].status, FieldChangeStatus::Queued);
    ws.undo();
    EXPECT_FALSE(place().stale());
    EXPECT_TRUE(listFieldChanges(ws.newReader()).empty());
}

TEST_F(FieldChangesTest, TheRecordShowsWhetherTheWishWasGranted) {
    wish("street", "285 Lake Ave");
    import("285 Lake Ave", "06437");
    EXPECT_EQ(listFieldChanges(ws.newReader())[0].status, FieldChangeStatus::Done);
    import("12 Elm St", "06437");
    EXPECT_EQ(listFieldChanges(ws.newReader())[0].status, FieldChangeStatus::Conflict);
    EXPECT_EQ(place().input.street, "12 Elm St") << "the newer value of the CRM stands";
}

TEST_F(FieldChangesTest, APlaceFoundForTheCorrectedAddressSurvivesAnImportOfTheOldOne) {
    wish("street", "285 Lake Ave");
    Placement found;
    found.point = Point{-72.71, 41.33};
    found.level = "interpolated";
    const std::vector<NewPlace> better = {{AccountId(1), found, placementInput(place().input)}};
    ws.record("geocode", [&](core::Record& token) { saveAccountPlaces(token, better); });
    import("285 Lae Ave", "06437");
    EXPECT_EQ(place().place.level, "interpolated");
    EXPECT_FALSE(place().stale());
}

TEST_F(FieldChangesTest, AChangeBackToTheValueOfTheCrmIsNoChange) {
    wish("street", "285 Lake Ave");
    wish("street", "286 Lake Ave");
    EXPECT_EQ(listFieldChanges(ws.newReader()).at(0).oldValue, "285 Lae Ave");
    wish("street", "285 Lae Ave");
    EXPECT_TRUE(listFieldChanges(ws.newReader()).empty());
    EXPECT_THROW(wish("attributes", "x"), Error);
}

TEST_F(FieldChangesTest, CandidatesAreKeptWithTheirReasons) {
    const AccountCandidates kept{
        AccountId(1),
        {{{-72.7, 41.3},
          "interpolated",
          0.91,
          60,
          "285 Lake Ave, Guilford",
          {{true, "City agrees"}}},
         {{-72.6, 41.2}, "street", 0.63, {}, "285 Lake Ct, Guilford", {{false, "Other suffix"}}}}};
    ws.record("geocode", [&](core::Record& token) { saveCandidates(token, {&kept, 1}); });
    EXPECT_EQ(loadCandidates(ws.newReader(), AccountId(1)), kept.candidates);
    const AccountCandidates none{AccountId(1), {}};
    ws.record("geocode", [&](core::Record& token) { saveCandidates(token, {&none, 1}); });
    EXPECT_TRUE(loadCandidates(ws.newReader(), AccountId(1)).empty());
}
