// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/vendor_http.h"
#include "crm/adapters/zoho_config.h"
#include "crm/adapters/zoho_metadata.h"
#include "crm/adapters/zoho_record.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace crm {

/// Finds single records of Zoho CRM, and knows how a record of an answer is read.
class ZohoLookup {
public:
    ZohoLookup(const ZohoConfig& config, VendorHttp& http, ZohoMetadata& metadata)
        : config_(config), http_(http), metadata_(metadata) {}

    /// Records by id, read where nothing lags behind.
    std::map<std::string, VendorRecord> byIds(Object object, const std::vector<std::string>& ids,
                                              const std::vector<std::string>& fields,
                                              core::Job& job);
    /// Records by our own key.
    EditDesk::ByKey byKeys(Object object, const std::vector<std::string>& keys,
                           const std::vector<std::string>& fields, core::Job& job);

    /// The fields of a module to ask for, those of `fields` among them that are there.
    std::vector<std::string> askedOf(const ZohoModule& module,
                                     const std::vector<std::string>& fields, core::Job& job);
    VendorRecord recordOf(const ZohoModule& module, const core::Json& json,
                          const std::vector<std::string>& asked, core::Job& job);
    /// The answer to a query; `present` becomes false where the organisation has no such module, or
    /// does not show it.
    core::Json query(const std::string& text, const ZohoModule& module, bool& present,
                     core::Job& job);
    bool refusesAll(const ApiAnswer& answer, const ZohoModule& module) const;

    /// Notes what time it is for Zoho.
    void noteClock(const ApiAnswer& answer);
    void forgetClock() { theirNow_.reset(); }
    /// Zoho's time at the first answer since it was forgotten; empty where no answer told.
    std::optional<core::InstantMs> theirNow() const { return theirNow_; }

private:
    void nameTerritories(const core::Json& territories, VendorRecord& record, core::Job& job);

    const ZohoConfig& config_;
    VendorHttp& http_;
    ZohoMetadata& metadata_;
    std::optional<core::InstantMs> theirNow_;
};

/// "Events/12" -> {"Events", "12"}; the module is empty where there is none.
std::pair<std::string, std::string> zohoId(const std::string& id);

} // namespace crm
