// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/week_figures.h"

#include "core/verbs/json_list.h"

namespace core {

namespace {

Json jsonOf(const WeekRep& rep) {
    Json stages = Json::array();
    for (const auto& [stage, value] : rep.pipeline) {
        stages.push_back({{"stage", stage}, {"value", value}});
    }
    return {{"rep", rep.rep},
            {"territories", rep.territories},
            {"hours", rep.hours},
            {"planned", rep.planned},
            {"done", rep.done},
            {"open", rep.open},
            {"unplanned", rep.unplanned},
            {"open_value", rep.openValue()},
            {"pipeline", stages}};
}

WeekRep repOf(const Json& json) {
    WeekRep rep;
    rep.rep = json.at("rep");
    rep.territories = json.at("territories");
    rep.hours = json.at("hours");
    rep.planned = json.at("planned");
    rep.done = json.at("done");
    rep.open = json.at("open");
    rep.unplanned = json.at("unplanned");
    for (const Json& stage : json.at("pipeline")) {
        rep.pipeline[stage.at("stage").get<std::string>()] = stage.at("value");
    }
    return rep;
}

Json jsonOf(const WeekTerritory& territory) {
    return {{"territory", territory.code},
            {"name", territory.name},
            {"rep", territory.rep},
            {"accounts", territory.accounts},
            {"value", territory.value},
            {"target", territory.target},
            {"share", territory.share()},
            {"repaired_share",
             territory.repairedShare ? Json(*territory.repairedShare) : Json(nullptr)},
            {"in_band", territory.inside}};
}

WeekTerritory territoryOf(const Json& json) {
    WeekTerritory territory;
    territory.code = json.at("territory");
    territory.name = json.at("name");
    territory.rep = json.at("rep");
    territory.accounts = json.at("accounts");
    territory.value = json.at("value");
    territory.target = json.at("target");
    if (!json.at("repaired_share").is_null()) {
        territory.repairedShare = json.at("repaired_share").get<double>();
    }
    territory.inside = json.at("in_band");
    return territory;
}

Json jsonOf(const WeekDrift& drift) {
    Json moves = Json::array();
    for (const WeekDrift::Move& move : drift.moves) {
        moves.push_back({{"unit", move.unit},
                         {"name", move.unitName},
                         {"from", move.from},
                         {"to", move.to},
                         {"accounts", move.accounts},
                         {"value", move.value}});
    }
    Json texts = Json::array();
    Json facts = Json::array();
    for (const WeekDrift::Cause& cause : drift.causes) {
        texts.push_back(cause.text);
        facts.push_back({{"kind", cause.kind},
                         {"name", cause.name},
                         {"territory", cause.territory},
                         {"before", cause.before},
                         {"after", cause.after}});
    }
    return {{"causes", texts},
            {"cause_facts", facts},
            {"repair_found", drift.found},
            {"proven_fewest", drift.fewest},
            {"units", drift.units},
            {"at_least", drift.atLeast},
            {"text", drift.text},
            {"moves", moves}};
}

WeekDrift driftOf(const Json& json) {
    WeekDrift drift;
    const Json none = Json::array();
    const Json& facts = json.contains("cause_facts") ? json.at("cause_facts") : none;
    for (std::size_t i = 0; i < json.at("causes").size(); ++i) {
        WeekDrift::Cause cause{json.at("causes")[i], {}, {}, {}, 0, 0};
        if (i < facts.size()) {
            cause.kind = facts[i].at("kind");
            cause.name = facts[i].at("name");
            cause.territory = facts[i].at("territory");
            cause.before = facts[i].at("before");
            cause.after = facts[i].at("after");
        }
        drift.causes.push_back(std::move(cause));
    }
    drift.atLeast = json.value("at_least", 0);
    drift.found = json.at("repair_found");
    drift.fewest = json.at("proven_fewest");
    drift.units = json.at("units");
    drift.text = json.at("text");
    for (const Json& move : json.at("moves")) {
        drift.moves.push_back({move.at("unit"), move.at("name"), move.at("from"), move.at("to"),
                               move.at("accounts"), move.at("value")});
    }
    return drift;
}

Json jsonOf(const WeekFlag& flag) {
    return {{"area", flag.area},    {"name", flag.name}, {"rep", flag.rep},
            {"to_win", flag.toWin}, {"lon", flag.lon},   {"lat", flag.lat}};
}

} // namespace

void to_json(Json& json, const WeekFigures& figures) {
    json =
        Json{{"week", figures.week},
             {"from", figures.from},
             {"to", figures.to},
             {"taken_at", figures.takenAt},
             {"final", figures.final},
             {"scenario", figures.scenario},
             {"since", figures.since},
             {"tolerance", figures.tolerance},
             {"measure", figures.measure},
             {"unit", figures.unit},
             {"accounts", figures.accounts},
             {"in_band", figures.inBand},
             {"hours", figures.hours()},
             {"planned", figures.planned()},
             {"done", figures.done()},
             {"open_value", figures.openValue()},
             {"reps", listOf(figures.reps, [](const WeekRep& rep) { return jsonOf(rep); })},
             {"territories",
              listOf(figures.territories, [](const WeekTerritory& t) { return jsonOf(t); })},
             {"drift", jsonOf(figures.drift)},
             {"market", figures.market},
             {"flags", listOf(figures.flags, [](const WeekFlag& flag) { return jsonOf(flag); })}};
}

void from_json(const Json& json, WeekFigures& figures) {
    figures.week = json.at("week");
    figures.from = json.at("from");
    figures.to = json.at("to");
    figures.takenAt = json.at("taken_at");
    figures.final = json.at("final");
    figures.scenario = json.at("scenario");
    figures.since = json.at("since");
    figures.tolerance = json.at("tolerance");
    figures.measure = json.at("measure");
    figures.unit = json.at("unit");
    figures.accounts = json.at("accounts");
    figures.inBand = json.at("in_band");
    for (const Json& rep : json.at("reps")) {
        figures.reps.push_back(repOf(rep));
    }
    for (const Json& territory : json.at("territories")) {
        figures.territories.push_back(territoryOf(territory));
    }
    figures.drift = driftOf(json.at("drift"));
    figures.market = json.at("market");
    for (const Json& flag : json.at("flags")) {
        figures.flags.push_back({flag.at("area"), flag.at("name"), flag.at("rep"),
                                 flag.at("to_win"), flag.at("lon"), flag.at("lat")});
    }
}

} // namespace core
