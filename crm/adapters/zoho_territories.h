// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/vendor_http.h"
#include "crm/adapters/zoho_config.h"
#include "crm/adapters/zoho_metadata.h"

#include <string>
#include <vector>

namespace crm {

/// Territories of Zoho's territory management, by our neutral names. Zoho keeps no code of ours for
/// one; but each has a rule for accounts, and ours is that their territory field holds the code.
class ZohoTerritories {
public:
    ZohoTerritories(const ZohoConfig& config, VendorHttp& http, ZohoMetadata& metadata)
        : config_(config), http_(http), metadata_(metadata) {}

    ListResult list(const ListRequest& request, const ListSink& sink, core::Job& job);
    std::vector<RecordOutcome> upsert(const std::vector<RecordEdit>& edits, bool create,
                                      core::Job& job);
    std::vector<RecordOutcome> remove(const std::vector<std::string>& ids, core::Job& job);

private:
    bool readAll(std::vector<VendorRecord>& all, core::Job& job);
    core::Json rowOf(const RecordEdit& edit, bool isNew) const;
    RecordOutcome writeOne(const RecordEdit& edit, bool isNew, core::Job& job);
    std::string codeField() const;

    const ZohoConfig& config_;
    VendorHttp& http_;
    ZohoMetadata& metadata_;
};

} // namespace crm
