// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/dynamics_batch.h"
#include "crm/adapters/dynamics_config.h"
#include "crm/adapters/vendor_http.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace crm {

/// A column of a table, as the organisation describes it.
struct DynamicsColumn {
    std::string type; ///< "String", "Lookup", "Money", ...
    std::string label;
    std::string metadataId;
    bool create = false;
    bool write = false;
    bool secured = false; ///< column security applies
    int length = 0;       ///< of texts; 0 = not known
};

/// A table, as the organisation describes it.
struct DynamicsMetadata {
    bool present = true;
    bool tracked = false; ///< changes can be asked for
    std::map<std::string, DynamicsColumn> columns;
    std::map<std::string, std::string> privileges; ///< "Read" -> id of the privilege
    std::vector<std::string> uniqueKeys; ///< columns that are an alternate key, ready for use
};

/// What was answered to several requests in one.
struct DynamicsReplies {
    std::vector<DynamicsReply> replies; ///< one for each request; status 0: not a word
    std::optional<RemoteError> trouble; ///< with the whole; no reply counts then
    bool mayBeDone = false;
    ApiAnswer answer = {}; ///< where the whole was refused; `replies` is empty then
};

/// Requests to one organisation of Dynamics 365.
class DynamicsClient {
public:
    DynamicsClient(const DynamicsConfig& config, VendorHttp& http) : config_(config), http_(http) {}

    const DynamicsConfig& config() const { return config_; }
    VendorHttp& http() { return http_; }

    /// Reads a page of rows or one thing; `prefer` is the value of the header of that name.
    ApiAnswer read(const std::string& path, const std::string& prefer, core::Job& job);
    /// The same, and throws for every status but 2xx.
    core::Json require(const std::string& path, const std::string& prefer, core::Job& job);
    /// All rows of a query, by as many pages as it takes.
    std::vector<core::Json> rows(const std::string& path, const std::string& prefer,
                                 core::Job& job);
    /// All rows of several queries, with as few requests as possible.
    std::vector<core::Json> rowsOf(const std::vector<std::string>& paths, const std::string& prefer,
                                   core::Job& job);
    /// One request as it is, several as a $batch. Never throws for what the CRM does.
    DynamicsReplies write(const std::vector<DynamicsRequest>& requests, core::Job& job);

    /// The description of a table, asked for once. One that is not there is not `present`.
    const DynamicsMetadata& metadata(const DynamicsTable& table, core::Job& job);
    void forgetMetadata() { metadata_.clear(); }

    /// What leads on from an answer, as an address; empty if nothing does.
    std::string link(const ApiCall& call, const core::Json& answer, const char* name) const;

private:
    DynamicsReplies writeOne(const DynamicsRequest& request, core::Job& job);

    const DynamicsConfig& config_;
    VendorHttp& http_;
    std::map<std::string, DynamicsMetadata> metadata_;
};

/// "?$select=a,b&$filter=c"; an empty part is left out.
std::string dynamicsQuery(const std::vector<std::string>& select, const std::string& filter);
/// A test whether a column has one of some values.
std::string dynamicsIn(const std::string& column, const std::vector<std::string>& values,
                       std::size_t from, std::size_t count);
/// The rows of an answer. Throws RemoteError(Garbage) where there is no list of rows.
const core::Json& dynamicsRows(const core::Json& answer);
/// The address that rows of `ids` are read from, in parts that stay below 8 kB.
std::vector<std::string> dynamicsLookups(const std::string& path,
                                         const std::vector<std::string>& select,
                                         const std::string& column,
                                         const std::vector<std::string>& values);

} // namespace crm
