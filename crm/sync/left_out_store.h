// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/workspace/workspace.h"

#include <map>
#include <string>
#include <vector>

namespace crm {

/// A record that a person leaves out of publishing: it keeps its values in the CRM, whatever the
/// plan says, until somebody takes it in again.
struct LeftOut {
    std::string why;
    std::string who;
    std::string at; ///< UTC
};

/// The records left out of a connection, by their id in the CRM (table `crm_left_out`).
std::map<std::string, LeftOut> loadLeftOut(const core::Connection& db,
                                           core::ConnectionId connection);

/// Leaves records out from now on; those that are left out already keep their reason where `why` is
/// empty.
void leaveOut(core::Record& record, core::ConnectionId connection,
              const std::vector<std::string>& ids, const std::string& why);
/// Takes records in again, from the next publish on.
void takeIn(core::Record& record, core::ConnectionId connection,
            const std::vector<std::string>& ids);

} // namespace crm
