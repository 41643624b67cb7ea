// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/regret.h"

#include <algorithm>

namespace core::route {

namespace {

struct Option {
    std::int64_t delta = kNoLimit;
    int resource = -1;
};

/// The two best tours of a stop.
struct Outlook {
    Option best;
    Option second;

    void offer(std::int64_t delta, int resource) {
        if (delta < best.delta) {
            second = best;
            best = {delta, resource};
        } else if (delta < second.delta) {
            second = {delta, resource};
        }
    }
};

class Regret {
public:
    explicit Regret(Solution& solution)
        : solution_(solution), outlooks_(solution.model().stops.size()),
          seenKind_(solution.model().days.size(), 0) {
        for (const int stop : solution.absent()) {
            const ModelStop& each = solution.model().stops[static_cast<std::size_t>(stop)];
            if (each.usable && each.series < 0) {
                waiting_.push_back(stop);
                lookAround(stop);
            }
        }
        std::sort(waiting_.begin(), waiting_.end());
    }

    /// False when nothing more fits.
    bool insertNext() {
        const std::size_t chosen = mostPressing();
        if (chosen == waiting_.size()) {
            return false;
        }
        const int stop = waiting_[chosen];
        const int resource = outlook(stop).best.resource;
        solution_.insert(stop, resource, solution_.bestPlace(stop, resource).position);
        waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(chosen));
        for (const int other : waiting_) {
            update(other, resource);
        }
        return true;
    }

private:
    Outlook& outlook(int stop) { return outlooks_[static_cast<std::size_t>(stop)]; }

    void lookAround(int stop) {
        Outlook fresh;
        ++turn_;
        for (const int resource : solution_.model().allowedDays[static_cast<std::size_t>(stop)]) {
            if (solution_.tour(resource).empty()) {
                const int kind = solution_.model().days[static_cast<std::size_t>(resource)].kind;
                if (seenKind_[static_cast<std::size_t>(kind)] == turn_) {
                    continue;
                }
                seenKind_[static_cast<std::size_t>(kind)] = turn_;
            }
            const Place place = solution_.bestPlace(stop, resource);
            if (place.found()) {
                fresh.offer(place.delta, resource);
            }
        }
        outlook(stop) = fresh;
    }

    void update(int stop, int resource) {
        Outlook& known = outlook(stop);
        // A tour that was empty stood for others like it.
        if (known.best.resource == resource || known.second.resource == resource ||
            solution_.tour(resource).size() == 1) {
            lookAround(stop);
        } else if (solution_.model().allowed(stop, resource)) {
            const Place place = solution_.bestPlace(stop, resource);
            if (place.found()) {
                known.offer(place.delta, resource);
            }
        }
    }

    std::size_t mostPressing() {
        std::size_t chosen = waiting_.size();
        std::int64_t most = -1;
        for (std::size_t i = 0; i < waiting_.size(); ++i) {
            const Outlook& known = outlook(waiting_[i]);
            const std::int64_t skip =
                solution_.model().stops[static_cast<std::size_t>(waiting_[i])].skip;
            if (known.best.resource < 0 || known.best.delta >= skip) {
                continue;
            }
            const std::int64_t regret = std::min(skip, known.second.delta) - known.best.delta;
            if (regret > most) {
                most = regret;
                chosen = i;
            }
        }
        return chosen;
    }

    Solution& solution_;
    std::vector<Outlook> outlooks_;
    std::vector<int> waiting_;
    std::vector<std::uint32_t> seenKind_;
    std::uint32_t turn_ = 0;
};

} // namespace

void insertByRegret(Solution& solution, const Job& job) {
    Regret regret(solution);
    while (!job.shouldWrapUp() && regret.insertNext()) {
    }
}

} // namespace core::route
