// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/json.h"
#include "crm/adapters/zoho_metadata.h"
#include "crm/adapters/zoho_record.h"

#include <string>
#include <vector>

namespace crm {

/// The module of an activity of our kinds: "meeting" is "Events".
std::string zohoActivityModule(const std::string& kind);

/// The fields of an activity that have to be asked for.
std::vector<std::string> zohoActivityFields(const ZohoConfig& config, const ZohoModule& module,
                                            const ZohoFields& known);

/// An activity of an answer, with values by our neutral names and the id "Events/123". A meeting
/// has no state in Zoho: it is done when it is over at `now`.
VendorRecord zohoActivity(const ZohoConfig& config, const ZohoModule& module,
                          const core::Json& json, core::InstantMs now);

/// What a change of an activity has to know.
struct ZohoActivityEdit {
    std::vector<FieldEdit> fields;
    VendorRecord before; ///< as it is, or what is known of it
    std::string key;     ///< our own
    bool isNew = false;
    std::string offset = "+00:00"; ///< of the zone that Zoho means whole days in
    core::InstantMs now = 0;
};

/// The record to send for a change of neutral fields; a change of one may touch several of Zoho's.
core::Json zohoActivityJson(const ZohoConfig& config, const ZohoModule& module,
                            const ZohoFields& known, const ZohoActivityEdit& edit);

} // namespace crm
