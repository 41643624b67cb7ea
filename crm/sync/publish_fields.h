// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <string>
#include <vector>

namespace crm {

/// The names that the published values have in the CRM: `{"publish": {"territory_id": "Terr__c",
/// "territory": "", "owner": "OwnerId", "owner_as": "id"}}`. An empty name is not published.
struct PublishFields {
    std::string territoryId = "territory_id";
    std::string territory = "territory";
    std::string owner = "owner";
    /// What stands for a person: "name", "id", "email", or "auto": as the CRM's values do now.
    std::string ownerAs = "auto";

    /// From a connection's configuration. Throws Error(Input) for what it does not understand.
    static PublishFields fromJson(const core::Json& config);
    core::Json toJson() const;
    /// Those that are published, in this order: id, name, owner.
    std::vector<std::string> names() const;
};

} // namespace crm
