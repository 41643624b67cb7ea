// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/factory.h"
#include "crm/sync/publish_fields.h"
#include "crm/verbs/rollback.h"
#include "tests/sync/sync_world.h"

#include <gtest/gtest.h>

namespace crm::test {

namespace {

/// Dynamics 365 with two accounts, whose places are published to its own columns.
struct PlacesWorld : SyncWorld {
    PlacesWorld() : SyncWorld(rigs().at("dynamics")) {
        CrmConnection connection = rig->connection();
        connection.config["publish"]["lat"] = "address1_latitude";
        connection.config["publish"]["lon"] = "address1_longitude";
        const core::Json config =
            checkedConfig(connection.kind, connection.config, "/", connection.baseUrl);
        base.ws.record("configure", [&](core::Record& record) {
            setConfig(record, requireConnection(record.db(), "crm").id, config);
        });
        rig->put("A1", {{"Name", "One"}, {"Zip", "06510"}});
        rig->put("A2", {{"Name", "Two"}, {"Zip", "06511"}});
        // In no territory: stays where it is on the map while a sync takes in what was written.
        rig->put("A3", {{"Name", "Three"}, {"Zip", "06512"}});
        sync();
        EXPECT_EQ(here("A1", "zip"), "06510");
        locate();
    }
    /// As a geocoder does: with more digits than the CRM keeps.
    void locate() {
        base.ws.record("locate", [](core::Record& record) {
            record.db().exec("UPDATE base_accounts SET lat = 41.12345678, lon = -72.98765432, "
                             "match_level = 'rooftop'");
        });
        base.placeAccounts();
    }
};

} // namespace

TEST(PublishedCoordinates, AreRoundedToWhatTheCrmHoldsAndWrittenOnce) {
    PlacesWorld world;
    const PublishReport first = world.publish();
    EXPECT_EQ(first.written, 2);
    const auto row = world.rig->rows().at("A1");
    EXPECT_EQ(row.at("address1_latitude"), "41.12346");
    EXPECT_EQ(row.at("address1_longitude"), "-72.98765");

    EXPECT_EQ(world.publish().written, 0) << "seven decimals say the same as five";
    const SyncReport after = world.sync();
    world.locate();
    EXPECT_EQ(after.conflicts.size(), 0U);
    EXPECT_EQ(world.publish().written, 0);
    EXPECT_EQ(world.rig->writesOf("A1"), 1);

    RollbackParams back;
    back.publish = first.publishId;
    back.around = world.around();
    EXPECT_TRUE(crm::rollback(world.base.ws, back, world.job).skipped.empty())
        << "what comes back rounded is nobody's edit";
}

TEST(PublishedRing, GoesAlongWhereItsFieldsHaveNamesAndIsTakenBack) {
    SyncWorld world(rigs().at("fake"));
    world.base.ws.record("configure", [](core::Record& record) {
        const CrmConnection connection = requireConnection(record.db(), "crm");
        core::Json config = connection.config;
        // The fields that this CRM has besides those of territories.
        config["publish"].update({{"quality", ""}, {"lon", ""}, {"lat", ""}});
        config["publish"].update(
            {{"ring", "Quality"}, {"ring_minutes", "Lon"}, {"ring_km2", "Lat"}});
        setConfig(record, connection.id, config);
    });
    world.rig->put("A1", {{"Name", "One"}, {"Zip", "06510"}});
    world.rig->put("A2", {{"Name", "Two"}, {"Zip", "06511"}});
    world.sync();
    world.base.placeAccounts();
    world.base.ws.edit({"ring", "isochrone"}, [](core::Edit& edit) {
        edit.db().exec("INSERT INTO plan_account_rings (account_id, ring, centre, minutes, "
                       "area_km2, engine, made_at) SELECT id, 'R-001', 'Rep 1', 20, 451.26, "
                       "'embedded', '' FROM base_accounts WHERE external_id = 'A1'");
    });
    const PublishReport report = world.publish();
    const auto in = world.rig->rows().at("A1");
    EXPECT_EQ(in.at("Quality"), "R-001");
    EXPECT_EQ(in.at("Lon"), "20");
    EXPECT_EQ(in.at("Lat"), "451.3");
    EXPECT_TRUE(world.rig->rows().at("A2")["Quality"].empty()) << "it lies in none";
    EXPECT_EQ(world.publish().written, 0);
    RollbackParams back;
    back.publish = report.publishId;
    back.around = world.around();
    EXPECT_TRUE(crm::rollback(world.base.ws, back, world.job).skipped.empty());
    EXPECT_TRUE(world.rig->rows().at("A1")["Quality"].empty());
}

TEST(PublishedCoordinates, HaveAsManyDecimalsAsTheConnectionSays) {
    EXPECT_EQ(PublishFields::fromJson({{"publish", {{"decimals", 4}}}}).decimals, 4);
    for (const core::Json& wrong :
         {core::Json(-1), core::Json(16), core::Json("5"), core::Json(1.5)}) {
        EXPECT_THROW(PublishFields::fromJson({{"publish", {{"decimals", wrong}}}}), core::Error);
    }
    const auto decimals = [](const char* kind) {
        return checkedConfig(kind, core::Json::object(), "/", "https://crm.example.org")["publish"]
            .value("decimals", 7);
    };
    EXPECT_EQ(decimals("dynamics"), 5);
    EXPECT_EQ(decimals("zoho"), 6) << "the fields that we make hold six";
    EXPECT_EQ(decimals("hubspot"), 7);
}

} // namespace crm::test
