// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/hubspot_config.h"
#include "crm/adapters/hubspot_record.h"
#include "crm/adapters/vendor_http.h"

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace crm {

/// A property of one of HubSpot's object types.
struct HubspotProperty {
    bool readOnly = false;
    bool unique = false;
    core::Json json; ///< as HubSpot describes it
};

/// Reads HubSpot: whole lists by page, changes by search, single records by batch.
class HubspotReader {
public:
    using Take = std::function<void(VendorRecord&&)>;
    using Properties = std::map<std::string, HubspotProperty>;

    HubspotReader(const HubspotConfig& config, VendorHttp& http) : config_(config), http_(http) {}

    /// What `Adapter::list` promises, for all but users.
    ListResult list(const ListRequest& request, const ListSink& sink, core::Job& job);
    ListResult owners(const ListRequest& request, const ListSink& sink, core::Job& job);

    /// Records by id, read where no index lags behind. A record that was merged away is found under
    /// its old id, with the survivor's id.
    std::map<std::string, VendorRecord> byIds(Object object, const std::vector<std::string>& ids,
                                              const std::vector<std::string>& properties,
                                              core::Job& job);
    /// Records by our own key: without lag where the key is a unique property, else by search.
    EditDesk::ByKey byKeys(Object object, const std::vector<std::string>& keys,
                           const std::vector<std::string>& properties, core::Job& job);

    /// The properties of a type, asked for once. Empty where they may not be seen.
    const Properties& properties(const HubspotType& type, core::Job& job);
    void forgetProperties() { properties_.clear(); }

private:
    struct Window;

    bool listAll(const HubspotType& type, const std::vector<std::string>& properties,
                 const std::string& after, bool archived, int mostPages,
                 const std::function<void(const std::string& after)>& page, const Take& take,
                 core::Job& job);
    void searchAll(const HubspotType& type, const std::vector<std::string>& properties,
                   const Window& window, const std::function<void(const std::string& last)>& page,
                   const Take& take, core::Job& job);
    core::Json search(const HubspotType& type, core::Json body, core::Job& job);
    void pass(const HubspotType& type, const core::Json& results, bool idsOnly, const Take& take,
              core::Job& job);
    void associate(const HubspotType& type, std::vector<VendorRecord>& records, core::Job& job);
    void deleted(const HubspotType& type, core::InstantMs since, const ListSink& sink,
                 core::Job& job);
    std::vector<core::Json> batchRead(const HubspotType& type, const std::vector<std::string>& ids,
                                      const std::string& idProperty,
                                      const std::vector<std::string>& properties, core::Job& job);
    void pace(core::Job& job);

    const HubspotConfig& config_;
    VendorHttp& http_;
    std::map<std::string, Properties> properties_;
    std::deque<core::InstantMs> searches_; ///< when the last ones were made
};

/// "meetings/12" -> {"meetings", "12"}; the type is empty where there is none.
std::pair<std::string, std::string> hubspotId(const std::string& id);

} // namespace crm
