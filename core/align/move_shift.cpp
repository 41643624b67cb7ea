// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/move_shift.h"

namespace core::align {

Change ShiftMove::evaluate(const Plan& plan) const {
    const TerritoryIx from = plan.owner(unit);
    return {plan.costAfter(from, unit, -1) - plan.cost(from) + plan.costAfter(to, -1, unit) -
                plan.cost(to),
            plan.excessAfter(from, unit, -1) - plan.excess(from) + plan.excessAfter(to, -1, unit) -
                plan.excess(to)};
}

bool ShiftMove::possible(Plan& plan) const {
    return plan.problem().allows(unit, to) && plan.touches(unit, to) && plan.removable(unit);
}

void ShiftMove::apply(Plan& plan) const {
    plan.assign(unit, to);
}

} // namespace core::align
