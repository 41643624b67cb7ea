// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/dynamics_field.h"

#include "crm/http/json_body.h"

namespace crm {

namespace {

constexpr const char* kWords = ".name";
constexpr const char* kFormatted = "@OData.Community.Display.V1.FormattedValue";

std::string member(const core::Json& row, const std::string& name) {
    const auto it = row.find(name);
    return it == row.end() || it->is_structured() ? std::string() : jsonText(*it);
}

} // namespace

std::string DynamicsField::columnOf(const std::string& name) {
    return name.substr(0, name.find_first_of(".!="));
}

DynamicsField DynamicsField::parse(const std::string& name, bool isLookup) {
    DynamicsField field;
    field.name = name;
    field.column = columnOf(name);
    const std::string rest = name.substr(field.column.size());
    if (rest == kWords) {
        field.kind = isLookup ? Kind::LookupName : Kind::Label;
    } else if (rest.starts_with("!=")) {
        field.kind = Kind::Unequal;
        field.operand = rest.substr(2);
    } else if (rest.starts_with("=")) {
        field.kind = Kind::Equal;
        field.operand = rest.substr(1);
    } else {
        field.kind = isLookup ? Kind::Lookup : Kind::Plain;
    }
    return field;
}

std::string DynamicsField::valueIn(const core::Json& row) const {
    if (!row.is_object()) {
        return {};
    }
    if (hasWords()) {
        return member(row, selected() + kFormatted);
    }
    const std::string value = member(row, selected());
    if (kind == Kind::Equal || kind == Kind::Unequal) {
        return (value == operand) == (kind == Kind::Equal) ? "true" : "false";
    }
    return value;
}

} // namespace crm
