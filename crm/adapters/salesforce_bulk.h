// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/adapter.h"
#include "crm/adapters/salesforce_config.h"
#include "crm/adapters/vendor_http.h"

#include <map>
#include <string>
#include <vector>

namespace crm {

/// How a job ended for one of its records.
enum class BulkEnd { Written, Refused, NotReached };

struct BulkRow {
    BulkEnd end = BulkEnd::NotReached;
    std::string code = {}; ///< of a refusal, as Salesforce names it
    std::string message = {};
};

/// Changes many records of an object (its API name), all of which have ids, by one job of the Bulk
/// API 2.0, and waits for it. By id, what it says of them; those it said nothing of may have been
/// changed or not. Throws RemoteError as long as nothing was begun.
std::map<std::string, BulkRow> salesforceBulk(const SalesforceConfig& config,
                                              const std::string& object,
                                              const std::vector<const RecordEdit*>& edits,
                                              VendorHttp& http, core::Job& job);

} // namespace crm
