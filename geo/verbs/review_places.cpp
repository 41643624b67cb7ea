// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/review_places.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/quality/match_error.h"
#include "core/records/place_store.h"
#include "core/workspace/record_query.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace geo {

using core::AccountId;
using core::Json;
using core::records::AccountPlace;
using core::records::PlaceDecision;

namespace {

constexpr double kSureEnough = 0.85;
constexpr double kKilometre = 1000;
// An account without any place may be anywhere in its city, or farther.
constexpr double kNowhereM = 50'000;

bool unsure(const core::records::Placement& place) {
    static const std::set<std::string> vague{"street", "zip", "city", "none"};
    return vague.count(place.level) > 0 || place.score < kSureEnough;
}

double errorOf(const core::records::Placement& place) {
    return place.point ? core::quality::errorRadiusM(place.level, place.errorM) : kNowhereM;
}

struct Values {
    std::string measure, unit;
    std::unordered_map<std::int64_t, double> of;
    bool any = false;
};

Values loadAccountValues(const core::Connection& db, const std::string& wish) {
    Values values;
    core::Statement measure = db.prepare(
        "SELECT id, name, coalesce(unit, '') FROM base_measures m WHERE (?1 = '' OR name = ?1) AND "
        "EXISTS (SELECT 1 FROM base_account_values v WHERE v.measure_id = m.id) ORDER BY id");
    measure.bind(wish);
    if (!measure.step()) {
        if (!wish.empty()) {
            throw core::Error(
                core::Code::Input,
                core::format("there is no measure {} that is summed from accounts", wish),
                "make one with units aggregate, or leave the measure out", wish);
        }
        return values;
    }
    values.measure = measure.string(1);
    values.unit = measure.string(2);
    values.any = true;
    core::Statement row =
        db.prepare("SELECT account_id, value FROM base_account_values WHERE measure_id = ?");
    row.bind(measure.integer(0));
    while (row.step()) {
        values.of[row.integer(0)] = row.real(1);
    }
    return values;
}

struct Name {
    std::string source, name;
};

std::unordered_map<std::int64_t, Name> loadNames(const core::Connection& db) {
    std::unordered_map<std::int64_t, Name> names;
    core::Statement row =
        db.prepare("SELECT id, source, coalesce(name, '') FROM base_accounts WHERE removed = 0");
    while (row.step()) {
        names.emplace(row.integer(0), Name{row.string(1), row.string(2)});
    }
    return names;
}

/// Whether what somebody said still holds for the address as it is now.
bool decided(const std::map<AccountId, core::records::PlaceReview>& reviews,
             const AccountPlace& account) {
    const auto review = reviews.find(account.id);
    return review != reviews.end() && review->second.decision != PlaceDecision::Fixed &&
           review->second.inputHash == core::records::placementInput(account.input);
}

std::map<std::string, double> medians(std::map<std::string, std::vector<double>> errors) {
    std::map<std::string, double> median;
    for (auto& [level, list] : errors) {
        const auto middle = list.begin() + static_cast<std::ptrdiff_t>(list.size() / 2);
        std::nth_element(list.begin(), middle, list.end());
        median[level] = *middle;
    }
    return median;
}

Json addressJson(const core::records::PlacementInput& input) {
    const auto text = [](const core::records::Value& value) {
        return value ? Json(*value) : Json();
    };
    return {{"street", text(input.street)},
            {"city", text(input.city)},
            {"state", text(input.state)},
            {"zip", text(input.zip)},
            {"country", text(input.country)}};
}

Json itemJson(const ReviewItem& item) {
    Json json = {{"account", item.externalId}, {"source", item.source}, {"name", item.name}};
    json.update(addressJson(item.address));
    json.update(Json{{"level", item.place.level},
                     {"score", item.place.score},
                     {"error_m", item.errorM},
                     {"value", item.value},
                     {"weight", item.weight},
                     {"stale", item.stale},
                     {"note", item.place.note},
                     {"lon", item.place.point ? Json(item.place.point->x) : Json()},
                     {"lat", item.place.point ? Json(item.place.point->y) : Json()},
                     {"candidates", Json::array()}});
    for (const auto& candidate : item.candidates) {
        json["candidates"].push_back({{"lon", candidate.point.x},
                                      {"lat", candidate.point.y},
                                      {"level", candidate.level},
                                      {"score", candidate.score},
                                      {"label", candidate.label},
                                      {"reasons", candidate.reasons}});
    }
    return json;
}

} // namespace

std::string unlocatedText(std::int64_t unlocated, std::int64_t byZip) {
    if (unlocated == 0) {
        return {};
    }
    const std::string head =
        core::counted(unlocated, "account has no point", "accounts have no point");
    if (byZip == unlocated) {
        return core::format("{}: counted by ZIP", head);
    }
    return core::format("{}: {} counted by ZIP, {} not at all", head, core::grouped(byZip),
                        core::grouped(unlocated - byZip));
}

void to_json(Json& json, const ReviewPlacesReport& report) {
    json = {{"total", report.total},
            {"listed", report.listed},
            {"decided", report.decided},
            {"stale", report.stale},
            {"unlocated", report.unlocated},
            {"unlocated_by_zip", report.unlocatedByZip},
            {"by_level", report.byLevel},
            {"error_m_by_level", report.errorByLevel},
            {"measure", report.measure.empty() ? Json() : Json(report.measure)},
            {"unit", report.unit},
            {"items", Json::array()}};
    for (const ReviewItem& item : report.items) {
        json["items"].push_back(itemJson(item));
    }
}

ReviewPlacesReport reviewPlaces(const core::Connection& db, const ReviewPlacesParams& params) {
    const core::Snapshot snapshot(db);
    ReviewPlacesReport report;
    const Values values = loadAccountValues(db, params.measure);
    report.measure = values.measure;
    report.unit = values.unit;
    const auto reviews = core::records::loadPlaceReviews(db);
    const auto chosen = core::selectRecords(db, core::RecordTable::Accounts, params.where);
    std::map<std::string, std::vector<double>> errors;
    for (const AccountPlace& account : core::records::loadAccountPlaces(db)) {
        if (!std::binary_search(chosen.begin(), chosen.end(), account.id.value)) {
            continue;
        }
        ++report.total;
        report.byLevel.add(account.place.level);
        report.stale += account.stale() ? 1 : 0;
        if (account.place.point) {
            errors[account.place.level].push_back(errorOf(account.place));
        }
        const auto review = reviews.find(account.id);
        const bool unmappable =
            review != reviews.end() && review->second.decision == PlaceDecision::Unmappable;
        if (!account.pinned && (!account.place.point || unmappable)) {
            ++report.unlocated;
            report.unlocatedByZip += account.input.zip ? 1 : 0;
        }
        const bool wanted =
            params.staleOnly ? account.stale() : account.stale() || unsure(account.place);
        if (!wanted) {
            continue;
        }
        if (decided(reviews, account) || (account.pinned && !account.stale())) {
            ++report.decided;
            continue;
        }
        ReviewItem item;
        item.account = account.id;
        item.externalId = account.externalId;
        item.address = account.input;
        item.place = account.place;
        item.errorM = errorOf(account.place);
        const auto value = values.of.find(account.id.value);
        item.value = value != values.of.end() ? value->second : values.any ? 0 : 1;
        item.weight = item.value * item.errorM / kKilometre;
        item.stale = account.stale();
        report.items.push_back(std::move(item));
    }
    report.listed = static_cast<std::int64_t>(report.items.size());
    report.errorByLevel = medians(std::move(errors));
    std::stable_sort(report.items.begin(), report.items.end(),
                     [](const ReviewItem& a, const ReviewItem& b) { return a.weight > b.weight; });
    if (params.limit > 0 && report.items.size() > static_cast<std::size_t>(params.limit)) {
        report.items.resize(static_cast<std::size_t>(params.limit));
    }
    const auto names = loadNames(db);
    for (ReviewItem& item : report.items) {
        const Name& name = names.at(item.account.value);
        item.source = name.source;
        item.name = name.name.empty() ? item.externalId : name.name;
        item.candidates = core::records::loadCandidates(db, item.account);
    }
    return report;
}

} // namespace geo
