// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/plan/hull.h"
#include "core/workspace/measure_store.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"
#include "tests/support/letter_grid.h"
#include "tests/support/temp_dir.h"

#include <map>
#include <string>
#include <vector>

namespace support {

/// A workspace in one line: `World w("AAB/ABB/CCC")` has a layer "grid" of squares with sides of
/// 1 km, a measure "work" of 1 each, and a scenario "Drawn" with the territories of the picture.
class World {
public:
    explicit World(const std::string& picture)
        : ws(core::Workspace::create(dir.file("plan.gpkg"))), grid_(picture) {
        ws.record("set up", [&](core::Record& record) { makeLayer(record); });
        ws.edit({"Set up", "test"}, [&](core::Edit& edit) { makeScenario(edit); });
    }

    /// The alignment of a scenario drawn like the picture, '.' for units without a territory.
    std::string draw(const std::string& scenario = "Drawn") const {
        const core::Connection& db = ws.reader();
        const core::ScenarioId id = core::requireScenario(db, scenario).id;
        std::map<core::TerritoryId, char> letters;
        for (const core::Territory& territory : core::loadTerritories(db, id)) {
            letters[territory.id] = static_cast<char>('A' + territory.position - 1);
        }
        std::map<core::UnitId, char> owner;
        for (const auto& [unit, territory] : core::loadAssignments(db, id)) {
            owner[unit] = letters.at(territory);
        }
        std::string picture;
        double row = grid_.positions.front().y;
        for (std::size_t i = 0; i < grid_.positions.size(); ++i) {
            if (grid_.positions[i].y != row) {
                picture += '/';
                row = grid_.positions[i].y;
            }
            const auto found = owner.find(units_[i]);
            picture += found == owner.end() ? '.' : found->second;
        }
        return picture;
    }

    /// Every row of every `plan_*` table as text: equal before and after an undo.
    std::string planRows() const {
        std::string text;
        core::Statement tables =
            ws.reader().prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE "
                                "'plan\\_%' ESCAPE '\\' ORDER BY name");
        while (tables.step()) {
            const std::string table = tables.string(0);
            core::Statement rows = ws.reader().prepare("SELECT * FROM " + table + " ORDER BY 1, 2");
            while (rows.step()) {
                text += table;
                for (int c = 0; c < rows.columnCount(); ++c) {
                    text += '|' + rows.string(c);
                }
                text += '\n';
            }
        }
        return text;
    }

    core::UnitId unit(std::size_t index) const { return units_.at(index); }
    void setWork(const std::vector<double>& values) {
        ws.record("values", [&](core::Record& record) { makeMeasure(record, values); });
    }

    TempDir dir;
    core::Workspace ws;

private:
    void makeLayer(core::Record& record) {
        core::NewLayer layer;
        layer.layer.name = "grid";
        layer.layer.kind = "area";
        layer.layer.source = "drawn";
        layer.layer.workCrs = "EPSG:5070";
        for (std::size_t i = 0; i < grid_.positions.size(); ++i) {
            layer.units.push_back(square(grid_.names[i], grid_.positions[i]));
        }
        for (const core::align::Border& border : grid_.borders) {
            layer.edges.push_back({static_cast<std::size_t>(border.a),
                                   static_cast<std::size_t>(border.b), border.length, false, 0});
        }
        core::Job job;
        layer_ = core::replaceLayer(record, layer, job);
        for (const core::BasicUnit& unit : core::loadUnits(record.db(), layer_)) {
            units_.push_back(unit.id);
        }
        makeMeasure(record, std::vector<double>(units_.size(), 1.0));
    }

    static core::NewUnit square(const std::string& key, core::Point p) {
        const double h = test::LetterGrid::kSide / 2;
        const core::Ring ring{{p.x - h, p.y - h},
                              {p.x + h, p.y - h},
                              {p.x + h, p.y + h},
                              {p.x - h, p.y + h},
                              {p.x - h, p.y - h}};
        core::NewUnit unit;
        unit.key = key;
        unit.position = p;
        unit.areaM2 = 4 * h * h;
        unit.perimeterM = 8 * h;
        unit.hull = core::convexHull(std::vector<core::Point>(ring.begin(), ring.end()));
        // Degrees that keep the squares square enough for a test: 1 km is 0.01 degrees here.
        core::Ring degrees;
        for (const core::Point corner : ring) {
            degrees.push_back({-96 + corner.x / 1e5, 37 + corner.y / 1e5});
        }
        unit.lonLat = {-96 + p.x / 1e5, 37 + p.y / 1e5};
        unit.shape.polygons.push_back({{degrees}});
        return unit;
    }

    void makeMeasure(core::Record& record, const std::vector<double>& values) {
        core::NewMeasure measure{layer_, "work", "hours", "test", {}};
        for (std::size_t i = 0; i < values.size(); ++i) {
            measure.values.emplace_back(units_[i], values[i]);
        }
        core::replaceMeasure(record, measure);
    }

    void makeScenario(core::Edit& edit) {
        core::Scenario scenario;
        scenario.name = "Drawn";
        scenario.layer = layer_;
        scenario.force = core::defaultForce(edit);
        scenario.measures = {{"work", 1, {}, {}, {}}};
        const core::ScenarioId id = core::insertScenario(edit, scenario);
        for (std::size_t t = 0; t < grid_.territories.size(); ++t) {
            core::Territory territory;
            territory.scenario = id;
            territory.position = static_cast<int>(t + 1);
            territory.code = core::format("T0{}", t + 1);
            territory.name = grid_.territories[t];
            const core::TerritoryId made = core::insertTerritory(edit, territory);
            std::vector<core::UnitId> members;
            for (std::size_t i = 0; i < grid_.alignment.size(); ++i) {
                if (grid_.alignment[i] == static_cast<int>(t)) {
                    members.push_back(units_[i]);
                }
            }
            core::assignUnits(edit, id, members, made);
        }
    }

    test::LetterGrid grid_;
    core::LayerId layer_;
    std::vector<core::UnitId> units_;
};

} // namespace support
