// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"
#include "core/workspace/workspace.h"
#include "crm/verbs/connections.h"
#include "crm/verbs/publish.h"
#include "crm/verbs/sync.h"
#include "tests/support/temp_dir.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace crm::test {

/// A workspace with three units in two territories, and a folder that is its CRM.
struct CrmWorld {
    support::TempDir dir;
    core::Workspace ws = core::Workspace::create(dir.file("plan.gpkg"));
    core::Job job;
    core::LayerId layer;
    core::ScenarioId scenario;
    std::map<std::string, core::TerritoryId> territories;

    CrmWorld() {
        std::filesystem::create_directory(dir.path() / "crm");
        ws.record("units", [&](core::Record& record) {
            core::NewLayer units;
            units.layer.name = "zips";
            units.layer.kind = "area";
            units.layer.workCrs = "EPSG:5070";
            for (const char* key : {"06510", "06511", "06512"}) {
                core::NewUnit& unit = units.units.emplace_back();
                unit.key = unit.name = key;
            }
            layer = core::replaceLayer(record, units, job);
        });
        ws.edit({"plan", "test"}, [&](core::Edit& edit) {
            core::Scenario plan;
            plan.force = core::defaultForce(edit);
            plan.name = "plan";
            plan.layer = layer;
            scenario = core::insertScenario(edit, plan);
            for (const char* code : {"T01", "T02"}) {
                core::Territory territory;
                territory.scenario = scenario;
                territory.position = static_cast<int>(territories.size()) + 1;
                territory.code = code;
                territory.name = code == std::string("T01") ? "North, \"upper\"" : "South";
                territories[code] = core::insertTerritory(edit, territory);
            }
        });
        assign("06510", "T01");
        assign("06511", "T02");
    }

    std::string file(const std::string& name) const { return (dir.path() / "crm" / name).string(); }
    void write(const std::string& name, const std::string& bytes) const {
        dir.write("crm/" + name, bytes);
    }
    std::string read(const std::string& name) const { return dir.read("crm/" + name); }

    core::UnitId unit(const std::string& key) const {
        return core::loadUnitKeys(ws.reader(), layer).at(key);
    }

    void assign(const std::string& key, const std::string& territory) {
        ws.edit({"assign", "test"}, [&](core::Edit& edit) {
            const core::UnitId id = unit(key);
            core::assignUnits(edit, scenario, {&id, 1}, territories.at(territory));
        });
    }

    /// Puts every account into the unit that its ZIP names, as the map would.
    void placeAccounts() {
        ws.record("place", [&](core::Record& record) {
            record.db().exec("DELETE FROM cache_account_units");
            record.db()
                .prepare("INSERT INTO cache_account_units (layer_id, account_id, unit_id, method) "
                         "SELECT u.layer_id, a.id, u.id, 'zip' FROM base_accounts a "
                         "JOIN base_units u ON u.key = a.zip AND u.layer_id = ?")
                .run(layer);
        });
    }

    void own(const std::string& territory, const std::string& rep) {
        ws.edit({"own", "test"}, [&](core::Edit& edit) {
            const auto id =
                edit.db().integer("SELECT id FROM base_reps WHERE external_id = '" + rep + "'");
            core::insertOwner(edit, territories.at(territory), core::RepId(id.value()));
        });
    }

    ConnectionReport connect() {
        return addConnection(ws, {"crm", "files", (dir.path() / "crm").string(), {}}, job);
    }

    SyncReport pull(bool yes = false) {
        SyncParams params;
        params.yes = yes;
        SyncReport report = sync(ws, params, job);
        placeAccounts();
        return report;
    }

    PublishParams publishing() const {
        PublishParams params;
        params.connection = "crm";
        params.scenario = "plan";
        return params;
    }

    PublishReport push(bool dryRun = false) {
        PublishParams params = publishing();
        params.dryRun = dryRun;
        return publish(ws, params, job);
    }

    std::int64_t count(const std::string& sql) const {
        return ws.reader().integer(sql).value_or(-1);
    }
};

inline constexpr const char* kAccounts = "id,name,zip,phone\r\n"
                                         "A1,\"Alpha, Inc.\",06510,\"555-1\"\r\n"
                                         "A2,Beta,06511,\r\n"
                                         "A3,Gamma,06512,555-3\r\n"
                                         "A4,Delta,99999,555-4\r\n";

} // namespace crm::test
