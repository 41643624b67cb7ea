// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/hubspot_lookup.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/http/json_body.h"

#include <algorithm>
#include <set>

namespace crm {

using core::Json;

namespace {

constexpr std::size_t kBatch = 100;
constexpr int kNotFound = 404;
constexpr int kForbidden = 403;

} // namespace

std::pair<std::string, std::string> hubspotId(const std::string& id) {
    const std::size_t slash = id.find('/');
    return slash == std::string::npos ? std::pair(std::string(), id)
                                      : std::pair(id.substr(0, slash), id.substr(slash + 1));
}

const HubspotLookup::Properties& HubspotLookup::properties(const HubspotType& type,
                                                           core::Job& job) {
    const auto known = properties_.find(type.name);
    if (known != properties_.end()) {
        return known->second;
    }
    Properties found;
    ApiCall call;
    call.path = config_.path("properties", type.name);
    const ApiAnswer answer = http_.send(call, job);
    if (answer.ok()) {
        for (const Json& one : hubspotResults(answer.json)) {
            const std::string name = jsonText(jsonAt(one, "name"));
            if (name.empty()) {
                continue;
            }
            HubspotProperty property;
            property.readOnly = jsonAt(one, "modificationMetadata.readOnlyValue") == true ||
                                jsonAt(one, "calculated") == true;
            property.unique = jsonAt(one, "hasUniqueValue") == true;
            property.json = one;
            found[name] = std::move(property);
        }
    } else if (answer.status != kForbidden && answer.status != kNotFound) {
        http_.refuse(answer, "to list the properties of " + type.name);
    }
    return properties_[type.name] = std::move(found);
}

std::vector<Json> HubspotLookup::batchRead(const HubspotType& type,
                                           const std::vector<std::string>& ids,
                                           const std::string& idProperty,
                                           const std::vector<std::string>& properties,
                                           core::Job& job) {
    std::vector<Json> found;
    for (std::size_t from = 0; from < ids.size(); from += kBatch) {
        Json inputs = Json::array();
        std::set<std::string> once; // an id that is there twice refuses the batch
        for (std::size_t i = from; i < std::min(ids.size(), from + kBatch); ++i) {
            if (once.insert(ids[i]).second) {
                inputs.push_back({{"id", ids[i]}});
            }
        }
        ApiCall call;
        call.method = "POST";
        call.path = config_.path("objects", type.name) + "/batch/read";
        call.repeatable = true;
        // HubSpot's description asks for the history's properties too, though there be none.
        call.body = {{"inputs", inputs},
                     {"properties", properties},
                     {"propertiesWithHistory", Json::array()}};
        if (!idProperty.empty()) {
            call.body["idProperty"] = idProperty;
        }
        const ApiAnswer answer = http_.send(call, job);
        if (answer.status == kNotFound) { // none of them
            continue;
        }
        if (!answer.ok()) {
            http_.refuse(answer, "to show " + type.name);
        }
        for (const Json& one : hubspotResults(answer.json)) {
            found.push_back(one);
        }
    }
    return found;
}

std::map<std::string, VendorRecord> HubspotLookup::byIds(Object object,
                                                         const std::vector<std::string>& ids,
                                                         const std::vector<std::string>& properties,
                                                         core::Job& job) {
    std::map<std::string, VendorRecord> found;
    for (const HubspotType* type : config_.typesOf(object)) {
        std::vector<std::string> some;
        for (const std::string& id : ids) {
            const auto [name, plain] = hubspotId(id);
            // Of anything that is no number, HubSpot has no record, and says so for all.
            if (!plain.empty() && (object != Object::Activity || name == type->name)) {
                some.push_back(plain);
            }
        }
        if (some.empty()) {
            continue;
        }
        std::vector<VendorRecord> records;
        for (const Json& json :
             batchRead(*type, some, {}, hubspotProperties(config_, *type, properties), job)) {
            records.push_back(hubspotRecord(config_, *type, json));
        }
        associate(*type, records, job);
        for (VendorRecord& record : records) {
            for (const std::string& old : record.merged) {
                found.emplace(old, record);
            }
            const std::string id = record.id;
            found[id] = std::move(record);
        }
    }
    return found;
}

std::vector<VendorRecord> HubspotLookup::ofKeys(const HubspotType& type,
                                                const std::vector<std::string>& keys,
                                                const std::vector<std::string>& properties,
                                                core::Job& job) {
    std::vector<VendorRecord> records;
    if (this->properties(type, job).at(config_.key).unique) {
        for (const Json& json : batchRead(type, keys, config_.key, properties, job)) {
            records.push_back(hubspotRecord(config_, type, json));
        }
        return records;
    }
    for (std::size_t from = 0; from < keys.size(); from += kBatch) {
        const std::vector<std::string> some(
            keys.begin() + static_cast<std::ptrdiff_t>(from),
            keys.begin() + static_cast<std::ptrdiff_t>(std::min(keys.size(), from + kBatch)));
        for (const Json& json : search_.having(type, config_.key, some, properties, job)) {
            records.push_back(hubspotRecord(config_, type, json));
        }
    }
    return records;
}

EditDesk::ByKey HubspotLookup::byKeys(Object object, const std::vector<std::string>& keys,
                                      const std::vector<std::string>& properties, core::Job& job) {
    EditDesk::ByKey found;
    for (const HubspotType* type : config_.typesOf(object)) {
        const auto wanted = hubspotProperties(config_, *type, properties);
        const Properties& known = this->properties(*type, job);
        const auto key = known.find(config_.key);
        if (keys.empty() || key == known.end()) {
            continue;
        }
        auto records = ofKeys(*type, keys, wanted, job);
        associate(*type, records, job);
        for (VendorRecord& record : records) {
            const std::string mine = record.key;
            found[mine].push_back(std::move(record));
        }
    }
    return found;
}

void HubspotLookup::associate(const HubspotType& type, std::vector<VendorRecord>& records,
                              core::Job& job) {
    for (const auto& [to, name] : type.associated) {
        std::map<std::string, std::string> first;
        for (std::size_t from = 0; from < records.size(); from += kBatch) {
            Json inputs = Json::array();
            for (std::size_t i = from; i < std::min(records.size(), from + kBatch); ++i) {
                inputs.push_back({{"id", hubspotId(records[i].id).second}});
            }
            ApiCall call;
            call.method = "POST";
            call.path = config_.path("associations", type.name, to);
            call.body = {{"inputs", inputs}};
            call.repeatable = true;
            const ApiAnswer answer = http_.send(call, job);
            if (!answer.ok()) {
                if (answer.status == kNotFound || answer.status == kForbidden) {
                    break; // no such objects in this account, or none that we may see
                }
                http_.refuse(answer, "to list associations of " + type.name);
            }
            for (const Json& one : hubspotResults(answer.json)) {
                const std::string other = jsonText(jsonAt(one, "to.0.toObjectId"));
                if (!other.empty()) {
                    first[jsonText(jsonAt(one, "from.id"))] = other;
                }
            }
        }
        for (VendorRecord& record : records) {
            const auto it = first.find(hubspotId(record.id).second);
            if (it != first.end()) {
                record.values[name] = it->second;
            }
        }
    }
}

} // namespace crm
