// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "tests/bench/districting.h"
#include "tests/bench/editing.h"
#include "tests/bench/national/national_instance.h"
#include "tests/bench/output_file.h"
#include "tests/bench/plan_instance.h"
#include "tests/bench/quality/duplicates_bench.h"
#include "tests/bench/suite.h"

#include <memory>

namespace app {

namespace {

using bench::DistrictingObjective;

struct Options {
    bench::DistrictingParams params;
    std::string objective = bench::objectiveName(DistrictingObjective::MomentOfInertia);
};

bench::DistrictingParams paramsOf(const Options& options) {
    bench::DistrictingParams params = options.params;
    params.instance = absolutePath(params.instance);
    params.planOut = params.planOut.empty() ? "" : absolutePath(params.planOut);
    params.objective = options.objective == bench::objectiveName(DistrictingObjective::CutEdges)
                           ? DistrictingObjective::CutEdges
                           : DistrictingObjective::MomentOfInertia;
    return params;
}

std::string valueText(DistrictingObjective objective, double value) {
    return objective == DistrictingObjective::CutEdges ? core::format("{:.0f} cut edges", value)
                                                       : core::format("{:.2f}", value);
}

std::string textOf(const bench::DistrictingReport& report) {
    std::string text = core::format("{}, {} units in {} districts: {}", report.instance,
                                    core::grouped(report.units), report.districts,
                                    valueText(report.objective, report.value()));
    if (report.published) {
        text += core::format(", published {}", valueText(report.objective, *report.published));
    }
    if (report.gap()) {
        text += core::format(", gap {}", core::signedPercent(*report.gap() / 100, 3));
    }
    text += core::format("\n{}, populations {} limits, largest deviation {}\n",
                         report.check.contiguous ? "contiguous" : "not contiguous",
                         report.check.populationOk ? "within" : "outside",
                         core::percent(report.check.maxDeviation, 2));
    if (report.lowerBound) {
        text += core::format("no plan can be below {}\n",
                             valueText(report.objective, *report.lowerBound));
    }
    if (report.ratioToBisection() > 0) {
        text += core::format("{:.3f} of recursive bisection\n", report.ratioToBisection());
    }
    for (const auto& reason : report.reasons) {
        text += core::format("{}: {}: {}\n", reason.proven ? "proven infeasible" : "no plan found",
                             reason.message, reason.hint);
    }
    if (report.firstPlanSeconds) {
        text += core::format("first plan after {:.2f} s, best after {:.2f} s\n",
                             *report.firstPlanSeconds, *report.bestPlanSeconds);
    }
    return text + core::format("{:.2f} s, seed {}, {} moves, {:.0f} MB\n", report.seconds,
                               report.seed, core::grouped(report.iterations), report.peakMegabytes);
}

void addDistricting(CommandLine& line) {
    auto options = std::make_shared<Options>();
    CLI::App& command = line.add(
        "bench districting", "Solve a districting instance with a published optimum",
        "evenlode bench districting IA-county-k4.json --time-limit 5 --plan-out plan.txt",
        [options](Console& console) {
            const auto report = bench::solveDistricting(paramsOf(*options), console.job());
            console.answer(report, textOf(report));
            console.setStatus(report.check.feasible() ? 0
                                                      : static_cast<int>(core::Code::Infeasible));
        },
        true);
    bench::DistrictingParams& params = options->params;
    command.add_option("instance", params.instance, "Instance file")->required();
    command.add_option("--case", params.caseName, "Case of a file of perturbed instances");
    command.add_option("--objective", options->objective, "What is minimised")
        ->check(CLI::IsMember({bench::objectiveName(DistrictingObjective::MomentOfInertia),
                               bench::objectiveName(DistrictingObjective::CutEdges)}))
        ->capture_default_str();
    command
        .add_option("--time-limit", params.timeLimitSeconds,
                    "Search for so many seconds; without it, for a fixed number of moves")
        ->check(CLI::PositiveNumber);
    command.add_option("--seed", params.seed, "Another seed, another search");
    command.add_option("--threads", params.threads, "Threads; all cores unless told")
        ->check(CLI::PositiveNumber);
    command.add_option("--plan-out", params.planOut,
                       "File for the plan: one district number a line, in node order");
}

void answerWritten(Console& console, const std::string& file, const core::Json& instance) {
    core::Json answer = {{"file", file}};
    for (const char* key : {"name", "n", "m", "k", "L", "U"}) {
        answer[key] = instance.at(key);
    }
    console.answer(answer,
                   core::format("{}: {} units, {} borders, {} territories\n", file,
                                core::grouped(instance.at("n")), core::grouped(instance.at("m")),
                                core::grouped(instance.at("k"))));
}

struct NationalOptions {
    bench::NationalParams params;
    std::string file;
};

void addNational(CommandLine& line) {
    auto options = std::make_shared<NationalOptions>();
    CLI::App& command =
        line.add("bench national", "Write the synthetic national instance for `bench districting`",
                 "evenlode bench national national.json --units 33000 --territories 500",
                 [options](Console& console) {
                     const std::string file = absolutePath(options->file);
                     bench::checkWritable(file);
                     const core::Json instance =
                         bench::nationalInstance(options->params, console.job());
                     bench::writeFile(file, instance.dump() + '\n');
                     answerWritten(console, file, instance);
                 });
    bench::NationalParams& params = options->params;
    command.add_option("file", options->file, "Where to write it")->required();
    command.add_option("--units", params.units, "How many ZIP areas; 0 = all there are")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command.add_option("--territories", params.districts, "How many")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command.add_option("--tolerance", params.tolerance, "Allowed deviation from the mean")
        ->check(CLI::Range(0.0001, 0.99))
        ->capture_default_str();
    command
        .add_option("--states", params.states, "Postal abbreviations; the 48 and DC unless told")
        ->delimiter(',');
    command.add_option("--seed", params.seed, "Another seed, other units and weights")
        ->capture_default_str();
}

struct ExportOptions {
    bench::PlanInstanceParams params;
    std::string workspace;
    std::string file;
};

void addExport(CommandLine& line) {
    auto options = std::make_shared<ExportOptions>();
    CLI::App& command = line.add(
        "bench export", "Write a layer of a workspace as an instance for `bench districting`",
        "evenlode bench export plan.gpkg plan.json --layer zip --measure population --territories "
        "8",
        [options](Console& console) {
            const std::string file = absolutePath(options->file);
            bench::checkWritable(file);
            core::Workspace ws = core::Workspace::open(options->workspace);
            const core::Json instance = bench::planInstance(ws.newReader(), options->params);
            bench::writeFile(file, instance.dump() + '\n');
            answerWritten(console, file, instance);
        });
    bench::PlanInstanceParams& params = options->params;
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("file", options->file, "Where to write it")->required();
    command.add_option("--layer", params.layer, "Unit layer")->required();
    command
        .add_option("--measure", params.measures,
                    "Measure to balance; repeatable, the first one weighs the distances")
        ->required();
    command.add_option("--territories", params.districts, "How many")
        ->required()
        ->check(CLI::PositiveNumber);
    command.add_option("--tolerance", params.tolerance, "Allowed deviation from the mean")
        ->check(CLI::Range(0.0001, 0.99))
        ->capture_default_str();
    command.add_option("--name", params.name, "Name of the instance");
}

struct EditingOptions {
    bench::EditingParams params;
    std::string instance;
};

std::string textOf(const bench::EditingReport& report) {
    std::string text = core::format(
        "{}, {} units in {} territories\na painted unit: median {:.2f} ms, 95 % within {:.2f} ms\n"
        "gentle rebalance: median {:.0f} ms\n",
        report.instance, core::grouped(report.units), report.territories, report.medianEdit(),
        report.p95Edit(), report.medianRepair());
    for (const bench::GentleRepair& repair : report.repairs) {
        text += core::format("  {} units painted: {:.0f} ms, {} units moved, {}\n", repair.painted,
                             repair.milliseconds, repair.moved,
                             repair.feasible ? "within the limits" : "still outside the limits");
    }
    return text;
}

bench::DistrictingInstance generatedNation(core::Job& job) {
    bench::NationalParams params;
    params.units = 33'000;
    params.districts = 500;
    return bench::districtingOf(bench::nationalInstance(params, job), "generated");
}

void addEditing(CommandLine& line) {
    auto options = std::make_shared<EditingOptions>();
    CLI::App& command = line.add(
        "bench editing", "Time painted units and gentle rebalances",
        "evenlode bench editing --edits 300 --repairs 5",
        [options](Console& console) {
            const auto instance = options->instance.empty()
                                      ? generatedNation(console.job())
                                      : bench::readDistricting(absolutePath(options->instance));
            const auto report = bench::timeEditing(instance, options->params, console.job());
            console.answer(report, textOf(report));
        },
        true);
    command.add_option("instance", options->instance,
                       "Instance file; without it, the synthetic national one");
    command.add_option("--edits", options->params.edits, "Units to paint")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    command.add_option("--repairs", options->params.repairs, "Plans to disturb and repair")
        ->check(CLI::Range(0, 1000))
        ->capture_default_str();
    command.add_option("--seed", options->params.seed, "Another seed, other edits")
        ->capture_default_str();
    command.add_option("--threads", options->params.threads, "Threads; all cores unless told")
        ->check(CLI::PositiveNumber);
}

struct SuiteOptions {
    bench::SuiteParams params;
    std::string instances;
};

/// Instances that need no data from elsewhere.
std::vector<bench::SuiteTask> generatedTasks() {
    struct Size {
        std::vector<std::string> states;
        int units;
        int districts;
    };
    std::vector<bench::SuiteTask> tasks;
    for (const Size& size : {Size{{"CT", "RI"}, 200, 8}, Size{{"OH"}, 1000, 25},
                             Size{{"CA", "NV"}, 2000, 40}, Size{{}, 33'000, 500}}) {
        const auto read = [size] {
            bench::NationalParams params;
            params.units = size.units;
            params.districts = size.districts;
            params.states = size.states;
            core::Job job;
            return bench::districtingOf(bench::nationalInstance(params, job), "generated");
        };
        tasks.push_back({size.states.empty() ? "national" : core::join(size.states, "-"),
                         size.units, DistrictingObjective::MomentOfInertia, read});
    }
    return tasks;
}

void addSuite(CommandLine& line) {
    auto options = std::make_shared<SuiteOptions>();
    CLI::App& command = line.add(
        "bench all", "Run every benchmark and print one table",
        "evenlode bench all --instances folder --seeds 5",
        [options](Console& console) {
            bench::SuiteParams params = options->params;
            std::vector<core::Issue> unread;
            params.tasks = options->instances.empty()
                               ? generatedTasks()
                               : bench::tasksIn(absolutePath(options->instances), unread);
            bench::SuiteReport report = bench::runSuite(params, console.job());
            report.issues.insert(report.issues.begin(), unread.begin(), unread.end());
            console.answer(report, bench::markdown(report));
            console.issues(report.issues);
        },
        true);
    command.add_option("--instances", options->instances,
                       "Folder with instance files; without it, instances are generated");
    command.add_option("--seeds", options->params.seeds, "Runs of each instance, seeds 1 to this")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command
        .add_option("--time-limit", options->params.timeLimitSeconds,
                    "Seconds of each run; unless told, by the number of units")
        ->check(CLI::PositiveNumber);
    command.add_option("--threads", options->params.threads, "Threads; all cores unless told")
        ->check(CLI::PositiveNumber);
}

struct DuplicatesOptions {
    bench::DuplicatesParams params;
    bool hard = false;
};

void addDuplicates(CommandLine& line) {
    auto options = std::make_shared<DuplicatesOptions>();
    CLI::App& command = line.add(
        "bench duplicates", "Find the damaged copies among generated accounts",
        "evenlode bench duplicates --accounts 1000000 --seed 1", [options](Console& console) {
            bench::DuplicatesParams params = options->params;
            params.generated.mix =
                options->hard ? bench::AccountMix::Hard : bench::AccountMix::Usual;
            params.file = params.file.empty() ? "" : absolutePath(params.file);
            const auto report = bench::runDuplicates(params, console.job());
            console.answer(
                report,
                core::format("{} accounts: precision {}, recall {}; {:.1f} s, {:.0f} MB\n",
                             core::grouped(report.accounts), core::percent(report.precision(), 2),
                             core::percent(report.recall(), 2), report.seconds, report.megabytes));
        });
    bench::DuplicatesParams& params = options->params;
    command.add_option("--accounts", params.generated.accounts, "How many, copies included")
        ->check(CLI::Range(10, 20'000'000))
        ->capture_default_str();
    command.add_option("--duplicates", params.generated.duplicates, "Share of damaged copies")
        ->check(CLI::Range(0.0, 0.5))
        ->capture_default_str();
    command.add_option("--seed", params.generated.seed, "Another seed, other accounts")
        ->capture_default_str();
    command.add_option("--threshold", params.threshold, "Probability from which a pair is listed")
        ->capture_default_str();
    command.add_option("--threads", params.threads, "Threads")->check(CLI::PositiveNumber);
    command.add_flag("--hard", options->hard, "Mostly chains, and tenants of one building");
    command.add_option("--file", params.file,
                       "CSV of accounts to copy and damage, instead of generated ones");
}

} // namespace

void addBenchCommands(CommandLine& line) {
    addDistricting(line);
    addNational(line);
    addExport(line);
    addEditing(line);
    addSuite(line);
    addDuplicates(line);
}

} // namespace app
