// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/hubspot_record.h"

#include "core/base/text.h"
#include "crm/adapters/activity_mark.h"
#include "crm/http/json_body.h"
#include "crm/http/remote_error.h"

#include <algorithm>

namespace crm {

using core::InstantMs;
using core::Json;

namespace {

constexpr InstantMs kDayMs = 86'400'000;
constexpr const char* kMerged = "hs_merged_object_ids";
constexpr const char* kOwner = "hubspot_owner_id";
constexpr const char* kZone = "evenlode_zone";
constexpr const char* kOutcome = "evenlode_outcome";

/// Properties that hold the same thing for each type of activity; empty: it has none.
struct ActivityNames {
    const char* type;
    const char* kind;
    const char* subject;
    const char* note;
    const char* start;
    const char* end;
    const char* location;
    const char* status;
    const char* done;
    const char* open;
};
constexpr ActivityNames kActivities[] = {
    {"meetings", "meeting", "hs_meeting_title", "hs_meeting_body", "hs_meeting_start_time",
     "hs_meeting_end_time", "hs_meeting_location", "hs_meeting_outcome", "COMPLETED", "SCHEDULED"},
    {"calls", "call", "hs_call_title", "hs_call_body", "hs_timestamp", "", "", "hs_call_status",
     "COMPLETED", "QUEUED"},
    {"notes", "note", "", "hs_note_body", "hs_timestamp", "", "", "", "", ""},
    {"tasks", "task", "hs_task_subject", "hs_task_body", "hs_timestamp", "", "", "hs_task_status",
     "COMPLETED", "NOT_STARTED"}};

const ActivityNames& namesOf(const std::string& type) {
    const auto* found =
        std::find_if(std::begin(kActivities), std::end(kActivities),
                     [&](const ActivityNames& names) { return type == names.type; });
    return found == std::end(kActivities) ? kActivities[0] : *found;
}

std::string property(const Json& properties, const std::string& name) {
    const auto it = properties.find(name);
    return it == properties.end() || it->is_structured() ? std::string() : jsonText(*it);
}

bool isDay(const std::string& text) {
    return text.size() == 10 && text[4] == '-' && text[7] == '-';
}

/// HubSpot has no day without an hour: whole days are kept as midnight to midnight of UTC, which
/// no zone shifts, because they are read back the same way.
void readSpan(const ActivityNames& names, const Json& properties, VendorRecord& record) {
    const auto start = hubspotMoment(property(properties, names.start).empty()
                                         ? property(properties, "hs_timestamp")
                                         : property(properties, names.start));
    std::optional<InstantMs> end;
    if (*names.end != '\0') {
        end = hubspotMoment(property(properties, names.end));
    } else if (const auto ms = core::parseInteger(property(properties, "hs_call_duration"));
               start && ms && *ms >= 0 && *ms < 366 * kDayMs) {
        end = *start + *ms;
    }
    if (!start) {
        return;
    }
    const bool days = end && *end > *start && *start % kDayMs == 0 && *end % kDayMs == 0;
    record.values["all_day"] = days ? "1" : "0";
    if (days) {
        record.values["start"] = core::instantText(*start).substr(0, 10);
        record.values["end"] = core::instantText(*end - kDayMs).substr(0, 10);
        return;
    }
    record.values["start"] = core::instantText(*start);
    if (end && *end >= *start) {
        record.values["end"] = core::instantText(*end);
        record.values["seconds"] = std::to_string((*end - *start) / 1000);
    }
}

void readActivity(const HubspotType& type, const Json& properties, VendorRecord& record) {
    const ActivityNames& names = namesOf(type.name);
    const auto take = [&](const char* field, const std::string& from) {
        const std::string value = from.empty() ? std::string() : property(properties, from);
        if (!value.empty()) {
            record.values[field] = value;
        }
    };
    record.values["kind"] = names.kind;
    take("subject", names.subject);
    take("note", names.note);
    take("location", names.location);
    take("owner", kOwner);
    take("zone", kZone);
    take("outcome", kOutcome);
    if (*names.subject == '\0') { // the first line of a note is its subject
        const std::string body = record.value("note");
        const std::size_t line = body.find('\n');
        if (line != std::string::npos) {
            record.values["subject"] = body.substr(0, line);
            record.values["note"] = body.substr(line + 1);
        }
    }
    std::string note = record.value("note");
    const ActivityMark mark = ActivityMark::takenFrom(note);
    if (!mark.empty()) { // for what there is no property
        record.values["note"] = note;
        record.values.try_emplace("zone", mark.zone);
        record.values.try_emplace("outcome", mark.outcome);
    }
    const std::string status = *names.status == '\0' ? "" : property(properties, names.status);
    record.values["done"] = *names.status == '\0' || status == names.done ? "1" : "0";
    readSpan(names, properties, record);
}

/// Neutral values after the change.
VendorRecord changed(VendorRecord now, const std::vector<FieldEdit>& fields) {
    for (const FieldEdit& field : fields) {
        now.values[field.field] = field.value;
    }
    return now;
}

void writeSpan(const ActivityNames& names, const VendorRecord& wish, Json& properties) {
    const std::string from = wish.value("start");
    auto start = core::parseInstant(from);
    if (!start) {
        return;
    }
    auto end = core::parseInstant(wish.value("end"));
    const auto seconds = core::parseInteger(wish.value("seconds"));
    if (wish.value("all_day") == "1" || isDay(from)) {
        start = core::parseInstant(from.substr(0, 10));
        end = core::parseInstant(wish.value("end").substr(0, 10)).value_or(*start) + kDayMs;
    } else if (!end && seconds) {
        end = *start + *seconds * 1000;
    }
    properties["hs_timestamp"] = core::instantText(*start);
    properties[names.start] = core::instantText(*start);
    if (*names.end != '\0') {
        properties[names.end] = core::instantText(end.value_or(*start));
    } else if (std::string(names.type) == "calls" && end) {
        properties["hs_call_duration"] = std::to_string(*end - *start);
    }
}

} // namespace

std::optional<InstantMs> hubspotMoment(const std::string& text) {
    if (text.size() >= 11 &&
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        return core::parseInteger(text);
    }
    return core::parseInstant(text);
}

VendorRecord hubspotRecord(const HubspotConfig& config, const HubspotType& type, const Json& json) {
    const Json empty = Json::object();
    const Json* properties = &empty;
    VendorRecord record;
    if (json.is_object()) {
        const Json& id = jsonAt(json, "id");
        record.id = id.is_string() || id.is_number_integer() ? jsonText(id) : std::string();
        const auto it = json.find("properties");
        properties = it != json.end() && it->is_object() ? &*it : properties;
    }
    if (record.id.empty()) {
        throw RemoteError(Trouble::Garbage, "HubSpot listed something that is no record",
                          "try again; if it stays so, a proxy may stand between");
    }
    const std::string modified = property(*properties, type.modified);
    const std::string updated = jsonText(jsonAt(json, "updatedAt"));
    record.modified = hubspotMoment(modified.empty() ? updated : modified);
    record.version = updated.empty() ? modified : updated;
    record.key = property(*properties, config.key);
    record.deleted = jsonAt(json, "archived") == true;
    for (const std::string& id : core::split(property(*properties, kMerged), ';')) {
        if (!core::trim(id).empty() && core::trim(id) != record.id) {
            record.merged.emplace_back(core::trim(id));
        }
    }
    if (type.object == Object::Activity) {
        record.id = type.name + "/" + record.id;
        readActivity(type, *properties, record);
        return record;
    }
    for (const auto& [name, value] : properties->items()) {
        if (!value.is_null() && !value.is_structured()) {
            record.values[name] = jsonText(value);
        }
    }
    record.values["hs_object_id"] = record.id;
    for (const VendorColumn& column : type.columns) {
        if (column.field == "created" || column.field == "close_date") {
            if (const auto moment = hubspotMoment(record.value(column.name))) {
                record.values[column.name] = core::instantText(*moment).substr(0, 10);
            }
        }
    }
    return record;
}

std::vector<std::string> hubspotProperties(const HubspotConfig& config, const HubspotType& type,
                                           const std::vector<std::string>& more) {
    std::vector<std::string> names = {type.modified, config.key, kMerged};
    if (type.object == Object::Activity) {
        const ActivityNames& activity = namesOf(type.name);
        for (const char* name :
             {"hs_timestamp", activity.subject, activity.note, activity.start, activity.end,
              activity.location, activity.status, kOwner, kZone, kOutcome}) {
            names.emplace_back(name);
        }
        if (type.name == "calls") {
            names.emplace_back("hs_call_duration");
        }
    } else {
        for (const VendorColumn& column : type.columns) {
            names.push_back(column.name);
        }
        names.insert(names.end(), more.begin(), more.end());
    }
    std::vector<std::string> once;
    for (std::string& name : names) {
        const bool known = std::find(once.begin(), once.end(), name) != once.end() ||
                           std::any_of(type.associated.begin(), type.associated.end(),
                                       [&](const auto& one) { return one.second == name; });
        if (!known && !name.empty()) {
            once.push_back(std::move(name));
        }
    }
    return once;
}

std::string hubspotActivityType(const std::string& kind) {
    for (const ActivityNames& names : kActivities) {
        if (kind == names.kind) {
            return names.type;
        }
    }
    return kActivities[0].type;
}

Json hubspotActivity(const std::string& type, const std::vector<FieldEdit>& fields,
                     const VendorRecord& now, bool isNew) {
    const ActivityNames& names = namesOf(type);
    const VendorRecord wish = changed(now, fields);
    const auto touched = [&](std::initializer_list<const char*> some) {
        return isNew || std::any_of(fields.begin(), fields.end(), [&](const FieldEdit& field) {
                   return std::find(some.begin(), some.end(), field.field) != some.end();
               });
    };
    Json properties = Json::object();
    const auto put = [&](const char* field, const std::string& into) {
        if (!into.empty() && touched({field}) && (!isNew || !wish.value(field).empty())) {
            properties[into] = wish.value(field);
        }
    };
    put("location", names.location);
    put("owner", kOwner);
    put("zone", kZone);
    put("outcome", kOutcome);
    if (*names.subject != '\0') {
        put("subject", names.subject);
        put("note", names.note);
    } else if (touched({"subject", "note"})) {
        const std::string subject = wish.value("subject");
        properties[names.note] =
            subject.empty() ? wish.value("note") : subject + "\n" + wish.value("note");
    }
    if (*names.status != '\0' && touched({"done"})) {
        properties[names.status] = wish.value("done") == "1" ? names.done : names.open;
    }
    if (touched({"start", "end", "seconds", "all_day"})) {
        writeSpan(names, wish, properties);
    }
    return properties;
}

} // namespace crm
