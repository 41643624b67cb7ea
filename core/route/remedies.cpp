// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/remedies.h"

#include "core/base/text.h"
#include "core/route/explain.h"
#include "core/route/problem_check.h"

#include <algorithm>
#include <map>

namespace core::route {

namespace {

constexpr Window kNothing{0, -1};
constexpr Time kMinute = 60;

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// Collects the smallest change of each kind.
class Remedies {
public:
    Remedies(Solution& solution, int stop)
        : solution_(solution), model_(solution.model()), stop_(stop),
          wanted_(model_.problem.stops[at(stop)]) {}

    std::vector<Remedy> run() {
        for (int resource = 0; resource < model_.dayCount(); ++resource) {
            look(resource);
        }
        std::vector<Remedy> all;
        for (auto& [kind, found] : best_) {
            all.push_back(std::move(found.remedy));
            all.back().text = textOf(all.back());
        }
        std::stable_sort(all.begin(), all.end(),
                         [this](const Remedy& a, const Remedy& b) { return price(a) < price(b); });
        return all;
    }

private:
    struct Found {
        Remedy remedy;
        std::int64_t price = 0;
    };

    const Resource& resourceOf(int resource) const {
        return model_.problem.resources[at(resource)];
    }

    std::int64_t price(const Remedy& remedy) const {
        switch (remedy.kind) {
        case Remedy::Kind::MoreStops: return 15 * kMinute;
        case Remedy::Kind::MoreRoom:
        case Remedy::Kind::AllowRep: return 30 * kMinute;
        case Remedy::Kind::AddSkill: return 24 * 60 * kMinute;
        case Remedy::Kind::DropStop: {
            const int priority = model_.problem.stops[at(remedy.other)].priority;
            return 60 * kMinute * (std::clamp(priority, 0, 100) + 1);
        }
        default: return remedy.amount;
        }
    }

    /// Keeps the remedy if it is the cheapest of its kind; `tie` decides between equal ones.
    void offer(const Remedy& remedy, std::int64_t tie) {
        const auto known = best_.find(remedy.kind);
        const std::pair rank(price(remedy), tie);
        if (known == best_.end() ||
            rank < std::pair(price(known->second.remedy), known->second.price)) {
            best_[remedy.kind] = {remedy, tie};
        }
    }

    Remedy make(Remedy::Kind kind, int resource, int position, std::int64_t amount) const {
        Remedy remedy;
        remedy.kind = kind;
        remedy.resource = resource;
        remedy.position = position;
        remedy.amount = amount;
        return remedy;
    }

    bool repAndDay(int resource) const {
        const Resource& day = resourceOf(resource);
        const auto among = [](const std::vector<int>& list, int value) {
            return list.empty() || std::count(list.begin(), list.end(), value) > 0;
        };
        return among(wanted_.reps, day.rep) && among(wanted_.days, day.day);
    }

    bool skilled(int resource) const {
        const auto& skills = resourceOf(resource).skills;
        return std::all_of(wanted_.skills.begin(), wanted_.skills.end(), [&](const auto& skill) {
            return std::count(skills.begin(), skills.end(), skill) > 0;
        });
    }

    void look(int resource) {
        const ModelDay& day = model_.days[at(resource)];
        if (day.open > day.close || !agreesWithSeries(solution_, stop_, resource)) {
            return;
        }
        if (model_.allowed(stop_, resource)) {
            lookAtLimits(resource);
            lookAtTimes(resource);
            lookAtStops(resource);
            lookAtPrize(resource);
            return;
        }
        const bool allowed = repAndDay(resource);
        const bool able = skilled(resource);
        const Place place = allowed || able ? solution_.bestPlace(stop_, resource) : Place{};
        if (place.found() && allowed != able) {
            offer(make(able ? Remedy::Kind::AllowRep : Remedy::Kind::AddSkill, resource,
                       place.position, 0),
                  place.delta);
        }
    }

    Time moreDriving(const Tour& tour, int position) const {
        const ModelDay& day = model_.days[at(tour.resource())];
        const int place = model_.stops[at(stop_)].place;
        const std::size_t row = model_.row(place);
        const auto before = at(tour.place(position));
        const auto after = at(tour.place(position + 1));
        return Time{day.durationTo[row + before]} + day.durationFrom[row + after] -
               (tour.empty() ? 0 : day.durationFrom[model_.row(tour.place(position)) + after]);
    }

    /// Where only one limit that is no time stands in the way.
    void lookAtLimits(int resource) {
        const Tour& tour = solution_.tour(resource);
        const ModelDay& day = model_.days[at(resource)];
        std::int64_t room = 0;
        int full = 0;
        for (int d = 0; d < model_.dimensions; ++d) {
            const std::int64_t over = tour.load(d) + model_.demand(stop_, d) - day.capacity[at(d)];
            room = std::max(room, over);
            full += over > 0 ? 1 : 0;
        }
        const bool stops = tour.size() >= day.maxStops;
        for (int p = 0; p <= tour.size(); ++p) {
            const Window free = freeInterval(model_, tour, stop_, p);
            if (tour.closedAt(model_, p) || free.to < free.from || !meetsWindow(free)) {
                continue;
            }
            const Time driving = tour.driving() + moreDriving(tour, p);
            const bool far = driving > day.maxDriving;
            if ((full > 0 ? 1 : 0) + (stops ? 1 : 0) + (far ? 1 : 0) != 1 || full > 1) {
                continue;
            }
            const auto kind = far     ? Remedy::Kind::MoreDriving
                              : stops ? Remedy::Kind::MoreStops
                                      : Remedy::Kind::MoreRoom;
            const std::int64_t amount = far     ? driving - day.maxDriving
                                        : stops ? tour.size() + 1 - day.maxStops
                                                : room;
            offer(make(kind, resource, p, amount), driving);
        }
    }

    bool meetsWindow(const Window& free) const {
        const auto& windows = model_.windows[at(stop_)];
        return windows.empty() ||
               std::any_of(windows.begin(), windows.end(), [&](const Window& window) {
                   return window.from <= free.to && free.from <= window.to;
               });
    }

    void lookAtTimes(int resource) {
        const Tour& tour = solution_.tour(resource);
        const ModelDay& day = model_.days[at(resource)];
        if (!tour.roomFor(model_, stop_)) {
            return;
        }
        for (int p = 0; p <= tour.size(); ++p) {
            const Time driving = tour.driving() + moreDriving(tour, p);
            if (tour.closedAt(model_, p) || driving > day.maxDriving) {
                continue;
            }
            const Time finish = tour.finishIf(model_, stop_, p, kMostOvertime);
            if (finish < kTooLate && finish > day.close) {
                offer(make(Remedy::Kind::Overtime, resource, p, finish - day.close), driving);
            }
            const Window free = freeInterval(model_, tour, stop_, p);
            if (free.from <= free.to) {
                offerWidening(resource, p, free, driving);
            }
        }
    }

    void offerWidening(int resource, int position, const Window& free, Time driving) {
        for (const Window& window : model_.windows[at(stop_)]) {
            Window wider = window;
            wider.to = std::max(wider.to, free.from);
            wider.from = std::min(wider.from, free.to);
            Remedy remedy = make(Remedy::Kind::WidenWindow, resource, position,
                                 (wider.to - window.to) + (window.from - wider.from));
            remedy.window = wider;
            if (remedy.amount > 0) {
                offer(remedy, driving);
            }
        }
    }

    /// Which served stop would make room.
    void lookAtStops(int resource) {
        const std::vector<int> stops = solution_.tour(resource).stops();
        for (const int other : stops) {
            if (model_.stops[at(other)].locked) {
                continue;
            }
            Tour without = solution_.tour(resource);
            const std::int64_t before = without.cost();
            without.removeIf(model_, [other](int each) { return each == other; });
            if (!without.feasible(model_)) {
                continue;
            }
            const Place place = without.bestPlace(model_, stop_);
            if (place.found()) {
                Remedy remedy = make(Remedy::Kind::DropStop, resource, place.position, 0);
                remedy.other = other;
                offer(remedy, without.cost() + place.delta - before);
            }
        }
    }

    void lookAtPrize(int resource) {
        const Place place = solution_.bestPlace(stop_, resource);
        const std::int64_t skip = model_.stops[at(stop_)].skip;
        if (place.found() && place.delta >= skip && wanted_.prize) {
            offer(make(Remedy::Kind::RaisePrize, resource, place.position, place.delta - skip + 1),
                  0);
        }
    }

    std::string textOf(const Remedy& remedy) const {
        const Resource& day = resourceOf(remedy.resource);
        switch (remedy.kind) {
        case Remedy::Kind::Overtime:
            return format("let {} work {} longer", day.id, lengthText(remedy.amount));
        case Remedy::Kind::WidenWindow:
            return format("let the call begin {} to {} ({} wider) on {}",
                          clockText(remedy.window->from, day.midnight),
                          clockText(remedy.window->to, day.midnight), lengthText(remedy.amount),
                          day.id);
        case Remedy::Kind::DropStop:
            return format("leave out {} on {}", model_.problem.stops[at(remedy.other)].id, day.id);
        case Remedy::Kind::MoreDriving:
            return format("let {} drive {} more", day.id, lengthText(remedy.amount));
        case Remedy::Kind::MoreStops: return format("allow {} one more stop", day.id);
        case Remedy::Kind::MoreRoom:
            return format("give {} room for {} more", day.id, remedy.amount);
        case Remedy::Kind::AllowRep: return format("allow it on {}", day.id);
        case Remedy::Kind::AddSkill:
            return format("give {} the skill {}", day.id, join(wanted_.skills, ", "));
        case Remedy::Kind::RaisePrize:
            return format("raise its prize by {}", grouped(remedy.amount));
        }
        return {};
    }

    Solution& solution_;
    const Model& model_;
    int stop_;
    const Stop& wanted_;
    std::map<Remedy::Kind, Found> best_;
};

} // namespace

Window freeInterval(const Model& model, const Tour& tour, int stop, int position) {
    const ModelDay& day = model.days[at(tour.resource())];
    const ModelStop& each = model.stops[at(stop)];
    const std::size_t row = model.row(each.place);
    const Time here = day.durationTo[row + at(tour.place(position))];
    const Time on = day.durationFrom[row + at(tour.place(position + 1))];
    const int breaks = static_cast<int>(day.breaks.size());
    Window widest = kNothing;
    for (int from = 0; from <= breaks; ++from) {
        for (int to = from; to <= breaks; ++to) {
            const Time arrive = arrivalOver(day.breaks, from, to, tour.ready(position, from), here);
            for (int after = to; arrive < kTooLate && after <= breaks; ++after) {
                const Time leave =
                    readyFor(day.breaks, to, after, tour.due(position + 1, after), on);
                const Window found{arrive, leave - each.service};
                const bool better = widest.to < widest.from || found.from < widest.from;
                if (leave > kTooEarly && found.from <= found.to && better) {
                    widest = found;
                }
            }
        }
    }
    return widest;
}

std::vector<Remedy> remediesFor(Solution& solution, int stop) {
    return Remedies(solution, stop).run();
}

} // namespace core::route
