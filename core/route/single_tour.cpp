// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/single_tour.h"

#include "core/route/closed_tour.h"
#include "core/route/tour.h"

#include <algorithm>
#include <memory>
#include <thread>

namespace core::route {

namespace {

constexpr int kFewestCities = 8;
constexpr int kSearches = 2;
constexpr std::int64_t kKicksPerCity = 20;
constexpr std::int64_t kBetweenLooks = 16;
constexpr std::int64_t kIterationsPerKick = 10; // of `improve`, in time

/// City 0 is the base; where there is none, travel from and to it is free.
int placeOf(const Model& model, int city) {
    return city == 0 ? model.days.front().start
                     : model.stops[static_cast<std::size_t>(city) - 1].place;
}

std::vector<std::int32_t> costsOf(const Model& model) {
    const int size = model.stopCount() + 1;
    std::vector<std::int32_t> costs;
    costs.reserve(static_cast<std::size_t>(size) * static_cast<std::size_t>(size));
    for (int a = 0; a < size; ++a) {
        const std::size_t row = model.row(placeOf(model, a));
        for (int b = 0; b < size; ++b) {
            costs.push_back(
                model.days.front().costFrom[row + static_cast<std::size_t>(placeOf(model, b))]);
        }
    }
    return costs;
}

bool symmetric(const Model& model) {
    const ModelDay& day = model.days.front();
    for (int a = 0; a < model.width; ++a) {
        for (int b = 0; b < a; ++b) {
            const std::size_t there = model.row(a) + static_cast<std::size_t>(b);
            const std::size_t back = model.row(b) + static_cast<std::size_t>(a);
            if (day.costFrom[there] != day.costFrom[back] || day.costFrom[there] >= kFar) {
                return false;
            }
        }
    }
    return true;
}

std::vector<int> stopsOf(const std::vector<int>& cities) {
    std::vector<int> stops;
    const auto base = std::find(cities.begin(), cities.end(), 0);
    for (auto city = base + 1; city != cities.end(); ++city) {
        stops.push_back(*city - 1);
    }
    for (auto city = cities.begin(); city != base; ++city) {
        stops.push_back(*city - 1);
    }
    return stops;
}

/// Kicks of one of the searches until its share of the budget or the time is used up.
std::int64_t kickOn(ClosedTour& tour, Random random, const Options& options, std::int64_t budget,
                    const Deadline& deadline, Job& job, bool reports) {
    const bool byClock = options.iterations <= 0 && deadline.set();
    std::int64_t done = 0;
    while ((byClock || done < budget) && !job.shouldWrapUp() && !deadline.passed()) {
        if (reports && !job.cancelled()) {
            job.step(byClock ? deadline.seconds() / deadline.limit()
                             : static_cast<double>(done) / static_cast<double>(budget),
                     "improving the tour");
        }
        for (std::int64_t i = 0; i < kBetweenLooks; ++i) {
            tour.kick(random, 0);
        }
        done += kBetweenLooks;
    }
    return done;
}

} // namespace

bool isRoundTrip(const Model& model) {
    if (model.dayCount() != 1 || model.stopCount() < kFewestCities || model.finishMatters ||
        model.anyLocks || !model.problem.series.empty() || model.balance > 0) {
        return false;
    }
    const ModelDay& day = model.days.front();
    const bool plain = std::all_of(model.stops.begin(), model.stops.end(),
                                   [](const auto& stop) { return stop.usable; }) &&
                       std::all_of(model.allowedBits.begin(), model.allowedBits.end(),
                                   [](char bit) { return bit != 0; }) &&
                       std::none_of(model.problem.stops.begin(), model.problem.stops.end(),
                                    [](const Stop& stop) { return stop.prize.has_value(); });
    const bool anyTime = std::all_of(model.windows.begin(), model.windows.end(),
                                     [](const auto& windows) { return windows.empty(); });
    return plain && anyTime && day.start == day.end && day.breaks.empty() &&
           day.maxDriving >= kNoLimit && symmetric(model);
}

Improvement shortenRoundTrip(const Model& model, const Options& options, const Deadline& deadline,
                             Job& job) {
    const int size = model.stopCount() + 1;
    const std::int64_t total =
        options.iterations > 0 ? std::max<std::int64_t>(1, options.iterations / kIterationsPerKick)
                               : kKicksPerCity * size;
    const bool byClock = options.iterations <= 0 && deadline.set();
    const int count = byClock ? std::clamp(options.threads, 1, kSearches) : kSearches;
    const ClosedTour blank(size, costsOf(model));
    std::vector<ClosedTour> tours(static_cast<std::size_t>(count), blank);
    std::vector<std::int64_t> done(tours.size(), 0);
    Improvement result;
    const auto run = [&](std::size_t k) {
        tours[k].begin(static_cast<int>(k) * (size / kSearches));
        if (k == 0) {
            result.firstSeconds = deadline.seconds();
        }
        done[k] = kickOn(tours[k], Random(options.seed * 1'000'003 + k), options, total / count,
                         deadline, job, k == 0);
    };
    {
        std::vector<std::jthread> others;
        for (std::size_t k = 1; options.threads > 1 && k < tours.size(); ++k) {
            others.emplace_back(run, k);
        }
        run(0);
        for (std::size_t k = 1; options.threads <= 1 && k < tours.size(); ++k) {
            run(k);
        }
    }
    job.checkpoint();
    const auto best = std::min_element(tours.begin(), tours.end(),
                                       [](auto& a, auto& b) { return a.length() < b.length(); });
    result.orders = {stopsOf(best->order())};
    for (const std::int64_t kicks : done) {
        result.iterations += kicks;
    }
    result.timeLimitHit = !byClock && deadline.passed();
    return result;
}

} // namespace core::route
