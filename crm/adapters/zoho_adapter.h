// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/adapter.h"
#include "crm/adapters/adapter_tools.h"
#include "crm/adapters/vendor_http.h"
#include "crm/adapters/zoho_config.h"
#include "crm/adapters/zoho_metadata.h"
#include "crm/adapters/zoho_reader.h"

#include <memory>
#include <string>

namespace crm {

/// Speaks to Zoho CRM (v8), in whichever data centre the user is at home.
class ZohoAdapter final : public Adapter {
public:
    /// `name` is the connection's, `key` its account's in the store of secrets.
    ZohoAdapter(ZohoConfig config, const std::string& name, const std::string& key,
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
    /// The API of the data centre that signed the user in.
    void rememberBaseUrl();
    core::Json permissionsOf(const ZohoModule& module, core::Job& job);
    void makeField(const ZohoModule& module, const FieldWish& wish,
                   std::vector<core::Issue>& issues, core::Job& job);

    ZohoConfig config_;
    std::shared_ptr<TokenKeeper> keeper_;
    VendorHttp http_;
    ZohoMetadata metadata_;
    ZohoLookup lookup_;
    ZohoReader reader_;
};

} // namespace crm
