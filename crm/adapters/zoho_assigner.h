// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/vendor_http.h"
#include "crm/adapters/vendor_record.h"
#include "crm/adapters/zoho_config.h"
#include "crm/adapters/zoho_metadata.h"

#include <map>
#include <string>
#include <vector>

namespace crm {

/// Puts records into territories of Zoho's territory management. Territories of a record are no
/// field that a write could set: they have calls of their own.
class ZohoAssigner {
public:
    ZohoAssigner(const ZohoConfig& config, VendorHttp& http, ZohoMetadata& metadata)
        : config_(config), http_(http), metadata_(metadata) {}

    /// For edits of the field "Territories" that are written but for it: takes the records to the
    /// territories that it names, and out of all others. `found` holds the records as they were.
    void assign(const ZohoModule& module, const std::vector<std::size_t>& places, EditDesk& desk,
                const std::map<std::string, VendorRecord>& found, core::Job& job);

private:
    struct Change {
        const ZohoModule& module;
        std::string path;
        const std::map<std::size_t, std::vector<std::string>>& ids; ///< of territories, by place
    };
    void assignAll(const Change& change, const std::vector<std::size_t>& places, EditDesk& desk,
                   core::Job& job);

    const ZohoConfig& config_;
    VendorHttp& http_;
    ZohoMetadata& metadata_;
};

} // namespace crm
