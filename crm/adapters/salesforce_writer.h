// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/batches.h"
#include "crm/adapters/salesforce_config.h"
#include "crm/adapters/vendor_http.h"

#include <map>
#include <string>
#include <vector>

namespace crm {

/// Writes the rows of one object of Salesforce.
class SalesforceWriter {
public:
    /// `described` is the object's description, which types of fields are taken from.
    SalesforceWriter(const SalesforceConfig& config, const SalesforceObject& object,
                     const core::Json& described, VendorHttp& http);

    std::vector<RecordOutcome> upsert(const std::vector<RecordEdit>& edits, bool create,
                                      core::Job& job);
    std::vector<RecordOutcome> remove(const std::vector<std::string>& ids, core::Job& job);

private:
    void resolveKeys(core::Job& job);
    void look(core::Job& job);
    void compare(std::size_t place, const core::Json& row);
    void requireUniqueKey() const;
    core::Json valueOf(const FieldEdit& field) const;
    core::Json rowOf(std::size_t place) const;
    BatchResult collection(const std::string& method, const std::string& path,
                           const std::vector<std::size_t>& some, bool repeatable, core::Job& job);
    void bulk(const std::vector<std::size_t>& places, core::Job& job);
    RecordOutcome outcomeOf(const core::Json& row, std::size_t place) const;
    const std::string& idOf(std::size_t place) const;
    void settle(std::size_t place, Outcome outcome, const std::string& message);
    std::map<std::string, core::Json> rowsBy(const std::string& field,
                                             const std::vector<std::string>& values,
                                             const std::vector<std::string>& fields,
                                             std::vector<std::string>* repeated, core::Job& job);

    const SalesforceConfig& config_;
    const SalesforceObject& object_;
    VendorHttp& http_;
    std::map<std::string, std::string> types_; ///< of fields, by name
    bool keyIsUnique_ = false;
    std::vector<RecordEdit> edits_;
    std::vector<RecordOutcome> outcomes_;
    std::vector<bool> settled_;
};

} // namespace crm
