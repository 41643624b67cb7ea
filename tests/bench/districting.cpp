// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/districting.h"

#include "core/align/balance.h"
#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <fstream>
#include <thread>

namespace bench {

namespace {

using core::Json;

/// More rounds than any time limit lets begin.
constexpr int kManyRounds = 10'000;

DistrictingInstance read(const DistrictingParams& params) {
    return params.caseName.empty()
               ? readDistricting(params.instance, params.objective)
               : readPerturbedDistricting(params.instance, params.caseName, params.objective);
}

core::align::BalanceOptions optionsOf(const DistrictingParams& params) {
    core::align::BalanceOptions options;
    options.seed = params.seed;
    options.threads = params.threads > 0
                          ? params.threads
                          : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    if (params.timeLimitSeconds > 0) {
        options.timeLimitSeconds = params.timeLimitSeconds;
        options.rounds = kManyRounds;
    }
    return options;
}

[[noreturn]] void refuseToWrite(const std::string& path) {
    throw core::Error(core::Code::Storage, core::format("{} cannot be written", path),
                      "check the folder and the space on the disk", path);
}

/// Finds out before the search rather than after it.
void checkWritable(const std::string& path) {
    if (!path.empty() && !std::ofstream(path, std::ios::binary | std::ios::app)) {
        refuseToWrite(path);
    }
}

void writePlan(const std::string& path, const core::align::Alignment& plan) {
    std::ofstream file(path, std::ios::binary);
    for (const int district : plan) {
        file << district << '\n';
    }
    file.close();
    if (!file) {
        refuseToWrite(path);
    }
}

/// What the check found wrong, should the search not have noticed.
std::string faultOf(const DistrictingReport& report) {
    std::vector<std::string> faults;
    if (!report.check.populationOk) {
        faults.push_back(core::format("populations differ from the mean by up to {}",
                                      core::percent(report.check.maxDeviation, 2)));
    }
    if (!report.check.contiguous) {
        faults.emplace_back("a district is not in one piece");
    }
    return core::join(faults, " and ");
}

template <class Value> Json orNull(const std::optional<Value>& value) {
    return value ? Json(*value) : Json();
}

} // namespace

std::optional<double> DistrictingReport::gap() const {
    if (!published || *published == 0 || !check.feasible()) {
        return std::nullopt;
    }
    return 100 * (value() / *published - 1);
}

std::optional<double> DistrictingReport::gapToBound() const {
    if (!lowerBound || value() <= 0 || !check.feasible()) {
        return std::nullopt;
    }
    return 100 * (1 - *lowerBound / value());
}

bool DistrictingReport::provenInfeasible() const {
    return !check.feasible() && std::any_of(reasons.begin(), reasons.end(),
                                            [](const auto& reason) { return reason.proven; });
}

DistrictingReport solveDistricting(const DistrictingParams& params, core::Job& job) {
    const DistrictingInstance instance = read(params);
    const core::align::Problem problem(instance.data);
    const core::align::BalanceOptions options = optionsOf(params);
    checkWritable(params.planOut);
    core::align::BalanceResult result = core::align::balance(problem, options, job);

    DistrictingReport report;
    report.instance = instance.name;
    report.objective = params.objective;
    report.units = problem.units();
    report.districts = problem.territories();
    report.check = checkPlan(instance, result.alignment);
    report.published = instance.mark(params.objective);
    report.publishedStatus = instance.markStatus(params.objective);
    report.lowerBound = result.lowerBound;
    if (report.lowerBound && params.objective == DistrictingObjective::MomentOfInertia) {
        report.lowerBound = publishedUnit(*report.lowerBound);
    }
    report.reasons = std::move(result.reasons);
    if (!report.check.feasible() && report.reasons.empty()) {
        report.reasons.push_back({core::align::Reason::Kind::NoneFound,
                                  false,
                                  "the search found no plan: " + faultOf(report),
                                  "give it more time or another seed",
                                  {},
                                  {}});
    }
    report.timeLimitHit = result.timeLimitHit;
    report.iterations = result.iterations;
    report.seed = result.seed;
    report.threads = options.threads;
    report.seconds = result.seconds;
    report.plan = std::move(result.alignment);
    if (!params.planOut.empty()) {
        writePlan(params.planOut, report.plan);
        report.planFile = params.planOut;
    }
    return report;
}

void to_json(Json& json, const DistrictingReport& report) {
    Json reasons = Json::array();
    for (const auto& reason : report.reasons) {
        reasons.push_back(
            {{"proven", reason.proven}, {"message", reason.message}, {"hint", reason.hint}});
    }
    json = {{"instance", report.instance},
            {"objective", objectiveName(report.objective)},
            {"units", report.units},
            {"districts", report.districts},
            {"value", report.value()},
            {"published", orNull(report.published)},
            {"published_status", report.publishedStatus},
            {"gap", orNull(report.gap())},
            {"feasible", report.check.feasible()},
            {"contiguous", report.check.contiguous},
            {"population_ok", report.check.populationOk},
            {"max_deviation", report.check.maxDeviation},
            {"moment_of_inertia", report.check.momentOfInertia},
            {"cut_edges", report.check.cutEdges},
            {"lower_bound", orNull(report.lowerBound)},
            {"gap_to_bound", orNull(report.gapToBound())},
            {"proven_infeasible", report.provenInfeasible()},
            {"reasons", reasons},
            {"iterations", report.iterations},
            {"seed", report.seed},
            {"threads", report.threads},
            {"time_limit_hit", report.timeLimitHit},
            {"plan_file", report.planFile},
            {"seconds", report.seconds}};
}

} // namespace bench
