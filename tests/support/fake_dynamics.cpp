// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_dynamics.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace support {

using core::Json;

namespace {

constexpr std::size_t kMostRows = 5000;
constexpr std::size_t kLongestAddress = 32'768;
constexpr const char* kAddress[] = {"name",
                                    "address1_line1",
                                    "address1_line2",
                                    "address1_city",
                                    "address1_stateorprovince",
                                    "address1_postalcode",
                                    "address1_country",
                                    "telephone1",
                                    "websiteurl"};

HttpAnswer error(int status, const std::string& code, const std::string& message) {
    return jsonAnswer(status, Json{{"error", {{"code", code}, {"message", message}}}}.dump());
}

/// What stands in quotation marks behind a name: PropertyName='name'.
std::string quotedBehind(const std::string& text, const std::string& name) {
    const std::size_t at = text.find(name + "='");
    const std::size_t from = at == std::string::npos ? text.size() : at + name.size() + 2;
    return text.substr(std::min(from, text.size()), text.find('\'', from) - from);
}

std::set<std::string> quotedList(const std::string& text) {
    std::set<std::string> values;
    std::string value;
    bool within = false;
    for (std::size_t i = text.find('[') + 1; i < text.size(); ++i) {
        if (text[i] != '\'') {
            value += within ? std::string(1, text[i]) : "";
        } else if (within && i + 1 < text.size() && text[i + 1] == '\'') {
            value += text[i++];
        } else if (std::exchange(within, !within)) {
            values.insert(std::exchange(value, {}));
        }
    }
    return values;
}

std::string plain(const Json& value) {
    return value.is_null() ? "" : value.is_string() ? value.get<std::string>() : value.dump();
}

} // namespace

FakeDynamics::FakeDynamics(VirtualClock clock) : clock_(clock) {
    const std::vector<std::array<const char*, 3>> sets = {
        {"accounts", "account", "accountid"},
        {"contacts", "contact", "contactid"},
        {"opportunities", "opportunity", "opportunityid"},
        {"leads", "lead", "leadid"},
        {"systemusers", "systemuser", "systemuserid"},
        {"territories", "territory", "territoryid"},
        {"appointments", "appointment", "activityid"},
        {"phonecalls", "phonecall", "activityid"},
        {"tasks", "task", "activityid"},
        {"annotations", "annotation", "annotationid"},
        {"activityparties", "activityparty", "activitypartyid"}};
    for (const auto& [set, logical, id] : sets) {
        Table& table = tables_[set];
        table.logical = logical;
        table.id = id;
        table.rows = std::make_unique<FakeTable>(clock, [this](std::int64_t) {
            return core::format("10000000-0000-0000-0000-{:012}", ++lastId_);
        });
        table.columns = {
            {id, "Uniqueidentifier"}, {"createdon", "DateTime"}, {"modifiedon", "DateTime"},
            {"ownerid", "Owner"},     {"subject", "String"},     {"description", "Memo"},
            {"name", "String"},       {"statecode", "State"},    {"statuscode", "Status"}};
    }
    const auto add = [&](const char* set, const char* type,
                         std::initializer_list<const char*> all) {
        for (const char* name : all) {
            tables_.at(set).columns[name] = type;
        }
    };
    for (const char* set : {"accounts", "contacts", "leads"}) {
        for (const char* name : kAddress) {
            tables_.at(set).columns[name] = "String";
        }
        add(set, "Boolean", {"merged"});
        add(set, "Lookup", {"masterid"});
    }
    add("accounts", "Double", {"address1_latitude", "address1_longitude"});
    add("accounts", "Money", {"revenue"});
    add("accounts", "Integer", {"numberofemployees"});
    add("accounts", "Lookup", {"territoryid", "parentaccountid"});
    add("contacts", "String", {"fullname", "firstname", "lastname", "emailaddress1", "jobtitle"});
    add("contacts", "Customer", {"parentcustomerid"});
    add("opportunities", "String", {"stepname"});
    add("opportunities", "Money", {"estimatedvalue"});
    add("opportunities", "DateTime", {"estimatedclosedate"});
    add("opportunities", "Lookup", {"parentaccountid"});
    add("leads", "String", {"fullname", "companyname", "emailaddress1"});
    add("leads", "Picklist", {"leadsourcecode"});
    add("systemusers", "String", {"fullname", "internalemailaddress"});
    add("systemusers", "Boolean", {"isdisabled"});
    add("territories", "Lookup", {"managerid", "parentterritoryid"});
    for (const char* set : {"appointments", "phonecalls", "tasks"}) {
        add(set, "DateTime", {"scheduledstart", "scheduledend", "actualstart", "actualend"});
        add(set, "Lookup", {"regardingobjectid"});
        add(set, "Integer", {"actualdurationminutes"});
    }
    add("appointments", "String", {"location"});
    add("appointments", "Boolean", {"isalldayevent"});
    add("annotations", "Memo", {"notetext"});
    add("annotations", "Lookup", {"objectid"});
    add("activityparties", "String", {"addressused"});
    add("activityparties", "Lookup", {"activityid", "partyid"});
    add("activityparties", "Picklist", {"participationtypemask"});
    http_ = std::make_unique<FakeHttp>([this](const HttpAsked& asked) { return answer(asked); });
}

void FakeDynamics::addColumn(const std::string& set, const std::string& name,
                             const std::string& type, bool unique) {
    tables_.at(set).columns[name] = type;
    if (unique) {
        tables_.at(set).unique.insert(name);
    }
}

std::string FakeDynamics::Asked::item(const std::string& name) const {
    for (const auto& [key, value] : query) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

std::string FakeDynamics::Asked::header(const std::string& name) const {
    const auto it = headers.find(name);
    return it == headers.end() ? std::string() : it->second;
}

bool FakeDynamics::Asked::prefers(const std::string& word) const {
    return header("prefer").find(word) != std::string::npos;
}

FakeDynamics::Asked FakeDynamics::parsed(const std::string& method, const std::string& target,
                                         const std::map<std::string, std::string>& headers,
                                         const std::string& body) const {
    Asked asked;
    asked.method = method;
    asked.headers = headers;
    const std::size_t mark = target.find('?');
    asked.path = crm::percentDecoded(target.substr(0, mark));
    if (mark != std::string::npos) {
        asked.query = crm::parseQuery(target.substr(mark + 1));
    }
    asked.body = body.empty() ? Json() : Json::parse(body, nullptr, false);
    return asked;
}

HttpAnswer FakeDynamics::token(const HttpAsked& asked) {
    const crm::QueryItems form = crm::parseQuery(asked.body);
    const auto given =
        std::find(form.begin(), form.end(),
                  std::pair<std::string, std::string>("refresh_token", refreshToken));
    if (given == form.end()) {
        return jsonAnswer(400, R"({"error":"invalid_grant","error_description":"AADSTS70000"})");
    }
    accessToken = core::format("AT{}", ++lastToken_);
    refreshToken = core::format("RT{}", lastToken_);
    return jsonAnswer(200, Json{{"access_token", accessToken},
                                {"refresh_token", refreshToken},
                                {"token_type", "Bearer"},
                                {"expires_in", 3600}}
                               .dump());
}

HttpAnswer FakeDynamics::answer(const HttpAsked& asked) {
    if (asked.path.find("/oauth2/") != std::string::npos) {
        return token(asked);
    }
    const std::string root = "/api/data/" + version + "/";
    if (!asked.path.starts_with(root)) {
        return {404, "", {}};
    }
    const auto bearer = asked.headers.find("authorization");
    if (bearer == asked.headers.end() || bearer->second != "Bearer " + accessToken) {
        return {401, "", {{"WWW-Authenticate", "Bearer authorization_uri=..."}}};
    }
    if (asked.path.size() > kLongestAddress) {
        return error(414, "0x8006088a", "The address is too long.");
    }
    if (asked.path == root + "$batch") {
        return batch(asked);
    }
    return dispatch(
        parsed(asked.method, asked.path.substr(root.size()), asked.headers, asked.body));
}

HttpAnswer FakeDynamics::dispatch(const Asked& asked) {
    if (asked.body.is_discarded()) {
        return error(400, "0x80048d19", "Error identified in Payload");
    }
    const std::size_t open = asked.path.find_first_of("(/");
    const std::string set = asked.path.substr(0, open);
    const auto table = tables_.find(set);
    if (table == tables_.end() || asked.path.find("/Microsoft.") != std::string::npos) {
        return metadata(asked);
    }
    if (forbidden.contains(set)) {
        return error(403, "0x80040220", "Principal user is missing prvRead privilege");
    }
    if (open == std::string::npos) {
        return asked.method == "GET" ? listed(set, asked) : row(set, {}, asked);
    }
    const std::size_t close = asked.path.rfind(')');
    return row(set, asked.path.substr(open + 1, close - open - 1), asked);
}

/// Why a query cannot be answered; empty if it can.
std::string FakeDynamics::problemOf(const std::string& set, const Asked& asked) const {
    const Table& table = tables_.at(set);
    for (std::string name : core::split(asked.item("$select"), ',')) {
        const bool lookup = name.starts_with('_') && name.ends_with("_value");
        name = lookup ? name.substr(1, name.size() - 7) : name;
        const auto column = table.columns.find(name);
        const bool refers = column != table.columns.end() &&
                            (column->second == "Lookup" || column->second == "Owner" ||
                             column->second == "Customer");
        if (!name.empty() && (column == table.columns.end() || refers != lookup)) {
            return "Could not find a property named '" + name + "' on type '" + table.logical + "'";
        }
    }
    return {};
}

std::vector<const FakeRecord*> FakeDynamics::matching(const std::string& set,
                                                      const Asked& asked) const {
    const Table& table = tables_.at(set);
    const std::string filter = asked.item("$filter");
    std::string name = quotedBehind(filter, "PropertyName");
    std::set<std::string> values;
    core::InstantMs since = std::numeric_limits<core::InstantMs>::min();
    if (!name.empty()) {
        values = quotedList(filter);
        const auto column = table.columns.find(name);
        name = column != table.columns.end() &&
                       (column->second == "Lookup" || column->second == "Owner")
                   ? "_" + name + "_value"
                   : name;
    } else if (filter.starts_with("modifiedon ge ")) {
        since = core::parseInstant(filter.substr(14)).value_or(since);
    }
    std::vector<const FakeRecord*> found;
    if (name == table.id) { // a row is found by its id at once
        for (const std::string& id : values) {
            if (const FakeRecord* record = table.rows->find(id)) {
                found.push_back(record);
            }
        }
        return found;
    }
    for (const FakeRecord* record : table.rows->visible()) {
        if (!record->deleted && record->modified >= since &&
            (name.empty() ||
             (record->fields.contains(name) && values.contains(plain(record->fields[name]))))) {
            found.push_back(record);
        }
    }
    if (asked.item("$orderby").starts_with("modifiedon")) {
        std::stable_sort(found.begin(), found.end(),
                         [](const auto* a, const auto* b) { return a->modified < b->modified; });
    }
    return found;
}

Json FakeDynamics::shown(const std::string& set, const FakeRecord& record,
                         const Asked& asked) const {
    const Table& table = tables_.at(set);
    const bool words = asked.prefers("FormattedValue");
    const bool types = asked.prefers("lookuplogicalname");
    Json json = {{"@odata.etag", core::format("W/\"{}\"", record.version)}, {table.id, record.id}};
    std::vector<std::string> select = core::split(asked.item("$select"), ',');
    if (asked.item("$select").empty()) {
        select = {"createdon", "modifiedon"};
        for (const auto& [name, value] : record.fields.items()) {
            select.push_back(name);
        }
    }
    for (const std::string& name : select) {
        if (name == table.id || name.find('@') != std::string::npos) {
            continue;
        }
        if (name == "createdon" || name == "modifiedon") {
            const core::InstantMs moment = name == "createdon" ? record.created : record.modified;
            json[name] = core::instantText(moment - moment % 1000);
            continue;
        }
        const auto value = record.fields.find(name);
        json[name] = value == record.fields.end() ? Json() : *value;
        const std::string type = name + "@type";
        if (types && record.fields.contains(type)) {
            json[name + "@Microsoft.Dynamics.CRM.lookuplogicalname"] = record.fields[type];
        }
        for (const auto& [other, to] : tables_) {
            const FakeRecord* target =
                words && json[name].is_string() ? to.rows->find(plain(json[name])) : nullptr;
            if (target != nullptr) {
                const char* title = target->fields.contains("fullname") ? "fullname" : "name";
                json[name + "@OData.Community.Display.V1.FormattedValue"] =
                    target->fields.value(title, Json());
            }
        }
        if (words && json[name].is_number()) {
            json[name + "@OData.Community.Display.V1.FormattedValue"] =
                "Choice " + json[name].dump();
        }
    }
    return json;
}

HttpAnswer FakeDynamics::pageOf(const std::string& set, const Asked& asked, std::size_t count,
                                const std::function<Json(std::size_t)>& rowAt,
                                const std::function<std::string(std::size_t)>& placeAt,
                                const std::string& delta) const {
    std::size_t size = kMostRows;
    const std::string prefer = asked.header("prefer");
    const std::size_t at = prefer.find("odata.maxpagesize=");
    if (at != std::string::npos) {
        size = std::min<std::size_t>(size, std::stoul(prefer.substr(at + 18)));
    }
    const std::string root = http_->url("/api/data/" + version + "/");
    Json body = {{"@odata.context", root + "$metadata#" + set}, {"value", Json::array()}};
    for (std::size_t i = 0; i < std::min(count, size); ++i) {
        body["value"].push_back(rowAt(i));
    }
    if (size < count) {
        crm::QueryItems items = asked.query;
        std::erase_if(items, [](const auto& item) { return item.first == "$skiptoken"; });
        items.emplace_back("$skiptoken", placeAt(size - 1));
        body["@odata.nextLink"] = root + set + "?" + crm::queryText(items);
    } else if (!delta.empty()) {
        body["@odata.deltaLink"] = delta;
    }
    return jsonAnswer(200, body.dump(), {{"OData-Version", "4.0"}});
}

/// The token stands for this moment, whatever is still on its way to be seen: a program that trusts
/// it alone misses what appears late.
std::string FakeDynamics::deltaLink(const std::string& set, const Asked& asked) const {
    std::int64_t newest = 0;
    for (const FakeRecord* record : table_(set).visible()) {
        newest = std::max(newest, record->version);
    }
    crm::QueryItems items = {{"$select", asked.item("$select")}};
    items.emplace_back("$deltatoken",
                       core::format("{}!{}", newest, core::instantText(clock_.now())));
    return http_->url("/api/data/" + version + "/" + set + "?" + crm::queryText(items));
}

HttpAnswer FakeDynamics::listed(const std::string& set, const Asked& asked) {
    const bool tracks = asked.prefers("odata.track-changes");
    const std::string token = asked.item("$deltatoken");
    if (const std::string problem = problemOf(set, asked); !problem.empty()) {
        return error(400, "0x0", problem);
    }
    if (!token.empty()) {
        const std::size_t mark = token.find('!');
        const auto since = core::parseInteger(token.substr(0, mark));
        const auto made =
            core::parseInstant(mark == std::string::npos ? "" : token.substr(mark + 1));
        if (!since || !made ||
            clock_.now() - *made > static_cast<core::InstantMs>(tokenDays * 86'400'000)) {
            return error(400, "0x80044352",
                         "Version stamp associated with the client has expired. Please perform a "
                         "full sync.");
        }
        return changed(set, asked, *since);
    }
    if (tracks && (untracked.contains(set) || !asked.item("$filter").empty() ||
                   !asked.item("$orderby").empty())) {
        return error(400, "0x80060888", "Change tracking is not possible here.");
    }
    if (tracks && untrackable.contains(set)) {
        return error(403, "0x80040220", "Change tracking takes the right to read all rows.");
    }
    std::vector<const FakeRecord*> found = matching(set, asked);
    // A page goes on behind a row, not behind a number of rows, which may be fewer by then.
    std::map<std::string, std::size_t> place;
    for (const FakeRecord* record : table_(set).visible()) {
        place.emplace(record->id, place.size());
    }
    const bool byTime = !asked.item("$orderby").empty();
    const auto placeOf = [&](const FakeRecord& record) {
        return core::format("{:015}~{:010}", byTime ? record.modified : 0, place[record.id]);
    };
    const std::string skip = asked.item("$skiptoken");
    if (!skip.empty()) {
        std::erase_if(found, [&](const auto* record) { return placeOf(*record) <= skip; });
    }
    return pageOf(
        set, asked, found.size(), [&](std::size_t i) { return shown(set, *found[i], asked); },
        [&](std::size_t i) { return placeOf(*found[i]); }, tracks ? deltaLink(set, asked) : "");
}

HttpAnswer FakeDynamics::changed(const std::string& set, const Asked& asked, std::int64_t since) {
    std::vector<const FakeRecord*> found;
    for (const FakeRecord* record : table_(set).visible()) {
        if (record->version > since) {
            found.push_back(record);
        }
    }
    const auto placeOf = [](const FakeRecord& record) { // what was deleted comes last
        return core::format("{}{:015}", record.deleted ? 1 : 0, record.version);
    };
    std::sort(found.begin(), found.end(),
              [&](const auto* a, const auto* b) { return placeOf(*a) < placeOf(*b); });
    const std::string skip = asked.item("$skiptoken");
    std::erase_if(found, [&](const auto* record) { return placeOf(*record) <= skip; });
    return pageOf(
        set, asked, found.size(),
        [&](std::size_t i) {
            return found[i]->deleted
                       ? Json{{"@odata.context", http_->url("/api/data/" + version + "/$metadata#" +
                                                            set + "/$deletedEntity")},
                              {"id", found[i]->id},
                              {"reason", "deleted"}}
                       : shown(set, *found[i], asked);
        },
        [&](std::size_t i) { return placeOf(*found[i]); }, deltaLink(set, asked));
}

} // namespace support
