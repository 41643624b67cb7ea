// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/hubspot_lookup.h"
#include "crm/adapters/hubspot_search.h"
#include "crm/adapters/list_cursor.h"
#include "crm/adapters/vendor_http.h"

#include <functional>
#include <string>
#include <vector>

namespace crm {

/// Lists what HubSpot holds: everything by page, changes by search, single records by batch.
class HubspotReader {
public:
    HubspotReader(const HubspotConfig& config, VendorHttp& http)
        : config_(config), http_(http), search_(config, http), lookup_(config, http, search_) {}

    /// What `Adapter::list` promises, for all but users.
    ListResult list(const ListRequest& request, const ListSink& sink, core::Job& job);
    HubspotLookup& lookup() { return lookup_; }

private:
    /// One call of `list` that goes by pages.
    struct Walk;

    void byNames(const ListRequest& request, const ListSink& sink,
                 const std::function<void(VendorRecord&&)>& take, core::Job& job);
    void listAll(Walk& walk, core::Job& job);
    void searchAll(Walk& walk, HubspotSpan span, core::Job& job);
    bool hasManyPages(Walk& walk, core::Job& job);
    void passFound(Walk& walk, const HubspotPage& found, core::Job& job);
    void pass(Walk& walk, const core::Json& results, core::Job& job);
    void deleted(const HubspotType& type, core::InstantMs since, const ListSink& sink,
                 core::Job& job);

    const HubspotConfig& config_;
    VendorHttp& http_;
    HubspotSearch search_;
    HubspotLookup lookup_;
};

} // namespace crm
