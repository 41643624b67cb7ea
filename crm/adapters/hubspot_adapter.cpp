// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/hubspot_adapter.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/adapters/hubspot_owners.h"
#include "crm/adapters/hubspot_writer.h"
#include "crm/auth/oauth.h"
#include "crm/http/json_body.h"

#include <algorithm>

namespace crm {

using core::Json;

namespace {

constexpr std::size_t kBatch = 100;
constexpr int kForbidden = 403;
constexpr int kConflict = 409;

VendorHttpOptions httpOptions(const HubspotConfig& config, const std::string& name,
                              const std::string& key, const AdapterTools& tools) {
    VendorHttpOptions options;
    options.name = name;
    options.vendor = "HubSpot";
    options.baseUrl = config.baseUrl;
    options.headers = {{"Accept", "application/json"}};
    Refresh refresh;
    double ahead = 300;
    if (!config.signIn.empty()) {
        const OAuthProfile profile = oauthProfile("hubspot", config.signIn, config.baseUrl);
        ahead = profile.aheadSeconds;
        refresh = oauthRefresh(profile, plainFetch(tools), tools.clock);
    }
    options.keeper = keeperFor(name, key, std::move(refresh), tools, ahead);
    options.sign = authorizationHeader("Bearer");
    options.budget = budgetFrom(config.limits);
    options.errors.message = {"message"};
    options.errors.code = {"policyName", "category"};
    options.errors.dayIsOver = [](int status, const std::string& code) {
        return status == 429 && code == "DAILY";
    };
    options.errors.passing = [](int status, const std::string&) {
        return status == 423 || status == 477; // locked; being moved to another data centre
    };
    return options;
}

/// The group that a new property is filed in.
std::string groupOf(const HubspotType& type) {
    return type.name == "companies"  ? "companyinformation"
           : type.name == "contacts" ? "contactinformation"
           : type.name == "deals"    ? "dealinformation"
           : type.name == "leads"    ? "lead_information"
                                     : "engagement";
}

} // namespace

HubspotAdapter::HubspotAdapter(HubspotConfig config, const std::string& name,
                               const std::string& key, const AdapterTools& tools)
    : config_(std::move(config)), http_(httpOptions(config_, name, key, tools), tools),
      reader_(config_, http_) {}

/// HubSpot tells no token what it may do. A batch without records changes nothing, and is refused
/// where the scope for writing is missing.
Json HubspotAdapter::permissionsOf(const HubspotType& type, core::Job& job) {
    const auto& properties = reader_.lookup().properties(type, job);
    ApiCall probe;
    probe.method = "POST";
    probe.path = config_.path("objects", type.name) + "/batch/update";
    probe.body = {{"inputs", Json::array()}};
    probe.repeatable = true;
    const bool write = !properties.empty() && http_.send(probe, job).status != kForbidden;
    Json fields = Json::object();
    for (const auto& [name, property] : properties) {
        Json field = {{"write", write && !property.readOnly},
                      {"type", jsonText(jsonAt(property.json, "type"))},
                      {"unique", property.unique},
                      {"label", jsonText(jsonAt(property.json, "label"))}};
        const Json& options = jsonAt(property.json, "options");
        if (options.is_array() && !options.empty()) {
            Json values = Json::array();
            for (const Json& option : options) {
                values.push_back(jsonText(jsonAt(option, "value")));
            }
            field["values"] = std::move(values);
        }
        fields[name] = std::move(field);
    }
    return {{"read", !properties.empty()},
            {"write", write},
            {"create", write},
            {"delete", write},
            {"fields", std::move(fields)}};
}

Identity HubspotAdapter::whose(core::Job& job) {
    Identity identity;
    identity.apiVersion = config_.version;
    identity.account = "HubSpot";
    ApiCall call;
    call.path = config_.path("account");
    ApiAnswer answer = http_.send(call, job);
    if (answer.status == 404) { // not every version has its own
        call.path = "/account-info/v3/details";
        answer = http_.send(call, job);
    }
    const std::string portal = answer.ok() ? jsonText(jsonAt(answer.json, "portalId")) : "";
    if (!portal.empty()) {
        identity.account = "HubSpot account " + portal;
        identity.organisation = "hubspot:" + portal;
    } else {
        identity.issues.push_back({core::Severity::Warning, "HubSpot", 0,
                                   "does not say which account this is",
                                   "another account behind the same sign-in would go unnoticed"});
    }
    reader_.lookup().forgetProperties();
    calls_ = http_.calls();
    return identity;
}

void HubspotAdapter::addRights(Identity& identity, core::Job& job) {
    for (const HubspotType& type : config_.types) {
        if (type.object == Object::Activity && type.name != "meetings") {
            continue; // they go together
        }
        Json permissions = permissionsOf(type, job);
        if (type.object == Object::Activity) {
            permissions.erase("fields"); // ours, by neutral names
        }
        if (permissions["read"] == false) {
            identity.issues.push_back(
                {core::Severity::Info, "HubSpot", 0,
                 core::format("does not let us see {}", type.name),
                 core::format("grant crm.objects.{0}.read and crm.schemas.{0}.read if they are "
                              "wanted",
                              type.name)});
        }
        identity.permissions[objectName(type.object)] = std::move(permissions);
    }
    identity.permissions[objectName(Object::User)] = {
        {"read", true}, {"write", false}, {"create", false}, {"delete", false}};
    calls_ = http_.calls();
}

ListResult HubspotAdapter::list(const ListRequest& request, const ListSink& sink, core::Job& job) {
    ListResult result = request.object == Object::User
                            ? hubspotOwners(config_, http_, request, sink, job)
                            : reader_.list(request, sink, job);
    calls_ = http_.calls();
    return result;
}

std::vector<RecordOutcome> HubspotAdapter::upsert(Object object,
                                                  const std::vector<RecordEdit>& edits, bool create,
                                                  core::Job& job) {
    if (config_.typesOf(object).empty()) {
        return sameForAll(
            edits.size(), Outcome::Denied,
            core::format("HubSpot has no {} that can be written", objectName(object)));
    }
    auto outcomes =
        HubspotWriter(object, config_, http_, reader_.lookup()).upsert(edits, create, job);
    calls_ = http_.calls();
    return outcomes;
}

std::vector<RecordOutcome>
HubspotAdapter::remove(Object object, const std::vector<std::string>& ids, core::Job& job) {
    auto outcomes = HubspotWriter(object, config_, http_, reader_.lookup()).remove(ids, job);
    calls_ = http_.calls();
    return outcomes;
}

Limits HubspotAdapter::limits(core::Job&) {
    Limits limits = http_.limits();
    limits.batch = kBatch;
    limits.lagSeconds = config_.lagSeconds;
    calls_ = http_.calls();
    return limits;
}

std::vector<core::Issue>
HubspotAdapter::makeFields(Object object, const std::vector<FieldWish>& fields, core::Job& job) {
    std::vector<core::Issue> issues;
    for (const HubspotType* type : config_.typesOf(object)) {
        reader_.lookup().forgetProperties();
        const auto known = reader_.lookup().properties(*type, job);
        for (const FieldWish& wish : fields) {
            if (known.contains(wish.name)) {
                continue;
            }
            ApiCall call;
            call.method = "POST";
            call.path = config_.path("properties", type->name);
            call.body = {{"name", wish.name},
                         {"label", wish.label.empty() ? wish.name : wish.label},
                         {"type", wish.type == "text" ? "string" : wish.type},
                         {"fieldType", wish.type},
                         {"groupName", groupOf(*type)}};
            if (wish.unique && object != Object::Activity) {
                call.body["hasUniqueValue"] = true;
            }
            const ApiAnswer answer = http_.send(call, job);
            if (!answer.ok() && answer.status != kConflict) { // somebody was faster
                issues.push_back({core::Severity::Error, type->name, 0,
                                  core::format("the property {} could not be made: {}", wish.name,
                                               answer.message),
                                  core::format("grant crm.schemas.{}.write, or make it in HubSpot",
                                               type->name)});
            }
        }
    }
    reader_.lookup().forgetProperties();
    calls_ = http_.calls();
    return issues;
}

} // namespace crm
