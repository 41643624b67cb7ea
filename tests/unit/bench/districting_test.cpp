// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/districting.h"

#include "core/base/error.h"
#include "tests/bench/bisection_reference.h"
#include "tests/bench/instance_json.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace bench {
namespace {

using core::Error;
using core::Json;
using support::TempDir;

/// A strip of six units, 10 km apart, in two districts of three.
Json strip() {
    return {{"format", "districting-instance/1"},
            {"name", "strip"},
            {"role", "dev"},
            {"k", 2},
            {"L", 30},
            {"U", 30},
            {"geoid", {"a", "b", "c", "d", "e", "f"}},
            {"population", {10, 10, 10, 10, 10, 10}},
            {"x", {0, 10'000, 20'000, 30'000, 40'000, 50'000}},
            {"y", {0, 0, 0, 0, 0, 0}},
            {"edges", {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}}},
            {"objectives",
             {{"moment_of_inertia",
               {{"published_value", 0.004},
                {"status", "optimal"},
                {"recomputed_value_rounded_km", 0.005}}},
              {"cut_edges", {{"published_value", 1}, {"status", "optimal"}}}}}};
}

class DistrictingBench : public ::testing::Test {
protected:
    std::string file(const Json& json, const std::string& name = "strip.json") {
        dir.write(name, json.dump());
        return dir.file(name);
    }
    DistrictingReport solve(const Json& json) {
        DistrictingParams params;
        params.instance = file(json);
        params.planOut = dir.file("plan.txt");
        core::Job job;
        return solveDistricting(params, job);
    }
    /// The message for a file that is no instance.
    std::string refusal(const Json& json) {
        try {
            readDistricting(file(json));
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), core::Code::Input);
            return error.what();
        }
        return "";
    }

    TempDir dir;
};

TEST_F(DistrictingBench, FindsTheOptimumAndWritesThePlan) {
    const DistrictingReport report = solve(strip());
    // Two units at 10 km from the middle one of each district: 2 * 2 * 10 * 0.01^2.
    EXPECT_NEAR(report.value(), 0.004, 1e-12);
    EXPECT_NEAR(*report.gap(), 0, 1e-9);
    EXPECT_TRUE(report.check.feasible());
    std::ifstream plan(dir.file("plan.txt"));
    const std::vector<int> lines(std::istream_iterator<int>(plan), {});
    EXPECT_EQ(lines, report.plan);
}

TEST_F(DistrictingBench, SaysWhyThereIsNoPlanAndWritesTheLeastBad) {
    Json json = strip();
    json["L"] = 31;
    json["U"] = 40;
    const DistrictingReport report = solve(json);
    EXPECT_FALSE(report.check.feasible());
    EXPECT_FALSE(report.reasons.empty());
    EXPECT_FALSE(report.gap());
    EXPECT_EQ(report.plan.size(), 6U);
    EXPECT_TRUE(std::filesystem::exists(dir.file("plan.txt")));
    EXPECT_EQ(Json(report)["gap"], Json());
}

TEST_F(DistrictingBench, TheCheckSeesBrokenDistrictsAndWrongPopulations) {
    const DistrictingInstance instance = readDistricting(file(strip()));
    const PlanCheck broken = checkPlan(instance, {0, 1, 0, 1, 0, 1});
    EXPECT_FALSE(broken.contiguous);
    EXPECT_TRUE(broken.populationOk);
    EXPECT_EQ(broken.cutEdges, 5);
    const PlanCheck uneven = checkPlan(instance, {0, 0, 0, 0, 1, 1});
    EXPECT_TRUE(uneven.contiguous);
    EXPECT_FALSE(uneven.populationOk);
    EXPECT_NEAR(uneven.maxDeviation, 1.0 / 3, 1e-12);
    EXPECT_FALSE(checkPlan(instance, {0, 0, 0, 1, 1, -1}).contiguous);
    EXPECT_FALSE(checkPlan(instance, {0, 0, 0, 0, 0, 0}).populationOk);
}

TEST_F(DistrictingBench, DistancesAreRoundedToWholeKilometresBeforeTheyAreSquared) {
    Json json = strip();
    json["x"] = {0, 10'400, 20'000, 30'000, 40'000, 50'000};
    const DistrictingInstance instance = readDistricting(file(json));
    EXPECT_NEAR(checkPlan(instance, {0, 0, 0, 1, 1, 1}).momentOfInertia, 0.004, 1e-12);
}

TEST_F(DistrictingBench, LargeInstancesCompareWithTheRecomputedValue) {
    Json json = strip();
    EXPECT_DOUBLE_EQ(*readDistricting(file(json)).published, 0.004);
    json["role"] = "dev-large";
    EXPECT_DOUBLE_EQ(*readDistricting(file(json)).published, 0.005);
}

TEST_F(DistrictingBench, InfiniteNumbersAsPythonWritesThemAreRead) {
    std::string text = strip().dump();
    text.insert(1,
                "\"bound\": -Infinity, \"list\":[NaN,Infinity], \"note\": \"no NaN \\\" here\",");
    dir.write("python.json", text);
    EXPECT_EQ(readJsonFile(dir.file("python.json"))["note"], "no NaN \" here");
    EXPECT_EQ(readDistricting(dir.file("python.json")).name, "strip");
}

TEST_F(DistrictingBench, RefusesWhatIsNoInstance) {
    const auto with = [](const char* key, const Json& value) {
        Json json = strip();
        json[key] = value;
        return json;
    };
    Json missing = strip();
    missing.erase("population");
    EXPECT_NE(refusal(missing).find("no \"population\""), std::string::npos);
    EXPECT_NE(refusal(with("population", {1, 2})).find("2 entries"), std::string::npos);
    EXPECT_NE(refusal(with("population", {1, 2, 3, 4, 5, 6.5})).find("6.5"), std::string::npos);
    EXPECT_NE(refusal(with("x", {1, 2, 3, 4, 5, Json()})).find("null"), std::string::npos);
    EXPECT_NE(refusal(with("edges", {{0, 6}})).find("[0,6]"), std::string::npos);
    EXPECT_NE(refusal(with("k", 7)).find("7 districts"), std::string::npos);
    EXPECT_NE(refusal(with("k", 0)).find("0 districts"), std::string::npos);
    EXPECT_NE(refusal(with("objectives", 3)), "");
    EXPECT_NE(refusal(Json::array()).find("not a JSON object"), std::string::npos);
}

TEST_F(DistrictingBench, CasesTakeTheirGraphFromTheBaseAndMustBeNamed) {
    file(strip());
    const Json one = {{"name", "one"},
                      {"base", "strip"},
                      {"k", 3},
                      {"L", 2},
                      {"U", 2},
                      {"status", "optimal"},
                      {"population", {1, 1, 1, 1, 1, 1}}};
    const std::string cases = file({{"instances", Json::array({one})}}, "cases.json");
    EXPECT_EQ(perturbedNames(cases), std::vector<std::string>{"one"});
    const auto instance = readPerturbedDistricting(cases, "one", DistrictingObjective::CutEdges);
    EXPECT_EQ(instance.data.territories.size(), 3U);
    EXPECT_FALSE(instance.mark(DistrictingObjective::CutEdges));
    EXPECT_EQ(instance.data.compactness, core::align::Compactness::CutBorders);
    EXPECT_THROW(readDistricting(cases), Error);
    EXPECT_THROW(readPerturbedDistricting(cases, "two"), Error);
    EXPECT_THROW(readPerturbedDistricting(dir.file("strip.json"), "one"), Error);
}

TEST_F(DistrictingBench, APlaceThatCannotBeWrittenIsFoundBeforeTheSearch) {
    DistrictingParams params;
    params.instance = file(strip());
    params.planOut = dir.file("nowhere/plan.txt");
    core::Job job;
    EXPECT_THROW(solveDistricting(params, job), Error);
    params.planOut = dir.write("plan.gpkg", "a workspace, perhaps");
    EXPECT_THROW(solveDistricting(params, job), Error);
    EXPECT_EQ(dir.read("plan.gpkg"), "a workspace, perhaps");
}

TEST_F(DistrictingBench, MomentsAreAboutTheCentroidWhereTheInstanceSaysSo) {
    Json json = strip();
    json["moment_about"] = "centroid";
    json["population"] = {10, 10, 10, 10, 10, 30};
    const DistrictingInstance instance = readDistricting(file(json));
    EXPECT_EQ(instance.data.compactness, core::align::Compactness::Moment);
    // Three of 10 in 10 km steps: 2 * 10 * 0.01^2. Two of 10 and one of 30 at 0, 10, 20 km about
    // 14 km: 10 * 14^2 + 10 * 4^2 + 30 * 6^2, in 1e-6.
    EXPECT_NEAR(checkPlan(instance, {0, 0, 0, 1, 1, 1}).momentOfInertia, 0.002 + 0.0032, 1e-12);
    json["moment_about"] = "elsewhere";
    EXPECT_THROW(readDistricting(file(json)), Error);
}

TEST_F(DistrictingBench, EveryMeasureHasToKeepItsLimits) {
    Json json = strip();
    json["measures"] = {{{"name", "shops"}, {"values", {0, 0, 4, 4, 0, 0}}, {"L", 4}, {"U", 4}}};
    EXPECT_TRUE(checkPlan(readDistricting(file(json)), {0, 0, 0, 1, 1, 1}).populationOk);
    json["measures"][0]["values"] = {0, 4, 4, 0, 0, 0};
    EXPECT_FALSE(checkPlan(readDistricting(file(json)), {0, 0, 0, 1, 1, 1}).populationOk);
    json["measures"][0]["values"] = {1};
    EXPECT_THROW(readDistricting(file(json)), Error);
}

TEST(BisectionReference, CutsAcrossTheLongSideInProportion) {
    // Two rows of nine; three districts of six are stripes of three columns.
    std::vector<core::Point> positions;
    for (int i = 0; i < 18; ++i) {
        positions.push_back({10.0 * (i % 9), 10.0 * (i / 9)});
    }
    const auto plan = bisectionReference(positions, std::vector<double>(18, 1), 3);
    for (std::size_t i = 0; i < 18; ++i) {
        EXPECT_EQ(plan[i], static_cast<int>(i % 9 / 3)) << i;
    }
}

TEST(BisectionReference, EveryDistrictGetsAUnitHoweverUnevenTheWeights) {
    std::vector<core::Point> positions;
    std::vector<double> weights;
    for (int i = 0; i < 40; ++i) {
        positions.push_back({static_cast<double>(i * i % 37), static_cast<double>(i)});
        weights.push_back(i == 3 ? 1e9 : 0);
    }
    const auto plan = bisectionReference(positions, weights, 40);
    EXPECT_EQ(std::set<int>(plan.begin(), plan.end()).size(), 40U);
    EXPECT_EQ(bisectionReference({{1, 1}}, {1}, 1), core::align::Alignment{0});
}

} // namespace
} // namespace bench
