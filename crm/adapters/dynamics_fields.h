// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "crm/adapters/dynamics_client.h"

#include <vector>

namespace crm {

/// Makes the columns that a table does not have, and the alternate key of one that is to be
/// unique. Returns what could not be made.
std::vector<core::Issue> makeDynamicsFields(DynamicsClient& client, const DynamicsTable& table,
                                            const std::vector<FieldWish>& wishes, core::Job& job);

} // namespace crm
