// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/rest_config.h"
#include "crm/adapters/vendor_http.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace crm {

/// A record of an answer, with what every record is asked for.
struct RestRecord {
    std::string id;
    std::string version; ///< the time of the last change where there is nothing better
    std::optional<core::InstantMs> modified;
    core::Json json;
};
RestRecord restRecord(const RestObject& object, core::Json json);

/// Reads the records of one kind, page by page.
class RestReader {
public:
    using Take = std::function<void(core::Json&& record)>;

    RestReader(const RestObject& object, VendorHttp& http) : object_(object), http_(http) {}

    /// All records behind a query. True if surely none was left out on the way.
    bool readAll(const QueryItems& more, const Take& take, core::Job& job);
    /// The records with these ids, in no order; those that are not there are left out.
    std::map<std::string, core::Json> byIds(const std::vector<std::string>& ids,
                                            const RestErrors& errors, core::Job& job);
    /// The records with these keys.
    std::vector<core::Json> byKeys(const std::vector<std::string>& keys, core::Job& job);
    /// One record and the answer it came in; empty if it is not there.
    std::optional<std::pair<core::Json, ApiAnswer>> one(const std::string& id,
                                                        const RestErrors& errors, core::Job& job);

private:
    ApiCall firstCall(const QueryItems& more) const;
    std::optional<ApiCall> nextCall(const ApiCall& call, const ApiAnswer& answer,
                                    const core::Json& items, std::int64_t seen) const;
    core::Json itemsOf(const ApiAnswer& answer) const;
    std::vector<core::Json> filtered(const RestFilter& filter, const char* place,
                                     const std::vector<std::string>& values, core::Job& job);

    const RestObject& object_;
    VendorHttp& http_;
};

/// The part of a path that stands for a record.
std::string pathWithId(const std::string& path, const std::string& id);

} // namespace crm
