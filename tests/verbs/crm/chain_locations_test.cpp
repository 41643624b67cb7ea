// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "crm/files/table_file.h"
#include "tests/verbs/crm/crm_world.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <set>
#include <sstream>

namespace crm {

namespace {

/// The nation's chain locations as a CRM, their ZIPs as units, a hundred territories.
TEST(ChainLocations, ArePublishedWithEveryOtherByteInPlace) {
    const char* shared = std::getenv("EVENLODE_SHARED_DATA");
    const std::filesystem::path source =
        std::filesystem::path(shared != nullptr ? shared : EVENLODE_SHARED_DATA) / "accounts" /
        "us_chain_locations_2024.csv";
    if (!std::filesystem::exists(source)) {
        GTEST_SKIP() << "the shared data is not here";
    }
    test::CrmWorld world;
    std::filesystem::copy_file(source, world.file("accounts.csv"));
    const std::string before = world.read("accounts.csv");
    std::set<std::string> zips;
    const auto table = openTable(world.file("accounts.csv"));
    const std::size_t zip = table->columnIndex("zip").value();
    table->forEachRow([&](const TableRow& row) { zips.insert(row.value(zip)); });
    world.ws.record("units", [&](core::Record& record) {
        core::NewLayer units;
        units.layer.name = "zips";
        units.layer.kind = "area";
        units.layer.workCrs = "EPSG:5070";
        for (const std::string& key : zips) {
            if (key.size() == 5 && key[0] != '9') {
                units.units.emplace_back().key = key;
            }
        }
        world.layer = core::replaceLayer(record, units, world.job);
    });
    world.ws.edit({"plan", "test"}, [&](core::Edit& edit) {
        std::vector<core::UnitId> units[2];
        for (const core::BasicUnit& unit : core::loadUnits(edit.db(), world.layer)) {
            units[unit.id.value % 2].push_back(unit.id);
        }
        core::assignUnits(edit, world.scenario, units[0], world.territories.at("T01"));
        core::assignUnits(edit, world.scenario, units[1], world.territories.at("T02"));
    });
    world.connect();
    const auto clock = [] { return std::chrono::steady_clock::now(); };
    const auto start = clock();
    const SyncReport pulled = world.pull();
    const auto synced = clock();
    const PublishReport published = world.push();
    const auto done = clock();
    const PublishReport again = world.push();
    const auto seconds = [](auto from, auto to) {
        return std::chrono::duration<double>(to - from).count();
    };
    std::cout << core::format("sync {:.2f} s, publish {:.2f} s, publish again {:.2f} s\n",
                              seconds(start, synced), seconds(synced, done),
                              seconds(done, clock()));
    EXPECT_EQ(pulled.objects.at("accounts").added, 48'053);
    EXPECT_EQ(published.written + static_cast<std::int64_t>(published.plan.kept.size()), 48'053);
    EXPECT_EQ(again.written, 0);
    std::istringstream old(before);
    std::istringstream now(world.read("accounts.csv"));
    std::string was;
    std::string is;
    std::int64_t rows = 0;
    while (std::getline(old, was) && std::getline(now, is)) {
        ASSERT_EQ(is.substr(0, was.size()), was) << "row " << rows + 1;
        ++rows;
    }
    EXPECT_EQ(rows, 48'054);
}

} // namespace

} // namespace crm
