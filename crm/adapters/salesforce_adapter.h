// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/adapter.h"
#include "crm/adapters/adapter_tools.h"
#include "crm/adapters/batches.h"
#include "crm/adapters/salesforce_config.h"
#include "crm/adapters/salesforce_timeline.h"
#include "crm/adapters/vendor_http.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace crm {

/// Speaks to Salesforce: SOQL with keyset paging, the deleted calls, collections of 200 rows, and
/// Bulk API 2.0 jobs for more.
class SalesforceAdapter : public Adapter {
public:
    /// `baseUrl` is the organisation's own address; empty: the one that came with the sign-in.
    SalesforceAdapter(SalesforceConfig config, const std::string& name, const std::string& key,
                      const std::string& baseUrl, const AdapterTools& tools);

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
    bool takesFiles(Object object) const override { return object == Object::Activity; }
    RecordOutcome attach(Object object, const std::string& id, const AttachedFile& file,
                         core::Job& job) override;

private:
    const SalesforceObject* find(Object object) const;
    const SalesforceObject& require(Object object) const;
    void rememberBaseUrl();
    /// What the organisation says of an object; null where it has none, or does not show it.
    const core::Json& describe(const SalesforceObject& object, core::Job& job);
    SalesforceTimeline timeline(core::Job& job);
    void noteActivities(Identity& identity, core::Job& job);

    SalesforceConfig config_;
    std::shared_ptr<TokenKeeper> keeper_;
    VendorHttp http_;
    std::string name_;
    bool baseUrlGiven_;
    std::map<std::string, core::Json> described_;
};

} // namespace crm
