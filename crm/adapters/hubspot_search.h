// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/hubspot_config.h"
#include "crm/adapters/vendor_http.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace crm {

/// The records that a search is about, in order of their ids.
struct HubspotSpan {
    /// Milliseconds since 1970 between which they were changed, both ends included; empty: all.
    std::optional<std::pair<core::InstantMs, core::InstantMs>> changed;
    std::string behind; ///< id of the last record that came; empty: from the first one on
};

/// One page of a search.
struct HubspotPage {
    core::Json results; ///< never anything but a list
    std::int64_t total = 0;
    bool bare = false; ///< without properties: their names were too long for a search
    bool last = false;
    std::string end; ///< id of its last record
};

/// Searches HubSpot, a few times a second: more are refused, and no header tells beforehand.
class HubspotSearch {
public:
    HubspotSearch(const HubspotConfig& config, VendorHttp& http) : config_(config), http_(http) {}

    /// Keyset over (span, id): a span may hold more than the 10,000 records that one search shows,
    /// all with one time of change, and ids are the only order that neither ends nor repeats.
    HubspotPage page(const HubspotType& type, const std::vector<std::string>& properties,
                     const HubspotSpan& span, core::Job& job);
    /// Records that have one of at most 100 values in a property.
    core::Json having(const HubspotType& type, const std::string& property,
                      const std::vector<std::string>& values,
                      const std::vector<std::string>& wanted, core::Job& job);

private:
    core::Json ask(const HubspotType& type, core::Json body, core::Job& job);
    void pace(core::Job& job);

    const HubspotConfig& config_;
    VendorHttp& http_;
    std::deque<core::InstantMs> made_; ///< when the last ones were
};

/// The list of records in an answer. Throws RemoteError(Garbage) where there is none.
const core::Json& hubspotResults(const core::Json& answer);

} // namespace crm
