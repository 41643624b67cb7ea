// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/pipedrive_adapter.h"

#include "core/base/text.h"
#include "crm/adapters/pipedrive_body.h"
#include "crm/adapters/pipedrive_writer.h"
#include "crm/auth/oauth.h"
#include "crm/http/json_body.h"

namespace crm {

using core::Json;

namespace {

constexpr const char* kVendorUrl = "https://api.pipedrive.com";
/// What a company with one seat of the smallest plan may spend a day.
constexpr std::int64_t kTokensPerDay = 30'000;
constexpr int kTooMany = 429;

/// {"plan": 2, "seats": 12} instead of a number of tokens.
Json limitsOf(const PipedriveConfig& config) {
    Json limits = config.limits;
    const auto number = [&](const char* key) {
        const std::int64_t value = limits.contains(key) && limits[key].is_number()
                                       ? static_cast<std::int64_t>(limits[key].get<double>())
                                       : 1;
        return std::max<std::int64_t>(1, value);
    };
    if (!limits.contains("per_day")) {
        limits["per_day"] = kTokensPerDay * number("plan") * number("seats");
    }
    return limits;
}

bool hasApplication(const PipedriveConfig& config) {
    return config.signIn.contains("client_id");
}

/// Tokens of people go by a header of their own.
Sign signOf(const PipedriveConfig& config) {
    return hasApplication(config) ? authorizationHeader("Bearer")
                                  : Sign([](core::FetchRequest& request, const std::string& token) {
                                        request.headers.emplace_back("x-api-token", token);
                                    });
}

VendorHttpOptions httpOptions(const PipedriveConfig& config, const std::string& name,
                              const std::string& key, std::shared_ptr<TokenKeeper> keeper,
                              const AdapterTools& tools) {
    VendorHttpOptions options;
    options.name = name;
    options.vendor = "Pipedrive";
    options.baseUrl = config.baseUrl;
    options.headers = {{"Accept", "application/json"}};
    options.keeper = std::move(keeper);
    options.sign = signOf(config);
    options.budget = budgetFrom(limitsOf(config));
    options.budget.cost = pipedriveCost;
    options.budget.countFile = sharedFile(tools, key, ".calls");
    options.errors.message = {"error", "message", "error_info"};
    options.errors.code = {"code", "errorCode", "error"};
    options.errors.dayIsOver = [](int status, const std::string& code) {
        const std::string words = core::lower(code);
        return status == kTooMany && (words.find("daily") != std::string::npos ||
                                      words.find("budget") != std::string::npos);
    };
    return options;
}

std::shared_ptr<TokenKeeper> keeperOf(const PipedriveConfig& config, const std::string& name,
                                      const std::string& key, const AdapterTools& tools) {
    Refresh refresh;
    if (hasApplication(config)) {
        refresh = oauthRefresh(oauthProfile("pipedrive", config.signIn, config.baseUrl),
                               plainFetch(tools), tools.clock);
    }
    return keeperFor(name, key, std::move(refresh), tools);
}

std::string fieldType(const FieldWish& wish) {
    constexpr int kLongestVarchar = 255;
    return wish.type == "number"           ? "double"
           : wish.type == "date"           ? "date"
           : wish.length > kLongestVarchar ? "text"
                                           : "varchar";
}

} // namespace

PipedriveAdapter::PipedriveAdapter(PipedriveConfig config, const std::string& name,
                                   const std::string& key, const AdapterTools& tools)
    : config_(std::move(config)), keeper_(keeperOf(config_, name, key, tools)),
      http_(httpOptions(config_, name, key, keeper_, tools), tools), reader_(config_, http_) {}

/// Each company has an address of its own, which the sign-in names.
void PipedriveAdapter::findAddress() {
    if (http_.baseUrl().empty()) {
        const std::string url = keeper_->current().baseUrl;
        http_.setBaseUrl(url.empty() ? kVendorUrl : url);
    }
}

Json PipedriveAdapter::permissionsOf(const PipedriveType& type, core::Job& job) {
    const PipedriveFieldSet& known = reader_.fields().of(type, job);
    Json permissions = {{"read", true}, {"write", true}, {"create", true}, {"delete", true}};
    if (known.empty()) {
        return permissions;
    }
    Json fields = Json::object();
    for (const auto& [code, field] : known.all()) {
        Json entry = {{"write", pipedriveRefusal(type, known, code).empty()},
                      {"type", field.type},
                      {"unique", false},
                      {"label", field.name}};
        for (const auto& [id, label] : field.labels) {
            entry["values"].push_back(label);
        }
        const std::string name = known.nameOf(field);
        if (!name.empty()) {
            fields[name] = entry;
        }
        fields[code] = std::move(entry);
    }
    // Parts of addresses, and what stands for a list, are listed by no name of their own.
    for (const VendorColumn& column : type.columns) {
        if (!fields.contains(column.name) && !isPipedriveKey(column.name) &&
            (column.name.find('.') != std::string::npos || type.writable.contains(column.name))) {
            fields[column.name] = {{"write", true}, {"type", "varchar"}, {"unique", false}};
        }
    }
    permissions["fields"] = std::move(fields);
    return permissions;
}

Identity PipedriveAdapter::whose(core::Job& job) {
    findAddress();
    Identity identity;
    identity.apiVersion = config_.version;
    identity.account = "Pipedrive";
    const Json answer = http_.get(config_.path("me"), {}, job);
    const std::string company = jsonText(jsonAt(answer, "data.company_id"));
    const std::string name = jsonText(jsonAt(answer, "data.company_name"));
    if (!company.empty()) {
        identity.account = name.empty() ? "Pipedrive company " + company : name;
        identity.organisation = "pipedrive:" + company;
    } else {
        identity.issues.push_back({core::Severity::Warning, "Pipedrive", 0,
                                   "does not say which company this is",
                                   "another company behind the same sign-in would go unnoticed"});
    }
    reader_.fields().forget();
    calls_ = http_.calls();
    return identity;
}

void PipedriveAdapter::addRights(Identity& identity, core::Job& job) {
    // Only organizations are asked for their fields: each list of fields costs as much as a page.
    for (const PipedriveType& type : config_.types) {
        identity.permissions[objectName(type.object)] =
            type.object == Object::Account
                ? permissionsOf(type, job)
                : Json{{"read", true}, {"write", true}, {"create", true}, {"delete", true}};
    }
    identity.permissions[objectName(Object::User)] = {
        {"read", true}, {"write", false}, {"create", false}, {"delete", false}};
    calls_ = http_.calls();
}

ListResult PipedriveAdapter::list(const ListRequest& request, const ListSink& sink,
                                  core::Job& job) {
    findAddress();
    ListResult result = request.object == Object::User
                            ? pipedriveUsers(config_, http_, request, sink, job)
                            : reader_.list(request, sink, job);
    calls_ = http_.calls();
    return result;
}

std::vector<RecordOutcome> PipedriveAdapter::upsert(Object object,
                                                    const std::vector<RecordEdit>& edits,
                                                    bool create, core::Job& job) {
    findAddress();
    const PipedriveType* type = config_.typeOf(object);
    if (type == nullptr) {
        return sameForAll(
            edits.size(), Outcome::Denied,
            core::format("Pipedrive has no {} that can be written", objectName(object)));
    }
    auto outcomes = PipedriveWriter(*type, config_, http_, reader_).upsert(edits, create, job);
    calls_ = http_.calls();
    return outcomes;
}

std::vector<RecordOutcome>
PipedriveAdapter::remove(Object object, const std::vector<std::string>& ids, core::Job& job) {
    findAddress();
    const PipedriveType* type = config_.typeOf(object);
    if (type == nullptr) {
        return sameForAll(
            ids.size(), Outcome::Denied,
            core::format("Pipedrive has no {} that can be removed", objectName(object)));
    }
    auto outcomes = PipedriveWriter(*type, config_, http_, reader_).remove(ids, job);
    calls_ = http_.calls();
    return outcomes;
}

Limits PipedriveAdapter::limits(core::Job&) {
    Limits limits = http_.limits();
    limits.batch = PipedriveWriter::kTogether;
    limits.lagSeconds = config_.lagSeconds;
    calls_ = http_.calls();
    return limits;
}

std::vector<core::Issue>
PipedriveAdapter::makeFields(Object object, const std::vector<FieldWish>& fields, core::Job& job) {
    findAddress();
    std::vector<core::Issue> issues;
    const PipedriveType* type = config_.typeOf(object);
    if (type == nullptr || type->fields.empty() || type->old) {
        // Activities need none: what they have no field for stands in their note.
        return object == Object::Activity ? issues : Adapter::makeFields(object, fields, job);
    }
    reader_.fields().forget();
    const PipedriveFieldSet known = reader_.fields().of(*type, job);
    for (const FieldWish& wish : fields) {
        if (known.find(wish.name) != nullptr) {
            continue;
        }
        ApiCall call;
        call.method = "POST";
        call.path = config_.path("list", type->fields);
        call.body = {{"field_name", wish.name}, {"field_type", fieldType(wish)}};
        const ApiAnswer answer = http_.send(call, job);
        if (!answer.ok()) {
            issues.push_back(
                {core::Severity::Error, type->name, 0,
                 core::format("the field {} could not be made: {}", wish.name, answer.message),
                 "ask whoever administers Pipedrive to make it, or for the right to make fields"});
        }
    }
    reader_.fields().forget();
    calls_ = http_.calls();
    return issues;
}

} // namespace crm
