// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/vendor_http.h"
#include "crm/adapters/zoho_config.h"
#include "crm/adapters/zoho_metadata.h"
#include "crm/adapters/zoho_record.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace crm {

/// Reads Zoho CRM: lists and changes by queries (COQL) in order of id, activities by pages, single
/// records by id, deletions from Zoho's own list of them.
class ZohoReader {
public:
    using Take = std::function<void(VendorRecord&&)>;

    ZohoReader(const ZohoConfig& config, VendorHttp& http, ZohoMetadata& metadata)
        : config_(config), http_(http), metadata_(metadata) {}

    /// What `Adapter::list` promises, for all but users and territories.
    ListResult list(const ListRequest& request, const ListSink& sink, core::Job& job);
    ListResult users(const ListRequest& request, const ListSink& sink, core::Job& job);

    /// Records by id, read where nothing lags behind.
    std::map<std::string, VendorRecord> byIds(Object object, const std::vector<std::string>& ids,
                                              const std::vector<std::string>& fields,
                                              core::Job& job);
    /// Records by our own key.
    EditDesk::ByKey byKeys(Object object, const std::vector<std::string>& keys,
                           const std::vector<std::string>& fields, core::Job& job);

private:
    struct Span;

    std::vector<std::string> askedOf(const ZohoModule& module,
                                     const std::vector<std::string>& fields, core::Job& job);
    VendorRecord recordOf(const ZohoModule& module, const core::Json& json,
                          const std::vector<std::string>& asked, core::Job& job);
    void nameTerritories(const core::Json& territories, VendorRecord& record, core::Job& job);
    ListResult some(const ListRequest& request, const ListSink& sink, core::Job& job);
    /// False where the organisation has no such module, or does not show it.
    bool queryAll(const ZohoModule& module, const std::vector<std::string>& asked, Span span,
                  const std::function<void(const std::string& last)>& page, const Take& take,
                  core::Job& job);
    bool pageAll(const ZohoModule& module, const std::vector<std::string>& asked, const Span& span,
                 const Take& take, core::Job& job);
    bool deleted(const ZohoModule& module, core::InstantMs since, const ListSink& sink,
                 core::Job& job);
    core::Json query(const std::string& text, const ZohoModule& module, bool& present,
                     core::Job& job);
    bool refusesAll(const ApiAnswer& answer, const ZohoModule& module) const;
    void noteClock(const ApiAnswer& answer);

    const ZohoConfig& config_;
    VendorHttp& http_;
    ZohoMetadata& metadata_;
    std::optional<core::InstantMs> theirNow_; ///< at the first answer of a list
};

/// "Events/12" -> {"Events", "12"}; the module is empty where there is none.
std::pair<std::string, std::string> zohoId(const std::string& id);

} // namespace crm
