// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/balance/pending_plan.h"

#include "ui/shell/plan_data.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>

namespace ui {

PendingPlan pendingPlan(const LayerData& layer, const PlanState& now,
                        const std::vector<PendingMove>& moves) {
    std::map<core::TerritoryId, int> index;
    for (std::size_t i = 0; i < now.territories.size(); ++i) {
        index[now.territories[i].id] = static_cast<int>(i);
    }
    const auto indexOf = [&](core::TerritoryId id) {
        const auto found = index.find(id);
        return found == index.end() ? -1 : found->second;
    };
    PendingPlan pending;
    pending.hands.resize(now.territories.size());
    PlanState after = now;
    for (const PendingMove& move : moves) {
        const int unit = layer.indexOf(move.unit);
        const int to = indexOf(move.to);
        const int from = indexOf(move.from);
        if (unit < 0 || to < 0 || now.owner[static_cast<std::size_t>(unit)] != from) {
            continue;
        }
        const auto u = static_cast<std::size_t>(unit);
        after.owner[u] = to;
        pending.units.push_back(move.unit);
        const int accounts = now.accountsOf(layer, static_cast<int>(u));
        pending.accounts += accounts;
        pending.value += now.valueOf(layer, static_cast<int>(u));
        pending.hands[static_cast<std::size_t>(to)].gains += accounts;
        if (from >= 0) {
            pending.hands[static_cast<std::size_t>(from)].loses += accounts;
        }
    }
    pending.owner = after.owner;
    pending.figures = figuresOf(layer, after);
    return pending;
}

QString pendingText(const PendingPlan& pending, const PlanFigures& now) {
    return QCoreApplication::translate("ui::PendingPlan", "%1 and %2 move; in band %3 → %4 of %5")
        .arg(countedUnits(static_cast<int>(pending.units.size()), now.zips),
             countedAccounts(pending.accounts), QString::number(now.inBand()),
             QString::number(pending.figures.inBand()), QString::number(now.territories.size()));
}

} // namespace ui
