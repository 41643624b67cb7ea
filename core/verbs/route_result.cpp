// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/route_result.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/route/optimise.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace core {

using visits::DayRoute;
using visits::RoutePlan;
using visits::RouteStop;

namespace {

DayRoute routeOf(const route::Route& planned, const RouteDraft& draft) {
    const auto at = static_cast<std::size_t>(planned.resource);
    const route::Resource& resource = draft.problem.resources[at];
    const RouteRep& rep = draft.reps[draft.days[at].rep];
    DayRoute route;
    route.rep = rep.id;
    route.day = draft.days[at].date;
    route.base = rep.base;
    route.starts = planned.depart - resource.midnight;
    route.ends = planned.finish - resource.midnight;
    route.driving = planned.driving;
    route.metres = planned.distance;
    for (const route::Call& call : planned.calls) {
        const RouteDraftStop& meant = draft.stops[static_cast<std::size_t>(call.stop)];
        RouteStop stop;
        stop.account = meant.account;
        stop.place = meant.place;
        stop.arrives = call.arrive - resource.midnight;
        stop.starts = call.start - resource.midnight;
        stop.leaves = call.leave - resource.midnight;
        stop.driving = call.driving;
        stop.metres = call.distance;
        for (const route::Window& window : meant.windows) {
            if (window.from <= stop.starts && stop.starts <= window.to) {
                stop.opens = window.from;
                stop.closes = window.to;
            }
        }
        route.stops.push_back(std::move(stop));
    }
    for (const route::Rest& rest : planned.rests) {
        route.rests.push_back({rest.start - resource.midnight, rest.end - resource.midnight});
    }
    return route;
}

visits::NaiveDriving naiveOf(const route::Plan& plan) {
    visits::NaiveDriving naive;
    naive.driving = plan.driving;
    for (const route::Route& route : plan.routes) {
        naive.served += static_cast<std::int64_t>(route.calls.size());
    }
    return naive;
}

/// What is said of a call beside its name need not repeat it.
std::string withoutName(std::string text, const std::string& name) {
    for (std::size_t at = text.find(name); !name.empty() && at != std::string::npos;
         at = text.find(name, at + 2)) {
        text.replace(at, name.size(), "it");
    }
    return text;
}

std::string capitalised(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

/// The cheapest change, and the one after it.
std::string remedyText(const route::Unserved& unserved) {
    constexpr std::size_t kShown = 2;
    std::vector<std::string> texts;
    for (const route::Remedy& remedy : unserved.remedies) {
        if (texts.size() < kShown) {
            texts.push_back(remedy.text);
        }
    }
    return join(texts, ", or ");
}

} // namespace

route::Options routeOptions(const RouteParams& params) {
    route::Options options;
    if (params.aim == "distance") {
        options.objective = route::Objective::LeastDistance;
    } else if (params.aim == "finish") {
        options.objective = route::Objective::EarliestFinish;
    } else if (params.aim != "driving") {
        throw Error(Code::Usage, format("\"{}\" is no aim of routes", params.aim),
                    "choose driving, distance or finish", "--aim");
    }
    options.balance = params.balance;
    options.seed = params.seed;
    options.timeLimitSeconds = params.seconds;
    return options;
}

void takeRoutes(RoutePlan& plan, const route::Plan& planned, const RouteDraft& draft) {
    for (const route::Route& route : planned.routes) {
        plan.routes.push_back(routeOf(route, draft));
    }
    std::stable_sort(plan.routes.begin(), plan.routes.end(),
                     [](const DayRoute& a, const DayRoute& b) {
                         return std::tie(a.day, a.rep) < std::tie(b.day, b.rep);
                     });
    for (const route::Unserved& unserved : planned.unserved) {
        const RouteDraftStop& stop = draft.stops[static_cast<std::size_t>(unserved.stop)];
        plan.unserved.push_back({stop.account, route::reasonName(unserved.reason),
                                 capitalised(withoutName(unserved.message, stop.name)),
                                 capitalised(withoutName(remedyText(unserved), stop.name))});
    }
    plan.unserved.insert(plan.unserved.end(), draft.impossible.begin(), draft.impossible.end());
}

void takeNaive(RoutePlan& plan, const RouteDraft& draft, const route::Options& options) {
    plan.listed = naiveOf(route::naivePlan(draft.problem, options, route::NaiveOrder::AsListed));
    plan.nearest =
        naiveOf(route::naivePlan(draft.problem, options, route::NaiveOrder::NearestNeighbour));
}

void addRouteNames(const Connection& db, RouteReport& report) {
    std::set<AccountId> accounts;
    for (const DayRoute& route : report.plan.routes) {
        for (const RouteStop& stop : route.stops) {
            accounts.insert(stop.account);
        }
        report.reps[route.rep] = {};
    }
    for (const visits::UnservedStop& stop : report.plan.unserved) {
        accounts.insert(stop.account);
    }
    Statement name = db.prepare(
        "SELECT external_id, coalesce(name, external_id) FROM base_accounts WHERE id = ?");
    for (const AccountId account : accounts) {
        name.bind(account);
        if (name.step()) {
            report.accounts[account] = {name.string(0), name.string(1)};
        }
        name.reset();
    }
    Statement rep = db.prepare("SELECT name FROM base_reps WHERE id = ?");
    for (auto& [id, text] : report.reps) {
        rep.bind(id);
        if (rep.step()) {
            text = rep.string(0);
        }
        rep.reset();
    }
}

} // namespace core
