// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/adapter.h"
#include "crm/adapters/adapter_tools.h"
#include "crm/adapters/dynamics_client.h"
#include "crm/adapters/dynamics_reader.h"

#include <map>
#include <string>

namespace crm {

/// Speaks to Dynamics 365 (Dataverse Web API 9.2).
class DynamicsAdapter final : public Adapter {
public:
    /// `name` is the connection's, `key` its account's in the store of secrets.
    DynamicsAdapter(DynamicsConfig config, const std::string& name, const std::string& key,
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
    DynamicsConfig config_;
    VendorHttp http_;
    DynamicsClient client_;
    DynamicsReader reader_;
    std::string user_; ///< id of who is signed in
};

} // namespace crm
