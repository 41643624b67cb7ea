// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/score.h"
#include "app/cli/commands/all.h"
#include "app/cli/score_text.h"
#include "app/cli/table_text.h"
#include "core/base/text.h"
#include "core/verbs/charts.h"
#include "core/verbs/compare.h"
#include "geo/verbs/total_bands.h"

namespace app {

namespace {

struct ScoreOptions {
    std::string workspace;
    std::vector<std::string> measures;
    double tolerance = -1;
    bool bands = false;
    core::ScoreParams params;
};

std::string textOf(const geo::TotalBandsReport& bands) {
    if (bands.territories.empty()) {
        return "\nno bands: " + bands.why + '\n';
    }
    std::vector<std::vector<std::string>> rows;
    for (const geo::TerritoryBand& band : bands.territories) {
        const auto share = [&](double value) {
            return band.target > 0 ? core::percent(value / band.target, 0) : std::string("–");
        };
        rows.push_back({band.code, band.name, share(band.value),
                        share(band.low) + " to " + share(band.high),
                        core::grouped(band.uncertain)});
    }
    return core::format("\n{}, in at least 95 of 100 cases: {} may lie elsewhere, {} may be there "
                        "twice\n",
                        bands.measure, core::counted(bands.misplaced, "account", "accounts"),
                        core::grouped(bands.doubled)) +
           tableText({"id", "territory", ">of target", ">band", ">uncertain accounts"}, rows);
}

/// Adds the bands to the territories of a score's answer.
void addBands(core::Json& json, const geo::TotalBandsReport& bands) {
    const core::Json all = bands;
    json["bands"] = {{"measure", bands.measure},
                     {"may_be_misplaced", bands.misplaced},
                     {"may_be_doubled", bands.doubled},
                     {"why_none", bands.why}};
    for (std::size_t t = 0; t < bands.territories.size(); ++t) {
        const core::Json& band = all.at("territories").at(t);
        json["territories"][t]["band"] = {{"low", band.at("low")},
                                          {"high", band.at("high")},
                                          {"share_low", band.at("share_low")},
                                          {"share_high", band.at("share_high")},
                                          {"uncertain_accounts", band.at("uncertain_accounts")}};
    }
}

void addScore(CommandLine& line) {
    auto options = std::make_shared<ScoreOptions>();
    CLI::App& command =
        line.add("score", "Compute the figures of a scenario from scratch",
                 "evenlode score plan.gpkg --scenario Balanced", [options](Console& console) {
                     const core::Workspace ws = core::Workspace::open(options->workspace);
                     core::ScoreParams params = options->params;
                     for (const std::string& measure : options->measures) {
                         params.measures.push_back(core::parseMeasure(measure));
                     }
                     if (options->tolerance >= 0) {
                         params.tolerance = options->tolerance;
                     }
                     const core::ScoreReport report =
                         core::score(ws.reader(), params, console.job());
                     core::Json json = report;
                     std::string text = scoreText(report);
                     if (options->bands) {
                         geo::TotalBandsParams wanted;
                         wanted.scenario = params.scenario;
                         wanted.measure = report.measures.at(0).name;
                         const auto bands = geo::totalBands(ws.newReader(), wanted, console.job());
                         addBands(json, bands);
                         text += textOf(bands);
                     }
                     console.answer(json, text);
                     console.issues(report.issues);
                 });
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("--scenario", options->params.scenario, "Scenario");
    command.add_option("--measure", options->measures,
                       "Measure instead of the scenario's own; repeatable");
    command.add_option("--tolerance", options->tolerance,
                       "Tolerance instead of the scenario's own");
    command.add_flag("--bands", options->bands,
                     "Also how sure the totals are, given places and duplicates in doubt");
}

std::string textOf(const core::CompareReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const core::ScoreReport& score : report.scenarios) {
        rows.push_back({score.scenario, core::percent(score.maxDeviation),
                        core::format("{} of {}", score.inBand, score.territories.size()),
                        core::format("{:.1f}", score.measures[0].score.balanceIndex),
                        score.contiguous ? "yes" : "no",
                        core::format("{:.3g}", score.momentOfInertia)});
    }
    std::string text = tableText({"scenario", ">max deviation", ">in band", ">balance index",
                                  "contiguous", ">moment of inertia"},
                                 rows);
    return text + core::format("\n{} → {}: {} and {} change hands, {} ({})\n", report.from,
                               report.to, core::counted(report.units, "unit", "units"),
                               core::counted(report.accounts, "account", "accounts"),
                               figure(report.measure), core::percent(report.measureShare));
}

void addCompare(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto scenarios = std::make_shared<std::vector<std::string>>();
    CLI::App& command =
        line.add("compare", "Set scenarios side by side and list the moves",
                 "evenlode compare plan.gpkg Published Balanced", [=](Console& console) {
                     const core::Workspace ws = core::Workspace::open(*workspace);
                     const auto report = core::compare(ws.reader(), *scenarios, console.job());
                     console.answer(report, textOf(report));
                 });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("scenarios", *scenarios, "Two or more scenarios")
        ->required()
        ->expected(2, -1);
}

std::string textOf(const core::ChartsReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const core::analysis::ShareBin& bin : report.bins) {
        std::vector<std::string> names;
        for (const int member : bin.members) {
            names.push_back(report.territories[static_cast<std::size_t>(member)].name);
        }
        rows.push_back(
            {core::format("{} to {}", core::percent(bin.from, 0), core::percent(bin.to, 0)),
             core::grouped(static_cast<std::int64_t>(names.size())), core::join(names, ", ")});
    }
    std::string text =
        core::format("{}, {}: Gini {:.3f}", report.scenario, report.measure, report.gini);
    if (report.giniBefore) {
        text += core::format(", {} {:.3f}", report.against, *report.giniBefore);
    }
    return text + "\n\n" + tableText({"share of target", ">territories", "which"}, rows);
}

void addCharts(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto params = std::make_shared<core::ChartsParams>();
    CLI::App& command =
        line.add("charts", "Compute distribution, Lorenz curve and Gini coefficient of a scenario",
                 "evenlode charts plan.gpkg --scenario Balanced --against Current --json",
                 [=](Console& console) {
                     const core::Workspace ws = core::Workspace::open(*workspace);
                     const auto report = core::charts(ws.reader(), *params, console.job());
                     console.answer(report, textOf(report));
                 });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("--scenario", params->scenario, "Scenario");
    command.add_option("--measure", params->measure, "Measure instead of the scenario's first");
    command.add_option("--against", params->against, "Scenario to set it against");
}

} // namespace

void addScoreCommands(CommandLine& line) {
    addScore(line);
    addCharts(line);
    addCompare(line);
}

} // namespace app
