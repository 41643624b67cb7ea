// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/adapter.h"
#include "crm/adapters/adapter_tools.h"
#include "crm/adapters/pipedrive_config.h"
#include "crm/adapters/pipedrive_reader.h"
#include "crm/adapters/vendor_http.h"

#include <memory>
#include <string>

namespace crm {

/// Speaks to Pipedrive (version 2 of its interface, and the first where it has no other).
class PipedriveAdapter final : public Adapter {
public:
    /// `name` is the connection's, `key` its account's in the store of secrets.
    PipedriveAdapter(PipedriveConfig config, const std::string& name, const std::string& key,
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
    void findAddress();
    core::Json permissionsOf(const PipedriveType& type, core::Job& job);

    PipedriveConfig config_;
    std::shared_ptr<TokenKeeper> keeper_;
    VendorHttp http_;
    PipedriveReader reader_;
};

} // namespace crm
