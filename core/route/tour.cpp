// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/tour.h"

#include <array>
#include <utility>

namespace core::route {

namespace {

constexpr std::int64_t kFinishWeight = 16; // as in the model
constexpr std::size_t kFewBreaks = 8;

const ModelDay& dayOf(const Model& model, int resource) {
    return model.days[static_cast<std::size_t>(resource)];
}

/// Earliest departures after a call when the departures before it are known, by breaks taken.
void passThrough(const Model& model, const ModelDay& day, const Slot& slot, Time driving,
                 Time service, const Time* before, Time* after) {
    const int breaks = static_cast<int>(day.breaks.size());
    for (int to = 0; to <= breaks; ++to) {
        Time arrival = kTooLate;
        for (int from = 0; from <= to; ++from) {
            arrival = std::min(arrival, arrivalOver(day.breaks, from, to, before[from], driving));
        }
        const Time start = arrival >= kTooLate ? kTooLate : model.earliestStart(slot, arrival);
        after[to] = start >= kTooLate ? kTooLate : start + service;
    }
}

Time earliestEnd(const ModelDay& day, Time driving, const Time* before, Time overtime = 0) {
    const int breaks = static_cast<int>(day.breaks.size());
    Time end = kTooLate;
    for (int to = 0; to <= breaks; ++to) {
        const Time latest = latestEnd(day, to, overtime);
        for (int from = 0; from <= to; ++from) {
            const Time arrival = arrivalOver(day.breaks, from, to, before[from], driving);
            end = arrival <= latest ? std::min(end, arrival) : end;
        }
    }
    return end;
}

} // namespace

Tour::Tour(const Model& model, int resource)
    : resource_(resource), breaks_(static_cast<int>(dayOf(model, resource).breaks.size())),
      load_(static_cast<std::size_t>(model.dimensions), 0) {
    refresh(model);
}

bool Tour::feasible(const Model& model) const {
    return finish_ < kTooLate && driving_ <= dayOf(model, resource_).maxDriving;
}

bool Tour::keepsRules(const Model& model) const {
    const ModelDay& day = dayOf(model, resource_);
    bool keeps = feasible(model) && size() <= day.maxStops;
    for (int d = 0; d < model.dimensions; ++d) {
        keeps = keeps && load(d) <= day.capacity[static_cast<std::size_t>(d)];
    }
    return keeps;
}

void Tour::insert(const Model& model, int stop, int position) {
    stops_.insert(stops_.begin() + position, stop);
    refresh(model);
}

void Tour::assign(const Model& model, std::vector<int> stops) {
    stops_ = std::move(stops);
    refresh(model);
}

void Tour::refresh(const Model& model) {
    refreshTravel(model);
    refreshForward(model);
    refreshBackward(model);
    const ModelDay& day = dayOf(model, resource_);
    cost_ = 0;
    if (!stops_.empty()) {
        cost_ = travelCost_ + day.fixedCost + model.balanceCost(resource_, driving_, serving_);
        if (model.finishMatters && finish_ < kTooLate) {
            cost_ += kFinishWeight * (finish_ - day.open);
        }
    }
}

void Tour::refreshTravel(const Model& model) {
    const ModelDay& day = dayOf(model, resource_);
    places_.resize(stops_.size() + 2);
    places_.front() = day.start;
    places_.back() = day.end;
    serving_ = driving_ = travelCost_ = 0;
    std::fill(load_.begin(), load_.end(), 0);
    for (std::size_t i = 0; i < stops_.size(); ++i) {
        const ModelStop& stop = model.stops[static_cast<std::size_t>(stops_[i])];
        places_[i + 1] = stop.place;
        serving_ += stop.service;
        for (int d = 0; d < model.dimensions; ++d) {
            load_[static_cast<std::size_t>(d)] += model.demand(stops_[i], d);
        }
    }
    if (stops_.empty()) {
        return;
    }
    for (std::size_t i = 0; i + 1 < places_.size(); ++i) {
        const std::size_t leg = model.row(places_[i]) + static_cast<std::size_t>(places_[i + 1]);
        driving_ += day.durationFrom[leg];
        travelCost_ += day.costFrom[leg];
    }
}

void Tour::refreshForward(const Model& model) {
    const ModelDay& day = dayOf(model, resource_);
    const auto step = static_cast<std::size_t>(breaks_ + 1);
    ready_.resize((stops_.size() + 2) * step);
    std::fill(ready_.begin(), ready_.begin() + static_cast<std::ptrdiff_t>(step), kTooLate);
    ready_[0] = day.open;
    for (std::size_t i = 0; i < stops_.size(); ++i) {
        const ModelStop& stop = model.stops[static_cast<std::size_t>(stops_[i])];
        const std::int32_t driving =
            day.durationFrom[model.row(places_[i]) + static_cast<std::size_t>(stop.place)];
        const Slot& slot = model.slot(stops_[i], day.day);
        if (breaks_ == 0) {
            const Time start = model.earliestStart(slot, ready_[i] + driving);
            ready_[i + 1] = start >= kTooLate ? kTooLate : start + stop.service;
        } else {
            passThrough(model, day, slot, driving, stop.service, &ready_[i * step],
                        &ready_[(i + 1) * step]);
        }
    }
    if (stops_.empty()) {
        finish_ = day.open;
        return;
    }
    const std::int32_t home =
        day.durationFrom[model.row(places_[stops_.size()]) + static_cast<std::size_t>(day.end)];
    finish_ = earliestEnd(day, home, &ready_[stops_.size() * step]);
}

void Tour::refreshBackward(const Model& model) {
    const ModelDay& day = dayOf(model, resource_);
    const auto step = static_cast<std::size_t>(breaks_ + 1);
    due_.resize((stops_.size() + 2) * step);
    for (int taken = 0; taken <= breaks_; ++taken) {
        due_[(stops_.size() + 1) * step + static_cast<std::size_t>(taken)] = latestEnd(day, taken);
    }
    for (std::size_t i = stops_.size(); i > 0; --i) {
        const int number = stops_[i - 1];
        const ModelStop& stop = model.stops[static_cast<std::size_t>(number)];
        const Slot& slot = model.slot(number, day.day);
        const std::int32_t driving =
            day.durationFrom[model.row(places_[i]) + static_cast<std::size_t>(places_[i + 1])];
        for (int taken = 0; taken <= breaks_; ++taken) {
            Time leave = kTooEarly;
            for (int to = taken; to <= breaks_; ++to) {
                const Time due = due_[(i + 1) * step + static_cast<std::size_t>(to)];
                leave = std::max(leave, readyFor(day.breaks, taken, to, due, driving));
            }
            due_[i * step + static_cast<std::size_t>(taken)] =
                leave <= kTooEarly ? kTooEarly : model.latestStart(slot, leave - stop.service);
        }
    }
}

bool Tour::roomFor(const Model& model, int stop) const {
    const ModelDay& day = dayOf(model, resource_);
    if (size() >= day.maxStops) {
        return false;
    }
    for (int d = 0; d < model.dimensions; ++d) {
        if (load(d) + model.demand(stop, d) > day.capacity[static_cast<std::size_t>(d)]) {
            return false;
        }
    }
    return true;
}

bool Tour::closedAt(const Model& model, int position) const {
    const auto at = static_cast<std::size_t>(position);
    return (at > 0 && model.stops[static_cast<std::size_t>(stops_[at - 1])].closedAfter) ||
           (at < stops_.size() && model.stops[static_cast<std::size_t>(stops_[at])].closedBefore);
}

Place Tour::bestPlace(const Model& model, int stop, int forbidden) const {
    if (!roomFor(model, stop)) {
        return {};
    }
    const ModelDay& day = dayOf(model, resource_);
    const std::size_t row = model.row(model.stops[static_cast<std::size_t>(stop)].place);
    const Candidate candidate{stop,
                              &model.slot(stop, day.day),
                              day.durationFrom + row,
                              day.durationTo + row,
                              day.costFrom + row,
                              day.costTo + row};
    Place place = breaks_ == 0 && !model.finishMatters && !model.anyLocks
                      ? bestPlaceSimple(model, candidate, forbidden)
                      : bestPlaceFull(model, candidate, forbidden);
    if (place.found() && stops_.empty()) {
        place.delta += day.fixedCost;
    }
    return place;
}

Place Tour::bestPlaceSimple(const Model& model, const Candidate& candidate, int forbidden) const {
    const ModelDay& day = dayOf(model, resource_);
    const Time service = model.stops[static_cast<std::size_t>(candidate.stop)].service;
    const Slot& slot = *candidate.slot;
    const Time lastReady =
        slot.count == 0
            ? slot.late
            : model.moreWindows[static_cast<std::size_t>(slot.more + slot.count - 1)].to;
    const bool first = stops_.empty();
    const bool weighs = day.maxDriving < kNoLimit || model.balance > 0;
    const std::int64_t evenBefore = first ? 0 : model.balanceCost(resource_, driving_, serving_);
    Place best;
    for (int i = 0; i <= size(); ++i) {
        const Time ready = ready_[static_cast<std::size_t>(i)];
        if (ready > lastReady) {
            break; // later places are reached later still
        }
        const auto before = static_cast<std::size_t>(places_[static_cast<std::size_t>(i)]);
        const auto after = static_cast<std::size_t>(places_[static_cast<std::size_t>(i) + 1]);
        const std::size_t leg = model.row(static_cast<int>(before)) + after;
        std::int64_t delta = std::int64_t{candidate.costTo[before]} + candidate.costFrom[after] -
                             (first ? 0 : day.costFrom[leg]);
        if (!weighs && delta >= best.delta) {
            continue;
        }
        const Time start = model.earliestStart(slot, ready + candidate.durationTo[before]);
        if (start >= kTooLate ||
            start + service + candidate.durationFrom[after] >
                due_[static_cast<std::size_t>(i) + 1] ||
            i == forbidden) {
            continue;
        }
        if (weighs) {
            const Time more = Time{candidate.durationTo[before]} + candidate.durationFrom[after] -
                              (first ? 0 : day.durationFrom[leg]);
            if (driving_ + more > day.maxDriving) {
                continue;
            }
            delta += model.balanceCost(resource_, driving_ + more, serving_ + service) - evenBefore;
        }
        if (delta < best.delta) {
            best = {delta, i};
        }
    }
    return best;
}

bool Tour::fits(const Model& model, const Candidate& candidate, int position) const {
    const ModelDay& day = dayOf(model, resource_);
    const auto before = static_cast<std::size_t>(place(position));
    const auto after = static_cast<std::size_t>(place(position + 1));
    std::array<Time, kFewBreaks> few;
    std::vector<Time> many;
    Time* leave = few.data();
    if (day.breaks.size() >= kFewBreaks) {
        many.resize(day.breaks.size() + 1);
        leave = many.data();
    }
    passThrough(model, day, *candidate.slot, candidate.durationTo[before],
                model.stops[static_cast<std::size_t>(candidate.stop)].service,
                &ready_[cell(position, 0)], leave);
    for (int from = 0; from <= breaks_; ++from) {
        for (int to = from; leave[from] < kTooLate && to <= breaks_; ++to) {
            const Time arrival =
                arrivalOver(day.breaks, from, to, leave[from], candidate.durationFrom[after]);
            if (arrival < kTooLate && arrival <= due(position + 1, to)) {
                return true;
            }
        }
    }
    return false;
}

Time Tour::finishIf(const Model& model, int stop, int position, Time overtime) const {
    const ModelDay& day = dayOf(model, resource_);
    const auto step = static_cast<std::size_t>(breaks_ + 1);
    std::vector<Time> before(ready_.begin() + static_cast<std::ptrdiff_t>(cell(position, 0)),
                             ready_.begin() + static_cast<std::ptrdiff_t>(cell(position + 1, 0)));
    std::vector<Time> after(step);
    int from = place(position);
    const auto visit = [&](int number) {
        const ModelStop& each = model.stops[static_cast<std::size_t>(number)];
        const std::size_t leg = model.row(from) + static_cast<std::size_t>(each.place);
        passThrough(model, day, model.slot(number, day.day), day.durationFrom[leg], each.service,
                    before.data(), after.data());
        before.swap(after);
        from = each.place;
    };
    visit(stop);
    for (std::size_t i = static_cast<std::size_t>(position); i < stops_.size(); ++i) {
        visit(stops_[i]);
        if (overtime == 0 &&
            before == std::vector<Time>(ready_.begin() + static_cast<std::ptrdiff_t>(
                                                             cell(static_cast<int>(i) + 1, 0)),
                                        ready_.begin() + static_cast<std::ptrdiff_t>(
                                                             cell(static_cast<int>(i) + 2, 0)))) {
            return finish_; // waiting took up the difference
        }
    }
    const std::size_t home = model.row(from) + static_cast<std::size_t>(day.end);
    return earliestEnd(day, day.durationFrom[home], before.data(), overtime);
}

Place Tour::bestPlaceFull(const Model& model, const Candidate& candidate, int forbidden) const {
    const ModelDay& day = dayOf(model, resource_);
    const Time service = model.stops[static_cast<std::size_t>(candidate.stop)].service;
    const bool first = stops_.empty();
    const std::int64_t evenBefore = first ? 0 : model.balanceCost(resource_, driving_, serving_);
    Place best;
    for (int i = 0; i <= size(); ++i) {
        if (i == forbidden || (model.anyLocks && closedAt(model, i))) {
            continue;
        }
        const auto before = static_cast<std::size_t>(place(i));
        const auto after = static_cast<std::size_t>(place(i + 1));
        const std::size_t leg = model.row(place(i)) + after;
        std::int64_t delta = std::int64_t{candidate.costTo[before]} + candidate.costFrom[after] -
                             (first ? 0 : day.costFrom[leg]);
        const Time more = Time{candidate.durationTo[before]} + candidate.durationFrom[after] -
                          (first ? 0 : day.durationFrom[leg]);
        if (driving_ + more > day.maxDriving || !fits(model, candidate, i)) {
            continue;
        }
        delta += model.balanceCost(resource_, driving_ + more, serving_ + service) - evenBefore;
        if (model.finishMatters) {
            const Time finish = finishIf(model, candidate.stop, i, 0);
            delta += kFinishWeight * (finish - (first ? day.open : finish_));
        }
        if (delta < best.delta) {
            best = {delta, i};
        }
    }
    return best;
}

} // namespace core::route
