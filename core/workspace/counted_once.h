// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/workspace/connection.h"

#include <map>
#include <utility>
#include <vector>

namespace core {

/// Whether totals count accounts that are one company once; off unless a person has said so.
bool countsClustersOnce(const Connection& db);

/// Accounts that are duplicates by a person's decision -> the account that stands for them.
using CountedFor = std::map<AccountId, AccountId>;
/// All of them, whatever the switch says. Where the chosen survivor is gone from its source, the
/// lowest of the others stands in.
CountedFor linkedDuplicates(const Connection& db);
/// Those that do not count now: `linkedDuplicates` while the switch is on, otherwise none.
CountedFor countedForOthers(const Connection& db);

/// What counting each company once takes from a measure's units (below 0) and gives to others:
/// values of accounts are dropped with the duplicate, values of its opportunities move to the unit
/// of the account that stands for it, as they are business of their own. Only measures summed from
/// records know. In order of unit.
std::vector<std::pair<UnitId, double>> onceCorrections(const Connection& db, MeasureId measure,
                                                       const CountedFor& duplicates);

} // namespace core
