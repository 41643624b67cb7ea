// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/route_params.h"

#include <cmath>

namespace core {

namespace {

constexpr std::size_t kRowsPerStep = 64;

} // namespace

void to_json(Json& json, const RouteWish& wish) {
    json = Json{{"account", wish.account}, {"windows", wish.windows},   {"day", wish.day},
                {"rep", wish.rep},         {"priority", wish.priority}, {"skills", wish.skills},
                {"every", wish.every}};
    if (wish.minutes) {
        json["minutes"] = *wish.minutes;
    }
}

void from_json(const Json& json, RouteWish& wish) {
    wish.account = json.value("account", "");
    wish.windows = json.value("windows", "");
    wish.day = json.value("day", "");
    wish.rep = json.value("rep", "");
    wish.priority = json.value("priority", 0);
    wish.skills = json.value("skills", std::vector<std::string>{});
    wish.every = json.value("every", 0.0);
    if (json.contains("minutes")) {
        wish.minutes = json.at("minutes").get<double>();
    }
}

void to_json(Json& json, const RouteParams& params) {
    json = Json{{"date", params.date},
                {"days", params.days},
                {"weekends", params.weekends},
                {"where", params.where},
                {"sort", params.sort},
                {"ascending", params.ascending},
                {"top", params.top},
                {"stops", params.stops},
                {"reps", params.reps},
                {"scenario", params.scenario},
                {"any_rep", params.anyRep},
                {"coarse", params.coarse},
                {"hours", params.hours},
                {"pause", params.pause},
                {"minutes", params.minutes},
                {"every", params.every},
                {"max_driving", params.maxDriving},
                {"max_stops", params.maxStops},
                {"aim", params.aim},
                {"balance", params.balance},
                {"seed", params.seed},
                {"seconds", params.seconds},
                {"name", params.name},
                {"zone", params.zone}};
}

void from_json(const Json& json, RouteParams& params) {
    const RouteParams usual;
    params.date = json.value("date", usual.date);
    params.days = json.value("days", usual.days);
    params.weekends = json.value("weekends", usual.weekends);
    params.where = json.value("where", usual.where);
    params.sort = json.value("sort", usual.sort);
    params.ascending = json.value("ascending", usual.ascending);
    params.top = json.value("top", usual.top);
    params.stops = json.value("stops", usual.stops);
    params.reps = json.value("reps", usual.reps);
    params.scenario = json.value("scenario", usual.scenario);
    params.anyRep = json.value("any_rep", usual.anyRep);
    params.coarse = json.value("coarse", usual.coarse);
    params.hours = json.value("hours", usual.hours);
    params.pause = json.value("pause", usual.pause);
    params.minutes = json.value("minutes", usual.minutes);
    params.every = json.value("every", usual.every);
    params.maxDriving = json.value("max_driving", usual.maxDriving);
    params.maxStops = json.value("max_stops", usual.maxStops);
    params.aim = json.value("aim", usual.aim);
    params.balance = json.value("balance", usual.balance);
    params.seed = json.value("seed", usual.seed);
    params.seconds = json.value("seconds", usual.seconds);
    params.name = json.value("name", usual.name);
    params.zone = json.value("zone", usual.zone);
}

namespace {

RouteTravel estimated(std::span<const Point> places, const TravelEstimate& estimate, Job& job) {
    RouteTravel travel;
    const auto size = static_cast<int>(places.size());
    travel.matrix = route::TravelMatrix::ofSize(size, true);
    for (int from = 0; from < size; ++from) {
        if (static_cast<std::size_t>(from) % kRowsPerStep == 0) {
            job.step(static_cast<double>(from) / size, "estimating drive times");
        }
        for (int to = 0; to < size; ++to) {
            const double metres = greatCircle(places[static_cast<std::size_t>(from)],
                                              places[static_cast<std::size_t>(to)]);
            const std::size_t cell = travel.matrix.cell(from, to);
            travel.matrix.duration[cell] =
                static_cast<std::int32_t>(std::lround(estimate.seconds(metres)));
            travel.matrix.distance[cell] =
                static_cast<std::int32_t>(std::lround(metres * estimate.detour));
        }
    }
    return travel;
}

} // namespace

RouteTravel estimateRouteTravel(std::span<const Point> places, Job& job) {
    return estimated(places, {}, job);
}

RouteTravelFinder estimatedRouteTravel(const TravelEstimate& estimate) {
    return [estimate](std::span<const Point> places, Job& job) {
        return estimated(places, estimate, job);
    };
}

} // namespace core
