// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/adapter.h"
#include "crm/adapters/salesforce_config.h"
#include "crm/adapters/vendor_http.h"

#include <string>

namespace crm {

/// Makes a file of Salesforce (a ContentVersion) that belongs to a record, unless the record has
/// one of this title: a lost answer makes no second one.
RecordOutcome attachToSalesforce(const SalesforceConfig& config, VendorHttp& http,
                                 const std::string& id, const AttachedFile& file, core::Job& job);

} // namespace crm
