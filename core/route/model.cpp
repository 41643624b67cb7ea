// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/model.h"

#include "core/route/problem_check.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace core::route {

namespace {

constexpr Time kLongestDay = 1'900'000'000;          // shorter than kFar, so that no one gets there
constexpr std::int64_t kDearest = 1'000'000'000'000; // fixed costs and prizes, for the same reason
constexpr std::int64_t kLargest = 1'000'000'000'000; // demands
constexpr double kMostEven = 1000;
constexpr std::int64_t kFinishWeight = 16; // ties go to less driving

std::vector<std::int32_t> padded(const std::vector<std::int32_t>& cells, int size, bool turned) {
    const auto width = static_cast<std::size_t>(size) + 1;
    std::vector<std::int32_t> all(width * width, 0);
    for (std::size_t i = 0; i + 1 < width; ++i) {
        for (std::size_t j = 0; j + 1 < width; ++j) {
            const std::int32_t value = cells[i * (width - 1) + j];
            const std::int32_t usable = value < 0 || value > kFar ? kFar : value;
            all[turned ? j * width + i : i * width + j] = i == j ? 0 : usable;
        }
    }
    return all;
}

ModelTravel travelOf(const TravelMatrix& matrix, Objective objective) {
    ModelTravel travel;
    travel.durationFrom = padded(matrix.duration, matrix.size, false);
    travel.durationTo = padded(matrix.duration, matrix.size, true);
    if (objective == Objective::LeastDistance && !matrix.distance.empty()) {
        travel.costFrom = padded(matrix.distance, matrix.size, false);
        travel.costTo = padded(matrix.distance, matrix.size, true);
    }
    return travel;
}

template <class Value> bool contains(const std::vector<Value>& values, const Value& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

bool mayServe(const Stop& stop, const Resource& resource) {
    return (stop.reps.empty() || contains(stop.reps, resource.rep)) &&
           (stop.days.empty() || contains(stop.days, resource.day)) &&
           std::all_of(stop.skills.begin(), stop.skills.end(),
                       [&](const std::string& skill) { return contains(resource.skills, skill); });
}

int dimensionsOf(const Problem& problem) {
    std::size_t most = 0;
    for (const Resource& resource : problem.resources) {
        most = std::max(most, resource.capacity.size());
    }
    return static_cast<int>(most);
}

std::map<int, int> calendarOf(const Problem& problem) {
    std::map<int, int> calendar;
    for (const Resource& resource : problem.resources) {
        calendar.emplace(resource.day, 0);
    }
    int next = 0;
    for (auto& [day, index] : calendar) {
        index = next++;
    }
    return calendar;
}

std::int32_t longestLeg(const ModelTravel& travel) {
    std::int32_t longest = 0;
    for (const auto* cells : {&travel.durationFrom, &travel.costFrom}) {
        for (const std::int32_t value : *cells) {
            longest = value < kFar ? std::max(longest, value) : longest;
        }
    }
    return longest;
}

/// What serving any single stop can cost at most, and more.
std::int64_t highestCost(const Model& model) {
    std::int64_t highest = 1;
    for (const ModelTravel& travel : model.travel) {
        highest = std::max(highest, std::int64_t{longestLeg(travel)});
    }
    std::int64_t day = 0;
    for (const ModelDay& each : model.days) {
        const Time length = std::max<Time>(each.close - each.open, 0);
        const double even = model.balance * static_cast<double>(length);
        day = std::max<std::int64_t>(day, each.fixedCost +
                                              (model.finishMatters ? kFinishWeight * length : 0) +
                                              std::llround(std::min(even, 1e12)));
    }
    return 8 * (2 * highest + day) + 1;
}

bool alike(const Model& model, std::size_t a, std::size_t b) {
    const ModelDay& x = model.days[a];
    const ModelDay& y = model.days[b];
    const auto sameBreak = [](const Break& p, const Break& q) {
        return p.start == q.start && p.duration == q.duration;
    };
    if (x.day != y.day || x.open != y.open || x.close != y.close || x.start != y.start ||
        x.end != y.end || x.maxDriving != y.maxDriving || x.maxStops != y.maxStops ||
        x.capacity != y.capacity || x.fixedCost != y.fixedCost || x.profile != y.profile ||
        !std::equal(x.breaks.begin(), x.breaks.end(), y.breaks.begin(), y.breaks.end(),
                    sameBreak)) {
        return false;
    }
    for (int stop = 0; stop < model.stopCount(); ++stop) {
        if (model.allowed(stop, static_cast<int>(a)) != model.allowed(stop, static_cast<int>(b))) {
            return false;
        }
    }
    return true;
}

void findKinds(Model& model) {
    std::vector<std::size_t> examples;
    for (std::size_t r = 0; r < model.days.size(); ++r) {
        const auto same = std::find_if(examples.begin(), examples.end(),
                                       [&](std::size_t e) { return alike(model, e, r); });
        model.days[r].kind = static_cast<int>(same - examples.begin());
        if (same == examples.end()) {
            examples.push_back(r);
        }
    }
}

ModelDay dayOf(const Model& model, const Resource& resource, const std::map<int, int>& calendar,
               std::vector<Issue>& issues) {
    ModelDay day;
    day.day = calendar.at(resource.day);
    day.open = std::clamp(resource.hours.from, -kFarthest, kFarthest);
    day.close =
        std::min(std::clamp(resource.hours.to, -kFarthest, kFarthest), day.open + kLongestDay);
    day.start = resource.start.value_or(model.nowhere);
    day.end = resource.end.value_or(model.nowhere);
    day.breakNumbers = usableBreaks(resource, issues);
    for (const int number : day.breakNumbers) {
        day.breaks.push_back(bounded(resource.breaks[static_cast<std::size_t>(number)]));
    }
    day.maxDriving = std::max<Time>(resource.maxDriving, 0);
    day.maxStops = std::max<std::int64_t>(resource.maxStops, 0);
    day.capacity = resource.capacity;
    day.capacity.resize(static_cast<std::size_t>(model.dimensions), kNoLimit);
    day.fixedCost = std::clamp<std::int64_t>(resource.fixedCost, 0, kDearest);
    day.profile = resource.profile;
    const ModelTravel& travel = model.travel[static_cast<std::size_t>(resource.profile)];
    day.durationFrom = travel.durationFrom.data();
    day.durationTo = travel.durationTo.data();
    day.costFrom = travel.costFrom.empty() ? day.durationFrom : travel.costFrom.data();
    day.costTo = travel.costTo.empty() ? day.durationTo : travel.costTo.data();
    return day;
}

/// Which windows matter on each calendar day: those that meet somebody's hours.
void fillSlots(Model& model) {
    const auto calendarDays = static_cast<std::size_t>(model.calendarDays);
    std::vector<Window> reach(calendarDays, Window{kTooLate, kTooEarly});
    for (const ModelDay& day : model.days) {
        Window& window = reach[static_cast<std::size_t>(day.day)];
        window.from = std::min(window.from, day.open);
        window.to = std::max(window.to, day.close + kMostOvertime);
    }
    model.slots.resize(model.stops.size() * calendarDays);
    for (std::size_t s = 0; s < model.stops.size(); ++s) {
        for (std::size_t d = 0; d < calendarDays; ++d) {
            Slot& slot = model.slots[s * calendarDays + d];
            if (!model.stops[s].usable) {
                slot = {kTooLate, kTooEarly, 0, 0};
                continue;
            }
            bool any = model.windows[s].empty();
            for (const Window& window : model.windows[s]) {
                if (window.to < reach[d].from || window.from > reach[d].to) {
                    continue;
                }
                if (!any) {
                    slot = {window.from, window.to, static_cast<int>(model.moreWindows.size()), 0};
                    any = true;
                } else {
                    model.moreWindows.push_back(window);
                    ++slot.count;
                }
            }
            if (!any) {
                slot = {kTooLate, kTooEarly, 0, 0};
            }
        }
    }
}

void fillStops(Model& model, std::vector<Issue>& issues) {
    const Problem& problem = model.problem;
    const auto dimensions = static_cast<std::size_t>(model.dimensions);
    model.demands.assign(problem.stops.size() * dimensions, 0);
    for (std::size_t s = 0; s < problem.stops.size(); ++s) {
        const Stop& stop = problem.stops[s];
        ModelStop each;
        each.place = stop.location;
        each.service = std::clamp<Time>(stop.service, 0, kLongestDay);
        std::vector<Window> windows = usableWindows(stop, each.usable, issues);
        for (Window& window : windows) {
            window.from = std::clamp(window.from, -kFarthest, kFarthest);
            window.to = std::clamp(window.to, -kFarthest, kFarthest);
        }
        model.windows.push_back(std::move(windows));
        model.stops.push_back(each);
        for (std::size_t k = 0; k < std::min(dimensions, stop.demand.size()); ++k) {
            model.demands[s * dimensions + k] =
                std::clamp<std::int64_t>(stop.demand[k], 0, kLargest);
        }
    }
}

void fillAllowed(Model& model) {
    const Problem& problem = model.problem;
    model.allowedBits.assign(model.stops.size() * model.days.size(), 0);
    model.allowedDays.resize(model.stops.size());
    for (std::size_t s = 0; s < model.stops.size(); ++s) {
        for (std::size_t r = 0; r < model.days.size(); ++r) {
            if (model.stops[s].usable && model.days[r].open <= model.days[r].close &&
                mayServe(problem.stops[s], problem.resources[r])) {
                model.allowedBits[s * model.days.size() + r] = 1;
                model.allowedDays[s].push_back(static_cast<int>(r));
            }
        }
    }
}

void fillSeries(Model& model, const std::map<int, int>& calendar) {
    for (std::size_t g = 0; g < model.problem.series.size(); ++g) {
        const Series& series = model.problem.series[g];
        for (std::size_t i = 0; i < series.stops.size(); ++i) {
            ModelStop& stop = model.stops[static_cast<std::size_t>(series.stops[i])];
            stop.series = static_cast<int>(g);
            stop.inSeries = static_cast<int>(i);
        }
        std::vector<std::vector<int>> patterns;
        for (const std::vector<int>& pattern : series.patterns) {
            std::vector<int> days;
            for (const int day : pattern) {
                const auto known = calendar.find(day);
                days.push_back(known == calendar.end() ? -1 : known->second);
            }
            patterns.push_back(std::move(days));
        }
        model.patterns.push_back(std::move(patterns));
    }
}

void fillSkips(Model& model) {
    const std::int64_t highest = highestCost(model);
    for (std::size_t s = 0; s < model.stops.size(); ++s) {
        const Stop& stop = model.problem.stops[s];
        model.stops[s].skip = stop.prize ? std::clamp<std::int64_t>(*stop.prize, 0, kDearest)
                                         : highest * (std::clamp(stop.priority, 0, 100) + 1);
    }
}

} // namespace

Model::Model(const Problem& given, const Options& options, std::vector<Issue>& issues)
    : problem(given), objective(options.objective),
      balance(options.balance > 0 ? std::min(options.balance, kMostEven) : 0),
      finishMatters(options.objective == Objective::EarliestFinish) {
    requireSound(problem);
    checkValues(problem, issues);
    nowhere = problem.travel.front().size;
    width = nowhere + 1;
    dimensions = dimensionsOf(problem);
    for (const TravelMatrix& matrix : problem.travel) {
        travel.push_back(travelOf(matrix, objective));
    }
    const std::map<int, int> calendar = calendarOf(problem);
    calendarDays = std::max<int>(1, static_cast<int>(calendar.size()));
    for (const Resource& resource : problem.resources) {
        days.push_back(dayOf(*this, resource, calendar, issues));
    }
    fillStops(*this, issues);
    fillAllowed(*this);
    fillSlots(*this);
    fillSeries(*this, calendar);
    fillSkips(*this);
    findKinds(*this);
}

std::int64_t Model::balanceCost(int resource, Time driving, Time serving) const {
    if (balance <= 0) {
        return 0;
    }
    const ModelDay& day = days[static_cast<std::size_t>(resource)];
    const double hours = std::max(1.0, static_cast<double>(day.close - day.open));
    const double load = static_cast<double>(driving + serving);
    return std::llround(balance * load * load / hours);
}

Time Model::laterStart(const Slot& slot, Time time) const {
    for (int i = 0; i < slot.count; ++i) {
        const Window& window = moreWindows[static_cast<std::size_t>(slot.more + i)];
        if (time <= window.to) {
            return std::max(time, window.from);
        }
    }
    return kTooLate;
}

Time Model::earlierStart(const Slot& slot, Time time) const {
    for (int i = slot.count - 1; i >= 0; --i) {
        const Window& window = moreWindows[static_cast<std::size_t>(slot.more + i)];
        if (time >= window.from) {
            return std::min(time, window.to);
        }
    }
    return time < slot.early ? kTooEarly : std::min(time, slot.late);
}

} // namespace core::route
