// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/hubspot_owners.h"

#include "core/base/text.h"
#include "crm/adapters/hubspot_record.h"
#include "crm/adapters/hubspot_search.h"
#include "crm/http/json_body.h"

#include <set>

namespace crm {

using core::Json;

namespace {

constexpr int kPage = 100;
constexpr int kNotFound = 404;
const char* const kOldPath = "/crm/v3/owners/"; // not every version has its own

const std::vector<VendorColumn>& columns() {
    static const std::vector<VendorColumn> kColumns = {
        {"id", "id"}, {"name", "name"}, {"email", "email"}};
    return kColumns;
}

VendorRecord ownerFrom(const Json& json) {
    VendorRecord record;
    record.id = jsonText(jsonAt(json, "id"));
    record.version = jsonText(jsonAt(json, "updatedAt"));
    record.modified = hubspotMoment(record.version);
    const std::string name =
        jsonText(jsonAt(json, "firstName")) + " " + jsonText(jsonAt(json, "lastName"));
    record.values = {{"id", record.id}, {"email", jsonText(jsonAt(json, "email"))}};
    record.values["name"] =
        core::trim(name).empty() ? record.values["email"] : std::string(core::trim(name));
    return record;
}

} // namespace

ListResult hubspotOwners(const HubspotConfig& config, VendorHttp& http, const ListRequest& request,
                         const ListSink& sink, core::Job& job) {
    if (sink.begin && !request.idsOnly) {
        sink.begin(vendorMapping(Object::User, columns()));
    }
    std::set<std::string> wanted(request.ids.begin(), request.ids.end());
    PageGuard guard("HubSpot");
    std::string path = config.path("owners");
    std::string next;
    do {
        ApiCall call;
        call.path = path;
        call.query = {{"limit", std::to_string(kPage)}};
        if (!next.empty()) {
            call.query.emplace_back("after", next);
        }
        call.query.emplace_back("archived", "false");
        ApiAnswer answer = http.send(call, job);
        if (answer.status == kNotFound && next.empty() && path != kOldPath) {
            path = call.path = kOldPath;
            answer = http.send(call, job);
        }
        if (!answer.ok()) {
            http.refuse(answer, "to list owners");
        }
        const Json& results = hubspotResults(answer.json);
        for (const Json& one : results) {
            const VendorRecord record = ownerFrom(one);
            if (!record.id.empty() && (request.ids.empty() || wanted.erase(record.id) > 0)) {
                sink.record(remoteRecord(record, columns(), request));
            }
        }
        next = jsonText(jsonAt(answer.json, "paging.next.after"));
        guard.page(next, results.size());
    } while (!next.empty());
    for (const std::string& id : wanted) {
        if (sink.gone) {
            sink.gone(id);
        }
    }
    ListResult result;
    result.complete = request.ids.empty() && request.keys.empty();
    return result;
}

} // namespace crm
