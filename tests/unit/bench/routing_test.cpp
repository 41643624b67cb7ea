// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/routing.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/route/checker.h"
#include "core/route/optimise.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

namespace bench {
namespace {

using core::route::Objective;
using support::TempDir;

const char* const kSquare = "NAME : square\nTYPE : TSP\nDIMENSION : 8\n"
                            "EDGE_WEIGHT_TYPE : EUC_2D\nNODE_COORD_SECTION\n"
                            "1 0 0\n2 1.0e+1 0\n3 20 0\n4 20 10\n5 20 20\n6 10 20\n7 0 20\n"
                            "8 0 10\nEOF\n";

const char* const kThreeCustomers =
    "TINY\n\nVEHICLE\nNUMBER     CAPACITY\n  2         10\n\nCUSTOMER\n"
    "CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME\n\n"
    "    0      0         0          0          0       1000          0\n"
    "    1      3         4          5          0        900         10\n"
    "    2      6         8          5          0        900         10\n"
    "    3      0        10          5        100        110         10\n";

const char* const kThreeTimes = "4\n0 5 9 4\n5 0 4 6\n9 4 0 7\n4 6 7 0\n"
                                "0 100\n0 5\n0 50\n40 60\n";

class RoutingBench : public ::testing::Test {
protected:
    RoutingReport solve(const std::string& name, const std::string& bytes) {
        RoutingParams params;
        params.instance = dir.write(name, bytes);
        params.planOut = dir.file("routes.txt");
        core::Job job;
        return solveRouting(params, job);
    }
    TempDir dir;
};

TEST_F(RoutingBench, SolvesARoundTripOfTsplib) {
    dir.write("best_known.csv", "instance,n,best_known\nsquare,8,80\n");
    const RoutingReport report = solve("square.tsp", kSquare);
    EXPECT_TRUE(report.feasible);
    EXPECT_EQ(report.format, "tsplib");
    EXPECT_DOUBLE_EQ(report.value, 80);
    EXPECT_DOUBLE_EQ(report.gap().value_or(1), 0);
    const std::string line = dir.read("routes.txt");
    EXPECT_EQ(line.substr(0, 2), "1 ");
    EXPECT_EQ(core::split(core::trim(line), ' ').size(), 8U);
}

TEST_F(RoutingBench, SolvesAnInstanceOfSolomonByDistance) {
    dir.write("best_known.csv", "instance,distance_bk_distance_only,distance_best_found_here\n"
                                "tiny,60,36.325\n");
    const RoutingReport report = solve("tiny.txt", kThreeCustomers);
    EXPECT_TRUE(report.feasible);
    EXPECT_EQ(report.routes, 2);
    EXPECT_NEAR(report.value, 36.325, 1e-9); // 10 + root 40 + 10, and there and back to customer 1
    EXPECT_DOUBLE_EQ(report.bestKnown.value_or(0), 36.325);
    EXPECT_EQ(dir.read("routes.txt").find("0"), std::string::npos); // the depot is left out
}

TEST_F(RoutingBench, SolvesATravellingSalesmanWithWindows) {
    const RoutingReport report = solve("n3.txt", kThreeTimes);
    EXPECT_TRUE(report.feasible);
    EXPECT_DOUBLE_EQ(report.value, 20);
    EXPECT_EQ(dir.read("routes.txt"), "1 2 3\n");
}

TEST_F(RoutingBench, SumsUpAFolder) {
    dir.write("best_known.csv", "instance,best_known\nsquare,80\nn3.txt,10\nmissing,3\n");
    dir.write("square.tsp", kSquare);
    dir.write("n3.txt", kThreeTimes);
    RoutingParams params;
    params.instance = dir.path().string();
    core::Job job;
    const RoutingSummary summary = solveRoutingFolder(params, job);
    ASSERT_EQ(summary.reports.size(), 2U);
    EXPECT_EQ(summary.bestKnownReached(), 1);
    EXPECT_NEAR(summary.meanGap(), 0.5, 1e-9);
}

TEST_F(RoutingBench, RefusesWhatIsNoInstance) {
    EXPECT_THROW(solve("a.txt", "hello"), core::Error);
    EXPECT_THROW(solve("b.txt", ""), core::Error);
    EXPECT_THROW(solve("c.txt", "3\n1 2\n"), core::Error);
    EXPECT_THROW(solve("d.txt", "VEHICLE\n 2 10\n"), core::Error);
    EXPECT_THROW(solve("e.txt", "VEHICLE\n 2 10\n 1 2 3\n"), core::Error);
    EXPECT_THROW(solve("f.tsp", "DIMENSION : 5\nNODE_COORD_SECTION\n1 0 0\nEOF\n"), core::Error);
    EXPECT_THROW(solve("g.tsp", "DIMENSION : -5\n"), core::Error);
    EXPECT_THROW(solve("h.tsp", "DIMENSION : 2\nEDGE_WEIGHT_TYPE : XRAY\n"), core::Error);
}

std::string shared(const std::string& name) {
    return std::string(EVENLODE_SHARED_DATA) + "/routing/" + name;
}

class PublishedRouting : public ::testing::Test {
protected:
    void SetUp() override {
        if (!std::filesystem::exists(shared("solomon"))) {
            GTEST_SKIP() << "the routing instances are not here";
        }
    }
    /// The faults and the value of orders of customer numbers.
    static std::pair<std::vector<std::string>, double>
    judge(const RoutingInstance& instance, const std::vector<std::vector<int>>& routes) {
        std::vector<std::vector<int>> orders;
        for (const auto& route : routes) {
            orders.emplace_back();
            for (const int number : route) {
                orders.back().push_back(number - 1);
            }
        }
        const auto plan = core::route::inOrder(instance.problem, {}, orders);
        auto faults = core::route::faultsOf(instance.problem, plan);
        for (const auto& unserved : plan.unserved) {
            faults.push_back(unserved.message);
        }
        return {faults, static_cast<double>(core::route::objectiveOf(instance.problem, plan,
                                                                     Objective::LeastDriving)) /
                            instance.unit};
    }
};

TEST_F(PublishedRouting, SolutionsOfGehringAndHombergerPassTheCheck) {
    int count = 0;
    for (const std::string& path : routingInstancesIn(shared("homberger200"))) {
        const RoutingInstance instance = readRouting(path, RoutingFormat::Guess);
        std::ifstream file(shared("homberger200/solutions/" + instance.name + ".sol.txt"));
        std::vector<std::vector<int>> routes;
        for (std::string line; std::getline(file, line);) {
            if (line.starts_with("Route")) {
                std::istringstream numbers(line.substr(line.find(':') + 1));
                routes.emplace_back();
                for (int number = 0; numbers >> number;) {
                    routes.back().push_back(number);
                }
            }
        }
        const auto [faults, value] = judge(instance, routes);
        EXPECT_EQ(faults, std::vector<std::string>{}) << instance.name;
        EXPECT_NEAR(value, instance.bestKnown.value_or(0), 0.2) << instance.name;
        ++count;
    }
    EXPECT_EQ(count, 9);
}

TEST_F(PublishedRouting, OrdersOfSalesmenWithWindowsPassTheCheckAtTheirValue) {
    for (const char* folder : {"tsptw_dumas", "tsptw_ohlmann"}) {
        std::ifstream table(shared(std::string(folder) + "/best_known.csv"));
        std::string line;
        std::getline(table, line);
        while (std::getline(table, line)) {
            const auto cells = core::split(line, ',');
            const RoutingInstance instance =
                readRouting(shared(std::string(folder) + "/" + cells[0]), RoutingFormat::Tsptw);
            std::istringstream numbers(cells[3]);
            std::vector<int> order;
            for (int number = 0; numbers >> number;) {
                order.push_back(number);
            }
            const auto [faults, value] = judge(instance, {order});
            EXPECT_EQ(faults, std::vector<std::string>{}) << cells[0];
            EXPECT_DOUBLE_EQ(value, instance.bestKnown.value_or(0)) << cells[0];
        }
    }
}

} // namespace
} // namespace bench
