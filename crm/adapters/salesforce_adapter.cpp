// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/salesforce_adapter.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/adapters/salesforce_files.h"
#include "crm/adapters/salesforce_reader.h"
#include "crm/adapters/salesforce_writer.h"
#include "crm/auth/oauth.h"
#include "crm/http/json_body.h"

#include <algorithm>
#include <set>

namespace crm {

using core::InstantMs;
using core::Json;

namespace {

constexpr std::size_t kBatch = 10'000;

VendorHttpOptions httpOptions(const SalesforceConfig& config, const std::string& name,
                              const std::string& key, const std::string& baseUrl,
                              std::shared_ptr<TokenKeeper> keeper, const AdapterTools& tools) {
    VendorHttpOptions options;
    options.name = name;
    options.vendor = "Salesforce";
    options.baseUrl = baseUrl;
    options.headers = {{"Accept", "application/json"}};
    options.keeper = std::move(keeper);
    options.sign = authorizationHeader("Bearer");
    options.budget = budgetFrom(config.limits);
    if (options.budget.perDay > 0) {
        options.budget.countFile = sharedFile(tools, key, ".calls");
    }
    options.errors.message = {"0.message", "message", "error_description"};
    options.errors.code = {"0.errorCode", "errorCode", "error"};
    options.errors.dayIsOver = [](int, const std::string& code) {
        return code == "REQUEST_LIMIT_EXCEEDED";
    };
    options.errors.passing = [](int, const std::string& code) {
        return code == "UNABLE_TO_LOCK_ROW" || code == "SERVER_UNAVAILABLE" ||
               code == "REQUEST_RUNNING_TOO_LONG" || code == "QUERY_TIMEOUT";
    };
    return options;
}

std::shared_ptr<TokenKeeper> keeperOf(const SalesforceConfig& config, const std::string& name,
                                      const std::string& key, const std::string& baseUrl,
                                      const AdapterTools& tools) {
    Refresh refresh;
    if (config.signIn.contains("client_id")) {
        refresh = oauthRefresh(oauthProfile("salesforce", config.signIn, baseUrl),
                               plainFetch(tools), tools.clock);
    }
    return keeperFor(name, key, std::move(refresh), tools);
}

Json permissionsOf(const Json& described) {
    Json fields = Json::object();
    const Json& list = jsonAt(described, "fields");
    for (std::size_t i = 0; list.is_array() && i < list.size(); ++i) {
        const Json& field = list[i];
        Json entry = {{"write", jsonAt(field, "updateable") == true},
                      {"type", jsonText(jsonAt(field, "type"))},
                      {"unique", jsonAt(field, "unique") == true},
                      {"label", jsonText(jsonAt(field, "label"))}};
        if (const auto length = core::parseInteger(jsonText(jsonAt(field, "length")))) {
            entry["length"] = *length;
        }
        const Json& values = jsonAt(field, "picklistValues");
        for (std::size_t k = 0; values.is_array() && k < values.size(); ++k) {
            if (jsonAt(values[k], "active") == true) {
                entry["values"].push_back(jsonText(jsonAt(values[k], "value")));
            }
        }
        fields[jsonText(jsonAt(field, "name"))] = std::move(entry);
    }
    return {{"read", jsonAt(described, "queryable") != false},
            {"write", jsonAt(described, "updateable") == true},
            {"create", jsonAt(described, "createable") == true},
            {"delete", jsonAt(described, "deletable") == true},
            {"fields", std::move(fields)}};
}

} // namespace

SalesforceAdapter::SalesforceAdapter(SalesforceConfig config, const std::string& name,
                                     const std::string& key, const std::string& baseUrl,
                                     const AdapterTools& tools)
    : config_(std::move(config)), keeper_(keeperOf(config_, name, key, baseUrl, tools)),
      http_(httpOptions(config_, name, key, baseUrl, keeper_, tools), tools), name_(name),
      baseUrlGiven_(!baseUrl.empty()) {}

void SalesforceAdapter::rememberBaseUrl() {
    if (baseUrlGiven_ || !http_.baseUrl().empty()) {
        return;
    }
    const std::string url = keeper_->current().baseUrl;
    if (url.empty()) {
        throw RemoteError(Trouble::SignIn,
                          core::format("the connection {} does not know its organisation", name_),
                          "sign in, or give the address with --base-url", name_);
    }
    http_.setBaseUrl(url);
}

const SalesforceObject* SalesforceAdapter::find(Object object) const {
    const auto it = config_.objects.find(object);
    return it == config_.objects.end() ? nullptr : &it->second;
}

const SalesforceObject& SalesforceAdapter::require(Object object) const {
    if (const SalesforceObject* found = find(object)) {
        return *found;
    }
    throw core::Error(core::Code::Input,
                      core::format("{} cannot be written to Salesforce", objectName(object)),
                      "leave them out of what is synced", name_);
}

const Json& SalesforceAdapter::describe(const SalesforceObject& object, core::Job& job) {
    const auto known = described_.find(object.name);
    if (known != described_.end()) {
        return known->second;
    }
    rememberBaseUrl();
    ApiCall call;
    call.path = config_.path("describe", object.name);
    const ApiAnswer answer = http_.send(call, job);
    if (!answer.ok() && answer.status != 404) {
        http_.refuse(answer, "to describe " + object.name);
    }
    return described_[object.name] = answer.ok() ? answer.json : Json();
}

SalesforceTimeline SalesforceAdapter::timeline(core::Job& job) {
    SalesforceObject event;
    event.name = "Event";
    SalesforceObject task;
    task.name = "Task";
    return {config_, http_, {describe(event, job), describe(task, job)}};
}

Identity SalesforceAdapter::whose(core::Job& job) {
    Identity identity;
    identity.apiVersion = config_.version;
    rememberBaseUrl();
    const Json found = SalesforceReader(config_, http_)
                           .query("SELECT Id, Name, IsSandbox FROM Organization", false, job);
    const Json& organisation = jsonAt(found, "records.0");
    identity.account = jsonText(jsonAt(organisation, "Name"));
    if (jsonAt(organisation, "IsSandbox") == true) {
        identity.account += " (sandbox)";
    }
    identity.organisation = jsonText(jsonAt(organisation, "Id"));
    calls_ = http_.calls();
    return identity;
}

void SalesforceAdapter::addRights(Identity& identity, core::Job& job) {
    for (const auto& [kind, object] : config_.objects) {
        const Json& described = describe(object, job);
        if (described.is_null()) {
            continue;
        }
        identity.permissions[objectName(kind)] = permissionsOf(described);
        std::vector<std::string> fields = object.columns;
        for (const auto& [ours, theirs] : object.fields) {
            fields.push_back(theirs);
        }
        for (const std::string& field : fields) {
            if (field.find('.') == std::string::npos && !salesforceHas(described, field)) {
                identity.issues.push_back(
                    {core::Severity::Warning, object.name, 0,
                     core::format("has no field {}, or does not show it", field),
                     "check the field-level security in Salesforce Setup"});
            }
        }
    }
    if (config_.activities) {
        noteActivities(identity, job);
    }
    calls_ = http_.calls();
}

/// Activities are written by neutral names, so that just the rights of the two kinds matter.
void SalesforceAdapter::noteActivities(Identity& identity, core::Job& job) {
    SalesforceObject event;
    event.name = "Event";
    const Json& described = describe(event, job);
    if (described.is_null()) {
        return;
    }
    Json rights = permissionsOf(described);
    rights.erase("fields");
    identity.permissions[objectName(Object::Activity)] = std::move(rights);
    if (!salesforceHas(described, config_.activityKey)) {
        identity.issues.push_back(
            {core::Severity::Warning, "Activity", 0,
             core::format("has no field {}, without which no visit is posted", config_.activityKey),
             "have the missing fields made when you set the connection up"});
    }
}

ListResult SalesforceAdapter::list(const ListRequest& request, const ListSink& sink,
                                   core::Job& job) {
    ListResult result;
    const SalesforceObject* object = find(request.object);
    if (request.object == Object::Activity) {
        result = timeline(job).list(request, sink, job);
    } else if (object == nullptr || describe(*object, job).is_null()) {
        result.present = false;
    } else {
        result = SalesforceReader(config_, http_)
                     .list(*object, describe(*object, job), request, sink, job);
    }
    calls_ = http_.calls();
    return result;
}

std::vector<RecordOutcome> SalesforceAdapter::upsert(Object object,
                                                     const std::vector<RecordEdit>& edits,
                                                     bool create, core::Job& job) {
    if (object == Object::Activity) {
        auto outcomes = timeline(job).upsert(edits, create, job);
        calls_ = http_.calls();
        return outcomes;
    }
    const SalesforceObject& target = require(object);
    SalesforceWriter writer(config_, target, describe(target, job), http_);
    std::vector<RecordEdit> theirs = edits;
    if (!storedKind(object)) {
        for (RecordEdit& edit : theirs) {
            for (FieldEdit& field : edit.fields) {
                const auto name = target.fields.find(field.field);
                field.field = name == target.fields.end() ? field.field : name->second;
            }
        }
    }
    auto outcomes = writer.upsert(theirs, create, job);
    calls_ = http_.calls();
    return outcomes;
}

std::vector<RecordOutcome>
SalesforceAdapter::remove(Object object, const std::vector<std::string>& ids, core::Job& job) {
    rememberBaseUrl();
    auto outcomes =
        object == Object::Activity
            ? timeline(job).remove(ids, job)
            : SalesforceWriter(config_, require(object), Json(), http_).remove(ids, job);
    calls_ = http_.calls();
    return outcomes;
}

Limits SalesforceAdapter::limits(core::Job& job) {
    rememberBaseUrl();
    if (!http_.budget().left()) {
        // Any answer brings the header that the budget reads.
        http_.get(config_.path("limits"), {}, job);
    }
    Limits limits = http_.limits();
    limits.batch = kBatch;
    calls_ = http_.calls();
    return limits;
}

RecordOutcome SalesforceAdapter::attach(Object object, const std::string& id,
                                        const AttachedFile& file, core::Job& job) {
    if (!takesFiles(object)) {
        return Adapter::attach(object, id, file, job);
    }
    rememberBaseUrl();
    RecordOutcome outcome = attachToSalesforce(config_, http_, id, file, job);
    calls_ = http_.calls();
    return outcome;
}

std::vector<core::Issue>
SalesforceAdapter::makeFields(Object object, const std::vector<FieldWish>& fields, core::Job& job) {
    // Event and Task share the custom fields of Activity, none of which can be unique.
    SalesforceObject activity;
    activity.name = "Event";
    const bool ofActivity = object == Object::Activity;
    const SalesforceObject& target = ofActivity ? activity : require(object);
    const std::string owner = ofActivity ? "Activity" : target.name;
    std::vector<core::Issue> issues;
    for (const FieldWish& field : fields) {
        if (salesforceHas(describe(target, job), field.name)) {
            continue;
        }
        Json metadata = {{"label", field.label.empty() ? field.name : field.label}};
        if (field.type == "number") {
            metadata.update({{"type", "Number"}, {"precision", 18}, {"scale", 6}});
        } else if (field.type == "date") {
            metadata["type"] = "Date";
        } else {
            metadata.update({{"type", "Text"}, {"length", std::clamp(field.length, 1, 255)}});
        }
        if (field.unique && !ofActivity) {
            metadata.update({{"unique", true}, {"externalId", true}});
        }
        ApiCall call;
        call.method = "POST";
        call.path = config_.path("custom_field");
        call.body = {{"FullName", owner + "." + field.name}, {"Metadata", metadata}};
        const ApiAnswer answer = http_.send(call, job);
        const bool there = answer.code == "DUPLICATE_DEVELOPER_NAME";
        if (!answer.ok() && !there) {
            issues.push_back(
                {core::Severity::Error, owner, 0,
                 core::format("the field {} could not be made: {}", field.name, answer.message),
                 "have an administrator make it in Salesforce Setup"});
        }
    }
    described_.erase(target.name);
    if (ofActivity) {
        described_.erase("Task");
    }
    calls_ = http_.calls();
    return issues;
}

} // namespace crm
