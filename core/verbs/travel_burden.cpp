// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/travel_burden.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/verbs/burden_data.h"
#include "core/verbs/burden_tours.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

constexpr const char* kKey = "travel_calibration";
constexpr double kShareOfTours = 0.8;
constexpr double kMinute = 60;

void check(const TravelBurdenParams& params) {
    const analysis::BurdenDay& day = params.day;
    if (!(day.hours > 0 && day.hours <= 24) ||
        !(day.visitMinutes >= 0 && day.visitMinutes < 1440) ||
        !(day.mostVisits >= 1 && day.mostVisits <= 500)) {
        throw Error(Code::Usage, "that is no working day",
                    "give up to 24 hours, the minutes of a call, and at least one call a day");
    }
}

TravelTimes drivesTo(const BurdenData& data, std::size_t territory, const TravelFunction& drives,
                     Job& job) {
    std::vector<Point> places;
    for (const BurdenPlace& place : data.places[territory]) {
        places.push_back(place.at);
    }
    const std::optional<Point> base = data.bases[territory].at;
    return drives ? drives(places, {&base, 1}, job)
                  : estimateTravel(places, {&base, 1}, data.estimate);
}

/// The mean and the worst drive from the base, by calls.
void addDrives(const BurdenData& data, std::size_t territory, const TravelFunction& drives,
               Job& job, TerritoryBurden& out, TravelBurdenReport& report) {
    const TravelTimes times = drivesTo(data, territory, drives, job);
    report.engine = times.engine;
    report.estimate = times.estimate;
    report.attribution = times.attribution;
    report.issues.insert(report.issues.end(), times.issues.begin(), times.issues.end());
    for (std::size_t i = 0; i < data.places[territory].size(); ++i) {
        const BurdenPlace& place = data.places[territory][i];
        double seconds = static_cast<double>(times.seconds[i]);
        if (!std::isfinite(seconds)) {
            ++out.noWay;
            seconds = data.estimate.seconds(greatCircle(place.at, *data.bases[territory].at));
        }
        out.input.visits += place.visits;
        out.input.driveSeconds += place.visits * seconds;
        out.worstMinutes = std::max(out.worstMinutes, seconds / kMinute);
    }
    out.input.driveSeconds /= out.input.visits;
    out.meanMinutes = out.input.driveSeconds / kMinute;
}

TerritoryBurden burdenIn(const BurdenData& data, std::size_t territory,
                         const TravelBurdenParams& params, const TravelFunction& drives, Job& job,
                         TravelBurdenReport& report) {
    TerritoryBurden out;
    out.territory = data.territories[territory];
    out.base = data.bases[territory];
    out.accounts = static_cast<int>(data.places[territory].size());
    out.withoutPlace = data.withoutPlace[territory];
    if (out.accounts == 0 || !out.base.at) {
        return out;
    }
    addDrives(data, territory, drives, job, out, report);
    out.input.spacingSeconds = spacingSeconds(data.places[territory], data.estimate);
    out.burden = analysis::burdenOf(out.input, params.day, report.calibration.model);
    out.visitHours = out.input.visits * params.day.visitMinutes / kMinute;
    return out;
}

TravelBurdenReport burdenOf(const BurdenData& data, const TravelBurdenParams& params,
                            const BurdenCalibration& calibration, const TravelFunction& drives,
                            Job& job) {
    TravelBurdenReport report;
    report.scenario = data.scenario;
    report.estimate = data.estimate;
    report.calibration = calibration;
    for (std::size_t t = 0; t < data.territories.size(); ++t) {
        const Job::Part part(job, static_cast<double>(t) / static_cast<double>(data.places.size()),
                             static_cast<double>(t + 1) / static_cast<double>(data.places.size()));
        job.step(0, "drives of " + data.territories[t].name);
        report.territories.push_back(burdenIn(data, t, params, drives, job, report));
    }
    return report;
}

void save(Workspace& ws, const BurdenCalibration& calibration) {
    ws.record("calibrate travel burden", [&](Record& record) {
        record.db()
            .prepare("INSERT OR REPLACE INTO evenlode_meta (key, value) VALUES (?, ?)")
            .run(std::string(kKey), Json(calibration).dump());
    });
}

BurdenCalibration calibrationOf(const analysis::BurdenFit& fit) {
    BurdenCalibration out;
    out.model = fit.model;
    out.samples = fit.samples;
    out.meanError = fit.meanError;
    out.worstError = fit.worstError;
    out.unfittedError = fit.unfittedError;
    out.madeAt = nowUtc();
    return out;
}

Json territoryJson(const TerritoryBurden& t) {
    return {{"id", t.territory.code},
            {"name", t.territory.name},
            {"base", baseText(t.base)},
            {"base_is", baseKindName(t.base.kind)},
            {"accounts", t.accounts},
            {"without_place", t.withoutPlace},
            {"no_way", t.noWay},
            {"visits", t.input.visits},
            {"mean_minutes", t.meanMinutes},
            {"worst_minutes", t.worstMinutes},
            {"visits_per_day", t.burden.visitsPerDay},
            {"days", t.burden.days},
            {"haul_minutes", t.burden.haulSeconds / kMinute},
            {"tour_minutes", t.burden.tourSeconds / kMinute},
            {"drive_minutes", t.burden.seconds() / kMinute},
            {"drive_hours", t.driveHours()},
            {"visit_hours", t.visitHours}};
}

} // namespace

void to_json(Json& json, const BurdenCalibration& calibration) {
    json = Json{
        {"haul", calibration.model.haul},        {"tour", calibration.model.tour},
        {"tours", calibration.samples},          {"mean_error", calibration.meanError},
        {"worst_error", calibration.worstError}, {"mean_error_before", calibration.unfittedError},
        {"engine", calibration.engine},          {"made_at", calibration.madeAt}};
}

BurdenCalibration loadBurdenCalibration(const Connection& db) {
    Statement query = db.prepare("SELECT value FROM evenlode_meta WHERE key = ?");
    query.bind(std::string(kKey));
    const Json kept = query.step() ? Json::parse(query.string(0), nullptr, false) : Json();
    BurdenCalibration out;
    const auto positive = [&](const char* key) {
        return kept.is_object() && kept.contains(key) && kept.at(key).is_number() &&
               kept.at(key).get<double>() > 0;
    };
    if (!positive("haul") || !positive("tour") || !positive("tours")) {
        return out;
    }
    out.model = {kept.at("haul").get<double>(), kept.at("tour").get<double>()};
    out.samples = kept.at("tours").get<int>();
    out.meanError = kept.value("mean_error", 0.0);
    out.worstError = kept.value("worst_error", 0.0);
    out.unfittedError = kept.value("mean_error_before", 0.0);
    out.engine = kept.value("engine", "");
    out.madeAt = kept.value("made_at", "");
    return out;
}

void to_json(Json& json, const TravelBurdenReport& report) {
    Json territories = Json::array();
    double hours = 0;
    for (const TerritoryBurden& t : report.territories) {
        territories.push_back(territoryJson(t));
        hours += t.driveHours();
    }
    Json tours = Json::array();
    for (const auto& tour : report.tours) {
        tours.push_back({{"territory", tour.territory},
                         {"calls", tour.calls},
                         {"days", tour.days},
                         {"drive_minutes", tour.minutes},
                         {"estimated_minutes", tour.estimate}});
    }
    json = Json{{"scenario", report.scenario},
                {"engine", report.engine},
                {"estimate", report.estimate ? Json(*report.estimate) : Json(nullptr)},
                {"attribution", report.attribution},
                {"is_estimate", true},
                {"calibration", report.calibration},
                {"territories", std::move(territories)},
                {"drive_hours", hours},
                {"tours", std::move(tours)},
                {"issues", report.issues}};
}

TravelBurdenReport estimateBurden(const Connection& db, const TravelBurdenParams& params, Job& job,
                                  const TravelFunction& drives) {
    check(params);
    return burdenOf(loadBurdenData(db, params), params, loadBurdenCalibration(db), drives, job);
}

TravelBurdenReport travelBurden(Workspace& ws, const TravelBurdenParams& params,
                                const TravelFunction& drives, const RouteTravelFinder& travel,
                                Job& job) {
    check(params);
    const BurdenData data = loadBurdenData(ws.newReader(), params);
    std::string engine;
    const RouteTravelFinder noting = [&](std::span<const Point> places, Job& asked) {
        RouteTravel found = travel(places, asked);
        engine = found.engine;
        return found;
    };
    std::vector<PlannedTour> tours;
    if (params.calibrate) {
        const Job::Part part(job, 0, kShareOfTours);
        tours = planTours(data, params.day, params.seed, noting, job);
    }
    std::vector<analysis::BurdenSample> samples;
    for (const PlannedTour& tour : tours) {
        samples.push_back(tour.sample);
    }
    const analysis::BurdenFit fit = analysis::fitBurden(samples, params.day);
    BurdenCalibration calibration = loadBurdenCalibration(ws.newReader());
    if (!fit.estimates.empty()) {
        calibration = calibrationOf(fit);
        calibration.engine = engine;
        save(ws, calibration);
    }
    const Job::Part part(job, params.calibrate ? kShareOfTours : 0, 1);
    TravelBurdenReport report = burdenOf(data, params, calibration, drives, job);
    for (std::size_t i = 0; i < fit.estimates.size(); ++i) {
        report.tours.push_back({data.territories[tours[i].territory].name, tours[i].calls,
                                tours[i].days, tours[i].sample.seconds / kMinute,
                                fit.estimates[i] / kMinute});
    }
    if (params.calibrate && fit.estimates.empty()) {
        report.issues.push_back({Severity::Warning, report.scenario, 0,
                                 "too few tours could be planned to calibrate the estimate",
                                 "it takes bases and territories with four accounts or more"});
    }
    return report;
}

} // namespace core
