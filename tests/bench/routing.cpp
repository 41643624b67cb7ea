// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/routing.h"

#include "core/base/text.h"
#include "core/route/checker.h"
#include "core/route/optimise.h"
#include "tests/bench/output_file.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <sys/resource.h>

namespace bench {

namespace {

using core::format;
using core::Json;
using core::route::Objective;
using core::route::Plan;

constexpr double kSame = 5e-7; // of values rounded to thousandths

double cpuSeconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::string linesOf(const RoutingInstance& instance, const Plan& plan) {
    std::string text;
    for (const core::route::Route& route : plan.routes) {
        std::vector<std::string> numbers;
        if (instance.firstNumber) {
            numbers.push_back(std::to_string(*instance.firstNumber));
        }
        for (const core::route::Call& call : route.calls) {
            numbers.push_back(
                std::to_string(instance.numbers[static_cast<std::size_t>(call.stop)]));
        }
        text += core::join(numbers, " ") + '\n';
    }
    return text;
}

template <class Value> Json orNull(const std::optional<Value>& value) {
    return value ? Json(*value) : Json();
}

std::optional<double> ratio(double value, const std::optional<double>& base, bool feasible) {
    if (!base || *base == 0 || !feasible) {
        return std::nullopt;
    }
    return value / *base - 1;
}

std::string gapText(const std::optional<double>& gap) {
    return gap ? core::signedPercent(*gap, 2) : "";
}

} // namespace

std::optional<double> RoutingReport::gap() const {
    return ratio(value, bestKnown, feasible);
}

std::optional<double> RoutingReport::peerGap() const {
    return ratio(value, peer, feasible);
}

RoutingReport solveRouting(const RoutingParams& params, core::Job& job) {
    const RoutingInstance instance = readRouting(params.instance, params.format);
    checkWritable(params.planOut);
    core::route::Options options;
    options.seed = params.seed;
    options.threads = params.threads;
    options.timeLimitSeconds = params.timeLimitSeconds;
    options.explain = false;
    const double cpu = cpuSeconds();
    const auto start = std::chrono::steady_clock::now();
    const Plan plan = core::route::optimise(instance.problem, options, job);
    const double wall =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    RoutingReport report;
    report.cpuShare = (cpuSeconds() - cpu) / std::max(1e-9, wall * std::max(1, params.threads));
    report.instance = instance.name;
    report.format = routingFormatName(instance.format);
    report.stops = static_cast<int>(instance.problem.stops.size());
    report.routes = static_cast<int>(plan.routes.size());
    report.value = static_cast<double>(
                       core::route::objectiveOf(instance.problem, plan, Objective::LeastDriving)) /
                   instance.unit;
    report.bestKnown = instance.bestKnown;
    report.bestKnownVehicles = instance.bestKnownVehicles;
    report.peer = instance.peer;
    report.faults = core::route::faultsOf(instance.problem, plan);
    for (const core::route::Unserved& unserved : plan.unserved) {
        report.faults.push_back("not served: " + unserved.message);
    }
    report.feasible = report.faults.empty();
    report.seconds = wall;
    report.firstPlanSeconds = plan.firstPlanSeconds;
    report.iterations = plan.iterations;
    report.seed = params.seed;
    if (!params.planOut.empty()) {
        writeFile(params.planOut, linesOf(instance, plan));
    }
    return report;
}

RoutingSummary solveRoutingFolder(const RoutingParams& params, core::Job& job) {
    RoutingSummary summary;
    summary.folder = params.instance;
    const std::vector<std::string> paths = routingInstancesIn(params.instance);
    for (std::size_t i = 0; i < paths.size() && !job.shouldWrapUp(); ++i) {
        const core::Job::Part part(job, static_cast<double>(i) / static_cast<double>(paths.size()),
                                   static_cast<double>(i + 1) / static_cast<double>(paths.size()));
        RoutingParams one = params;
        one.instance = paths[i];
        one.planOut.clear();
        summary.reports.push_back(solveRouting(one, job));
    }
    return summary;
}

double RoutingSummary::meanGap() const {
    double sum = 0;
    int count = 0;
    for (const RoutingReport& report : reports) {
        if (const auto gap = report.gap()) {
            sum += *gap;
            ++count;
        }
    }
    return count == 0 ? 0 : sum / count;
}

std::optional<double> RoutingSummary::meanPeerGap() const {
    double sum = 0;
    int count = 0;
    for (const RoutingReport& report : reports) {
        if (const auto gap = report.peerGap()) {
            sum += *gap;
            ++count;
        }
    }
    return count == 0 ? std::nullopt : std::optional(sum / count);
}

int RoutingSummary::bestKnownReached() const {
    return static_cast<int>(std::count_if(reports.begin(), reports.end(), [](const auto& report) {
        return report.gap().value_or(1) <= kSame;
    }));
}

void to_json(Json& json, const RoutingReport& report) {
    json = {{"instance", report.instance},
            {"format", report.format},
            {"stops", report.stops},
            {"routes", report.routes},
            {"value", report.value},
            {"best_known", orNull(report.bestKnown)},
            {"best_known_vehicles", orNull(report.bestKnownVehicles)},
            {"gap", orNull(report.gap())},
            {"peer", orNull(report.peer)},
            {"peer_gap", orNull(report.peerGap())},
            {"feasible", report.feasible},
            {"faults", report.faults},
            {"seconds", report.seconds},
            {"first_plan_seconds", report.firstPlanSeconds},
            {"cpu_share", report.cpuShare},
            {"iterations", report.iterations},
            {"seed", report.seed}};
}

void to_json(Json& json, const RoutingSummary& summary) {
    json = {{"folder", summary.folder},
            {"instances", summary.reports},
            {"mean_gap", summary.meanGap()},
            {"mean_peer_gap", orNull(summary.meanPeerGap())},
            {"best_known_reached", summary.bestKnownReached()}};
}

std::string textOf(const RoutingReport& report) {
    std::string text = format("{}, {} stops: {:.3f} in {} routes", report.instance, report.stops,
                              report.value, report.routes);
    if (report.bestKnown) {
        text += format(", best known {:.3f}", *report.bestKnown);
        text += report.bestKnownVehicles ? format(" with {} vehicles", *report.bestKnownVehicles)
                                         : std::string();
    }
    if (report.gap()) {
        text += format(", gap {}", gapText(report.gap()));
    }
    text +=
        format("\n{}; first plan after {:.1f} ms; {:.2f} s, {} iterations, {} of the CPU\n",
               report.feasible ? "feasible" : "not feasible", report.firstPlanSeconds * 1000,
               report.seconds, core::grouped(report.iterations), core::percent(report.cpuShare, 0));
    for (const std::string& fault : report.faults) {
        text += "  " + fault + '\n';
    }
    return text;
}

std::string textOf(const RoutingSummary& summary) {
    std::string text = "| instance | routes | value | best known | gap | to peer | first plan ms | "
                       "s | CPU |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: "
                       "|\n";
    for (const RoutingReport& report : summary.reports) {
        text += format("| {} | {} | {:.3f} | {} | {} | {} | {:.1f} | {:.2f} | {} |\n",
                       report.instance, report.routes, report.value,
                       report.bestKnown ? format("{:.3f}", *report.bestKnown) : "",
                       report.feasible ? gapText(report.gap()) : "not feasible",
                       gapText(report.peerGap()), report.firstPlanSeconds * 1000, report.seconds,
                       core::percent(report.cpuShare, 0));
    }
    text += format("\nmean gap {}, best known reached in {} of {}", gapText(summary.meanGap()),
                   summary.bestKnownReached(), summary.reports.size());
    if (summary.meanPeerGap()) {
        text += format(", mean to peer {}", gapText(summary.meanPeerGap()));
    }
    return text + '\n';
}

} // namespace bench
