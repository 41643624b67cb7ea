// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/drift_repair.h"

#include "core/align/smallest_repair.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/verbs/drift_causes.h"
#include "core/verbs/kept_proposal.h"
#include "core/workspace/scenario_store.h"

#include <algorithm>
#include <set>
#include <thread>

namespace core {

namespace {

constexpr std::size_t kNamedUnits = 4;

DriftRepair::Move moveOf(const watch::PlanInForce& in, const align::RepairMove& move) {
    const auto unit = static_cast<std::size_t>(move.unit);
    const Territory& from = in.plan.territories[static_cast<std::size_t>(move.from)];
    const Territory& to = in.plan.territories[static_cast<std::size_t>(move.to)];
    return {in.plan.units[unit].key,
            in.plan.units[unit].name,
            from.code,
            from.name,
            to.code,
            to.name,
            in.plan.accounts[unit],
            in.plan.display(0, static_cast<double>(in.plan.data.measures[0].values[unit]))};
}

std::string movesText(const DriftRepair& repair) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < std::min(kNamedUnits, repair.moves.size()); ++i) {
        parts.push_back(format("{} to {}", repair.moves[i].unit, repair.moves[i].toName));
    }
    if (repair.moves.size() > kNamedUnits) {
        parts.push_back(format("and {} more", repair.moves.size() - kNamedUnits));
    }
    return join(parts, ", ");
}

std::string textOf(const DriftRepair& repair, const std::string& unit, std::size_t territories) {
    if (!repair.found) {
        return repair.atLeast > 0 ? format("No repair was found; it would take {} or more",
                                           counted(repair.atLeast, "unit", "units"))
                                  : "No repair was found";
    }
    std::string text =
        format("{}: {}; {}, {}", repair.fewest ? "Smallest repair" : "Repair", movesText(repair),
               counted(repair.accounts, "account", "accounts"), driftAmount(repair.value, unit));
    text += repair.fewest ? format(". Nothing smaller restores all {}", territories)
                          : format(". Not proven to be the smallest: at least {}",
                                   counted(repair.atLeast, "unit", "units"));
    return text;
}

} // namespace

void addRepair(const watch::PlanInForce& in, const DriftParams& params, DriftReport& report,
               Job& job) {
    align::RepairOptions options;
    options.work = params.work;
    options.seed = params.seed;
    options.threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    const align::Problem problem(in.plan.data);
    const align::Repair found = align::smallestRepair(problem, options, job);
    DriftRepair repair;
    repair.found = found.found;
    repair.fewest = found.fewest;
    repair.least = found.least;
    repair.atLeast = std::min(found.atLeast, problem.units());
    repair.work = found.work;
    align::Alignment after = in.plan.data.current;
    for (const align::RepairMove& move : found.moves) {
        after[static_cast<std::size_t>(move.unit)] = move.to;
        repair.moves.push_back(moveOf(in, move));
        repair.accounts += repair.moves.back().accounts;
        repair.value += repair.moves.back().value;
    }
    repair.text = textOf(repair, report.unit, report.territories.size());
    if (repair.found) {
        const auto figures = in.figures(after);
        for (std::size_t t = 0; t < figures.size(); ++t) {
            report.territories[t].repairedValue = figures[t][0].value;
        }
    }
    report.repair = std::move(repair);
}

std::shared_ptr<const Proposal> repairProposal(const Connection& db, const DriftReport& report,
                                               const std::string& name, Job& job) {
    if (!report.repair || report.repair->moves.empty()) {
        throw Error(Code::Input, "there is no repair to be kept",
                    "all territories are in band, or no repair was found");
    }
    BalanceParams params;
    params.scenario = name.empty() ? report.scenario : name;
    params.from = name.empty() ? std::string() : report.scenario;
    std::vector<UnitTransfer> moves;
    for (const DriftRepair::Move& move : report.repair->moves) {
        moves.push_back({move.unit, move.from, move.to});
    }
    auto proposal = proposalOfMoves(db, params, moves, job);
    if (!proposal) {
        throw Error(
            Code::Conflict,
            format("{} was changed since, and none of the moves fits any more", report.scenario),
            "publish the plan that counts, and look again", report.scenario);
    }
    return proposal;
}

namespace {

std::string draftName(const Connection& db, const std::string& scenario) {
    std::string name = format("{}, draft", scenario);
    for (int i = 2; findScenario(db, name); ++i) {
        name = format("{}, draft {}", scenario, i);
    }
    return name;
}

} // namespace

AcceptReport keepRepair(Workspace& ws, const DriftReport& report, const std::string& name,
                        Job& job) {
    const Connection db = ws.newReader();
    const auto scenario = findScenario(db, report.scenario);
    const bool draft = name.empty() && scenario && scenario->status == "published";
    return acceptProposal(
        ws, *repairProposal(db, report, draft ? draftName(db, report.scenario) : name, job));
}

} // namespace core
