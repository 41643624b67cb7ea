// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/batches.h"
#include "crm/adapters/zoho_lookup.h"

#include <map>
#include <string>
#include <vector>

namespace crm {

/// Writes records of one object to Zoho CRM, by batches of 100.
class ZohoWriter {
public:
    ZohoWriter(Object object, const ZohoConfig& config, VendorHttp& http, ZohoMetadata& metadata,
               ZohoLookup& lookup)
        : object_(object), config_(config), http_(http), metadata_(metadata), lookup_(lookup),
          desk_({}) {}

    std::vector<RecordOutcome> upsert(const std::vector<RecordEdit>& edits, bool create,
                                      core::Job& job);
    std::vector<RecordOutcome> remove(const std::vector<std::string>& ids, core::Job& job);

private:
    enum class Way { Update, Create, Upsert };

    const ZohoModule* moduleOf(std::size_t place) const;
    /// The fields of a module; none for notes, of which Zoho lists none.
    const ZohoFields& fieldsOf(const ZohoModule& module, core::Job& job);
    void refuseUnknown(const ZohoModule& module, const std::vector<std::size_t>& places,
                       core::Job& job);
    void lookUpKeys(bool create, bool upserts, core::Job& job);
    EditDesk::ByKey notesByKey(core::Job& job);
    void look(core::Job& job);
    void writeModule(const ZohoModule& module, const std::vector<std::size_t>& places, bool upserts,
                     core::Job& job);
    core::Json rowOf(std::size_t place, const ZohoModule& module, Way way, core::Job& job);
    ApiCall callFor(const ZohoModule& module, Way way, const std::vector<std::size_t>& some,
                    core::Job& job);
    BatchResult write(const ZohoModule& module, Way way, const std::vector<std::size_t>& some,
                      core::Job& job);
    std::vector<RecordOutcome> outcomesOf(const ZohoModule& module, const ApiAnswer& answer,
                                          Way way, const std::vector<std::size_t>& some) const;
    BatchResult removeSome(const ZohoModule& module, const std::vector<std::string>& ids,
                           const std::vector<std::size_t>& some, core::Job& job);

    Object object_;
    const ZohoConfig& config_;
    VendorHttp& http_;
    ZohoMetadata& metadata_;
    ZohoLookup& lookup_;
    EditDesk desk_;
    std::map<std::string, VendorRecord> found_; ///< as looked at before
};

} // namespace crm
