// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/table_column.h"
#include "core/workspace/connection.h"

#include <string>
#include <vector>

namespace core::tables {

/// A table of the plan as a query: what expressions, orders and pages are laid over.
struct TableSql {
    std::string select;                ///< a SELECT that has all `columns` by their ids
    std::vector<Column> columns;       ///< in the order in which they are offered
    std::vector<std::string> readable; ///< what an expression over it may read
};

/// The units of a layer with what a scenario makes of them; a scenario of id 0 makes nothing.
TableSql unitTable(const Connection& db, LayerId layer, ScenarioId scenario);

/// Columns of accounts that differ from workspace to workspace.
struct FurtherColumns {
    std::vector<std::string> segments; ///< names of segment schemes
    std::vector<records::AttributeColumn> attributes;

    bool operator==(const FurtherColumns&) const = default;
};

/// The accounts of the workspace: their fields, the further columns, the unit of the layer that
/// they lie in, and their territory in the scenario.
TableSql accountTable(LayerId layer, ScenarioId scenario, const FurtherColumns& further);

/// The territories of a scenario with their sums. What accounts bring that do not follow their unit
/// counts where the plan puts it, as in `score`.
TableSql territoryTable(const Connection& db, LayerId layer, ScenarioId scenario);

/// Fills the temporary table that `territoryTable` reads beside the workspace's own: accounts per
/// unit. To be called before it on the same connection, and again when accounts have changed.
void countUnitAccounts(const Connection& db, LayerId layer);

} // namespace core::tables
