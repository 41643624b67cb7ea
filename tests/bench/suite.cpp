// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/suite.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "tests/bench/instance_json.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <tuple>

namespace bench {

namespace {

using core::Json;

constexpr double kAtOptimum = 0.01; // percent: the authors' own tolerance
constexpr double kNoGap = 100;

std::vector<std::string> jsonFilesIn(const std::string& folder) {
    std::error_code failed;
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
        if (entry.path().extension() == ".json") {
            files.push_back(entry.path().string());
        }
    }
    if (failed) {
        throw core::Error(core::Code::Input, core::format("the folder {} cannot be read", folder),
                          "check the path", folder);
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// Reads the file for what tasks it makes. Each task reads it again when its turn comes, so that
/// memory is that of one instance.
void addTasks(const std::string& file, std::vector<SuiteTask>& tasks) {
    const auto names = perturbedNames(file);
    for (const std::string& name : names) {
        const auto read = [file, name] { return readPerturbedDistricting(file, name); };
        tasks.push_back({name, static_cast<int>(read().data.positions.size()),
                         DistrictingObjective::MomentOfInertia, read});
    }
    if (!names.empty()) {
        return;
    }
    const DistrictingInstance instance = readDistricting(file);
    for (const auto objective :
         {DistrictingObjective::MomentOfInertia, DistrictingObjective::CutEdges}) {
        const bool only = objective == DistrictingObjective::MomentOfInertia && !instance.cutEdges;
        if (only || instance.mark(objective)) {
            tasks.push_back({instance.name, static_cast<int>(instance.data.positions.size()),
                             objective,
                             [file, objective] { return readDistricting(file, objective); }});
        }
    }
}

template <class Value> std::optional<Value> median(std::vector<Value> values) {
    if (values.empty()) {
        return std::nullopt;
    }
    std::sort(values.begin(), values.end());
    return values[(values.size() - 1) / 2];
}

/// The runs of one task, and what is to be said of them.
class Runs {
public:
    void add(const DistrictingReport& report) {
        last_ = report;
        ++row_.runs;
        seconds_.push_back(report.seconds);
        if (!report.check.feasible()) {
            row_.reasoned += report.reasons.empty() ? 0 : 1;
            row_.proven += report.provenInfeasible() ? 1 : 0;
            return;
        }
        ++row_.feasible;
        values_.emplace_back(report.value(), report.ratioToBisection());
        if (report.firstPlanSeconds) {
            firstPlans_.push_back(*report.firstPlanSeconds);
        }
        if (report.gap()) {
            gaps_.push_back(*report.gap());
        }
        if (report.gapToBound()) {
            boundGaps_.push_back(*report.gapToBound());
        }
    }

    SuiteRow row() const {
        SuiteRow row = row_;
        row.instance = last_.instance;
        row.objective = last_.objective;
        row.units = last_.units;
        row.districts = last_.districts;
        row.published = last_.published;
        row.publishedStatus = last_.publishedStatus;
        if (const auto middle = median(values_)) {
            std::tie(row.medianValue, row.ratioToBisection) = *middle;
        }
        row.medianGap = median(gaps_);
        if (!gaps_.empty()) {
            row.worstGap = *std::max_element(gaps_.begin(), gaps_.end());
        }
        row.medianGapToBound = median(boundGaps_);
        row.medianFirstPlanSeconds = median(firstPlans_);
        row.medianSeconds = median(seconds_).value_or(0);
        row.worstSeconds = *std::max_element(seconds_.begin(), seconds_.end());
        row.peakMegabytes = last_.peakMegabytes;
        return row;
    }
    bool empty() const { return row_.runs == 0; }

private:
    SuiteRow row_;
    DistrictingReport last_;
    std::vector<std::pair<double, double>> values_; ///< with their ratio to bisection
    std::vector<double> gaps_;
    std::vector<double> boundGaps_;
    std::vector<double> firstPlans_;
    std::vector<double> seconds_;
};

/// Runs one task with every seed; false if the user had enough.
bool runTask(const SuiteParams& params, const SuiteTask& task, core::Job& job, Runs& runs) {
    const DistrictingInstance instance = task.read();
    for (int seed = 1; seed <= params.seeds; ++seed) {
        const core::Job::Part part(job, (seed - 1.0) / params.seeds, 1.0 * seed / params.seeds);
        job.step(0, core::format("{}, seed {}", task.name, seed));
        DistrictingParams run;
        run.objective = task.objective;
        run.seed = static_cast<std::uint64_t>(seed);
        run.threads = params.threads;
        run.timeLimitSeconds =
            params.timeLimitSeconds > 0 ? params.timeLimitSeconds : secondsFor(task.units);
        const DistrictingReport report = solveInstance(instance, run, job);
        if (job.shouldWrapUp()) {
            return false; // cut short: its figures would mislead
        }
        runs.add(report);
    }
    return true;
}

std::string cell(const std::optional<double>& value, const char* suffix = "", int decimals = 2) {
    if (!value) {
        return "";
    }
    const double shown = std::round(*value * std::pow(10, decimals)) / std::pow(10, decimals);
    return core::format("{:.{}f}{}", shown == 0 ? 0 : shown, decimals, suffix); // no minus zero
}

/// How many instances with a published status were solved as that says.
std::string statusLine(const std::vector<SuiteRow>& rows) {
    int optimal = 0;
    int reached = 0;
    int reachedAlways = 0;
    int denied = 0;
    int infeasible = 0;
    int explained = 0;
    int proven = 0;
    for (const SuiteRow& row : rows) {
        if (row.publishedStatus == "optimal") {
            ++optimal;
            reached +=
                row.feasible * 2 > row.runs && row.medianGap.value_or(kNoGap) <= kAtOptimum ? 1 : 0;
            reachedAlways +=
                row.feasible == row.runs && row.worstGap.value_or(kNoGap) <= kAtOptimum ? 1 : 0;
            denied += row.proven > 0 ? 1 : 0;
        } else if (row.publishedStatus == "infeasible") {
            ++infeasible;
            explained += row.reasoned == row.runs ? 1 : 0;
            proven += row.proven == row.runs ? 1 : 0;
        }
    }
    return core::format(
        "\nOf {} with a proven optimum {} reach it in the median, {} on every seed; "
        "{} are called infeasible. Of {} proven infeasible {} end with a reason, {} "
        "with a proof.\n",
        optimal, reached, reachedAlways, denied, infeasible, explained, proven);
}

} // namespace

double secondsFor(int units) {
    constexpr int kCounties = 200;
    constexpr int kTracts = 2000;
    constexpr int kManyTracts = 10'000;
    return units <= kCounties ? 5 : units <= kTracts ? 10 : units <= kManyTracts ? 20 : 10;
}

std::vector<SuiteTask> tasksIn(const std::string& folder, std::vector<core::Issue>& issues) {
    std::vector<SuiteTask> tasks;
    for (const std::string& file : jsonFilesIn(folder)) {
        try {
            addTasks(file, tasks);
        } catch (const core::Error& error) {
            issues.push_back({core::Severity::Warning, file, 0, error.what(), error.hint()});
        }
    }
    if (tasks.empty()) {
        throw core::Error(core::Code::Input,
                          core::format("the folder {} holds no districting instance", folder),
                          "name a folder with .json files of instances", folder);
    }
    std::stable_sort(tasks.begin(), tasks.end(),
                     [](const auto& a, const auto& b) { return a.units < b.units; });
    return tasks;
}

SuiteReport runSuite(const SuiteParams& params, core::Job& job) {
    SuiteReport report;
    report.threads = threadsFor(params.threads);
    const auto count = static_cast<double>(params.tasks.size());
    for (std::size_t i = 0; i < params.tasks.size() && !report.stoppedEarly; ++i) {
        const core::Job::Part part(job, static_cast<double>(i) / count,
                                   static_cast<double>(i + 1) / count);
        Runs runs;
        try {
            report.stoppedEarly = !runTask(params, params.tasks[i], job, runs);
        } catch (const core::Error& error) {
            if (error.code() == core::Code::Cancelled) {
                throw;
            }
            report.issues.push_back(
                {core::Severity::Error, params.tasks[i].name, 0, error.what(), error.hint()});
        }
        if (!runs.empty()) {
            report.rows.push_back(runs.row());
        }
    }
    return report;
}

std::string markdown(const SuiteReport& report) {
    std::string text =
        "| instance | objective | units | territories | published | median | median "
        "gap | worst gap | gap to bound | of bisection | feasible | first plan s | seconds | MB |\n"
        "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n";
    for (const SuiteRow& row : report.rows) {
        const bool cut = row.objective == DistrictingObjective::CutEdges;
        const int decimals = cut ? 0 : 2;
        const std::string published =
            row.publishedStatus == "infeasible" ? "infeasible" : cell(row.published, "", decimals);
        text += core::format(
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {}/{} | {} | {:.1f} | {:.0f} |\n",
            row.instance, objectiveName(row.objective), row.units, row.districts, published,
            cell(row.medianValue, "", decimals), cell(row.medianGap, " %", 3),
            cell(row.worstGap, " %", 3), cell(row.medianGapToBound, " %"),
            row.medianValue ? core::format("{:.3f}", row.ratioToBisection) : "", row.feasible,
            row.runs, cell(row.medianFirstPlanSeconds), row.medianSeconds, row.peakMegabytes);
    }
    const bool known = std::any_of(report.rows.begin(), report.rows.end(), [](const auto& row) {
        return row.publishedStatus == "optimal" || row.publishedStatus == "infeasible";
    });
    return text + (known ? statusLine(report.rows) : "");
}

void to_json(Json& json, const SuiteReport& report) {
    const auto orNull = [](const std::optional<double>& value) {
        return value ? Json(*value) : Json();
    };
    Json rows = Json::array();
    for (const SuiteRow& row : report.rows) {
        rows.push_back({{"instance", row.instance},
                        {"objective", objectiveName(row.objective)},
                        {"units", row.units},
                        {"districts", row.districts},
                        {"published", orNull(row.published)},
                        {"published_status", row.publishedStatus},
                        {"runs", row.runs},
                        {"feasible", row.feasible},
                        {"reasoned", row.reasoned},
                        {"median_value", orNull(row.medianValue)},
                        {"median_gap", orNull(row.medianGap)},
                        {"worst_gap", orNull(row.worstGap)},
                        {"median_gap_to_bound", orNull(row.medianGapToBound)},
                        {"ratio_to_bisection", row.ratioToBisection},
                        {"proven_infeasible", row.proven},
                        {"median_first_plan_seconds", orNull(row.medianFirstPlanSeconds)},
                        {"median_seconds", row.medianSeconds},
                        {"worst_seconds", row.worstSeconds},
                        {"peak_mb", row.peakMegabytes}});
    }
    json = {{"threads", report.threads},
            {"stopped_early", report.stoppedEarly},
            {"districting", rows},
            {"issues", report.issues}};
}

} // namespace bench
