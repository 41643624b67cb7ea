// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/zoho_activity.h"

#include "core/base/text.h"
#include "crm/http/json_body.h"
#include "crm/http/remote_error.h"

#include <algorithm>

namespace crm {

using core::InstantMs;
using core::Json;

namespace {

constexpr InstantMs kDayMs = 86'400'000;
constexpr InstantMs kUsualMeetingMs = 30 * 60'000; // where nobody said how long
constexpr const char* kZone = "Evenlode_Zone";
constexpr const char* kOutcome = "Evenlode_Outcome";
constexpr const char* kWhat = "What_Id";
constexpr const char* kWho = "Who_Id";
constexpr const char* kWhatModule = "$se_module";
/// The last line of a note, which has no field for a key.
constexpr const char* kKeyLine = "\nEvenlode: ";

/// Fields that hold the same thing for each kind of activity; empty: it has none.
struct ActivityNames {
    const char* module;
    const char* kind;
    const char* subject;
    const char* note;
    const char* start;
    const char* location;
    const char* status;
    const char* done;
    const char* open;
};
constexpr ActivityNames kActivities[] = {
    {"Events", "meeting", "Event_Title", "Description", "Start_DateTime", "Venue", "", "", ""},
    {"Calls", "call", "Subject", "Description", "Call_Start_Time", "", "Outgoing_Call_Status",
     "Completed", "Scheduled"},
    {"Tasks", "task", "Subject", "Description", "Due_Date", "", "Status", "Completed",
     "Not Started"},
    {"Notes", "note", "Note_Title", "Note_Content", "Created_Time", "", "", "", ""}};

const ActivityNames& namesOf(const std::string& module) {
    const auto* found =
        std::find_if(std::begin(kActivities), std::end(kActivities),
                     [&](const ActivityNames& names) { return module == names.module; });
    return found == std::end(kActivities) ? kActivities[0] : *found;
}

bool is(const ActivityNames& names, const char* module) {
    return std::string(names.module) == module;
}

std::string valueOf(const Json& json, const char* name) {
    if (*name == '\0') {
        return {};
    }
    const auto it = json.find(name);
    return it == json.end() ? std::string() : zohoValue(*it);
}

bool isDay(const std::string& text) {
    return text.size() == 10 && text[4] == '-' && text[7] == '-';
}

/// The module that What_Id leads into, as Zoho names it.
std::string whatModule(const Json& json) {
    const Json& parent = jsonAt(json, "Parent_Id.module.api_name");
    return parent.is_string() ? jsonText(parent) : valueOf(json, kWhatModule);
}

/// "12:30" or "12:30:00" minutes and seconds of a call.
std::optional<std::int64_t> secondsOf(const std::string& duration) {
    const auto parts = core::split(duration, ':');
    if (parts.size() < 2) {
        return std::nullopt;
    }
    const auto minutes = core::parseInteger(parts[0]);
    const auto seconds = core::parseInteger(parts[1]);
    constexpr std::int64_t kMost = 100'000; // minutes
    if (!minutes || !seconds || *minutes < 0 || *minutes > kMost || *seconds < 0 || *seconds > 59) {
        return std::nullopt;
    }
    return *minutes * 60 + *seconds;
}

/// A whole day is the date that stands in Zoho's text: its offset is that of the day's zone.
void readMeeting(const Json& json, VendorRecord& record, InstantMs now) {
    const std::string from = valueOf(json, "Start_DateTime");
    const std::string to = valueOf(json, "End_DateTime");
    const auto start = core::parseInstant(from);
    const auto end = core::parseInstant(to);
    record.values["done"] = end && *end <= now ? "1" : "0";
    if (!start) {
        return;
    }
    if (jsonAt(json, "All_day") == true) {
        record.values["all_day"] = "1";
        record.values["start"] = from.substr(0, 10);
        record.values["end"] = end ? to.substr(0, 10) : from.substr(0, 10);
        return;
    }
    record.values["start"] = core::instantText(*start);
    if (end && *end >= *start) {
        record.values["end"] = core::instantText(*end);
        record.values["seconds"] = std::to_string((*end - *start) / 1000);
    }
}

/// Calls have no whole day: one is kept as midnight to midnight of UTC, and read back as such.
void readCall(const Json& json, VendorRecord& record) {
    const auto start = core::parseInstant(valueOf(json, "Call_Start_Time"));
    const auto seconds = secondsOf(valueOf(json, "Call_Duration"));
    const std::string status = valueOf(json, "Outgoing_Call_Status");
    record.values["done"] =
        status == "Completed" || valueOf(json, "Call_Type") == "Inbound" ? "1" : "0";
    if (!start) {
        return;
    }
    const InstantMs length = seconds.value_or(0) * 1000;
    if (length > 0 && *start % kDayMs == 0 && length % kDayMs == 0) {
        record.values["all_day"] = "1";
        record.values["start"] = core::instantText(*start).substr(0, 10);
        record.values["end"] = core::instantText(*start + length - kDayMs).substr(0, 10);
        return;
    }
    record.values["start"] = core::instantText(*start);
    if (seconds) {
        record.values["seconds"] = std::to_string(*seconds);
        record.values["end"] = core::instantText(*start + length);
    }
}

void readTask(const Json& json, VendorRecord& record) {
    record.values["done"] = valueOf(json, "Status") == "Completed" ? "1" : "0";
    const std::string day = valueOf(json, "Due_Date").substr(0, 10);
    if (isDay(day)) {
        record.values["all_day"] = "1";
        record.values["start"] = record.values["end"] = day;
    }
}

void readNote(const Json& json, VendorRecord& record) {
    record.values["done"] = "1";
    if (const auto made = core::parseInstant(valueOf(json, "Created_Time"))) {
        record.values["start"] = core::instantText(*made);
    }
    const std::string text = record.value("note");
    const std::size_t line = text.rfind(kKeyLine);
    if (line != std::string::npos && text.find('\n', line + 1) == std::string::npos) {
        record.key = text.substr(line + std::string(kKeyLine).size());
        record.values["note"] = text.substr(0, line);
    }
}

void readLinks(const ZohoConfig& config, const Json& json, VendorRecord& record) {
    std::string what = valueOf(json, kWhat);
    if (what.empty()) {
        what = valueOf(json, "Parent_Id");
    }
    const std::string module = whatModule(json);
    if (!what.empty()) {
        record.values[module == config.nameOf(Object::Opportunity) ? "opportunity"
                      : module == config.nameOf(Object::Contact)   ? "contact"
                                                                   : "account"] = what;
    }
    if (const std::string who = valueOf(json, kWho); !who.empty()) {
        record.values["contact"] = who;
    }
}

/// Writes one change.
class Writer {
public:
    Writer(const ZohoConfig& config, const ActivityNames& names, const ZohoFields& known,
           const ZohoActivityEdit& edit)
        : config_(config), names_(names), known_(known), edit_(edit), wish_(edit.before) {
        for (const FieldEdit& field : edit.fields) {
            wish_.values[field.field] = field.value;
        }
    }

    Json json(const std::string& keyField) {
        put("subject", names_.subject);
        subjectThatMustBe();
        text();
        put("location", names_.location);
        if (!is(names_, "Notes") && touched({"owner"}) && !wish_.value("owner").empty()) {
            json_["Owner"] = {{"id", wish_.value("owner")}};
        }
        if (known_.byName.contains(kZone)) {
            put("zone", kZone);
        }
        if (known_.byName.contains(kOutcome)) {
            put("outcome", kOutcome);
        }
        if (*names_.status != '\0' && touched({"done"})) {
            json_[names_.status] = wish_.value("done") == "1" ? names_.done : names_.open;
        }
        if (touched({"start", "end", "seconds", "all_day"})) {
            span();
        }
        links();
        if (edit_.isNew && is(names_, "Calls")) {
            json_["Call_Type"] = "Outbound";
        }
        if (edit_.isNew && !edit_.key.empty() && !is(names_, "Notes")) {
            json_[keyField] = edit_.key;
        }
        return json_;
    }

private:
    bool touched(std::initializer_list<const char*> some) const {
        return edit_.isNew ||
               std::any_of(edit_.fields.begin(), edit_.fields.end(), [&](const FieldEdit& field) {
                   return std::find(some.begin(), some.end(), field.field) != some.end();
               });
    }
    void put(const char* field, const std::string& into) {
        const std::string value = wish_.value(field);
        if (!into.empty() && touched({field}) && (!edit_.isNew || !value.empty())) {
            json_[into] = value.empty() ? Json() : Json(value);
        }
    }

    /// Zoho makes no meeting, call or task without a subject.
    void subjectThatMustBe() {
        if (edit_.isNew && !is(names_, "Notes") && wish_.value("subject").empty()) {
            json_[names_.subject] = is(names_, "Calls")   ? "Call"
                                    : is(names_, "Tasks") ? "Task"
                                                          : "Visit";
        }
    }

    /// The note, with the outcome where there is no field for it, and the key where there is none
    /// for that.
    void text() {
        if (!touched({"note", "outcome"})) {
            return;
        }
        std::string text = wish_.value("note");
        const std::string outcome = wish_.value("outcome");
        if (!outcome.empty() && !known_.byName.contains(kOutcome) && text != outcome &&
            !text.ends_with("\n" + outcome)) {
            text += (text.empty() ? "" : "\n") + outcome;
        }
        const std::string key = edit_.isNew ? edit_.key : edit_.before.key;
        if (is(names_, "Notes")) {
            text += key.empty() ? "" : kKeyLine + key;
        }
        if (!edit_.isNew || !text.empty()) {
            json_[names_.note] = text.empty() ? Json() : Json(text);
        }
    }

    void span() {
        const std::string from = wish_.value("start");
        const bool day = wish_.value("all_day") == "1" || isDay(from);
        const auto start = core::parseInstant(day ? from.substr(0, 10) : from);
        auto end = core::parseInstant(day ? wish_.value("end").substr(0, 10) : wish_.value("end"));
        const auto seconds = core::parseInteger(wish_.value("seconds"));
        if (start && !end && seconds && *seconds >= 0 && !day) {
            end = *start + *seconds * 1000;
        }
        if (is(names_, "Events")) {
            meeting(day, start, end);
        } else if (is(names_, "Calls") && start) {
            const InstantMs length =
                day ? end.value_or(*start) - *start + kDayMs : end.value_or(*start) - *start;
            json_["Call_Start_Time"] = zohoMoment(*start);
            if (day || end || seconds) {
                const InstantMs whole = std::max<InstantMs>(length, 0) / 1000;
                json_["Call_Duration"] = core::format("{:02}:{:02}", whole / 60, whole % 60);
            }
        } else if (is(names_, "Tasks") && start) {
            json_["Due_Date"] = core::instantText(*start).substr(0, 10);
        }
    }

    /// Noon in the user's own offset: neither summer time nor the way from UTC moves it to another
    /// day. A meeting without any time is one of today.
    void meeting(bool day, std::optional<InstantMs> start, std::optional<InstantMs> end) {
        if (!start && !edit_.isNew) {
            return;
        }
        if (day || !start) {
            const std::string first = core::instantText(start.value_or(edit_.now)).substr(0, 10);
            const std::string last =
                end && start && *end >= *start ? core::instantText(*end).substr(0, 10) : first;
            json_["All_day"] = true;
            json_["Start_DateTime"] = first + "T12:00:00" + edit_.offset;
            json_["End_DateTime"] = last + "T12:00:00" + edit_.offset;
            return;
        }
        if (edit_.before.value("all_day") == "1") {
            json_["All_day"] = false;
        }
        json_["Start_DateTime"] = zohoMoment(*start);
        json_["End_DateTime"] = zohoMoment(end && *end >= *start ? *end : *start + kUsualMeetingMs);
    }

    /// One record: the account where one is named, else the opportunity.
    void links() {
        if (!touched({"account", "opportunity", "contact"})) {
            return;
        }
        const std::string account = wish_.value("account");
        const std::string deal = wish_.value("opportunity");
        const std::string contact = wish_.value("contact");
        const std::string what = !account.empty() ? account : deal;
        const std::string& module =
            config_.nameOf(!account.empty() ? Object::Account : Object::Opportunity);
        if (is(names_, "Notes")) {
            const std::string parent = what.empty() ? contact : what;
            if (!parent.empty() && edit_.isNew) {
                json_["Parent_Id"] = {
                    {"module",
                     {{"api_name", what.empty() ? config_.nameOf(Object::Contact) : module}}},
                    {"id", parent}};
            }
            return;
        }
        if (!what.empty()) {
            json_[kWhat] = {{"id", what}};
            json_[kWhatModule] = module;
        }
        if (!contact.empty()) {
            json_[kWho] = {{"id", contact}};
        }
    }

    const ZohoConfig& config_;
    const ActivityNames& names_;
    const ZohoFields& known_;
    const ZohoActivityEdit& edit_;
    VendorRecord wish_; ///< neutral values after the change
    Json json_ = Json::object();
};

} // namespace

std::string zohoActivityModule(const std::string& kind) {
    for (const ActivityNames& names : kActivities) {
        if (kind == names.kind) {
            return names.module;
        }
    }
    return kActivities[0].module;
}

std::vector<std::string> zohoActivityFields(const ZohoConfig& config, const ZohoModule& module,
                                            const ZohoFields& known) {
    const ActivityNames& names = namesOf(module.name);
    std::vector<std::string> wanted = {"Modified_Time", names.subject, names.note, names.start,
                                       "Owner"};
    if (is(names, "Notes")) {
        wanted.emplace_back("Parent_Id");
        return wanted; // they have no further fields, and no list of those
    }
    for (const char* name : {kWhat, kWho, kWhatModule, names.location, names.status}) {
        wanted.emplace_back(name);
    }
    for (const char* name : {"End_DateTime", "All_day"}) {
        wanted.emplace_back(is(names, "Events") ? name : "");
    }
    for (const char* name : {"Call_Duration", "Call_Type"}) {
        wanted.emplace_back(is(names, "Calls") ? name : "");
    }
    for (const std::string& name : {config.key, std::string(kZone), std::string(kOutcome)}) {
        wanted.push_back(known.byName.contains(name) ? name : "");
    }
    std::erase_if(wanted, [&](const std::string& name) {
        return name.empty() || (name.front() != '$' && !known.askable(name));
    });
    return wanted;
}

VendorRecord zohoActivity(const ZohoConfig& config, const ZohoModule& module, const Json& json,
                          InstantMs now) {
    VendorRecord record;
    if (json.is_object()) {
        const Json& id = jsonAt(json, "id");
        record.id = id.is_string() || id.is_number_integer() ? jsonText(id) : std::string();
    }
    if (record.id.empty()) {
        throw RemoteError(Trouble::Garbage, "Zoho listed something that is no record",
                          "try again; if it stays so, a proxy may stand between");
    }
    const ActivityNames& names = namesOf(module.name);
    record.id = module.name + "/" + record.id;
    record.modified = core::parseInstant(valueOf(json, "Modified_Time"));
    record.key = valueOf(json, config.key.c_str());
    record.values["kind"] = names.kind;
    record.values["all_day"] = "0";
    const std::pair<const char*, const char*> plain[] = {
        {"subject", names.subject}, {"note", names.note}, {"location", names.location},
        {"owner", "Owner"},         {"zone", kZone},      {"outcome", kOutcome}};
    for (const auto& [field, name] : plain) {
        if (const std::string value = valueOf(json, name); !value.empty()) {
            record.values[field] = value;
        }
    }
    readLinks(config, json, record);
    if (is(names, "Events")) {
        readMeeting(json, record, now);
    } else if (is(names, "Calls")) {
        readCall(json, record);
    } else if (is(names, "Tasks")) {
        readTask(json, record);
    } else {
        readNote(json, record);
    }
    record.version = zohoVersion(record);
    return record;
}

Json zohoActivityJson(const ZohoConfig& config, const ZohoModule& module, const ZohoFields& known,
                      const ZohoActivityEdit& edit) {
    return Writer(config, namesOf(module.name), known, edit).json(config.key);
}

} // namespace crm
