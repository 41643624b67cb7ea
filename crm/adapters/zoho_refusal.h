// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "crm/adapters/adapter.h"

#include <string>

namespace crm {

/// What an error of Zoho's means for the record that it is about: {"code", "message", "details"}.
/// `status` is that of the answer, 0 where the error is about one of several records.
RecordOutcome zohoRefusal(const core::Json& error, int status);

/// Codes by which Zoho says that the sign-in may not see or do something.
bool zohoForbids(const std::string& code);
/// ... or that the organisation does not have it.
bool zohoLacks(const std::string& code);

} // namespace crm
