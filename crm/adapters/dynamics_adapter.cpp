// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/dynamics_adapter.h"

#include "core/base/text.h"
#include "crm/adapters/dynamics_fields.h"
#include "crm/adapters/dynamics_lister.h"
#include "crm/adapters/dynamics_rights.h"
#include "crm/adapters/dynamics_writer.h"
#include "crm/auth/oauth.h"
#include "crm/http/json_body.h"

namespace crm {

using core::Json;

namespace {

constexpr int kNotFound = 404;
constexpr int kNotImplemented = 501;

VendorHttpOptions httpOptions(const DynamicsConfig& config, const std::string& name,
                              const std::string& key, const AdapterTools& tools) {
    VendorHttpOptions options;
    options.name = name;
    options.vendor = "Dynamics 365";
    options.baseUrl = config.baseUrl;
    options.headers = {
        {"Accept", "application/json"}, {"OData-MaxVersion", "4.0"}, {"OData-Version", "4.0"}};
    Refresh refresh;
    double ahead = 60;
    if (!config.signIn.empty()) {
        const OAuthProfile profile = oauthProfile("dynamics", config.signIn, config.baseUrl);
        ahead = profile.aheadSeconds;
        refresh = oauthRefresh(profile, plainFetch(tools), tools.clock);
    }
    options.keeper = keeperFor(name, key, std::move(refresh), tools, ahead);
    options.sign = authorizationHeader("Bearer");
    options.budget = budgetFrom(config.limits);
    if (options.budget.perDay > 0) {
        options.budget.countFile = sharedFile(tools, key, ".calls");
    }
    options.errors.message = {"error.message", "Message", "error_description"};
    options.errors.code = {"error.code", "ErrorCode"};
    // What is not there has a code of its own; without one, it is the whole version.
    options.errors.outdated = [](int status, const std::string& code) {
        return (status == kNotFound && code.empty()) || status == kNotImplemented;
    };
    return options;
}

} // namespace

DynamicsAdapter::DynamicsAdapter(DynamicsConfig config, const std::string& name,
                                 const std::string& key, const AdapterTools& tools)
    : config_(std::move(config)), http_(httpOptions(config_, name, key, tools), tools),
      client_(config_, http_), reader_(client_) {}

Identity DynamicsAdapter::whose(core::Job& job) {
    Identity identity;
    identity.apiVersion = config_.version;
    identity.account = "Dynamics 365";
    client_.forgetMetadata();
    const Json who = client_.require(config_.path("who"), {}, job);
    user_ = jsonText(jsonAt(who, "UserId"));
    const std::string organisation = jsonText(jsonAt(who, "OrganizationId"));
    if (!organisation.empty()) {
        identity.organisation = "dynamics:" + organisation;
        const ApiAnswer answer =
            client_.read(config_.path("organisation", {}, organisation) + "?$select=name", {}, job);
        const std::string name = answer.ok() ? jsonText(jsonAt(answer.json, "name")) : "";
        identity.account = name.empty() ? identity.account : name;
    } else {
        identity.issues.push_back({core::Severity::Warning, "Dynamics 365", 0,
                                   "does not say which organisation this is",
                                   "another one behind the same address would go unnoticed"});
    }
    calls_ = http_.calls();
    return identity;
}

void DynamicsAdapter::addRights(Identity& identity, core::Job& job) {
    DynamicsRights rights(client_, user_, job);
    for (const DynamicsTable& table : config_.tables) {
        const std::string object = objectName(table.object);
        if (identity.permissions.contains(object)) {
            continue; // activities go together
        }
        Json permissions = rights.permissionsOf(table, job);
        if (permissions.is_object()) {
            identity.permissions[object] = std::move(permissions);
        }
    }
    identity.issues.insert(identity.issues.end(), rights.issues().begin(), rights.issues().end());
    calls_ = http_.calls();
}

ListResult DynamicsAdapter::list(const ListRequest& request, const ListSink& sink, core::Job& job) {
    ListResult result = DynamicsLister(client_, reader_, request, sink).run(job);
    calls_ = http_.calls();
    return result;
}

std::vector<RecordOutcome> DynamicsAdapter::upsert(Object object,
                                                   const std::vector<RecordEdit>& edits,
                                                   bool create, core::Job& job) {
    if (object == Object::User) {
        return sameForAll(edits.size(), Outcome::Denied, "users of Dynamics 365 are only read");
    }
    auto outcomes = DynamicsWriter(object, client_, reader_).upsert(edits, create, job);
    calls_ = http_.calls();
    return outcomes;
}

std::vector<RecordOutcome>
DynamicsAdapter::remove(Object object, const std::vector<std::string>& ids, core::Job& job) {
    if (object == Object::User) {
        return sameForAll(ids.size(), Outcome::Denied, "users of Dynamics 365 are only read");
    }
    auto outcomes = DynamicsWriter(object, client_, reader_).remove(ids, job);
    calls_ = http_.calls();
    return outcomes;
}

Limits DynamicsAdapter::limits(core::Job&) {
    Limits limits = http_.limits();
    limits.batch = config_.batchSize;
    calls_ = http_.calls();
    return limits;
}

std::vector<core::Issue>
DynamicsAdapter::makeFields(Object object, const std::vector<FieldWish>& fields, core::Job& job) {
    std::vector<core::Issue> issues;
    for (const DynamicsTable* table : config_.tablesOf(object)) {
        if (table->kind == "note") {
            continue; // notes take no columns of a customer's own
        }
        const auto some = makeDynamicsFields(client_, *table, fields, job);
        issues.insert(issues.end(), some.begin(), some.end());
    }
    calls_ = http_.calls();
    return issues;
}

} // namespace crm
