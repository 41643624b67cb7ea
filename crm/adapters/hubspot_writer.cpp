// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/hubspot_writer.h"

#include "core/base/text.h"
#include "crm/adapters/activity_mark.h"
#include "crm/http/json_body.h"

#include <algorithm>

namespace crm {

using core::Json;

namespace {

constexpr std::size_t kBatch = 100;
constexpr int kForbidden = 403;
constexpr int kConflict = 409;

std::string plainValue(const RecordEdit& edit, const std::string& field,
                       const std::string& otherwise) {
    for (const FieldEdit& one : edit.fields) {
        if (one.field == field) {
            return one.value;
        }
    }
    return otherwise;
}

/// "Contact already exists. Existing ID: 123" -> "123". HubSpot names it nowhere else.
std::string existingId(const std::string& message) {
    const std::string words = "Existing ID: ";
    const std::size_t at = message.find(words);
    if (at == std::string::npos) {
        return {};
    }
    const std::size_t from = at + words.size();
    return message.substr(from, message.find_first_not_of("0123456789", from) - from);
}

/// The values at a path of an error's context, which may be a list or a single text.
std::vector<std::string> contextOf(const Json& error, const char* name) {
    const Json& found = jsonAt(error, std::string("context.") + name);
    std::vector<std::string> values;
    for (const Json& one : found.is_array() ? found : Json::array({found})) {
        if (!one.is_null()) {
            values.push_back(jsonText(one));
        }
    }
    return values;
}

} // namespace

const HubspotType* HubspotWriter::typeOf(std::size_t place) const {
    const std::vector<const HubspotType*> types = config_.typesOf(object_);
    if (types.size() == 1) {
        return types.front();
    }
    const RecordEdit& edit = desk_.edit(place);
    std::string name = hubspotId(edit.id).first;
    if (name.empty()) {
        name = hubspotActivityType(plainValue(edit, "kind", "meeting"));
    }
    for (const HubspotType* type : types) {
        if (type->name == name) {
            return type;
        }
    }
    return nullptr;
}

std::vector<RecordOutcome> HubspotWriter::upsert(const std::vector<RecordEdit>& edits, bool create,
                                                 core::Job& job) {
    desk_ = EditDesk(edits);
    std::map<const HubspotType*, std::vector<std::size_t>> byType;
    bool uniqueKeys = true;
    for (std::size_t i = 0; i < edits.size(); ++i) {
        const HubspotType* type = typeOf(i);
        if (type == nullptr) {
            desk_.settle(i, Outcome::Missing, "HubSpot has no such kind of record");
            continue;
        }
        byType[type].push_back(i);
    }
    for (const auto& [type, places] : byType) {
        refuseUnknown(*type, job);
        const auto& known = lookup_.properties(*type, job);
        const auto key = known.find(config_.key);
        const bool unique = key != known.end() && key->second.unique;
        uniqueKeys = uniqueKeys && unique;
        for (const std::size_t place : places) {
            if (edits[place].id.empty() && !edits[place].key.empty() && key == known.end()) {
                desk_.settle(place, Outcome::Failed,
                             core::format("{} have no property \"{}\" that could hold our key; it "
                                          "can be made by setting the connection up",
                                          type->name, config_.key));
            }
        }
    }
    // With a unique key, HubSpot itself makes or changes the one record; else we must look first.
    const std::vector<std::string> keys = desk_.keys();
    const bool upserts = create && uniqueKeys && object_ != Object::Activity;
    desk_.resolve(upserts || keys.empty() ? EditDesk::ByKey()
                                          : lookup_.byKeys(object_, keys, {}, job),
                  create);
    std::vector<std::string> properties;
    for (const std::size_t place : desk_.changes()) {
        for (const FieldEdit& field : desk_.edit(place).fields) {
            properties.push_back(field.field);
        }
    }
    std::vector<std::string> ids = desk_.toLookAt();
    if (object_ == Object::Activity) { // a change of one field may touch others
        for (const std::size_t place : desk_.changes()) {
            ids.push_back(desk_.edit(place).id);
        }
    }
    if (!ids.empty()) {
        found_ = lookup_.byIds(object_, ids, properties, job);
        desk_.compare(found_);
    }
    const auto some = [&](const HubspotType* type, const std::vector<std::size_t>& places,
                          bool keyed) {
        std::vector<std::size_t> mine;
        for (const std::size_t place : places) {
            if (typeOf(place) == type && (desk_.edit(place).key.empty() != keyed)) {
                mine.push_back(place);
            }
        }
        return mine;
    };
    const auto writeAll = [&](const HubspotType* type, Way way,
                              const std::vector<std::size_t>& places) {
        writeInBatches(
            places, kBatch, desk_.outcomes(),
            [&](const std::vector<std::size_t>& batch) { return write(*type, way, batch, job); },
            job);
    };
    const auto changes = desk_.changes();
    const auto creations = desk_.creations();
    for (const auto& [type, places] : byType) {
        std::vector<std::size_t> all = some(type, changes, false);
        const std::vector<std::size_t> more = some(type, changes, true);
        all.insert(all.end(), more.begin(), more.end());
        writeAll(type, Way::Update, all);
        writeAll(type, upserts ? Way::Upsert : Way::Create, some(type, creations, true));
        writeAll(type, Way::Create, some(type, creations, false));
    }
    return desk_.outcomes();
}

/// A property that HubSpot does not have would refuse the whole batch.
void HubspotWriter::refuseUnknown(const HubspotType& type, core::Job& job) {
    const auto& known = lookup_.properties(type, job);
    if (known.empty() || object_ == Object::Activity) {
        return;
    }
    for (std::size_t i = 0; i < desk_.outcomes().size(); ++i) {
        for (const FieldEdit& field : desk_.edit(i).fields) {
            const auto it = known.find(field.field);
            if (it == known.end() || it->second.readOnly) {
                desk_.outcomes()[i].field = field.field;
                desk_.settle(i, Outcome::Denied,
                             it == known.end()
                                 ? "HubSpot has no property " + field.field
                                 : core::format("the property {} cannot be changed", field.field));
                break;
            }
        }
    }
}

Json HubspotWriter::inputOf(std::size_t place, const HubspotType& type, Way way, core::Job& job) {
    const RecordEdit& edit = desk_.edit(place);
    Json properties = Json::object();
    if (object_ == Object::Activity) {
        const auto& known = lookup_.properties(type, job);
        const auto now = found_.find(edit.id);
        const VendorRecord before = now == found_.end() ? VendorRecord() : now->second;
        std::vector<FieldEdit> fields = edit.fields;
        // What there is no property for still belongs to the activity.
        const auto left = [&](const char* field, const char* property) {
            return known.contains(property) ? std::string()
                                            : plainValue(edit, field, before.value(field));
        };
        const ActivityMark mark{
            {}, left("zone", "evenlode_zone"), left("outcome", "evenlode_outcome"), {}};
        const bool touched = std::any_of(fields.begin(), fields.end(), [](const FieldEdit& field) {
            return field.field == "note" || field.field == "zone" || field.field == "outcome";
        });
        if (touched && !mark.empty()) {
            const std::string note = plainValue(edit, "note", before.value("note"));
            std::erase_if(fields, [](const FieldEdit& one) { return one.field == "note"; });
            fields.push_back({"note", mark.under(note), {}});
        }
        properties = hubspotActivity(type.name, fields, before, way != Way::Update);
        if (way != Way::Update && !properties.contains("hs_timestamp")) { // HubSpot wants one
            properties["hs_timestamp"] = core::instantText(http_.clock().now());
        }
        for (const char* name : {"evenlode_zone", "evenlode_outcome"}) {
            if (!known.contains(name)) {
                properties.erase(name);
            }
        }
    } else {
        for (const FieldEdit& field : edit.fields) {
            if (way == Way::Update || !field.value.empty()) {
                properties[field.field] = field.value;
            }
        }
    }
    Json input = {{"objectWriteTraceId", std::to_string(place)}};
    if (way == Way::Update) {
        input["id"] = hubspotId(edit.id).second;
    } else if (way == Way::Upsert) {
        input["idProperty"] = config_.key;
        input["id"] = edit.key;
    } else {
        if (!edit.key.empty()) {
            properties[config_.key] = edit.key;
        }
        Json associations = Json::array();
        for (const auto& [to, name] : type.associated) {
            const std::string other = plainValue(edit, name, "");
            if (!other.empty() && type.associationTypes.contains(to)) {
                associations.push_back({{"to", {{"id", other}}},
                                        {"types",
                                         {{{"associationCategory", "HUBSPOT_DEFINED"},
                                           {"associationTypeId", type.associationTypes.at(to)}}}}});
            }
        }
        if (!associations.empty()) {
            input["associations"] = std::move(associations);
        }
    }
    input["properties"] = std::move(properties);
    return input;
}

BatchResult HubspotWriter::write(const HubspotType& type, Way way,
                                 const std::vector<std::size_t>& some, core::Job& job) {
    static constexpr const char* kWays[] = {"update", "create", "upsert"};
    Json inputs = Json::array();
    for (const std::size_t place : some) {
        inputs.push_back(inputOf(place, type, way, job));
    }
    ApiCall call;
    call.method = "POST";
    call.path =
        config_.path("objects", type.name) + "/batch/" + kWays[static_cast<std::size_t>(way)];
    call.body = {{"inputs", inputs}};
    const ApiAnswer answer = http_.attempt(call, job);
    if (answer.trouble) {
        return troubled(answer);
    }
    BatchResult result;
    if (answer.ok()) {
        result.outcomes = outcomesOf(answer, way, some);
        for (RecordOutcome& one : result.outcomes) {
            if (object_ == Object::Activity && !one.id.empty() &&
                one.id.find('/') == std::string::npos) {
                one.id = type.name + "/" + one.id;
            }
        }
        if (way == Way::Update && object_ == Object::Activity) {
            linkAnew(type, some, job);
        }
    } else if (some.size() == 1 || answer.status == kForbidden) {
        RecordOutcome one = refusal(answer.json, answer.status);
        result.outcomes.assign(some.size(), one);
    } else {
        result.outcomes = sameForAll(some.size(), Outcome::BatchRefused,
                                     refusal(answer.json, answer.status).message);
    }
    return result;
}

/// What an error means for the record that it is about.
RecordOutcome HubspotWriter::refusal(const Json& error, int status) const {
    RecordOutcome outcome;
    outcome.message = jsonText(jsonAt(error, "message"));
    if (outcome.message.empty()) {
        outcome.message = core::format("refused with status {}", status);
    }
    const std::string category = jsonText(jsonAt(error, "category"));
    const std::string existing = existingId(outcome.message);
    if (category == "OBJECT_NOT_FOUND") {
        outcome.outcome = Outcome::Missing;
    } else if (category == "CONFLICT" || status == kConflict) {
        outcome.outcome = Outcome::Duplicate;
        if (!existing.empty()) {
            outcome.others = {existing};
        }
    } else if (category == "MISSING_SCOPES" || status == kForbidden) {
        outcome.outcome = Outcome::Denied;
    } else {
        outcome.outcome = Outcome::Failed;
    }
    return outcome;
}

/// Answers are matched to inputs by id, key or trace, never by place: HubSpot keeps no order.
std::vector<RecordOutcome> HubspotWriter::outcomesOf(const ApiAnswer& answer, Way way,
                                                     const std::vector<std::size_t>& some) const {
    std::map<std::string, const Json*> byName;
    std::map<std::string, const Json*> errorOf;
    std::vector<const Json*> loose;
    const Json& results = jsonAt(answer.json, "results");
    const Json& errors = jsonAt(answer.json, "errors");
    for (std::size_t i = 0; results.is_array() && i < results.size(); ++i) {
        const Json& one = results[i];
        const std::string trace = jsonText(jsonAt(one, "objectWriteTraceId"));
        byName["trace " + trace] = &one;
        byName["id " + jsonText(jsonAt(one, "id"))] = &one;
        byName["key " + jsonText(jsonAt(jsonAt(one, "properties"), config_.key))] = &one;
    }
    for (std::size_t i = 0; errors.is_array() && i < errors.size(); ++i) {
        bool placed = false;
        for (const auto& [entry, name] : {std::pair("objectWriteTraceId", "trace "),
                                          std::pair("ids", "id "), std::pair("id", "id ")}) {
            for (const std::string& value : contextOf(errors[i], entry)) {
                errorOf[name + value] = &errors[i];
                placed = true;
            }
        }
        if (!placed) {
            loose.push_back(&errors[i]);
        }
    }
    const auto find = [](const auto& map, const std::vector<std::string>& names) {
        for (const std::string& name : names) {
            const auto it = map.find(name);
            if (it != map.end()) {
                return it->second;
            }
        }
        return static_cast<const Json*>(nullptr);
    };
    std::vector<RecordOutcome> outcomes;
    const bool inOrder = errors.is_null() && results.is_array() && results.size() == some.size();
    for (std::size_t i = 0; i < some.size(); ++i) {
        const RecordEdit& edit = desk_.edit(some[i]);
        std::vector<std::string> names = {core::format("trace {}", some[i])};
        if (way == Way::Update) {
            names.push_back("id " + hubspotId(edit.id).second);
        } else if (!edit.key.empty()) {
            names.push_back("key " + edit.key);
            names.push_back("id " + edit.key);
        }
        const Json* error = find(errorOf, names);
        const Json* result = error == nullptr ? find(byName, names) : nullptr;
        if (result == nullptr && error == nullptr && some.size() == 1 && inOrder &&
            way == Way::Create && jsonAt(results[0], "id").is_string()) {
            result = &results[0];
        }
        RecordOutcome outcome;
        if (result != nullptr) {
            outcome.outcome = Outcome::Written;
            outcome.id = jsonText(jsonAt(*result, "id"));
            outcome.version = jsonText(jsonAt(*result, "updatedAt"));
            outcome.created = way == Way::Create || jsonAt(*result, "new") == true;
        } else if (error != nullptr || !loose.empty()) {
            const std::size_t next = std::min(i, loose.empty() ? 0 : loose.size() - 1);
            outcome = refusal(error != nullptr ? *error : *loose[next], answer.status);
        } else {
            // Not a word about it: only looking tells.
            outcome.outcome = Outcome::Unknown;
            outcome.message = "HubSpot left the record out of its answer";
        }
        outcomes.push_back(std::move(outcome));
    }
    return outcomes;
}

/// Associations are no properties: a visit that moves to another company needs a call of its own.
void HubspotWriter::linkAnew(const HubspotType& type, const std::vector<std::size_t>& some,
                             core::Job& job) {
    for (const auto& [to, name] : type.associated) {
        Json inputs = Json::array();
        for (const std::size_t place : some) {
            const std::string other = plainValue(desk_.edit(place), name, "");
            if (!other.empty()) {
                inputs.push_back({{"from", {{"id", hubspotId(desk_.edit(place).id).second}}},
                                  {"to", {{"id", other}}}});
            }
        }
        if (inputs.empty()) {
            continue;
        }
        ApiCall call;
        call.method = "POST";
        call.path = config_.path("associate", type.name, to);
        call.body = {{"inputs", inputs}};
        call.repeatable = true;
        http_.require(call, job);
    }
}

std::vector<RecordOutcome> HubspotWriter::remove(const std::vector<std::string>& ids,
                                                 core::Job& job) {
    std::vector<RecordOutcome> outcomes(ids.size());
    for (const HubspotType* type : config_.typesOf(object_)) {
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            outcomes[i].id = ids[i];
            if (object_ != Object::Activity || hubspotId(ids[i]).first == type->name) {
                places.push_back(i);
            }
        }
        writeInBatches(
            places, kBatch, outcomes,
            [&](const std::vector<std::size_t>& some) {
                Json inputs = Json::array();
                for (const std::size_t place : some) {
                    inputs.push_back({{"id", hubspotId(ids[place]).second}});
                }
                ApiCall call;
                call.method = "POST";
                call.path = config_.path("objects", type->name) + "/batch/archive";
                call.body = {{"inputs", inputs}};
                call.repeatable = true;
                const ApiAnswer answer = http_.attempt(call, job);
                if (answer.trouble) {
                    return troubled(answer);
                }
                BatchResult result;
                result.outcomes =
                    sameForAll(some.size(),
                               answer.ok() ? Outcome::Written
                               : some.size() > 1 && answer.status != kForbidden
                                   ? Outcome::BatchRefused
                                   : refusal(answer.json, answer.status).outcome,
                               answer.ok() ? "" : refusal(answer.json, answer.status).message);
                return result;
            },
            job);
    }
    return outcomes;
}

} // namespace crm
