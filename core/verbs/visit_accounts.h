// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/workspace/connection.h"

#include <map>
#include <string>

namespace core {

/// Whose an account is, for reports on visits.
struct VisitAccount {
    std::string number, name;
    std::string rep;       ///< name of who works it, as the CRM says; empty = nobody
    std::string territory; ///< name, in the scenario; empty = none
};

/// The accounts of a workspace that an expression is true for (empty = all), with their territories
/// in a scenario: the one that is named, else the only one, else none. Throws Error(Input) for a
/// scenario or an expression that is not understood.
std::map<AccountId, VisitAccount>
loadVisitAccounts(const Connection& db, const std::string& scenario, const std::string& where = {});

} // namespace core
