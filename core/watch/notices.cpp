// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/watch/notices.h"

#include "core/base/text.h"

#include <algorithm>
#include <set>

namespace core::watch {

namespace {

constexpr const char* kBand = "band";
constexpr const char* kBack = "back in band";
constexpr const char* kNewPlan = "another plan is in force";

std::string versionOf(const Connection& db, std::int64_t notice) {
    Statement row = db.prepare("SELECT version FROM watch_notices WHERE id = ?");
    row.bind(notice);
    return row.step() ? row.string(0) : std::string();
}

/// A plan that is watched beside the one in force has notices of its own.
bool samePlan(const std::string& a, const std::string& b) {
    return a == b || (a.starts_with("ledger:") && b.starts_with("ledger:"));
}

bool wasRaised(const Connection& db, const std::string& version, const std::string& cause) {
    Statement row = db.prepare("SELECT 1 FROM watch_notices WHERE version = ? AND cause = ?");
    row.bind(version, cause);
    return row.step();
}

const DriftTerritory* territoryOf(const DriftReport& report, const std::string& code) {
    for (const DriftTerritory& territory : report.territories) {
        if (territory.code == code) {
            return &territory;
        }
    }
    return nullptr;
}

bool outside(const DriftReport& report, const std::string& code) {
    const DriftTerritory* territory = territoryOf(report, code);
    return territory != nullptr && !territory->inside;
}

std::string bandText(const DriftReport& report, const std::vector<std::string>& codes) {
    std::vector<std::string> parts;
    for (const std::string& code : codes) {
        const DriftTerritory* territory = territoryOf(report, code);
        parts.push_back(format("{} {}", territory->name, percent(territory->share())));
    }
    std::string text = format("{} left {} band of ±{}", join(parts, ", "),
                              codes.size() == 1 ? "its" : "their", percent(report.tolerance, 0));
    for (const DriftCause& cause : report.causes) {
        if (!cause.event && std::find(codes.begin(), codes.end(), cause.territory) != codes.end()) {
            return text + ": " + cause.text;
        }
    }
    return text;
}

/// Territories that have left and of which nobody has been told.
std::set<std::string> untold(const DriftReport& report, const std::vector<DriftNotice>& open) {
    std::set<std::string> codes;
    for (const DriftTerritory& territory : report.territories) {
        if (!territory.inside && territory.insideThen) {
            codes.insert(territory.code);
        }
    }
    for (const DriftNotice& notice : open) {
        for (const std::string& code : notice.territories) {
            codes.erase(code);
        }
    }
    return codes;
}

/// Territories that left their band because the whole changed, not they.
std::vector<std::string> fromTarget(const DriftReport& report) {
    std::vector<std::string> codes;
    for (const DriftCause& cause : report.causes) {
        if (cause.kind == "target_changed") {
            codes.push_back(cause.territory);
        }
    }
    return codes;
}

} // namespace

namespace {

std::vector<DriftNotice> noticesWhere(const Connection& db, const std::string& condition) {
    std::vector<DriftNotice> out;
    Statement rows = db.prepare(format("SELECT id, kind, cause, territories, text, raised_at FROM "
                                       "watch_notices WHERE {} ORDER BY id",
                                       condition));
    while (rows.step()) {
        DriftNotice notice;
        notice.id = rows.integer(0);
        notice.kind = rows.string(1);
        notice.cause = rows.string(2);
        notice.territories = Json::parse(rows.text(3)).get<std::vector<std::string>>();
        notice.text = rows.string(4);
        notice.raisedAt = rows.string(5);
        out.push_back(std::move(notice));
    }
    return out;
}

bool isBack(const DriftReport& report, const DriftNotice& notice) {
    return !notice.territories.empty() &&
           std::none_of(notice.territories.begin(), notice.territories.end(),
                        [&](const std::string& code) { return outside(report, code); });
}

} // namespace

std::vector<DriftNotice> openNotices(const Connection& db) {
    return noticesWhere(db, "ended_at IS NULL");
}

NoticeChange noticeChange(const Connection& db, const DriftReport& report) {
    NoticeChange change;
    std::vector<DriftNotice> staying;
    for (DriftNotice& notice : noticesWhere(db, format("ended_why = '{}'", kDismissed))) {
        if (versionOf(db, notice.id) == report.version && isBack(report, notice)) {
            change.settled.push_back(notice.id);
        } else if (versionOf(db, notice.id) == report.version) {
            staying.push_back(std::move(notice)); // nobody wants to hear of it again
        }
    }
    for (DriftNotice& notice : openNotices(db)) {
        const std::string version = versionOf(db, notice.id);
        const bool back = isBack(report, notice);
        if (!samePlan(version, report.version)) {
            continue; // of a plan that is watched beside this one
        }
        if (version != report.version || back) {
            notice.endedWhy = version != report.version ? kNewPlan : kBack;
            change.ended.push_back(std::move(notice));
        } else {
            staying.push_back(std::move(notice));
        }
    }
    std::set<std::string> codes = untold(report, staying);
    DriftNotice* first = nullptr; // of the events that brought a territory out of band
    change.raised.reserve(report.causes.size() + 1);
    for (const DriftCause& cause : report.causes) {
        if (!cause.event || wasRaised(db, report.version, cause.key)) {
            continue;
        }
        DriftNotice notice{0, cause.kind, cause.key, {}, cause.text, {}, {}, {}};
        if (codes.erase(cause.territory) > 0) {
            notice.territories = {cause.territory};
            notice.text += ". " + bandText(report, notice.territories);
        }
        change.raised.push_back(std::move(notice));
        const bool breaks = !change.raised.back().territories.empty();
        first = first == nullptr && breaks ? &change.raised.back() : first;
    }
    if (first != nullptr) {
        for (const std::string& code : fromTarget(report)) {
            if (codes.erase(code) > 0) {
                first->territories.push_back(code);
            }
        }
    }
    if (!codes.empty()) {
        DriftNotice notice;
        notice.kind = kBand;
        notice.territories.assign(codes.begin(), codes.end());
        notice.cause = "band:" + join(notice.territories, ",");
        notice.text = bandText(report, notice.territories);
        change.raised.push_back(std::move(notice));
    }
    if (!change.raised.empty() && report.repair && !report.repair->moves.empty()) {
        change.raised.back().text += ". " + report.repair->text;
    }
    return change;
}

void saveNotices(Record& record, const std::string& version, const std::string& at,
                 NoticeChange& change) {
    for (DriftNotice& notice : change.ended) {
        notice.endedAt = at;
        endNotice(record, notice.id, at, notice.endedWhy);
    }
    for (const std::int64_t notice : change.settled) {
        record.db()
            .prepare("UPDATE watch_notices SET ended_why = ? WHERE id = ?")
            .run(std::string(kDismissed) + ", then " + kBack, notice);
    }
    Statement insert =
        record.db().prepare("INSERT INTO watch_notices (id, version, kind, cause, territories, "
                            "text, raised_at) VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (DriftNotice& notice : change.raised) {
        notice.id = nextId(record.db(), "watch_notices");
        notice.raisedAt = at;
        insert.run(notice.id, version, notice.kind, notice.cause, Json(notice.territories).dump(),
                   notice.text, at);
    }
}

bool endNotice(Record& record, std::int64_t notice, const std::string& at, const std::string& why) {
    Statement there =
        record.db().prepare("SELECT 1 FROM watch_notices WHERE id = ? AND ended_at IS NULL");
    there.bind(notice);
    if (!there.step()) {
        return false;
    }
    there.reset();
    record.db()
        .prepare("UPDATE watch_notices SET ended_at = ?, ended_why = ? WHERE id = ?")
        .run(at, why, notice);
    return true;
}

} // namespace core::watch
