// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/balance.h"

#include "core/verbs/proposal.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/workspace/unit_store.h"

namespace core {

namespace {

std::vector<UnitId> unitsOf(const Connection& db, const Proposal& proposal,
                            const std::vector<std::string>& wanted) {
    const auto keys = loadUnitKeys(db, proposal.problem.plan.layer.id);
    std::vector<UnitId> units;
    for (const std::string& key : wanted) {
        const auto found = keys.find(key);
        if (found == keys.end()) {
            throw Error(Code::Usage, format("there is no unit {}", key),
                        "name units of the layer by their keys", key);
        }
        units.push_back(found->second);
    }
    return units;
}

} // namespace

BalanceReport balance(Workspace& ws, const BalanceParams& params, Job& job) {
    const std::shared_ptr<const Proposal> proposal = proposeBalance(ws, params, job);
    BalanceReport report = proposal->report;
    report.changes =
        acceptProposal(ws, *proposal, unitsOf(ws.newReader(), *proposal, params.only)).changes;
    return report;
}

} // namespace core
