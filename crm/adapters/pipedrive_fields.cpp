// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/pipedrive_fields.h"

#include "crm/http/json_body.h"

namespace crm {

using core::Json;

namespace {

constexpr int kPage = 500;
constexpr int kNotFound = 404;
constexpr int kForbidden = 403;
constexpr std::size_t kKeyLength = 40;

/// The second version calls it `field_code`, the first `key`.
PipedriveField fieldFrom(const Json& json) {
    const auto text = [&](const char* name, const char* old) {
        const std::string value = jsonText(jsonAt(json, name));
        return value.empty() ? jsonText(jsonAt(json, old)) : value;
    };
    PipedriveField field;
    field.code = text("field_code", "key");
    field.name = text("field_name", "name");
    field.type = jsonText(jsonAt(json, "field_type"));
    field.custom = jsonAt(json, "is_custom_field") == true || isPipedriveKey(field.code);
    const Json& options = jsonAt(json, "options");
    for (std::size_t i = 0; options.is_array() && i < options.size(); ++i) {
        field.labels[jsonText(jsonAt(options[i], "id"))] = jsonText(jsonAt(options[i], "label"));
    }
    return field;
}

} // namespace

bool isPipedriveKey(const std::string& name) {
    return name.size() == kKeyLength &&
           name.find_first_not_of("0123456789abcdef") == std::string::npos;
}

const Json& pipedriveData(const Json& answer) {
    const Json& data = jsonAt(answer, "data");
    static const Json kNone = Json::array();
    if (data.is_null() && jsonAt(answer, "success") == true) {
        return kNone; // how the first version says that there is nothing
    }
    if (!data.is_array()) {
        throw RemoteError(Trouble::Garbage, "the answer of Pipedrive holds no list of records",
                          "try again; if it stays so, a proxy may stand between");
    }
    return data;
}

std::string PipedriveField::optionOf(const std::string& label) const {
    for (const auto& [id, text] : labels) {
        if (text == label) {
            return id;
        }
    }
    return {};
}

void PipedriveFieldSet::add(PipedriveField field) {
    if (field.custom && !field.name.empty()) {
        byName_[field.name].push_back(field.code);
    }
    fields_[field.code] = std::move(field);
}

const PipedriveField* PipedriveFieldSet::find(const std::string& name) const {
    const auto it = fields_.find(name);
    if (it != fields_.end()) {
        return &it->second;
    }
    const auto named = byName_.find(name);
    return named == byName_.end() || named->second.size() != 1 ? nullptr
                                                               : &fields_.at(named->second.front());
}

std::string PipedriveFieldSet::nameOf(const PipedriveField& field) const {
    const PipedriveField* found = field.custom ? find(field.name) : nullptr;
    return found != nullptr && found->code == field.code ? field.name : std::string();
}

const PipedriveFieldSet& PipedriveFields::of(const PipedriveType& type, core::Job& job) {
    const auto known = known_.find(type.name);
    return known != known_.end() ? known->second : known_[type.name] = read(type, job);
}

PipedriveFieldSet PipedriveFields::read(const PipedriveType& type, core::Job& job) {
    PipedriveFieldSet fields;
    if (type.fields.empty()) {
        return fields;
    }
    PageGuard guard("Pipedrive");
    ApiCall call;
    call.path = config_.path(type.old ? "old_list" : "list", type.fields);
    std::string next;
    do {
        call.query = {{"limit", std::to_string(kPage)}};
        if (!next.empty()) {
            call.query.emplace_back("cursor", next);
        }
        const ApiAnswer answer = http_.send(call, job);
        if (answer.status == kForbidden || answer.status == kNotFound) {
            return fields;
        }
        if (!answer.ok()) {
            http_.refuse(answer, "to list the fields of " + type.name);
        }
        const Json& data = pipedriveData(answer.json);
        for (const Json& one : data) {
            PipedriveField field = fieldFrom(one);
            if (!field.code.empty()) {
                fields.add(std::move(field));
            }
        }
        next = jsonText(jsonAt(answer.json, "additional_data.next_cursor"));
        guard.page(next, data.size());
    } while (!next.empty());
    return fields;
}

} // namespace crm
