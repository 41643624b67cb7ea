// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/import_alignment.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/verbs/apply_assignment.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"
#include "geo/io/table.h"
#include "geo/io/unit_source.h"
#include "geo/verbs/issue_list.h"
#include "geo/verbs/own_file.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>

namespace geo {

using core::Code;
using core::Error;
using core::UnitId;

namespace {

constexpr std::array kTableEndings = {".csv", ".tsv", ".txt", ".psv", ".xlsx",
                                      ".xls", ".ods", ".dbf", ".gz"};
const std::vector<std::string> kUnitNames = {
    "unit", "key", "zip", "zip code", "zip_code", "zcta", "zipcode", "postal code", "postcode"};
const std::vector<std::string> kTerritoryNames = {
    "territory",      "territory_id",   "territory id",
    "territory name", "territory_name", "terr",
    "code",           "name",           "id"};

bool isTable(const std::string& file) {
    const std::string ending = core::lower(std::filesystem::path(file).extension().string());
    return std::find(kTableEndings.begin(), kTableEndings.end(), ending) != kTableEndings.end();
}

std::size_t findColumn(const std::vector<core::records::Column>& columns, const std::string& wanted,
                       const std::vector<std::string>& usual, const std::string& file) {
    std::vector<std::string> names = wanted.empty() ? usual : std::vector{wanted};
    std::vector<std::string> there;
    for (const std::string& name : names) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (core::equalsIgnoreCase(core::trim(columns[i].name), name)) {
                return i;
            }
        }
    }
    for (const auto& column : columns) {
        there.push_back(column.name);
    }
    throw Error(Code::Input,
                core::format("{} has no column {}", file,
                             wanted.empty() ? core::join(names, " or ") : wanted),
                core::format("columns: {}", core::join(there, ", ")), file);
}

/// What the file says about each unit.
struct Claims {
    struct Claim {
        std::size_t territory = 0;
        double weight = 0; ///< rows, or the part of the unit that is covered
    };
    std::vector<std::string> territories; ///< in order of appearance
    std::map<UnitId, std::vector<Claim>> units;
    std::int64_t rows = 0;
    IssueList issues;

    std::size_t territory(const std::string& name) {
        for (std::size_t i = 0; i < territories.size(); ++i) {
            if (core::equalsIgnoreCase(territories[i], name)) {
                return i;
            }
        }
        territories.push_back(name);
        return territories.size() - 1;
    }
    void add(UnitId unit, std::size_t territory, double weight) {
        std::vector<Claim>& claims = units[unit];
        const auto found = std::find_if(claims.begin(), claims.end(),
                                        [&](const Claim& c) { return c.territory == territory; });
        if (found == claims.end()) {
            claims.push_back({territory, weight});
        } else {
            found->weight += weight;
        }
    }
};

/// The key as it is, or with the zeros that a spreadsheet took away.
std::optional<UnitId> unitOf(const std::map<std::string, UnitId>& keys, const std::string& text) {
    constexpr std::size_t kZip = 5;
    auto found = keys.find(text);
    const bool digits = !text.empty() && std::all_of(text.begin(), text.end(),
                                                     [](char c) { return c >= '0' && c <= '9'; });
    if (found == keys.end() && digits && text.size() < kZip) {
        found = keys.find(std::string(kZip - text.size(), '0') + text);
    }
    return found == keys.end() ? std::nullopt : std::optional(found->second);
}

Claims claimsOfTable(const core::Connection& db, const core::UnitLayer& layer,
                     const ImportAlignmentParams& params, core::Job& job) {
    Claims claims;
    std::map<std::string, UnitId> keys;
    for (const core::BasicUnit& unit : core::loadUnits(db, layer.id)) {
        keys.emplace(unit.key, unit.id);
    }
    for (const auto& [key, unit] : core::loadUnitKeys(db, layer.id)) {
        keys.emplace(key, unit);
    }
    TableReader reader(params.file);
    const std::size_t unit =
        findColumn(reader.columns(), params.unitColumn, kUnitNames, params.file);
    const std::size_t territory =
        findColumn(reader.columns(), params.territoryColumn, kTerritoryNames, params.file);
    core::records::RecordRow row;
    while (reader.next(row)) {
        job.step(0.3, core::format("{} rows read", core::grouped(++claims.rows)));
        const auto text = [&](std::size_t column) {
            return column < row.values.size()
                       ? std::string(core::trim(row.values[column].value_or("")))
                       : std::string();
        };
        const std::string key = text(unit);
        const std::string name = text(territory);
        if (key.empty() || name.empty()) {
            claims.issues.add("rows without a unit or a territory",
                              {core::Severity::Warning, key, claims.rows,
                               key.empty() ? "has no unit" : "has no territory", "left out"});
            continue;
        }
        if (const auto id = unitOf(keys, key)) {
            claims.add(*id, claims.territory(name), 1);
        } else {
            claims.issues.add("units that the layer does not have",
                              {core::Severity::Warning, key, claims.rows,
                               core::format("is no unit of the layer {}", layer.name),
                               "check the key"});
        }
    }
    return claims;
}

Claims claimsOfShapes(const core::Connection& db, const core::UnitLayer& layer,
                      const ImportAlignmentParams& params, core::Job& job) {
    Claims claims;
    UnitSourceOptions options;
    {
        const TableReader reader(params.file);
        options.keyField = reader
                               .columns()[findColumn(reader.columns(), params.territoryColumn,
                                                     kTerritoryNames, params.file)]
                               .name;
    }
    const UnitSource source = readUnits(params.file, options, job);
    claims.rows = source.read;
    for (const core::Issue& issue : source.issues) {
        claims.issues.add("remarks about the shapes", issue);
    }
    for (std::size_t i = 0; i < source.units.size(); ++i) {
        job.step(static_cast<double>(i) / static_cast<double>(source.units.size()),
                 "finding the units inside");
        const SourceUnit& shape = source.units[i];
        const auto inside = unitsInside(db, layer, shape.shape, params.rule, params.share, job);
        if (inside.empty()) {
            claims.issues.add("shapes without a unit",
                              {core::Severity::Warning, shape.keyText, shape.row,
                               "has no unit inside", "left out"});
            continue;
        }
        const std::size_t territory = claims.territory(shape.keyText);
        for (const auto& [unit, share] : inside) {
            claims.add(unit, territory, share);
        }
    }
    return claims;
}

std::optional<std::size_t> winner(const std::vector<Claims::Claim>& claims, OverlapRule rule) {
    if (claims.size() == 1 || rule == OverlapRule::First) {
        return claims.front().territory;
    }
    switch (rule) {
    case OverlapRule::Last: return claims.back().territory;
    case OverlapRule::Larger:
        return std::max_element(claims.begin(), claims.end(),
                                [](const auto& a, const auto& b) { return a.weight < b.weight; })
            ->territory;
    default: return std::nullopt;
    }
}

/// How the plan lies now: code and name of each unit's territory.
struct Present {
    Present(const core::Connection& db, const core::Scenario& scenario) {
        for (const core::Territory& territory : core::loadTerritories(db, scenario.id)) {
            if (territory.level == 0) {
                territories.push_back(territory);
            }
        }
        for (const auto& [unit, territory] : core::loadAssignments(db, scenario.id)) {
            owner.emplace(unit, territory);
        }
    }
    core::TerritoryId named(const std::string& name) const {
        for (const core::Territory& territory : territories) {
            if (territory.code == name || core::lower(territory.name) == core::lower(name)) {
                return territory.id;
            }
        }
        return {};
    }
    std::vector<core::Territory> territories;
    std::map<UnitId, core::TerritoryId> owner;
};

} // namespace

OverlapRule overlapRule(std::string_view name) {
    const std::pair<const char*, OverlapRule> rules[] = {{"first", OverlapRule::First},
                                                         {"last", OverlapRule::Last},
                                                         {"larger", OverlapRule::Larger},
                                                         {"leave", OverlapRule::Leave}};
    for (const auto& [word, rule] : rules) {
        if (name == word) {
            return rule;
        }
    }
    throw Error(Code::Usage, core::format("there is no rule \"{}\"", name),
                "first, last, larger or leave");
}

void to_json(core::Json& json, const ImportAlignmentReport& report) {
    core::Json territories = core::Json::array();
    for (const AlignedTerritory& t : report.territories) {
        territories.push_back(
            {{"name", t.name}, {"new", t.isNew}, {"units", t.units}, {"gained", t.gained}});
    }
    core::Json overlaps = core::Json::array();
    for (const Overlap& overlap : report.overlaps) {
        overlaps.push_back(
            {{"unit", overlap.unit},
             {"territories", overlap.territories},
             {"given", overlap.given.empty() ? core::Json() : core::Json(overlap.given)}});
    }
    json = core::Json{{"file", report.file},
                      {"scenario", report.scenario},
                      {"shapes", report.shapes},
                      {"rows", report.rows},
                      {"units", report.units},
                      {"changed", report.changed},
                      {"untouched", report.untouched},
                      {"territories", std::move(territories)},
                      {"overlaps", std::move(overlaps)},
                      {"issues", report.issues}};
}

ImportAlignmentReport importAlignment(core::Workspace& ws, const ImportAlignmentParams& params,
                                      core::Job& job) {
    refuseOwnFile(ws, params.file);
    const core::Connection db = ws.newReader();
    const core::Scenario scenario = core::requireScenario(db, params.scenario);
    const core::UnitLayer layer = core::requireLayer(db, scenario.layerName);
    ImportAlignmentReport report;
    report.file = params.file;
    report.scenario = scenario.name;
    report.shapes = !isTable(params.file);
    Claims claims = report.shapes ? claimsOfShapes(db, layer, params, job)
                                  : claimsOfTable(db, layer, params, job);
    if (claims.units.empty()) {
        throw Error(Code::Input,
                    core::format("{} names no unit of the layer {}", params.file, layer.name),
                    "check the columns and the layer", params.file);
    }
    report.rows = claims.rows;
    report.issues = claims.issues.take();

    const Present present(db, scenario);
    std::vector<core::NamedUnits> wanted;
    for (const std::string& name : claims.territories) {
        wanted.push_back({name, {}});
        report.territories.push_back({name, !present.named(name), 0, 0});
    }
    std::map<UnitId, std::string> keys;
    for (const core::BasicUnit& unit : core::loadUnits(db, layer.id)) {
        keys.emplace(unit.id, unit.key);
    }
    for (const auto& [unit, claimed] : claims.units) {
        const auto given = winner(claimed, params.overlaps);
        if (claimed.size() > 1) {
            Overlap overlap{keys.at(unit), {}, given ? claims.territories[*given] : ""};
            for (const auto& claim : claimed) {
                overlap.territories.push_back(claims.territories[claim.territory]);
            }
            report.overlaps.push_back(std::move(overlap));
        }
        if (!given) {
            continue;
        }
        const auto owner = present.owner.find(unit);
        const core::TerritoryId now =
            owner == present.owner.end() ? core::TerritoryId() : owner->second;
        const core::TerritoryId to = present.named(claims.territories[*given]);
        ++report.units;
        ++report.territories[*given].units;
        wanted[*given].units.push_back(unit);
        if (!to || now != to) {
            ++report.changed;
            ++report.territories[*given].gained;
        }
    }
    report.untouched = static_cast<int>(keys.size()) - report.units;
    if (!params.dryRun && report.changed > 0) {
        std::erase_if(wanted, [](const core::NamedUnits& named) { return named.units.empty(); });
        const core::ApplyReport applied = core::applyAssignment(
            ws, scenario.id, wanted,
            core::format("Import the alignment of {}",
                         std::filesystem::path(params.file).filename().string()),
            "alignment import");
        report.changed = applied.changed;
        report.issues.insert(report.issues.end(), applied.issues.begin(), applied.issues.end());
    }
    return report;
}

} // namespace geo
