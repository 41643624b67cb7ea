// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/move_swap.h"

#include "core/align/move_shift.h"

namespace core::align {

Change SwapMove::evaluate(const Plan& plan) const {
    const TerritoryIx a = plan.owner(first);
    const TerritoryIx b = plan.owner(second);
    return {plan.costAfter(a, first, second) - plan.cost(a) + plan.costAfter(b, second, first) -
                plan.cost(b),
            plan.excessAfter(a, first, second) - plan.excess(a) +
                plan.excessAfter(b, second, first) - plan.excess(b)};
}

bool SwapMove::apply(Plan& plan) const {
    const TerritoryIx a = plan.owner(first);
    const TerritoryIx b = plan.owner(second);
    const ShiftMove there{first, b};
    if (!plan.problem().allows(second, a) || !there.possible(plan)) {
        return false;
    }
    there.apply(plan);
    const ShiftMove back{second, a};
    if (back.possible(plan)) {
        back.apply(plan);
        return true;
    }
    plan.assign(first, a);
    return false;
}

} // namespace core::align
