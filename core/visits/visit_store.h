// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visits/visit.h"
#include "core/workspace/workspace.h"

#include <optional>
#include <vector>

namespace core::visits {

/// Adds visits; each gets an id, and a key unless it has one.
void insertVisits(Edit& edit, std::vector<Visit>& visits);
/// Sets everything of a visit but its key and who made it.
void updateVisit(Edit& edit, const Visit& visit);
void deleteVisit(Edit& edit, VisitId visit);

/// In order of beginning; of all accounts, or of one.
std::vector<Visit> loadVisits(const Connection& db, std::optional<AccountId> account = {});
/// Throws Error(Input) if there is none of this number.
Visit requireVisit(const Connection& db, VisitId visit);

} // namespace core::visits
