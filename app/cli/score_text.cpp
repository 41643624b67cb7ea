// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/score_text.h"

#include "app/cli/table_text.h"
#include "core/base/text.h"

#include <cmath>

namespace app {

std::string figure(double value) {
    if (std::abs(value) >= 1000 || value == std::round(value)) {
        return core::grouped(std::llround(value));
    }
    return core::format("{:.2f}", value);
}

std::string scoreText(const core::ScoreReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const core::TerritoryFigures& territory : report.territories) {
        rows.push_back(
            {territory.territory.code, territory.territory.name, territory.territory.owner,
             core::grouped(territory.units), core::grouped(territory.accounts),
             figure(territory.values[0]), figure(territory.targets[0]),
             core::signedPercent(territory.deviations[0]),
             territory.polsbyPopper ? core::format("{:.2f}", *territory.polsbyPopper) : "–",
             core::format("{:.0f}", territory.travelMinutes)});
    }
    std::string text = tableText({"id", "territory", "owner", ">units", ">accounts",
                                  ">" + report.measures.at(0).name, ">target", ">deviation",
                                  ">compactness", ">drive min*"},
                                 rows);
    text += core::format("\n{}: {} of {} territories within {}; largest deviation {}; {}",
                         report.scenario, report.inBand, report.territories.size(),
                         core::percent(report.tolerance), core::percent(report.maxDeviation),
                         report.contiguous ? "all contiguous" : "not all contiguous");
    if (report.unassignedUnits > 0) {
        text +=
            core::format("; {} unassigned", core::counted(report.unassignedUnits, "unit", "units"));
    }
    if (!report.disruption.against.empty()) {
        text +=
            core::format("\n{} and {} change hands against {} ({} of {})",
                         core::counted(report.disruption.units, "unit", "units"),
                         core::counted(report.disruption.accounts, "account", "accounts"),
                         report.disruption.against, core::percent(report.disruption.measureShare),
                         report.measures[0].name);
    }
    if (const std::string unlocated = report.unlocated.sentence(); !unlocated.empty()) {
        text += '\n' + unlocated;
    }
    text += "\n* mean one-way drive from the centre, estimated from distance";
    if (report.approximateAreas) {
        text += "\nApproximate ZIP areas: borders and compactness are estimates";
    }
    return text + "\n";
}

} // namespace app
