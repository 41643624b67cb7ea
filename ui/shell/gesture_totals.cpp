// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/gesture_totals.h"

#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace ui {

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("GestureTotals", text);
}

/// What each territory loses, and what the target gains.
struct Moves {
    std::map<int, double> lost; ///< by territory; -1 = units without one
    double gained = 0;
    int units = 0;
    int accounts = 0;
    int locked = 0;
    QString lockedName;
};

Moves addUp(const LayerData& layer, const PlanState& state, const std::vector<int>& units,
            int territory) {
    Moves moves;
    for (const int unit : units) {
        const auto i = static_cast<std::size_t>(unit);
        const int owner = state.owner[i];
        if (owner == territory) {
            continue;
        }
        if (owner >= 0 && state.territories[static_cast<std::size_t>(owner)].locked) {
            ++moves.locked;
            moves.lockedName =
                QString::fromStdString(state.territories[static_cast<std::size_t>(owner)].name);
            continue;
        }
        moves.lost[owner] += layer.values[i];
        moves.gained += layer.values[i];
        moves.accounts += layer.accounts[i];
        ++moves.units;
    }
    return moves;
}

TotalsTip refusal(const QString& title, const QString& why) {
    TotalsTip tip;
    tip.title = title;
    tip.foot = why;
    tip.refused = true;
    return tip;
}

/// Names of the territories that would be in more parts than now.
QStringList broken(const LayerData& layer, PlanState state, const PlanFigures& before,
                   const std::vector<int>& units, const Moves& moves, int territory) {
    for (const int unit : units) {
        int& owner = state.owner[static_cast<std::size_t>(unit)];
        const bool held = owner >= 0 && state.territories[static_cast<std::size_t>(owner)].locked;
        owner = held ? owner : territory;
    }
    const PlanFigures after = figuresOf(layer, state);
    QStringList names;
    for (std::size_t i = 0; i < after.territories.size(); ++i) {
        const bool touched =
            static_cast<int>(i) == territory || moves.lost.count(static_cast<int>(i)) > 0;
        if (touched &&
            after.territories[i].components > std::max(1, before.territories[i].components)) {
            names << after.territories[i].name;
        }
    }
    return names;
}

} // namespace

std::optional<TotalsTip> gestureTotals(const LayerData& layer, const PlanState& state,
                                       const PlanFigures& figures, const std::vector<int>& units,
                                       int territory) {
    if (territory < 0 || territory >= static_cast<int>(figures.territories.size())) {
        return std::nullopt;
    }
    const Moves moves = addUp(layer, state, units, territory);
    const TerritoryRow& target = figures.territories[static_cast<std::size_t>(territory)];
    if (target.locked) {
        return refusal(translated("%1 is locked").arg(target.name),
                       translated("Unlock it or choose another target."));
    }
    if (moves.units == 0) {
        return moves.locked == 0
                   ? std::nullopt
                   : std::optional(refusal(translated("%1 is locked").arg(moves.lockedName),
                                           translated("Its units stay. Unlock it first.")));
    }
    TotalsTip tip;
    tip.title = translated("Move %1 to %2").arg(countedUnits(moves.units, layer.zips), target.name);
    const auto share = [](const TerritoryRow& row, double change) {
        return row.target > 0 ? (row.value + change) / row.target : 0;
    };
    // The heaviest loser is named; the tip has room for one beside the target.
    const auto heaviest =
        std::max_element(moves.lost.begin(), moves.lost.end(), [](const auto& a, const auto& b) {
            return (a.first >= 0 ? a.second : -1) < (b.first >= 0 ? b.second : -1);
        });
    if (heaviest->first >= 0) {
        const TerritoryRow& loser = figures.territories[static_cast<std::size_t>(heaviest->first)];
        tip.rows.push_back({loser.name, share(loser, 0), share(loser, -heaviest->second)});
    }
    tip.rows.push_back({target.name, share(target, 0), share(target, moves.gained)});

    const QStringList parts = broken(layer, state, figures, units, moves, territory);
    const QString contiguity = parts.isEmpty() ? translated("All stay contiguous")
                                               : translated("%1 in two parts").arg(parts.front());
    const QString value =
        scaleFor(moves.gained, figures.unit, moves.gained == std::floor(moves.gained))
            .text(moves.gained);
    tip.foot = moves.accounts == 0 ? QStringLiteral("%1 · %2").arg(contiguity, value)
                                   : translated("%1 · %2 accounts, %3")
                                         .arg(contiguity, groupedText(moves.accounts), value);
    return tip;
}

} // namespace ui
