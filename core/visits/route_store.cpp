// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visits/route_store.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/base/user.h"

namespace core::visits {

namespace {

constexpr const char* kPlans =
    "SELECT id, name, first_day, days, zone, engine, asked, listed_driving, listed_served, "
    "nearest_driving, nearest_served, made_at, made_by FROM plan_route_plans ";

RoutePlan planFrom(const Statement& row) {
    RoutePlan plan;
    plan.id = row.id<RoutePlanTag>(0);
    plan.name = row.string(1);
    plan.firstDay = row.string(2);
    plan.days = static_cast<int>(row.integer(3));
    plan.zone = row.string(4);
    plan.engine = row.string(5);
    plan.asked = Json::parse(row.text(6), nullptr, false);
    plan.listed = {row.integer(7), row.integer(8)};
    plan.nearest = {row.integer(9), row.integer(10)};
    plan.madeAt = row.string(11);
    plan.madeBy = row.string(12);
    return plan;
}

std::string restsText(const DayRoute& route) {
    Json rests = Json::array();
    for (const RouteRest& rest : route.rests) {
        rests.push_back({rest.from, rest.to});
    }
    return rests.dump();
}

std::vector<RouteRest> restsFrom(std::string_view text) {
    std::vector<RouteRest> rests;
    const Json json = Json::parse(text, nullptr, false);
    for (const Json& rest : json.is_array() ? json : Json::array()) {
        if (rest.is_array() && rest.size() == 2) {
            rests.push_back({rest[0].get<ClockTime>(), rest[1].get<ClockTime>()});
        }
    }
    return rests;
}

void insertStops(const Connection& db, const DayRoute& route) {
    Statement insert = db.prepare(
        "INSERT INTO plan_route_stops (route_id, position, account_id, lon, lat, arrives, starts, "
        "leaves, driving, metres, opens, closes, locked, visit_key) VALUES (?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?, ?, ?)");
    std::int64_t position = 0;
    for (const RouteStop& stop : route.stops) {
        insert.run(route.id, ++position, stop.account, stop.place.x, stop.place.y, stop.arrives,
                   stop.starts, stop.leaves, stop.driving, stop.metres, stop.opens, stop.closes,
                   stop.locked, stop.visitKey);
    }
}

void insertRoutes(const Connection& db, RoutePlan& plan) {
    Statement insert = db.prepare("INSERT INTO plan_routes (id, plan_id, rep_id, day, starts, "
                                  "ends, driving, metres, base_lon, base_lat, rests) VALUES (?, "
                                  "?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (DayRoute& route : plan.routes) {
        route.id = RouteId(nextId(db, "plan_routes"));
        const auto lon = route.base ? std::optional(route.base->x) : std::nullopt;
        const auto lat = route.base ? std::optional(route.base->y) : std::nullopt;
        insert.run(route.id, plan.id, route.rep, route.day, route.starts, route.ends, route.driving,
                   route.metres, lon, lat, restsText(route));
        insertStops(db, route);
    }
    Statement unserved =
        db.prepare("INSERT INTO plan_route_unserved (plan_id, account_id, number, reason, message, "
                   "remedy) VALUES (?, ?, ?, ?, ?, ?)");
    std::int64_t number = 0;
    for (const UnservedStop& stop : plan.unserved) {
        unserved.run(plan.id, stop.account, ++number, stop.reason, stop.message, stop.remedy);
    }
}

std::optional<ClockTime> timeAt(const Statement& row, int column) {
    return row.isNull(column) ? std::nullopt : std::optional(row.integer(column));
}

void loadStops(const Connection& db, DayRoute& route) {
    Statement rows =
        db.prepare("SELECT account_id, lon, lat, arrives, starts, leaves, driving, metres, opens, "
                   "closes, locked, visit_key FROM plan_route_stops WHERE route_id = ? "
                   "ORDER BY position");
    rows.bind(route.id);
    while (rows.step()) {
        RouteStop stop;
        stop.account = rows.id<AccountTag>(0);
        stop.place = {rows.real(1), rows.real(2)};
        stop.arrives = rows.integer(3);
        stop.starts = rows.integer(4);
        stop.leaves = rows.integer(5);
        stop.driving = rows.integer(6);
        stop.metres = rows.integer(7);
        stop.opens = timeAt(rows, 8);
        stop.closes = timeAt(rows, 9);
        stop.locked = rows.integer(10) != 0;
        stop.visitKey = rows.string(11);
        route.stops.push_back(std::move(stop));
    }
}

void loadRoutes(const Connection& db, RoutePlan& plan) {
    Statement rows =
        db.prepare("SELECT id, rep_id, day, starts, ends, driving, metres, base_lon, base_lat, "
                   "rests FROM plan_routes WHERE plan_id = ? ORDER BY day, rep_id");
    rows.bind(plan.id);
    while (rows.step()) {
        DayRoute route;
        route.id = rows.id<RouteTag>(0);
        route.rep = rows.id<RepTag>(1);
        route.day = rows.string(2);
        route.starts = rows.integer(3);
        route.ends = rows.integer(4);
        route.driving = rows.integer(5);
        route.metres = rows.integer(6);
        if (!rows.isNull(7) && !rows.isNull(8)) {
            route.base = Point{rows.real(7), rows.real(8)};
        }
        route.rests = restsFrom(rows.text(9));
        loadStops(db, route);
        plan.routes.push_back(std::move(route));
    }
    Statement unserved = db.prepare("SELECT account_id, reason, message, remedy FROM "
                                    "plan_route_unserved WHERE plan_id = ? ORDER BY number");
    unserved.bind(plan.id);
    while (unserved.step()) {
        plan.unserved.push_back({unserved.id<AccountTag>(0), unserved.string(1), unserved.string(2),
                                 unserved.string(3)});
    }
}

} // namespace

void insertRoutePlan(Edit& edit, RoutePlan& plan) {
    const Connection& db = edit.db();
    plan.id = RoutePlanId(nextId(db, "plan_route_plans"));
    plan.madeAt = nowUtc();
    plan.madeBy = userName();
    db.prepare("INSERT INTO plan_route_plans (id, name, first_day, days, zone, engine, asked, "
               "listed_driving, listed_served, nearest_driving, nearest_served, made_at, made_by) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .run(plan.id, plan.name, plan.firstDay, std::int64_t{plan.days}, plan.zone, plan.engine,
             plan.asked.dump(), plan.listed.driving, plan.listed.served, plan.nearest.driving,
             plan.nearest.served, plan.madeAt, plan.madeBy);
    insertRoutes(db, plan);
}

void replaceRoutes(Edit& edit, RoutePlan& plan) {
    const Connection& db = edit.db();
    db.prepare("DELETE FROM plan_route_stops WHERE route_id IN (SELECT id FROM plan_routes WHERE "
               "plan_id = ?)")
        .run(plan.id);
    db.prepare("DELETE FROM plan_routes WHERE plan_id = ?").run(plan.id);
    db.prepare("DELETE FROM plan_route_unserved WHERE plan_id = ?").run(plan.id);
    db.prepare("UPDATE plan_route_plans SET engine = ?, listed_driving = ?, listed_served = ?, "
               "nearest_driving = ?, nearest_served = ? WHERE id = ?")
        .run(plan.engine, plan.listed.driving, plan.listed.served, plan.nearest.driving,
             plan.nearest.served, plan.id);
    insertRoutes(db, plan);
}

void deleteRoutePlan(Edit& edit, RoutePlanId plan) {
    edit.db().prepare("DELETE FROM plan_route_plans WHERE id = ?").run(plan);
}

void noteRouteVisit(Edit& edit, RouteId route, std::size_t position, const std::string& visitKey) {
    edit.db()
        .prepare("UPDATE plan_route_stops SET visit_key = ? WHERE route_id = ? AND position = ?")
        .run(visitKey, route, static_cast<std::int64_t>(position) + 1);
}

std::vector<RoutePlan> loadRoutePlans(const Connection& db) {
    std::vector<RoutePlan> plans;
    Statement rows = db.prepare(std::string(kPlans) + "ORDER BY id DESC");
    while (rows.step()) {
        plans.push_back(planFrom(rows));
    }
    return plans;
}

RoutePlan requireRoutePlan(const Connection& db, RoutePlanId id) {
    Statement row = db.prepare(std::string(kPlans) + "WHERE id = ?");
    row.bind(id);
    if (!row.step()) {
        throw Error(Code::Input, format("there is no route plan {}", id.value),
                    "see them with: evenlode routes list WORKSPACE", std::to_string(id.value));
    }
    RoutePlan plan = planFrom(row);
    loadRoutes(db, plan);
    return plan;
}

std::optional<RoutePlan> newestRoutePlan(const Connection& db) {
    const auto plans = loadRoutePlans(db);
    return plans.empty() ? std::nullopt : std::optional(requireRoutePlan(db, plans.front().id));
}

} // namespace core::visits
