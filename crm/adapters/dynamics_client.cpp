// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/dynamics_client.h"

#include "core/base/text.h"
#include "crm/http/json_body.h"
#include "crm/http/url.h"

#include <algorithm>

namespace crm {

using core::Json;

namespace {

constexpr std::size_t kValuesPerQuery = 100;
constexpr std::size_t kQueriesPerBatch = 20;
constexpr std::size_t kLongestValues = 5000; ///< bytes of an address; many servers end at 8 kB
constexpr int kNotFound = 404;
constexpr const char* kNext = "@odata.nextLink";

ApiCall callOf(const std::string& path, const std::string& prefer) {
    ApiCall call;
    call.path = path;
    if (!prefer.empty()) {
        call.headers = {{"Prefer", prefer}};
    }
    return call;
}

DynamicsReply replyOf(const ApiAnswer& answer) {
    DynamicsReply reply;
    reply.status = answer.status;
    reply.headers = answer.headers;
    reply.json = answer.json;
    reply.code = answer.code;
    reply.message = answer.message;
    return reply;
}

DynamicsColumn columnOf(const Json& json) {
    DynamicsColumn column;
    column.type = jsonText(jsonAt(json, "AttributeType"));
    column.label = jsonText(jsonAt(json, "DisplayName.UserLocalizedLabel.Label"));
    column.metadataId = core::lower(jsonText(jsonAt(json, "MetadataId")));
    column.create = jsonAt(json, "IsValidForCreate") == true;
    column.write = jsonAt(json, "IsValidForUpdate") == true;
    column.secured = jsonAt(json, "IsSecured") == true;
    return column;
}

DynamicsMetadata metadataOf(const Json& json) {
    DynamicsMetadata metadata;
    metadata.tracked = jsonAt(json, "ChangeTrackingEnabled") == true;
    const Json& attributes = jsonAt(json, "Attributes");
    for (std::size_t i = 0; attributes.is_array() && i < attributes.size(); ++i) {
        const std::string name = jsonText(jsonAt(attributes[i], "LogicalName"));
        if (!name.empty() && jsonAt(attributes[i], "IsValidForRead") != false) {
            metadata.columns[name] = columnOf(attributes[i]);
        }
    }
    const Json& keys = jsonAt(json, "Keys");
    for (std::size_t i = 0; keys.is_array() && i < keys.size(); ++i) {
        const Json& columns = jsonAt(keys[i], "KeyAttributes");
        // A key over several columns lets each of them repeat; one that is being made holds
        // nothing.
        if (columns.is_array() && columns.size() == 1 &&
            jsonText(jsonAt(keys[i], "EntityKeyIndexStatus")) == "Active") {
            metadata.uniqueKeys.push_back(jsonText(columns[0]));
        }
    }
    const Json& privileges = jsonAt(json, "Privileges");
    for (std::size_t i = 0; privileges.is_array() && i < privileges.size(); ++i) {
        metadata.privileges[jsonText(jsonAt(privileges[i], "PrivilegeType"))] =
            core::lower(jsonText(jsonAt(privileges[i], "PrivilegeId")));
    }
    return metadata;
}

} // namespace

std::string dynamicsQuery(const std::vector<std::string>& select, const std::string& filter) {
    std::string query = "?$select=" + core::join(select, ",");
    if (!filter.empty()) {
        query += "&$filter=" + percentEncoded(filter, "(),'=:[]");
    }
    return query;
}

std::string dynamicsIn(const std::string& column, const std::vector<std::string>& values,
                       std::size_t from, std::size_t count) {
    std::string list;
    for (std::size_t i = from; i < std::min(values.size(), from + count); ++i) {
        list += i == from ? "'" : ",'";
        for (const char c : values[i]) {
            list += c == '\'' ? "''" : std::string(1, c);
        }
        list += "'";
    }
    return core::format("Microsoft.Dynamics.CRM.In(PropertyName='{}',PropertyValues=[{}])", column,
                        list);
}

std::vector<std::string> dynamicsLookups(const std::string& path,
                                         const std::vector<std::string>& select,
                                         const std::string& column,
                                         const std::vector<std::string>& values) {
    std::vector<std::string> paths;
    for (std::size_t from = 0; from < values.size();) {
        std::size_t count = 0;
        std::size_t length = 0;
        while (from + count < values.size() && count < kValuesPerQuery &&
               (count == 0 || length < kLongestValues)) {
            length += percentEncoded(values[from + count]).size() + 3;
            ++count;
        }
        paths.push_back(path + dynamicsQuery(select, dynamicsIn(column, values, from, count)));
        from += count;
    }
    return paths;
}

const Json& dynamicsRows(const Json& answer) {
    const Json& rows = jsonAt(answer, "value");
    if (!rows.is_array()) {
        throw RemoteError(Trouble::Garbage, "the answer of Dynamics 365 holds no list of rows",
                          "try again; if it stays so, a proxy may stand between");
    }
    return rows;
}

ApiAnswer DynamicsClient::read(const std::string& path, const std::string& prefer, core::Job& job) {
    return http_.send(callOf(path, prefer), job);
}

Json DynamicsClient::require(const std::string& path, const std::string& prefer, core::Job& job) {
    return http_.require(callOf(path, prefer), job).json;
}

std::string DynamicsClient::link(const ApiCall& call, const Json& answer, const char* name) const {
    const Json& found = jsonAt(answer, name);
    return found.is_string() && !found.get_ref<const std::string&>().empty()
               ? resolvedUrl(http_.urlOf(call), found.get<std::string>())
               : std::string();
}

std::vector<Json> DynamicsClient::rows(const std::string& path, const std::string& prefer,
                                       core::Job& job) {
    std::vector<Json> found;
    PageGuard guard("Dynamics 365");
    for (std::string next = path; !next.empty();) {
        const Json answer = require(next, prefer, job);
        const Json& rows = dynamicsRows(answer);
        found.insert(found.end(), rows.begin(), rows.end());
        next = link(callOf(next, prefer), answer, kNext);
        guard.page(next, rows.size());
    }
    return found;
}

std::vector<Json> DynamicsClient::rowsOf(const std::vector<std::string>& paths,
                                         const std::string& prefer, core::Job& job) {
    std::vector<Json> found;
    if (paths.size() == 1) {
        return rows(paths.front(), prefer, job);
    }
    for (std::size_t from = 0; from < paths.size(); from += kQueriesPerBatch) {
        std::vector<DynamicsRequest> requests;
        for (std::size_t i = from; i < std::min(paths.size(), from + kQueriesPerBatch); ++i) {
            requests.push_back({"GET", paths[i], {}, {}});
            if (!prefer.empty()) {
                requests.back().headers = {{"Prefer", prefer}};
            }
        }
        const DynamicsReplies answered = write(requests, job);
        if (answered.trouble) {
            throw *answered.trouble;
        }
        if (answered.replies.empty()) {
            http_.refuse(answered.answer, "to show rows");
        }
        for (std::size_t i = 0; i < requests.size(); ++i) {
            const DynamicsReply& reply = answered.replies[i];
            // A part that was put off, or has more pages than one, is asked for again by itself.
            const Json& part = jsonAt(reply.json, "value");
            if (reply.ok() && part.is_array() && !reply.json.contains(kNext)) {
                found.insert(found.end(), part.begin(), part.end());
            } else {
                const std::vector<Json> again = rows(requests[i].path, prefer, job);
                found.insert(found.end(), again.begin(), again.end());
            }
        }
    }
    return found;
}

DynamicsReplies DynamicsClient::writeOne(const DynamicsRequest& request, core::Job& job) {
    ApiCall call;
    call.method = request.method;
    call.path = request.path;
    call.headers = request.headers;
    call.body = request.body;
    if (!request.body.is_null()) {
        call.headers.emplace_back("Content-Type", "application/json; charset=utf-8");
    }
    DynamicsReplies result;
    result.answer = http_.attempt(call, job);
    result.trouble = result.answer.trouble;
    result.mayBeDone = result.answer.mayBeDone;
    if (!result.trouble) {
        result.replies = {replyOf(result.answer)};
    }
    return result;
}

DynamicsReplies DynamicsClient::write(const std::vector<DynamicsRequest>& requests,
                                      core::Job& job) {
    if (requests.size() == 1) {
        return writeOne(requests.front(), job);
    }
    const std::string boundary = batchBoundary(requests);
    const bool reads = std::all_of(requests.begin(), requests.end(),
                                   [](const auto& one) { return one.method == "GET"; });
    ApiCall call;
    call.method = "POST";
    call.path = config_.path("batch");
    call.raw = batchBody(requests, boundary);
    call.repeatable = reads;
    call.headers = {{"Content-Type", "multipart/mixed;boundary=" + boundary},
                    {"Prefer", "odata.continue-on-error"}};
    DynamicsReplies result;
    result.answer = http_.attempt(call, job);
    result.trouble = result.answer.trouble;
    result.mayBeDone = result.answer.mayBeDone;
    const std::string type = result.answer.header("content-type");
    // A server that stops at the first refusal gives its status to the whole, and still says what
    // became of the parts.
    if (result.trouble || (!result.answer.ok() && !type.starts_with("multipart/"))) {
        return result;
    }
    auto replies = batchReplies(type, result.answer.raw);
    if (!replies) {
        result.trouble = RemoteError(
            Trouble::Garbage, "Dynamics 365 answered a batch with something that cannot be read",
            "try again; if it stays so, a proxy may stand between");
        result.mayBeDone = !reads;
        return result;
    }
    result.replies = *std::move(replies);
    result.replies.resize(requests.size()); // what was not answered has the status 0
    return result;
}

const DynamicsMetadata& DynamicsClient::metadata(const DynamicsTable& table, core::Job& job) {
    const auto known = metadata_.find(table.set);
    if (known != metadata_.end()) {
        return known->second;
    }
    const std::string path =
        config_.path("entity", table.logical) +
        "?$select=LogicalName,ChangeTrackingEnabled,Privileges"
        "&$expand=Attributes($select=LogicalName,MetadataId,AttributeType,DisplayName,"
        "IsValidForRead,"
        "IsValidForCreate,IsValidForUpdate,IsSecured),Keys($select=KeyAttributes,"
        "EntityKeyIndexStatus)";
    const ApiAnswer answer = read(path, {}, job);
    if (answer.status == kNotFound) {
        DynamicsMetadata none;
        none.present = false;
        return metadata_[table.set] = none;
    }
    if (!answer.ok()) {
        http_.refuse(answer, "to describe " + table.logical);
    }
    return metadata_[table.set] = metadataOf(answer.json);
}

} // namespace crm
