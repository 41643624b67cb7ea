// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/former_plan.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/workspace/change_set.h"

#include <algorithm>
#include <cctype>

namespace core {

namespace {

/// "2026-03-01", with or without a time after it.
bool looksLikeMoment(const std::string& text) {
    constexpr std::string_view kShape = "dddd-dd-dd";
    if (text.size() < kShape.size() ||
        (text.size() > kShape.size() && text[kShape.size()] != 'T')) {
        return false;
    }
    for (std::size_t i = 0; i < kShape.size(); ++i) {
        const bool digit = std::isdigit(static_cast<unsigned char>(text[i])) != 0;
        if (kShape[i] == 'd' ? !digit : text[i] != kShape[i]) {
            return false;
        }
    }
    return true;
}

/// The tables of the plan, and those that their names come from, in memory.
Connection copyOfPlan(const Connection& db) {
    Connection copy = Connection::inMemory();
    copy.exec("PRAGMA foreign_keys = OFF");
    copy.prepare("ATTACH DATABASE ? AS disk").run(db.path());
    std::vector<std::pair<std::string, std::string>> tables;
    {
        Statement rows = copy.prepare("SELECT name, sql FROM disk.sqlite_master WHERE type = "
                                      "'table' AND (name LIKE 'plan\\_%' ESCAPE '\\' OR name = "
                                      "'base_reps') ORDER BY name");
        while (rows.step()) {
            tables.emplace_back(rows.string(0), rows.string(1));
        }
    }
    for (const auto& [name, sql] : tables) {
        copy.exec(sql);
        const std::string table = quoteIdentifier(name);
        copy.exec(format("INSERT INTO main.{} SELECT * FROM disk.{}", table, table));
    }
    copy.exec("DETACH DATABASE disk");
    return copy;
}

std::string day(const std::string& moment) {
    return moment.substr(0, 10);
}

/// Steps older than a number, or older than the last import of a layer, are not kept.
void requireReach(const Connection& db, const std::string& moment) {
    Statement oldest = db.prepare("SELECT id, at FROM change_log ORDER BY id LIMIT 1");
    if (oldest.step() && oldest.integer(0) > 1 && oldest.string(1) > moment + "~") {
        throw Error(Code::Input,
                    format("the history of this plan begins on {}, after {}", day(oldest.string(1)),
                           day(moment)),
                    "name a later day, or a scenario to compare with", moment);
    }
}

/// '~' sorts behind every digit, so that a day stands for its end.
void takeBack(const Connection& db, const Connection& copy, const std::string& moment) {
    Statement steps =
        db.prepare("SELECT changeset FROM change_log WHERE undone = 0 AND at > ? ORDER BY id DESC");
    steps.bind(moment + "~");
    while (steps.step()) {
        const auto bytes = steps.blob(0);
        applyChangeset(copy, Blob(bytes.begin(), bytes.end()), true);
    }
}

void readInto(FormerPlan& plan, const Connection& db, ScenarioId scenario) {
    plan.territories = loadTerritories(db, scenario);
    std::erase_if(plan.territories, [](const Territory& t) { return t.level != 0; });
    plan.assignments = loadAssignments(db, scenario);
}

FormerPlan planOn(const Connection& db, const Scenario& scenario, const std::string& moment) {
    requireReach(db, moment);
    const Connection copy = copyOfPlan(db);
    takeBack(db, copy, moment);
    Statement there = copy.prepare("SELECT 1 FROM plan_scenarios WHERE id = ?");
    there.bind(scenario.id);
    if (!there.step()) {
        throw Error(Code::Input,
                    format("\"{}\" was made on {}, after {}", scenario.name,
                           day(scenario.createdAt), day(moment)),
                    "name a later day, or a scenario to compare with", moment);
    }
    FormerPlan plan;
    plan.day = day(moment);
    readInto(plan, copy, scenario.id);
    return plan;
}

} // namespace

FormerPlan loadFormerPlan(const Connection& db, const Scenario& scenario, const std::string& from) {
    if (!findScenario(db, from) && looksLikeMoment(from)) {
        return planOn(db, scenario, from);
    }
    const Scenario before = requireScenario(db, from);
    if (before.layer != scenario.layer) {
        throw Error(Code::Input,
                    format("{} uses the layer {}, {} uses {}", before.name, before.layerName,
                           scenario.name, scenario.layerName),
                    "compare scenarios of one unit layer", before.name);
    }
    FormerPlan plan;
    plan.name = before.name;
    plan.scenario = before.id;
    readInto(plan, db, before.id);
    return plan;
}

} // namespace core
