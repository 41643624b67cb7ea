// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <map>
#include <string>
#include <vector>

namespace crm {

/// The names that the published values have in the CRM: `{"publish": {"territory_id": "Terr__c",
/// "territory": "", "owner": "OwnerId", "owner_as": "id", "lon": "Lon__c", "lat": "Lat__c",
/// "decimals": 6, "quality": "Geocode__c", "ring": "Ring_Id__c", "ring_minutes": "Ring_Minutes__c",
/// "ring_km2": "Ring_Area__c", "measures": {"workload": "Workload__c"}}}`. An empty name is not
/// published; coordinates, how exact they are, the drive-time ring and measures only where they
/// have a name.
struct PublishFields {
    std::string territoryId = "territory_id";
    std::string territory = "territory";
    std::string owner = "owner";
    /// What stands for a person: "name", "id", "email", or "auto": as the CRM's values do now.
    std::string ownerAs = "auto";
    std::string lon = {}; ///< degrees of EPSG:4326
    std::string lat = {};
    /// Of the published coordinates: as many as the CRM's fields hold. More would come back
    /// rounded, look like somebody else's edit, and be written again and again. 7 are 1 cm, 5 are 1
    /// m.
    int decimals = 7;
    std::string quality = {};     ///< match level: "rooftop", "zip", "pin"
    std::string ring = {};        ///< name of the drive-time ring that the account lies in
    std::string ringMinutes = {}; ///< the least of its minutes
    std::string ringArea = {};    ///< square kilometres within these minutes
    std::map<std::string, std::string> measures = {}; ///< measure of an account -> field

    /// From a connection's configuration. Throws Error(Input) for what it does not understand.
    static PublishFields fromJson(const core::Json& config);
    core::Json toJson() const;
    /// Those that are published, in this order: id, name, owner, coordinates, quality,
    /// ring, measures.
    std::vector<std::string> names() const;
    /// Whether anything of an account's place is published.
    bool anyPlace() const { return !lon.empty() || !lat.empty() || !quality.empty(); }
    /// Whether anything of the ring that it lies in is published.
    bool anyRing() const { return !ring.empty() || !ringMinutes.empty() || !ringArea.empty(); }
};

} // namespace crm
