// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/decide_place.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/quality/match_error.h"
#include "core/records/candidate_store.h"
#include "core/verbs/account_names.h"
#include "core/workspace/gpkg.h"

#include <algorithm>
#include <cmath>

namespace core {

using records::FieldChange;
using records::MatchCandidate;

namespace {

const char* storedName(PlaceDecision decision) {
    switch (decision) {
    case PlaceDecision::Accept: return "accepted";
    case PlaceDecision::Pick: return "picked";
    case PlaceDecision::Pin: return "pinned";
    case PlaceDecision::Fix: return "fixed";
    case PlaceDecision::Unmappable: return "unmappable";
    case PlaceDecision::Release: break;
    }
    return "released";
}

std::string labelOf(const std::string& title, PlaceDecision decision) {
    switch (decision) {
    case PlaceDecision::Accept: return format("Accept the place of {}", title);
    case PlaceDecision::Pick: return format("Pick the place of {}", title);
    case PlaceDecision::Pin: return format("Pin {}", title);
    case PlaceDecision::Fix: return format("Correct the address of {}", title);
    case PlaceDecision::Unmappable: return format("Mark {} as not mappable", title);
    case PlaceDecision::Release: break;
    }
    return format("Forget what was decided about {}", title);
}

/// What the review rests on: the address with corrections, as the geocoder sees it.
std::string inputOf(const Connection& db, AccountId account) {
    Statement row = db.prepare("SELECT street, city, state, zip, country, file_lon, file_lat "
                               "FROM base_accounts WHERE id = ?");
    row.bind(account);
    if (!row.step()) {
        return {};
    }
    records::PlacementInput input{row.optionalString(0), row.optionalString(1),
                                  row.optionalString(2), row.optionalString(3),
                                  row.optionalString(4), std::nullopt};
    if (!row.isNull(5) && !row.isNull(6)) {
        input.given = Point{row.real(5), row.real(6)};
    }
    records::correctAddress(db, account, input);
    return records::placementInput(input);
}

MatchCandidate candidateOf(const Connection& db, AccountId account, int number) {
    const std::vector<MatchCandidate> candidates = records::loadCandidates(db, account);
    if (number < 1 || number > static_cast<int>(candidates.size())) {
        throw Error(Code::Input,
                    candidates.empty() ? "this account has no candidates"
                                       : format("this account has no candidate {}", number),
                    candidates.empty() ? "geocode it, pin it, or correct its address"
                                       : format("choose one from 1 to {}", candidates.size()),
                    externalId(db, account));
    }
    return candidates[static_cast<std::size_t>(number) - 1];
}

Point pointOf(const DecidePlaceParams& params) {
    const bool onGlobe = params.point && std::isfinite(params.point->x) &&
                         std::isfinite(params.point->y) && std::abs(params.point->x) <= 180 &&
                         std::abs(params.point->y) <= 90;
    if (!onGlobe) {
        throw Error(Code::Input, "a pin needs a longitude and a latitude on the globe",
                    "write LON,LAT in degrees, for example -72.68,41.28", params.account);
    }
    return *params.point;
}

void setPin(Edit& edit, AccountId account, Point point, const std::string& note) {
    edit.db()
        .prepare("INSERT INTO plan_pins (account_id, lon, lat, geom, note) VALUES (?, ?, ?, ?, ?) "
                 "ON CONFLICT (account_id) DO UPDATE SET lon = excluded.lon, lat = excluded.lat, "
                 "geom = excluded.geom, note = excluded.note")
        .run(account, point.x, point.y, encodeGpkg(point), note);
}

void removePin(Edit& edit, AccountId account) {
    edit.db().prepare("DELETE FROM plan_pins WHERE account_id = ?").run(account);
}

struct Review {
    std::optional<std::string> level = std::nullopt;
    std::optional<double> errorM = std::nullopt;
    std::optional<std::string> label = std::nullopt;
};

void saveReview(Edit& edit, AccountId account, const DecidePlaceParams& params,
                const Review& review) {
    edit.db()
        .prepare(
            "INSERT INTO plan_place_reviews (account_id, decision, input_hash, level, error_m, "
            "label, note, decided_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account_id) "
            "DO UPDATE SET decision = excluded.decision, input_hash = excluded.input_hash, "
            "level = excluded.level, error_m = excluded.error_m, label = excluded.label, "
            "note = excluded.note, decided_at = excluded.decided_at")
        .run(account, storedName(params.decision), inputOf(edit.db(), account), review.level,
             review.errorM, review.label, params.note, nowUtc());
}

std::vector<FieldChange> corrections(AccountId account, const DecidePlaceParams& params) {
    static const std::vector<std::string> kAddress = {"street", "city", "state", "zip", "country"};
    if (params.fields.empty()) {
        throw Error(Code::Usage, "a correction needs a field",
                    "write --fix street=\"285 Lake Ave\"");
    }
    std::vector<FieldChange> changes;
    for (const auto& [field, value] : params.fields) {
        if (std::find(kAddress.begin(), kAddress.end(), field) == kAddress.end()) {
            throw Error(Code::Usage, format("\"{}\" is no field of an address", field),
                        format("choose one of {}", join(kAddress, ", ")), field);
        }
        FieldChange change;
        change.account = account;
        change.field = field;
        const std::string text(trim(cleanText(value)));
        change.newValue = text.empty() ? std::nullopt : records::Value(text);
        changes.push_back(std::move(change));
    }
    return changes;
}

void release(Edit& edit, AccountId account) {
    removePin(edit, account);
    edit.db().prepare("DELETE FROM plan_place_reviews WHERE account_id = ?").run(account);
    edit.db()
        .prepare("DELETE FROM plan_field_changes WHERE account_id = ? AND origin = 'review'")
        .run(account);
}

void write(Edit& edit, AccountId account, const DecidePlaceParams& params) {
    switch (params.decision) {
    case PlaceDecision::Accept: saveReview(edit, account, params, {}); break;
    case PlaceDecision::Pick: {
        const MatchCandidate chosen = candidateOf(edit.db(), account, params.candidate);
        setPin(edit, account, chosen.point, params.note);
        saveReview(
            edit, account, params,
            {chosen.level, quality::errorRadiusM(chosen.level, chosen.errorM), chosen.label});
        break;
    }
    case PlaceDecision::Pin:
        setPin(edit, account, pointOf(params), params.note);
        saveReview(edit, account, params, {"pin", quality::usualErrorM("pin"), std::nullopt});
        break;
    case PlaceDecision::Fix:
        records::queueFieldChanges(edit, corrections(account, params));
        removePin(edit, account); // it stood for the address that was wrong
        saveReview(edit, account, params, {});
        break;
    case PlaceDecision::Unmappable:
        removePin(edit, account);
        saveReview(edit, account, params, {});
        break;
    case PlaceDecision::Release: release(edit, account); break;
    }
}

} // namespace

void to_json(Json& json, const DecidePlaceReport& report) {
    Json queued = Json::array();
    for (const FieldChange& change : report.queued) {
        queued.push_back({{"field", change.field},
                          {"old", change.oldValue ? Json(*change.oldValue) : Json(nullptr)},
                          {"new", change.newValue ? Json(*change.newValue) : Json(nullptr)},
                          {"status", records::fieldChangeStatusName(change.status)}});
    }
    json = Json{{"account", report.id},
                {"decision", report.decision},
                {"point", report.point ? Json{report.point->x, report.point->y} : Json(nullptr)},
                {"match_level", report.matchLevel},
                {"error_m", report.errorM},
                {"queued", queued}};
}

DecidePlaceReport placeReport(const Connection& db, AccountId account) {
    DecidePlaceReport report;
    report.account = account;
    report.id = externalId(db, account);
    Statement row =
        db.prepare("SELECT lon, lat, match_level, match_error_m, coalesce(place_review, '') "
                   "FROM accounts WHERE id = ?");
    row.bind(account);
    if (row.step()) {
        if (!row.isNull(0) && !row.isNull(1)) {
            report.point = Point{row.real(0), row.real(1)};
        }
        report.matchLevel = row.string(2);
        report.errorM = quality::errorRadiusM(report.matchLevel, row.optionalReal(3));
        report.decision = row.string(4);
    }
    for (FieldChange& change : records::listFieldChanges(db)) {
        if (change.account == account) {
            report.queued.push_back(std::move(change));
        }
    }
    return report;
}

DecidePlaceReport decidePlace(Workspace& ws, const DecidePlaceParams& params) {
    const AccountId account = requireAccount(ws.reader(), params.account);
    const EditInfo info{labelOf(accountTitle(ws.reader(), account), params.decision),
                        "places decide",
                        {{"account", params.account}, {"decision", storedName(params.decision)}}};
    const Changes changes = ws.edit(info, [&](Edit& edit) { write(edit, account, params); });
    DecidePlaceReport report = placeReport(ws.newReader(), account);
    if (params.decision == PlaceDecision::Release) {
        report.decision = storedName(params.decision);
    }
    report.changes = changes;
    return report;
}

} // namespace core
