// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/performance.h"
#include "app/cli/commands/all.h"
#include "app/cli/table_text.h"
#include "core/base/text.h"
#include "core/workspace/workspace.h"

#include <cmath>
#include <memory>
#include <optional>

namespace app {

namespace {

struct Options {
    std::string workspace;
    std::int64_t target = -1;
    core::PerformanceParams params;
};

std::string whole(double value) {
    return core::grouped(std::llround(value));
}

std::string shareOr(const std::optional<double>& share, bool sign = false) {
    return !share ? "–" : sign ? core::signedPercent(*share, 0) : core::percent(*share, 0);
}

std::optional<double> attained(const core::TerritoryPerformance& made) {
    return made.target && *made.target > 0
               ? std::optional(made.won / static_cast<double>(*made.target))
               : std::nullopt;
}

std::vector<std::string> rowOf(const std::string& name, const core::TerritoryPerformance& made) {
    return {name,
            whole(made.won),
            shareOr(made.growth(), true),
            shareOr(attained(made)),
            core::grouped(made.newAccounts),
            shareOr(made.conversion()),
            whole(made.open)};
}

std::string explained(const core::PerformanceReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const core::TerritoryPerformance& made : report.territories) {
        rows.push_back({made.territory.name, made.territory.owner, whole(made.potential),
                        whole(made.expected), whole(made.low) + " to " + whole(made.high),
                        whole(made.structural), whole(made.own), core::verdictName(made.verdict)});
    }
    return core::format("\nthe rep or the territory: {} explains {} of the differences{}\n\n",
                        report.potential, core::percent(report.fit.structural, 0),
                        report.fit.fitted
                            ? core::format(" (1 % more brings {:.2f} %)", report.fit.elasticity)
                            : std::string(" (taken as proportional)")) +
           tableText({"territory", "owner", core::format(">{}", report.potential), ">expected",
                      ">8 of 10 within", ">territory", ">beyond that", "won is"},
                     rows);
}

std::string textOf(const core::PerformanceReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const core::TerritoryPerformance& made : report.territories) {
        rows.push_back(rowOf(made.territory.name, made));
    }
    rows.push_back(rowOf("all", report.all));
    std::string text = core::format("{}: won from {} to {}, beside {} to {}\n\n", report.scenario,
                                    report.from, report.to, report.beforeFrom, report.beforeTo) +
                       tableText({"territory", ">won", ">growth", ">of target", ">new accounts",
                                  ">conversion", ">open"},
                                 rows) +
                       explained(report);
    const auto left = [&](std::int64_t count, const char* why) {
        if (count > 0) {
            text +=
                core::format("{} {}\n", core::counted(count, "opportunity", "opportunities"), why);
        }
    };
    left(report.withoutAccount, "of unknown accounts not counted");
    left(report.withoutTerritory, "of accounts in no territory not counted");
    left(report.withoutDate, "closed without a day not counted");
    return text;
}

} // namespace

void addPerformanceCommand(CommandLine& line) {
    auto options = std::make_shared<Options>();
    CLI::App& command = line.add(
        "performance", "Set what was won beside what each territory's potential lets expect",
        "evenlode performance plan.gpkg --from 2026-07-01 --to 2026-09-30 --target 12000000",
        [options](Console& console) {
            const core::Workspace ws = core::Workspace::open(options->workspace);
            core::PerformanceParams params = options->params;
            if (options->target >= 0) {
                params.target = options->target;
            }
            const auto report = core::performance(ws.reader(), params, console.job());
            console.answer(report, textOf(report));
        });
    core::PerformanceParams& params = options->params;
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("--from", params.from, "First day that deals closed on")->required();
    command.add_option("--to", params.to, "Last day; today unless told");
    command.add_option("--scenario", params.scenario, "Whose territories");
    command.add_option("--potential", params.potential,
                       "Measure of its layer; else the scenario's first");
    command.add_option("--value", params.value,
                       "Column or expression over opportunities; amount unless told");
    command.add_option("--where", params.where, "Only opportunities this is true for");
    command.add_option("--target", options->target, "Sum to be shared out by potential");
    command.add_option("--target-cap", params.targetCap, "No target is farther from the mean, 0.3")
        ->capture_default_str();
}

} // namespace app
