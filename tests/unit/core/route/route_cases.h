// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/route/optimise.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace core::route::test {

/// Places on a line, one unit of time and of distance apart.
inline TravelMatrix line(const std::vector<int>& positions) {
    const int size = static_cast<int>(positions.size());
    TravelMatrix matrix = TravelMatrix::ofSize(size, true);
    for (int i = 0; i < size; ++i) {
        for (int j = 0; j < size; ++j) {
            const int away = std::abs(positions[static_cast<std::size_t>(i)] -
                                      positions[static_cast<std::size_t>(j)]);
            matrix.duration[matrix.cell(i, j)] = away;
            matrix.distance[matrix.cell(i, j)] = away * 10;
        }
    }
    return matrix;
}

inline Stop stopAt(int location, Time service = 0, std::vector<Window> windows = {}) {
    Stop stop;
    stop.id = "stop " + std::to_string(location);
    stop.location = location;
    stop.service = service;
    stop.windows = std::move(windows);
    return stop;
}

inline Resource dayOf(Window hours, std::optional<int> base = 0) {
    Resource day;
    day.id = "day";
    day.hours = hours;
    day.start = day.end = base;
    return day;
}

/// What a random problem may hold.
struct Mix {
    int mostStops = 7;
    int mostDays = 3;
    bool metric = true;
    bool breaks = true;
    bool rules = true; ///< skills, reps, days, capacities, limits
    bool prizes = true;
    bool series = false;
    bool locks = false;
};

inline int upTo(Random& random, int most) {
    return static_cast<int>(random.below(static_cast<std::uint64_t>(most) + 1));
}

inline TravelMatrix randomTravel(Random& random, int size, bool metric) {
    TravelMatrix matrix = TravelMatrix::ofSize(size, false);
    std::vector<std::pair<int, int>> points;
    for (int i = 0; i < size; ++i) {
        points.emplace_back(upTo(random, 20), upTo(random, 20));
    }
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (std::size_t j = 0; j < points.size(); ++j) {
            std::int32_t value = std::abs(points[i].first - points[j].first) +
                                 std::abs(points[i].second - points[j].second);
            if (!metric && i != j) {
                value = upTo(random, 11) == 0 ? kUnreachable : upTo(random, 30);
            }
            matrix.duration[i * points.size() + j] = value;
        }
    }
    return matrix;
}

inline Stop randomStop(Random& random, int number, int places, const Mix& mix) {
    Stop stop;
    stop.id = "stop " + std::to_string(number);
    stop.location = upTo(random, places - 1);
    stop.service = upTo(random, 12);
    const int windows = upTo(random, 2);
    for (int w = 0; w < windows; ++w) {
        const int from = upTo(random, 90);
        stop.windows.push_back({from, from + upTo(random, 25)});
    }
    if (mix.rules) {
        stop.priority = upTo(random, 3) == 0 ? upTo(random, 4) : 0;
        if (upTo(random, 4) == 0) {
            stop.skills.emplace_back("demo");
        }
        if (upTo(random, 5) == 0) {
            stop.reps.push_back(upTo(random, 1));
        }
        if (upTo(random, 5) == 0) {
            stop.days.push_back(upTo(random, 1));
        }
        stop.demand.push_back(upTo(random, 3));
    }
    if (mix.prizes && upTo(random, 3) == 0) {
        stop.prize = upTo(random, 40);
    }
    return stop;
}

inline Resource randomDay(Random& random, int number, int places, const Mix& mix) {
    Resource day;
    day.id = "day " + std::to_string(number);
    day.rep = number % 2;
    day.day = number / 2;
    const int from = upTo(random, 10);
    day.hours = {from, from + 40 + upTo(random, 60)};
    if (upTo(random, 4) != 0) {
        day.start = upTo(random, places - 1);
    }
    if (upTo(random, 4) != 0) {
        day.end = upTo(random, 2) == 0 ? std::optional(upTo(random, places - 1)) : day.start;
    }
    const int breaks = mix.breaks ? upTo(random, 2) : 0;
    for (int k = 0; k < breaks; ++k) {
        const int begin = 10 + upTo(random, 60);
        day.breaks.push_back({{begin, begin + upTo(random, 20)}, 1 + upTo(random, 8)});
    }
    if (mix.rules) {
        if (upTo(random, 1) == 0) {
            day.skills.emplace_back("demo");
        }
        if (upTo(random, 3) == 0) {
            day.maxDriving = 20 + upTo(random, 50);
        }
        if (upTo(random, 3) == 0) {
            day.maxStops = 1 + upTo(random, 4);
        }
        if (upTo(random, 2) == 0) {
            day.capacity.push_back(3 + upTo(random, 6));
        }
    }
    return day;
}

inline Problem randomProblem(std::uint64_t seed, const Mix& mix) {
    Random random(seed);
    Problem problem;
    const int places = 2 + upTo(random, mix.mostStops);
    problem.travel.push_back(randomTravel(random, places, mix.metric));
    const int stops = 1 + upTo(random, mix.mostStops - 1);
    for (int s = 0; s < stops; ++s) {
        problem.stops.push_back(randomStop(random, s, places, mix));
    }
    const int days = 1 + upTo(random, mix.mostDays - 1);
    for (int r = 0; r < days; ++r) {
        problem.resources.push_back(randomDay(random, r, places, mix));
    }
    if (mix.series && stops >= 2) {
        problem.series.push_back({{0, 1}, {{0, 1}, {1, 0}, {0, 0}}});
        for (const int stop : {0, 1}) {
            problem.stops[static_cast<std::size_t>(stop)].days.clear();
        }
    }
    if (mix.locks && stops >= 3) {
        Lock lock;
        lock.resource = upTo(random, days - 1);
        lock.stops = {stops - 1, stops - 2};
        lock.together = upTo(random, 1) == 0;
        lock.first = upTo(random, 2) == 0;
        lock.last = upTo(random, 2) == 0;
        problem.locks.push_back(lock);
    }
    return problem;
}

/// When the work of an order is done at the earliest, by stepping through time a unit at a time;
/// empty if the order cannot be kept. Shares nothing with the search. `overtime` lengthens the
/// day.
class Stepper {
public:
    Stepper(const Problem& problem, int resource)
        : problem_(problem), day_(problem.resources[static_cast<std::size_t>(resource)]) {
        breaks_ = day_.breaks;
        std::stable_sort(breaks_.begin(), breaks_.end(), [](const Break& a, const Break& b) {
            return std::pair(a.start.from, a.start.to) < std::pair(b.start.from, b.start.to);
        });
        Time end = day_.hours.from; // those that cannot follow each other are left out
        std::vector<Break> kept;
        for (const Break& rest : breaks_) {
            const Time begin = std::max(end, rest.start.from);
            if (begin <= rest.start.to) {
                kept.push_back(rest);
                end = begin + rest.duration;
            }
        }
        breaks_ = kept;
    }

    std::optional<Time> finish(const std::vector<int>& order, Time overtime = 0) {
        order_ = order;
        known_.clear();
        best_.reset();
        limit_ = day_.hours.to + overtime;
        if (const auto driving = leg(0)) {
            visit(0, *driving, 0, day_.hours.from);
        }
        return best_;
    }

    /// Driving time; empty where there is no way.
    std::optional<Time> driving(const std::vector<int>& order) {
        order_ = order;
        Time sum = 0;
        for (std::size_t i = 0; i <= order.size(); ++i) {
            const auto each = leg(i);
            if (!each) {
                return std::nullopt;
            }
            sum += *each;
        }
        return order.empty() ? 0 : sum;
    }

private:
    std::optional<Time> leg(std::size_t i) const {
        const auto place = [&](std::size_t k) -> std::optional<int> {
            if (k == 0) {
                return day_.start;
            }
            return k > order_.size() ? day_.end : std::optional(stop(order_[k - 1]).location);
        };
        const auto from = place(i);
        const auto to = place(i + 1);
        if (!from || !to || *from == *to) {
            return 0;
        }
        const TravelMatrix& matrix = problem_.travel[static_cast<std::size_t>(day_.profile)];
        const Time value = matrix.duration[matrix.cell(*from, *to)];
        return value < 0 ? std::nullopt : std::optional(value);
    }
    const Stop& stop(int i) const { return problem_.stops[static_cast<std::size_t>(i)]; }

    /// `done` calls made, so much driving left to the next place, so many breaks taken.
    void visit(std::size_t done, Time left, std::size_t taken, Time now) {
        const auto key = std::tuple(done, left, taken);
        const auto known = known_.find(key);
        if (now > limit_ || (known != known_.end() && known->second <= now)) {
            return;
        }
        known_[key] = now;
        if (taken < breaks_.size() && now <= breaks_[taken].start.to) {
            visit(done, left, taken + 1,
                  std::max(now, breaks_[taken].start.from) + breaks_[taken].duration);
        }
        if (left > 0) {
            visit(done, left - 1, taken, now + 1);
        } else if (done < order_.size()) {
            if (const auto start = startFrom(stop(order_[done]), now)) {
                if (const auto driving = leg(done + 1)) {
                    visit(done + 1, *driving, taken,
                          *start + std::max<Time>(0, stop(order_[done]).service));
                }
            }
        } else {
            bool free = true;
            for (std::size_t k = taken; k < breaks_.size(); ++k) {
                free = free && breaks_[k].start.to >= now;
            }
            if (free && (!best_ || now < *best_)) {
                best_ = now;
            }
        }
    }

    static std::optional<Time> startFrom(const Stop& stop, Time now) {
        if (stop.fixedStart) {
            return now <= *stop.fixedStart ? stop.fixedStart : std::nullopt;
        }
        if (stop.windows.empty()) {
            return now;
        }
        std::optional<Time> best;
        for (const Window& window : stop.windows) {
            const Time start = std::max(now, window.from);
            if (start <= window.to && (!best || start < *best)) {
                best = start;
            }
        }
        return best;
    }

    const Problem& problem_;
    const Resource& day_;
    std::vector<Break> breaks_;
    std::vector<int> order_;
    std::map<std::tuple<std::size_t, Time, std::size_t>, Time> known_;
    std::optional<Time> best_;
    Time limit_ = 0;
};

inline bool mayServe(const Stop& stop, const Resource& day) {
    const auto among = [](const std::vector<int>& list, int value) {
        return list.empty() || std::count(list.begin(), list.end(), value) > 0;
    };
    return among(stop.reps, day.rep) && among(stop.days, day.day) &&
           std::all_of(stop.skills.begin(), stop.skills.end(), [&](const auto& skill) {
               return std::count(day.skills.begin(), day.skills.end(), skill) > 0;
           });
}

/// Whether a resource can make these stops in this order, all rules kept.
inline bool canKeep(const Problem& problem, int resource, const std::vector<int>& order,
                    Time overtime = 0) {
    const Resource& day = problem.resources[static_cast<std::size_t>(resource)];
    if (order.empty()) {
        return true;
    }
    std::int64_t load = 0;
    for (const int stop : order) {
        const Stop& each = problem.stops[static_cast<std::size_t>(stop)];
        load += each.demand.empty() ? 0 : each.demand.front();
        if (!mayServe(each, day)) {
            return false;
        }
    }
    Stepper stepper(problem, resource);
    const auto driving = stepper.driving(order);
    return static_cast<std::int64_t>(order.size()) <= day.maxStops &&
           (day.capacity.empty() || load <= day.capacity.front()) && driving &&
           *driving <= day.maxDriving && stepper.finish(order, overtime).has_value();
}

/// The best plan there is, by trying all: stops left out by weight first, then driving time and
/// lost prizes.
class BruteForce {
public:
    explicit BruteForce(const Problem& problem)
        : problem_(problem), orders_(problem.resources.size()) {}

    struct Value {
        std::int64_t weight = 0;
        std::int64_t cost = 0;
        auto operator<=>(const Value&) const = default;
    };

    Value best() {
        best_ = {kNoLimit, kNoLimit};
        place(0, 0);
        return best_;
    }

    /// Whether some plan serves all these stops, prizes aside.
    bool canServe(const std::vector<int>& stops) {
        wanted_.assign(problem_.stops.size(), 0);
        for (const int stop : stops) {
            wanted_[static_cast<std::size_t>(stop)] = 1;
        }
        only_ = true;
        best_ = {kNoLimit, kNoLimit};
        place(0, 0);
        only_ = false;
        return best_.weight < kNoLimit;
    }

private:
    void place(std::size_t stop, std::int64_t unused) {
        if (stop == problem_.stops.size()) {
            judge();
            return;
        }
        const int number = static_cast<int>(stop);
        if (!only_ || wanted_[stop] == 0) {
            out_.push_back(number);
            place(stop + 1, unused);
            out_.pop_back();
        }
        if (only_ && wanted_[stop] == 0) {
            return;
        }
        for (std::size_t r = 0; r < orders_.size(); ++r) {
            if (!mayServe(problem_.stops[stop], problem_.resources[r])) {
                continue;
            }
            for (std::size_t p = 0; p <= orders_[r].size(); ++p) {
                orders_[r].insert(orders_[r].begin() + static_cast<std::ptrdiff_t>(p), number);
                place(stop + 1, unused);
                orders_[r].erase(orders_[r].begin() + static_cast<std::ptrdiff_t>(p));
            }
        }
    }

    struct Known {
        bool keeps;
        Time driving;
    };

    const Known& look(std::size_t resource, const std::vector<int>& order) {
        auto key = std::pair(resource, order);
        const auto known = known_.find(key);
        if (known != known_.end()) {
            return known->second;
        }
        const int r = static_cast<int>(resource);
        const bool keeps = canKeep(problem_, r, order);
        const Time driving = keeps ? *Stepper(problem_, r).driving(order) : 0;
        return known_[key] = {keeps, driving};
    }

    void judge() {
        Value value;
        for (const int stop : out_) {
            const Stop& each = problem_.stops[static_cast<std::size_t>(stop)];
            if (only_) {
                continue;
            }
            if (each.prize) {
                value.cost += *each.prize;
            } else {
                value.weight += each.priority + 1;
            }
        }
        for (std::size_t r = 0; r < orders_.size() && value < best_; ++r) {
            const Known& known = look(r, orders_[r]);
            if (!known.keeps) {
                return;
            }
            value.cost += known.driving;
        }
        best_ = std::min(best_, value);
    }

    const Problem& problem_;
    std::vector<std::vector<int>> orders_;
    std::vector<int> out_;
    std::vector<char> wanted_;
    bool only_ = false;
    Value best_;
    std::map<std::pair<std::size_t, std::vector<int>>, Known> known_;
};

inline Options shortSearch(std::int64_t iterations = 3000) {
    Options options;
    options.iterations = iterations;
    options.threads = 1;
    return options;
}

inline Plan solve(const Problem& problem, const Options& options = shortSearch()) {
    Job job;
    return optimise(problem, options, job);
}

/// Breaks that the plan's issues say were left out, found as the planner defines it.
inline std::vector<std::pair<int, int>> leftOutBreaks(const Problem& problem) {
    std::vector<std::pair<int, int>> left;
    for (std::size_t r = 0; r < problem.resources.size(); ++r) {
        const Resource& day = problem.resources[r];
        std::vector<int> order;
        for (std::size_t k = 0; k < day.breaks.size(); ++k) {
            order.push_back(static_cast<int>(k));
        }
        const auto start = [&](int k) { return day.breaks[static_cast<std::size_t>(k)].start; };
        std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
            return std::pair(start(a).from, start(a).to) < std::pair(start(b).from, start(b).to);
        });
        Time end = day.hours.from;
        for (const int k : order) {
            const Time begin = std::max(end, start(k).from);
            if (begin > start(k).to) {
                left.emplace_back(static_cast<int>(r), k);
            } else {
                end = begin + day.breaks[static_cast<std::size_t>(k)].duration;
            }
        }
    }
    return left;
}

} // namespace core::route::test
