// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/remote_accounts.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/records/normalise.h"

#include <optional>
#include <utility>

namespace crm {

using core::Code;
using core::Error;

RemoteAccounts discoverAccounts(Adapter& adapter, const PublishFields& fields, core::Job& job) {
    RemoteAccounts accounts;
    const std::vector<std::string> names = fields.names();
    std::optional<std::size_t> nameColumn;
    bool identified = false;
    ListSink sink;
    sink.begin = [&](const core::records::Mapping& mapping) {
        nameColumn = mapping.columnOf("name");
        identified = mapping.columnOf("id").has_value();
    };
    sink.record = [&](RemoteRecord&& record) {
        if (record.id.empty()) {
            ++accounts.withoutId;
            return;
        }
        if (accounts.values.contains(record.id)) {
            accounts.repeated.insert(record.id);
            return;
        }
        FieldValues& values = accounts.values[record.id];
        for (std::size_t i = 0; i < names.size(); ++i) {
            values[names[i]] = std::move(record.fields[i]);
        }
        if (nameColumn) {
            const auto name = core::records::cleanValue(record.row.values[*nameColumn]);
            accounts.names[record.id] = name.value_or("");
        }
    };
    ListRequest request;
    request.fields = names;
    const ListResult result = adapter.list(request, sink, job);
    if (!result.present) {
        throw Error(Code::Input, "the CRM has no accounts to write to",
                    "check the connection with: evenlode crm test");
    }
    if (!identified) {
        throw Error(Code::Input, "the accounts of the CRM have no id, so they cannot be told apart",
                    "add a column of ids, or name it in the connection's configuration");
    }
    accounts.named = nameColumn.has_value();
    return accounts;
}

std::string ownerForm(const RemoteAccounts& accounts, const PublishFields& fields,
                      const std::vector<OwnerForms>& people) {
    if (fields.ownerAs != "auto") {
        return fields.ownerAs;
    }
    std::set<std::string> ids;
    std::set<std::string> names;
    std::set<std::string> emails;
    for (const OwnerForms& person : people) {
        ids.insert(person.id);
        names.insert(core::lower(person.name));
        emails.insert(core::lower(person.email));
    }
    std::int64_t asId = 0;
    std::int64_t asName = 0;
    std::int64_t asEmail = 0;
    for (const auto& [id, values] : accounts.values) {
        const auto owner = values.find(fields.owner);
        if (owner == values.end() || owner->second.empty()) {
            continue;
        }
        asId += ids.contains(owner->second);
        asName += names.contains(core::lower(owner->second));
        asEmail += emails.contains(core::lower(owner->second));
    }
    return asId > asName && asId >= asEmail ? "id" : asEmail > asName ? "email" : "name";
}

FieldValues wantedValues(const PublishTarget& target, const PublishFields& fields,
                         const std::string& form) {
    FieldValues values;
    if (!fields.territoryId.empty()) {
        values[fields.territoryId] = target.territoryId;
    }
    if (!fields.territory.empty()) {
        values[fields.territory] = target.territory;
    }
    if (fields.owner.empty() || target.owners.empty()) {
        return values;
    }
    const OwnerForms& first = target.owners.front();
    if (form == "id" && !first.id.empty()) {
        values[fields.owner] = first.id;
    } else if (form == "email" && !first.email.empty()) {
        values[fields.owner] = first.email;
    } else if (form == "name") {
        std::vector<std::string> names;
        for (const OwnerForms& owner : target.owners) {
            names.push_back(owner.name);
        }
        values[fields.owner] = core::join(names, ", ");
    }
    return values;
}

} // namespace crm
