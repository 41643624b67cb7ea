// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/hubspot_record.h"
#include "crm/adapters/hubspot_search.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace crm {

/// A property of one of HubSpot's object types.
struct HubspotProperty {
    bool readOnly = false;
    bool unique = false;
    core::Json json; ///< as HubSpot describes it
};

/// Looks up what is known by name: properties, records by id or key, and what they belong to.
class HubspotLookup {
public:
    using Properties = std::map<std::string, HubspotProperty>;

    HubspotLookup(const HubspotConfig& config, VendorHttp& http, HubspotSearch& search)
        : config_(config), http_(http), search_(search) {}

    /// The properties of a type, asked for once. Empty where they may not be seen.
    const Properties& properties(const HubspotType& type, core::Job& job);
    void forgetProperties() { properties_.clear(); }

    /// Records by id, read where no index lags behind. A record that was merged away is found under
    /// its old id, with the survivor's id.
    std::map<std::string, VendorRecord> byIds(Object object, const std::vector<std::string>& ids,
                                              const std::vector<std::string>& properties,
                                              core::Job& job);
    /// Records by our own key: without lag where the key is a unique property, else by search.
    EditDesk::ByKey byKeys(Object object, const std::vector<std::string>& keys,
                           const std::vector<std::string>& properties, core::Job& job);
    /// Records as HubSpot writes them, by id or by a unique property; of those that are not there,
    /// nothing comes.
    std::vector<core::Json> batchRead(const HubspotType& type, const std::vector<std::string>& ids,
                                      const std::string& idProperty,
                                      const std::vector<std::string>& properties, core::Job& job);
    /// Fills in which company, contact or deal records belong to: only the associations know.
    void associate(const HubspotType& type, std::vector<VendorRecord>& records, core::Job& job);

private:
    std::vector<VendorRecord> ofKeys(const HubspotType& type, const std::vector<std::string>& keys,
                                     const std::vector<std::string>& properties, core::Job& job);

    const HubspotConfig& config_;
    VendorHttp& http_;
    HubspotSearch& search_;
    std::map<std::string, Properties> properties_;
};

/// "meetings/12" -> {"meetings", "12"}; the type is empty where there is none.
std::pair<std::string, std::string> hubspotId(const std::string& id);

} // namespace crm
