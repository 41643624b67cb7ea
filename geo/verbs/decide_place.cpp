// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/records/field_change_store.h"
#include "core/records/place_store.h"
#include "geo/verbs/geocode.h"
#include "geo/verbs/locate_accounts.h"
#include "geo/verbs/review_places.h"

#include <algorithm>
#include <cmath>

namespace geo {

using core::AccountId;
using core::Code;
using core::Error;
using core::Json;
using core::records::AccountPlace;
using core::records::FieldChange;
using core::records::PlaceDecision;
using core::records::PlaceReview;

namespace {

void checkOneWish(const DecidePlaceParams& params) {
    const int wishes = (params.accept ? 1 : 0) + (params.pick > 0 ? 1 : 0) + (params.pin ? 1 : 0) +
                       (params.fix.empty() ? 0 : 1) + (params.unmappable ? 1 : 0) +
                       (params.reopen ? 1 : 0);
    if (wishes != 1) {
        throw Error(Code::Usage, "say one thing about the place of the account",
                    "accept it, pick a candidate, pin it, fix the address, call it unmappable, or "
                    "reopen it");
    }
    const auto fits = [](core::Point p) {
        return std::isfinite(p.x) && std::isfinite(p.y) && std::abs(p.x) <= 180 &&
               std::abs(p.y) <= 90;
    };
    if (params.pin && !fits(*params.pin)) {
        throw Error(Code::Usage, "the pin does not lie on the earth",
                    "give longitude and latitude in degrees, such as -72.68,41.76");
    }
}

AccountId accountOf(const core::Connection& db, const DecidePlaceParams& params) {
    if (params.id.value != 0) {
        return params.id;
    }
    core::Statement rows =
        db.prepare("SELECT id FROM base_accounts WHERE removed = 0 AND "
                   "(external_id = ?1 OR source || ':' || external_id = ?1) ORDER BY id");
    rows.bind(params.account);
    std::vector<AccountId> found;
    while (rows.step()) {
        found.push_back(rows.id<core::AccountTag>(0));
    }
    if (found.size() != 1) {
        throw Error(Code::Input,
                    found.empty()
                        ? core::format("there is no account {}", params.account)
                        : core::format("several sources have an account {}", params.account),
                    found.empty() ? "check the id" : "write it as source:id", params.account);
    }
    return found.front();
}

AccountPlace placeOf(const core::Connection& db, AccountId account) {
    for (AccountPlace& place : core::records::loadAccountPlaces(db)) {
        if (place.id == account) {
            return std::move(place);
        }
    }
    throw Error(Code::Input, "the account is not there any more", "read the list again");
}

core::records::Value addressField(const core::records::PlacementInput& input,
                                  const std::string& field) {
    return field == "street"  ? input.street
           : field == "city"  ? input.city
           : field == "state" ? input.state
           : field == "zip"   ? input.zip
                              : input.country;
}

std::vector<FieldChange> changesOf(const AccountPlace& account,
                                   const std::map<std::string, std::string>& fix) {
    std::vector<FieldChange> changes;
    for (const auto& [field, text] : fix) {
        if (field != "street" && field != "city" && field != "state" && field != "zip" &&
            field != "country") {
            throw Error(Code::Usage, core::format("{} is no part of an address", field),
                        "say street, city, state, zip or country", field);
        }
        FieldChange change;
        change.account = account.id;
        change.field = field;
        change.oldValue = addressField(account.input, field);
        const std::string value(core::trim(text));
        change.newValue = value.empty() ? core::records::Value() : core::records::Value(value);
        if (change.newValue != change.oldValue) {
            changes.push_back(std::move(change));
        }
    }
    if (changes.empty()) {
        throw Error(Code::Input, "the address is like that already", "change a part of it");
    }
    return changes;
}

/// The review that a wish amounts to, and where the account lies from then on.
struct Decision {
    PlaceReview review;
    std::optional<core::Point> pin;
    std::string label; ///< of the step in the history
};

Decision decisionFor(const core::Connection& db, const AccountPlace& account,
                     const DecidePlaceParams& params) {
    Decision made;
    made.review.account = account.id;
    made.review.inputHash = core::records::placementInput(account.input);
    made.review.note = params.note;
    if (params.pick > 0) {
        const auto candidates = core::records::loadCandidates(db, account.id);
        if (params.pick > static_cast<int>(candidates.size())) {
            throw Error(
                Code::Input,
                core::format("account {} has no candidate {}", account.externalId, params.pick),
                core::format("it has {}",
                             core::counted(static_cast<std::int64_t>(candidates.size()),
                                           "candidate", "candidates")),
                account.externalId);
        }
        const auto& chosen = candidates[static_cast<std::size_t>(params.pick) - 1];
        made.review.decision = PlaceDecision::Picked;
        made.review.level = chosen.level;
        made.review.errorM = chosen.errorM;
        made.review.label = chosen.label;
        made.pin = chosen.point;
        made.label = core::format("Place {} at {}", account.externalId, chosen.label);
    } else if (params.pin) {
        made.review.decision = PlaceDecision::Pinned;
        made.pin = params.pin;
        made.label = core::format("Pin {}", account.externalId);
    } else if (params.unmappable) {
        made.review.decision = PlaceDecision::Unmappable;
        made.label = core::format("Call {} not mappable", account.externalId);
    } else {
        if (!account.place.point) {
            throw Error(Code::Input,
                        core::format("account {} has no place to accept", account.externalId),
                        "pin it, or correct its address", account.externalId);
        }
        made.review.decision = PlaceDecision::Accepted;
        made.label = core::format("Accept the place of {}", account.externalId);
    }
    return made;
}

void placeAnew(core::Workspace& ws, core::Job& job) {
    GeocodeParams again;
    again.scope = GeocodeScope::Stale;
    geocode(ws, again, job);
}

} // namespace

void to_json(Json& json, const DecidePlaceReport& report) {
    json = {{"account", report.account},
            {"decision", report.decision},
            {"level", report.level},
            {"lon", report.point ? Json(report.point->x) : Json()},
            {"lat", report.point ? Json(report.point->y) : Json()},
            {"queued", report.queued}};
}

DecidePlaceReport decidePlace(core::Workspace& ws, const DecidePlaceParams& params,
                              core::Job& job) {
    checkOneWish(params);
    const core::Connection db = ws.newReader();
    const AccountPlace account = placeOf(db, accountOf(db, params));
    DecidePlaceReport report;
    report.account = account.externalId;
    const Json logged = {{"account", account.externalId}};
    if (!params.fix.empty()) {
        const auto changes = changesOf(account, params.fix);
        ws.edit({core::format("Correct the address of {}", account.externalId), "places decide",
                 logged},
                [&](core::Edit& edit) {
                    core::records::queueFieldChanges(edit, changes);
                    PlaceReview review;
                    review.account = account.id;
                    review.decision = PlaceDecision::Fixed;
                    review.inputHash = core::records::placementInput(account.input);
                    review.note = params.note;
                    core::records::savePlaceReview(edit, review, std::nullopt);
                });
        for (const FieldChange& change : changes) {
            report.queued.push_back(change.field);
        }
        report.decision = placeDecisionName(PlaceDecision::Fixed);
        placeAnew(ws, job);
    } else if (params.reopen) {
        ws.edit({core::format("Review {} again", account.externalId), "places decide", logged},
                [&](core::Edit& edit) {
                    core::records::dropPlaceReview(edit, account.id);
                    core::records::dropFieldChanges(edit, account.id);
                });
        report.decision = "reopened";
        placeAnew(ws, job);
    } else {
        const Decision made = decisionFor(db, account, params);
        ws.edit({made.label, "places decide", logged}, [&](core::Edit& edit) {
            core::records::savePlaceReview(edit, made.review, made.pin);
        });
        report.decision = placeDecisionName(made.review.decision);
        locateAccounts(ws, job);
    }
    core::Statement now = db.prepare("SELECT match_level, lon, lat FROM accounts WHERE id = ?");
    now.bind(account.id);
    if (now.step()) {
        report.level = now.string(0);
        if (!now.isNull(1)) {
            report.point = core::Point{now.real(1), now.real(2)};
        }
    }
    return report;
}

} // namespace geo
