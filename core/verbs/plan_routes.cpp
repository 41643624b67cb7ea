// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/plan_routes.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/zone.h"
#include "core/route/optimise.h"
#include "core/verbs/route_draft.h"
#include "core/verbs/route_result.h"
#include "core/visits/route_store.h"

#include <chrono>

namespace core {

using visits::DayRoute;
using visits::RoutePlan;
using visits::RouteStop;

namespace {

constexpr double kShareOfDraft = 0.05;
constexpr double kShareOfTravel = 0.35;

std::string planName(const RouteParams& params, const RouteDraft& draft) {
    if (!params.name.empty()) {
        return params.name;
    }
    return draft.dates.size() == 1
               ? format("Routes for {}", draft.dates.front())
               : format("Routes from {} to {}", draft.dates.front(), draft.dates.back());
}

double minutes(std::int64_t seconds) {
    return static_cast<double>(seconds) / 60;
}

double kilometres(std::int64_t metres) {
    return static_cast<double>(metres) / 1000;
}

Json stopJson(const RouteStop& stop, const RouteReport& report) {
    const auto known = report.accounts.find(stop.account);
    Json json{{"account", known == report.accounts.end() ? "" : known->second.externalId},
              {"name", known == report.accounts.end() ? "" : known->second.name},
              {"lon", stop.place.x},
              {"lat", stop.place.y},
              {"arrive", visits::clockTextOf(stop.arrives)},
              {"start", visits::clockTextOf(stop.starts)},
              {"leave", visits::clockTextOf(stop.leaves)},
              {"drive_minutes", minutes(stop.driving)},
              {"kilometres", kilometres(stop.metres)},
              {"locked", stop.locked}};
    if (stop.opens && stop.closes) {
        json["window"] = visits::clockTextOf(*stop.opens) + "-" + visits::clockTextOf(*stop.closes);
    }
    return json;
}

Json routeJson(const DayRoute& route, const RouteReport& report) {
    const auto rep = report.reps.find(route.rep);
    Json json{{"rep", rep == report.reps.end() ? "" : rep->second},
              {"date", route.day},
              {"starts", visits::clockTextOf(route.starts)},
              {"ends", visits::clockTextOf(route.ends)},
              {"drive_minutes", minutes(route.driving)},
              {"kilometres", kilometres(route.metres)},
              {"stops", Json::array()},
              {"breaks", Json::array()}};
    for (const RouteStop& stop : route.stops) {
        json["stops"].push_back(stopJson(stop, report));
    }
    for (const visits::RouteRest& rest : route.rests) {
        json["breaks"].push_back(visits::clockTextOf(rest.from) + "-" +
                                 visits::clockTextOf(rest.to));
    }
    return json;
}

} // namespace

void to_json(Json& json, const RouteReport& report) {
    const RoutePlan& plan = report.plan;
    json = Json{
        {"plan", plan.id.value == 0 ? Json() : Json(plan.id.value)},
        {"name", plan.name},
        {"engine", plan.engine},
        {"estimated", plan.engine == "estimate"},
        {"zone", plan.zone},
        {"routes", Json::array()},
        {"unserved", Json::array()},
        {"served", plan.served()},
        {"drive_minutes", minutes(plan.driving())},
        {"kilometres", kilometres(plan.metres())},
        {"baseline",
         {{"drive_minutes", minutes(plan.listed.driving)},
          {"served", plan.listed.served},
          {"nearest",
           {{"drive_minutes", minutes(plan.nearest.driving)}, {"served", plan.nearest.served}}}}},
        {"saved_minutes", minutes(plan.listed.driving - plan.driving())},
        {"dry_run", report.dryRun},
        {"seconds", report.seconds},
        {"issues", report.issues}};
    for (const DayRoute& route : plan.routes) {
        json["routes"].push_back(routeJson(route, report));
    }
    for (const visits::UnservedStop& stop : plan.unserved) {
        const auto known = report.accounts.find(stop.account);
        json["unserved"].push_back(
            {{"account", known == report.accounts.end() ? "" : known->second.externalId},
             {"name", known == report.accounts.end() ? "" : known->second.name},
             {"reason", stop.reason},
             {"message", stop.message},
             {"remedy", stop.remedy.empty() ? Json() : Json(stop.remedy)}});
    }
}

RouteReport planRoutes(Workspace& ws, const RouteParams& params, const RouteTravelFinder& travel,
                       Job& job, const RouteOptimiser& optimiser) {
    const auto start = std::chrono::steady_clock::now();
    const route::Options options = routeOptions(params);
    RouteReport report;
    RouteDraft draft = [&] {
        const Job::Part part(job, 0, kShareOfDraft);
        return draftRoutes(ws, params, job);
    }();
    RoutePlan& plan = report.plan;
    {
        const Job::Part part(job, kShareOfDraft, kShareOfTravel);
        job.step(0, "finding drive times");
        RouteTravel found = travel(draft.places, job);
        plan.engine = found.engine;
        draft.issues.insert(draft.issues.end(), found.issues.begin(), found.issues.end());
        draft.problem.travel = {std::move(found.matrix)};
    }
    const route::Plan planned = [&] {
        const Job::Part part(job, kShareOfTravel, 1);
        return optimiser ? optimiser(draft.problem, options, job)
                         : route::optimise(draft.problem, options, job);
    }();
    takeNaive(plan, draft, options);
    plan.name = planName(params, draft);
    plan.firstDay = draft.dates.front();
    plan.days = static_cast<int>(draft.dates.size());
    plan.zone = params.zone.empty() ? homeZone() : params.zone;
    plan.asked = params;
    takeRoutes(plan, planned, draft);
    report.issues = std::move(draft.issues);
    report.issues.insert(report.issues.end(), planned.issues.begin(), planned.issues.end());
    report.dryRun = params.dryRun;
    if (!params.dryRun) {
        report.changes = ws.edit({plan.name, "route", plan.asked},
                                 [&](Edit& edit) { visits::insertRoutePlan(edit, plan); });
    }
    addRouteNames(ws.reader(), report);
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

RouteReport showRoutes(const Workspace& ws, std::int64_t id) {
    const Connection& db = ws.reader();
    const Snapshot snapshot(db);
    RouteReport report;
    if (id == 0) {
        auto newest = visits::newestRoutePlan(db);
        if (!newest) {
            throw Error(Code::Input, "no routes have been planned yet",
                        "plan some: evenlode route WORKSPACE --date 2026-11-30 --where ...");
        }
        report.plan = std::move(*newest);
    } else {
        report.plan = visits::requireRoutePlan(db, visits::RoutePlanId(id));
    }
    addRouteNames(db, report);
    return report;
}

void to_json(Json& json, const RoutePlanList& list) {
    json = Json{{"plans", Json::array()}};
    for (const RoutePlan& plan : list.plans) {
        json["plans"].push_back({{"plan", plan.id.value},
                                 {"name", plan.name},
                                 {"date", plan.firstDay},
                                 {"days", plan.days},
                                 {"engine", plan.engine},
                                 {"made_at", plan.madeAt},
                                 {"made_by", plan.madeBy}});
    }
}

RoutePlanList listRoutePlans(const Workspace& ws) {
    return {visits::loadRoutePlans(ws.reader())};
}

Changes removeRoutePlan(Workspace& ws, std::int64_t id) {
    const RoutePlan plan = visits::requireRoutePlan(ws.reader(), visits::RoutePlanId(id));
    return ws.edit({"Remove " + plan.name, "routes remove", {{"plan", id}}},
                   [&](Edit& edit) { visits::deleteRoutePlan(edit, plan.id); });
}

} // namespace core
