// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/route/options.h"
#include "core/route/problem.h"

#include <vector>

namespace core::route {

/// Later than any time that can be kept.
inline constexpr Time kTooLate = kNoLimit;
/// Earlier than any time that can be kept.
inline constexpr Time kTooEarly = -kNoLimit;
/// Travel between places with no way between them: longer than any working day.
inline constexpr std::int32_t kFar = 2'000'000'000;

/// The most overtime that a remedy asks for, and so how far beyond working hours windows matter.
inline constexpr Time kMostOvertime = 4 * 3600;

/// The windows of one stop on one day: the first of them, and where further ones lie.
struct Slot {
    Time early = kTooEarly;
    Time late = kTooLate;
    int more = 0;  ///< further windows, later ones, in `Model::moreWindows`
    int count = 0; ///< how many further ones
};

/// A stop as the search sees it.
struct ModelStop {
    int place = 0;
    Time service = 0;
    std::int64_t skip = 0; ///< what leaving it out costs
    int series = -1;
    int inSeries = 0;
    bool usable = true;        ///< some resource can serve it at all
    bool locked = false;       ///< stays where it is
    bool closedBefore = false; ///< nothing may come right before it
    bool closedAfter = false;
};

/// Travel of one profile: rows by place, once from a place and once to it. The last place is
/// nowhere in particular: travel from and to it takes no time and costs nothing.
struct ModelTravel {
    std::vector<std::int32_t> durationFrom;
    std::vector<std::int32_t> durationTo;
    std::vector<std::int32_t> costFrom; ///< empty = the same as the duration
    std::vector<std::int32_t> costTo;
};

/// A resource as the search sees it.
struct ModelDay {
    int day = 0; ///< index into the model's days, not the caller's number
    Time open = 0;
    Time close = 0;
    int start = 0;
    int end = 0;
    std::vector<Break> breaks;
    std::vector<int> breakNumbers; ///< their indices in the resource
    Time maxDriving = kNoLimit;
    std::int64_t maxStops = kNoLimit;
    std::vector<std::int64_t> capacity; ///< one for each dimension
    std::int64_t fixedCost = 0;
    int profile = 0;
    int kind = 0; ///< resources of one kind are alike in everything, also the day
    const std::int32_t* durationFrom = nullptr;
    const std::int32_t* durationTo = nullptr;
    const std::int32_t* costFrom = nullptr;
    const std::int32_t* costTo = nullptr;
};

/// A `Problem` checked and made dense. Immutable while searching; what is wrong with the problem
/// becomes an issue, and the stop or break concerned is left out.
class Model {
public:
    /// Throws Error(Input) where a matrix has the wrong size or an index is out of range.
    Model(const Problem& problem, const Options& options, std::vector<Issue>& issues);
    Model(const Model&) = delete;
    Model& operator=(const Model&) = delete;

    int stopCount() const { return static_cast<int>(stops.size()); }
    int dayCount() const { return static_cast<int>(days.size()); }
    std::size_t row(int place) const {
        return static_cast<std::size_t>(place) * static_cast<std::size_t>(width);
    }
    const Slot& slot(int stop, int day) const {
        return slots[static_cast<std::size_t>(stop) * static_cast<std::size_t>(calendarDays) +
                     static_cast<std::size_t>(day)];
    }
    /// The call begins at or after `time`; kTooLate where it cannot.
    Time earliestStart(const Slot& slot, Time time) const {
        if (time <= slot.late) {
            return time > slot.early ? time : slot.early;
        }
        return slot.count == 0 ? kTooLate : laterStart(slot, time);
    }
    /// The call begins at or before `time`; kTooEarly where it cannot.
    Time latestStart(const Slot& slot, Time time) const {
        if (slot.count > 0) {
            return earlierStart(slot, time);
        }
        return time < slot.early ? kTooEarly : (time < slot.late ? time : slot.late);
    }
    std::int64_t demand(int stop, int dimension) const {
        return demands[static_cast<std::size_t>(stop) * static_cast<std::size_t>(dimensions) +
                       static_cast<std::size_t>(dimension)];
    }
    bool allowed(int stop, int resource) const {
        return allowedBits[static_cast<std::size_t>(stop) * days.size() +
                           static_cast<std::size_t>(resource)] != 0;
    }
    /// What a day of that length costs for the sake of even days.
    std::int64_t balanceCost(int resource, Time driving, Time serving) const;

    const Problem& problem;
    Objective objective;
    double balance = 0;
    std::vector<ModelStop> stops;
    std::vector<ModelDay> days; ///< the resources
    std::vector<ModelTravel> travel;
    std::vector<Slot> slots;
    std::vector<Window> moreWindows;
    std::vector<std::vector<Window>> windows; ///< of each stop, merged and sorted; empty = any
    std::vector<std::int64_t> demands;
    std::vector<char> allowedBits;
    std::vector<std::vector<int>> allowedDays;           ///< resources that may serve each stop
    std::vector<std::vector<std::vector<int>>> patterns; ///< of each series, in the model's days
    std::vector<Lock> locks;                             ///< those that can be kept
    int width = 0;                                       ///< places, nowhere included
    int nowhere = 0;
    int dimensions = 0;
    int calendarDays = 1;
    bool anyLocks = false;
    bool finishMatters = false;

private:
    Time laterStart(const Slot& slot, Time time) const;
    Time earlierStart(const Slot& slot, Time time) const;
};

} // namespace core::route
