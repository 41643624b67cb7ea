// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/adapter.h"
#include "crm/adapters/adapter_tools.h"
#include "crm/adapters/hubspot_config.h"
#include "crm/adapters/hubspot_reader.h"
#include "crm/adapters/vendor_http.h"

#include <string>

namespace crm {

/// Speaks to HubSpot (CRM API 2026-09, or v3 where the connection says so).
class HubspotAdapter final : public Adapter {
public:
    /// `name` is the connection's, `key` its account's in the store of secrets.
    HubspotAdapter(HubspotConfig config, const std::string& name, const std::string& key,
                   const AdapterTools& tools);

    Identity whose(core::Job& job) override;
    void addRights(Identity& identity, core::Job& job) override;
    ListResult list(const ListRequest& request, const ListSink& sink, core::Job& job) override;
    std::vector<RecordOutcome> upsert(Object object, const std::vector<RecordEdit>& edits,
                                      bool create, core::Job& job) override;
    std::vector<RecordOutcome> remove(Object object, const std::vector<std::string>& ids,
                                      core::Job& job) override;
    Limits limits(core::Job& job) override;
    std::vector<core::Issue> makeFields(Object object, const std::vector<FieldWish>& fields,
                                        core::Job& job) override;

private:
    core::Json permissionsOf(const HubspotType& type, core::Job& job);

    HubspotConfig config_;
    VendorHttp http_;
    HubspotReader reader_;
};

} // namespace crm
