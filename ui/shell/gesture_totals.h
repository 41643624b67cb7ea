// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/hand_moves.h"
#include "ui/map/totals_tip.h"
#include "ui/shell/plan_data.h"

#include <map>

namespace ui {

/// What giving units to a territory would do to the plan. Units and territories are indices of the
/// layer and the state.
struct GestureEffect {
    int target = -1;
    std::vector<int> moving;      ///< units that would change hands
    std::vector<int> held;        ///< units that locks keep where they are
    std::map<int, double> change; ///< of value, by territory; -1 = units without one
    double value = 0;             ///< of what moves
    int accounts = 0;             ///< in what moves
    int named = 0;                ///< accounts named elsewhere that come along
    std::vector<core::align::Cut> cuts;
    bool targetApart = false; ///< the target would be in more parts than now
};

/// Adds up a move. `withAccounts`: accounts in the units that are named to another territory come
/// along, but for those of locked ones. Takes a few milliseconds with 33,000 units.
GestureEffect gestureEffect(const LayerData& layer, const PlanState& state,
                            const std::vector<int>& units, int territory,
                            bool withAccounts = false);

/// Why a move cannot be done: the sentence that says so, and what to do.
struct Refusal {
    QString what;           ///< "This would cut Manchester in two"
    QString remedy;         ///< "Include 06226, or hold Alt to move it anyway."
    std::vector<int> units; ///< to be shown on the map

    QString sentence() const { return what + QStringLiteral(". ") + remedy; }
};

/// Locks that keep everything where it is, and, unless `cutting` is allowed, territories that would
/// be cut in two. Empty if the move can be done.
std::optional<Refusal> refusalOf(const LayerData& layer, const PlanState& state,
                                 const GestureEffect& effect, bool cutting);

/// A move in the words of the tip: each territory touched with its share before and after,
/// contiguity, accounts and value; at most four lines. Empty if nothing would move.
std::optional<TotalsTip> gestureTip(const LayerData& layer, const PlanState& state,
                                    const PlanFigures& figures, const GestureEffect& effect,
                                    bool cutting);

} // namespace ui
