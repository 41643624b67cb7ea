// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/hubspot_config.h"
#include "crm/adapters/vendor_http.h"

namespace crm {

/// What `Adapter::list` promises, for the people in charge of records.
ListResult hubspotOwners(const HubspotConfig& config, VendorHttp& http, const ListRequest& request,
                         const ListSink& sink, core::Job& job);

} // namespace crm
