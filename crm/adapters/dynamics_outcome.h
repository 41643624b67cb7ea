// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "crm/adapters/adapter.h"
#include "crm/adapters/dynamics_batch.h"

#include <string>

namespace crm {

/// What an answer to the writing of one row means for it. The id is left to the caller.
RecordOutcome dynamicsOutcome(const DynamicsRequest& request, const DynamicsReply& reply);

/// A value as a column of that type takes it; null for an empty one.
core::Json dynamicsValue(const std::string& type, const std::string& text);

} // namespace crm
