// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/zoho_metadata.h"

#include "core/base/text.h"
#include "crm/adapters/zoho_record.h"
#include "crm/adapters/zoho_refusal.h"
#include "crm/http/json_body.h"

#include <algorithm>

namespace crm {

using core::Json;

namespace {

constexpr int kPage = 200;
constexpr std::int64_t kMsPerMinute = 60'000;
constexpr std::int64_t kMostMinutes = 14 * 60; // of an offset

ZohoField fieldFrom(const Json& json) {
    ZohoField field;
    field.json = json;
    field.type = jsonText(jsonAt(json, "data_type"));
    const bool locked = jsonAt(json, "read_only") == true ||
                        jsonAt(json, "field_read_only") == true || field.type == "formula" ||
                        field.type == "autonumber";
    field.write = !locked && jsonAt(json, "operation_type.api_update") != false;
    field.create = !locked && jsonAt(json, "operation_type.api_create") != false;
    const Json& unique = jsonAt(json, "unique");
    field.unique = unique.is_object() && !unique.empty();
    return field;
}

/// 19,800,000 ms -> "+05:30".
std::string offsetText(std::int64_t ms) {
    const std::int64_t minutes = std::clamp(ms / kMsPerMinute, -kMostMinutes, kMostMinutes);
    const std::int64_t size = std::abs(minutes);
    return core::format("{}{:02}:{:02}", minutes < 0 ? "-" : "+", size / 60, size % 60);
}

} // namespace

const ZohoField* ZohoFields::find(const std::string& name) const {
    const auto it = byName.find(name);
    return it == byName.end() ? nullptr : &it->second;
}

const ZohoFields& ZohoMetadata::fields(const ZohoModule& module, core::Job& job) {
    const auto known = fields_.find(module.name);
    if (known != fields_.end()) {
        return known->second;
    }
    ZohoFields found;
    ApiCall call;
    call.path = config_.path("fields");
    call.query = {{"module", module.name}};
    const ApiAnswer answer = http_.send(call, job);
    if (answer.ok()) {
        for (const Json& one : zohoList(answer.json, "fields")) {
            const std::string name = jsonText(jsonAt(one, "api_name"));
            if (!name.empty() && jsonAt(one, "visible") != false) {
                found.byName[name] = fieldFrom(one);
            }
        }
        found.seen = !found.byName.empty();
    } else if (zohoLacks(answer.code)) {
        found.present = false;
    } else if (!zohoForbids(answer.code)) {
        http_.refuse(answer, "to list the fields of " + module.name);
    }
    return fields_[module.name] = std::move(found);
}

const std::map<std::string, Json>& ZohoMetadata::modules(core::Job& job) {
    if (!modules_) {
        ApiCall call;
        call.path = config_.path("modules");
        const ApiAnswer answer = http_.send(call, job);
        modules_.emplace();
        if (answer.ok()) {
            for (const Json& one : zohoList(answer.json, "modules")) {
                (*modules_)[jsonText(jsonAt(one, "api_name"))] = one;
            }
        } else if (!zohoForbids(answer.code)) {
            http_.refuse(answer, "to list its modules");
        }
    }
    return *modules_;
}

const ZohoUser& ZohoMetadata::user(core::Job& job) {
    if (!user_) {
        ApiCall call;
        call.path = config_.path("users");
        call.query = {{"type", "CurrentUser"}};
        const ApiAnswer answer = http_.send(call, job);
        ZohoUser user;
        user.offset = "+00:00";
        if (answer.ok()) {
            const Json& json = jsonAt(answer.json, "users.0");
            user.id = jsonText(jsonAt(json, "id"));
            user.name = jsonText(jsonAt(json, "full_name"));
            if (const auto ms = core::parseInteger(jsonText(jsonAt(json, "offset")))) {
                user.offset = offsetText(*ms);
            }
        } else if (!zohoForbids(answer.code)) {
            http_.refuse(answer, "to say who is signed in");
        }
        user_ = std::move(user);
    }
    return *user_;
}

const std::map<std::string, std::string>& ZohoMetadata::territories(core::Job& job) {
    if (territories_) {
        return *territories_;
    }
    std::map<std::string, std::string> found;
    PageGuard guard("Zoho");
    bool more = true;
    for (int page = 1; more; ++page) {
        ApiCall call;
        call.path = config_.path("territories");
        call.query = {{"page", std::to_string(page)}, {"per_page", std::to_string(kPage)}};
        const ApiAnswer answer = http_.send(call, job);
        if (!answer.ok()) {
            if (zohoForbids(answer.code) || zohoLacks(answer.code)) {
                break;
            }
            http_.refuse(answer, "to list territories");
        }
        const Json& list = zohoList(answer.json, "territories");
        for (const Json& one : list) {
            found[jsonText(jsonAt(one, "id"))] = jsonText(jsonAt(one, "name"));
        }
        more = jsonAt(answer.json, "info.more_records") == true;
        guard.page(more ? std::to_string(page + 1) : "", list.size());
    }
    territories_ = std::move(found);
    return *territories_;
}

void ZohoMetadata::forget() {
    fields_.clear();
    modules_.reset();
    user_.reset();
    territories_.reset();
}

} // namespace crm
