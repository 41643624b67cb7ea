// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/adapter.h"
#include "crm/adapters/adapter_tools.h"
#include "crm/adapters/rest_config.h"
#include "crm/adapters/vendor_http.h"

#include <string>

namespace crm {

/// Speaks to any REST API that a configuration describes.
class RestAdapter : public Adapter {
public:
    /// `name` is the connection's, `key` its account's in the store of secrets.
    RestAdapter(RestConfig config, const std::string& name, const std::string& key,
                const AdapterTools& tools);

    Identity whose(core::Job& job) override;
    void addRights(Identity& identity, core::Job& job) override;
    ListResult list(const ListRequest& request, const ListSink& sink, core::Job& job) override;
    std::vector<RecordOutcome> upsert(Object object, const std::vector<RecordEdit>& edits,
                                      bool create, core::Job& job) override;
    std::vector<RecordOutcome> remove(Object object, const std::vector<std::string>& ids,
                                      core::Job& job) override;
    Limits limits(core::Job& job) override;

private:
    const RestObject* find(Object object) const;
    const RestObject& require(Object object) const;

    RestConfig config_;
    VendorHttp http_;
};

} // namespace crm
