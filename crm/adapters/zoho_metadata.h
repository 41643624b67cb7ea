// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/vendor_http.h"
#include "crm/adapters/zoho_config.h"

#include <map>
#include <optional>
#include <string>

namespace crm {

/// A field of a module.
struct ZohoField {
    std::string type; ///< Zoho's: "text", "ownerlookup", "double"
    bool write = false;
    bool create = false; ///< may be set when a record is made
    bool unique = false;
    core::Json json; ///< as Zoho describes it
};

/// The fields of a module, as far as the user sees them.
struct ZohoFields {
    bool present = true; ///< the organisation has such a module
    bool seen = false;   ///< Zoho lists its fields for this sign-in
    std::map<std::string, ZohoField> byName;

    const ZohoField* find(const std::string& name) const;
    /// Whether a field can be asked for: it is listed, or there is no list to hold it against.
    bool askable(const std::string& name) const { return !seen || byName.contains(name); }
};

/// Who is signed in.
struct ZohoUser {
    std::string id;
    std::string name;
    std::string offset; ///< of the zone that whole days are meant in: "+05:30"
};

/// What Zoho says of itself: fields, modules, the user, territories. Each is asked for once.
class ZohoMetadata {
public:
    ZohoMetadata(const ZohoConfig& config, VendorHttp& http) : config_(config), http_(http) {}

    const ZohoFields& fields(const ZohoModule& module, core::Job& job);
    /// {"Accounts": {...}} as Zoho describes its modules; empty where the sign-in may not see it.
    const std::map<std::string, core::Json>& modules(core::Job& job);
    const ZohoUser& user(core::Job& job);
    /// Id -> name; empty where territories are not in use or may not be seen.
    const std::map<std::string, std::string>& territories(core::Job& job);
    void forget();

private:
    const ZohoConfig& config_;
    VendorHttp& http_;
    std::map<std::string, ZohoFields> fields_;
    std::optional<std::map<std::string, core::Json>> modules_;
    std::optional<ZohoUser> user_;
    std::optional<std::map<std::string, std::string>> territories_;
};

} // namespace crm
