// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/drift.h"
#include "core/verbs/proposal.h"

#include <memory>

namespace core {

/// Finds the smallest repair of the plan in force, and what the territories hold after it.
void addRepair(const watch::PlanInForce& plan, const DriftParams& params, DriftReport& report,
               Job& job);

/// The repair as a proposal for the scenario that is in force, or, with a name, as one for a new
/// scenario that starts from it. Units that the scenario gave to others since are left out. Throws
/// Error(Input) if the report has no repair, Error(Conflict) if none of its moves is left.
std::shared_ptr<const Proposal> repairProposal(const Connection& db, const DriftReport& report,
                                               const std::string& name, Job& job);

/// Writes the repair as one step to undo: into the scenario that is in force, or as a new scenario
/// of that name. A published scenario stays as it is: without a name its repair becomes a draft
/// named after it. Throws as `repairProposal`.
AcceptReport keepRepair(Workspace& ws, const DriftReport& report, const std::string& name,
                        Job& job);

} // namespace core
