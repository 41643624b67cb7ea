// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/workspace/workspace.h"

#include <map>
#include <string>
#include <vector>

namespace crm {

/// Records that may have changed, as a web hook said (table `crm_hints`), by object name. The next
/// sync reads them again; what the hook said of their values is not believed.
std::map<std::string, std::vector<std::string>> loadHints(const core::Connection& db,
                                                          core::ConnectionId connection);
void noteHint(core::Record& record, core::ConnectionId connection, const std::string& object,
              const std::string& id);
void dropHints(core::Record& record, core::ConnectionId connection, const std::string& object,
               const std::vector<std::string>& ids);

/// Notes that a web hook's event has come; false if it had come before. Events older than a month
/// are forgotten.
bool noteEvent(core::Record& record, const std::string& source, const std::string& event);

} // namespace crm
