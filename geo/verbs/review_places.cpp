// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/review_places.h"

#include "core/base/text.h"
#include "core/quality/match_error.h"
#include "core/records/place_store.h"
#include "core/verbs/account_names.h"
#include "core/workspace/record_query.h"
#include "core/workspace/scenario_store.h"
#include "geo/geocode/place_records.h"
#include "geo/geocode/reference_index.h"
#include "geo/geocode/zip_placer.h"
#include "geo/verbs/locate_accounts.h"
#include "geo/verbs/territory_finder.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace geo {

using core::AccountId;
using core::records::AccountPlace;

namespace {

constexpr std::array<const char*, 9> kLevels = {
    "pin", "rooftop", "parcel", "given", "interpolated", "street", "zip", "city", "none"};

/// What a person has decided about an account's place.
struct Decision {
    std::string what;
    std::string inputHash;
};

std::unordered_map<std::int64_t, Decision> loadDecisions(const core::Connection& db) {
    std::unordered_map<std::int64_t, Decision> decisions;
    core::Statement row =
        db.prepare("SELECT account_id, decision, input_hash FROM plan_place_reviews");
    while (row.step()) {
        decisions[row.integer(0)] = {row.string(1), row.string(2)};
    }
    return decisions;
}

std::unordered_map<std::int64_t, double> loadWorth(const core::Connection& db,
                                                   const ReviewPlacesParams& params) {
    std::unordered_map<std::int64_t, double> worth;
    const std::string value = core::trim(params.value).empty() ? "1" : params.value;
    for (const core::RecordValue& item :
         core::selectRecordValues(db, core::RecordTable::Accounts, value, params.where)) {
        worth[item.id] = std::max(0.0, item.value.value_or(0));
    }
    return worth;
}

std::string levelOf(const AccountPlace& account, const Decision* decision) {
    if (decision != nullptr && decision->what == "unmappable") {
        return "none";
    }
    return account.pinned ? "pin" : account.place.level;
}

bool doubtful(const AccountPlace& account) {
    const std::string& level = account.place.level;
    return level == "street" || level == "zip" || level == "city" || level == "none" ||
           account.place.score < kAcceptedScore;
}

/// A decision holds for the address it was made for; a pin holds for good.
bool needsReview(const AccountPlace& account, const Decision* decision) {
    const bool decided = decision != nullptr && decision->what != "fixed" &&
                         decision->inputHash == core::records::placementInput(account.input);
    return !account.pinned && !decided && (account.stale() || doubtful(account));
}

std::string oneLine(const core::records::PlacementInput& input) {
    std::vector<std::string> parts;
    for (const auto* value : {&input.street, &input.city}) {
        if (*value && !(*value)->empty()) {
            parts.push_back(**value);
        }
    }
    const std::string last =
        input.state.value_or("") + (input.state && input.zip ? " " : "") + input.zip.value_or("");
    if (!last.empty()) {
        parts.push_back(last);
    }
    return core::join(parts, ", ");
}

ReviewItem itemOf(const AccountPlace& account, double value) {
    ReviewItem item;
    item.account = account.id;
    item.id = account.externalId;
    item.address = oneLine(account.input);
    item.zip = account.input.zip.value_or("");
    item.value = value;
    item.point = account.place.point;
    item.matchLevel = account.place.level;
    item.matchScore = account.place.score;
    item.errorM = account.place.point
                      ? core::quality::errorRadiusM(account.place.level, account.place.errorM)
                      : core::quality::usualErrorM("city");
    item.note = account.place.note;
    item.stale = account.stale();
    item.weight = value * item.errorM / 1000;
    return item;
}

class LevelTally {
public:
    void add(const std::string& level, const AccountPlace& account) {
        Cell& cell = cells_[level];
        cell.errors.push_back(core::quality::errorRadiusM(
            level, level == "pin" ? std::nullopt : account.place.errorM));
        cell.withoutStreet += account.input.street && !account.input.street->empty() ? 0 : 1;
    }

    void finish(ReviewPlacesReport& report) {
        for (const char* level : kLevels) {
            Cell& cell = cells_[level];
            LevelSummary summary{level, static_cast<std::int64_t>(cell.errors.size()), 0, 0,
                                 cell.withoutStreet};
            if (!cell.errors.empty()) {
                const auto middle =
                    cell.errors.begin() + static_cast<std::ptrdiff_t>(cell.errors.size() / 2);
                std::nth_element(cell.errors.begin(), middle, cell.errors.end());
                summary.errorM = *middle;
                summary.share = static_cast<double>(summary.accounts) /
                                static_cast<double>(std::max<std::int64_t>(1, report.accounts));
            }
            const std::string_view name = level;
            const bool good = name != "street" && name != "zip" && name != "city" && name != "none";
            report.goodShare += good ? summary.share : 0;
            report.levels.push_back(std::move(summary));
        }
    }

private:
    struct Cell {
        std::vector<double> errors;
        std::int64_t withoutStreet = 0;
    };
    std::map<std::string, Cell> cells_;
};

/// Names, candidates and territories of the items that are listed.
void complete(const core::Connection& db, const std::string& scenarioName,
              std::vector<ReviewItem>& items, core::Job& job) {
    std::optional<TerritoryFinder> finder;
    if (!scenarioName.empty() && !items.empty()) {
        job.step(0.6, "reading shapes");
        finder.emplace(db, core::requireScenario(db, scenarioName));
    }
    for (ReviewItem& item : items) {
        job.checkpoint();
        item.name = core::accountTitle(db, item.account);
        std::set<std::string> territories;
        const auto nameAt = [&](core::Point point) {
            const std::string name = finder ? finder->nameOf(finder->territoryAt(point)) : "";
            territories.insert(name);
            return name;
        };
        if (item.point) {
            item.territory = nameAt(*item.point);
        }
        for (core::records::MatchCandidate& candidate :
             core::records::loadCandidates(db, item.account)) {
            const std::string territory = nameAt(candidate.point);
            item.candidates.push_back({std::move(candidate), territory});
        }
        item.sameTerritory = territories.size() <= 1;
    }
}

core::Json pointJson(const std::optional<core::Point>& point) {
    return point ? core::Json{point->x, point->y} : core::Json(nullptr);
}

core::Json itemJson(const ReviewItem& item) {
    core::Json candidates = core::Json::array();
    for (const ReviewCandidate& entry : item.candidates) {
        const auto& candidate = entry.candidate;
        candidates.push_back(
            {{"point", pointJson(candidate.point)},
             {"match_level", candidate.level},
             {"score", candidate.score},
             {"error_m", core::quality::errorRadiusM(candidate.level, candidate.errorM)},
             {"label", candidate.label},
             {"reasons", candidate.reasons},
             {"territory", entry.territory}});
    }
    return {{"account", item.id},
            {"name", item.name},
            {"address", item.address},
            {"zip", item.zip},
            {"value", item.value},
            {"point", pointJson(item.point)},
            {"match_level", item.matchLevel},
            {"match_score", item.matchScore},
            {"error_m", item.errorM},
            {"note", item.note},
            {"stale", item.stale},
            {"value_km", item.weight},
            {"territory", item.territory},
            {"same_territory", item.sameTerritory},
            {"candidates", candidates}};
}

} // namespace

void to_json(core::Json& json, const ReviewPlacesReport& report) {
    core::Json levels = core::Json::array();
    for (const LevelSummary& level : report.levels) {
        levels.push_back({{"level", level.level},
                          {"accounts", level.accounts},
                          {"share", level.share},
                          {"error_m", level.errorM},
                          {"without_street", level.withoutStreet}});
    }
    core::Json items = core::Json::array();
    for (const ReviewItem& item : report.items) {
        items.push_back(itemJson(item));
    }
    json = core::Json{{"accounts", report.accounts},    {"to_review", report.toReview},
                      {"stale", report.stale},          {"levels", levels},
                      {"good_share", report.goodShare}, {"items", items}};
}

ReviewPlacesReport reviewPlaces(const core::Connection& db, const ReviewPlacesParams& params,
                                core::Job& job) {
    const core::Snapshot snapshot(db);
    ReviewPlacesReport report;
    job.step(0, "reading accounts");
    const AccountId only =
        params.account.empty() ? AccountId() : core::requireAccount(db, params.account);
    const auto worth = loadWorth(db, params);
    const auto decisions = loadDecisions(db);
    LevelTally levels;
    for (const AccountPlace& account : core::records::loadAccountPlaces(db)) {
        job.checkpoint();
        const auto found = worth.find(account.id.value);
        if (found == worth.end()) {
            continue;
        }
        const auto decided = decisions.find(account.id.value);
        const Decision* decision = decided == decisions.end() ? nullptr : &decided->second;
        ++report.accounts;
        report.stale += account.stale() ? 1 : 0;
        levels.add(levelOf(account, decision), account);
        const bool open = needsReview(account, decision);
        report.toReview += open ? 1 : 0;
        if (only ? account.id == only : open) {
            report.items.push_back(itemOf(account, found->second));
        }
    }
    levels.finish(report);
    std::sort(report.items.begin(), report.items.end(),
              [](const ReviewItem& a, const ReviewItem& b) {
                  return a.weight != b.weight ? a.weight > b.weight : a.account < b.account;
              });
    if (params.most > 0 && report.items.size() > params.most) {
        report.items.resize(params.most);
    }
    complete(db, params.scenario, report.items, job);
    return report;
}

Relocated relocateByZip(const core::records::PlacementInput& input) {
    return {zipPlacer().place(input), {}};
}

Relocated relocateByIndex(const core::records::PlacementInput& input) {
    const Geocoder geocoder(ReferenceIndex::standardPath());
    const Match match = geocoder.find(addressOf(input));
    return {placeRecord(input, match, zipPlacer()), candidatesOf(match)};
}

core::DecidePlaceReport decideAndLocate(core::Workspace& ws, const core::DecidePlaceParams& params,
                                        const Relocate& relocate, core::Job& job) {
    core::DecidePlaceReport report = core::decidePlace(ws, params);
    const bool fixed = params.decision == core::PlaceDecision::Fix;
    if (fixed || params.decision == core::PlaceDecision::Release) {
        for (const AccountPlace& account : core::records::loadAccountPlaces(ws.newReader())) {
            if (account.id != report.account || !account.stale()) {
                continue;
            }
            const Relocated found = relocate(account.input);
            const core::records::NewPlace place{account.id, found.place,
                                                core::records::placementInput(account.input)};
            const core::records::AccountCandidates candidates{account.id, found.candidates};
            ws.record("geocode", [&](core::Record& token) {
                core::records::saveAccountPlaces(token, {&place, 1});
                core::records::saveCandidates(token, {&candidates, 1});
            });
        }
    }
    locateAccounts(ws, job);
    const core::Changes changes = report.changes;
    const std::string decision = report.decision;
    report = core::placeReport(ws.newReader(), report.account);
    report.decision = decision;
    report.changes = changes;
    return report;
}

bool locateAfter(core::Workspace& ws, const core::Changes& changes, core::Job& job) {
    const bool moved =
        std::any_of(changes.rows.begin(), changes.rows.end(), [](const core::RowChange& row) {
            return row.table == "plan_pins" || row.table == "plan_place_reviews" ||
                   row.table == "plan_field_changes";
        });
    if (moved) {
        locateAccounts(ws, job);
    }
    return moved;
}

} // namespace geo
