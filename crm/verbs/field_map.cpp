// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/verbs/field_map.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/records/kind.h"
#include "core/workspace/connection.h"
#include "crm/adapters/dynamics_config.h"
#include "crm/adapters/factory.h"
#include "crm/adapters/hubspot_config.h"
#include "crm/adapters/pipedrive_config.h"
#include "crm/adapters/salesforce_config.h"
#include "crm/adapters/zoho_config.h"
#include "crm/http/budget.h"
#include "crm/sync/publish_fields.h"
#include "crm/sync/snapshot_store.h"

#include <algorithm>
#include <set>

namespace crm {

using core::Code;
using core::Error;
using core::Json;

namespace {

constexpr const char* kMappingNote = "#mapping"; // as `pull` leaves it
constexpr const char* kPublish = "publish";
constexpr const char* kAccounts = "accounts";

const char* tableOf(Object object) {
    switch (object) {
    case Object::User: return "base_reps";
    case Object::Account: return "base_accounts";
    case Object::Contact: return "base_contacts";
    case Object::Opportunity: return "base_opportunities";
    case Object::Lead: return "base_leads";
    default: return nullptr;
    }
}

/// What the CRM says of the fields of an object; null where it says nothing.
const Json* fieldsOf(const Identity* identity, const std::string& object) {
    if (identity == nullptr || !identity->permissions.contains(object)) {
        return nullptr;
    }
    const Json& may = identity->permissions.at(object);
    return may.contains("fields") ? &may.at("fields") : nullptr;
}

std::vector<RemoteField> remoteFields(const Json& fields) {
    std::vector<RemoteField> all;
    for (const auto& [name, about] : fields.items()) {
        all.push_back({name, about.value("label", name), about.value("type", std::string()),
                       about.value("write", false)});
    }
    return all;
}

/// Whether the kind of CRM lets fields be made.
bool makes(const CrmConnection& connection) {
    return connection.kind != "rest" && connection.kind != "generic";
}

void addRight(MappedName& name, const CrmConnection& connection, const Identity* identity) {
    if (identity == nullptr || name.remote.empty()) {
        return;
    }
    const std::string object = name.object == kPublish ? kAccounts : name.object;
    if (const Json* fields = fieldsOf(identity, object); fields != nullptr) {
        if (!fields->contains(name.remote)) {
            const bool madeHere = name.written && makes(connection);
            name.right = madeHere ? FieldRight::New : FieldRight::Refused;
            name.remark = madeHere ? "made on request" : "the CRM has no such field";
            return;
        }
        name.type = fields->at(name.remote).value("type", std::string());
    }
    if (!name.written) {
        name.right = FieldRight::Read;
        return;
    }
    name.remark = writeRefusal(*identity, Object::Account, name.remote);
    name.right = name.remark.empty() ? FieldRight::Edit : FieldRight::Refused;
}

Json namesOf(const std::vector<VendorColumn>& columns) {
    Json names = Json::object();
    for (const VendorColumn& column : columns) {
        if (!column.field.empty()) {
            names[column.field] = column.name;
        }
    }
    return names;
}

/// What a vendor's records are read from before anybody has read one.
Json namesBefore(const CrmConnection& connection, Object object) {
    Json names = Json::object();
    if (connection.kind == "salesforce") {
        const auto config = SalesforceConfig::fromJson(connection.config);
        if (const auto found = config.objects.find(object); found != config.objects.end()) {
            names = found->second.fields;
        }
    } else if (connection.kind == "hubspot") {
        const auto config = HubspotConfig::fromJson(connection.config, connection.baseUrl);
        for (const HubspotType* type : config.typesOf(object)) {
            names.update(namesOf(type->columns));
        }
    } else if (connection.kind == "dynamics") {
        const auto config = DynamicsConfig::fromJson(connection.config, connection.baseUrl);
        for (const DynamicsTable* table : config.tablesOf(object)) {
            names.update(Json(table->fields));
        }
    } else if (connection.kind == "zoho" && object != Object::User) {
        const auto config = ZohoConfig::fromJson(connection.config, connection.baseUrl);
        for (const ZohoModule* module : config.modulesOf(object)) {
            names.update(namesOf(module->columns));
        }
    } else if (connection.kind == "pipedrive") {
        const auto config = PipedriveConfig::fromJson(connection.config, connection.baseUrl);
        if (const PipedriveType* type = config.typeOf(object); type != nullptr) {
            names = namesOf(type->columns);
        }
    }
    return names;
}

void addRead(FieldMapReport& report, const core::Connection& db) {
    for (const Object object :
         {Object::Account, Object::Contact, Object::Opportunity, Object::Lead, Object::User}) {
        const std::string name = objectName(object);
        const std::string note = loadNote(db, report.connection.id, kMappingNote, name);
        Json columns = Json::parse(note, nullptr, false);
        if (columns.is_discarded() || !columns.is_object()) {
            columns = namesBefore(report.connection, object);
        }
        for (const core::records::Field& field : core::records::fieldsOf(recordKind(object))) {
            const auto column = columns.find(std::string(field.name));
            if (column != columns.end() && column->is_string()) {
                MappedName mapped;
                mapped.object = name;
                mapped.field = field.name;
                mapped.remote = column->get<std::string>();
                mapped.read = true;
                report.fields.push_back(std::move(mapped));
            }
        }
    }
}

void addPublished(FieldMapReport& report) {
    const PublishFields fields = PublishFields::fromJson(report.connection.config);
    std::vector<std::pair<std::string, std::string>> all{{"territory_id", fields.territoryId},
                                                         {"territory", fields.territory},
                                                         {"owner", fields.owner},
                                                         {"lon", fields.lon},
                                                         {"lat", fields.lat},
                                                         {"quality", fields.quality},
                                                         {"ring", fields.ring},
                                                         {"ring_minutes", fields.ringMinutes},
                                                         {"ring_km2", fields.ringArea}};
    for (const auto& [measure, field] : fields.measures) {
        all.emplace_back("measures." + measure, field);
    }
    for (const auto& [field, remote] : all) {
        MappedName mapped;
        mapped.object = kPublish;
        mapped.field = field;
        mapped.remote = remote;
        mapped.written = !remote.empty();
        report.fields.push_back(std::move(mapped));
    }
}

/// One account of the connection, whose values show what the fields hold.
void addSample(FieldMapReport& report, const core::Connection& db) {
    std::set<std::string> columns;
    for (core::Statement info = db.prepare("SELECT name FROM pragma_table_info('base_accounts')");
         info.step();) {
        columns.insert(info.string(0));
    }
    core::Statement first = db.prepare("SELECT id, name FROM base_accounts WHERE source = ? AND "
                                       "removed = 0 ORDER BY id LIMIT 1");
    first.bind(report.connection.name);
    if (!first.step()) {
        return;
    }
    report.sample = first.string(1);
    for (MappedName& mapped : report.fields) {
        const std::string column = mapped.field == "id" ? "external_id" : mapped.field;
        if (mapped.object != kAccounts || !columns.contains(column)) {
            continue;
        }
        core::Statement value =
            db.prepare(core::format("SELECT CAST({} AS TEXT) FROM base_accounts WHERE id = ?",
                                    core::quoteIdentifier(column)));
        value.bind(first.integer(0));
        mapped.value = value.step() ? value.string(0) : std::string();
    }
}

void addCounts(FieldMapReport& report, const core::Connection& db) {
    for (const Object object : kObjects) {
        core::Statement count = db.prepare(core::format(
            "SELECT COUNT(*) FROM {} WHERE source = ? AND removed = 0", tableOf(object)));
        count.bind(report.connection.name);
        report.records[objectName(object)] = count.step() ? count.integer(0) : 0;
    }
}

Json& at(Json& json, const std::string& key) {
    if (!json.contains(key) || !json[key].is_object()) {
        json[key] = Json::object();
    }
    return json[key];
}

void requireField(const FieldChoice& choice) {
    for (const Object object : kObjects) {
        if (choice.object == objectName(object) &&
            core::records::fieldIndex(recordKind(object), choice.field)) {
            return;
        }
    }
    throw Error(Code::Usage,
                core::format("there is no field {} of {}", choice.field, choice.object),
                "write it as accounts.segment=INDUSTRY or publish.owner=OWNER", choice.field);
}

/// Each kind of connection keeps its names in a place of its own.
void choose(CrmConnection& connection, const FieldChoice& choice) {
    Json& config = connection.config;
    if (choice.object == kPublish) {
        Json& names = at(config, kPublish);
        if (choice.field.starts_with("measures.")) {
            Json& measures = at(names, "measures");
            const std::string measure = choice.field.substr(std::string("measures.").size());
            if (choice.remote.empty()) {
                measures.erase(measure);
            } else {
                measures[measure] = choice.remote;
            }
        } else {
            names[choice.field] = choice.remote;
        }
        return;
    }
    requireField(choice);
    if (connection.kind == "files") {
        at(at(at(config, "tables"), choice.object), "map")[choice.field] = choice.remote;
    } else if (connection.kind == "salesforce" || connection.kind == "dynamics" ||
               connection.kind == "rest") {
        at(at(at(config, "objects"), choice.object), "fields")[choice.field] = choice.remote;
    } else {
        at(at(config, "fields"), choice.object)[choice.field] = choice.remote;
    }
}

/// The next sync notes what it finds; until then this is what was chosen.
void noteChoice(core::Record& record, core::ConnectionId connection, const FieldChoice& choice) {
    Json columns =
        Json::parse(loadNote(record.db(), connection, kMappingNote, choice.object), nullptr, false);
    if (columns.is_discarded() || !columns.is_object()) {
        columns = Json::object();
    }
    if (choice.remote.empty()) {
        columns.erase(choice.field);
    } else {
        columns[choice.field] = choice.remote;
    }
    saveNote(record, connection, kMappingNote, choice.object, columns.dump());
}

FieldWish wishOf(const MappedName& name) {
    FieldWish wish;
    wish.name = name.remote;
    wish.label = name.field == "territory_id"   ? "Territory code"
                 : name.field == "territory"    ? "Territory"
                 : name.field == "quality"      ? "Located by"
                 : name.field == "ring"         ? "Drive-time ring"
                 : name.field == "ring_minutes" ? "Ring minutes"
                 : name.field == "ring_km2"     ? "Ring area km2"
                                                : name.remote;
    wish.type = name.field == "lon" || name.field == "lat" || name.field == "ring_minutes" ||
                        name.field == "ring_km2" || name.field.starts_with("measures.")
                    ? "number"
                    : "text";
    return wish;
}

} // namespace

const char* fieldRightName(FieldRight right) noexcept {
    switch (right) {
    case FieldRight::Read: return "read";
    case FieldRight::Edit: return "edit";
    case FieldRight::New: return "new";
    case FieldRight::Refused: return "refused";
    case FieldRight::Unknown: break;
    }
    return "";
}

void to_json(Json& json, const FieldMapReport& report) {
    json = Json{{"name", report.connection.name},
                {"fields", Json::array()},
                {"records", report.records},
                {"reserve", report.reserve},
                {"issues", report.issues}};
    for (const MappedName& name : report.fields) {
        json["fields"].push_back({{"object", name.object},
                                  {"field", name.field},
                                  {"crm", name.remote.empty() ? Json() : Json(name.remote)},
                                  {"read", name.read},
                                  {"written", name.written},
                                  {"right", fieldRightName(name.right)},
                                  {"type", name.type},
                                  {"remark", name.remark}});
    }
}

FieldMapReport fieldMap(const core::Workspace& ws, const std::string& connection,
                        const Identity* identity) {
    const core::Connection& db = ws.reader();
    FieldMapReport report;
    report.connection = requireConnection(db, connection);
    addRead(report, db);
    addPublished(report);
    addSample(report, db);
    addCounts(report, db);
    report.reserve = budgetFrom(report.connection.config.value("limits", Json::object())).reserve;
    for (MappedName& name : report.fields) {
        addRight(name, report.connection, identity);
    }
    for (const Object object : kObjects) {
        if (const Json* fields = fieldsOf(identity, objectName(object)); fields != nullptr) {
            report.remote[objectName(object)] = remoteFields(*fields);
        }
    }
    if (identity != nullptr) {
        report.issues = identity->issues;
    }
    return report;
}

FieldMapReport mapFields(core::Workspace& ws, const std::string& name,
                         const std::vector<FieldChoice>& choices) {
    CrmConnection connection = requireConnection(ws.reader(), name);
    for (const FieldChoice& choice : choices) {
        choose(connection, choice);
    }
    const Json config = checkedConfig(connection.kind, connection.config, "/", connection.baseUrl);
    ws.record("Map the fields of " + connection.name, [&](core::Record& record) {
        setConfig(record, connection.id, config);
        for (const FieldChoice& choice : choices) {
            if (choice.object != kPublish) {
                // What was read under another name is read again, all of it.
                saveCursor(record, connection.id, choice.object, {});
                noteChoice(record, connection.id, choice);
            }
        }
    });
    return fieldMap(ws, connection.name);
}

void to_json(Json& json, const MakeFieldsReport& report) {
    json = Json{{"made", report.made}, {"issues", report.issues}};
}

MakeFieldsReport makeMissingFields(const core::Workspace& ws, const std::string& connection,
                                   core::Job& job, const AdapterTools& tools) {
    const auto adapter = makeAdapterWith(requireConnection(ws.reader(), connection), tools);
    job.step(0, core::format("asking {} which fields it has", connection));
    const Identity identity = adapter->whoAmI(job);
    std::vector<FieldWish> wishes;
    for (const MappedName& name : fieldMap(ws, connection, &identity).fields) {
        if (name.right == FieldRight::New) {
            wishes.push_back(wishOf(name));
        }
    }
    MakeFieldsReport report;
    if (wishes.empty()) {
        return report;
    }
    job.step(0.4, core::format("making {}", core::counted(static_cast<std::int64_t>(wishes.size()),
                                                          "field", "fields")));
    report.issues = adapter->makeFields(Object::Account, wishes, job);
    const Identity after = adapter->whoAmI(job);
    for (const MappedName& name : fieldMap(ws, connection, &after).fields) {
        const bool wished = std::any_of(wishes.begin(), wishes.end(), [&](const FieldWish& wish) {
            return wish.name == name.remote;
        });
        if (wished && name.written && name.right != FieldRight::New) {
            report.made.push_back(name.remote);
        }
    }
    return report;
}

CrmConnection setReserve(core::Workspace& ws, const std::string& name, double share) {
    CrmConnection connection = requireConnection(ws.reader(), name);
    if (!(share >= 0 && share <= 1)) {
        throw Error(Code::Usage, "the reserve is a share of the day's calls", "write it as 0 to 1",
                    "reserve");
    }
    if (connection.kind == "files") {
        throw Error(Code::Usage, core::format("{} is a folder, which counts no calls", name),
                    "set the reserve of another connection", name);
    }
    at(connection.config, "limits")["reserve"] = share;
    connection.config = checkedConfig(connection.kind, connection.config, "/", connection.baseUrl);
    ws.record("Set the reserve of " + connection.name,
              [&](core::Record& record) { setConfig(record, connection.id, connection.config); });
    return connection;
}

} // namespace crm
