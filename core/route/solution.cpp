// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/solution.h"

#include <algorithm>

namespace core::route {

namespace {

constexpr std::size_t kMostRemembered = 16'000'000;

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

} // namespace

Solution::Solution(const Model& model)
    : model_(model), tourOf_(model.stops.size(), -1), absentAt_(model.stops.size(), -1),
      isTouched_(model.days.size(), 0), leaving_(model.stops.size(), 0) {
    for (int r = 0; r < model.dayCount(); ++r) {
        tours_.emplace_back(model, r);
        tours_.back().setVersion(++lastVersion_);
    }
    saved_.resize(tours_.size());
    if (model.stops.size() * model.days.size() <= kMostRemembered) {
        known_.resize(model.stops.size() * model.days.size());
    }
    std::vector<std::vector<int>> lists(model.days.size());
    for (const Lock& lock : model.locks) {
        auto& list = lists[at(lock.resource)];
        list.insert(list.end(), lock.stops.begin(), lock.stops.end());
    }
    assign(lists);
}

Place Solution::bestPlace(int stop, int resource) {
    const Tour& tour = tours_[at(resource)];
    if (known_.empty()) {
        return tour.bestPlace(model_, stop);
    }
    Known& known = known_[at(stop) * tours_.size() + at(resource)];
    if (known.version != tour.version()) {
        const Place place = tour.bestPlace(model_, stop);
        known = {tour.version(), place.position, place.delta};
    }
    return {known.delta, known.position};
}

void Solution::touch(int resource) {
    if (isTouched_[at(resource)] == 0) {
        isTouched_[at(resource)] = 1;
        touched_.push_back(resource);
        saved_[at(resource)] = tours_[at(resource)];
    }
}

void Solution::changed(int resource, std::int64_t costBefore) {
    tours_[at(resource)].setVersion(++lastVersion_);
    cost_ += tours_[at(resource)].cost() - costBefore;
}

void Solution::makeAbsent(int stop) {
    tourOf_[at(stop)] = -1;
    absentAt_[at(stop)] = static_cast<int>(absent_.size());
    absent_.push_back(stop);
    skipped_ += model_.stops[at(stop)].skip;
}

void Solution::makePresent(int stop, int resource) {
    tourOf_[at(stop)] = resource;
    const int position = absentAt_[at(stop)];
    if (position >= 0) {
        absent_[at(position)] = absent_.back();
        absentAt_[at(absent_.back())] = position;
        absent_.pop_back();
        absentAt_[at(stop)] = -1;
        skipped_ -= model_.stops[at(stop)].skip;
    }
}

void Solution::insert(int stop, int resource, int position) {
    touch(resource);
    Tour& tour = tours_[at(resource)];
    const std::int64_t before = tour.cost();
    tour.insert(model_, stop, position);
    makePresent(stop, resource);
    changed(resource, before);
}

void Solution::remove(int resource, const std::vector<int>& stops) {
    touch(resource);
    Tour& tour = tours_[at(resource)];
    const std::int64_t before = tour.cost();
    for (const int stop : stops) {
        leaving_[at(stop)] = 1;
        makeAbsent(stop);
    }
    tour.removeIf(model_, [this](int stop) { return leaving_[at(stop)] != 0; });
    for (const int stop : stops) {
        leaving_[at(stop)] = 0;
    }
    // Where a detour is shorter than the straight way, a tour may need a stop to be in time.
    if (!tour.feasible(model_)) {
        for (const int stop : tour.stops()) {
            if (!model_.stops[at(stop)].locked) {
                makeAbsent(stop);
            }
        }
        tour.removeIf(model_, [this](int stop) { return !model_.stops[at(stop)].locked; });
    }
    changed(resource, before);
}

void Solution::reorder(int resource, std::vector<int> stops) {
    touch(resource);
    const std::int64_t before = tours_[at(resource)].cost();
    tours_[at(resource)].assign(model_, std::move(stops));
    changed(resource, before);
}

void Solution::redistribute(int first, std::vector<int> stops, int second,
                            std::vector<int> others) {
    reorder(first, std::move(stops));
    reorder(second, std::move(others));
    for (const int resource : {first, second}) {
        for (const int stop : tours_[at(resource)].stops()) {
            tourOf_[at(stop)] = resource;
        }
    }
}

void Solution::assign(const std::vector<std::vector<int>>& tours) {
    std::fill(tourOf_.begin(), tourOf_.end(), -1);
    std::fill(absentAt_.begin(), absentAt_.end(), -1);
    absent_.clear();
    cost_ = skipped_ = 0;
    for (std::size_t r = 0; r < tours_.size(); ++r) {
        if (tours_[r].stops() != tours[r]) {
            tours_[r].assign(model_, tours[r]);
            tours_[r].setVersion(++lastVersion_);
        }
        cost_ += tours_[r].cost();
        for (const int stop : tours[r]) {
            tourOf_[at(stop)] = static_cast<int>(r);
        }
    }
    for (int stop = 0; stop < model_.stopCount(); ++stop) {
        if (tourOf_[at(stop)] < 0) {
            makeAbsent(stop);
        }
    }
    mark();
}

std::vector<std::vector<int>> Solution::lists() const {
    std::vector<std::vector<int>> all;
    all.reserve(tours_.size());
    for (const Tour& tour : tours_) {
        all.push_back(tour.stops());
    }
    return all;
}

void Solution::mark() {
    for (const int resource : touched_) {
        isTouched_[at(resource)] = 0;
    }
    touched_.clear();
    savedAbsent_ = absent_;
    savedCost_ = cost_;
    savedSkipped_ = skipped_;
}

void Solution::undo() {
    for (const int stop : absent_) {
        absentAt_[at(stop)] = -1;
    }
    for (const int resource : touched_) {
        std::swap(tours_[at(resource)], saved_[at(resource)]);
    }
    for (const int resource : touched_) {
        for (const int stop : tours_[at(resource)].stops()) {
            tourOf_[at(stop)] = resource;
        }
    }
    absent_ = savedAbsent_;
    for (std::size_t i = 0; i < absent_.size(); ++i) {
        tourOf_[at(absent_[i])] = -1;
        absentAt_[at(absent_[i])] = static_cast<int>(i);
    }
    cost_ = savedCost_;
    skipped_ = savedSkipped_;
    mark();
}

} // namespace core::route
