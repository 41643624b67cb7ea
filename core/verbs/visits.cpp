// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/visits.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/base/zone.h"
#include "core/visits/account_finder.h"
#include "core/visits/planned_calls.h"
#include "core/visits/visit_fields.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

namespace core {

using visits::Photo;
using visits::Span;
using visits::StoredActivity;
using visits::Visit;

namespace {

constexpr double kLongestMinutes = 31.0 * 24 * 60;
constexpr std::uintmax_t kLargestPhoto = 25'000'000;
constexpr std::size_t kLongestText = 32'000;

struct Named {
    std::int64_t id = 0;
    std::string number, name, source;
};

/// The row of a table that has this number; the same number may come from several sources.
Named requireRow(const Connection& db, const char* table, const char* what,
                 const std::string& number) {
    Statement rows = db.prepare(
        format("SELECT id, external_id, coalesce(name, ''), source FROM {} WHERE external_id = ? "
               "AND removed = 0 ORDER BY id",
               table));
    rows.bind(std::string(trim(number)));
    if (!rows.step()) {
        throw Error(Code::Input, format("there is no {} {}", what, number),
                    "give its number as the CRM or the file has it", number);
    }
    Named found{rows.integer(0), rows.string(1), rows.string(2), rows.string(3)};
    if (rows.step()) {
        throw Error(Code::Input,
                    format("the number {} is that of a {} of {} and one of {}", number, what,
                           found.source, rows.string(3)),
                    "remove one of the two sources, or merge the two as duplicates", number);
    }
    return found;
}

std::string rowText(const Connection& db, const char* table, std::int64_t id, const char* column) {
    Statement row = db.prepare(
        format("SELECT coalesce({}, '') FROM {} WHERE id = ?", quoteIdentifier(column), table));
    row.bind(id);
    return row.step() ? row.string(0) : std::string();
}

VisitLine lineOf(const Connection& db, Visit visit) {
    VisitLine line;
    line.account = rowText(db, "base_accounts", visit.account.value, "external_id");
    line.accountName = rowText(db, "base_accounts", visit.account.value, "name");
    line.source = rowText(db, "base_accounts", visit.account.value, "source");
    if (visit.rep) {
        line.rep = rowText(db, "base_reps", visit.rep.value, "external_id");
        line.repName = rowText(db, "base_reps", visit.rep.value, "name");
    }
    line.visit = std::move(visit);
    return line;
}

/// A moment as people write it: by the clocks of a zone, or with an offset of its own.
std::string instantOf(const std::string& text, const std::string& zone) {
    const std::string_view plain = trim(text);
    const bool offset = plain.size() > 16 && plain.find_first_of("Zz+-", 16) != plain.npos;
    if (!offset) {
        return instantText(instantIn(zone, plain));
    }
    const auto moment = parseInstant(plain);
    if (!moment) {
        throw Error(Code::Usage, format("\"{}\" is not a time", text),
                    "write it as \"2026-03-29 14:00\"", text);
    }
    return instantText(*moment);
}

std::string endOf(const Span& span, const VisitWords& words) {
    if (words.until) {
        if (isDate(trim(*words.until)) != span.allDay) {
            throw Error(Code::Usage, "a visit ends as it begins: by the day, or by the clock",
                        "write both as dates, or both with a time", *words.until);
        }
        return span.allDay ? std::string(trim(*words.until)) : instantOf(*words.until, span.zone);
    }
    if (!words.minutes) {
        return {};
    }
    if (span.allDay) {
        throw Error(Code::Usage, "a visit of a whole day has no length in minutes",
                    "leave the length out, or say at what time it begins");
    }
    if (!std::isfinite(*words.minutes) || *words.minutes < 0 || *words.minutes > kLongestMinutes) {
        throw Error(Code::Usage, "a visit takes between no time and 31 days",
                    "give its length in minutes");
    }
    return instantText(*parseInstant(span.starts) + std::llround(*words.minutes * 60) * 1000);
}

Span spanOf(const Span& before, const VisitWords& words) {
    Span span = before;
    span.zone = words.zone.value_or(before.zone.empty() ? homeZone() : before.zone);
    if (!isZone(span.zone)) {
        throw Error(Code::Usage, format("\"{}\" is not a time zone", span.zone),
                    "give its name, such as America/New_York or Europe/Berlin", span.zone);
    }
    if (words.at) {
        const std::string at(trim(*words.at));
        const auto length = before.seconds();
        span.allDay = isDate(at);
        span.starts = span.allDay ? at : instantOf(at, span.zone);
        // One that is moved takes as long as before.
        span.ends = !span.allDay && !before.allDay && length > 0
                        ? instantText(*parseInstant(span.starts) + length * 1000)
                        : std::string();
    }
    if (const std::string end = endOf(span, words); !end.empty()) {
        span.ends = end;
    }
    if (!span.ends.empty() && *parseInstant(span.ends) < *parseInstant(span.starts)) {
        throw Error(Code::Usage, "a visit cannot end before it begins", "give a later end");
    }
    return span;
}

Photo photoOf(const std::string& file) {
    std::error_code trouble;
    const auto size = std::filesystem::file_size(file, trouble);
    if (trouble || !std::filesystem::is_regular_file(file)) {
        throw Error(Code::Input, format("there is no picture {}", file), "check the name", file);
    }
    if (size == 0 || size > kLargestPhoto) {
        throw Error(Code::Input,
                    format("{} has {} bytes; a picture has up to {}", file,
                           grouped(std::int64_t(size)), grouped(std::int64_t(kLargestPhoto))),
                    "choose a smaller copy of it", file);
    }
    std::ifstream stream(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    if (bytes.size() != size) {
        throw Error(Code::Input, format("{} cannot be read", file), "check its permissions", file);
    }
    return {std::filesystem::absolute(file).string(), sha256(bytes)};
}

std::string textOf(const std::optional<std::string>& word, const std::string& before) {
    const std::string text = word ? std::string(trim(*word)) : before;
    if (text.size() > kLongestText || !isUtf8(text)) {
        throw Error(Code::Usage, "a text of the visit is too long, or not written in UTF-8",
                    format("use at most {} characters", grouped(std::int64_t(kLongestText))));
    }
    return text;
}

void applyWords(const Connection& db, const VisitWords& words, Visit& visit) {
    static const std::set<std::string> kKinds = {"meeting", "call", "note", "task"};
    if (words.account) {
        visit.account = AccountId(requireRow(db, "base_accounts", "account", *words.account).id);
    }
    if (words.rep) {
        visit.rep =
            words.rep->empty() ? RepId() : RepId(requireRow(db, "base_reps", "rep", *words.rep).id);
    }
    visit.kind = words.kind.value_or(visit.kind);
    if (!kKinds.contains(visit.kind)) {
        throw Error(Code::Usage, format("\"{}\" is no kind of visit", visit.kind),
                    "choose meeting, call, note or task", visit.kind);
    }
    visit.subject = textOf(words.subject, visit.subject);
    visit.location = textOf(words.location, visit.location);
    visit.note = textOf(words.note, visit.note);
    visit.outcome = textOf(words.outcome, visit.outcome);
    const Span when = spanOf(visit.when, words);
    if (visit.id && !visit.done && words.planned && !*words.planned) {
        visit.carryOut(when);
    }
    visit.done = words.planned ? !*words.planned : visit.done;
    visit.when = when;
    for (const std::string& file : words.photos) {
        visit.photos.push_back(photoOf(file));
    }
}

Json jsonOf(const Span& span) {
    Json json{{"starts", span.starts},
              {"ends", span.ends},
              {"zone", span.zone},
              {"all_day", span.allDay}};
    if (!span.allDay && isZone(span.zone) && parseInstant(span.starts)) {
        json["local"] = localText(span.zone, *parseInstant(span.starts));
    }
    return json;
}

Json jsonOf(const VisitLine& line) {
    const Visit& visit = line.visit;
    Json json{{"visit", visit.id.value},    {"account", line.account},  {"name", line.accountName},
              {"source", line.source},      {"rep", line.rep},          {"rep_name", line.repName},
              {"kind", visit.kind},         {"subject", visit.subject}, {"done", visit.done},
              {"location", visit.location}, {"note", visit.note},       {"outcome", visit.outcome},
              {"key", visit.key},           {"photos", Json::array()}};
    json.update(jsonOf(visit.when));
    for (const Photo& photo : visit.photos) {
        json["photos"].push_back(photo.file);
    }
    if (visit.place) {
        json["lon"] = visit.place->x;
        json["lat"] = visit.place->y;
    }
    if (!visit.plannedStarts.empty()) {
        json["planned_starts"] = visit.plannedStarts;
        json["planned_ends"] = visit.plannedEnds;
    }
    if (visit.driving) {
        json["drive_minutes"] = static_cast<double>(*visit.driving) / 60;
    }
    for (const VisitLine::Near& near : line.near) {
        json["near"].push_back(
            {{"account", near.account}, {"name", near.name}, {"metres", std::round(near.metres)}});
    }
    return json;
}

Json jsonOf(const StoredActivity& stored) {
    const visits::Activity& activity = stored.activity;
    Json json{{"id", activity.id},
              {"source", stored.source},
              {"account", activity.account},
              {"contact", activity.contact},
              {"opportunity", activity.opportunity},
              {"owner", activity.owner},
              {"kind", activity.kind},
              {"subject", activity.subject},
              {"done", activity.done},
              {"location", activity.location},
              {"note", activity.note},
              {"outcome", activity.outcome}};
    json.update(jsonOf(activity.when));
    return json;
}

bool wanted(const VisitQuery& query, const Span& when, bool done) {
    const std::string day = when.starts.substr(0, 10);
    return (done ? query.done : query.planned) && (query.from.empty() || day >= query.from) &&
           (query.to.empty() || day <= query.to);
}

/// Whom the visits that no account was found for may have been to.
void addNear(const Connection& db, Timeline& timeline) {
    constexpr double kMetres = 500;
    constexpr std::size_t kMost = 5;
    std::optional<visits::AccountFinder> finder;
    for (VisitLine& line : timeline.visits) {
        if (line.visit.account || !line.visit.place) {
            continue;
        }
        if (!finder) {
            finder = visits::AccountFinder::of(db);
        }
        for (const visits::NearAccount& near : finder->near(*line.visit.place, kMetres)) {
            const visits::FoundAccount& account = finder->accounts()[near.account];
            if (line.near.size() < kMost) {
                line.near.push_back({account.number, account.name, near.metres});
            }
        }
    }
}

/// The visit that was planned for the account and the day of one that was made; of several the
/// nearest in time. Those that other reps were to make are not meant.
std::optional<std::int64_t> plannedBefore(const Connection& db, const Visit& made) {
    const auto starts = parseInstant(made.when.starts);
    std::optional<std::int64_t> found;
    std::int64_t apart = 0;
    for (const visits::PlannedCall& call : visits::loadPlannedCalls(db)) {
        const bool othersRep = made.rep && call.rep && call.rep != made.rep;
        if (!call.visit || call.account != made.account || call.day != visits::dayOf(made.when) ||
            othersRep) {
            continue;
        }
        const std::int64_t away = std::abs(call.starts - starts.value_or(call.starts));
        if (!found || away < apart) {
            found = call.visit.value;
            apart = away;
        }
    }
    return found;
}

void requireDates(const VisitQuery& query) {
    for (const std::string& date : {query.from, query.to}) {
        if (!date.empty() && !isDate(date)) {
            throw Error(Code::Usage, format("\"{}\" is not a date", date), "write it as 2026-03-31",
                        date);
        }
    }
}

} // namespace

void to_json(Json& json, const VisitsReport& report) {
    json = Json{{"visits", Json::array()}};
    for (const VisitLine& line : report.visits) {
        json["visits"].push_back(jsonOf(line));
    }
}

void to_json(Json& json, const Timeline& report) {
    json = Json{{"visits", Json::array()}, {"activities", Json::array()}};
    for (const VisitLine& line : report.visits) {
        json["visits"].push_back(jsonOf(line));
    }
    for (const StoredActivity& stored : report.activities) {
        json["activities"].push_back(jsonOf(stored));
    }
}

VisitsReport addVisit(Workspace& ws, const VisitWords& words) {
    if (!words.account || !words.at) {
        throw Error(Code::Usage, "a visit needs an account and a time",
                    "add --account NUMBER --at \"2026-03-29 14:00\"");
    }
    VisitsReport report;
    Visit visit;
    visit.subject = "Visit";
    applyWords(ws.reader(), words, visit);
    if (words.ofPlan && visit.done) {
        if (const auto planned = plannedBefore(ws.reader(), visit)) {
            VisitWords made = words;
            made.planned = false;
            return changeVisit(ws, *planned, made);
        }
    }
    const std::string name = rowText(ws.reader(), "base_accounts", visit.account.value, "name");
    const std::string label = format("{} {}", visit.done ? "Log a visit to" : "Plan a visit to",
                                     name.empty() ? *words.account : name);
    report.changes = ws.edit(
        {label, "visits add", {{"account", *words.account}, {"at", *words.at}}}, [&](Edit& edit) {
            std::vector<Visit> one{std::move(visit)};
            visits::insertVisits(edit, one);
            visit = std::move(one.front());
        });
    report.visits.push_back(lineOf(ws.reader(), std::move(visit)));
    return report;
}

VisitsReport changeVisit(Workspace& ws, std::int64_t number, const VisitWords& words) {
    VisitsReport report;
    Visit visit = visits::requireVisit(ws.reader(), VisitId(number));
    applyWords(ws.reader(), words, visit);
    const std::string name = rowText(ws.reader(), "base_accounts", visit.account.value, "name");
    report.changes = ws.edit({"Change a visit to " + name, "visits change", {{"visit", number}}},
                             [&](Edit& edit) { visits::updateVisit(edit, visit); });
    report.visits.push_back(lineOf(ws.reader(), std::move(visit)));
    return report;
}

VisitsReport removeVisits(Workspace& ws, const std::vector<std::int64_t>& numbers) {
    VisitsReport report;
    for (const std::int64_t number : numbers) {
        report.visits.push_back(
            lineOf(ws.reader(), visits::requireVisit(ws.reader(), VisitId(number))));
    }
    const auto count = static_cast<std::int64_t>(numbers.size());
    report.changes = ws.edit(
        {"Remove " + counted(count, "visit", "visits"), "visits remove", {{"visits", numbers}}},
        [&](Edit& edit) {
            for (const std::int64_t number : numbers) {
                visits::deleteVisit(edit, VisitId(number));
            }
        });
    return report;
}

Timeline listVisits(const Connection& db, const VisitQuery& query) {
    requireDates(query);
    Timeline timeline;
    std::optional<AccountId> account;
    std::string source;
    if (!query.account.empty()) {
        const Named found = requireRow(db, "base_accounts", "account", query.account);
        account = AccountId(found.id);
        source = found.source;
    }
    std::optional<Named> rep;
    if (!query.rep.empty()) {
        rep = requireRow(db, "base_reps", "rep", query.rep);
    }
    std::set<std::string> keys;
    for (Visit& visit : visits::loadCurrentVisits(db)) {
        keys.insert(visit.key);
        const bool meant = query.unmatched ? !visit.account : !account || visit.account == *account;
        if (meant && (!rep || visit.rep.value == rep->id) &&
            wanted(query, visit.when, visit.done)) {
            timeline.visits.push_back(lineOf(db, std::move(visit)));
        }
    }
    addNear(db, timeline);
    if (query.unmatched) {
        return timeline;
    }
    for (StoredActivity& stored : visits::loadActivities(db, source, query.account)) {
        const bool theirs =
            !rep || (stored.source == rep->source && stored.activity.owner == rep->number);
        if (!keys.contains(stored.activity.key) && theirs &&
            wanted(query, stored.activity.when, stored.activity.done)) {
            timeline.activities.push_back(std::move(stored));
        }
    }
    return timeline;
}

} // namespace core
