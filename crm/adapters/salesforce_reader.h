// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "crm/adapters/adapter.h"
#include "crm/adapters/salesforce_config.h"
#include "crm/adapters/vendor_http.h"

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace crm {

/// Lists rows of Salesforce by SOQL: pages by time and id, deletions and merges by the replication
/// call.
class SalesforceReader {
public:
    SalesforceReader(const SalesforceConfig& config, VendorHttp& http)
        : config_(config), http_(http) {}

    /// As `Adapter::list`, for one object as it was described.
    ListResult list(const SalesforceObject& object, const core::Json& described,
                    const ListRequest& request, const ListSink& sink, core::Job& job);
    /// The answer to a query; with `deletedToo`, also what is deleted or archived.
    core::Json query(const std::string& text, bool deletedToo, core::Job& job);

private:
    using TakeRow = std::function<void(const core::Json&)>;
    std::set<std::string> readSome(const std::string& from, bool archives, const std::string& field,
                                   const std::vector<std::string>& values, const TakeRow& take,
                                   core::Job& job);
    void readGone(const SalesforceObject& object, core::InstantMs from, const ListSink& sink,
                  bool& expired, core::Job& job);

    const SalesforceConfig& config_;
    VendorHttp& http_;
};

/// The rows of an answer to a query. Throws RemoteError(Garbage) where there is no list of them.
const core::Json& salesforceRows(const core::Json& answer);
/// Whether an object, as it was described, has a field.
bool salesforceHas(const core::Json& described, const std::string& field);
/// A text as a literal of SOQL, quotation marks included.
std::string soqlText(const std::string& text);
/// "('a','b')" of a part of a list.
std::string soqlList(const std::vector<std::string>& values, std::size_t from, std::size_t count);

} // namespace crm
