// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/dynamics_activity.h"

#include "core/base/text.h"
#include "crm/http/json_body.h"
#include "crm/http/template.h"

#include <algorithm>

namespace crm {

using core::InstantMs;
using core::Json;

namespace {

constexpr InstantMs kHourMs = 3'600'000;
constexpr InstantMs kDayMs = 24 * kHourMs;
constexpr const char* kOpening = "[Evenlode ";
constexpr const char* kType = "@Microsoft.Dynamics.CRM.lookuplogicalname";

/// Columns and values that mean the same for each table of activities; empty or 0: it has none.
struct ActivityNames {
    const char* set;
    const char* text;
    const char* about; ///< column with what it belongs to
    const char* parties;
    int ownerRole;
    int contactRole;
    int doneReason; ///< statuscode
    int openReason;
};
constexpr ActivityNames kActivities[] = {
    {"appointments", "description", "regardingobjectid", "appointment_activity_parties", 7, 5, 3,
     1},
    {"phonecalls", "description", "regardingobjectid", "phonecall_activity_parties", 1, 2, 2, 1},
    {"tasks", "description", "regardingobjectid", "", 0, 0, 5, 2},
    {"annotations", "notetext", "objectid", "", 0, 0, 0, 0}};
constexpr int kCompleted = 1; ///< statecode
constexpr int kCancelled = 2;

const ActivityNames& namesOf(const DynamicsTable& table) {
    const auto* found = std::find_if(std::begin(kActivities), std::end(kActivities),
                                     [&](const auto& one) { return table.set == one.set; });
    return found == std::end(kActivities) ? kActivities[0] : *found;
}

bool isNote(const DynamicsTable& table) {
    return table.kind == "note";
}

std::string member(const Json& row, const std::string& name) {
    const auto it = row.find(name);
    return it == row.end() || it->is_structured() ? std::string() : jsonText(*it);
}

bool isDay(const std::string& text) {
    return text.size() == 10 && text[4] == '-' && text[7] == '-';
}

std::string dayAfter(const std::string& day, int days) {
    return core::instantText(core::parseInstant(day).value_or(0) + days * kDayMs).substr(0, 10);
}

/// Dynamics 365 keeps whole seconds.
std::string momentText(InstantMs moment) {
    return core::instantText(moment - (moment % 1000 + 1000) % 1000);
}

/// Days of the values, in order; the second is the last day, which counts.
std::pair<std::string, std::string> daysOf(const VendorRecord& wish) {
    const std::string first = wish.value("start").substr(0, 10);
    const std::string last = wish.value("end").substr(0, 10);
    return {first, last < first ? first : last};
}

std::optional<InstantMs> endOf(const VendorRecord& wish, InstantMs start) {
    if (const auto end = core::parseInstant(wish.value("end"))) {
        return std::max(*end, start);
    }
    const auto seconds = core::parseInteger(wish.value("seconds"));
    return seconds && *seconds >= 0 && *seconds < 366 * 86400
               ? std::optional(start + *seconds * 1000)
               : std::nullopt;
}

void readSpan(const DynamicsTable& table, const Json& row, const Json& extra,
              VendorRecord& record) {
    const auto moment = [&](std::initializer_list<const char*> columns) {
        for (const char* column : columns) {
            if (const auto found = core::parseInstant(member(row, column))) {
                return found;
            }
        }
        return std::optional<InstantMs>();
    };
    auto start = moment({"scheduledstart", "actualstart", "scheduledend", "createdon"});
    auto end = moment({"scheduledend", "actualend"});
    bool days = member(row, "isalldayevent") == "true" || extra.value("all_day", false);
    if (isNote(table)) {
        const std::string from = extra.value("start", std::string());
        const std::string to = extra.value("end", std::string());
        if (isDay(from)) {
            record.values["start"] = from;
            record.values["end"] = isDay(to) ? to : from;
            record.values["all_day"] = "1";
            return;
        }
        start = core::parseInstant(from) ? core::parseInstant(from) : start;
        end = core::parseInstant(to);
        days = false;
    }
    if (!start) {
        return;
    }
    record.values["all_day"] = days ? "1" : "0";
    if (days) {
        const std::string first = dynamicsDay(*start);
        record.values["start"] = first;
        record.values["end"] =
            end && *end > *start ? std::max(first, dayAfter(dynamicsDay(*end), -1)) : first;
        return;
    }
    record.values["start"] = core::instantText(*start);
    if (end && *end >= *start) {
        record.values["end"] = core::instantText(*end);
        record.values["seconds"] = std::to_string((*end - *start) / 1000);
    }
}

/// Neutral values after the change.
VendorRecord changed(VendorRecord now, const std::vector<FieldEdit>& fields) {
    for (const FieldEdit& field : fields) {
        now.values[field.field] = field.value;
    }
    return now;
}

/// The times of an activity; what has no column goes into `extra`.
void writeSpan(const DynamicsActivityPlace& place, const VendorRecord& wish, Json& body,
               Json& extra) {
    const bool days = wish.value("all_day") == "1" || isDay(wish.value("start"));
    for (const char* name : {"all_day", "start", "end"}) {
        extra.erase(name);
    }
    if (days) {
        const auto [first, last] = daysOf(wish);
        if (!isDay(first)) {
            return;
        }
        if (isNote(place.table)) {
            extra.update({{"start", first}, {"end", last}});
            return;
        }
        body["scheduledstart"] = momentText(place.dayBegins(first));
        body["scheduledend"] = momentText(place.dayBegins(dayAfter(last, 1)));
    } else {
        const auto start = core::parseInstant(wish.value("start"));
        if (!start) {
            return;
        }
        const auto end = endOf(wish, *start);
        if (isNote(place.table)) {
            extra["start"] = momentText(*start);
            if (end) {
                extra["end"] = momentText(*end);
            }
            return;
        }
        body["scheduledstart"] = momentText(*start);
        body["scheduledend"] = momentText(end.value_or(*start));
        if (place.table.kind == "call" && end && wish.value("done") == "1") {
            body["actualdurationminutes"] = (*end - *start + 59'999) / 60'000;
        }
    }
    if (place.table.kind == "meeting") {
        body["isalldayevent"] = days;
    } else if (days) {
        extra["all_day"] = true;
    }
}

/// What the thing that an activity is about is written by.
std::string aboutBy(const DynamicsTable& table, const std::string& type) {
    return filled(table.regarding,
                  [&](std::string_view place) {
                      return place == "to" ? std::optional(type) : std::nullopt;
                  }) +
           "@odata.bind";
}

/// Only one thing can be what an activity is about; the others are kept elsewhere. False if there
/// is nothing.
bool writeAbout(const DynamicsTable& table, const VendorRecord& wish, Json& body, Json& extra) {
    static constexpr std::pair<const char*, const char*> kTypes[] = {
        {"account", "accounts"}, {"opportunity", "opportunities"}, {"contact", "contacts"}};
    bool placed = false;
    for (const auto& [name, set] : kTypes) {
        const std::string id = wish.value(name);
        extra.erase(name);
        if (id.empty()) {
            continue;
        }
        const bool inParties = std::string(name) == "contact" && dynamicsContactRole(table) != 0;
        if (!placed) {
            body[aboutBy(table, name)] = core::format("/{}({})", set, id);
            placed = true;
        } else if (!inParties) {
            extra[name] = id;
        }
    }
    return placed;
}

Json partyJson(const DynamicsParty& party) {
    static const std::map<std::string, std::string> kSets = {
        {"systemuser", "systemusers"}, {"contact", "contacts"},
        {"account", "accounts"},       {"lead", "leads"},
        {"queue", "queues"},           {"equipment", "equipments"}};
    Json json = {{"participationtypemask", party.role}};
    const auto set = kSets.find(party.type);
    if (set != kSets.end()) {
        json["partyid_" + party.type + "@odata.bind"] =
            core::format("/{}({})", set->second, party.id);
    } else {
        json["addressused"] = party.address;
    }
    return json;
}

/// The list is written as a whole, so those whom we do not know of stay on it.
void writeParties(const DynamicsActivityPlace& place, const VendorRecord& wish,
                  const VendorRecord& now, Json& body) {
    const ActivityNames& names = namesOf(place.table);
    Json list = Json::array();
    bool hasOwner = false;
    for (const DynamicsParty& party : place.parties) {
        const bool before = party.type == "contact" && party.role == names.contactRole &&
                            party.id == now.value("contact");
        hasOwner = hasOwner || party.role == names.ownerRole;
        if (!before) {
            list.push_back(partyJson(party));
        }
    }
    if (!hasOwner && !wish.value("owner").empty()) {
        list.push_back(partyJson({"systemuser", wish.value("owner"), {}, names.ownerRole}));
    }
    if (!wish.value("contact").empty()) {
        list.push_back(partyJson({"contact", wish.value("contact"), {}, names.contactRole}));
    }
    if (!list.empty()) {
        body[names.parties] = std::move(list);
    }
}

} // namespace

DynamicsNote DynamicsNote::parse(const std::string& text) {
    const std::size_t end = text.rfind('\n'); // JSON is one line
    const std::size_t line = end == std::string::npos ? 0 : end + 1;
    const std::string_view last = std::string_view(text).substr(line);
    if (last.starts_with(kOpening) && last.ends_with(']')) {
        const std::size_t from = std::string_view(kOpening).size();
        const auto json = tryParseJson(last.substr(from, last.size() - from - 1));
        if (json && json->is_object()) {
            return {text.substr(0, line == 0 ? 0 : line - 1), *json};
        }
    }
    return {text, Json::object()};
}

std::string DynamicsNote::whole() const {
    // A text that itself ends like this would be taken for what we add.
    if (extra.empty() && parse(text).text == text) {
        return text;
    }
    return text + (text.empty() ? "" : "\n") + kOpening +
           extra.dump(-1, ' ', false, Json::error_handler_t::replace) + "]";
}

std::string dynamicsDay(InstantMs moment) {
    return core::instantText(moment + 13 * kHourMs).substr(0, 10);
}

int dynamicsContactRole(const DynamicsTable& table) {
    return namesOf(table).contactRole;
}

std::vector<std::string> dynamicsActivityColumns(const DynamicsTable& table) {
    const ActivityNames& names = namesOf(table);
    std::vector<std::string> columns = {"subject", names.text, names.about, "ownerid", "createdon"};
    if (!isNote(table)) {
        columns.insert(columns.end(),
                       {"scheduledstart", "scheduledend", "actualstart", "actualend", "statecode"});
    }
    if (table.kind == "meeting") {
        columns.insert(columns.end(), {"isalldayevent", "location"});
    }
    for (const std::string& own : {table.zone, table.outcome}) {
        if (!own.empty()) {
            columns.push_back(own);
        }
    }
    return columns;
}

void readDynamicsActivity(const DynamicsTable& table, const Json& row, VendorRecord& record) {
    const ActivityNames& names = namesOf(table);
    const DynamicsNote note = DynamicsNote::parse(member(row, names.text));
    const auto put = [&](const char* field, const std::string& value) {
        if (!value.empty()) {
            record.values[field] = value;
        }
    };
    put("kind", table.kind);
    put("subject", member(row, "subject"));
    put("note", note.text);
    put("location", member(row, "location"));
    put("owner", member(row, "_ownerid_value"));
    record.values[kDynamicsExtra] = note.extra.dump();
    for (const char* kept : {"zone", "outcome", "opportunity", "contact", "location"}) {
        const auto it = note.extra.find(kept);
        put(kept, it != note.extra.end() && it->is_string() ? it->get<std::string>() : "");
    }
    put("zone", table.zone.empty() ? "" : member(row, table.zone));
    put("outcome", table.outcome.empty() ? "" : member(row, table.outcome));
    const std::string about = core::format("_{}_value", names.about);
    const std::string type = member(row, about + kType);
    if (type == "account" || type == "opportunity" || type == "contact") {
        put(type.c_str(), member(row, about));
    }
    const auto state = core::parseInteger(member(row, "statecode"));
    record.values["done"] = isNote(table) || state == kCompleted ? "1" : "0";
    if (state == kCancelled && record.value("outcome").empty()) {
        record.values["outcome"] = "cancelled";
    }
    Json extra = note.extra;
    for (const char* name : {"start", "end"}) { // anybody may have written there
        if (extra.contains(name) && !extra[name].is_string()) {
            extra.erase(name);
        }
    }
    if (extra.contains("all_day") && !extra["all_day"].is_boolean()) {
        extra.erase("all_day");
    }
    readSpan(table, row, extra, record);
}

Json dynamicsState(const DynamicsTable& table, bool done) {
    const ActivityNames& names = namesOf(table);
    if (names.doneReason == 0) {
        return nullptr;
    }
    return {{"statecode", done ? kCompleted : 0},
            {"statuscode", done ? names.doneReason : names.openReason}};
}

Json dynamicsActivity(const DynamicsActivityPlace& place, const std::vector<FieldEdit>& fields,
                      const VendorRecord& now, bool isNew) {
    const DynamicsTable& table = place.table;
    const ActivityNames& names = namesOf(table);
    const VendorRecord wish = changed(now, fields);
    const auto touched = [&](std::initializer_list<const char*> some) {
        return isNew || std::any_of(fields.begin(), fields.end(), [&](const FieldEdit& field) {
                   return std::find(some.begin(), some.end(), field.field) != some.end();
               });
    };
    const bool zoneColumn = place.metadata.columns.contains(table.zone);
    const bool outcomeColumn = place.metadata.columns.contains(table.outcome);
    Json body = Json::object();
    Json extra =
        DynamicsNote::parse(core::format("[Evenlode {}]", now.value(kDynamicsExtra))).extra;
    const Json before = extra;
    const auto put = [&](const char* field, const std::string& into) {
        if (!into.empty() && touched({field}) && (!isNew || !wish.value(field).empty())) {
            body[into] = wish.value(field);
        }
    };
    const auto keep = [&](const char* field, bool column, const std::string& into) {
        if (column) {
            put(field, into);
        } else if (touched({field})) {
            extra.erase(field);
            if (!wish.value(field).empty()) {
                extra[field] = wish.value(field);
            }
        }
    };
    put("subject", "subject");
    put("location", table.kind == "meeting" ? "location" : "");
    keep("zone", zoneColumn, table.zone);
    keep("outcome", outcomeColumn, table.outcome);
    if (table.kind != "meeting") {
        keep("location", false, {});
    }
    if (touched({"owner"}) && !wish.value("owner").empty()) {
        body["ownerid@odata.bind"] = core::format("/systemusers({})", wish.value("owner"));
    }
    if (touched({"account", "opportunity", "contact"})) {
        if (!writeAbout(table, wish, body, extra) && !isNew) {
            body[aboutBy(table, "account")] = nullptr;
        }
    }
    if (names.contactRole != 0 && touched({"account", "opportunity", "contact"})) {
        writeParties(place, wish, now, body);
    }
    if (touched({"start", "end", "seconds", "all_day"})) {
        writeSpan(place, wish, body, extra);
    }
    if (touched({"note"}) || extra != before) {
        const std::string text = DynamicsNote{wish.value("note"), extra}.whole();
        if (!isNew || !text.empty()) {
            body[names.text] = text;
        }
    }
    if (!isNew && touched({"done"})) {
        const Json state = dynamicsState(table, wish.value("done") == "1");
        if (state.is_object()) {
            body.update(state);
        }
    }
    return body;
}

} // namespace crm
