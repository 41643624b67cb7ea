// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/adapter.h"

#include "core/base/text.h"

namespace crm {

using core::Code;
using core::Error;

const char* objectName(Object object) {
    switch (object) {
    case Object::Account: return "accounts";
    case Object::Opportunity: return "opportunities";
    case Object::Contact: return "contacts";
    case Object::Lead: return "leads";
    case Object::User: return "users";
    case Object::Territory: return "territories";
    case Object::Activity: return "activities";
    }
    return "";
}

std::optional<core::records::Kind> storedKind(Object object) {
    using core::records::Kind;
    switch (object) {
    case Object::Account: return Kind::Account;
    case Object::Opportunity: return Kind::Opportunity;
    case Object::Contact: return Kind::Contact;
    case Object::Lead: return Kind::Lead;
    case Object::User: return Kind::Rep;
    case Object::Territory:
    case Object::Activity: break;
    }
    return std::nullopt;
}

core::records::Kind recordKind(Object object) {
    const auto kind = storedKind(object);
    if (!kind) {
        throw Error(Code::Bug, core::format("{} are not kept as records", objectName(object)));
    }
    return *kind;
}

Identity Adapter::whoAmI(core::Job& job) {
    Identity identity = whose(job);
    addRights(identity, job);
    return identity;
}

std::vector<core::Issue> Adapter::makeFields(Object object, const std::vector<FieldWish>& fields,
                                             core::Job&) {
    std::vector<core::Issue> issues;
    for (const FieldWish& field : fields) {
        issues.push_back({core::Severity::Error, objectName(object), 0,
                          core::format("the field {} cannot be made from here", field.name),
                          "make it in the CRM, as " + field.type});
    }
    return issues;
}

RecordOutcome Adapter::attach(Object object, const std::string& id, const AttachedFile&,
                              core::Job&) {
    RecordOutcome outcome;
    outcome.id = id;
    outcome.message = core::format("{} of this CRM take no files from here", objectName(object));
    return outcome;
}

std::string writeRefusal(const Identity& identity, Object object, const std::string& field) {
    const auto& permissions = identity.permissions;
    const std::string name = objectName(object);
    if (!permissions.contains(name)) {
        return core::format("the CRM shows no {}", name);
    }
    const auto& rights = permissions.at(name);
    if (!rights.value("write", false)) {
        return core::format("the {} may not be changed", name);
    }
    if (!rights.contains("fields")) {
        return {};
    }
    const auto found = rights.at("fields").find(field);
    if (found == rights.at("fields").end()) {
        return core::format("the {} have no field {}, or it may not be seen", name, field);
    }
    return found->value("write", true) ? std::string()
                                       : core::format("the field {} may not be changed", field);
}

} // namespace crm
