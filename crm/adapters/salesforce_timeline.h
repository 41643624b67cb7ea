// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "crm/adapters/adapter.h"
#include "crm/adapters/salesforce_config.h"
#include "crm/adapters/vendor_http.h"
#include "crm/adapters/vendor_record.h"

#include <map>
#include <string>
#include <vector>

namespace crm {

/// The timeline of Salesforce: meetings are Events, calls, notes and tasks are Tasks. What neither
/// has a field for (our key, the zone, the outcome, the hour of a task, whether a meeting took
/// place) stands in custom fields of Activity, which the connection's set-up makes.
class SalesforceTimeline {
public:
    /// What the organisation says of Event and Task; null where it shows none.
    struct Described {
        core::Json event, task;
    };

    SalesforceTimeline(const SalesforceConfig& config, VendorHttp& http, Described described);

    bool present() const { return !types_.empty(); }
    ListResult list(const ListRequest& request, const ListSink& sink, core::Job& job);
    std::vector<RecordOutcome> upsert(const std::vector<RecordEdit>& edits, bool create,
                                      core::Job& job);
    std::vector<RecordOutcome> remove(const std::vector<std::string>& ids, core::Job& job);

private:
    struct Type {
        SalesforceObject object;
        core::Json described;
        std::string prefix; ///< of its ids
        bool event = false;
    };
    const Type* typeOf(const std::string& id) const;
    const Type* typeFor(const std::string& kind) const;
    VendorRecord recordOf(const Type& type, const RemoteRecord& raw) const;
    std::map<std::string, VendorRecord> byIds(const std::vector<std::string>& ids, core::Job& job);
    EditDesk::ByKey byKeys(const std::vector<std::string>& keys, core::Job& job);
    RecordEdit rawEdit(const Type& type, const RecordEdit& edit, const VendorRecord& now,
                       bool isNew) const;
    void write(const Type& type, EditDesk& desk, const std::map<std::string, VendorRecord>& found,
               const std::vector<std::size_t>& places, core::Job& job);

    const SalesforceConfig& config_;
    VendorHttp& http_;
    std::vector<Type> types_;
};

} // namespace crm
