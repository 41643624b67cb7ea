// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/route/checker.h"
#include "core/route/optimise.h"
#include "geo/engines/vroom_optimiser.h"
#include "geo/engines/vroom_problem.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace geo;
using core::Json;
using core::route::Problem;

namespace {

constexpr core::route::Time kHour = 3600;

/// Two reps, two days, six stops on a line ten minutes apart.
Problem fieldWeek() {
    Problem problem;
    constexpr int kPlaces = 7;
    core::route::TravelMatrix matrix = core::route::TravelMatrix::ofSize(kPlaces, true);
    for (int a = 0; a < kPlaces; ++a) {
        for (int b = 0; b < kPlaces; ++b) {
            matrix.duration[matrix.cell(a, b)] = 600 * std::abs(a - b);
            matrix.distance[matrix.cell(a, b)] = 8000 * std::abs(a - b);
        }
    }
    matrix.duration[matrix.cell(6, 1)] = core::route::kUnreachable;
    problem.travel = {matrix};
    for (int r = 0; r < 4; ++r) {
        core::route::Resource resource;
        resource.id = "day " + std::to_string(r);
        resource.rep = r / 2;
        resource.day = r % 2;
        resource.midnight = 24 * kHour * resource.day;
        resource.hours = {resource.midnight + 9 * kHour, resource.midnight + 17 * kHour};
        if (resource.rep == 0) {
            resource.start = resource.end = 0;
            resource.skills = {"imaging"};
        }
        resource.breaks = {
            {{resource.midnight + 12 * kHour, resource.midnight + 13 * kHour}, 1800}};
        resource.maxStops = 4;
        problem.resources.push_back(resource);
    }
    for (int s = 0; s < 6; ++s) {
        core::route::Stop stop;
        stop.id = "stop " + std::to_string(s);
        stop.location = s + 1;
        stop.service = 2400;
        stop.priority = s == 5 ? 100 : 0;
        problem.stops.push_back(stop);
    }
    problem.stops[0].skills = {"imaging"};
    problem.stops[1].reps = {1};
    problem.stops[2].days = {1};
    problem.stops[3].windows = {{9 * kHour, 10 * kHour}, {14 * kHour, 15 * kHour}};
    return problem;
}

Json step(const char* type, int id) {
    return {{"type", type}, {"id", id}, {"arrival", 0}};
}

/// What a server answers that plans everything, and keeps all rules.
Json goodAnswer() {
    return {{"code", 0},
            {"unassigned", Json::array()},
            {"routes",
             {{{"vehicle", 1},
               {"steps",
                {{{"type", "start"}},
                 step("job", 1),
                 step("break", 1),
                 step("job", 4),
                 {{"type", "end"}}}}},
              {{"vehicle", 4}, {"steps", {step("job", 3), step("job", 2), step("job", 5)}}},
              {{"vehicle", 3}, {"steps", {step("job", 6)}}}}}};
}

core::route::Plan planWith(const Problem& problem, int status, const std::string& body,
                           Json* asked = nullptr) {
    EngineServer server{*parseEngineAddress("vroom:http://127.0.0.1:3000"), {}};
    const auto client = std::make_shared<EngineClient>(
        server, [&, status, body](const core::FetchRequest& request, core::Job&) {
            EXPECT_EQ(request.method, "POST");
            if (asked != nullptr) {
                *asked = Json::parse(request.body);
            }
            return core::FetchResponse{status, {}, body};
        });
    core::Job job;
    return vroomOptimiser(client)(problem, {}, job);
}

} // namespace

TEST(VroomProblem, SaysWhatTheProblemSays) {
    const Json json = vroomProblem(fieldWeek(), {});
    ASSERT_EQ(json["vehicles"].size(), 4U);
    ASSERT_EQ(json["jobs"].size(), 6U);
    const Json& first = json["vehicles"][0];
    EXPECT_EQ(first["start_index"], 0);
    EXPECT_EQ(first["time_window"], Json({9 * kHour, 17 * kHour}));
    EXPECT_EQ(first["max_tasks"], 4);
    EXPECT_EQ(first["breaks"][0]["service"], 1800);
    EXPECT_EQ(json["vehicles"][2]["start_index"], 7) << "no base: from where it costs nothing";
    const Json& durations = json["matrices"]["p0"]["durations"];
    EXPECT_EQ(durations.size(), 8U);
    EXPECT_EQ(durations[1][3], 1200);
    EXPECT_EQ(durations[2][7], 0);
    EXPECT_GT(durations[6][1].get<int>(), 24 * kHour) << "there is no way";
    EXPECT_EQ(json["jobs"][3]["time_windows"].size(), 2U);
    EXPECT_EQ(json["jobs"][5]["priority"], 100);
}

TEST(VroomProblem, ASkillStandsForWhoMayServeAStop) {
    const Problem problem = fieldWeek();
    const Json json = vroomProblem(problem, {});
    const auto allowed = [&](std::size_t job) {
        std::vector<int> vehicles;
        for (const Json& vehicle : json["vehicles"]) {
            const Json& skills = vehicle["skills"];
            const bool all = std::all_of(json["jobs"][job]["skills"].begin(),
                                         json["jobs"][job]["skills"].end(), [&](const Json& need) {
                                             return std::find(skills.begin(), skills.end(), need) !=
                                                    skills.end();
                                         });
            if (all) {
                vehicles.push_back(vehicle["id"].get<int>());
            }
        }
        return vehicles;
    };
    EXPECT_EQ(allowed(0), (std::vector<int>{1, 2}));
    EXPECT_EQ(allowed(1), (std::vector<int>{3, 4}));
    EXPECT_EQ(allowed(2), (std::vector<int>{2, 4}));
    EXPECT_EQ(allowed(3), (std::vector<int>{1, 2, 3, 4}));
}

TEST(VroomProblem, WhatVroomDoesNotKnowIsRefused) {
    Problem series = fieldWeek();
    series.series = {{{0, 1}, {{0, 1}}}};
    EXPECT_THROW(vroomProblem(series, {}), core::Error);
    Problem locked = fieldWeek();
    locked.locks = {{0, {1}, true, false, false}};
    EXPECT_THROW(vroomProblem(locked, {}), core::Error);
    core::route::Options finish;
    finish.objective = core::route::Objective::EarliestFinish;
    EXPECT_THROW(vroomProblem(fieldWeek(), finish), core::Error);
}

TEST(VroomOptimiser, OrdersAreTimedByOurRulesAndChecked) {
    const Problem problem = fieldWeek();
    Json asked;
    const core::route::Plan plan = planWith(problem, 200, goodAnswer().dump(), &asked);
    EXPECT_EQ(asked, vroomProblem(problem, {}));
    EXPECT_TRUE(plan.unserved.empty());
    EXPECT_TRUE(plan.issues.empty());
    EXPECT_TRUE(core::route::faultsOf(problem, plan).empty());
    ASSERT_EQ(plan.routes.size(), 3U);
    EXPECT_EQ(plan.routes[0].calls.size(), 2U);
}

TEST(VroomOptimiser, CallsThatBreakARuleAreNotServedAndSaySo) {
    Json answer = goodAnswer();
    // The stop for imaging on the day of a rep who cannot.
    answer["routes"][0]["steps"] = Json::array({step("job", 4)});
    answer["routes"][2]["steps"] = Json::array({step("job", 6), step("job", 1)});
    const core::route::Plan plan = planWith(fieldWeek(), 200, answer.dump());
    ASSERT_EQ(plan.unserved.size(), 1U);
    EXPECT_EQ(plan.unserved[0].stop, 0);
    EXPECT_FALSE(plan.issues.empty());
}

TEST(VroomOptimiser, HostileAnswersAreErrorsOfTheServer) {
    const auto with = [](const std::function<void(Json&)>& change) {
        Json answer = goodAnswer();
        change(answer);
        return answer.dump();
    };
    const std::string answers[] = {
        "",
        "no JSON",
        "[]",
        "null",
        R"({"code":0})",
        R"({"code":2,"error":"Invalid jobs."})",
        with([](Json& a) { a["routes"] = 7; }),
        with([](Json& a) { a["routes"][0]["vehicle"] = 99; }),
        with([](Json& a) { a["routes"][0]["vehicle"] = -1; }),
        with([](Json& a) { a["routes"][0]["vehicle"] = 4; }),
        with([](Json& a) { a["routes"][0].erase("steps"); }),
        with([](Json& a) { a["routes"][1]["steps"][0]["id"] = 1; }),
        with([](Json& a) { a["routes"][1]["steps"][0]["id"] = 0; }),
        with([](Json& a) { a["routes"][1]["steps"][0]["id"] = "three"; })};
    for (const std::string& answer : answers) {
        try {
            planWith(fieldWeek(), 200, answer);
            ADD_FAILURE() << answer;
        } catch (const core::Error& error) {
            EXPECT_EQ(error.code(), core::Code::Remote) << answer;
        }
    }
    EXPECT_THROW(planWith(fieldWeek(), 503, "busy"), core::Error);
}
