// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "crm/adapters/hubspot_config.h"
#include "crm/adapters/vendor_record.h"

#include <string>
#include <vector>

namespace crm {

/// A moment as HubSpot writes it: ISO with Z, or milliseconds since 1970. Empty for anything else.
std::optional<core::InstantMs> hubspotMoment(const std::string& text);

/// A record of an answer. Of an activity, the values are by our neutral names and the id is
/// "meetings/123". Throws RemoteError(Garbage) for what is no record.
VendorRecord hubspotRecord(const HubspotConfig& config, const HubspotType& type,
                           const core::Json& json);

/// The properties that have to be asked for to make such records, with further ones.
std::vector<std::string> hubspotProperties(const HubspotConfig& config, const HubspotType& type,
                                           const std::vector<std::string>& more);

/// The type of an activity of our kinds: "meeting" is "meetings".
std::string hubspotActivityType(const std::string& kind);
/// The properties that a change of neutral fields of an activity means. `now` is the activity as
/// it is, or what is known of it; a change of one field may touch several properties.
core::Json hubspotActivity(const std::string& type, const std::vector<FieldEdit>& fields,
                           const VendorRecord& now, bool isNew);

} // namespace crm
