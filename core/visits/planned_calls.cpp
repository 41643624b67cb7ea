// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visits/planned_calls.h"

#include "core/base/zone.h"
#include "core/visits/activity_store.h"
#include "core/visits/route_store.h"
#include "core/visits/visit_fields.h"

#include <algorithm>
#include <map>
#include <set>

namespace core::visits {

namespace {

constexpr InstantMs kSecond = 1000;

using Numbers = std::map<std::pair<std::string, std::string>, std::int64_t>;

/// Ids by source and number.
Numbers numbersOf(const Connection& db, const char* sql) {
    Numbers numbers;
    Statement rows = db.prepare(sql);
    while (rows.step()) {
        numbers.emplace(std::pair(rows.string(1), rows.string(2)), rows.integer(0));
    }
    return numbers;
}

std::int64_t idOf(const Numbers& numbers, const std::string& source, const std::string& number) {
    const auto found = numbers.find({source, number});
    return found == numbers.end() ? 0 : found->second;
}

void addVisits(const Connection& db, std::vector<PlannedCall>& calls) {
    for (const Visit& visit : loadCurrentVisits(db)) {
        const auto starts = parseInstant(visit.when.starts);
        if (visit.done || !visit.account || !starts) {
            continue;
        }
        const InstantMs ends = parseInstant(visit.when.ends).value_or(*starts);
        calls.push_back({visit.account, visit.rep, visit.id, *starts, ends, dayOf(visit.when),
                         visit.when.allDay});
    }
}

void addStops(const Connection& db, std::vector<PlannedCall>& calls) {
    std::set<std::pair<RepId, std::string>> taken;
    for (const RoutePlan& head : loadRoutePlans(db)) {
        const RoutePlan plan = requireRoutePlan(db, head.id);
        const std::string zone = isZone(plan.zone) ? plan.zone : "UTC";
        for (const DayRoute& route : plan.routes) {
            const auto midnight = findInstantIn(zone, route.day + " 00:00");
            if (!taken.insert({route.rep, route.day}).second || !midnight) {
                continue;
            }
            for (const RouteStop& stop : route.stops) {
                if (stop.visitKey.empty()) {
                    calls.push_back({stop.account, route.rep, VisitId(),
                                     *midnight + stop.starts * kSecond,
                                     *midnight + stop.leaves * kSecond, route.day, false});
                }
            }
        }
    }
}

} // namespace

std::vector<PlannedCall> loadPlannedCalls(const Connection& db) {
    std::vector<PlannedCall> calls;
    addVisits(db, calls);
    addStops(db, calls);
    return calls;
}

std::vector<MadeVisit> loadMadeVisits(const Connection& db) {
    std::vector<MadeVisit> made;
    std::set<std::string> keys;
    for (const Visit& visit : loadCurrentVisits(db)) {
        keys.insert(visit.key);
        if (visit.done) {
            made.push_back({visit.account, visit.rep, visit.when, dayOf(visit.when), visit.id,
                            visit.key, visit.driving, visit.outcome});
        }
    }
    const Numbers accounts =
        numbersOf(db, "SELECT id, source, external_id FROM base_accounts WHERE removed = 0");
    const Numbers reps =
        numbersOf(db, "SELECT id, source, external_id FROM base_reps WHERE removed = 0");
    for (const StoredActivity& stored : loadActivities(db)) {
        const Activity& activity = stored.activity;
        const bool visit = activity.kind == "meeting" || activity.kind == "call";
        const AccountId account(idOf(accounts, stored.source, activity.account));
        if (!activity.done || !visit || !account || keys.contains(activity.key)) {
            continue;
        }
        MadeVisit one;
        one.account = account;
        one.rep = RepId(idOf(reps, stored.source, activity.owner));
        one.when = activity.when;
        one.day = dayOf(activity.when);
        one.outcome = activity.outcome;
        made.push_back(std::move(one));
    }
    std::stable_sort(made.begin(), made.end(), [](const MadeVisit& a, const MadeVisit& b) {
        return a.when.starts < b.when.starts;
    });
    return made;
}

} // namespace core::visits
