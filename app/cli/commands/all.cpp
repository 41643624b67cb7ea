// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"

namespace app {

void addAllCommands(CommandLine& line) {
    addDemoCommand(line);
    addWorkspaceCommands(line);
    addUnitsCommands(line);
    addRecordsCommands(line);
    addGeocodeCommands(line);
    addQualityCommands(line);
    addPlacesCommands(line);
    addBalanceCommand(line);
    addTradeOffCommand(line);
    addScoreCommands(line);
    addExplainCommand(line);
    addEditCommands(line);
    addDrawCommands(line);
    addScenarioCommands(line);
    addAlignmentCommands(line);
    addListCommand(line);
    addOutputCommands(line);
    addCrmCommands(line);
    addCrmFieldsCommands(line);
    addCrmPublishes(line);
    addSyncCommands(line);
    addVisitCommands(line);
    addRouteCommands(line);
    addLedgerCommands(line);
    addHookCommands(line);
    addLookupCommands(line);
    addRoadCommands(line);
    addRoadRules(line);
    addBenchCommands(line);
    addBenchCrm(line);
    addBenchGeocode(line);
    addBenchRender(line);
    addBenchRouting(line);
    addBenchRoads(line);
    addBenchTables(line);
    addHeatCommands(line);
    addWhitespaceCommands(line);
    addDriftCommands(line);
    addReviewCommands(line);
    addCoverageCommands(line);
    addTravelBurdenCommand(line);
    addWorkloadCommand(line);
    addLeadMarketsCommand(line);
    addSegmentCommands(line);
    addPerformanceCommand(line);
}

} // namespace app
