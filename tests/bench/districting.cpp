// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/districting.h"

#include "core/align/balance.h"
#include "core/base/text.h"
#include "tests/bench/bisection_reference.h"
#include "tests/bench/output_file.h"

#include <algorithm>
#include <sys/resource.h>
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
    options.threads = threadsFor(params.threads);
    if (params.timeLimitSeconds > 0) {
        options.timeLimitSeconds = params.timeLimitSeconds;
        options.rounds = kManyRounds;
    }
    return options;
}

/// The most memory that this program has held so far.
double peakMegabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024; // Linux counts in KiB
}

std::string linesOf(const core::align::Alignment& plan) {
    std::string text;
    for (const int district : plan) {
        text += std::to_string(district) + '\n';
    }
    return text;
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

int threadsFor(int wish) {
    return wish > 0 ? wish : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

double DistrictingReport::ratioToBisection() const {
    return bisectionValue > 0 ? value() / bisectionValue : 0;
}

DistrictingReport solveDistricting(const DistrictingParams& params, core::Job& job) {
    return solveInstance(read(params), params, job);
}

DistrictingReport solveInstance(const DistrictingInstance& instance,
                                const DistrictingParams& params, core::Job& job) {
    const core::align::Problem problem(instance.data);
    core::align::BalanceOptions options = optionsOf(params);
    checkWritable(params.planOut);
    DistrictingReport report;
    options.better = [&report](const core::align::FoundPlan& found) {
        if (found.excess <= 0) {
            report.firstPlanSeconds = report.firstPlanSeconds.value_or(found.seconds);
            report.bestPlanSeconds = found.seconds;
        }
    };
    core::align::BalanceResult result = core::align::balance(problem, options, job);
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
    report.peakMegabytes = peakMegabytes();
    const auto reference = bisectionReference(instance.data.positions,
                                              instance.data.positionWeights, report.districts);
    report.bisectionValue = checkPlan(instance, reference).value(params.objective);
    if (!params.planOut.empty()) {
        writeFile(params.planOut, linesOf(report.plan));
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
            {"bisection_value", report.bisectionValue},
            {"ratio_to_bisection", report.ratioToBisection()},
            {"proven_infeasible", report.provenInfeasible()},
            {"reasons", reasons},
            {"iterations", report.iterations},
            {"seed", report.seed},
            {"threads", report.threads},
            {"time_limit_hit", report.timeLimitHit},
            {"peak_mb", report.peakMegabytes},
            {"plan_file", report.planFile},
            {"first_plan_seconds", orNull(report.firstPlanSeconds)},
            {"best_plan_seconds", orNull(report.bestPlanSeconds)},
            {"seconds", report.seconds}};
}

} // namespace bench
