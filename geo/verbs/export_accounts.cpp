// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/records/export_store.h"
#include "core/workspace/unit_store.h"
#include "geo/verbs/export_parts.h"
#include "geo/verbs/export_tables.h"

#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

namespace geo {

using core::AccountId;
using core::Territory;
using core::UnitId;
using core::records::AccountOut;
using core::records::AttributeColumn;

namespace {

constexpr std::int64_t kPerStep = 512;

/// The layer that accounts are located in: the scenario's, the named one, the only one, or none.
std::optional<core::UnitLayer> accountLayer(const core::Connection& db,
                                            const std::optional<core::Scenario>& scenario,
                                            const std::string& name) {
    if (scenario) {
        return layerOf(db, *scenario);
    }
    if (!name.empty() || core::loadLayers(db).size() == 1) {
        return core::requireLayer(db, name);
    }
    return std::nullopt;
}

std::vector<ExportColumn> columnsOf(const std::vector<AttributeColumn>& attributes) {
    std::vector<ExportColumn> columns = {{"account_id"},
                                         {"name"},
                                         {"street"},
                                         {"city"},
                                         {"state"},
                                         {"zip"},
                                         {"country"},
                                         {"phone"},
                                         {"website"},
                                         {"segment"},
                                         {"owner"},
                                         {"lon", CellType::Real},
                                         {"lat", CellType::Real},
                                         {"match_level"},
                                         {"match_score", CellType::Real},
                                         {"unit"},
                                         {"territory_id"},
                                         {"territory"},
                                         {"territory_owner"},
                                         {"source"}};
    for (const AttributeColumn& attribute : attributes) {
        columns.push_back({attribute.name, attribute.numeric ? CellType::Real : CellType::Text});
    }
    return columns;
}

/// Turns accounts into rows: what they are, where they lie, and whose they are.
class AccountRows {
public:
    AccountRows(const core::Connection& db, const std::optional<core::Scenario>& scenario,
                const std::optional<core::UnitLayer>& layer,
                std::unordered_map<AccountId, UnitId> located)
        : attributes(core::records::loadAttributeColumns(db)), located_(std::move(located)) {
        if (scenario) {
            plan_.emplace(db, *scenario);
            const std::string today = core::nowUtc().substr(0, 10);
            overrides_ = core::records::loadAccountOverrides(db, scenario->id, today);
        }
        if (layer) {
            for (const core::BasicUnit& unit : core::loadUnits(db, layer->id)) {
                unitKeys_.emplace(unit.id, unit.key);
            }
        }
    }

    std::vector<Cell> row(const AccountOut& account) const {
        std::vector<Cell> cells = {account.externalId};
        for (const auto* value : {&account.name, &account.street, &account.city, &account.state,
                                  &account.zip, &account.country, &account.phone, &account.website,
                                  &account.segment, &account.owner}) {
            cells.push_back(textCell(*value));
        }
        cells.push_back(account.point ? Cell(account.point->x) : Cell());
        cells.push_back(account.point ? Cell(account.point->y) : Cell());
        cells.emplace_back(account.matchLevel);
        cells.emplace_back(account.matchScore);
        addPlan(cells, account.id);
        cells.emplace_back(account.source);
        addAttributes(cells, account);
        return cells;
    }

    const std::vector<AttributeColumn> attributes;

private:
    void addPlan(std::vector<Cell>& cells, AccountId account) const {
        const auto unit = located_.find(account);
        const auto key = unit == located_.end() ? unitKeys_.end() : unitKeys_.find(unit->second);
        const auto byHand = overrides_.find(account);
        const Territory* territory = nullptr;
        if (plan_ && byHand != overrides_.end()) {
            territory = plan_->find(byHand->second);
        } else if (plan_ && unit != located_.end()) {
            territory = plan_->ofUnit(unit->second);
        }
        cells.push_back(key == unitKeys_.end() ? Cell() : Cell(key->second));
        addTerritoryCells(cells, territory);
        cells.push_back(territory == nullptr ? Cell() : textCell(territory->owner));
    }

    void addAttributes(std::vector<Cell>& cells, const AccountOut& account) const {
        for (const AttributeColumn& attribute : attributes) {
            const auto at = account.attributes.find(attribute.name);
            if (at == account.attributes.end()) {
                cells.emplace_back();
            } else if (attribute.numeric) {
                cells.emplace_back(at->get<double>());
            } else {
                cells.emplace_back(at->is_string() ? at->get<std::string>() : at->dump());
            }
        }
    }

    std::unordered_map<AccountId, UnitId> located_;
    std::unordered_map<UnitId, std::string> unitKeys_;
    std::map<AccountId, core::TerritoryId> overrides_;
    std::optional<PlanOut> plan_;
};

} // namespace

std::int64_t exportAccounts(core::Workspace& ws, const ExportParams& params,
                            std::vector<core::Issue>& issues, core::Job& job) {
    const core::Connection db = ws.newReader();
    const auto scenario = optionalScenario(db, params.scenario);
    const auto layer = accountLayer(db, scenario, params.layer);
    std::unordered_map<AccountId, UnitId> located;
    if (layer) {
        located = accountUnits(ws, *layer, job);
    }
    const core::Snapshot snapshot(db);
    const AccountRows rows(db, scenario, layer, std::move(located));
    ExportFile file(params.file,
                    schemaOf("accounts", columnsOf(rows.attributes), ExportGeometry::Point));
    core::records::forEachAccount(db, [&](const AccountOut& account) {
        if (file.rows() % kPerStep == 0) {
            job.step(0.5, core::format("{} accounts written", core::grouped(file.rows())));
        }
        file.add(rows.row(account), account.point ? &*account.point : nullptr);
    });
    return finished(file, issues);
}

} // namespace geo
