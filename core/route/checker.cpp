// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/checker.h"

#include "core/base/text.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace core::route {

namespace {

class Checker {
public:
    Checker(const Problem& problem, const Plan& plan,
            const std::vector<std::pair<int, int>>& leftOut)
        : problem_(problem), plan_(plan), leftOut_(leftOut.begin(), leftOut.end()),
          seen_(problem.stops.size(), 0), served_(problem.stops.size(), -1) {
        for (const Lock& lock : problem.locks) {
            locked_.insert(lock.stops.begin(), lock.stops.end());
        }
    }

    std::vector<std::string> run() {
        std::set<int> used;
        for (const Route& route : plan_.routes) {
            if (!used.insert(route.resource).second) {
                fault("{} has two routes", resource(route).id);
            }
            if (route.calls.empty()) {
                fault("the route of {} is empty", resource(route).id);
                continue;
            }
            checkTimes(route);
            checkBreaks(route);
            checkLimits(route);
        }
        for (const Unserved& unserved : plan_.unserved) {
            ++seen_[index(unserved.stop)];
            if (unserved.message.empty()) {
                fault("{} has no reason", stop(unserved.stop).id);
            }
        }
        for (std::size_t s = 0; s < seen_.size(); ++s) {
            if (seen_[s] != 1) {
                fault("{} is in the plan {} times", problem_.stops[s].id, seen_[s]);
            }
        }
        checkLocks();
        checkSeries();
        return faults_;
    }

private:
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    const Stop& stop(int i) const { return problem_.stops[index(i)]; }
    const Resource& resource(const Route& route) const {
        return problem_.resources[index(route.resource)];
    }
    template <class... Args> void fault(const char* text, const Args&... args) {
        faults_.push_back(fmt::format(fmt::runtime(text), args...));
    }

    Time travel(const Route& route, std::optional<int> from, std::optional<int> to) {
        if (!from || !to || *from == *to) {
            return 0;
        }
        const TravelMatrix& matrix = problem_.travel[index(resource(route).profile)];
        const Time driving = matrix.duration[matrix.cell(*from, *to)];
        if (driving < 0) {
            fault("{} goes where there is no way", resource(route).id);
        }
        return driving;
    }

    Time restBetween(const Route& route, int after) const {
        Time sum = 0;
        for (const Rest& rest : route.rests) {
            sum += rest.after == after ? rest.end - rest.start : 0;
        }
        return sum;
    }

    void checkTimes(const Route& route) {
        const Resource& day = resource(route);
        std::optional<int> here = day.start;
        Time now = route.depart;
        Time driving = 0;
        if (now < day.hours.from || route.finish > day.hours.to) {
            fault("{} works outside its hours", day.id);
        }
        for (std::size_t i = 0; i < route.calls.size(); ++i) {
            const Call& call = route.calls[i];
            const Stop& each = stop(call.stop);
            const Time leg = travel(route, here, each.location);
            const Time rests = restBetween(route, static_cast<int>(i));
            if (call.driving != leg || call.wait < 0 || call.arrive < now + leg ||
                now + leg + rests + call.wait != call.start) {
                fault("the times before {} on {} do not add up", each.id, day.id);
            }
            if (call.leave != call.start + std::max<Time>(each.service, 0)) {
                fault("the call at {} has another length", each.id);
            }
            if (!withinWindows(each, call.start)) {
                fault("the call at {} begins outside its windows", each.id);
            }
            ++seen_[index(call.stop)];
            served_[index(call.stop)] = route.resource;
            driving += leg;
            now = call.leave;
            here = each.location;
        }
        const Time home = travel(route, here, day.end);
        const Time rests = restBetween(route, static_cast<int>(route.calls.size()));
        if (now + home + rests > route.finish) {
            fault("{} is back later than the plan says", day.id);
        }
        if (driving + home != route.driving || route.driving > day.maxDriving) {
            fault("the driving time of {} is wrong or above its limit", day.id);
        }
    }

    static bool withinWindows(const Stop& stop, Time start) {
        if (stop.fixedStart) {
            return start == *stop.fixedStart;
        }
        return stop.windows.empty() ||
               std::any_of(stop.windows.begin(), stop.windows.end(), [&](const Window& window) {
                   return window.from <= start && start <= window.to;
               });
    }

    void checkBreaks(const Route& route) {
        const Resource& day = resource(route);
        std::vector<int> taken(day.breaks.size(), 0);
        Time before = kNoLimit * -1;
        for (const Rest& rest : route.rests) {
            const Break& planned = day.breaks[index(rest.number)];
            ++taken[index(rest.number)];
            const Time left =
                rest.after == 0 ? day.hours.from : route.calls[index(rest.after) - 1].leave;
            const Time next = rest.after == static_cast<int>(route.calls.size())
                                  ? route.finish
                                  : route.calls[index(rest.after)].start;
            if (rest.start < planned.start.from || rest.start > planned.start.to ||
                rest.end != rest.start + planned.duration || rest.start < left || rest.end > next ||
                rest.start < before) {
                fault("a break of {} is not where it may be", day.id);
            }
            before = rest.end;
        }
        for (std::size_t k = 0; k < taken.size(); ++k) {
            const bool needed = leftOut_.count({route.resource, static_cast<int>(k)}) == 0 &&
                                day.breaks[k].start.to < route.finish;
            if (taken[k] > 1 || (needed && taken[k] == 0)) {
                fault("break {} of {} is taken {} times", k + 1, day.id, taken[k]);
            }
        }
    }

    void checkLimits(const Route& route) {
        const Resource& day = resource(route);
        if (static_cast<std::int64_t>(route.calls.size()) > day.maxStops) {
            fault("{} has too many stops", day.id);
        }
        std::vector<std::int64_t> load(day.capacity.size(), 0);
        for (const Call& call : route.calls) {
            const Stop& each = stop(call.stop);
            for (std::size_t d = 0; d < std::min(load.size(), each.demand.size()); ++d) {
                load[d] += std::max<std::int64_t>(each.demand[d], 0);
            }
            if (locked_.count(call.stop) == 0 && !mayServe(each, day)) {
                fault("{} may not serve {}", day.id, each.id);
            }
        }
        for (std::size_t d = 0; d < load.size(); ++d) {
            if (load[d] > day.capacity[d]) {
                fault("{} carries more than it can", day.id);
            }
        }
    }

    static bool mayServe(const Stop& stop, const Resource& day) {
        const auto among = [](const std::vector<int>& list, int value) {
            return list.empty() || std::count(list.begin(), list.end(), value) > 0;
        };
        const bool skilled =
            std::all_of(stop.skills.begin(), stop.skills.end(), [&](const std::string& skill) {
                return std::count(day.skills.begin(), day.skills.end(), skill) > 0;
            });
        return among(stop.reps, day.rep) && among(stop.days, day.day) && skilled;
    }

    /// A lock is kept whole, or all of its stops are unserved or free with an issue about it.
    void checkLocks() {
        for (const Lock& lock : problem_.locks) {
            const Route* route = nullptr;
            for (const Route& each : plan_.routes) {
                route = each.resource == lock.resource ? &each : route;
            }
            const std::string& id = problem_.resources[index(lock.resource)].id;
            const bool excused =
                std::any_of(plan_.issues.begin(), plan_.issues.end(),
                            [&](const Issue& issue) { return issue.subject == id; });
            if (!lock.stops.empty() && !excused && (route == nullptr || !keeps(*route, lock))) {
                fault("a locked part of {} was changed", id);
            }
        }
    }

    static bool keeps(const Route& route, const Lock& lock) {
        std::vector<std::size_t> where;
        for (const int stop : lock.stops) {
            for (std::size_t i = 0; i < route.calls.size(); ++i) {
                if (route.calls[i].stop == stop) {
                    where.push_back(i);
                }
            }
        }
        return where.size() == lock.stops.size() && std::is_sorted(where.begin(), where.end()) &&
               (!lock.together || where.back() - where.front() + 1 == where.size()) &&
               (!lock.first || where.front() == 0) &&
               (!lock.last || where.back() + 1 == route.calls.size());
    }

    void checkSeries() {
        for (const Series& series : problem_.series) {
            const bool kept = std::any_of(
                series.patterns.begin(), series.patterns.end(), [&](const auto& pattern) {
                    for (std::size_t i = 0; i < pattern.size(); ++i) {
                        const int served = served_[index(series.stops[i])];
                        if (served >= 0 && problem_.resources[index(served)].day != pattern[i]) {
                            return false;
                        }
                    }
                    return true;
                });
            const bool none = std::all_of(series.stops.begin(), series.stops.end(), [&](int each) {
                return served_[index(each)] < 0 || locked_.count(each) > 0;
            });
            if (!kept && !none) {
                fault("the calls on {} are not spread by any of their patterns",
                      stop(series.stops.front()).id);
            }
        }
    }

    const Problem& problem_;
    const Plan& plan_;
    std::set<std::pair<int, int>> leftOut_;
    std::set<int> locked_;
    std::vector<int> seen_;
    std::vector<int> served_;
    std::vector<std::string> faults_;
};

} // namespace

std::vector<std::string> faultsOf(const Problem& problem, const Plan& plan,
                                  const std::vector<std::pair<int, int>>& leftOut) {
    return Checker(problem, plan, leftOut).run();
}

std::int64_t objectiveOf(const Problem& problem, const Plan& plan, Objective objective) {
    std::int64_t sum = 0;
    for (const Route& route : plan.routes) {
        const Resource& day = problem.resources[static_cast<std::size_t>(route.resource)];
        const TravelMatrix& matrix = problem.travel[static_cast<std::size_t>(day.profile)];
        const bool far = objective == Objective::LeastDistance && !matrix.distance.empty();
        const auto& cells = far ? matrix.distance : matrix.duration;
        std::optional<int> here = day.start;
        const auto go = [&](std::optional<int> there) {
            sum += here && there && *here != *there ? cells[matrix.cell(*here, *there)] : 0;
            here = there;
        };
        if (objective == Objective::EarliestFinish) {
            sum += route.finish - day.hours.from;
            continue;
        }
        for (const Call& call : route.calls) {
            go(problem.stops[static_cast<std::size_t>(call.stop)].location);
        }
        go(day.end);
    }
    return sum;
}

} // namespace core::route
