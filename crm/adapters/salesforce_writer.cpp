// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/salesforce_writer.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/adapters/salesforce_bulk.h"
#include "crm/adapters/salesforce_reader.h"
#include "crm/adapters/salesforce_refusal.h"
#include "crm/http/json_body.h"

#include <algorithm>
#include <set>

namespace crm {

using core::Json;

namespace {

constexpr std::size_t kCollection = 200;
constexpr std::size_t kIdsPerQuery = 400; // their addresses stay below 16 kB
} // namespace

SalesforceWriter::SalesforceWriter(const SalesforceConfig& config, const SalesforceObject& object,
                                   const Json& described, VendorHttp& http)
    : config_(config), object_(object), http_(http) {
    const Json& fields = jsonAt(described, "fields");
    for (std::size_t i = 0; fields.is_array() && i < fields.size(); ++i) {
        const std::string name = jsonText(jsonAt(fields[i], "name"));
        types_[name] = jsonText(jsonAt(fields[i], "type"));
        if (name == object_.key) {
            // A field that is only indexed would let one key stand twice.
            keyIsUnique_ =
                jsonAt(fields[i], "unique") == true && jsonAt(fields[i], "externalId") == true;
        }
    }
}

void SalesforceWriter::requireUniqueKey() const {
    if (object_.key.empty()) {
        throw core::Error(
            core::Code::Input,
            core::format("the connection names no field of {} that holds our key", object_.name),
            "make a unique external id field, such as Evenlode_Key__c, and name it "
            "under \"objects\" as \"key\"",
            object_.name);
    }
    if (!keyIsUnique_) {
        throw core::Error(core::Code::Input,
                          core::format("{}.{} is no unique external id, so records could be made "
                                       "twice",
                                       object_.name, object_.key),
                          "set \"External ID\" and \"Unique\" for the field in Salesforce Setup",
                          object_.name);
    }
}

void SalesforceWriter::settle(std::size_t place, Outcome outcome, const std::string& message) {
    outcomes_[place].outcome = outcome;
    outcomes_[place].message = message;
    settled_[place] = true;
}

std::map<std::string, Json> SalesforceWriter::rowsBy(const std::string& field,
                                                     const std::vector<std::string>& values,
                                                     const std::vector<std::string>& fields,
                                                     std::vector<std::string>* repeated,
                                                     core::Job& job) {
    std::map<std::string, Json> rows;
    for (std::size_t from = 0; from < values.size(); from += kIdsPerQuery) {
        std::string soql = core::format("SELECT {} FROM {} WHERE {} IN {}", core::join(fields, ","),
                                        object_.name, field, soqlList(values, from, kIdsPerQuery));
        ApiCall call;
        call.path = config_.path("query");
        call.query = {{"q", soql}};
        PageGuard guard("Salesforce");
        for (;;) {
            const Json page = http_.require(call, job).json;
            const Json& records = salesforceRows(page);
            for (const Json& record : records) {
                const std::string value = jsonText(jsonAt(record, field));
                if (rows.contains(value) && repeated != nullptr) {
                    repeated->push_back(value);
                }
                rows[value] = record;
            }
            const std::string next = jsonText(jsonAt(page, "nextRecordsUrl"));
            guard.page(next, records.size());
            if (next.empty()) {
                break;
            }
            call.path = next;
            call.query.clear();
        }
    }
    return rows;
}

/// Edits that name only their key and must not make anything become edits of what is there.
void SalesforceWriter::resolveKeys(core::Job& job) {
    std::vector<std::string> keys;
    for (const RecordEdit& edit : edits_) {
        if (edit.id.empty() && !edit.key.empty()) {
            keys.push_back(edit.key);
        }
    }
    if (keys.empty()) {
        return;
    }
    requireUniqueKey();
    const auto rows = rowsBy(object_.key, keys, {"Id", object_.key}, nullptr, job);
    for (std::size_t i = 0; i < edits_.size(); ++i) {
        const auto row = rows.find(edits_[i].key);
        if (edits_[i].id.empty() && row != rows.end()) {
            edits_[i].id = outcomes_[i].id = jsonText(row->second["Id"]);
        } else if (edits_[i].id.empty()) {
            settle(i, Outcome::Missing, "Salesforce has no such record");
        }
    }
}

/// Salesforce can hold single rows against a time but not collections, so the rows are read again
/// right before they are written.
void SalesforceWriter::look(core::Job& job) {
    std::vector<std::string> ids;
    std::set<std::string> fields = {"Id", "SystemModstamp"};
    for (std::size_t i = 0; i < edits_.size(); ++i) {
        const bool guarded = !edits_[i].version.empty() ||
                             std::any_of(edits_[i].fields.begin(), edits_[i].fields.end(),
                                         [](const FieldEdit& field) { return !!field.expected; });
        if (settled_[i] || edits_[i].id.empty() || !guarded) {
            continue;
        }
        ids.push_back(edits_[i].id);
        for (const FieldEdit& field : edits_[i].fields) {
            fields.insert(field.field);
        }
    }
    if (ids.empty()) {
        return;
    }
    const auto rows = rowsBy("Id", ids, {fields.begin(), fields.end()}, nullptr, job);
    const std::set<std::string> asked(ids.begin(), ids.end());
    for (std::size_t i = 0; i < edits_.size(); ++i) {
        if (settled_[i] || !asked.contains(edits_[i].id)) {
            continue;
        }
        const auto row = rows.find(edits_[i].id);
        if (row == rows.end()) {
            settle(i, Outcome::Missing, "Salesforce has no such record");
        } else {
            compare(i, row->second);
        }
    }
}

void SalesforceWriter::compare(std::size_t place, const Json& row) {
    const RecordEdit& edit = edits_[place];
    const std::string version = jsonText(jsonAt(row, "SystemModstamp"));
    bool differs = false;
    for (const FieldEdit& field : edit.fields) {
        const std::string now = jsonText(jsonAt(row, field.field));
        const bool same = jsonAt(row, field.field) == valueOf(field) || now == field.value;
        differs = differs || !same;
        if (field.expected && now != *field.expected && !same) {
            outcomes_[place].field = field.field;
            outcomes_[place].found = now;
            settle(place, Outcome::Conflict,
                   core::format("{} was changed to \"{}\" by somebody else", field.field, now));
            return;
        }
    }
    outcomes_[place].version = version;
    if (!differs) {
        settle(place, Outcome::Unchanged, "");
    } else if (!edit.version.empty() && edit.version != version) {
        settle(place, Outcome::Conflict, "the record was changed by somebody else");
    }
}

Json SalesforceWriter::valueOf(const FieldEdit& field) const {
    if (field.value.empty()) {
        return nullptr;
    }
    const auto type = types_.find(field.field);
    const std::string kind = type == types_.end() ? "string" : type->second;
    if (kind == "double" || kind == "currency" || kind == "percent" || kind == "int") {
        const auto whole = core::parseInteger(field.value);
        const auto number = core::parseNumber(field.value);
        return whole ? Json(*whole) : number ? Json(*number) : Json(field.value);
    }
    if (kind == "boolean") {
        return field.value == "1" || core::equalsIgnoreCase(field.value, "true");
    }
    return field.value;
}

Json SalesforceWriter::rowOf(std::size_t place) const {
    const RecordEdit& edit = edits_[place];
    Json row = Json::object();
    if (!edit.id.empty()) {
        row["id"] = edit.id;
    } else if (!edit.key.empty()) {
        row[object_.key] = edit.key;
    }
    row["attributes"] = {{"type", object_.name}};
    for (const FieldEdit& field : edit.fields) {
        row[field.field] = valueOf(field);
    }
    return row;
}

const std::string& SalesforceWriter::idOf(std::size_t place) const {
    return edits_.empty() ? outcomes_[place].id : edits_[place].id;
}

RecordOutcome SalesforceWriter::outcomeOf(const Json& row, std::size_t place) const {
    if (jsonAt(row, "success") == true) {
        RecordOutcome outcome;
        outcome.outcome = Outcome::Written;
        outcome.id = jsonText(jsonAt(row, "id"));
        outcome.created = jsonAt(row, "created") == true;
        return outcome;
    }
    return salesforceRefusal(jsonText(jsonAt(row, "errors.0.statusCode")),
                             jsonText(jsonAt(row, "errors.0.message")),
                             jsonText(jsonAt(row, "errors.0.fields.0")), idOf(place));
}

BatchResult SalesforceWriter::collection(const std::string& method, const std::string& path,
                                         const std::vector<std::size_t>& some, bool repeatable,
                                         core::Job& job) {
    Json records = Json::array();
    for (const std::size_t place : some) {
        records.push_back(rowOf(place));
    }
    ApiCall call;
    call.method = method;
    call.path = path;
    call.body = {{"allOrNone", false}, {"records", std::move(records)}};
    call.repeatable = repeatable;
    const ApiAnswer answer = http_.attempt(call, job);
    if (answer.trouble) {
        return troubled(answer);
    }
    BatchResult result;
    if (!answer.ok()) {
        const bool alone = some.size() == 1;
        result.outcomes = sameForAll(some.size(), Outcome::BatchRefused, answer.message);
        if (alone) {
            result.outcomes = {
                salesforceRefusal(answer.code, answer.message, {}, idOf(some.front()))};
        }
        return result;
    }
    // Answers come in the order of the request, one for each.
    if (!answer.json.is_array() || answer.json.size() != some.size()) {
        result.trouble = RemoteError(Trouble::Garbage,
                                     "Salesforce answered for another number of records than it "
                                     "was given",
                                     "sync again: what was written will be seen");
        result.mayBeDone = true;
        return result;
    }
    for (std::size_t i = 0; i < some.size(); ++i) {
        result.outcomes.push_back(outcomeOf(answer.json[i], some[i]));
        if (method == "POST" && result.outcomes.back().outcome == Outcome::Written) {
            result.outcomes.back().created = true;
        }
    }
    return result;
}

/// Many changes as one job. What it says nothing of may still be carried out.
void SalesforceWriter::bulk(const std::vector<std::size_t>& places, core::Job& job) {
    std::vector<const RecordEdit*> edits;
    for (const std::size_t place : places) {
        edits.push_back(&edits_[place]);
    }
    const auto rows = salesforceBulk(config_, object_.name, edits, http_, job);
    for (const std::size_t place : places) {
        RecordOutcome& outcome = outcomes_[place];
        const auto row = rows.find(edits_[place].id);
        if (row == rows.end()) {
            outcome.outcome = Outcome::Unknown;
            outcome.message = "the job at Salesforce had not ended when it was last looked at";
        } else if (row->second.end == BulkEnd::Written) {
            outcome.outcome = Outcome::Written;
            outcome.message.clear();
            outcome.version.clear();
        } else if (row->second.end == BulkEnd::Refused) {
            outcome =
                salesforceRefusal(row->second.code, row->second.message, {}, edits_[place].id);
        } else {
            outcome.outcome = Outcome::Retry;
            outcome.message = "Salesforce did not get to it";
        }
    }
}

std::vector<RecordOutcome> SalesforceWriter::upsert(const std::vector<RecordEdit>& edits,
                                                    bool create, core::Job& job) {
    edits_ = edits;
    outcomes_.assign(edits.size(), {});
    settled_.assign(edits.size(), false);
    for (std::size_t i = 0; i < edits.size(); ++i) {
        outcomes_[i].id = edits[i].id;
    }
    if (!create) {
        resolveKeys(job);
    }
    look(job);
    std::vector<std::size_t> changes;
    std::vector<std::size_t> keyed;
    std::vector<std::size_t> fresh;
    for (std::size_t i = 0; i < edits_.size(); ++i) {
        if (!settled_[i]) {
            (!edits_[i].id.empty() ? changes : !edits_[i].key.empty() ? keyed : fresh).push_back(i);
        }
    }
    if (!keyed.empty()) {
        requireUniqueKey();
    }
    if (changes.size() > config_.bulkFrom) {
        bulk(changes, job);
    } else {
        writeInBatches(
            changes, kCollection, outcomes_,
            [&](const auto& some) {
                return collection("PATCH", config_.path("collection"), some, true, job);
            },
            job);
    }
    // By our key, doing it twice is the same as once.
    writeInBatches(
        keyed, kCollection, outcomes_,
        [&](const auto& some) {
            return collection("PATCH", config_.path("upsert", object_.name) + "/" + object_.key,
                              some, true, job);
        },
        job);
    writeInBatches(
        fresh, kCollection, outcomes_,
        [&](const auto& some) {
            return collection("POST", config_.path("collection"), some, false, job);
        },
        job);
    return outcomes_;
}

std::vector<RecordOutcome> SalesforceWriter::remove(const std::vector<std::string>& ids,
                                                    core::Job& job) {
    outcomes_.assign(ids.size(), {});
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        outcomes_[i].id = ids[i];
        places.push_back(i);
    }
    writeInBatches(
        places, kCollection, outcomes_,
        [&](const std::vector<std::size_t>& some) {
            std::vector<std::string> list;
            for (const std::size_t place : some) {
                list.push_back(ids[place]);
            }
            ApiCall call;
            call.method = "DELETE";
            call.path = config_.path("collection");
            call.query = {{"ids", core::join(list, ",")}, {"allOrNone", "false"}};
            const ApiAnswer answer = http_.attempt(call, job);
            if (answer.trouble) {
                return troubled(answer);
            }
            BatchResult result;
            for (std::size_t i = 0; i < some.size(); ++i) {
                const bool told = answer.ok() && answer.json.is_array() && i < answer.json.size();
                result.outcomes.push_back(
                    told ? outcomeOf(answer.json[i], some[i])
                         : salesforceRefusal(answer.code, answer.message, {}, idOf(some[i])));
            }
            return result;
        },
        job);
    return outcomes_;
}

} // namespace crm
