// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/json.h"
#include "core/workspace/connection.h"

#include <cstdint>
#include <string>

namespace core::quality {

/// Accounts of a layer that have no point of their own, and where totals count them.
struct UnlocatedSummary {
    std::int64_t accounts = 0;     ///< of the workspace
    std::int64_t withoutPoint = 0; ///< known by ZIP or city only, or not at all
    std::int64_t countedByZip = 0; ///< of those, in the unit of their ZIP (or that holds its point)
    std::int64_t countedNowhere = 0; ///< of all accounts: those in no unit of the layer
    std::int64_t unmappable = 0;     ///< marked so by a person
    /// "412 accounts have no point: counted by ZIP; 3 in no unit: counted nowhere". Empty if there
    /// is nothing to say.
    std::string sentence() const;
};
void to_json(Json& json, const UnlocatedSummary& summary);

/// From the units of accounts as last located.
UnlocatedSummary unlocatedSummary(const Connection& db, LayerId layer);

} // namespace core::quality
