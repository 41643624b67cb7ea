// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/segments.h"

#include "core/analysis/segments.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/verbs/route_words.h"
#include "core/workspace/record_query.h"
#include "core/workspace/segment_store.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

namespace core {

namespace {

constexpr int kMostClasses = 26;
constexpr std::array<const char*, 4> kByNames = {"rules", "shares", "quantiles", "buying"};
/// As `analysis::BuyingClass` counts, and as people name them; best first in `kBuyingOrder`.
constexpr std::array<const char*, 7> kBuyingNames = {
    "Prospect", "Champion", "Loyal", "Promising", "At risk", "Dormant", "Attention"};
constexpr std::array<int, 7> kBuyingOrder = {1, 2, 3, 6, 4, 5, 0};

[[noreturn]] void refuse(const std::string& what, const std::string& hint) {
    throw Error(Code::Usage, what, hint);
}

void checkRules(const SegmentScheme& scheme) {
    if (scheme.rules.empty()) {
        refuse("a scheme by rules has no rule", "give --rule \"Large=potential > 100000\"");
    }
    for (const SegmentRule& rule : scheme.rules) {
        if (trim(rule.name).empty() || trim(rule.where).empty()) {
            refuse("a rule needs a name and an expression",
                   "write --rule \"Large=potential > 100000\"");
        }
    }
}

void checkName(const SegmentScheme& scheme) {
    if (trim(scheme.name).empty()) {
        refuse("the scheme has no name", "name the column it becomes, as in --as tier");
    }
}

void check(const SegmentScheme& scheme) {
    if (scheme.by == SegmentBy::Rules) {
        checkRules(scheme);
    }
    const bool byValue = scheme.by == SegmentBy::Shares || scheme.by == SegmentBy::Quantiles;
    if (byValue && trim(scheme.value).empty()) {
        refuse("shares and ranks are of some value", "name a column or an expression");
    }
    const double sum = std::accumulate(scheme.shares.begin(), scheme.shares.end(), 0.0);
    const bool positive = std::all_of(scheme.shares.begin(), scheme.shares.end(),
                                      [](double share) { return share > 0; });
    if (scheme.by == SegmentBy::Shares && (!positive || !(sum <= 1) || scheme.shares.empty())) {
        refuse("those are no shares of a whole", "give them as in --shares 80,15");
    }
    if (scheme.by == SegmentBy::Quantiles &&
        (scheme.classes < 2 || scheme.classes > kMostClasses)) {
        refuse("that is no number of classes", format("choose 2 to {}", kMostClasses));
    }
    if (!scheme.until.empty() && !isDate(scheme.until)) {
        refuse(format("\"{}\" is not a date", scheme.until), "write it as 2026-03-31");
    }
}

void refuseTaken(const Connection& db, const std::string& name) {
    const auto schemes = segmentSchemes(db);
    if (std::find(schemes.begin(), schemes.end(), name) != schemes.end()) {
        return; // it is replaced
    }
    for (const std::string& column : recordColumns(db, RecordTable::Accounts)) {
        if (equalsIgnoreCase(column, name)) {
            throw Error(Code::Input, format("accounts have a column \"{}\" already", column),
                        "choose another name for the segments", name);
        }
    }
}

/// Which account is in which segment.
struct Segmented {
    std::map<std::int64_t, std::string> of;
    std::map<std::int64_t, double> values;
};

std::string labelOf(const SegmentScheme& scheme, std::size_t place) {
    return place < scheme.labels.size() ? scheme.labels[place]
                                        : std::string(1, static_cast<char>('A' + place));
}

std::size_t classCount(const SegmentScheme& scheme) {
    return scheme.by == SegmentBy::Shares ? scheme.shares.size() + 1
                                          : static_cast<std::size_t>(scheme.classes);
}

Segmented byRules(const Connection& db, const SegmentScheme& scheme) {
    Segmented out;
    for (const SegmentRule& rule : scheme.rules) {
        const std::string where = trim(scheme.where).empty()
                                      ? rule.where
                                      : format("({}) AND ({})", rule.where, scheme.where);
        for (const std::int64_t id : selectRecords(db, RecordTable::Accounts, where)) {
            out.of.emplace(id, rule.name);
        }
    }
    if (!scheme.otherwise.empty()) {
        for (const std::int64_t id : selectRecords(db, RecordTable::Accounts, scheme.where)) {
            out.of.emplace(id, scheme.otherwise);
        }
    }
    return out;
}

Segmented byValue(const Connection& db, const SegmentScheme& scheme) {
    Segmented out;
    std::vector<std::int64_t> ids;
    std::vector<double> values;
    const std::string term = columnOrExpression(db, RecordTable::Accounts, scheme.value, {});
    for (const RecordValue& item :
         selectRecordValues(db, RecordTable::Accounts, term, scheme.where)) {
        if (item.value && std::isfinite(*item.value)) {
            ids.push_back(item.id);
            values.push_back(*item.value);
        }
    }
    const bool shares = scheme.by == SegmentBy::Shares;
    const std::size_t classes = classCount(scheme);
    const std::vector<int> places = shares ? analysis::shareClasses(values, scheme.shares)
                                           : analysis::quantileClasses(values, scheme.classes);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto place = static_cast<std::size_t>(places[i]);
        out.of[ids[i]] = labelOf(scheme, shares ? place : classes - 1 - place);
        out.values[ids[i]] = values[i];
    }
    return out;
}

std::map<std::int64_t, analysis::Buying> buyingOf(const Connection& db, const std::string& until) {
    std::map<std::int64_t, analysis::Buying> out;
    Statement rows = db.prepare(
        "SELECT a.id, count(*), sum(coalesce(o.amount, 0)), max(substr(o.close_date, 1, 10)) FROM "
        "base_opportunities o JOIN accounts a ON a.source = o.source AND a.external_id = "
        "o.account_external_id WHERE o.removed = 0 AND o.is_won = 1 AND "
        "substr(o.close_date, 1, 10) <= ?1 GROUP BY a.id");
    rows.bind(until);
    while (rows.step()) {
        const std::string last = rows.string(3);
        if (isDate(last)) {
            out[rows.integer(0)] = {static_cast<double>(calendarDays(last, until)),
                                    static_cast<int>(rows.integer(1)), rows.real(2)};
        }
    }
    return out;
}

Segmented byBuying(const Connection& db, const SegmentScheme& scheme) {
    const std::string until = scheme.until.empty() ? nowUtc().substr(0, 10) : scheme.until;
    const auto bought = buyingOf(db, until);
    const std::vector<std::int64_t> ids = selectRecords(db, RecordTable::Accounts, scheme.where);
    std::vector<analysis::Buying> accounts;
    for (const std::int64_t id : ids) {
        const auto found = bought.find(id);
        accounts.push_back(found == bought.end() ? analysis::Buying{} : found->second);
    }
    Segmented out;
    const auto classes = analysis::buyingClasses(accounts);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        out.of[ids[i]] = kBuyingNames.at(static_cast<std::size_t>(classes[i]));
        out.values[ids[i]] = accounts[i].value;
    }
    return out;
}

Segmented segmented(const Connection& db, const SegmentScheme& scheme) {
    switch (scheme.by) {
    case SegmentBy::Rules: return byRules(db, scheme);
    case SegmentBy::Shares:
    case SegmentBy::Quantiles: return byValue(db, scheme);
    case SegmentBy::Buying: break;
    }
    return byBuying(db, scheme);
}

std::map<std::int64_t, std::string> storedSegments(const Connection& db, const std::string& name) {
    std::map<std::int64_t, std::string> stored;
    Statement rows = db.prepare("SELECT account_id, segment FROM plan_account_segments WHERE "
                                "scheme = ?");
    rows.bind(name);
    while (rows.step()) {
        stored[rows.integer(0)] = rows.string(1);
    }
    return stored;
}

/// How many accounts would be in another segment than now.
std::int64_t changedBy(const std::map<std::int64_t, std::string>& stored, const Segmented& now) {
    std::int64_t changed = std::count_if(stored.begin(), stored.end(), [&](const auto& entry) {
        return !now.of.contains(entry.first);
    });
    for (const auto& [id, segment] : now.of) {
        const auto before = stored.find(id);
        changed += before == stored.end() || before->second != segment;
    }
    return changed;
}

/// Writes only what differs, so that a step to undo is as small as what it changed.
void save(const Edit& edit, const SegmentScheme& scheme, const Segmented& now) {
    const Connection& db = edit.db();
    db.prepare(
          "INSERT INTO plan_segment_schemes (name, definition, made_at) VALUES (?1, ?2, ?3) ON "
          "CONFLICT (name) DO UPDATE SET definition = ?2, made_at = ?3 WHERE definition <> ?2")
        .run(scheme.name, Json(scheme).dump(), nowUtc());
    const auto stored = storedSegments(db, scheme.name);
    Statement remove =
        db.prepare("DELETE FROM plan_account_segments WHERE scheme = ? AND account_id = ?");
    Statement put = db.prepare("INSERT OR REPLACE INTO plan_account_segments (scheme, account_id, "
                               "segment) VALUES (?, ?, ?)");
    for (const auto& [id, segment] : stored) {
        if (!now.of.contains(id)) {
            remove.run(scheme.name, id);
        }
    }
    for (const auto& [id, segment] : now.of) {
        const auto before = stored.find(id);
        if (before == stored.end() || before->second != segment) {
            put.run(scheme.name, id, segment);
        }
    }
}

SegmentReport reportOf(const Connection& db, const SegmentScheme& scheme, const Segmented& now) {
    std::map<std::string, SegmentTally> tallies;
    for (const std::int64_t id : selectRecords(db, RecordTable::Accounts, {})) {
        const auto found = now.of.find(id);
        const std::string segment = found == now.of.end() ? std::string() : found->second;
        SegmentTally& tally = tallies[segment];
        tally.segment = segment;
        ++tally.accounts;
        const auto value = now.values.find(id);
        tally.value += value == now.values.end() ? 0 : value->second;
    }
    SegmentReport report;
    report.scheme = scheme;
    for (const std::string& name : segmentNames(scheme)) {
        const auto found = tallies.find(name);
        if (found != tallies.end()) {
            report.segments.push_back(found->second);
            tallies.erase(found);
        }
    }
    for (auto place = tallies.rbegin(); place != tallies.rend(); ++place) {
        report.segments.push_back(place->second); // what no scheme names, and those in none
    }
    return report;
}

} // namespace

std::vector<std::string> segmentNames(const SegmentScheme& scheme) {
    std::vector<std::string> names;
    if (scheme.by == SegmentBy::Rules) {
        for (const SegmentRule& rule : scheme.rules) {
            names.push_back(rule.name);
        }
        if (!scheme.otherwise.empty()) {
            names.push_back(scheme.otherwise);
        }
    } else if (scheme.by == SegmentBy::Buying) {
        for (const int place : kBuyingOrder) {
            names.emplace_back(kBuyingNames.at(static_cast<std::size_t>(place)));
        }
    } else {
        for (std::size_t c = 0; c < classCount(scheme); ++c) {
            names.push_back(labelOf(scheme, c));
        }
    }
    return names;
}

void to_json(Json& json, const SegmentScheme& scheme) {
    Json rules = Json::array();
    for (const SegmentRule& rule : scheme.rules) {
        rules.push_back({{"name", rule.name}, {"where", rule.where}});
    }
    json =
        Json{{"name", scheme.name},       {"by", kByNames.at(static_cast<std::size_t>(scheme.by))},
             {"rules", std::move(rules)}, {"otherwise", scheme.otherwise},
             {"value", scheme.value},     {"shares", scheme.shares},
             {"classes", scheme.classes}, {"labels", scheme.labels},
             {"where", scheme.where},     {"until", scheme.until}};
}

void from_json(const Json& json, SegmentScheme& scheme) {
    scheme.name = json.value("name", "");
    const auto by = std::find(kByNames.begin(), kByNames.end(), json.value("by", ""));
    scheme.by =
        by == kByNames.end() ? SegmentBy::Rules : static_cast<SegmentBy>(by - kByNames.begin());
    scheme.rules.clear();
    for (const Json& rule : json.value("rules", Json::array())) {
        scheme.rules.push_back({rule.value("name", ""), rule.value("where", "")});
    }
    scheme.otherwise = json.value("otherwise", "");
    scheme.value = json.value("value", "");
    scheme.shares = json.value("shares", scheme.shares);
    scheme.classes = json.value("classes", scheme.classes);
    scheme.labels = json.value("labels", scheme.labels);
    scheme.where = json.value("where", "");
    scheme.until = json.value("until", "");
}

void to_json(Json& json, const SegmentReport& report) {
    json =
        Json{{"scheme", report.scheme}, {"changed", report.changed}, {"segments", Json::array()}};
    for (const SegmentTally& tally : report.segments) {
        json["segments"].push_back(
            {{"segment", tally.segment}, {"accounts", tally.accounts}, {"value", tally.value}});
    }
}

namespace {

struct Worked {
    Segmented now;
    SegmentReport report;
};

Worked worked(const Connection& db, const SegmentScheme& scheme, Job& job) {
    check(scheme);
    job.step(0.1, "reading accounts");
    if (!trim(scheme.name).empty()) {
        refuseTaken(db, scheme.name);
    }
    Worked result;
    result.now = segmented(db, scheme);
    result.report = reportOf(db, scheme, result.now);
    result.report.changed = changedBy(storedSegments(db, scheme.name), result.now);
    return result;
}

} // namespace

SegmentReport segmentAccounts(Workspace& ws, const SegmentScheme& scheme, Job& job) {
    checkName(scheme);
    Worked result = worked(ws.newReader(), scheme, job);
    job.step(0.8, "writing segments");
    ws.edit({format("Segment accounts by {}", scheme.name), "segments make", Json(scheme)},
            [&](Edit& edit) { save(edit, scheme, result.now); });
    return std::move(result.report);
}

SegmentReport previewSegments(const Connection& db, const SegmentScheme& scheme, Job& job) {
    return worked(db, scheme, job).report;
}

std::vector<SegmentReport> listSegments(const Connection& db) {
    std::vector<SegmentReport> reports;
    for (const std::string& name : segmentSchemes(db)) {
        const SegmentScheme scheme = requireSegmentScheme(db, name);
        Segmented now;
        now.of = storedSegments(db, name);
        reports.push_back(reportOf(db, scheme, now));
    }
    return reports;
}

SegmentScheme requireSegmentScheme(const Connection& db, const std::string& name) {
    Statement row = db.prepare("SELECT definition FROM plan_segment_schemes WHERE name = ?");
    row.bind(name);
    if (!row.step()) {
        throw Error(Code::Input, format("there are no segments \"{}\"", name),
                    format("known: {}", join(segmentSchemes(db), ", ")), name);
    }
    const Json definition = Json::parse(row.string(0), nullptr, false);
    if (!definition.is_object()) {
        throw Error(Code::Storage, format("the segments {} are not what they should be", name),
                    "make them again with `evenlode segments make`", name);
    }
    return definition.get<SegmentScheme>();
}

void removeSegments(Workspace& ws, const std::string& name) {
    requireSegmentScheme(ws.newReader(), name);
    ws.edit({format("Remove the segments {}", name), "segments remove", {{"name", name}}},
            [&](Edit& edit) {
                edit.db().prepare("DELETE FROM plan_account_segments WHERE scheme = ?").run(name);
                edit.db().prepare("DELETE FROM plan_segment_schemes WHERE name = ?").run(name);
            });
}

} // namespace core
