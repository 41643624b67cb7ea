// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/batches.h"
#include "crm/adapters/hubspot_lookup.h"

#include <map>
#include <string>
#include <vector>

namespace crm {

/// Writes records of one object to HubSpot, by batches of 100.
class HubspotWriter {
public:
    HubspotWriter(Object object, const HubspotConfig& config, VendorHttp& http,
                  HubspotLookup& lookup)
        : object_(object), config_(config), http_(http), lookup_(lookup), desk_({}) {}

    std::vector<RecordOutcome> upsert(const std::vector<RecordEdit>& edits, bool create,
                                      core::Job& job);
    std::vector<RecordOutcome> remove(const std::vector<std::string>& ids, core::Job& job);

private:
    enum class Way { Update, Create, Upsert };

    const HubspotType* typeOf(std::size_t place) const;
    void refuseUnknown(const HubspotType& type, core::Job& job);
    core::Json inputOf(std::size_t place, const HubspotType& type, Way way, core::Job& job);
    BatchResult write(const HubspotType& type, Way way, const std::vector<std::size_t>& some,
                      core::Job& job);
    std::vector<RecordOutcome> outcomesOf(const ApiAnswer& answer, Way way,
                                          const std::vector<std::size_t>& some) const;
    RecordOutcome refusal(const core::Json& error, int status) const;
    void linkAnew(const HubspotType& type, const std::vector<std::size_t>& some, core::Job& job);

    Object object_;
    const HubspotConfig& config_;
    VendorHttp& http_;
    HubspotLookup& lookup_;
    EditDesk desk_;
    std::map<std::string, VendorRecord> found_; ///< as looked at before
};

} // namespace crm
