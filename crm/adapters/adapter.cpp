// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/adapter.h"

namespace crm {

const char* objectName(Object object) {
    switch (object) {
    case Object::Account: return "accounts";
    case Object::Opportunity: return "opportunities";
    case Object::Contact: return "contacts";
    case Object::Lead: return "leads";
    case Object::User: return "users";
    }
    return "";
}

core::records::Kind recordKind(Object object) {
    using core::records::Kind;
    switch (object) {
    case Object::Account: return Kind::Account;
    case Object::Opportunity: return Kind::Opportunity;
    case Object::Contact: return Kind::Contact;
    case Object::Lead: return Kind::Lead;
    case Object::User: return Kind::Rep;
    }
    return Kind::Account;
}

} // namespace crm
