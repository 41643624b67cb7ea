// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/workspace/workspace.h"

#include <map>
#include <string>

namespace crm {

/// Ids that live on as others, because the CRM merged their records (table `crm_aliases`): the old
/// id -> the one that survived, followed to its end.
std::map<std::string, std::string>
loadAliases(const core::Connection& db, core::ConnectionId connection, const std::string& object);
void noteAlias(core::Record& record, core::ConnectionId connection, const std::string& object,
               const std::string& oldId, const std::string& newId);

} // namespace crm
