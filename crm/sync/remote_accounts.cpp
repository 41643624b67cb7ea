// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/remote_accounts.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/records/normalise.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace crm {

using core::Code;
using core::Error;

namespace {

/// Collects what a list shows.
struct Collector {
    RemoteAccounts& accounts;
    const std::vector<std::string>& names;
    std::optional<std::size_t> nameColumn = {};
    bool identified = false;

    ListSink sink() {
        ListSink sink;
        sink.begin = [this](const core::records::Mapping& mapping) {
            nameColumn = mapping.columnOf("name");
            identified = mapping.columnOf("id").has_value();
        };
        sink.record = [this](RemoteRecord&& record) { take(std::move(record)); };
        return sink;
    }

    void take(RemoteRecord&& record) {
        if (record.id.empty()) {
            ++accounts.withoutId;
            return;
        }
        // With a version it is the same record again; without, another one of the same id.
        if (accounts.values.contains(record.id) && record.version.empty()) {
            accounts.repeated.insert(record.id);
            return;
        }
        FieldValues& values = accounts.values[record.id];
        for (std::size_t i = 0; i < names.size(); ++i) {
            values[names[i]] = std::move(record.fields[i]);
        }
        if (!record.version.empty()) {
            accounts.versions[record.id] = std::move(record.version);
        }
        if (nameColumn) {
            const auto name = core::records::cleanValue(record.row.values[*nameColumn]);
            accounts.names[record.id] = name.value_or("");
        }
    }
};

} // namespace

RemoteAccounts discoverAccounts(Adapter& adapter, const PublishFields& fields, core::Job& job) {
    RemoteAccounts accounts;
    const std::vector<std::string> names = fields.names();
    Collector collector{accounts, names};
    ListRequest request;
    request.fields = names;
    const ListResult result = adapter.list(request, collector.sink(), job);
    if (!result.present) {
        throw Error(Code::Input, "the CRM has no accounts to write to",
                    "check the connection with: evenlode crm test");
    }
    if (!collector.identified && !accounts.values.empty()) {
        collector.identified = !accounts.versions.empty();
    }
    if (!collector.identified) {
        throw Error(Code::Input, "the accounts of the CRM have no id, so they cannot be told apart",
                    "add a column of ids, or name it in the connection's configuration");
    }
    accounts.named = collector.nameColumn.has_value();
    return accounts;
}

RemoteAccounts discoverSome(Adapter& adapter, const std::vector<std::string>& fields,
                            const std::vector<std::string>& ids, core::Job& job) {
    // What takes any number of records at once (a table) is read through for each call.
    const std::size_t most = adapter.limits(job).batch == 0 ? ids.size() : 500;
    RemoteAccounts accounts;
    Collector collector{accounts, fields};
    for (std::size_t from = 0; from < ids.size(); from += most) {
        ListRequest request;
        request.fields = fields;
        const std::size_t to = std::min(ids.size(), from + most);
        request.ids.assign(ids.begin() + static_cast<std::ptrdiff_t>(from),
                           ids.begin() + static_cast<std::ptrdiff_t>(to));
        adapter.list(request, collector.sink(), job);
    }
    accounts.named = collector.nameColumn.has_value();
    return accounts;
}

RemoteAccounts accountsAsSeen(const core::Connection& db, core::ConnectionId connection,
                              const std::string& source) {
    RemoteAccounts accounts;
    const std::string object = objectName(Object::Account);
    accounts.values = loadSnapshot(db, connection, object);
    for (auto& [id, version] : loadVersions(db, connection, object)) {
        accounts.versions.emplace(id, std::move(version));
    }
    core::Statement rows = db.prepare("SELECT external_id, coalesce(name, '') FROM base_accounts "
                                      "WHERE source = ? AND removed = 0");
    rows.bind(source);
    while (rows.step()) {
        accounts.names[rows.string(0)] = rows.string(1);
    }
    accounts.named = true;
    accounts.asSeen = true;
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

namespace {

/// A number with so many decimals.
std::string rounded(const std::string& text, int decimals) {
    const auto number = core::parseNumber(text);
    return number ? core::format("{:.{}f}", *number, decimals) : text;
}

} // namespace

FieldValues wantedValues(const PublishTarget& target, const PublishFields& fields,
                         const std::string& form) {
    FieldValues values;
    if (!fields.territoryId.empty()) {
        values[fields.territoryId] = target.territoryId;
    }
    if (!fields.territory.empty()) {
        values[fields.territory] = target.territory;
    }
    if (!target.lon.empty()) {
        const std::pair<const std::string&, std::string> place[] = {
            {fields.lon, rounded(target.lon, fields.decimals)},
            {fields.lat, rounded(target.lat, fields.decimals)},
            {fields.quality, target.quality}};
        for (const auto& [field, value] : place) {
            if (!field.empty()) {
                values[field] = value;
            }
        }
    }
    const std::pair<const std::string&, const std::string&> ring[] = {
        {fields.ring, target.ring},
        {fields.ringMinutes, target.ringMinutes},
        {fields.ringArea, target.ringArea}};
    for (const auto& [field, value] : ring) {
        if (!field.empty() && !target.ring.empty()) {
            values[field] = value;
        }
    }
    for (const auto& [measure, field] : fields.measures) {
        if (const auto value = target.measures.find(measure);
            value != target.measures.end() && !value->second.empty()) {
            values[field] = value->second;
        }
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
