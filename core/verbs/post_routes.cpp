// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/post_routes.h"

#include "core/base/instant.h"
#include "core/base/text.h"
#include "core/base/zone.h"
#include "core/verbs/plan_routes.h"
#include "core/visits/route_store.h"
#include "core/visits/visit_store.h"

#include <map>
#include <set>

namespace core {

using visits::DayRoute;
using visits::RoutePlan;
using visits::RouteStop;
using visits::Visit;

namespace {

constexpr InstantMs kSecond = 1000;
constexpr const char* kSubject = "Visit";

/// Visits of the routes of a plan carry its number in their keys, so that one whose stop is gone is
/// found again.
std::string prefixOf(const RoutePlan& plan) {
    return format("{}route-{}-", visits::kKeyPrefix, plan.id.value);
}

class Poster {
public:
    Poster(Edit& edit, RoutePlan& plan, PostRoutesReport& report)
        : edit_(edit), plan_(plan), report_(report), zone_(isZone(plan.zone) ? plan.zone : "UTC") {
        for (Visit& visit : visits::loadVisits(edit.db())) {
            if (visit.key.starts_with(prefixOf(plan))) {
                known_.emplace(visit.key, std::move(visit));
            }
        }
    }

    void run() {
        for (const DayRoute& route : plan_.routes) {
            for (std::size_t i = 0; i < route.stops.size(); ++i) {
                post(route, i);
            }
        }
        if (!fresh_.empty()) {
            visits::insertVisits(edit_, fresh_);
        }
        for (const auto& [key, visit] : known_) {
            if (!used_.contains(key) && !visit.done) {
                visits::deleteVisit(edit_, visit.id);
                ++report_.removed;
            }
        }
    }

private:
    void post(const DayRoute& route, std::size_t position) {
        const RouteStop& stop = route.stops[position];
        const InstantMs midnight = instantIn(zone_, route.day + " 00:00");
        const visits::Span when{instantText(midnight + stop.starts * kSecond),
                                instantText(midnight + stop.leaves * kSecond), zone_, false};
        const std::string key = keyOf(stop);
        used_.insert(key);
        visits::noteRouteVisit(edit_, route.id, position, key);
        const auto known = known_.find(key);
        if (known == known_.end()) {
            Visit visit;
            visit.key = key;
            visit.account = stop.account;
            visit.rep = route.rep;
            visit.subject = kSubject;
            visit.when = when;
            visit.done = false;
            fresh_.push_back(std::move(visit));
            ++report_.made;
            return;
        }
        Visit visit = known->second;
        if (!visit.done && !(visit.when == when && visit.rep == route.rep)) {
            visit.when = when;
            visit.rep = route.rep;
            visits::updateVisit(edit_, visit);
            ++report_.changed;
        }
    }

    /// The first call of a plan on an account, the second, and so on: whatever their days.
    std::string keyOf(const RouteStop& stop) {
        return format("{}{}-{}", prefixOf(plan_), stop.account.value, ++calls_[stop.account]);
    }

    Edit& edit_;
    RoutePlan& plan_;
    PostRoutesReport& report_;
    std::string zone_;
    std::map<std::string, Visit> known_;
    std::map<AccountId, int> calls_;
    std::set<std::string> used_;
    std::vector<Visit> fresh_;
};

} // namespace

void to_json(Json& json, const PostRoutesReport& report) {
    json = Json{{"plan", report.plan},
                {"made", report.made},
                {"changed", report.changed},
                {"removed", report.removed}};
}

PostRoutesReport postRoutes(Workspace& ws, std::int64_t id) {
    RoutePlan plan = showRoutes(ws, id).plan;
    PostRoutesReport report;
    report.plan = plan.id.value;
    report.changes = ws.edit(
        {format("Put {} on the timeline", plan.name), "routes post", {{"plan", report.plan}}},
        [&](Edit& edit) { Poster(edit, plan, report).run(); });
    return report;
}

} // namespace core
