// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/list_cursor.h"
#include "crm/adapters/pipedrive_fields.h"
#include "crm/adapters/pipedrive_record.h"
#include "crm/adapters/vendor_http.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace crm {

/// Lists what Pipedrive holds: by cursors of 500, changes by the time of the last one, single
/// records by id, a hundred at a time.
class PipedriveReader {
public:
    using Take = std::function<void(VendorRecord&&)>;

    PipedriveReader(const PipedriveConfig& config, VendorHttp& http)
        : config_(config), http_(http), fields_(config, http) {}

    /// What `Adapter::list` promises, for all but users.
    ListResult list(const ListRequest& request, const ListSink& sink, core::Job& job);
    PipedriveFields& fields() { return fields_; }

    /// Records by id, read where no index lags behind.
    std::map<std::string, VendorRecord> byIds(const PipedriveType& type,
                                              const std::vector<std::string>& ids, core::Job& job);
    /// Records by our own key; may lag.
    EditDesk::ByKey byKeys(const PipedriveType& type, const std::vector<std::string>& keys,
                           core::Job& job);
    /// All records that some items of a query choose.
    void each(const PipedriveType& type, const QueryItems& query, const Take& take, core::Job& job);

private:
    /// One call of `list` that goes by pages.
    struct Walk;

    ApiAnswer page(const PipedriveType& type, const QueryItems& query, const std::string& behind,
                   core::Job& job);
    std::string next(const PipedriveType& type, const core::Json& answer) const;
    void walk(Walk& walk, core::Job& job);
    void byNames(const PipedriveType& type, const ListRequest& request, const ListSink& sink,
                 const Take& take, core::Job& job);
    void deleted(const PipedriveType& type, core::InstantMs since, const ListSink& sink,
                 core::Job& job);
    void deletedRecently(const PipedriveType& type, core::InstantMs since, const ListSink& sink,
                         core::Job& job);
    std::vector<std::string> found(const PipedriveType& type, const std::string& key,
                                   core::Job& job);

    const PipedriveConfig& config_;
    VendorHttp& http_;
    PipedriveFields fields_;
};

/// What `Adapter::list` promises, for users.
ListResult pipedriveUsers(const PipedriveConfig& config, VendorHttp& http,
                          const ListRequest& request, const ListSink& sink, core::Job& job);

} // namespace crm
