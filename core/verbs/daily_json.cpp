// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/daily_review.h"
#include "core/verbs/json_list.h"
#include "core/verbs/tally_json.h"

namespace core {

namespace {

double minutesOf(std::int64_t seconds) {
    return static_cast<double>(seconds) / 60;
}

double kilometresOf(std::int64_t metres) {
    return static_cast<double>(metres) / 1000;
}

Json textOrNull(const std::string& text) {
    return text.empty() ? Json() : Json(text);
}

Json jsonOfCall(const DailyCall& call) {
    return {{"account", call.account},
            {"name", call.name},
            {"start", textOrNull(call.start)},
            {"minutes", minutesOf(call.leaves - call.starts)},
            {"drive_minutes", minutesOf(call.driving)},
            {"kilometres", kilometresOf(call.metres)},
            {"open_value", call.openValue},
            {"last_visit", textOrNull(call.lastVisit)},
            {"in_route", call.routed},
            {"lon", call.place ? Json(call.place->x) : Json()},
            {"lat", call.place ? Json(call.place->y) : Json()}};
}

Json jsonOfRep(const DailyRep& rep) {
    const bool route = !rep.plan.empty();
    return {{"rep", rep.rep},
            {"number", rep.number},
            {"territories", rep.territories},
            {"plan", textOrNull(rep.plan)},
            {"estimated", rep.estimated},
            {"from", route ? Json(visits::clockTextOf(rep.starts)) : Json()},
            {"to", route ? Json(visits::clockTextOf(rep.ends)) : Json()},
            {"drive_minutes", minutesOf(rep.driving)},
            {"kilometres", kilometresOf(rep.metres)},
            {"on_site_minutes", minutesOf(rep.onSite())},
            {"open_value", rep.openValue()},
            {"calls", listOf(rep.calls, jsonOfCall)}};
}

Json tallyJson(const VisitTally& tally) {
    return {{"planned", tally.planned},
            {"done", tally.inTime + tally.late},
            {"late", tally.late},
            {"missed", tally.missed},
            {"unplanned", tally.unplanned},
            {"planned_minutes", tally.plannedMinutes},
            {"actual_minutes", tally.actualMinutes}};
}

Json jsonOfVisit(const DailyVisit& one) {
    const ComparedVisit& visit = one.visit;
    return {{"state", visitStateName(visit.state)},
            {"day", visit.day},
            {"rep", visit.rep},
            {"account", visit.account},
            {"name", visit.name},
            {"planned_start", textOrNull(visit.plannedStart)},
            {"actual_start", textOrNull(visit.actualStart)},
            {"minutes", visit.actualMinutes ? Json(*visit.actualMinutes) : Json()},
            {"outcome", textOrNull(visit.outcome)},
            {"open_value", one.openValue},
            {"important", one.important}};
}

Json jsonOfAccount(const DailyAccount& account) {
    return {{"account", account.account},
            {"name", account.name},
            {"owner", account.owner},
            {"place", account.place},
            {"open_value", account.openValue},
            {"on_map", account.onMap},
            {"in_territory", account.inTerritory},
            {"new", account.fresh}};
}

Json jsonOfNotice(const DailyNotice& notice) {
    return {{"notice", notice.id},
            {"kind", notice.kind},
            {"text", notice.text},
            {"raised_at", notice.raisedAt},
            {"territories", notice.territories}};
}

} // namespace

void to_json(Json& json, const DailyReview& day) {
    json = Json{{"date", day.date},
                {"printed", day.printed},
                {"scenario", textOrNull(day.scenario)},
                {"since", textOrNull(day.since)},
                {"important_from", day.importantFrom},
                {"heads", jsonOf(day.heads)},
                {"decisions", jsonOf(day.decisions)},
                {"routes", day.routes()},
                {"calls", day.calls()},
                {"drive_minutes", minutesOf(day.driving())},
                {"kilometres", kilometresOf(day.metres())},
                {"open_value", day.openValue()},
                {"reps", listOf(day.reps, jsonOfRep)},
                {"before",
                 {{"from", day.from},
                  {"to", day.to},
                  {"all", tallyJson(day.looked)},
                  {"reps", talliesJson(day.byRep, "rep", tallyJson)},
                  {"visits", listOf(day.visits, jsonOfVisit)}}},
                {"waiting", day.waiting},
                {"waiting_since", textOrNull(day.waitingSince)},
                {"conflicts", day.conflicts},
                {"stuck", day.stuck},
                {"accounts", listOf(day.accounts, jsonOfAccount)},
                {"notices", listOf(day.notices, jsonOfNotice)}};
}

} // namespace core
