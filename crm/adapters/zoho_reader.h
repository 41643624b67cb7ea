// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/vendor_http.h"
#include "crm/adapters/zoho_config.h"
#include "crm/adapters/zoho_lookup.h"
#include "crm/adapters/zoho_metadata.h"

#include <functional>
#include <string>
#include <vector>

namespace crm {

/// Reads Zoho CRM: lists and changes by queries (COQL) in order of id, activities by pages, and
/// deletions from Zoho's own list of them.
class ZohoReader {
public:
    ZohoReader(const ZohoConfig& config, VendorHttp& http, ZohoMetadata& metadata,
               ZohoLookup& lookup)
        : config_(config), http_(http), metadata_(metadata), lookup_(lookup) {}

    /// What `Adapter::list` promises, for all but users and territories.
    ListResult list(const ListRequest& request, const ListSink& sink, core::Job& job);
    ListResult users(const ListRequest& request, const ListSink& sink, core::Job& job);

private:
    using Take = std::function<void(VendorRecord&&)>;
    struct Span;

    ListResult some(const ListRequest& request, const ListSink& sink, core::Job& job);
    Span spanOf(const ListRequest& request, const ListSink& sink, core::Job& job);
    core::InstantMs markOf(const Span& span) const;
    bool readModule(const ZohoModule& module, const Span& span, const ListRequest& request,
                    const ListSink& sink, core::Job& job);
    /// False where the organisation has no such module, or does not show it.
    bool queryAll(const ZohoModule& module, const std::vector<std::string>& asked, Span span,
                  const std::function<void(const std::string& last)>& page, const Take& take,
                  core::Job& job);
    bool pageAll(const ZohoModule& module, const std::vector<std::string>& asked, const Span& span,
                 const Take& take, core::Job& job);
    bool deleted(const ZohoModule& module, core::InstantMs since, const ListSink& sink,
                 core::Job& job);

    const ZohoConfig& config_;
    VendorHttp& http_;
    ZohoMetadata& metadata_;
    ZohoLookup& lookup_;
};

} // namespace crm
