// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/adapter.h"

#include <string>

namespace crm {

/// What became of a record that Salesforce refused with an error code and its own words. `field`
/// and `id`: of the refused one; empty where not known.
RecordOutcome salesforceRefusal(const std::string& code, const std::string& message,
                                const std::string& field, const std::string& id);

} // namespace crm
