// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/place_review_store.h"

#include "core/base/time.h"
#include "core/workspace/gpkg.h"

#include <array>

namespace core::records {

namespace {

constexpr std::array kDecisions{PlaceDecision::Accepted, PlaceDecision::Picked,
                                PlaceDecision::Pinned, PlaceDecision::Fixed,
                                PlaceDecision::Unmappable};

PlaceDecision decisionNamed(std::string_view name) {
    for (const PlaceDecision decision : kDecisions) {
        if (name == placeDecisionName(decision)) {
            return decision;
        }
    }
    return PlaceDecision::Accepted; // the schema allows no other word
}

void dropPin(const core::Edit& edit, AccountId account) {
    edit.db().prepare("DELETE FROM plan_pins WHERE account_id = ?").run(account);
}

} // namespace

const char* placeDecisionName(PlaceDecision decision) noexcept {
    switch (decision) {
    case PlaceDecision::Accepted: return "accepted";
    case PlaceDecision::Picked: return "picked";
    case PlaceDecision::Pinned: return "pinned";
    case PlaceDecision::Fixed: return "fixed";
    case PlaceDecision::Unmappable: return "unmappable";
    }
    return "accepted";
}

void savePlaceReview(core::Edit& edit, const PlaceReview& review, const std::optional<Point>& pin) {
    edit.db()
        .prepare("INSERT OR REPLACE INTO plan_place_reviews (account_id, decision, input_hash, "
                 "level, error_m, label, note, decided_at) VALUES (?, ?, ?, nullif(?, ''), ?, "
                 "nullif(?, ''), ?, ?)")
        .run(review.account, placeDecisionName(review.decision), review.inputHash, review.level,
             review.errorM, review.label, review.note, nowUtc());
    if (!pin) {
        dropPin(edit, review.account);
        return;
    }
    edit.db()
        .prepare("INSERT OR REPLACE INTO plan_pins (account_id, lon, lat, geom, note) "
                 "VALUES (?, ?, ?, ?, ?)")
        .run(review.account, pin->x, pin->y, encodeGpkg(*pin), review.note);
}

void dropPlaceReview(core::Edit& edit, AccountId account) {
    edit.db().prepare("DELETE FROM plan_place_reviews WHERE account_id = ?").run(account);
    dropPin(edit, account);
}

std::map<AccountId, PlaceReview> loadPlaceReviews(const Connection& db) {
    std::map<AccountId, PlaceReview> reviews;
    Statement row = db.prepare("SELECT account_id, decision, input_hash, coalesce(level, ''), "
                               "error_m, coalesce(label, ''), note, decided_at "
                               "FROM plan_place_reviews");
    while (row.step()) {
        PlaceReview review;
        review.account = row.id<AccountTag>(0);
        review.decision = decisionNamed(row.text(1));
        review.inputHash = row.string(2);
        review.level = row.string(3);
        review.errorM = row.optionalReal(4);
        review.label = row.string(5);
        review.note = row.string(6);
        review.decidedAt = row.string(7);
        reviews.emplace(review.account, std::move(review));
    }
    return reviews;
}

std::map<AccountId, Point> loadPins(const Connection& db) {
    std::map<AccountId, Point> pins;
    Statement row = db.prepare("SELECT account_id, lon, lat FROM plan_pins");
    while (row.step()) {
        pins.emplace(row.id<AccountTag>(0), Point{row.real(1), row.real(2)});
    }
    return pins;
}

} // namespace core::records
