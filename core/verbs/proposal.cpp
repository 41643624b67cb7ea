// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/proposal.h"

#include "core/align/keep_budget.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/verbs/balance_report.h"
#include "core/verbs/balance_travel.h"
#include "core/verbs/save_plan.h"

#include <algorithm>
#include <optional>
#include <set>

namespace core {

namespace {

constexpr double kShareOfDrives = 0.2;

bool moves(const Proposal& proposal, std::size_t unit) {
    const auto& current = proposal.problem.plan.data.current;
    return current.empty() || current[unit] != proposal.alignment[unit];
}

/// What is written: the plan as it is now, with those moves that nobody was ahead of.
struct Part {
    align::Alignment alignment;
    int moved = 0;
    int left = 0;
};

Part partOf(const Proposal& proposal, const align::Alignment& now, std::span<const UnitId> only) {
    const std::set<UnitId> wanted(only.begin(), only.end());
    const auto& before = proposal.problem.plan.data.current;
    Part part{now, 0, 0};
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (!moves(proposal, i) ||
            (!only.empty() && !wanted.contains(proposal.problem.plan.units[i].id))) {
            continue;
        }
        const bool mine = now[i] == before[i];
        part.moved += mine ? 1 : 0;
        part.left += !mine && now[i] != proposal.alignment[i] ? 1 : 0;
        part.alignment[i] = mine ? proposal.alignment[i] : now[i];
    }
    return part;
}

Part wholeOf(const Proposal& proposal) {
    const int all = static_cast<int>(proposal.moves().size());
    return {proposal.alignment, all, 0};
}

/// Only a plan that is changed in place can be taken in part, or after edits by hand.
Part whatToWrite(const Connection& db, const Proposal& proposal, std::span<const UnitId> only) {
    if (proposal.problem.setup.inPlace()) {
        return partOf(proposal,
                      loadAlignment(db, proposal.problem.plan, proposal.problem.setup.source->id),
                      only);
    }
    requireUnchanged(db, proposal.problem);
    if (only.empty()) {
        return wholeOf(proposal);
    }
    if (!proposal.problem.setup.source) {
        throw Error(Code::Usage, "a first plan can only be taken as a whole", "accept all of it");
    }
    return partOf(proposal, proposal.problem.plan.data.current, only);
}

} // namespace

std::vector<UnitId> Proposal::moves() const {
    std::vector<UnitId> units;
    for (std::size_t i = 0; i < alignment.size(); ++i) {
        if (core::moves(*this, i)) {
            units.push_back(problem.plan.units[i].id);
        }
    }
    return units;
}

std::shared_ptr<const Proposal> proposeBalance(Workspace& ws, const BalanceParams& params, Job& job,
                                               const ProposalWatch& watch) {
    const Connection db = ws.newReader();
    std::optional<Snapshot> snapshot(std::in_place, db);
    auto proposal = std::make_shared<Proposal>(Proposal{loadBeforeTravel(db, params), {}, {}, {}});
    BalanceProblem& problem = proposal->problem;
    loadShapes(db, problem.plan);
    const quality::UnlocatedSummary unlocated =
        quality::unlocatedSummary(db, problem.plan.layer.id);
    snapshot.reset(); // computing takes long; nobody's checkpoint shall wait for it
    const double drives = asksForDrives(params) ? kShareOfDrives : 0;
    {
        const Job::Part part(job, 0, drives);
        findTravel(params, problem, job);
    }
    applyTravel(params, problem);

    align::BalanceOptions options = balanceOptions(problem, params);
    if (watch.better) {
        options.better = [&](const align::FoundPlan& plan) { watch.better(problem, plan); };
    }
    options.bounded = watch.bounded;
    const align::Problem solved(problem.plan.data);
    align::BalanceResult result = [&] {
        const Job::Part part(job, drives, 1);
        return align::balance(solved, options, job);
    }();
    align::keepBudget(solved, result);
    nameNewTerritories(problem, result.alignment);
    proposal->report = balanceReport(problem, params, result, solved);
    proposal->report.waysOut = waysOut(db, problem, params, result);
    proposal->report.figures.unlocated = unlocated;
    proposal->params = balanceJson(problem, params);
    proposal->alignment = std::move(result.alignment);
    return proposal;
}

AcceptReport acceptProposal(Workspace& ws, const Proposal& proposal, std::span<const UnitId> only) {
    AcceptReport report;
    report.scenario = proposal.problem.setup.name;
    Json params = proposal.params;
    if (!only.empty()) {
        params["accepted_units"] = only.size();
    }
    const std::string title =
        only.empty() ? format("Balance {}", report.scenario)
                     : format("Accept {} of the proposal for {}",
                              counted(static_cast<std::int64_t>(only.size()), "unit", "units"),
                              report.scenario);
    report.changes = ws.edit({title, "balance", params}, [&](Edit& edit) {
        const Part part = whatToWrite(edit.db(), proposal, only);
        if (part.moved == 0 && !only.empty()) {
            throw Error(Code::Usage, "the proposal moves none of these units",
                        "choose units that it moves, or accept all of it");
        }
        report.moved = part.moved;
        report.left = part.left;
        savePlan(edit, proposal.problem, part.alignment, proposal.report.seed);
    });
    return report;
}

} // namespace core
