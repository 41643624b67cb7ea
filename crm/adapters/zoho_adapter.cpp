// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/zoho_adapter.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/adapters/zoho_refusal.h"
#include "crm/adapters/zoho_territories.h"
#include "crm/adapters/zoho_writer.h"
#include "crm/auth/oauth.h"
#include "crm/http/json_body.h"

#include <algorithm>

namespace crm {

using core::Json;

namespace {

constexpr std::size_t kBatch = 100;
constexpr int kNotFound = 404;
constexpr int kLongestText = 255;

std::shared_ptr<TokenKeeper> keeperOf(const ZohoConfig& config, const std::string& name,
                                      const std::string& key, const AdapterTools& tools) {
    Refresh refresh;
    double ahead = 60;
    if (config.signIn.contains("client_id")) {
        const OAuthProfile profile = oauthProfile("zoho", config.signIn, config.baseUrl);
        ahead = profile.aheadSeconds;
        refresh = oauthRefresh(profile, plainFetch(tools), tools.clock);
    }
    return keeperFor(name, key, std::move(refresh), tools, ahead);
}

/// Credits of a request: Zoho counts queries by their rows, and writes by tens of records.
std::int64_t creditsOf(const core::FetchRequest& request) {
    const auto json = request.body.empty() ? std::nullopt : tryParseJson(request.body);
    if (!json) {
        return 1;
    }
    const std::string query = jsonText(jsonAt(*json, "select_query"));
    if (!query.empty()) {
        const std::size_t at = query.rfind(' ');
        const auto rows = core::parseInteger(query.substr(at == std::string::npos ? 0 : at + 1));
        return rows.value_or(0) > 1000 ? 3 : rows.value_or(0) > 200 ? 2 : 1;
    }
    const Json& rows = jsonAt(*json, "data");
    return rows.is_array()
               ? std::max<std::int64_t>(1, (static_cast<std::int64_t>(rows.size()) + 9) / 10)
               : 1;
}

VendorHttpOptions httpOptions(const ZohoConfig& config, const std::string& name,
                              const std::string& key, std::shared_ptr<TokenKeeper> keeper,
                              const AdapterTools& tools) {
    VendorHttpOptions options;
    options.name = name;
    options.vendor = "Zoho";
    options.baseUrl = config.baseUrl;
    options.headers = {{"Accept", "application/json"}};
    options.keeper = std::move(keeper);
    options.sign = authorizationHeader("Zoho-oauthtoken");
    options.budget = budgetFrom(config.limits);
    options.budget.cost = creditsOf;
    if (options.budget.perDay > 0) {
        options.budget.countFile = sharedFile(tools, key, ".calls");
    }
    options.errors.message = {"message", "data.0.message"};
    options.errors.code = {"code", "data.0.code"};
    options.errors.dayIsOver = [](int, const std::string& code) {
        return code == "LICENSE_LIMIT_EXCEEDED" || code == "API_LIMIT_EXCEEDED";
    };
    options.errors.passing = [](int, const std::string& code) {
        return code == "TOO_MANY_REQUESTS" || code == "LOCK_CONFLICT";
    };
    options.errors.beyondScope = [](const std::string& code) {
        return code == "OAUTH_SCOPE_MISMATCH";
    };
    options.errors.outdated = [](int status, const std::string& code) {
        return status == kNotFound && (code == "INVALID_URL_PATTERN" || code == "NOT_SUPPORTED");
    };
    return options;
}

/// A module that the list of modules does not show may still be used; what it shows is believed.
bool allows(const std::map<std::string, Json>& modules, const std::string& module,
            const char* right) {
    const auto it = modules.find(module);
    return it == modules.end() ? modules.empty() : jsonAt(it->second, right) != false;
}

/// "Territory_Id" -> "Territory Id", of which Zoho makes the name again.
std::string labelFor(const std::string& name) {
    std::string label = name;
    std::replace(label.begin(), label.end(), '_', ' ');
    return label;
}

} // namespace

ZohoAdapter::ZohoAdapter(ZohoConfig config, const std::string& name, const std::string& key,
                         const AdapterTools& tools)
    : config_(std::move(config)), keeper_(keeperOf(config_, name, key, tools)),
      http_(httpOptions(config_, name, key, keeper_, tools), tools), metadata_(config_, http_),
      lookup_(config_, http_, metadata_), reader_(config_, http_, metadata_, lookup_) {}

void ZohoAdapter::rememberBaseUrl() {
    if (config_.baseUrl.empty()) {
        const std::string known = keeper_->current().baseUrl;
        http_.setBaseUrl(known.empty() ? config_.dataCentreUrl : known);
    }
}

Json ZohoAdapter::permissionsOf(const ZohoModule& module, core::Job& job) {
    const ZohoFields& known = metadata_.fields(module, job);
    const auto& modules = metadata_.modules(job);
    const bool write = known.present && allows(modules, module.name, "editable");
    Json permissions = {
        {"read", known.present && known.seen && allows(modules, module.name, "viewable")},
        {"write", write},
        {"create", known.present && allows(modules, module.name, "creatable")},
        {"delete", known.present && allows(modules, module.name, "deletable")}};
    if (!known.seen || module.object == Object::Activity) {
        return permissions; // the fields of activities are ours, by neutral names
    }
    Json fields = Json::object();
    for (const auto& [name, field] : known.byName) {
        Json entry = {{"write", write && field.write},
                      {"type", field.type},
                      {"unique", field.unique},
                      {"label", jsonText(jsonAt(field.json, "field_label"))}};
        if (const auto length = core::parseInteger(jsonText(jsonAt(field.json, "length")))) {
            entry["length"] = *length;
        }
        const Json& values = jsonAt(field.json, "pick_list_values");
        for (std::size_t i = 0; values.is_array() && i < values.size(); ++i) {
            entry["values"].push_back(jsonText(jsonAt(values[i], "display_value")));
        }
        fields[name] = std::move(entry);
    }
    permissions["fields"] = std::move(fields);
    return permissions;
}

Identity ZohoAdapter::whose(core::Job& job) {
    rememberBaseUrl();
    metadata_.forget();
    Identity identity;
    identity.apiVersion = config_.version;
    identity.account = "Zoho CRM";
    ApiCall call;
    call.path = config_.path("org");
    const ApiAnswer answer = http_.send(call, job);
    rememberBaseUrl(); // the first request may have renewed the sign-in
    if (!answer.ok() && !zohoForbids(answer.code)) {
        http_.refuse(answer, "to say whose it is");
    }
    const Json& org = jsonAt(answer.json, "org.0");
    std::string id = jsonText(jsonAt(org, "zgid"));
    id = id.empty() ? jsonText(jsonAt(org, "id")) : id;
    if (!id.empty()) {
        identity.organisation = "zoho:" + id;
        identity.account = jsonText(jsonAt(org, "company_name"));
        if (jsonAt(org, "type") == "sandbox") {
            identity.account += " (sandbox)";
        }
    } else {
        identity.issues.push_back({core::Severity::Warning, "Zoho", 0,
                                   "does not say which organisation this is",
                                   "sign in with the scope ZohoCRM.org.READ; another organisation "
                                   "behind the same sign-in would go unnoticed"});
    }
    calls_ = http_.calls();
    return identity;
}

void ZohoAdapter::addRights(Identity& identity, core::Job& job) {
    for (const ZohoModule& module : config_.modules) {
        if (module.object == Object::Activity && module.name != "Events") {
            continue; // they go together
        }
        Json permissions = permissionsOf(module, job);
        if (permissions["read"] == false) {
            identity.issues.push_back(
                {core::Severity::Info, "Zoho", 0,
                 core::format("does not let us see {}", module.name),
                 core::format("sign in with the scopes ZohoCRM.modules.{}.READ and "
                              "ZohoCRM.settings.fields.READ if they are wanted",
                              core::lower(module.name))});
        }
        identity.permissions[objectName(module.object)] = std::move(permissions);
    }
    identity.permissions[objectName(Object::User)] = {
        {"read", true}, {"write", false}, {"create", false}, {"delete", false}};
    calls_ = http_.calls();
}

ListResult ZohoAdapter::list(const ListRequest& request, const ListSink& sink, core::Job& job) {
    rememberBaseUrl();
    ListResult result;
    if (request.object == Object::User) {
        result = reader_.users(request, sink, job);
    } else if (request.object == Object::Territory) {
        result = ZohoTerritories(config_, http_, metadata_).list(request, sink, job);
    } else {
        result = reader_.list(request, sink, job);
    }
    calls_ = http_.calls();
    return result;
}

std::vector<RecordOutcome> ZohoAdapter::upsert(Object object, const std::vector<RecordEdit>& edits,
                                               bool create, core::Job& job) {
    rememberBaseUrl();
    std::vector<RecordOutcome> outcomes;
    if (object == Object::User) {
        outcomes = sameForAll(edits.size(), Outcome::Denied, "users of Zoho are not written");
    } else if (object == Object::Territory) {
        outcomes = ZohoTerritories(config_, http_, metadata_).upsert(edits, create, job);
    } else {
        outcomes =
            ZohoWriter(object, config_, http_, metadata_, lookup_).upsert(edits, create, job);
    }
    calls_ = http_.calls();
    return outcomes;
}

std::vector<RecordOutcome> ZohoAdapter::remove(Object object, const std::vector<std::string>& ids,
                                               core::Job& job) {
    rememberBaseUrl();
    std::vector<RecordOutcome> outcomes;
    if (object == Object::User) {
        outcomes = sameForAll(ids.size(), Outcome::Denied, "users of Zoho are not deleted");
    } else if (object == Object::Territory) {
        outcomes = ZohoTerritories(config_, http_, metadata_).remove(ids, job);
    } else {
        outcomes = ZohoWriter(object, config_, http_, metadata_, lookup_).remove(ids, job);
    }
    calls_ = http_.calls();
    return outcomes;
}

Limits ZohoAdapter::limits(core::Job&) {
    Limits limits = http_.limits();
    limits.batch = kBatch;
    limits.lagSeconds = config_.lagSeconds;
    calls_ = http_.calls();
    return limits;
}

void ZohoAdapter::makeField(const ZohoModule& module, const FieldWish& wish,
                            std::vector<core::Issue>& issues, core::Job& job) {
    Json field = {{"field_label", labelFor(wish.name)}};
    if (wish.type == "number") {
        field.update({{"data_type", "double"}, {"length", 16}, {"decimal_place", 6}});
    } else if (wish.type == "date") {
        field["data_type"] = "date";
    } else {
        field.update({{"data_type", "text"}, {"length", std::clamp(wish.length, 1, kLongestText)}});
    }
    if (wish.unique) {
        field["unique"] = {{"casesensitive", "false"}};
    }
    if (!wish.label.empty()) {
        field["tooltip"] = {{"name", "static_text"}, {"value", wish.label}};
    }
    ApiCall call;
    call.method = "POST";
    call.path = config_.path("fields");
    call.query = {{"module", module.name}};
    call.body = {{"fields", {field}}};
    const ApiAnswer answer = http_.send(call, job);
    const Json& row = jsonAt(answer.json, "fields.0");
    const bool there = jsonAt(row, "code") == "DUPLICATE_DATA" || answer.code == "DUPLICATE_DATA";
    if (!there && (!answer.ok() || jsonAt(row, "code") != "SUCCESS")) {
        const RecordOutcome refused =
            zohoRefusal(row.is_object() ? row : answer.json, answer.status);
        issues.push_back(
            {core::Severity::Error, module.name, 0,
             core::format("the field {} could not be made: {}", wish.name, refused.message),
             "sign in with the scope ZohoCRM.settings.fields.CREATE, or make it in "
             "Zoho under Setup, Modules and Fields"});
    }
}

std::vector<core::Issue>
ZohoAdapter::makeFields(Object object, const std::vector<FieldWish>& fields, core::Job& job) {
    rememberBaseUrl();
    std::vector<core::Issue> issues;
    for (const ZohoModule* module : config_.modulesOf(object)) {
        if (module->name == "Notes") {
            continue; // notes have no fields but their own
        }
        metadata_.forget();
        const ZohoFields known = metadata_.fields(*module, job);
        std::vector<std::string> made;
        for (const FieldWish& wish : fields) {
            if (known.byName.contains(wish.name) || !known.present) {
                continue;
            }
            const std::size_t before = issues.size();
            makeField(*module, wish, issues, job);
            if (issues.size() == before) {
                made.push_back(wish.name);
            }
        }
        metadata_.forget();
        for (const std::string& name : made) { // Zoho names a field itself, after its label
            if (!metadata_.fields(*module, job).askable(name)) {
                issues.push_back(
                    {core::Severity::Warning, module->name, 0,
                     core::format("the field {} was made, but under another name", name),
                     "look the name up in Zoho under Setup, APIs, API names, and give "
                     "it in the connection's configuration"});
            }
        }
    }
    calls_ = http_.calls();
    return issues;
}

} // namespace crm
