// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/whitespace.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"
#include "geo/embedded/base_map.h"
#include "geo/geometry/unit_locator.h"
#include "geo/io/export_file.h"
#include "geo/verbs/market_areas.h"
#include "geo/verbs/nearest_rep.h"
#include "geo/verbs/own_file.h"
#include "geo/verbs/whitespace_sources.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>

namespace geo {

using core::Code;
using core::Error;

namespace {

/// Says to which area each unit belongs.
class Grouping {
public:
    Grouping(const WhitespaceParams& params, const std::vector<core::BasicUnit>& units,
             core::Job& job, std::vector<core::Issue>& issues)
        : by_(core::lower(params.by)), units_(units) {
        if (by_ == "unit" && params.areas.empty() && params.areaColumn.empty()) {
            return;
        }
        if (by_ != "unit" && by_ != "county" && by_ != "state" && by_ != "area") {
            throw Error(Code::Usage, core::format("there is no whitespace by \"{}\"", params.by),
                        "choose --by unit, county, state or area", params.by);
        }
        areas_.emplace(by_ == "unit" ? "county" : by_, params.areas, params.areaColumn, issues);
        std::vector<core::Point> points;
        for (const core::BasicUnit& unit : units) {
            points.push_back(unit.lonLat);
        }
        county_ = countiesAt(points, job);
    }

    /// The area of a unit; empty if it has none, and `why` then says so.
    std::optional<AreaName> of(std::size_t unit, std::string& why) const {
        if (by_ == "unit") {
            return AreaName{units_[unit].key, units_[unit].name};
        }
        if (county_[unit] == UnitLocator::kNowhere) {
            why = "the unit's point lies in no county of the base map";
            return std::nullopt;
        }
        const BaseShape& county = counties()[static_cast<std::size_t>(county_[unit])];
        return areas_->of(county, why);
    }

private:
    std::string by_;
    const std::vector<core::BasicUnit>& units_;
    std::optional<MarketAreas> areas_; ///< none where units are the areas
    std::vector<int> county_;          ///< per unit, index into `counties()`
};

struct Gathered {
    std::vector<WhitespaceRow> rows; ///< in order of key
    std::vector<std::vector<std::size_t>> members;
    double squares = 0;
};

Gathered gather(const std::vector<core::BasicUnit>& units, const std::vector<UnitMarket>& markets,
                const Grouping& grouping, WhitespaceReport& report, LossList& marketLosses,
                LossList& customerLosses) {
    std::map<std::string, std::size_t> index;
    Gathered out;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const UnitMarket& m = markets[i];
        std::string why;
        const auto area = grouping.of(i, why);
        if (!area) {
            if (m.hasMarket) {
                marketLosses.add(why, units[i].key, m.market, m.low, m.high);
            }
            if (m.accounts > 0) {
                customerLosses.add(why, units[i].key, m.customers);
            }
            continue;
        }
        const auto [place, fresh] = index.emplace(area->key, out.rows.size());
        if (fresh) {
            WhitespaceRow row;
            row.key = area->key;
            row.name = area->name;
            out.rows.push_back(std::move(row));
            out.members.emplace_back();
        }
        WhitespaceRow& row = out.rows[place->second];
        out.members[place->second].push_back(i);
        row.figures.market += m.market + (m.low + m.high) / 2;
        row.figures.marketLow += m.market + m.low;
        row.figures.marketHigh += m.market + m.high;
        row.figures.customers += m.customers;
        row.hasMarket |= m.hasMarket;
        row.withheldCells += m.withheldCells;
        row.accounts += m.accounts;
        out.squares += m.squares;
        report.marketTotal.placed += m.market;
        report.marketTotal.withheldCells += m.withheldCells;
        report.marketTotal.withheldLow += m.low;
        report.marketTotal.withheldHigh += m.high;
        report.customerTotal.placed += m.customers;
    }
    return out;
}

/// The middle of an area's units, weighted by market; by number where there is none.
core::Point middleOf(const std::vector<std::size_t>& members,
                     const std::vector<core::BasicUnit>& units,
                     const std::vector<UnitMarket>& markets) {
    core::Point sum;
    double weights = 0;
    for (const bool counted : {true, false}) {
        for (const std::size_t i : members) {
            const double weight = counted ? markets[i].market + markets[i].high : 1;
            sum.x += weight * units[i].lonLat.x;
            sum.y += weight * units[i].lonLat.y;
            weights += weight;
        }
        if (weights > 0) {
            break;
        }
    }
    return {sum.x / weights, sum.y / weights};
}

void addNearest(const core::Connection& db, std::vector<WhitespaceRow>& rows) {
    std::vector<core::Point> places;
    for (const WhitespaceRow& row : rows) {
        places.push_back(row.middle);
    }
    const std::vector<NearestRep> nearest = nearestReps(db, places);
    for (std::size_t i = 0; i < nearest.size(); ++i) {
        rows[i].rep = nearest[i].rep;
        rows[i].minutes = nearest[i].minutes;
    }
}

void addTerritories(const core::Connection& db, const core::UnitLayer& layer,
                    const std::string& name, Gathered& gathered,
                    const std::vector<core::BasicUnit>& units,
                    const std::vector<UnitMarket>& markets) {
    const core::Scenario scenario = core::requireScenario(db, name);
    if (scenario.layer != layer.id) {
        throw Error(
            Code::Input,
            core::format("the scenario {} is of the layer {}", scenario.name, scenario.layerName),
            "name a scenario of the layer " + layer.name, name);
    }
    std::map<core::TerritoryId, std::string> names;
    for (const core::Territory& territory : core::loadTerritories(db, scenario.id)) {
        names[territory.id] = territory.name;
    }
    std::map<core::UnitId, core::TerritoryId> owner;
    for (const auto& [unit, territory] : core::loadAssignments(db, scenario.id)) {
        owner[unit] = territory;
    }
    for (std::size_t r = 0; r < gathered.rows.size(); ++r) {
        std::map<core::TerritoryId, double> shares;
        for (const std::size_t i : gathered.members[r]) {
            if (const auto found = owner.find(units[i].id); found != owner.end()) {
                shares[found->second] += markets[i].market + markets[i].high + 1e-9;
            }
        }
        const auto most =
            std::max_element(shares.begin(), shares.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        if (most != shares.end()) {
            gathered.rows[r].territory = names.at(most->first);
        }
    }
}

void writeFile(const WhitespaceReport& report) {
    ExportFile file(report.file, {"whitespace",
                                  {{"rank", CellType::Integer},
                                   {"key", CellType::Text},
                                   {"name", CellType::Text},
                                   {"market", CellType::Real},
                                   {"market_low", CellType::Real},
                                   {"market_high", CellType::Real},
                                   {"withheld_cells", CellType::Integer},
                                   {"accounts", CellType::Integer},
                                   {"customers", CellType::Real},
                                   {"penetration", CellType::Real},
                                   {"likely_penetration", CellType::Real},
                                   {"expected", CellType::Real},
                                   {"more_to_win", CellType::Real},
                                   {"low", CellType::Real},
                                   {"high", CellType::Real},
                                   {"index", CellType::Real},
                                   {"territory", CellType::Text},
                                   {"nearest_rep", CellType::Text},
                                   {"minutes_estimate", CellType::Real}},
                                  ExportGeometry::Point});
    std::int64_t rank = 0;
    for (const WhitespaceRow& row : report.rows) {
        const auto known = [&](double value) {
            return row.hasMarket ? Cell(value) : Cell(std::monostate());
        };
        const auto text = [](const std::string& value) {
            return value.empty() ? Cell(std::monostate()) : Cell(value);
        };
        file.add({++rank, row.key, text(row.name), known(row.figures.market),
                  known(row.figures.marketLow), known(row.figures.marketHigh),
                  std::int64_t{row.withheldCells}, row.accounts, row.figures.customers,
                  known(row.gap.penetration), known(row.gap.likely), known(row.gap.expected),
                  known(row.gap.moreToWin), known(row.gap.low), known(row.gap.high),
                  known(row.gap.index), text(row.territory), text(row.rep),
                  row.minutes ? Cell(*row.minutes) : Cell(std::monostate())},
                 &row.middle);
    }
    file.finish();
}

core::Json jsonOf(const WhitespaceRow& row) {
    return {{"key", row.key},
            {"name", row.name},
            {"market", row.figures.market},
            {"market_low", row.figures.marketLow},
            {"market_high", row.figures.marketHigh},
            {"withheld_cells", row.withheldCells},
            {"accounts", row.accounts},
            {"customers", row.figures.customers},
            {"penetration", row.gap.penetration},
            {"likely_penetration", row.gap.likely},
            {"expected", row.gap.expected},
            {"more_to_win", row.gap.moreToWin},
            {"low", row.gap.low},
            {"high", row.gap.high},
            {"index", row.gap.index},
            {"territory", row.territory},
            {"nearest_rep", row.rep},
            {"minutes_estimate", row.minutes ? core::Json(*row.minutes) : core::Json()}};
}

core::Json jsonOf(const SourceTotal& total) {
    return {{"rows", total.rows},
            {"source", total.source},
            {"placed", total.placed},
            {"withheld_cells", total.withheldCells},
            {"withheld_low", total.withheldLow},
            {"withheld_high", total.withheldHigh}};
}

void rank(std::vector<WhitespaceRow>& rows) {
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
        return a.hasMarket != b.hasMarket ? a.hasMarket : a.gap.low > b.gap.low;
    });
}

} // namespace

void to_json(core::Json& json, const WhitespaceReport& report) {
    core::Json top = core::Json::array();
    for (const WhitespaceRow& row : report.rows) {
        if (static_cast<int>(top.size()) < report.top && row.hasMarket && row.gap.low > 0) {
            top.push_back(jsonOf(row));
        }
    }
    core::Json losses = core::Json::array();
    for (const JoinLoss& loss : report.losses) {
        losses.push_back({{"of", loss.of},
                          {"reason", loss.reason},
                          {"rows", loss.rows},
                          {"value", loss.value},
                          {"withheld_low", loss.low},
                          {"withheld_high", loss.high},
                          {"examples", loss.examples}});
    }
    json = core::Json{
        {"layer", report.layer},
        {"market", report.market},
        {"customers", report.customers},
        {"by", report.by},
        {"file", report.file},
        {"rows", report.rows.size()},
        {"top", std::move(top)},
        {"totals",
         {{"market", jsonOf(report.marketTotal)}, {"customers", jsonOf(report.customerTotal)}}},
        {"losses", std::move(losses)},
        {"average_penetration", report.model.average},
        {"spread", report.model.spread},
        {"dispersion", report.model.dispersion},
        {"half_weight_market", report.model.prior},
        {"areas_without_market", report.withoutMarket},
        {"customers_without_market", report.customersWithoutMarket},
        {"seconds", report.seconds},
        {"issues", report.issues}};
}

WhitespaceReport whitespace(core::Workspace& ws, const WhitespaceParams& params, core::Job& job) {
    const auto start = std::chrono::steady_clock::now();
    if (params.market.empty()) {
        throw Error(Code::Usage, "no market is named",
                    "give a measure of the layer, or a column of --market-from, by --market");
    }
    for (const std::string* file : {&params.marketFrom, &params.areas}) {
        if (!file->empty()) {
            refuseOwnFile(ws, *file);
        }
    }
    WhitespaceReport report;
    if (!params.file.empty()) {
        refuseOwnTarget(ws, params.file);
        report.file = std::filesystem::absolute(params.file).lexically_normal().string();
        formatHoldsGeometry(report.file); // says so now if it is no format
    }
    const core::Connection db = ws.newReader();
    const core::Snapshot snapshot(db);
    const core::UnitLayer layer = core::requireLayer(db, params.layer);
    report.layer = layer.name;
    report.market = params.market;
    report.customers = params.customers.empty() ? "accounts" : params.customers;
    report.by = params.by == "area" ? params.areaColumn : params.by;
    report.top = params.top;
    job.step(0.05, "reading the market");
    const std::vector<core::BasicUnit> units = core::loadUnits(db, layer.id);
    LossList marketLosses("market");
    LossList customerLosses("customers");
    const std::vector<UnitMarket> markets =
        readMarket(db, layer, units, params, report, marketLosses, customerLosses, job);
    job.step(0.6, "grouping");
    const Grouping grouping(params, units, job, report.issues);
    Gathered gathered = gather(units, markets, grouping, report, marketLosses, customerLosses);
    std::vector<core::analysis::MarketArea> areas;
    for (std::size_t r = 0; r < gathered.rows.size(); ++r) {
        for (const std::size_t unit : gathered.members[r]) {
            gathered.rows[r].units.push_back(units[unit].id);
        }
        gathered.rows[r].middle = middleOf(gathered.members[r], units, markets);
        areas.push_back(gathered.rows[r].figures);
    }
    job.step(0.75, "estimating");
    const double customers = report.customerTotal.placed;
    report.model = core::analysis::whitespace(
        areas, params.customers.empty() || customers <= 0 ? 1 : gathered.squares / customers);
    for (std::size_t r = 0; r < gathered.rows.size(); ++r) {
        WhitespaceRow& row = gathered.rows[r];
        row.gap = report.model.areas[r];
        if (!row.hasMarket) {
            ++report.withoutMarket;
            report.customersWithoutMarket += row.figures.customers;
        }
    }
    report.model.areas.clear();
    if (!params.scenario.empty()) {
        addTerritories(db, layer, params.scenario, gathered, units, markets);
    }
    addNearest(db, gathered.rows);
    report.rows = std::move(gathered.rows);
    rank(report.rows);
    report.losses = marketLosses.take();
    const std::vector<JoinLoss> more = customerLosses.take();
    report.losses.insert(report.losses.end(), more.begin(), more.end());
    if (!report.file.empty()) {
        job.step(0.9, "writing");
        writeFile(report);
    }
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    job.step(1, "done");
    return report;
}

} // namespace geo
