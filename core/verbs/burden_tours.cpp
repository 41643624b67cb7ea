// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/burden_tours.h"

#include "core/base/random.h"
#include "core/base/text.h"
#include "core/route/optimise.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace core {

namespace {

constexpr std::size_t kTerritories = 12;
constexpr std::size_t kFewest = 4;
constexpr double kDaysOfCalls[] = {1, 3, 6};
constexpr std::int64_t kIterations = 20'000;
constexpr route::Time kHour = 3600;

/// Territories to ask, from those with few accounts to those with many.
std::vector<std::size_t> askedTerritories(const BurdenData& data) {
    std::vector<std::size_t> fit;
    for (std::size_t t = 0; t < data.territories.size(); ++t) {
        if (data.bases[t].at && data.places[t].size() >= kFewest) {
            fit.push_back(t);
        }
    }
    std::stable_sort(fit.begin(), fit.end(), [&](std::size_t a, std::size_t b) {
        return data.places[a].size() < data.places[b].size();
    });
    if (fit.size() <= kTerritories) {
        return fit;
    }
    std::vector<std::size_t> some;
    for (std::size_t i = 0; i < kTerritories; ++i) {
        some.push_back(fit[i * (fit.size() - 1) / (kTerritories - 1)]);
    }
    return some;
}

std::set<std::size_t> sizesFor(std::size_t accounts, const analysis::BurdenDay& day) {
    std::set<std::size_t> sizes;
    for (const double days : kDaysOfCalls) {
        const auto calls = static_cast<std::size_t>(std::max(4.0, days * day.mostVisits));
        sizes.insert(std::min(accounts, calls));
    }
    return sizes;
}

route::Problem problemOf(std::size_t calls, const analysis::BurdenDay& day,
                         route::TravelMatrix matrix) {
    route::Problem problem;
    problem.travel = {std::move(matrix)};
    for (std::size_t i = 1; i <= calls; ++i) {
        route::Stop stop;
        stop.id = std::to_string(i);
        stop.location = static_cast<int>(i);
        stop.service = std::llround(day.visitMinutes * 60);
        problem.stops.push_back(std::move(stop));
    }
    // A day for every two calls is more than enough; unused ones cost nothing.
    const auto days = static_cast<int>(calls / 2 + 1);
    for (int d = 0; d < days; ++d) {
        route::Resource resource;
        resource.id = std::to_string(d + 1);
        resource.day = d;
        resource.midnight = d * 24 * kHour;
        resource.hours = {resource.midnight,
                          resource.midnight + std::llround(day.hours * static_cast<double>(kHour))};
        resource.start = 0;
        resource.end = 0;
        resource.maxStops = std::llround(day.mostVisits);
        problem.resources.push_back(std::move(resource));
    }
    return problem;
}

std::optional<PlannedTour> plan(const BurdenData& data, std::size_t territory,
                                std::span<const BurdenPlace> places, const analysis::BurdenDay& day,
                                std::uint64_t seed, const RouteTravelFinder& travel, Job& job) {
    std::vector<Point> points{*data.bases[territory].at};
    for (const BurdenPlace& place : places) {
        points.push_back(place.at);
    }
    const route::Problem problem = problemOf(places.size(), day, travel(points, job).matrix);
    route::Options options;
    options.seed = seed;
    options.iterations = kIterations;
    options.explain = false;
    const route::Plan found = route::optimise(problem, options, job);
    PlannedTour tour;
    tour.territory = territory;
    tour.days = static_cast<int>(found.routes.size());
    std::vector<BurdenPlace> served;
    double haul = 0;
    for (const route::Route& one : found.routes) {
        for (const route::Call& call : one.calls) {
            const int location = problem.stops[static_cast<std::size_t>(call.stop)].location;
            const route::TravelMatrix& matrix = problem.travel.front();
            haul += (matrix.duration[matrix.cell(0, location)] +
                     matrix.duration[matrix.cell(location, 0)]) /
                    2.0;
            served.push_back(places[static_cast<std::size_t>(call.stop)]);
        }
    }
    if (served.size() < kFewest || found.driving <= 0) {
        return std::nullopt;
    }
    tour.calls = static_cast<int>(served.size());
    const auto calls = static_cast<double>(served.size());
    tour.sample = {{calls, haul / calls, spacingSeconds(served, data.estimate)},
                   static_cast<double>(found.driving)};
    return tour;
}

} // namespace

std::vector<PlannedTour> planTours(const BurdenData& data, const analysis::BurdenDay& day,
                                   std::uint64_t seed, const RouteTravelFinder& travel, Job& job) {
    const std::vector<std::size_t> asked = askedTerritories(data);
    Random random(seed);
    std::vector<PlannedTour> tours;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const Job::Part part(job, static_cast<double>(i) / static_cast<double>(asked.size()),
                             static_cast<double>(i + 1) / static_cast<double>(asked.size()));
        job.step(0, "planning tours of " + data.territories[asked[i]].name);
        std::vector<BurdenPlace> places = data.places[asked[i]];
        for (const std::size_t size : sizesFor(places.size(), day)) {
            random.shuffle(places);
            auto tour = plan(data, asked[i], std::span(places).first(size), day, seed, travel, job);
            if (tour) {
                tours.push_back(*tour);
            }
        }
    }
    return tours;
}

} // namespace core
