// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visits/visit_fields.h"

#include "core/base/instant.h"
#include "core/base/text.h"
#include "core/visits/activity_store.h"
#include "core/visits/visit_store.h"

#include <algorithm>
#include <unordered_map>

namespace core::visits {

namespace {

const std::string& at(const FieldTexts& fields, const char* name) {
    static const std::string kNothing;
    const auto found = fields.find(name);
    return found == fields.end() ? kNothing : found->second;
}

std::string alike(const std::string& moment, bool allDay) {
    if (allDay) {
        return moment.substr(0, 10);
    }
    const auto instant = parseInstant(moment);
    return instant ? instantText(*instant) : std::string();
}

void putSpan(FieldTexts& fields, const Span& when) {
    fields["start"] = when.starts;
    fields["end"] = when.ends;
    fields["zone"] = when.zone;
    fields["all_day"] = when.allDay ? "1" : "0";
    fields["seconds"] = when.seconds() > 0 ? std::to_string(when.seconds()) : std::string();
}

Span spanOf(const FieldTexts& fields) {
    Span when;
    when.allDay = at(fields, "all_day") == "1";
    when.zone = at(fields, "zone");
    when.starts = alike(at(fields, "start"), when.allDay);
    when.ends = alike(at(fields, "end"), when.allDay);
    const auto seconds = parseNumber(at(fields, "seconds"));
    const auto from = parseInstant(when.starts);
    if (when.ends.empty() && !when.allDay && from && seconds && *seconds > 0 && *seconds < 1e8) {
        when.ends = instantText(*from + static_cast<InstantMs>(*seconds) * 1000);
    }
    return when;
}

/// What we last wrote of the copies of visits, by our key, with their ids in the CRM.
struct Copy {
    std::string source;
    std::string id;
    FieldTexts written;
};

std::unordered_map<std::string, Copy> loadWrittenCopies(const Connection& db) {
    std::map<std::pair<std::string, std::string>, FieldTexts> written;
    Statement rows =
        db.prepare("SELECT n.name, w.external_id, w.field, w.value FROM crm_written w "
                   "JOIN crm_connections n ON n.id = w.connection_id AND n.removed = 0 "
                   "WHERE w.object = 'activities'");
    while (rows.step()) {
        written[{rows.string(0), rows.string(1)}][rows.string(2)] = rows.string(3);
    }
    std::unordered_map<std::string, Copy> copies;
    for (auto& [where, fields] : written) {
        const std::string key = at(fields, "key");
        copies[key] = {where.first, where.second, std::move(fields)};
    }
    return copies;
}

void layOver(Visit& visit, const FieldTexts& written, const Activity& copy) {
    const FieldTexts ours =
        fieldsOf(PostedVisit{visit, at(written, "account"), at(written, "owner")});
    const FieldTexts theirs = fieldsOf(copy);
    const Span planned = visit.when;
    const auto changed = [&](const char* name) {
        return at(ours, name) == at(written, name) && !at(theirs, name).empty() &&
               at(theirs, name) != at(written, name);
    };
    if (changed("start") || changed("end") || changed("all_day")) {
        const std::string zone = copy.when.zone.empty() ? visit.when.zone : copy.when.zone;
        visit.when = copy.when;
        visit.when.zone = zone;
    }
    for (const auto& [name, text] :
         std::initializer_list<std::pair<const char*, std::string*>>{{"subject", &visit.subject},
                                                                     {"location", &visit.location},
                                                                     {"note", &visit.note},
                                                                     {"outcome", &visit.outcome}}) {
        if (changed(name)) {
            *text = at(theirs, name);
        }
    }
    if (changed("done")) {
        if (copy.done && !visit.done) {
            visit.plannedStarts = planned.starts;
            visit.plannedEnds = planned.ends;
        }
        visit.done = copy.done;
    }
}

} // namespace

FieldTexts fieldsOf(const Activity& activity) {
    FieldTexts fields{{"kind", activity.kind},
                      {"subject", activity.subject},
                      {"account", activity.account},
                      {"contact", activity.contact},
                      {"opportunity", activity.opportunity},
                      {"owner", activity.owner},
                      {"location", activity.location},
                      {"note", activity.note},
                      {"outcome", activity.outcome},
                      {"done", activity.done ? "1" : "0"}};
    putSpan(fields, activity.when);
    return fields;
}

Activity activityOf(const FieldTexts& fields) {
    Activity activity;
    activity.kind = at(fields, "kind");
    activity.subject = at(fields, "subject");
    activity.when = spanOf(fields);
    activity.account = at(fields, "account");
    activity.contact = at(fields, "contact");
    activity.opportunity = at(fields, "opportunity");
    activity.owner = at(fields, "owner");
    activity.location = at(fields, "location");
    activity.note = at(fields, "note");
    activity.outcome = at(fields, "outcome");
    activity.done = at(fields, "done") == "1";
    return activity;
}

FieldTexts fieldsOf(const PostedVisit& posted) {
    const Visit& visit = posted.visit;
    FieldTexts fields{{"kind", visit.kind},         {"subject", visit.subject},
                      {"account", posted.account},  {"owner", posted.owner},
                      {"location", visit.location}, {"note", visit.note},
                      {"outcome", visit.outcome},   {"done", visit.done ? "1" : "0"}};
    putSpan(fields, visit.when);
    return fields;
}

bool setField(Visit& visit, const std::string& name, const std::string& text) {
    FieldTexts fields = fieldsOf(PostedVisit{visit, {}, {}});
    const bool ofAnother = name == "account" || name == "owner" || !fields.contains(name);
    if (ofAnother) {
        return false;
    }
    fields[name] = text;
    if (name == "start" || name == "end") {
        fields.erase("seconds");
    } else if (name == "seconds") {
        fields.erase("end");
    }
    const Activity changed = activityOf(fields);
    visit.kind = changed.kind;
    visit.subject = changed.subject;
    visit.when = changed.when;
    visit.location = changed.location;
    visit.note = changed.note;
    visit.outcome = changed.outcome;
    visit.done = changed.done;
    return true;
}

std::vector<PostedVisit> loadPosted(const Connection& db, const std::string& source) {
    std::unordered_map<std::int64_t, std::string> accounts;
    std::unordered_map<std::int64_t, std::string> reps;
    const auto fill = [&](const char* sql, std::unordered_map<std::int64_t, std::string>& into) {
        Statement rows = db.prepare(sql);
        rows.bind(source);
        while (rows.step()) {
            into[rows.integer(0)] = rows.string(1);
        }
    };
    fill("SELECT a.id, a.external_id FROM base_accounts a WHERE a.source = ? AND a.removed = 0 AND "
         "a.id IN (SELECT account_id FROM plan_visits)",
         accounts);
    fill("SELECT id, external_id FROM base_reps WHERE source = ? AND removed = 0", reps);
    std::vector<PostedVisit> posted;
    for (Visit& visit : loadVisits(db)) {
        const auto account = accounts.find(visit.account.value);
        if (account == accounts.end()) {
            continue;
        }
        const auto rep = reps.find(visit.rep.value);
        posted.push_back(
            {std::move(visit), account->second, rep == reps.end() ? std::string() : rep->second});
    }
    return posted;
}

std::vector<Visit> loadCurrentVisits(const Connection& db) {
    std::vector<Visit> visits = loadVisits(db);
    if (visits.empty()) {
        return visits;
    }
    const auto copies = loadWrittenCopies(db);
    std::map<std::pair<std::string, std::string>, Activity> now;
    for (StoredActivity& stored : loadActivities(db)) {
        if (!stored.activity.key.empty()) {
            now.emplace(std::pair(stored.source, stored.activity.id), std::move(stored.activity));
        }
    }
    for (Visit& visit : visits) {
        const auto copy = copies.find(visit.key);
        if (copy == copies.end()) {
            continue;
        }
        const auto current = now.find({copy->second.source, copy->second.id});
        if (current != now.end()) {
            layOver(visit, copy->second.written, current->second);
        }
    }
    std::stable_sort(visits.begin(), visits.end(),
                     [](const Visit& a, const Visit& b) { return a.when.starts < b.when.starts; });
    return visits;
}

} // namespace core::visits
