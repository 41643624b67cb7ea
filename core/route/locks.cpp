// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/locks.h"

#include "core/base/text.h"
#include "core/route/tour.h"

#include <algorithm>

namespace core::route {

namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// The locks of one resource in the order in which they are driven.
std::vector<Lock> locksOf(const Problem& problem, int resource) {
    std::vector<Lock> locks;
    for (const Lock& lock : problem.locks) {
        if (lock.resource == resource && !lock.stops.empty()) {
            locks.push_back(lock);
        }
    }
    std::stable_sort(locks.begin(), locks.end(), [](const Lock& a, const Lock& b) {
        return (a.first ? 0 : a.last ? 2 : 1) < (b.first ? 0 : b.last ? 2 : 1);
    });
    return locks;
}

std::string faultOf(const Model& model, int resource, const std::vector<Lock>& locks) {
    const auto firsts = std::count_if(locks.begin(), locks.end(), [](auto& l) { return l.first; });
    const auto lasts = std::count_if(locks.begin(), locks.end(), [](auto& l) { return l.last; });
    if (firsts > 1 || lasts > 1) {
        return "two of its parts are to be first or last";
    }
    std::vector<int> stops;
    for (const Lock& lock : locks) {
        stops.insert(stops.end(), lock.stops.begin(), lock.stops.end());
    }
    Tour tour(model, resource);
    tour.assign(model, stops);
    if (!tour.feasible(model)) {
        return "its stops cannot all be reached in time in that order";
    }
    const ModelDay& day = model.days[at(resource)];
    if (tour.size() > day.maxStops) {
        return format("it has {} stops, {} are allowed", tour.size(), day.maxStops);
    }
    for (int d = 0; d < model.dimensions; ++d) {
        if (tour.load(d) > day.capacity[at(d)]) {
            return "it takes more room than there is";
        }
    }
    return {};
}

void mark(Model& model, const Lock& lock) {
    for (std::size_t i = 0; i < lock.stops.size(); ++i) {
        ModelStop& stop = model.stops[at(lock.stops[i])];
        const bool begins = i == 0;
        const bool ends = i + 1 == lock.stops.size();
        stop.locked = true;
        stop.closedBefore = begins ? lock.first : lock.together;
        stop.closedAfter = ends ? lock.last : lock.together;
    }
    model.anyLocks = true;
    model.locks.push_back(lock);
}

} // namespace

void applyLocks(Model& model, std::vector<Issue>& issues) {
    for (int resource = 0; resource < model.dayCount(); ++resource) {
        const std::vector<Lock> locks = locksOf(model.problem, resource);
        if (locks.empty()) {
            continue;
        }
        const std::string fault = faultOf(model, resource, locks);
        const std::string& id = model.problem.resources[at(resource)].id;
        if (fault.empty()) {
            for (const Lock& lock : locks) {
                mark(model, lock);
            }
        } else {
            issues.push_back({Severity::Warning, id, 0,
                              format("the locked part of {} cannot be kept: {}", id, fault),
                              "its stops are planned anew; unlock one, or give the day more room"});
        }
    }
}

} // namespace core::route
