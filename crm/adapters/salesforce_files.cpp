// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/salesforce_files.h"

#include "core/base/base64.h"
#include "core/base/text.h"
#include "crm/adapters/salesforce_reader.h"
#include "crm/http/json_body.h"

namespace crm {

using core::Json;

namespace {

bool isThere(const SalesforceConfig& config, VendorHttp& http, const std::string& id,
             const std::string& title, core::Job& job) {
    const Json found =
        SalesforceReader(config, http)
            .query(core::format("SELECT ContentDocumentId FROM ContentDocumentLink WHERE "
                                "LinkedEntityId = {} AND ContentDocument.Title = {}",
                                soqlText(id), soqlText(title)),
                   false, job);
    const Json& records = jsonAt(found, "records");
    return records.is_array() && !records.empty();
}

Outcome outcomeOf(const ApiAnswer& answer) {
    if (answer.ok()) {
        return Outcome::Written;
    }
    if (answer.trouble) {
        return answer.mayBeDone ? Outcome::Unknown : Outcome::Retry;
    }
    return answer.status == 403 ? Outcome::Denied : Outcome::Failed;
}

} // namespace

RecordOutcome attachToSalesforce(const SalesforceConfig& config, VendorHttp& http,
                                 const std::string& id, const AttachedFile& file, core::Job& job) {
    RecordOutcome outcome;
    outcome.id = id;
    if (isThere(config, http, id, file.title, job)) {
        outcome.outcome = Outcome::Unchanged;
        return outcome;
    }
    ApiCall call;
    call.method = "POST";
    call.path = config.path("row", "ContentVersion");
    call.body = {{"Title", file.title},
                 {"PathOnClient", file.name},
                 {"VersionData", core::base64(file.bytes)},
                 {"FirstPublishLocationId", id}};
    const ApiAnswer answer = http.attempt(call, job);
    outcome.outcome = outcomeOf(answer);
    outcome.message = answer.trouble ? answer.trouble->what() : answer.message;
    return outcome;
}

} // namespace crm
