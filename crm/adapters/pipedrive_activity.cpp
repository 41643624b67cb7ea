// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/pipedrive_activity.h"

#include "core/base/text.h"

#include <algorithm>

namespace crm {

using core::InstantMs;
using core::Json;

namespace {

constexpr InstantMs kDayMs = 86'400'000;
constexpr InstantMs kMinuteMs = 60'000;
/// A kind of ours that Pipedrive has no type for; it becomes a task that is marked.
constexpr const char* kNote = "note";

bool isDay(const std::string& text) {
    return text.size() == 10 && text[4] == '-' && text[7] == '-';
}

/// "01:30" or "01:30:00", hours beyond 23 for durations.
std::optional<InstantMs> hoursMs(const std::string& text) {
    const auto parts = core::split(text, ':');
    const auto hours = parts.size() > 1 ? core::parseInteger(parts[0]) : std::nullopt;
    const auto minutes = hours ? core::parseInteger(parts[1]) : std::nullopt;
    if (!minutes || *hours < 0 || *hours > 24 * 366 || *minutes < 0 || *minutes > 59) {
        return std::nullopt;
    }
    return (*hours * 60 + *minutes) * kMinuteMs;
}

std::string hoursText(InstantMs ms) {
    const InstantMs minutes = ms / kMinuteMs;
    return core::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

void readSpan(VendorRecord& record) {
    const std::string date = record.value("due_date").substr(0, 10);
    const auto day = core::parseInstant(date);
    const std::string time = record.value("due_time");
    const auto length = hoursMs(record.value("duration"));
    if (!day || !isDay(date)) {
        return;
    }
    const auto hour = hoursMs(time);
    record.values["all_day"] = hour ? "0" : "1";
    if (!hour) {
        const InstantMs days = std::max<InstantMs>(1, length.value_or(0) / kDayMs);
        record.values["start"] = date;
        record.values["end"] = core::instantText(*day + (days - 1) * kDayMs).substr(0, 10);
        return;
    }
    record.values["start"] = core::instantText(*day + *hour);
    if (length) {
        record.values["end"] = core::instantText(*day + *hour + *length);
        record.values["seconds"] = std::to_string(*length / 1000);
    }
}

void writeSpan(const VendorRecord& wish, Json& body) {
    const std::string from = wish.value("start");
    auto start = core::parseInstant(from);
    if (!start) {
        return;
    }
    const auto end = core::parseInstant(wish.value("end"));
    const auto seconds = core::parseInteger(wish.value("seconds"));
    if (wish.value("all_day") == "1" || isDay(from)) {
        start = core::parseInstant(from.substr(0, 10));
        const auto last = core::parseInstant(wish.value("end").substr(0, 10));
        body["due_date"] = from.substr(0, 10);
        body["due_time"] = nullptr;
        const InstantMs days = last && *last > *start ? (*last - *start) / kDayMs + 1 : 1;
        // One day needs no length, and Pipedrive shows none then.
        body["duration"] = days > 1 ? Json(hoursText(days * kDayMs)) : Json(nullptr);
        return;
    }
    const std::string text = core::instantText(*start);
    body["due_date"] = text.substr(0, 10);
    body["due_time"] = text.substr(11, 5);
    const InstantMs length = end ? *end - *start : seconds ? *seconds * 1000 : 0;
    body["duration"] = hoursText(std::max<InstantMs>(0, length));
}

Json number(const std::string& text) {
    const auto value = core::parseInteger(text);
    return text.empty() ? Json(nullptr) : value ? Json(*value) : Json(text);
}

void replaceAll(std::string& text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
}

} // namespace

std::string plainNote(const std::string& html) {
    std::string text;
    for (std::size_t at = 0; at < html.size(); ++at) {
        const std::size_t end = html[at] == '<' ? html.find('>', at) : std::string::npos;
        if (end == std::string::npos) {
            text += html[at];
            continue;
        }
        const std::string tag = core::lower(html.substr(at + 1, end - at - 1));
        if (tag.starts_with("br") || tag == "/p" || tag == "/div" || tag == "/li") {
            text += '\n';
        }
        at = end;
    }
    for (const auto& [entity, letter] :
         {std::pair("&nbsp;", " "), std::pair("&lt;", "<"), std::pair("&gt;", ">"),
          std::pair("&quot;", "\""), std::pair("&#39;", "'"), std::pair("&amp;", "&")}) {
        replaceAll(text, entity, letter);
    }
    return std::string(core::trim(text));
}

std::string htmlNote(const std::string& text) {
    std::string html = text;
    for (const auto& [letter, entity] : {std::pair("&", "&amp;"), std::pair("<", "&lt;"),
                                         std::pair(">", "&gt;"), std::pair("\n", "<br>")}) {
        replaceAll(html, letter, entity);
    }
    return html;
}

void readPipedriveActivity(VendorRecord& record) {
    std::string note = plainNote(record.value("note"));
    const ActivityMark mark = ActivityMark::takenFrom(note);
    record.key = mark.key;
    VendorRecord now = record;
    record.values.clear();
    const auto take = [&](const char* field, const std::string& value) {
        if (!value.empty()) {
            record.values[field] = value;
        }
    };
    take("kind", mark.kind.empty() ? now.value("type") : mark.kind);
    take("subject", now.value("subject"));
    take("note", note);
    take("zone", mark.zone);
    take("outcome", mark.outcome);
    take("location", now.value("location"));
    take("owner", now.value("owner_id"));
    take("account", now.value("org_id"));
    take("contact", now.value("person_id"));
    take("opportunity", now.value("deal_id"));
    record.values["done"] = now.value("done") == "true" || now.value("done") == "1" ? "1" : "0";
    readSpan(now);
    for (const char* field : {"start", "end", "all_day", "seconds"}) {
        take(field, now.value(field));
    }
}

Json pipedriveActivity(const std::vector<FieldEdit>& fields, const VendorRecord& now,
                       const std::string& key, bool isNew) {
    VendorRecord wish = now;
    for (const FieldEdit& field : fields) {
        wish.values[field.field] = field.value;
    }
    const auto touched = [&](std::initializer_list<const char*> some) {
        return std::any_of(fields.begin(), fields.end(), [&](const FieldEdit& field) {
            return std::find(some.begin(), some.end(), field.field) != some.end();
        });
    };
    Json body = Json::object();
    if (isNew || touched({"subject"})) {
        body["subject"] = wish.value("subject").empty() ? "Visit" : wish.value("subject");
    }
    const std::string kind = wish.value("kind");
    if (isNew || touched({"kind"})) {
        body["type"] = kind == kNote ? "task" : kind.empty() ? "meeting" : kind;
    }
    if (touched({"start", "end", "seconds", "all_day"})) {
        writeSpan(wish, body);
    }
    const std::pair<const char*, const char*> numbers[] = {
        {"owner", "owner_id"}, {"account", "org_id"}, {"opportunity", "deal_id"}};
    for (const auto& [field, name] : numbers) {
        if (touched({field})) {
            body[name] = number(wish.value(field));
        }
    }
    if (touched({"contact"})) {
        body["participants"] = Json::array();
        if (!wish.value("contact").empty()) {
            body["participants"].push_back(
                {{"person_id", number(wish.value("contact"))}, {"primary", true}});
        }
    }
    if (touched({"location"})) {
        body["location"] = {{"value", wish.value("location")}};
    }
    if (touched({"done"})) {
        body["done"] = wish.value("done") == "1";
    }
    const ActivityMark mark{key.empty() ? now.key : key, wish.value("zone"), wish.value("outcome"),
                            kind == kNote ? kind : std::string()};
    const std::string note = mark.under(wish.value("note"));
    if (isNew ? !note.empty() : touched({"note", "zone", "outcome", "kind"})) {
        body["note"] = htmlNote(note);
    }
    return body;
}

} // namespace crm
