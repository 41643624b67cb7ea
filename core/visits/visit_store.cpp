// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visits/visit_store.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/base/user.h"

namespace core::visits {

namespace {

constexpr const char* kColumns =
    "SELECT id, own_key, account_id, rep_id, kind, subject, starts, ends, zone, all_day, location, "
    "note, outcome, done, photos, made_at, made_by, lon, lat, entry, planned_starts, planned_ends, "
    "driving FROM plan_visits";

Visit visitFrom(const Statement& row) {
    Visit visit;
    visit.id = row.id<VisitTag>(0);
    visit.key = row.string(1);
    visit.account = row.id<AccountTag>(2);
    visit.rep = row.id<RepTag>(3);
    visit.kind = row.string(4);
    visit.subject = row.string(5);
    visit.when = {row.string(6), row.string(7), row.string(8), row.integer(9) != 0};
    visit.location = row.string(10);
    visit.note = row.string(11);
    visit.outcome = row.string(12);
    visit.done = row.integer(13) != 0;
    const Json photos = Json::parse(row.text(14), nullptr, false);
    for (const Json& photo : photos.is_array() ? photos : Json::array()) {
        visit.photos.push_back({photo.value("file", ""), photo.value("sha256", "")});
    }
    visit.madeAt = row.string(15);
    visit.madeBy = row.string(16);
    if (!row.isNull(17) && !row.isNull(18)) {
        visit.place = Point{row.real(17), row.real(18)};
    }
    visit.entry = row.string(19);
    visit.plannedStarts = row.string(20);
    visit.plannedEnds = row.string(21);
    if (!row.isNull(22)) {
        visit.driving = row.integer(22);
    }
    return visit;
}

std::string photosText(const Visit& visit) {
    Json photos = Json::array();
    for (const Photo& photo : visit.photos) {
        photos.push_back({{"file", photo.file}, {"sha256", photo.sha256}});
    }
    return photos.dump();
}

std::optional<double> lonOf(const Visit& visit) {
    return visit.place ? std::optional(visit.place->x) : std::nullopt;
}

std::optional<double> latOf(const Visit& visit) {
    return visit.place ? std::optional(visit.place->y) : std::nullopt;
}

/// Unlike that of any other workspace: the number alone would come again in a copy.
std::string freshKey(const Connection& db, const Visit& visit) {
    const std::string seed = format("{}|{}|{}|{}|{}", db.path(), visit.id.value, visit.madeAt,
                                    visit.account.value, visit.madeBy);
    return kKeyPrefix + sha256(seed).substr(0, 24);
}

} // namespace

void insertVisits(Edit& edit, std::vector<Visit>& visits) {
    const Connection& db = edit.db();
    std::int64_t id = nextIds(db, "plan_visits", static_cast<std::int64_t>(visits.size()));
    Statement insert = db.prepare(
        "INSERT INTO plan_visits (id, own_key, account_id, rep_id, kind, subject, starts, ends, "
        "zone, all_day, location, note, outcome, done, photos, made_at, made_by, lon, lat, entry, "
        "planned_starts, planned_ends, driving) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (Visit& visit : visits) {
        visit.id = VisitId(id++);
        visit.madeAt = nowUtc();
        visit.madeBy = userName();
        visit.key = visit.key.empty() ? freshKey(db, visit) : visit.key;
        insert.run(visit.id, visit.key, visit.account, visit.rep, visit.kind, visit.subject,
                   visit.when.starts, visit.when.ends, visit.when.zone, visit.when.allDay,
                   visit.location, visit.note, visit.outcome, visit.done, photosText(visit),
                   visit.madeAt, visit.madeBy, lonOf(visit), latOf(visit), visit.entry,
                   visit.plannedStarts, visit.plannedEnds, visit.driving);
    }
}

void updateVisit(Edit& edit, const Visit& visit) {
    edit.db()
        .prepare("UPDATE plan_visits SET account_id = ?, rep_id = ?, kind = ?, subject = ?, "
                 "starts = ?, ends = ?, zone = ?, all_day = ?, location = ?, note = ?, "
                 "outcome = ?, done = ?, photos = ?, lon = ?, lat = ?, entry = ?, planned_starts = "
                 "?, planned_ends = ?, driving = ? WHERE id = ?")
        .run(visit.account, visit.rep, visit.kind, visit.subject, visit.when.starts,
             visit.when.ends, visit.when.zone, visit.when.allDay, visit.location, visit.note,
             visit.outcome, visit.done, photosText(visit), lonOf(visit), latOf(visit), visit.entry,
             visit.plannedStarts, visit.plannedEnds, visit.driving, visit.id);
}

void deleteVisit(Edit& edit, VisitId visit) {
    edit.db().prepare("DELETE FROM plan_visits WHERE id = ?").run(visit);
}

std::vector<Visit> loadVisits(const Connection& db, std::optional<AccountId> account) {
    std::vector<Visit> visits;
    Statement rows =
        db.prepare(format("{} WHERE ?1 IS NULL OR account_id = ?1 ORDER BY starts, id", kColumns));
    rows.bind(account ? std::optional(account->value) : std::nullopt);
    while (rows.step()) {
        visits.push_back(visitFrom(rows));
    }
    return visits;
}

Visit requireVisit(const Connection& db, VisitId visit) {
    Statement row = db.prepare(format("{} WHERE id = ?", kColumns));
    row.bind(visit);
    if (!row.step()) {
        throw Error(Code::Input, format("there is no visit {}", visit.value),
                    "see the numbers with: evenlode visits list", std::to_string(visit.value));
    }
    return visitFrom(row);
}

} // namespace core::visits
