// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/change_routes.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/route/optimise.h"
#include "core/verbs/route_draft.h"
#include "core/verbs/route_result.h"
#include "core/visits/route_store.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

namespace core {

using visits::DayRoute;
using visits::RoutePlan;
using visits::RouteStop;

namespace {

constexpr double kShareOfDraft = 0.1;
constexpr double kShareOfTravel = 0.5;

/// The parameters of a plan with exactly its accounts, whatever an expression finds today.
RouteParams paramsOf(const RouteReport& report) {
    RouteParams params = report.plan.asked.get<RouteParams>();
    std::map<std::string, RouteWish> wishes;
    for (const RouteWish& wish : params.stops) {
        wishes.emplace(wish.account, wish);
    }
    std::set<std::string> taken;
    std::vector<RouteWish> stops;
    const auto take = [&](AccountId account) {
        const auto known = report.accounts.find(account);
        if (known == report.accounts.end() || !taken.insert(known->second.externalId).second) {
            return;
        }
        const auto wish = wishes.find(known->second.externalId);
        RouteWish fresh;
        fresh.account = known->second.externalId;
        stops.push_back(wish == wishes.end() ? fresh : wish->second);
    };
    for (const DayRoute& route : report.plan.routes) {
        for (const RouteStop& stop : route.stops) {
            take(stop.account);
        }
    }
    for (const visits::UnservedStop& stop : report.plan.unserved) {
        take(stop.account);
    }
    params.where.clear();
    params.top = 0;
    params.stops = std::move(stops);
    return params;
}

/// A plan as orders of the draft's stops, with which of them are locked.
class Orders {
public:
    Orders(RouteDraft& draft, const RouteReport& report)
        : draft_(draft), report_(report), orders_(draft.days.size()) {
        std::map<AccountId, std::vector<int>> calls;
        for (std::size_t i = 0; i < draft.stops.size(); ++i) {
            calls[draft.stops[i].account].push_back(static_cast<int>(i));
        }
        for (const DayRoute& route : report.plan.routes) {
            const auto day = dayOf(route.rep, route.day);
            for (const RouteStop& stop : route.stops) {
                std::vector<int>& open = calls[stop.account];
                if (open.empty() || !day) {
                    continue; // the account or the day is gone meanwhile
                }
                orders_[*day].push_back(open.front());
                allow(open.front(), *day);
                if (stop.locked) {
                    locked_.insert(open.front());
                }
                keys_[open.front()] = stop.visitKey;
                open.erase(open.begin());
            }
        }
    }

    const std::vector<std::vector<int>>& orders() const { return orders_; }
    bool isLocked(int stop) const { return locked_.contains(stop); }
    std::string visitKey(int stop) const {
        const auto key = keys_.find(stop);
        return key == keys_.end() ? std::string() : key->second;
    }

    void apply(const RouteChange& change, const route::TravelMatrix& travel) {
        const int stop = callOf(change);
        switch (change.kind) {
        case RouteChange::Kind::Lock: locked_.insert(stop); break;
        case RouteChange::Kind::Unlock: locked_.erase(stop); break;
        case RouteChange::Kind::Drop:
            take(stop);
            locked_.erase(stop);
            break;
        case RouteChange::Kind::Move: move(stop, change, travel); break;
        }
    }

    /// Locked calls keep rep, day and order among themselves.
    std::vector<route::Lock> locks() const {
        std::vector<route::Lock> locks;
        for (std::size_t day = 0; day < orders_.size(); ++day) {
            route::Lock lock;
            lock.resource = static_cast<int>(day);
            lock.together = false;
            std::copy_if(orders_[day].begin(), orders_[day].end(), std::back_inserter(lock.stops),
                         [&](int stop) { return locked_.contains(stop); });
            if (!lock.stops.empty()) {
                locks.push_back(std::move(lock));
            }
        }
        return locks;
    }

private:
    /// A person may give a call to somebody whom the account does not belong to.
    void allow(int stop, std::size_t day) {
        std::vector<int>& reps = draft_.problem.stops[static_cast<std::size_t>(stop)].reps;
        const int rep = draft_.problem.resources[day].rep;
        if (!reps.empty() && std::find(reps.begin(), reps.end(), rep) == reps.end()) {
            reps.push_back(rep);
        }
    }

    std::optional<std::size_t> dayOf(RepId rep, const std::string& date) const {
        for (std::size_t i = 0; i < draft_.days.size(); ++i) {
            if (draft_.reps[draft_.days[i].rep].id == rep && draft_.days[i].date == date) {
                return i;
            }
        }
        return std::nullopt;
    }

    std::optional<std::size_t> servedOn(int stop) const {
        for (std::size_t day = 0; day < orders_.size(); ++day) {
            if (std::find(orders_[day].begin(), orders_[day].end(), stop) != orders_[day].end()) {
                return day;
            }
        }
        return std::nullopt;
    }

    int callOf(const RouteChange& change) const {
        std::optional<int> first;
        for (std::size_t i = 0; i < draft_.stops.size(); ++i) {
            const auto known = report_.accounts.find(draft_.stops[i].account);
            if (known == report_.accounts.end() || known->second.externalId != change.account) {
                continue;
            }
            const auto day = servedOn(static_cast<int>(i));
            if (!change.date.empty() && day && draft_.days[*day].date == change.date) {
                return static_cast<int>(i);
            }
            if (!first || (change.date.empty() && !servedOn(*first) && day)) {
                first = static_cast<int>(i);
            }
        }
        if (!first) {
            throw Error(
                Code::Input,
                format("the plan has no call on \"{}\" that could be changed", change.account),
                "see its calls with: evenlode routes show", change.account);
        }
        return *first;
    }

    void take(int stop) {
        for (std::vector<int>& order : orders_) {
            std::erase(order, stop);
        }
    }

    void move(int stop, const RouteChange& change, const route::TravelMatrix& travel) {
        const std::size_t day = target(stop, change);
        const auto before = servedOn(stop);
        take(stop);
        allow(stop, day);
        std::vector<int>& order = orders_[day];
        const std::size_t last = order.size();
        const std::size_t at = change.position > 0
                                   ? std::min(static_cast<std::size_t>(change.position) - 1, last)
                                   : cheapest(stop, day, travel);
        order.insert(order.begin() + static_cast<std::ptrdiff_t>(at), stop);
        if (before != day) {
            locked_.insert(stop); // what a person put there is not moved away by the next search
        }
    }

    std::size_t target(int stop, const RouteChange& change) const {
        const auto before = servedOn(stop);
        const auto fits = [&](const RouteDraftDay& day) {
            const RouteRep& rep = draft_.reps[day.rep];
            const bool rightRep = change.toRep.empty()
                                      ? !before || draft_.days[*before].rep == day.rep
                                      : equalsIgnoreCase(rep.externalId, change.toRep) ||
                                            equalsIgnoreCase(rep.name, change.toRep);
            const bool rightDay = change.toDate.empty()
                                      ? !before || draft_.days[*before].date == day.date
                                      : day.date == change.toDate;
            return rightRep && rightDay;
        };
        const auto found = std::find_if(draft_.days.begin(), draft_.days.end(), fits);
        if (found == draft_.days.end()) {
            throw Error(Code::Input,
                        format("{} has no day of {} on {}", report_.plan.name,
                               change.toRep.empty() ? "that rep" : change.toRep,
                               change.toDate.empty() ? "that date" : change.toDate),
                        "plan again with that rep or that day", change.account);
        }
        return static_cast<std::size_t>(found - draft_.days.begin());
    }

    /// Where it adds the least driving.
    std::size_t cheapest(int stop, std::size_t day, const route::TravelMatrix& travel) const {
        const std::vector<int>& order = orders_[day];
        const route::Resource& resource = draft_.problem.resources[day];
        const auto at = [&](int one) {
            return draft_.problem.stops[static_cast<std::size_t>(one)].location;
        };
        const auto drive = [&](std::optional<int> from, std::optional<int> to) {
            return from && to ? std::int64_t{travel.duration[travel.cell(*from, *to)]} : 0;
        };
        std::size_t best = order.size();
        std::int64_t least = route::kNoLimit;
        for (std::size_t i = 0; i <= order.size(); ++i) {
            const std::optional<int> before =
                i == 0 ? resource.start : std::optional(at(order[i - 1]));
            const std::optional<int> after =
                i == order.size() ? resource.end : std::optional(at(order[i]));
            const std::int64_t more =
                drive(before, at(stop)) + drive(at(stop), after) - drive(before, after);
            if (more < least) {
                least = more;
                best = i;
            }
        }
        return best;
    }

    RouteDraft& draft_;
    const RouteReport& report_;
    std::vector<std::vector<int>> orders_;
    std::set<int> locked_;
    std::map<int, std::string> keys_;
};

/// Carries over what belongs to a call rather than to its time.
void carryOver(RoutePlan& plan, const route::Plan& planned, const RouteDraft& draft,
               const Orders& orders) {
    for (const route::Route& route : planned.routes) {
        const RouteDraftDay& day = draft.days[static_cast<std::size_t>(route.resource)];
        const auto target =
            std::find_if(plan.routes.begin(), plan.routes.end(), [&](const DayRoute& one) {
                return one.rep == draft.reps[day.rep].id && one.day == day.date;
            });
        for (std::size_t i = 0; target != plan.routes.end() && i < route.calls.size(); ++i) {
            target->stops[i].locked = orders.isLocked(route.calls[i].stop);
            target->stops[i].visitKey = orders.visitKey(route.calls[i].stop);
        }
    }
}

std::string labelOf(const ChangeRoutesParams& params, const RouteReport& report) {
    if (params.again || params.changes.size() != 1) {
        return params.again ? format("Plan {} again", report.plan.name)
                            : format("Change {}", report.plan.name);
    }
    const RouteChange& change = params.changes.front();
    std::string name = change.account;
    for (const auto& [id, known] : report.accounts) {
        if (known.externalId == change.account) {
            name = known.name;
        }
    }
    switch (change.kind) {
    case RouteChange::Kind::Move: return format("Move {} in its route", name);
    case RouteChange::Kind::Lock: return format("Lock {} in its route", name);
    case RouteChange::Kind::Unlock: return format("Unlock {} in its route", name);
    case RouteChange::Kind::Drop: break;
    }
    return format("Take {} out of its route", name);
}

} // namespace

RouteReport changeRoutes(Workspace& ws, const ChangeRoutesParams& params,
                         const RouteTravelFinder& travel, Job& job) {
    const auto start = std::chrono::steady_clock::now();
    const RouteReport before = showRoutes(ws, params.plan);
    const RouteParams asked = paramsOf(before);
    RouteDraft draft = [&] {
        const Job::Part part(job, 0, kShareOfDraft);
        return draftRoutes(ws, asked, job);
    }();
    RouteReport report;
    report.plan = before.plan;
    report.plan.routes.clear();
    report.plan.unserved.clear();
    {
        const Job::Part part(job, kShareOfDraft, kShareOfTravel);
        RouteTravel found = travel(draft.places, job);
        report.plan.engine = found.engine;
        report.issues = std::move(found.issues);
        draft.problem.travel = {std::move(found.matrix)};
    }
    Orders orders(draft, before);
    for (const RouteChange& change : params.changes) {
        orders.apply(change, draft.problem.travel.front());
    }
    const route::Options options = routeOptions(asked);
    const route::Plan planned = [&] {
        const Job::Part part(job, kShareOfTravel, 1);
        if (!params.again) {
            return route::inOrder(draft.problem, options, orders.orders());
        }
        draft.problem.locks = orders.locks();
        return route::optimise(draft.problem, options, job);
    }();
    takeRoutes(report.plan, planned, draft);
    carryOver(report.plan, planned, draft, orders);
    takeNaive(report.plan, draft, options);
    const Json note{{"plan", report.plan.id.value}, {"again", params.again}};
    report.changes = ws.edit({labelOf(params, before), "routes change", note},
                             [&](Edit& edit) { visits::replaceRoutes(edit, report.plan); });
    addRouteNames(ws.reader(), report);
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

} // namespace core
