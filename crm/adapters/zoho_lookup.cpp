// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/zoho_lookup.h"

#include "core/base/text.h"
#include "crm/adapters/zoho_activity.h"
#include "crm/adapters/zoho_refusal.h"
#include "crm/http/json_body.h"
#include "crm/http/retry.h"

#include <algorithm>
#include <set>

namespace crm {

using core::Json;

namespace {

constexpr std::size_t kIdsPerRead = 100;
constexpr std::size_t kKeysPerQuery = 50;
constexpr const char* kModified = "Modified_Time";
constexpr const char* kTerritories = "Territories"; // no list of fields names it
constexpr const char* kWon = "Stage.won";
constexpr const char* kClosed = "Stage.closed";

/// A part of a list, as what `ids=` and `in (...)` take.
std::vector<std::string> part(const std::vector<std::string>& all, std::size_t from,
                              std::size_t count) {
    return {all.begin() + static_cast<std::ptrdiff_t>(from),
            all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), from + count))};
}

/// What the organisation's list of stages says of one: closed, and won.
std::pair<bool, bool> stageOf(const ZohoFields& fields, const std::string& stage) {
    const ZohoField* field = fields.find("Stage");
    const Json none = Json::array();
    const Json& stages = field == nullptr ? none : jsonAt(field->json, "pick_list_values");
    for (std::size_t i = 0; stages.is_array() && i < stages.size(); ++i) {
        if (jsonAt(stages[i], "display_value") == stage ||
            jsonAt(stages[i], "actual_value") == stage) {
            const std::string type = jsonText(jsonAt(stages[i], "forecast_type"));
            return {type.starts_with("Closed"), type == "Closed Won"};
        }
    }
    return {false, false};
}

} // namespace

std::pair<std::string, std::string> zohoId(const std::string& id) {
    const std::size_t slash = id.find('/');
    return slash == std::string::npos ? std::pair(std::string(), id)
                                      : std::pair(id.substr(0, slash), id.substr(slash + 1));
}

std::vector<std::string> ZohoLookup::askedOf(const ZohoModule& module,
                                             const std::vector<std::string>& fields,
                                             core::Job& job) {
    // Notes have no list of fields.
    static const ZohoFields kNone;
    const ZohoFields& known = module.name == "Notes" ? kNone : metadata_.fields(module, job);
    if (module.object == Object::Activity) {
        return zohoActivityFields(config_, module, known);
    }
    std::vector<std::string> asked = {kModified};
    const auto add = [&](const std::string& name) {
        if (!name.empty() && name != "id" && name.find('.') == std::string::npos &&
            (known.askable(name) || name == kTerritories) &&
            std::find(asked.begin(), asked.end(), name) == asked.end()) {
            asked.push_back(name);
        }
    };
    for (const VendorColumn& column : module.columns) {
        add(column.name);
    }
    for (const std::string& name : fields) {
        add(name);
    }
    if (known.byName.contains(config_.key)) { // without a list of fields, it may not be there
        add(config_.key);
    }
    return asked;
}

VendorRecord ZohoLookup::recordOf(const ZohoModule& module, const Json& json,
                                  const std::vector<std::string>& asked, core::Job& job) {
    if (module.object == Object::Activity) {
        return zohoActivity(config_, module, json, http_.clock().now());
    }
    VendorRecord record = zohoRecord(config_, module, json, asked);
    const Json& territories = jsonAt(json, kTerritories);
    if (territories.is_array() && !territories.empty()) {
        nameTerritories(territories, record, job);
    }
    if (module.object == Object::Opportunity && record.values.contains("Stage")) {
        const auto [closed, won] = stageOf(metadata_.fields(module, job), record.value("Stage"));
        if (closed) {
            record.values[kClosed] = "1";
            record.values[kWon] = won ? "1" : "0";
        }
    }
    return record;
}

/// Queries tell the ids of territories only: a record has their names, however it was read.
void ZohoLookup::nameTerritories(const Json& territories, VendorRecord& record, core::Job& job) {
    const auto& known = metadata_.territories(job);
    std::set<std::string> names;
    for (const Json& one : territories) {
        const auto name = known.find(jsonText(jsonAt(one, "id")));
        names.insert(name == known.end() ? zohoValue(Json::array({one})) : name->second);
    }
    record.values[kTerritories] =
        core::join(std::vector<std::string>(names.begin(), names.end()), ";");
    record.version = zohoVersion(record);
}

/// Objects that an organisation or a sign-in does not have are absent; accounts must be there.
bool ZohoLookup::refusesAll(const ApiAnswer& answer, const ZohoModule& module) const {
    return zohoLacks(answer.code) || (zohoForbids(answer.code) && module.object != Object::Account);
}

/// The clock of Zoho at its first answer: a mark of ours must not be ahead of it.
void ZohoLookup::noteClock(const ApiAnswer& answer) {
    const auto date = theirNow_ ? std::nullopt : httpDate(answer.header("date"));
    if (date) {
        theirNow_ = *date * 1000;
    }
}

Json ZohoLookup::query(const std::string& text, const ZohoModule& module, bool& present,
                       core::Job& job) {
    ApiCall call;
    call.method = "POST";
    call.path = config_.path("query");
    call.body = {{"select_query", text}};
    call.repeatable = true;
    ApiAnswer answer = http_.send(call, job);
    noteClock(answer);
    if (!answer.ok()) {
        present = !refusesAll(answer, module);
        if (present) {
            http_.refuse(answer, "to list " + module.name);
        }
        return nullptr;
    }
    return std::move(answer.json);
}

std::map<std::string, VendorRecord> ZohoLookup::byIds(Object object,
                                                      const std::vector<std::string>& ids,
                                                      const std::vector<std::string>& fields,
                                                      core::Job& job) {
    std::map<std::string, VendorRecord> found;
    for (const ZohoModule* module : config_.modulesOf(object)) {
        std::set<std::string> wanted;
        for (const std::string& id : ids) {
            const auto [name, plain] = zohoId(id);
            if (!plain.empty() && (object != Object::Activity || name == module->name)) {
                wanted.insert(plain);
            }
        }
        const std::vector<std::string> list(wanted.begin(), wanted.end());
        const auto asked =
            list.empty() ? std::vector<std::string>() : askedOf(*module, fields, job);
        for (std::size_t from = 0; from < list.size(); from += kIdsPerRead) {
            job.checkpoint();
            ApiCall call;
            call.path = config_.path("records", module->name);
            call.query = {{"fields", core::join(asked, ",")},
                          {"ids", core::join(part(list, from, kIdsPerRead), ",")}};
            const ApiAnswer answer = http_.send(call, job);
            if (!answer.ok()) {
                if (refusesAll(answer, *module)) {
                    break;
                }
                http_.refuse(answer, "to show " + module->name);
            }
            for (const Json& row : zohoList(answer.json, "data")) {
                VendorRecord record = recordOf(*module, row, asked, job);
                const std::string id = record.id;
                found[id] = std::move(record);
            }
        }
    }
    return found;
}

EditDesk::ByKey ZohoLookup::byKeys(Object object, const std::vector<std::string>& keys,
                                   const std::vector<std::string>& fields, core::Job& job) {
    EditDesk::ByKey found;
    for (const ZohoModule* module : config_.modulesOf(object)) {
        if (keys.empty() || module->name == "Notes" ||
            !metadata_.fields(*module, job).byName.contains(config_.key)) {
            continue;
        }
        std::vector<std::string> ids;
        bool present = true;
        for (std::size_t from = 0; present && from < keys.size(); from += kKeysPerQuery) {
            std::vector<std::string> some = part(keys, from, kKeysPerQuery);
            for (std::string& key : some) {
                key = coqlText(key);
            }
            const Json answer =
                query(core::format("select id from {} where {} in ({}) order by id asc limit {}",
                                   module->name, config_.key, core::join(some, ", "),
                                   config_.rowsPerQuery),
                      *module, present, job);
            for (const Json& row : zohoList(answer, "data")) {
                const std::string id = jsonText(jsonAt(row, "id"));
                ids.push_back(object == Object::Activity ? module->name + "/" + id : id);
            }
        }
        for (auto& [id, record] : byIds(object, ids, fields, job)) {
            const std::string key = record.key;
            found[key].push_back(std::move(record));
        }
    }
    return found;
}

} // namespace crm
