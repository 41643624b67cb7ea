// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/engines/vroom_problem.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <map>
#include <set>

namespace geo {

using core::Code;
using core::Error;
using core::Json;
using core::route::Problem;
using core::route::Resource;
using core::route::Stop;

namespace {

/// Drives without a way: longer than any day, and small enough for VROOM's sums.
constexpr std::int64_t kNoWay = 10'000'000;

[[noreturn]] void unknown(const std::string& what, const std::string& hint) {
    throw Error(Code::Usage, core::format("VROOM knows no {}", what), hint, "vroom");
}

[[noreturn]] void garbage(const std::string& what) {
    throw Error(Code::Remote, core::format("the answer of VROOM makes no sense: {}", what),
                "see whether it is a server of that kind", "vroom");
}

void refuseUnknown(const Problem& problem, const core::route::Options& options) {
    if (!problem.series.empty()) {
        unknown("visit frequency over days", "leave --every out, or plan without --optimiser");
    }
    if (!problem.locks.empty()) {
        unknown("locked calls", "plan without --optimiser");
    }
    if (options.objective != core::route::Objective::LeastDriving || options.balance > 0) {
        unknown("other aim than the least driving", "leave --aim and --balance out");
    }
    for (const Stop& stop : problem.stops) {
        if (stop.prize) {
            unknown("prize of a stop", "plan without --optimiser");
        }
    }
}

std::string profileName(int profile) {
    return "p" + std::to_string(profile);
}

Json tableOf(const core::route::TravelMatrix& matrix, const std::vector<std::int32_t>& values) {
    Json rows = Json::array();
    for (int from = 0; from < matrix.size; ++from) {
        Json row = Json::array();
        for (int to = 0; to < matrix.size; ++to) {
            const std::int32_t value = values[matrix.cell(from, to)];
            row.push_back(value < 0 ? kNoWay : std::int64_t{value});
        }
        row.push_back(0); // to where a day without a base ends
        rows.push_back(std::move(row));
    }
    rows.push_back(Json(std::vector<int>(static_cast<std::size_t>(matrix.size) + 1, 0)));
    return rows;
}

template <class T> bool contains(const std::vector<T>& list, const T& item) {
    return std::find(list.begin(), list.end(), item) != list.end();
}

bool mayServe(const Resource& resource, const Stop& stop) {
    return (stop.reps.empty() || contains(stop.reps, resource.rep)) &&
           (stop.days.empty() || contains(stop.days, resource.day)) &&
           std::all_of(stop.skills.begin(), stop.skills.end(),
                       [&](const std::string& skill) { return contains(resource.skills, skill); });
}

/// Numbers for the sets of resources that stops may be served by.
class Circles {
public:
    explicit Circles(const Problem& problem) : problem_(problem) {
        for (const Stop& stop : problem.stops) {
            numbers_.push_back(numberOf(stop));
        }
    }

    /// Empty where any resource may serve it.
    Json ofStop(std::size_t stop) const {
        return numbers_[stop] < 0 ? Json::array() : Json::array({numbers_[stop]});
    }
    Json ofResource(std::size_t resource) const {
        Json list = Json::array();
        for (const auto& [members, number] : known_) {
            if (members[resource]) {
                list.push_back(number);
            }
        }
        return list;
    }

private:
    int numberOf(const Stop& stop) {
        std::vector<bool> members;
        for (const Resource& resource : problem_.resources) {
            members.push_back(mayServe(resource, stop));
        }
        if (std::all_of(members.begin(), members.end(), [](bool in) { return in; })) {
            return -1;
        }
        const auto next = static_cast<int>(known_.size()) + 1;
        return known_.emplace(std::move(members), next).first->second;
    }

    const Problem& problem_;
    std::map<std::vector<bool>, int> known_;
    std::vector<int> numbers_;
};

Json windowOf(const core::route::Window& window) {
    return Json::array({window.from, window.to});
}

Json vehicleOf(const Problem& problem, std::size_t index, const Circles& circles) {
    const Resource& resource = problem.resources[index];
    const int nowhere = problem.travel[static_cast<std::size_t>(resource.profile)].size;
    Json vehicle{{"id", index + 1},
                 {"profile", profileName(resource.profile)},
                 {"start_index", resource.start.value_or(nowhere)},
                 {"end_index", resource.end.value_or(nowhere)},
                 {"time_window", windowOf(resource.hours)},
                 {"skills", circles.ofResource(index)}};
    if (resource.maxStops < core::route::kNoLimit) {
        vehicle["max_tasks"] = resource.maxStops;
    }
    if (resource.maxDriving < core::route::kNoLimit) {
        vehicle["max_travel_time"] = resource.maxDriving;
    }
    if (!resource.capacity.empty()) {
        vehicle["capacity"] = resource.capacity;
    }
    if (resource.fixedCost > 0) {
        vehicle["costs"] = {{"fixed", resource.fixedCost}};
    }
    Json breaks = Json::array();
    for (std::size_t b = 0; b < resource.breaks.size(); ++b) {
        breaks.push_back({{"id", b + 1},
                          {"service", resource.breaks[b].duration},
                          {"time_windows", Json::array({windowOf(resource.breaks[b].start)})}});
    }
    if (!breaks.empty()) {
        vehicle["breaks"] = std::move(breaks);
    }
    return vehicle;
}

Json jobOf(const Stop& stop, std::size_t index, std::size_t capacities, const Circles& circles) {
    Json job{{"id", index + 1},
             {"location_index", stop.location},
             {"service", stop.service},
             {"priority", std::clamp(stop.priority, 0, 100)},
             {"skills", circles.ofStop(index)}};
    Json windows = Json::array();
    if (stop.fixedStart) {
        windows.push_back(windowOf({*stop.fixedStart, *stop.fixedStart}));
    } else {
        for (const core::route::Window& window : stop.windows) {
            windows.push_back(windowOf(window));
        }
    }
    if (!windows.empty()) {
        job["time_windows"] = std::move(windows);
    }
    if (capacities > 0) {
        std::vector<std::int64_t> demand = stop.demand;
        demand.resize(capacities, 0);
        job["delivery"] = demand;
    }
    return job;
}

/// An id of the answer as an index below `count`.
std::size_t indexOf(const Json& object, const char* key, std::size_t count) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    if (found == object.end() || !found->is_number_integer()) {
        garbage(core::format("a {} is missing", key));
    }
    const auto id = found->get<std::int64_t>();
    if (id < 1 || static_cast<std::size_t>(id) > count) {
        garbage(core::format("it names {} {}, which was not asked", key, id));
    }
    return static_cast<std::size_t>(id) - 1;
}

} // namespace

Json vroomProblem(const Problem& problem, const core::route::Options& options) {
    refuseUnknown(problem, options);
    const Circles circles(problem);
    std::size_t capacities = 0;
    for (const Resource& resource : problem.resources) {
        capacities = std::max(capacities, resource.capacity.size());
    }
    Json json{{"vehicles", Json::array()}, {"jobs", Json::array()}, {"matrices", Json::object()}};
    for (std::size_t r = 0; r < problem.resources.size(); ++r) {
        json["vehicles"].push_back(vehicleOf(problem, r, circles));
        if (capacities > 0) {
            Json& capacity = json["vehicles"].back()["capacity"];
            std::vector<std::int64_t> wide = problem.resources[r].capacity;
            wide.resize(capacities, kNoWay);
            capacity = wide;
        }
    }
    for (std::size_t s = 0; s < problem.stops.size(); ++s) {
        json["jobs"].push_back(jobOf(problem.stops[s], s, capacities, circles));
    }
    for (std::size_t p = 0; p < problem.travel.size(); ++p) {
        json["matrices"][profileName(static_cast<int>(p))] = {
            {"durations", tableOf(problem.travel[p], problem.travel[p].duration)}};
    }
    json["options"] = {{"g", false}};
    return json;
}

std::vector<std::vector<int>> vroomOrders(const Problem& problem, const Json& answer) {
    const Json code = answer.is_object() ? answer.value("code", Json()) : Json();
    if (!code.is_number_integer() || code != 0) {
        const auto said = answer.is_object() ? answer.find("error") : answer.end();
        const bool told = answer.is_object() && said != answer.end() && said->is_string();
        throw Error(Code::Remote,
                    told ? core::format("VROOM refuses: {}",
                                        core::cleanText(said->get<std::string>()).substr(0, 200))
                         : "VROOM's answer is none",
                    "see its log", "vroom");
    }
    if (!answer.contains("routes") || !answer.at("routes").is_array()) {
        garbage("it has no routes");
    }
    std::vector<std::vector<int>> orders(problem.resources.size());
    std::set<std::size_t> served;
    for (const Json& route : answer.at("routes")) {
        const std::size_t vehicle = indexOf(route, "vehicle", problem.resources.size());
        if (!orders[vehicle].empty() || !route.contains("steps") || !route.at("steps").is_array()) {
            garbage("a vehicle has two routes, or one without steps");
        }
        for (const Json& step : route.at("steps")) {
            if (!step.is_object() || step.value("type", Json()) != "job") {
                continue; // start, break and end
            }
            const std::size_t stop = indexOf(step, "id", problem.stops.size());
            if (!served.insert(stop).second) {
                garbage("a stop is served twice");
            }
            orders[vehicle].push_back(static_cast<int>(stop));
        }
    }
    return orders;
}

} // namespace geo
