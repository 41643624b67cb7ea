// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/vendor_columns.h"

#include "core/base/text.h"

#include <algorithm>
#include <map>

namespace crm {

using core::Json;
using core::records::AttributeType;

std::vector<VendorColumn> vendorColumns(const Json& data, const Json& fields, const Json& columns,
                                        const std::string& id) {
    std::vector<VendorColumn> all = {{id, "id", AttributeType::Text}};
    auto mapped = data["fields"].get<std::map<std::string, std::string>>();
    for (const auto& [field, name] : fields.items()) {
        mapped[field] = name.get<std::string>();
    }
    for (const auto& [field, name] : mapped) {
        if (!name.empty()) {
            all.push_back({name, field, AttributeType::Text});
        }
    }
    const auto keep = [&](const std::string& name, AttributeType as) {
        if (std::none_of(all.begin(), all.end(),
                         [&](const VendorColumn& column) { return column.name == name; })) {
            all.push_back({name, "", as});
        }
    };
    for (const auto& [name, as] : columns.items()) {
        keep(name, as == "number" ? AttributeType::Number
                   : as == "date" ? AttributeType::Date
                                  : AttributeType::Text);
    }
    for (const std::string& name : data.value("numbers", std::vector<std::string>())) {
        keep(name, AttributeType::Number);
    }
    return all;
}

Json vendorNames(const ConfigReader& config, const char* key, const std::string& example) {
    const Json all = config.member(key);
    const ConfigReader objects(all, config.nameOf(key),
                               {"accounts", "contacts", "opportunities", "leads"});
    for (const auto& [object, names] : all.items()) {
        if (!names.is_object() || !std::all_of(names.begin(), names.end(),
                                               [](const Json& one) { return one.is_string(); })) {
            objects.refuse(object.c_str(), "must be an object of texts",
                           core::format(R"(write {{"territory_id": "{}"}})", example));
        }
    }
    return all;
}

} // namespace crm
