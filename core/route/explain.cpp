// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/explain.h"

#include "core/base/text.h"
#include "core/route/problem_check.h"
#include "core/route/remedies.h"

#include <algorithm>
#include <iterator>

namespace core::route {

namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

class Explainer {
public:
    explicit Explainer(Solution& solution) : solution_(solution), model_(solution.model()) {}

    Unserved explain(int stop) {
        stop_ = stop;
        Unserved unserved;
        unserved.stop = stop;
        unserved.reason = reasonOf();
        unserved.message = messageOf(unserved.reason);
        return unserved;
    }

private:
    const Stop& wanted() const { return model_.problem.stops[at(stop_)]; }
    const Resource& resourceOf(int r) const { return model_.problem.resources[at(r)]; }

    bool repAndDay(const Resource& day) const {
        const auto among = [](const std::vector<int>& list, int value) {
            return list.empty() || std::count(list.begin(), list.end(), value) > 0;
        };
        return day.hours.from <= day.hours.to && among(wanted().reps, day.rep) &&
               among(wanted().days, day.day);
    }

    Reason reasonOf() {
        const auto& resources = model_.problem.resources;
        if (!model_.stops[at(stop_)].usable) {
            return Reason::Unusable;
        }
        if (std::none_of(resources.begin(), resources.end(),
                         [this](const Resource& day) { return repAndDay(day); })) {
            return Reason::NobodyAllowed;
        }
        if (model_.allowedDays[at(stop_)].empty()) {
            return Reason::NoSkill;
        }
        const Reason alone = reasonAlone();
        return alone == Reason::DayFull ? reasonAmongOthers() : alone;
    }

    /// Why it could not be served even on a day with nothing else to do; DayFull if it could.
    Reason reasonAlone() {
        Reason best = Reason::OverCapacity; // the reason of the resource that comes nearest
        able_.clear();
        for (const int resource : model_.allowedDays[at(stop_)]) {
            const Tour empty(model_, resource);
            const Reason reason = reasonAloneOn(empty);
            if (reason == Reason::DayFull) {
                able_.push_back(resource);
            }
            const auto rank = [](Reason r) {
                return std::find(std::begin(kNearness), std::end(kNearness), r) - kNearness;
            };
            best = rank(reason) > rank(best) ? reason : best;
        }
        return best;
    }

    static constexpr Reason kNearness[] = {Reason::OverCapacity, Reason::Unreachable,
                                           Reason::TooFar, Reason::WindowUnreachable,
                                           Reason::DayFull};

    Reason reasonAloneOn(const Tour& empty) const {
        const ModelDay& day = model_.days[at(empty.resource())];
        const std::size_t row = model_.row(model_.stops[at(stop_)].place);
        const Time there = day.durationTo[row + at(day.start)];
        const Time back = day.durationFrom[row + at(day.end)];
        if (there >= kFar || back >= kFar) {
            return Reason::Unreachable;
        }
        if (!empty.roomFor(model_, stop_)) {
            return Reason::OverCapacity;
        }
        const Window free = freeInterval(model_, empty, stop_, 0);
        if (there + back > day.maxDriving || free.to < free.from) {
            return Reason::TooFar;
        }
        return empty.bestPlace(model_, stop_).found() ? Reason::DayFull : Reason::WindowUnreachable;
    }

    Reason reasonAmongOthers() {
        const auto agrees = [this](int r) { return agreesWithSeries(solution_, stop_, r); };
        if (std::none_of(able_.begin(), able_.end(), agrees)) {
            return Reason::PatternFull;
        }
        best_ = {};
        for (const int resource : able_) {
            const Place place = solution_.bestPlace(stop_, resource);
            if (agrees(resource) && place.found() && place.delta < best_.delta) {
                best_ = place;
            }
        }
        if (best_.found()) {
            return best_.delta >= model_.stops[at(stop_)].skip ? Reason::NotWorthIt
                                                               : Reason::LeftOut;
        }
        return onlyForMoreImportant() ? Reason::LowerPriority : Reason::DayFull;
    }

    /// Whether something served could make room, and all that could matters more.
    bool onlyForMoreImportant() const {
        bool any = false;
        for (const int resource : able_) {
            for (const int other : solution_.tour(resource).stops()) {
                if (model_.stops[at(other)].skip > model_.stops[at(stop_)].skip) {
                    any = true;
                } else if (!model_.stops[at(other)].locked) {
                    return false;
                }
            }
        }
        return any;
    }

    std::string windowsText(const Resource& day) const {
        std::vector<std::string> texts;
        for (const Window& window : model_.windows[at(stop_)]) {
            if (texts.size() == 3) {
                texts.emplace_back("...");
                break;
            }
            texts.push_back(window.from == window.to
                                ? clockText(window.from, day.midnight)
                                : format("{} to {}", clockText(window.from, day.midnight),
                                         clockText(window.to, day.midnight)));
        }
        return join(texts, ", ");
    }

    /// The shortest day that would do, and the longest there is.
    std::string tooFarText() const {
        Time least = kNoLimit;
        Time most = 0;
        Time drivingLimit = kNoLimit;
        for (const int resource : model_.allowedDays[at(stop_)]) {
            const ModelDay& day = model_.days[at(resource)];
            const std::size_t row = model_.row(model_.stops[at(stop_)].place);
            const Time driving =
                Time{day.durationTo[row + at(day.start)]} + day.durationFrom[row + at(day.end)];
            least = std::min(least, driving + model_.stops[at(stop_)].service);
            most = std::max(most, day.close - day.open);
            drivingLimit = std::min(drivingLimit, day.maxDriving);
        }
        std::string text =
            format("{} is too far: there, the call and back take {}, a working day has {}",
                   wanted().id, lengthText(least), lengthText(most));
        if (drivingLimit < kNoLimit) {
            text += format(" with at most {} of driving", lengthText(drivingLimit));
        }
        return text;
    }

    std::string messageOf(Reason reason) const {
        const std::string& id = wanted().id;
        switch (reason) {
        case Reason::Unusable:
            return format("none of the windows of {} can be used: each ends before it begins", id);
        case Reason::NobodyAllowed:
            return format("nobody who may serve {} works on a day that it allows", id);
        case Reason::NoSkill:
            return format("no rep who may serve {} has the skill {}", id,
                          join(wanted().skills, ", "));
        case Reason::Unreachable:
            return format("there is no way to {} and back on the road network", id);
        case Reason::TooFar: return tooFarText();
        case Reason::WindowUnreachable:
            return format("nobody can be at {} at {} within working hours, even with nothing else "
                          "to do",
                          id, windowsText(resourceOf(model_.allowedDays[at(stop_)].front())));
        case Reason::OverCapacity:
            return format("{} takes more room or stops than any day allows", id);
        case Reason::PatternFull:
            return format("the other calls of its series leave no day on which {} fits", id);
        case Reason::DayFull:
            return able_.size() == 1 ? format("{} is full, and {} can be served on no other day",
                                              resourceOf(able_.front()).id, id)
                                     : format("all {} days on which {} could be served are full",
                                              able_.size(), id);
        case Reason::LowerPriority:
            return format("the days on which {} could be served are full of stops that matter more",
                          id);
        case Reason::NotWorthIt:
            return format("serving {} costs a detour of {}, its prize is {}", id,
                          grouped(best_.delta), grouped(model_.stops[at(stop_)].skip));
        case Reason::LeftOut: return format("{} would fit, but no order has it", id);
        }
        return {};
    }

    Solution& solution_;
    const Model& model_;
    int stop_ = 0;
    std::vector<int> able_; ///< resources that could serve it with nothing else to do
    Place best_;
};

} // namespace

bool agreesWithSeries(const Solution& solution, int stop, int resource) {
    const Model& model = solution.model();
    const ModelStop& each = model.stops[at(stop)];
    if (each.series < 0) {
        return true;
    }
    const auto& stops = model.problem.series[at(each.series)].stops;
    const auto& patterns = model.patterns[at(each.series)];
    return std::any_of(patterns.begin(), patterns.end(), [&](const std::vector<int>& pattern) {
        bool agrees = pattern[at(each.inSeries)] == model.days[at(resource)].day;
        for (std::size_t i = 0; agrees && i < stops.size(); ++i) {
            const int other = solution.tourOf(stops[i]);
            agrees = other < 0 || stops[i] == stop || model.days[at(other)].day == pattern[i];
        }
        return agrees;
    });
}

std::vector<Unserved> explainUnserved(Solution& solution, const Options& options, Job& job) {
    std::vector<int> absent = solution.absent();
    std::sort(absent.begin(), absent.end());
    std::vector<Unserved> all;
    Explainer explainer(solution);
    for (const int stop : absent) {
        job.step(static_cast<double>(all.size()) / static_cast<double>(absent.size()),
                 "finding reasons");
        all.push_back(explainer.explain(stop));
        if (options.explain) {
            all.back().remedies = remediesFor(solution, stop);
        }
    }
    return all;
}

} // namespace core::route
