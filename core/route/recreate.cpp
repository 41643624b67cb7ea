// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/recreate.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace core::route {

namespace {

constexpr std::size_t kMostWaiting = 30; // of stops that had no room before, those tried at once

constexpr std::size_t kManyDays = 60; // from here on only some of them are looked at
constexpr std::size_t kNearStops = 40;
constexpr std::size_t kDaysLookedFor = 30;
constexpr int kEmptyDays = 6;

enum class Order { Random, Demand, Far, Close, WindowLength, WindowStart, WindowEnd, Skip };

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// By stop of a series, the resources that may serve it on a day that some pattern has for it: one
/// in ten of a horizon of weeks.
std::vector<std::vector<int>> daysOfPatterns(const Model& model) {
    std::vector<std::vector<int>> days(model.stops.size());
    for (std::size_t g = 0; g < model.patterns.size(); ++g) {
        const std::vector<int>& stops = model.problem.series[g].stops;
        for (std::size_t i = 0; i < stops.size(); ++i) {
            std::vector<char> used(at(model.calendarDays), 0);
            for (const std::vector<int>& pattern : model.patterns[g]) {
                if (pattern[i] >= 0) {
                    used[at(pattern[i])] = 1;
                }
            }
            const std::vector<int>& allowed = model.allowedDays[at(stops[i])];
            std::copy_if(allowed.begin(), allowed.end(), std::back_inserter(days[at(stops[i])]),
                         [&](int resource) { return used[at(model.days[at(resource)].day)] != 0; });
        }
    }
    return days;
}

} // namespace

Recreate::Recreate(const Model& model, double blinkShare, const Neighbours* neighbours)
    : model_(model), blinkShare_(blinkShare), neighbours_(neighbours),
      isNear_(model.days.size(), 0), farness_(model.stops.size(), 0),
      seenKind_(model.days.size(), 0), dayOpen_(at(model.calendarDays), 1),
      patternDays_(daysOfPatterns(model)) {
    for (int stop = 0; stop < model.stopCount(); ++stop) {
        const auto& days = model.allowedDays[at(stop)];
        if (!days.empty()) {
            const ModelDay& day = model.days[at(days.front())];
            const int base = day.start != model.nowhere ? day.start : day.end;
            farness_[at(stop)] = day.costFrom[model.row(base) + at(model.stops[at(stop)].place)];
        }
        skipsDiffer_ = skipsDiffer_ || model.stops[at(stop)].skip != model.stops.front().skip;
    }
    const bool windows = std::any_of(model.windows.begin(), model.windows.end(),
                                     [](const auto& each) { return !each.empty(); });
    weights_ = {4,
                model.dimensions > 0 ? 4 : 0,
                2,
                1,
                windows ? 2 : 0,
                windows ? 2 : 0,
                windows ? 2 : 0,
                skipsDiffer_ ? 6 : 0};
}

void Recreate::drawBlink(Random& random) {
    const double gap = std::log(1 - random.uniform()) / std::log(1 - blinkShare_);
    untilBlink_ = 1 + static_cast<std::int64_t>(std::min(gap, 1e9));
}

const std::vector<int>& Recreate::daysFor(int stop) const {
    return model_.stops[at(stop)].series >= 0 ? patternDays_[at(stop)]
                                              : model_.allowedDays[at(stop)];
}

bool Recreate::blinks(Random& random) {
    if (blinkShare_ <= 0 || --untilBlink_ > 0) {
        return false;
    }
    drawBlink(random);
    return true;
}

void Recreate::sortAbsent(const Solution& solution, Random& random) {
    const std::vector<int>& absent = solution.absent();
    const auto fresh = absent.begin() + static_cast<std::ptrdiff_t>(
                                            std::min(solution.absentBefore(), absent.size()));
    order_.assign(absent.begin(), fresh);
    random.shuffle(order_);
    if (order_.size() > kMostWaiting) {
        order_.resize(kMostWaiting);
    }
    order_.insert(order_.end(), fresh, absent.end());
    random.shuffle(order_);
    int total = 0;
    for (const int weight : weights_) {
        total += weight;
    }
    int drawn = static_cast<int>(random.below(static_cast<std::uint64_t>(total)));
    std::size_t kind = 0;
    while (drawn >= weights_[kind]) {
        drawn -= weights_[kind++];
    }
    const auto key = [&](int stop) -> std::int64_t {
        const auto& windows = model_.windows[at(stop)];
        switch (static_cast<Order>(kind)) {
        case Order::Random: return 0;
        case Order::Demand: return -model_.demand(stop, 0);
        case Order::Far: return -farness_[at(stop)];
        case Order::Close: return farness_[at(stop)];
        case Order::WindowLength: {
            std::int64_t length = windows.empty() ? kNoLimit : 0;
            for (const Window& window : windows) {
                length += window.to - window.from;
            }
            return length;
        }
        case Order::WindowStart: return windows.empty() ? kTooEarly : windows.front().from;
        case Order::WindowEnd: return windows.empty() ? kTooLate : windows.back().to;
        case Order::Skip: return -model_.stops[at(stop)].skip;
        }
        return 0;
    };
    if (static_cast<Order>(kind) != Order::Random) {
        std::stable_sort(order_.begin(), order_.end(),
                         [&](int a, int b) { return key(a) < key(b); });
    }
}

void Recreate::markDays(const Solution& solution, int stop) {
    const ModelStop& each = model_.stops[at(stop)];
    const auto& series = model_.problem.series[at(each.series)];
    std::fill(dayOpen_.begin(), dayOpen_.end(), 0);
    for (const std::vector<int>& pattern : model_.patterns[at(each.series)]) {
        bool agrees = pattern[at(each.inSeries)] >= 0;
        for (std::size_t i = 0; agrees && i < series.stops.size(); ++i) {
            const int resource = solution.tourOf(series.stops[i]);
            agrees = resource < 0 || model_.days[at(resource)].day == pattern[i];
        }
        if (agrees) {
            dayOpen_[at(pattern[at(each.inSeries)])] = 1;
        }
    }
}

void Recreate::consider(Solution& solution, int stop, int resource, Random& random, Choice& best) {
    const ModelDay& day = model_.days[at(resource)];
    const Tour& tour = solution.tour(resource);
    if (model_.stops[at(stop)].series >= 0 && dayOpen_[at(day.day)] == 0) {
        return;
    }
    if (tour.empty()) {
        if (seenKind_[at(day.kind)] == turn_) {
            return;
        }
        seenKind_[at(day.kind)] = turn_;
    }
    Place place = solution.bestPlace(stop, resource);
    if (place.found() && blinks(random)) {
        place = tour.bestPlace(model_, stop, place.position);
    }
    if (place.found() && place.delta < best.place.delta) {
        best = {place, resource};
    }
}

/// The days of stops near by, and a few days on which nothing is planned yet.
void Recreate::chooseNear(const Solution& solution, int stop, Random& random) {
    near_.clear();
    const std::vector<int>& around = neighbours_->of(stop);
    for (std::size_t i = 1; i < std::min(around.size(), kNearStops); ++i) {
        const int resource = solution.tourOf(around[i]);
        if (resource >= 0 && isNear_[at(resource)] != turn_ && model_.allowed(stop, resource)) {
            isNear_[at(resource)] = turn_;
            near_.push_back(resource);
        }
    }
    const std::vector<int>& allowed = model_.allowedDays[at(stop)];
    const std::size_t first = random.below(allowed.size());
    int empty = 0;
    for (std::size_t i = 0; i < kDaysLookedFor && empty < kEmptyDays; ++i) {
        const int resource = allowed[(first + i) % allowed.size()];
        if (solution.tour(resource).empty()) {
            near_.push_back(resource);
            ++empty;
        }
    }
}

Recreate::Choice Recreate::bestChoice(Solution& solution, int stop, Random& random) {
    if (model_.stops[at(stop)].series >= 0) {
        markDays(solution, stop);
    }
    ++turn_;
    Choice best;
    const std::vector<int>& allowed = daysFor(stop);
    if (neighbours_ != nullptr && allowed.size() > kManyDays) {
        chooseNear(solution, stop, random);
        for (const int resource : near_) {
            consider(solution, stop, resource, random, best);
        }
    }
    if (!best.place.found()) {
        ++turn_;
        for (const int resource : allowed) {
            consider(solution, stop, resource, random, best);
        }
    }
    return best;
}

void Recreate::insertSeries(Solution& solution, int series, Random& random) {
    const auto& stops = model_.problem.series[at(series)].stops;
    const auto days = at(model_.calendarDays);
    std::vector<Choice> byDay(stops.size() * days);
    for (std::size_t i = 0; i < stops.size(); ++i) {
        for (const int resource : daysFor(stops[i])) {
            Choice& best = byDay[i * days + at(model_.days[at(resource)].day)];
            const Place place = solution.bestPlace(stops[i], resource);
            if (place.found() && place.delta < best.place.delta && !blinks(random)) {
                best = {place, resource};
            }
        }
    }
    std::int64_t least = kNoLimit;
    const std::vector<int>* chosen = nullptr;
    for (const std::vector<int>& pattern : model_.patterns[at(series)]) {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < stops.size(); ++i) {
            const std::int64_t skip = model_.stops[at(stops[i])].skip;
            const std::int64_t delta =
                pattern[i] < 0 ? kNoLimit : byDay[i * days + at(pattern[i])].place.delta;
            sum += std::min(skip, delta);
        }
        if (sum < least && !blinks(random)) {
            least = sum;
            chosen = &pattern;
        }
    }
    for (std::size_t i = 0; chosen != nullptr && i < stops.size(); ++i) {
        if ((*chosen)[i] < 0) {
            continue;
        }
        const Choice& choice = byDay[i * days + at((*chosen)[i])];
        if (choice.resource < 0 || choice.place.delta >= model_.stops[at(stops[i])].skip) {
            continue;
        }
        // Two calls of a series on one day are allowed for: the first may have taken the place.
        const Place place = solution.bestPlace(stops[i], choice.resource);
        if (place.found()) {
            solution.insert(stops[i], choice.resource, place.position);
        }
    }
}

void Recreate::operator()(Solution& solution, Random& random) {
    if (untilBlink_ <= 0 && blinkShare_ > 0) {
        drawBlink(random);
    }
    sortAbsent(solution, random);
    for (const int stop : order_) {
        const ModelStop& each = model_.stops[at(stop)];
        if (solution.tourOf(stop) >= 0 || !each.usable) {
            continue;
        }
        if (each.series >= 0) {
            const auto& stops = model_.problem.series[at(each.series)].stops;
            if (std::all_of(stops.begin(), stops.end(),
                            [&](int other) { return solution.tourOf(other) < 0; })) {
                insertSeries(solution, each.series, random);
                continue;
            }
        }
        const Choice choice = bestChoice(solution, stop, random);
        if (choice.place.found() && choice.place.delta < each.skip) {
            solution.insert(stop, choice.resource, choice.place.position);
        }
    }
}

} // namespace core::route
