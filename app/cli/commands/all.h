// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command_line.h"

namespace app {

void addWorkspaceCommands(CommandLine& line);
void addUnitsCommands(CommandLine& line);
void addRecordsCommands(CommandLine& line);
void addGeocodeCommands(CommandLine& line);
void addQualityCommands(CommandLine& line);
void addPlacesCommands(CommandLine& line);
void addBalanceCommand(CommandLine& line);
void addTradeOffCommand(CommandLine& line);
void addScoreCommands(CommandLine& line);
void addExplainCommand(CommandLine& line);
void addEditCommands(CommandLine& line);
void addDrawCommands(CommandLine& line);
void addScenarioCommands(CommandLine& line);
void addAlignmentCommands(CommandLine& line);
void addListCommand(CommandLine& line);
void addOutputCommands(CommandLine& line);
void addCrmCommands(CommandLine& line);
void addCrmFieldsCommands(CommandLine& line);
void addCrmPublishes(CommandLine& line);
void addSyncCommands(CommandLine& line);
void addRouteCommands(CommandLine& line);
void addVisitCommands(CommandLine& line);
void addLedgerCommands(CommandLine& line);
void addHookCommands(CommandLine& line);
void addLookupCommands(CommandLine& line);
void addRoadCommands(CommandLine& line);
void addRoadRules(CommandLine& line);
void addDemoCommand(CommandLine& line);
void addBenchCommands(CommandLine& line);
void addBenchCrm(CommandLine& line);
void addBenchGeocode(CommandLine& line);
void addBenchRender(CommandLine& line);
void addBenchRouting(CommandLine& line);
void addBenchRoads(CommandLine& line);
void addBenchTables(CommandLine& line);
void addHeatCommands(CommandLine& line);
void addWhitespaceCommands(CommandLine& line);
void addDriftCommands(CommandLine& line);
void addReviewCommands(CommandLine& line);
void addCoverageCommands(CommandLine& line);
void addTravelBurdenCommand(CommandLine& line);
void addWorkloadCommand(CommandLine& line);
void addLeadMarketsCommand(CommandLine& line);
void addSegmentCommands(CommandLine& line);
void addPerformanceCommand(CommandLine& line);

} // namespace app
