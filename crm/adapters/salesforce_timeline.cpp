// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/salesforce_timeline.h"

#include "core/base/text.h"
#include "core/base/zone.h"
#include "crm/adapters/salesforce_reader.h"
#include "crm/adapters/salesforce_writer.h"
#include "crm/http/json_body.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>

namespace crm {

using core::Json;

namespace {

constexpr const char* kEventFields[] = {
    "Subject", "StartDateTime", "EndDateTime", "ActivityDate", "IsAllDayEvent", "WhatId",
    "WhoId",   "AccountId",     "OwnerId",     "Location",     "Description"};
constexpr const char* kTaskFields[] = {"Subject", "ActivityDate", "CallDurationInSeconds",
                                       "Status",  "IsClosed",     "TaskSubtype",
                                       "WhatId",  "WhoId",        "AccountId",
                                       "OwnerId", "Description"};
/// Custom fields of Activity, which Event and Task share.
constexpr const char* kZone = "Evenlode_Zone__c";
constexpr const char* kOutcome = "Evenlode_Outcome__c";
constexpr const char* kStart = "Evenlode_Start__c";
constexpr const char* kDone = "Evenlode_Done__c";
constexpr const char* kKind = "Evenlode_Kind__c";

constexpr const char* kOpportunityPrefix = "006";
constexpr char kBetween = '|';
const std::string kMidnight = "T00:00:00Z";

using Texts = std::map<std::string, std::string>;

const std::string& at(const Texts& texts, const std::string& name) {
    static const std::string kNothing;
    const auto found = texts.find(name);
    return found == texts.end() ? kNothing : found->second;
}

std::string instant(const std::string& text) {
    const auto moment = core::parseInstant(text);
    return moment ? core::instantText(*moment) : std::string();
}

bool isYes(const std::string& text) {
    return text == "1" || core::equalsIgnoreCase(text, "true");
}

/// The day on which something begins where it takes place.
std::string dayOf(const Texts& wish) {
    const auto moment = core::parseInstant(at(wish, "start"));
    if (at(wish, "all_day") == "1" || !moment) {
        return at(wish, "start").substr(0, 10);
    }
    const std::string& zone = at(wish, "zone");
    return core::localText(core::isZone(zone) ? zone : "UTC", *moment).substr(0, 10);
}

void readRelated(const Texts& raw, Texts& fields) {
    const std::string& what = at(raw, "WhatId");
    const bool opportunity = what.starts_with(kOpportunityPrefix);
    const std::string& account = at(raw, "AccountId");
    fields["opportunity"] = opportunity ? what : "";
    fields["account"] = !account.empty() ? account : opportunity ? "" : what;
    fields["contact"] = at(raw, "WhoId");
    fields["owner"] = at(raw, "OwnerId");
}

void readEventSpan(const Texts& raw, core::InstantMs now, Texts& fields) {
    const bool allDay = isYes(at(raw, "IsAllDayEvent"));
    const std::string& starts = at(raw, "StartDateTime");
    const std::string& ends = at(raw, "EndDateTime");
    fields["all_day"] = allDay ? "1" : "0";
    if (allDay) {
        // Midnight in UTC stands for the day itself, wherever that is.
        const std::string& day = at(raw, "ActivityDate");
        fields["start"] = (day.empty() ? starts : day).substr(0, 10);
        fields["end"] = ends.substr(0, 10);
    } else {
        fields["start"] = instant(starts);
        fields["end"] = instant(ends) == fields["start"] ? "" : instant(ends);
    }
    const auto over = core::parseInstant(ends.empty() ? starts : ends);
    const std::string& done = at(raw, kDone);
    fields["done"] = done.empty() ? (over && *over < now ? "1" : "0") : isYes(done) ? "1" : "0";
}

void readTaskSpan(const Texts& raw, Texts& fields) {
    const std::string start = instant(at(raw, kStart));
    fields["all_day"] = start.empty() ? "1" : "0";
    fields["start"] = start.empty() ? at(raw, "ActivityDate").substr(0, 10) : start;
    fields["end"] = start.empty() ? fields["start"] : "";
    const std::string& seconds = at(raw, "CallDurationInSeconds");
    fields["seconds"] = seconds == "0" ? "" : seconds;
    fields["done"] = isYes(at(raw, "IsClosed")) || at(raw, "Status") == "Completed" ? "1" : "0";
}

std::string kindOf(bool event, const Texts& raw) {
    if (event) {
        return "meeting";
    }
    const std::string& kind = at(raw, kKind);
    return !kind.empty() ? kind : at(raw, "TaskSubtype") == "Call" ? "call" : "task";
}

/// Seconds between begin and end, or as they are said.
std::string secondsOf(const Texts& wish) {
    const auto from = core::parseInstant(at(wish, "start"));
    const auto to = core::parseInstant(at(wish, "end"));
    const bool both = from && to && *to > *from && at(wish, "all_day") != "1";
    return both ? std::to_string((*to - *from) / 1000) : at(wish, "seconds");
}

void writeEventSpan(const Texts& wish, Texts& raw) {
    const std::string& start = at(wish, "start");
    std::string end = at(wish, "end").empty() ? start : at(wish, "end");
    const bool allDay = at(wish, "all_day") == "1";
    raw["IsAllDayEvent"] = allDay ? "true" : "false";
    if (allDay) {
        raw["StartDateTime"] = start.substr(0, 10) + kMidnight;
        raw["EndDateTime"] = end.substr(0, 10) + kMidnight;
        return;
    }
    const auto from = core::parseInstant(start);
    const auto seconds = core::parseInteger(at(wish, "seconds"));
    if (at(wish, "end").empty() && from && seconds && *seconds > 0) {
        end = core::instantText(*from + *seconds * 1000);
    }
    raw["StartDateTime"] = start;
    raw["EndDateTime"] = end;
}

void writeTaskSpan(const Texts& wish, Texts& raw) {
    raw["ActivityDate"] = dayOf(wish);
    raw[kStart] = at(wish, "all_day") == "1" ? "" : at(wish, "start");
    raw["CallDurationInSeconds"] = secondsOf(wish);
}

/// Our names of what is written, as Salesforce has them; only of what an edit touches.
Texts rawOf(bool event, const Texts& wish, const std::vector<FieldEdit>& fields, bool isNew) {
    const auto touched = [&](std::initializer_list<const char*> some) {
        return std::any_of(fields.begin(), fields.end(), [&](const FieldEdit& field) {
            return std::find(some.begin(), some.end(), field.field) != some.end();
        });
    };
    Texts raw;
    const auto put = [&](const char* ours, const char* theirs) {
        if (touched({ours})) {
            raw[theirs] = at(wish, ours);
        }
    };
    put("subject", "Subject");
    put("note", "Description");
    put("owner", "OwnerId");
    put("contact", "WhoId");
    put("zone", kZone);
    put("outcome", kOutcome);
    if (touched({"account", "opportunity"})) {
        const std::string& opportunity = at(wish, "opportunity");
        raw["WhatId"] = opportunity.empty() ? at(wish, "account") : opportunity;
    }
    const bool span =
        touched({"start", "end", "seconds", "all_day"}) || (!event && touched({"zone"}));
    if (event) {
        put("location", "Location");
        put("done", kDone);
    } else {
        put("kind", kKind);
        if (touched({"done"})) {
            raw["Status"] = at(wish, "done") == "1" ? "Completed" : "Not Started";
        }
        if (isNew && at(wish, "kind") == "call") {
            raw["TaskSubtype"] = "Call";
        }
    }
    if (span) {
        event ? writeEventSpan(wish, raw) : writeTaskSpan(wish, raw);
    }
    return raw;
}

SalesforceObject objectOf(const char* name, const char* const* begin, const char* const* end,
                          const std::string& key) {
    SalesforceObject object;
    object.name = name;
    object.key = key;
    object.archives = true;
    for (const char* const* field = begin; field != end; ++field) {
        object.fields[*field] = *field;
    }
    for (const char* field : {kZone, kOutcome, kStart, kDone, kKind}) {
        object.fields[field] = field;
    }
    return object;
}

} // namespace

SalesforceTimeline::SalesforceTimeline(const SalesforceConfig& config, VendorHttp& http,
                                       Described described)
    : config_(config), http_(http) {
    if (!described.event.is_null()) {
        types_.push_back({objectOf("Event", std::begin(kEventFields), std::end(kEventFields),
                                   config.activityKey),
                          std::move(described.event), "00U", true});
    }
    if (!described.task.is_null()) {
        types_.push_back(
            {objectOf("Task", std::begin(kTaskFields), std::end(kTaskFields), config.activityKey),
             std::move(described.task), "00T", false});
    }
}

const SalesforceTimeline::Type* SalesforceTimeline::typeOf(const std::string& id) const {
    const auto type = std::find_if(types_.begin(), types_.end(),
                                   [&](const Type& one) { return id.starts_with(one.prefix); });
    return type == types_.end() ? nullptr : &*type;
}

const SalesforceTimeline::Type* SalesforceTimeline::typeFor(const std::string& kind) const {
    const bool event = kind.empty() || kind == "meeting";
    const auto type = std::find_if(types_.begin(), types_.end(),
                                   [&](const Type& one) { return one.event == event; });
    return type == types_.end() ? nullptr : &*type;
}

VendorRecord SalesforceTimeline::recordOf(const Type& type, const RemoteRecord& raw) const {
    Texts texts;
    std::size_t i = 0;
    for (const auto& [name, same] : type.object.fields) {
        texts[name] = i < raw.fields.size() ? raw.fields[i] : std::string();
        ++i;
    }
    VendorRecord record;
    record.id = raw.id;
    record.version = raw.version;
    record.key = raw.key;
    record.modified = core::parseInstant(raw.modified);
    Texts& fields = record.values;
    fields["kind"] = kindOf(type.event, texts);
    fields["subject"] = at(texts, "Subject");
    fields["note"] = at(texts, "Description");
    fields["location"] = at(texts, "Location");
    fields["zone"] = at(texts, kZone);
    fields["outcome"] = at(texts, kOutcome);
    readRelated(texts, fields);
    if (type.event) {
        readEventSpan(texts, http_.clock().now(), fields);
    } else {
        readTaskSpan(texts, fields);
    }
    if (fields["end"].empty() && fields["seconds"].empty()) {
        fields["seconds"] = "";
    } else if (fields["all_day"] == "0") {
        const auto from = core::parseInstant(fields["start"]);
        const auto seconds = core::parseInteger(secondsOf(fields));
        if (from && seconds && *seconds > 0) {
            fields["seconds"] = std::to_string(*seconds);
            fields["end"] = core::instantText(*from + *seconds * 1000);
        }
    }
    return record;
}

/// Events first, then tasks; a cursor is that of either, with a bar between.
ListResult SalesforceTimeline::list(const ListRequest& request, const ListSink& sink,
                                    core::Job& job) {
    ListResult result;
    result.present = present();
    result.complete = present();
    std::vector<std::string> cursors = core::split(request.since, kBetween);
    cursors.resize(types_.size());
    for (std::size_t i = 0; i < types_.size(); ++i) {
        const Type& type = types_[i];
        ListRequest some = request;
        some.since = cursors[i];
        some.fields.clear();
        for (const auto& [name, same] : type.object.fields) {
            some.fields.push_back(name);
        }
        std::erase_if(some.ids, [&](const std::string& id) { return typeOf(id) != &type; });
        if (!request.ids.empty() && some.ids.empty()) {
            continue;
        }
        if (!request.keys.empty() && !salesforceHas(type.described, type.object.key)) {
            continue; // no field that could hold it
        }
        ListSink inner = sink;
        inner.record = [&](RemoteRecord&& raw) {
            if (request.idsOnly) {
                sink.record(std::move(raw));
            } else {
                sink.record(remoteRecord(recordOf(type, raw), {}, request));
            }
        };
        if (sink.page) {
            inner.page = [&](const std::string& cursor) {
                auto now = cursors;
                now[i] = cursor;
                sink.page(core::join(now, std::string(1, kBetween)));
            };
        }
        const ListResult one =
            SalesforceReader(config_, http_).list(type.object, type.described, some, inner, job);
        cursors[i] = one.cursor;
        result.complete = result.complete && one.complete;
        result.expired = result.expired || one.expired;
    }
    for (const std::string& id : request.ids) {
        if (typeOf(id) == nullptr && sink.gone) {
            sink.gone(id);
        }
    }
    result.cursor = core::join(cursors, std::string(1, kBetween));
    return result;
}

std::map<std::string, VendorRecord> SalesforceTimeline::byIds(const std::vector<std::string>& ids,
                                                              core::Job& job) {
    std::map<std::string, VendorRecord> found;
    if (ids.empty()) {
        return found;
    }
    ListRequest request;
    request.object = Object::Activity;
    request.ids = ids;
    request.fields.assign(std::begin(kActivityFields), std::end(kActivityFields));
    ListSink sink;
    sink.record = [&](RemoteRecord&& remote) {
        VendorRecord record;
        record.id = remote.id;
        record.version = remote.version;
        record.key = remote.key;
        for (std::size_t i = 0; i < request.fields.size(); ++i) {
            record.values[request.fields[i]] = remote.fields[i];
        }
        found[record.id] = std::move(record);
    };
    list(request, sink, job);
    return found;
}

EditDesk::ByKey SalesforceTimeline::byKeys(const std::vector<std::string>& keys, core::Job& job) {
    EditDesk::ByKey found;
    if (keys.empty()) {
        return found;
    }
    ListRequest request;
    request.object = Object::Activity;
    request.keys = keys;
    ListSink sink;
    sink.record = [&](RemoteRecord&& remote) {
        VendorRecord record;
        record.id = remote.id;
        record.key = remote.key;
        found[remote.key].push_back(std::move(record));
    };
    list(request, sink, job);
    return found;
}

RecordEdit SalesforceTimeline::rawEdit(const Type& type, const RecordEdit& edit,
                                       const VendorRecord& now, bool isNew) const {
    Texts wish = now.values;
    for (const FieldEdit& field : edit.fields) {
        wish[field.field] = field.value;
    }
    RecordEdit raw;
    raw.id = edit.id;
    for (const auto& [name, value] : rawOf(type.event, wish, edit.fields, isNew)) {
        if (salesforceHas(type.described, name) && (!isNew || !value.empty())) {
            raw.fields.push_back({name, value, std::nullopt});
        }
    }
    if (isNew && !edit.key.empty()) {
        raw.fields.push_back({type.object.key, edit.key, std::nullopt});
    }
    return raw;
}

void SalesforceTimeline::write(const Type& type, EditDesk& desk,
                               const std::map<std::string, VendorRecord>& found,
                               const std::vector<std::size_t>& places, core::Job& job) {
    std::vector<RecordEdit> raw;
    for (const std::size_t place : places) {
        const RecordEdit& edit = desk.edit(place);
        const auto now = found.find(edit.id);
        raw.push_back(rawEdit(type, edit, now == found.end() ? VendorRecord() : now->second,
                              edit.id.empty()));
    }
    if (raw.empty()) {
        return;
    }
    SalesforceWriter writer(config_, type.object, type.described, http_);
    const auto outcomes = writer.upsert(raw, true, job);
    for (std::size_t i = 0; i < places.size(); ++i) {
        desk.outcomes()[places[i]] = outcomes[i];
    }
}

std::vector<RecordOutcome> SalesforceTimeline::upsert(const std::vector<RecordEdit>& edits,
                                                      bool create, core::Job& job) {
    EditDesk desk(edits);
    for (std::size_t i = 0; i < edits.size(); ++i) {
        const bool keyed = edits[i].id.empty() && !edits[i].key.empty();
        const auto kind =
            std::find_if(edits[i].fields.begin(), edits[i].fields.end(),
                         [](const FieldEdit& field) { return field.field == "kind"; });
        const std::string word = kind == edits[i].fields.end() ? std::string() : kind->value;
        const Type* type = edits[i].id.empty() ? typeFor(word) : typeOf(edits[i].id);
        if (type == nullptr) {
            desk.settle(i, edits[i].id.empty() ? Outcome::Denied : Outcome::Missing,
                        "Salesforce shows no such kind of activity");
        } else if (keyed && !salesforceHas(type->described, type->object.key)) {
            desk.settle(i, Outcome::Failed,
                        core::format("Activity has no field {} that could hold our key; setting "
                                     "the connection up makes it",
                                     type->object.key));
        } else if (!edits[i].id.empty() && !word.empty() && typeFor(word) != type) {
            desk.settle(i, Outcome::Failed,
                        "in Salesforce a meeting cannot become a task, nor the other way round");
        }
    }
    // No field of an activity can be unique, so what has the key already is looked for first.
    desk.resolve(byKeys(desk.keys(), job), create);
    std::vector<std::string> ids;
    for (const std::size_t place : desk.changes()) {
        ids.push_back(desk.edit(place).id);
    }
    const auto found = byIds(ids, job);
    desk.compare(found);
    for (const Type& type : types_) {
        std::vector<std::size_t> places;
        for (const std::size_t place : desk.changes()) {
            if (typeOf(desk.edit(place).id) == &type) {
                places.push_back(place);
            }
        }
        for (const std::size_t place : desk.creations()) {
            const VendorRecord none;
            Texts wish;
            for (const FieldEdit& field : desk.edit(place).fields) {
                wish[field.field] = field.value;
            }
            if (typeFor(at(wish, "kind")) == &type) {
                places.push_back(place);
            }
        }
        write(type, desk, found, places, job);
    }
    return desk.outcomes();
}

std::vector<RecordOutcome> SalesforceTimeline::remove(const std::vector<std::string>& ids,
                                                      core::Job& job) {
    if (types_.empty()) {
        return sameForAll(ids.size(), Outcome::Denied, "Salesforce shows no activities");
    }
    // One call takes ids of both kinds.
    return SalesforceWriter(config_, types_.front().object, Json(), http_).remove(ids, job);
}

} // namespace crm
