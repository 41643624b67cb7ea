// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/dynamics_reader.h"

#include "core/base/text.h"
#include "crm/http/json_body.h"

#include <algorithm>
#include <set>

namespace crm {

using core::Json;

DynamicsShape DynamicsReader::shapeOf(const DynamicsTable& table,
                                      const std::vector<std::string>& fields, core::Job& job) {
    return DynamicsShape::of(client_.config(), table, fields, &client_.metadata(table, job));
}

std::map<std::string, DynamicsRow> DynamicsReader::byIds(Object object,
                                                         const std::vector<std::string>& ids,
                                                         const std::vector<std::string>& fields,
                                                         core::Job& job) {
    std::map<std::string, DynamicsRow> found;
    for (const DynamicsTable* table : client_.config().tablesOf(object)) {
        std::set<std::string> some;
        for (const std::string& id : ids) {
            const auto [set, plain] = dynamicsId(id);
            if (!plain.empty() && (object != Object::Activity || set == table->set)) {
                some.insert(plain);
            }
        }
        if (some.empty() || !client_.metadata(*table, job).present) {
            continue;
        }
        const DynamicsShape shape = shapeOf(*table, fields, job);
        std::vector<DynamicsRow> rows;
        for (const Json& json :
             client_.rowsOf(dynamicsLookups(client_.config().path("table", table->set),
                                            shape.select, table->id, {some.begin(), some.end()}),
                            shape.prefer, job)) {
            rows.push_back(dynamicsRow(client_.config(), *table, shape, json));
        }
        addContacts(*table, rows, job);
        for (DynamicsRow& row : rows) {
            const std::string id = row.record.id;
            found[id] = std::move(row);
        }
    }
    return found;
}

EditDesk::ByKey DynamicsReader::byKeys(Object object, const std::vector<std::string>& keys,
                                       const std::vector<std::string>& fields, core::Job& job) {
    EditDesk::ByKey found;
    for (const DynamicsTable* table : client_.config().tablesOf(object)) {
        const DynamicsMetadata& metadata = client_.metadata(*table, job);
        if (keys.empty() || !metadata.present) {
            continue;
        }
        const bool column = metadata.columns.contains(table->key);
        std::map<std::string, std::string> keyOf; ///< by the value that is asked for
        std::vector<std::string> values;
        for (const std::string& key : std::set<std::string>(keys.begin(), keys.end())) {
            values.push_back(column ? key : dynamicsIdOf(table->set, key));
            keyOf[values.back()] = key;
        }
        const DynamicsShape shape = shapeOf(*table, fields, job);
        std::vector<DynamicsRow> rows;
        for (const Json& json :
             client_.rowsOf(dynamicsLookups(client_.config().path("table", table->set),
                                            shape.select, column ? table->key : table->id, values),
                            shape.prefer, job)) {
            DynamicsRow row = dynamicsRow(client_.config(), *table, shape, json);
            const auto key = keyOf.find(column ? row.record.key : dynamicsId(row.record.id).second);
            if (key != keyOf.end() && row.survivor.empty()) {
                row.record.key = key->second;
                rows.push_back(std::move(row));
            }
        }
        addContacts(*table, rows, job);
        for (DynamicsRow& row : rows) {
            const std::string key = row.record.key;
            found[key].push_back(std::move(row.record));
        }
    }
    return found;
}

std::map<std::string, std::vector<std::string>>
DynamicsReader::byNames(const DynamicsLookup& lookup, const std::vector<std::string>& names,
                        core::Job& job) {
    std::map<std::string, std::vector<std::string>> found;
    for (const Json& row :
         client_.rowsOf(dynamicsLookups(client_.config().path("table", lookup.set),
                                        {lookup.id, lookup.name}, lookup.name, names),
                        {}, job)) {
        const std::string id = jsonText(jsonAt(row, lookup.id));
        const std::string name = jsonText(jsonAt(row, lookup.name));
        for (const std::string& wanted : std::set<std::string>(names.begin(), names.end())) {
            // The database does not tell capital letters from small ones.
            if (!id.empty() && core::equalsIgnoreCase(name, wanted)) {
                found[wanted].push_back(id);
            }
        }
    }
    return found;
}

std::map<std::string, std::vector<DynamicsParty>>
DynamicsReader::parties(const std::vector<std::string>& activities, core::Job& job) {
    std::map<std::string, std::vector<DynamicsParty>> found;
    std::map<std::string, std::string> idOf;
    std::vector<std::string> plain;
    for (const std::string& id : activities) {
        plain.push_back(dynamicsId(id).second);
        idOf[plain.back()] = id;
    }
    if (plain.empty()) {
        return found;
    }
    const std::vector<std::string> select = {"_activityid_value", "_partyid_value", "addressused",
                                             "participationtypemask"};
    for (const Json& row : client_.rowsOf(
             dynamicsLookups(client_.config().path("table", "activityparties"), select,
                             "activityid", plain),
             "odata.include-annotations=\"Microsoft.Dynamics.CRM.lookuplogicalname\"", job)) {
        DynamicsParty party;
        party.id = jsonText(jsonAt(row, "_partyid_value"));
        party.type =
            jsonText(jsonAt(row, "_partyid_value@Microsoft.Dynamics.CRM.lookuplogicalname"));
        party.address = jsonText(jsonAt(row, "addressused"));
        party.role = static_cast<int>(
            core::parseInteger(jsonText(jsonAt(row, "participationtypemask"))).value_or(0));
        const auto id = idOf.find(jsonText(jsonAt(row, "_activityid_value")));
        // Owner and what it is about are in the list as well, but are not written by it.
        if (id != idOf.end() && party.role != 8 && party.role != 9) {
            found[id->second].push_back(std::move(party));
        }
    }
    return found;
}

void DynamicsReader::addContacts(const DynamicsTable& table, std::vector<DynamicsRow>& rows,
                                 core::Job& job) {
    const int role = dynamicsContactRole(table);
    if (table.object != Object::Activity || role == 0) {
        return;
    }
    std::vector<std::string> ids;
    for (const DynamicsRow& row : rows) {
        if (!row.gone) {
            ids.push_back(row.record.id);
        }
    }
    const auto lists = parties(ids, job);
    for (DynamicsRow& row : rows) {
        const auto list = lists.find(row.record.id);
        if (list == lists.end()) {
            continue;
        }
        for (const DynamicsParty& party : list->second) {
            if (party.role == role && party.type == "contact" &&
                row.record.value("contact").empty()) {
                row.record.values["contact"] = party.id;
            }
        }
    }
}

} // namespace crm
