// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/rep_capacity.h"

namespace core {

RepCapacity repCapacity(const Connection& db, TerritoryId territory) {
    Statement rows = db.prepare(
        "SELECT count(*), coalesce(sum(r.capacity), 0) FROM plan_territory_owners o JOIN base_reps "
        "r ON r.id = o.rep_id WHERE o.territory_id = ? AND r.removed = 0 AND r.capacity > 0 AND "
        "lower(coalesce(r.capacity_unit, '')) LIKE '%hour%'");
    rows.bind(territory);
    rows.step();
    return {static_cast<int>(rows.integer(0)), rows.real(1)};
}

} // namespace core
