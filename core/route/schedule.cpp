// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/schedule.h"

#include <algorithm>

namespace core::route {

namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

class Scheduler {
public:
    Scheduler(const Model& model, const Tour& tour)
        : model_(model), tour_(tour), day_(model.days[at(tour.resource())]),
          taken_(at(tour.size()) + 2, 0) {
        traceBreaks();
    }

    Route run() {
        route_.resource = tour_.resource();
        now_ = day_.open;
        for (int i = 0; i < tour_.size(); ++i) {
            addCall(i);
        }
        const Leg home = drive(tour_.size());
        route_.finish = now_;
        route_.driving += home.driving;
        route_.distance += distance(tour_.size());
        leaveLate();
        return route_;
    }

private:
    struct Leg {
        Time driving = 0;
        Time arrive = 0;     ///< when the wheels stop
        Time restsThere = 0; ///< of breaks after that
    };

    int breaks() const { return static_cast<int>(day_.breaks.size()); }
    Time driving(int i) const {
        return day_.durationFrom[model_.row(tour_.place(i)) + at(tour_.place(i + 1))];
    }
    std::int64_t distance(int i) const {
        const int from = tour_.place(i);
        const int to = tour_.place(i + 1);
        const TravelMatrix& matrix = model_.problem.travel[at(day_.profile)];
        if (matrix.distance.empty() || from == model_.nowhere || to == model_.nowhere ||
            from == to) {
            return 0;
        }
        return std::max<std::int64_t>(matrix.distance[matrix.cell(from, to)], 0);
    }

    /// How many breaks are behind each element on the way to the earliest finish.
    void traceBreaks() {
        if (breaks() == 0 || tour_.empty()) {
            return;
        }
        const int last = tour_.size();
        Time best = kTooLate;
        for (int to = 0; to <= breaks(); ++to) {
            for (int from = 0; from <= to; ++from) {
                const Time end =
                    arrivalOver(day_.breaks, from, to, tour_.ready(last, from), driving(last));
                if (end <= latestEnd(day_, to) && end < best) {
                    best = end;
                    taken_[at(last)] = from;
                    taken_[at(last) + 1] = to;
                }
            }
        }
        for (int i = last; i > 0; --i) {
            taken_[at(i) - 1] = takenBefore(i);
        }
    }

    int takenBefore(int i) const {
        const int to = taken_[at(i)];
        const int stop = tour_.stops()[at(i) - 1];
        for (int from = 0; from <= to; ++from) {
            const Time arrival =
                arrivalOver(day_.breaks, from, to, tour_.ready(i - 1, from), driving(i - 1));
            if (arrival < kTooLate && model_.earliestStart(model_.slot(stop, day_.day), arrival) +
                                              model_.stops[at(stop)].service ==
                                          tour_.ready(i, to)) {
                return from;
            }
        }
        return to;
    }

    /// Drives from element `i` to the next and takes the breaks that fall in between.
    Leg drive(int i) {
        const int from = taken_[at(i)];
        const int to = taken_[at(i) + 1];
        Leg leg{driving(i), now_, 0};
        Time left = leg.driving;
        for (int k = from; k < to; ++k) {
            const Break& rest = day_.breaks[at(k)];
            const Time begin =
                std::max({now_, rest.start.from, std::min(now_ + left, latestBegin(k, to))});
            const Time driven = std::min(left, begin - now_);
            if (left > 0 && driven == left) {
                leg.arrive = now_ + left;
            }
            left -= driven;
            route_.rests.push_back({day_.breakNumbers[at(k)], begin, begin + rest.duration, i,
                                    left > 0 && left < leg.driving});
            leg.restsThere += left == 0 ? rest.duration : 0;
            now_ = begin + rest.duration;
        }
        if (left > 0) {
            now_ += left;
            leg.arrive = now_;
        }
        return leg;
    }

    /// The latest begin of break `k` that lets those up to `to` begin in time.
    Time latestBegin(int k, int to) const {
        Time latest = day_.breaks[at(to) - 1].start.to;
        for (int j = to - 2; j >= k; --j) {
            latest = std::min(day_.breaks[at(j)].start.to, latest - day_.breaks[at(j)].duration);
        }
        return latest;
    }

    void addCall(int i) {
        const int number = tour_.stops()[at(i)];
        const ModelStop& stop = model_.stops[at(number)];
        const Leg leg = drive(i);
        Call call;
        call.stop = number;
        call.arrive = leg.arrive;
        call.start = model_.earliestStart(model_.slot(number, day_.day), now_);
        call.leave = call.start + stop.service;
        call.wait = call.start - leg.arrive - leg.restsThere;
        call.driving = leg.driving;
        call.distance = distance(i);
        now_ = call.leave;
        route_.driving += leg.driving;
        route_.distance += call.distance;
        route_.serving += stop.service;
        route_.waiting += call.wait;
        route_.calls.push_back(call);
    }

    /// Turns what the first call would wait into a later departure.
    void leaveLate() {
        route_.depart = day_.open;
        if (route_.calls.empty() || (!route_.rests.empty() && route_.rests.front().after == 0)) {
            return;
        }
        Call& first = route_.calls.front();
        route_.waiting -= first.wait;
        route_.depart += first.wait;
        first.arrive += first.wait;
        first.wait = 0;
    }

    const Model& model_;
    const Tour& tour_;
    const ModelDay& day_;
    std::vector<int> taken_;
    Route route_;
    Time now_ = 0;
};

} // namespace

Route scheduled(const Model& model, const Tour& tour) {
    return Scheduler(model, tour).run();
}

} // namespace core::route
