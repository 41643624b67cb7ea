// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/dynamics_fields.h"

#include "core/base/text.h"

#include <algorithm>

namespace crm {

using core::Json;

namespace {

constexpr int kEnglish = 1033; ///< the language that labels are given in
constexpr int kConflict = 409;

Json labelOf(const std::string& text) {
    return {{"@odata.type", "Microsoft.Dynamics.CRM.Label"},
            {"LocalizedLabels",
             {{{"@odata.type", "Microsoft.Dynamics.CRM.LocalizedLabel"},
               {"Label", text},
               {"LanguageCode", kEnglish}}}}};
}

Json columnOf(const FieldWish& wish) {
    Json column = {{"SchemaName", wish.name},
                   {"DisplayName", labelOf(wish.label.empty() ? wish.name : wish.label)},
                   {"RequiredLevel", {{"Value", "None"}}}};
    if (wish.type == "number") {
        column.update(
            {{"@odata.type", "Microsoft.Dynamics.CRM.DoubleAttributeMetadata"}, {"Precision", 5}});
    } else if (wish.type == "date") {
        column.update({{"@odata.type", "Microsoft.Dynamics.CRM.DateTimeAttributeMetadata"},
                       {"Format", "DateOnly"},
                       {"DateTimeBehavior", {{"Value", "DateOnly"}}}});
    } else {
        column.update({{"@odata.type", "Microsoft.Dynamics.CRM.StringAttributeMetadata"},
                       {"FormatName", {{"Value", "Text"}}},
                       {"MaxLength", std::clamp(wish.length, 1, 4000)}});
    }
    return column;
}

/// Names of a customer's own columns begin with a prefix: "new_region".
bool hasPrefix(const std::string& name) {
    const std::size_t at = name.find('_');
    return at != std::string::npos && at >= 2 && at <= 8 && name == core::lower(name);
}

} // namespace

std::vector<core::Issue> makeDynamicsFields(DynamicsClient& client, const DynamicsTable& table,
                                            const std::vector<FieldWish>& wishes, core::Job& job) {
    std::vector<core::Issue> issues;
    client.forgetMetadata();
    const DynamicsMetadata known = client.metadata(table, job);
    const auto refused = [&](const std::string& what, const std::string& why) {
        issues.push_back({core::Severity::Error, table.logical, 0,
                          core::format("{} could not be made: {}", what, why),
                          "have somebody with the role System Customizer make it"});
    };
    const auto post = [&](const char* path, const Json& body, const std::string& what) {
        ApiCall call;
        call.method = "POST";
        call.path = client.config().path(path, table.logical);
        call.body = body;
        call.headers = {{"Content-Type", "application/json; charset=utf-8"}};
        const ApiAnswer answer = client.http().send(call, job);
        if (!answer.ok() && answer.status != kConflict) { // somebody was faster
            refused(what, answer.message.empty() ? core::format("status {}", answer.status)
                                                 : answer.message);
            return false;
        }
        return true;
    };
    for (const FieldWish& wish : wishes) {
        const std::string name = core::lower(wish.name);
        const bool there = known.columns.contains(name);
        if (!there && !hasPrefix(wish.name)) {
            refused("the column " + wish.name,
                    "its name must be in small letters and begin with a prefix, such as new_");
            continue;
        }
        if (!there && !post("attributes", columnOf(wish), "the column " + wish.name)) {
            continue;
        }
        const bool isKey = std::find(known.uniqueKeys.begin(), known.uniqueKeys.end(), name) !=
                           known.uniqueKeys.end();
        if (wish.unique && !isKey) {
            const std::string label = wish.label.empty() ? wish.name : wish.label;
            post("keys",
                 {{"SchemaName", name + "_key"},
                  {"DisplayName", labelOf(label)},
                  {"KeyAttributes", {name}}},
                 "the alternate key of " + wish.name);
        }
    }
    client.forgetMetadata();
    return issues;
}

} // namespace crm
