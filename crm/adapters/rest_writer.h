// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/batches.h"
#include "crm/adapters/rest_config.h"
#include "crm/adapters/rest_reader.h"
#include "crm/adapters/vendor_http.h"

#include <map>
#include <string>
#include <vector>

namespace crm {

/// The field of an object behind the name that edits and lists use: our own for territories and
/// activities, the CRM's path otherwise.
RestField restFieldNamed(Object kind, const RestObject& object, const std::string& name);

/// Writes the records of one kind.
class RestWriter {
public:
    RestWriter(Object kind, const RestObject& object, const RestErrors& errors, VendorHttp& http)
        : kind_(kind), object_(object), errors_(errors), http_(http), reader_(object, http) {}

    std::vector<RecordOutcome> upsert(const std::vector<RecordEdit>& edits, bool create,
                                      core::Job& job);
    std::vector<RecordOutcome> remove(const std::vector<std::string>& ids, core::Job& job);

private:
    void resolveKeys(bool create, core::Job& job);
    void look(core::Job& job);
    bool compare(std::size_t place, const core::Json& record);
    bool mustLook(const RecordEdit& edit) const;
    core::Json bodyOf(const RecordEdit& edit, bool isNew) const;
    BatchResult writeOne(std::size_t place, core::Job& job);
    BatchResult createOne(std::size_t place, core::Job& job);
    BatchResult writeBatch(const std::vector<std::size_t>& some, core::Job& job);
    RecordOutcome outcomeOf(const ApiAnswer& answer, const std::string& id) const;
    RecordOutcome written(const core::Json& record, const RecordEdit& edit) const;
    void settle(std::size_t place, Outcome outcome, const std::string& message);

    Object kind_;
    const RestObject& object_;
    const RestErrors& errors_;
    VendorHttp& http_;
    RestReader reader_;
    std::vector<RecordEdit> edits_;
    std::vector<RecordOutcome> outcomes_;
    std::vector<bool> settled_;
    std::vector<bool> isNew_;
    std::map<std::string, std::string> etags_; ///< by id
};

} // namespace crm
