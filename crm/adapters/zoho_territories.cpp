// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/zoho_territories.h"

#include "core/base/text.h"
#include "crm/adapters/batches.h"
#include "crm/adapters/zoho_record.h"
#include "crm/adapters/zoho_refusal.h"
#include "crm/http/json_body.h"

#include <algorithm>
#include <set>

namespace crm {

using core::Json;

namespace {

constexpr int kPage = 200;

/// The field that holds the territory of an account.
std::string territoryField(const ZohoConfig& config) {
    for (const VendorColumn& column : config.modulesOf(Object::Account).front()->columns) {
        if (column.field == "territory_id") {
            return column.name;
        }
    }
    return {};
}

/// What a rule says that consists of one comparison with our field.
std::string codeOf(const Json& territory, const std::string& field) {
    const Json& rule = jsonAt(territory, "account_rule_criteria");
    const bool ours = !field.empty() && jsonAt(rule, "field.api_name") == field &&
                      jsonAt(rule, "comparator") == "equal" &&
                      !jsonAt(rule, "value").is_structured();
    return ours ? jsonText(jsonAt(rule, "value")) : std::string();
}

} // namespace

std::string ZohoTerritories::codeField() const {
    return territoryField(config_);
}

/// False where territory management is off, or may not be seen.
bool ZohoTerritories::readAll(std::vector<VendorRecord>& all, core::Job& job) {
    PageGuard guard("Zoho");
    bool more = true;
    for (int page = 1; more; ++page) {
        job.checkpoint();
        ApiCall call;
        call.path = config_.path("territories");
        call.query = {{"page", std::to_string(page)}, {"per_page", std::to_string(kPage)}};
        const ApiAnswer answer = http_.send(call, job);
        if (!answer.ok()) {
            if (zohoForbids(answer.code) || zohoLacks(answer.code)) {
                return false;
            }
            http_.refuse(answer, "to list territories");
        }
        const Json& rows = zohoList(answer.json, "territories");
        for (const Json& row : rows) {
            VendorRecord record;
            record.id = jsonText(jsonAt(row, "id"));
            record.modified = core::parseInstant(jsonText(jsonAt(row, "modified_time")));
            record.values = {{"code", codeOf(row, codeField())},
                             {"name", jsonText(jsonAt(row, "name"))},
                             {"parent", jsonText(jsonAt(row, "reporting_to.id"))},
                             {"owner", jsonText(jsonAt(row, "manager.id"))}};
            record.key = record.values["code"];
            record.version = zohoVersion(record);
            if (!record.id.empty()) {
                all.push_back(std::move(record));
            }
        }
        more = jsonAt(answer.json, "info.more_records") == true;
        guard.page(more ? std::to_string(page) : "", rows.size());
    }
    return true;
}

ListResult ZohoTerritories::list(const ListRequest& request, const ListSink& sink, core::Job& job) {
    ListResult result;
    std::vector<VendorRecord> all;
    if (!readAll(all, job)) {
        result.present = false;
        return result;
    }
    std::set<std::string> ids(request.ids.begin(), request.ids.end());
    const std::set<std::string> keys(request.keys.begin(), request.keys.end());
    for (const VendorRecord& record : all) {
        if ((request.ids.empty() || ids.erase(record.id) > 0) &&
            (keys.empty() || keys.contains(record.key))) {
            sink.record(remoteRecord(record, {}, request));
        }
    }
    for (const std::string& id : ids) {
        if (sink.gone) {
            sink.gone(id);
        }
    }
    result.complete = request.ids.empty() && request.keys.empty();
    return result;
}

Json ZohoTerritories::rowOf(const RecordEdit& edit, bool isNew) const {
    Json row = Json::object();
    std::string code = isNew ? edit.key : "";
    for (const FieldEdit& field : edit.fields) {
        const Json pointer = field.value.empty() ? Json() : Json{{"id", field.value}};
        if (field.field == "code") {
            code = field.value;
        } else if (field.field == "name") {
            row["name"] = field.value;
        } else if (field.field == "parent") {
            row["reporting_to"] = pointer;
        } else if (field.field == "owner") {
            row["manager"] = pointer;
        }
    }
    if (!code.empty()) {
        row["account_rule_criteria"] = {
            {"comparator", "equal"}, {"field", {{"api_name", codeField()}}}, {"value", code}};
    }
    if (isNew && !row.contains("name")) {
        row["name"] = code;
    }
    if (!isNew) {
        row["id"] = edit.id;
    }
    return row;
}

RecordOutcome ZohoTerritories::writeOne(const RecordEdit& edit, bool isNew, core::Job& job) {
    ApiCall call;
    call.method = isNew ? "POST" : "PUT";
    call.once = true;
    call.path = config_.path("territories");
    call.body = {{"territories", {rowOf(edit, isNew)}}};
    const ApiAnswer answer = http_.attempt(call, job);
    RecordOutcome outcome;
    outcome.id = edit.id;
    if (answer.trouble) {
        outcome.outcome = answer.mayBeDone ? Outcome::Unknown : Outcome::Retry;
        outcome.message = answer.trouble->what();
        outcome.retrySeconds = answer.trouble->retrySeconds();
        return outcome;
    }
    const Json& row = jsonAt(answer.json, "territories.0");
    if (jsonAt(row, "code") != "SUCCESS") {
        outcome = zohoRefusal(row.is_object() ? row : answer.json, answer.status);
        outcome.id = edit.id;
        return outcome;
    }
    outcome.outcome = Outcome::Written;
    outcome.created = isNew;
    if (isNew) {
        outcome.id = jsonText(jsonAt(row, "details.id"));
    }
    return outcome;
}

std::vector<RecordOutcome> ZohoTerritories::upsert(const std::vector<RecordEdit>& edits,
                                                   bool create, core::Job& job) {
    std::vector<VendorRecord> all;
    if (!readAll(all, job)) {
        return sameForAll(edits.size(), Outcome::Denied,
                          "territory management is off in Zoho, or this sign-in may not use it");
    }
    EditDesk desk(edits);
    EditDesk::ByKey byKey;
    std::map<std::string, VendorRecord> byId;
    for (const VendorRecord& record : all) {
        if (!record.key.empty()) {
            byKey[record.key].push_back(record);
        }
        byId[record.id] = record;
    }
    desk.resolve(byKey, create);
    desk.compare(byId);
    for (const auto& [places, isNew] :
         {std::pair(desk.changes(), false), std::pair(desk.creations(), true)}) {
        for (const std::size_t place : places) {
            job.checkpoint();
            desk.outcomes()[place] = writeOne(desk.edit(place), isNew, job);
        }
    }
    metadata_.forget();
    return desk.outcomes();
}

std::vector<RecordOutcome> ZohoTerritories::remove(const std::vector<std::string>& ids,
                                                   core::Job& job) {
    std::vector<RecordOutcome> outcomes;
    for (const std::string& id : ids) {
        job.checkpoint();
        ApiCall call;
        call.method = "DELETE";
        call.path = config_.path("territories");
        call.query = {{"ids", id}, {"delete_previous_forecasts", "false"}};
        const ApiAnswer answer = http_.attempt(call, job);
        RecordOutcome outcome;
        const Json& row = jsonAt(answer.json, "territories.0");
        if (answer.trouble) {
            outcome.outcome = answer.mayBeDone ? Outcome::Unknown : Outcome::Retry;
            outcome.message = answer.trouble->what();
        } else if (jsonAt(row, "code") == "SUCCESS") {
            outcome.outcome = Outcome::Written;
        } else {
            outcome = zohoRefusal(row.is_object() ? row : answer.json, answer.status);
        }
        outcome.id = id;
        outcomes.push_back(std::move(outcome));
    }
    metadata_.forget();
    return outcomes;
}

} // namespace crm
