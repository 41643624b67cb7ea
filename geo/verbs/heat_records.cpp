// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/heat_records.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/workspace/counted_once.h"
#include "core/workspace/record_query.h"
#include "geo/crs/projection.h"

#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace geo {

using core::Code;
using core::Error;
using core::RecordTable;

namespace {

struct Place {
    std::optional<core::Point> point;
    bool rough = false;
    std::int64_t account = 0;
};

/// Where the records of a kind lie, by id.
using Places = std::map<std::int64_t, Place>;

constexpr const char* kAccountPlaces =
    "SELECT id, lon, lat, match_level, id FROM accounts ORDER BY id";
constexpr const char* kOpportunityPlaces =
    "SELECT o.id, a.lon, a.lat, a.match_level, a.id FROM base_opportunities o "
    "LEFT JOIN base_accounts b ON b.source = o.source AND b.removed = 0 "
    "AND b.external_id = o.account_external_id LEFT JOIN accounts a ON a.id = b.id "
    "WHERE o.removed = 0 ORDER BY o.id";
constexpr const char* kLeadPlaces =
    "SELECT id, lon, lat, match_level, NULL FROM base_leads WHERE removed = 0 ORDER BY id";
constexpr const char* kVisitPlaces =
    "SELECT v.id, a.lon, a.lat, a.match_level, a.id FROM plan_visits v "
    "LEFT JOIN accounts a ON a.id = v.account_id ORDER BY v.id";

/// Visits as expressions see them.
constexpr const char* kVisits =
    "SELECT v.id AS id, v.kind AS kind, v.subject AS subject, v.starts AS starts, "
    "CASE WHEN v.ends <> '' THEN (julianday(v.ends) - julianday(v.starts)) * 1440 END AS minutes, "
    "r.name AS rep, v.outcome AS outcome, v.done AS done "
    "FROM plan_visits v LEFT JOIN base_reps r ON r.id = v.rep_id";

struct Kind {
    const char* name;
    const char* places;
    std::optional<RecordTable> table; ///< empty for visits
};
const Kind kKinds[] = {{"accounts", kAccountPlaces, RecordTable::Accounts},
                       {"opportunities", kOpportunityPlaces, RecordTable::Opportunities},
                       {"leads", kLeadPlaces, RecordTable::Leads},
                       {"visits", kVisitPlaces, std::nullopt}};

const Kind& kindOf(const std::string& name) {
    for (const Kind& kind : kKinds) {
        if (core::equalsIgnoreCase(name, kind.name)) {
            return kind;
        }
    }
    throw Error(Code::Usage, core::format("there is no heatmap of \"{}\"", name),
                "choose --of accounts, opportunities, leads or visits", name);
}

Places placesOf(const core::Connection& db, const Kind& kind) {
    Places places;
    core::Statement rows = db.prepare(kind.places);
    while (rows.step()) {
        Place place;
        if (!rows.isNull(1) && !rows.isNull(2)) {
            const core::Point p{rows.real(1), rows.real(2)};
            if (std::abs(p.x) <= 180 && std::abs(p.y) < 89.9) { // else no plane shows it
                place.point = p;
            }
        }
        place.rough = rows.text(3) == "zip" || rows.text(3) == "city";
        place.account = rows.integer(4);
        places.emplace(rows.integer(0), place);
    }
    return places;
}

/// The value as SQL: a column's name is quoted, whatever it holds; anything else stays as typed.
std::string valueSql(const core::Connection& db, const Kind& kind, const std::string& value) {
    const std::string text(core::trim(value));
    if (text.empty() || core::equalsIgnoreCase(text, "count")) {
        return "1";
    }
    if (kind.table) {
        for (const std::string& column : core::recordColumns(db, *kind.table)) {
            if (core::equalsIgnoreCase(column, text)) {
                return core::quoteIdentifier(column);
            }
        }
    }
    return text;
}

std::vector<core::RecordValue> visitValues(const core::Connection& db, const std::string& value,
                                           const std::string& where) {
    std::vector<core::RecordValue> values;
    core::Statement rows =
        db.prepareRestricted(core::format("SELECT id, ({}) FROM ({}) WHERE ({}) ORDER BY id", value,
                                          kVisits, core::trim(where).empty() ? "1" : where),
                             {"plan_visits", "base_reps"});
    while (rows.step()) {
        values.push_back(
            {rows.integer(0), rows.isNumber(1) ? std::optional(rows.real(1)) : std::nullopt});
    }
    return values;
}

class Reader {
public:
    Reader(const core::Connection& db, const HeatQuery& query, core::Job& job)
        : db_(db), query_(query), job_(job), kind_(kindOf(query.of)),
          value_(valueSql(db, kind_, query.value)), places_(placesOf(db, kind_)) {
        for (const auto& [account, other] : core::countedForOthers(db)) {
            duplicates_.insert(account.value);
        }
    }

    HeatRecords run(const PlaneChoice& plane) {
        add(query_.where, 1);
        if (query_.difference) {
            add(query_.minus, -1);
        }
        if (out_.read == 0) {
            throw Error(Code::Input,
                        core::trim(query_.where).empty()
                            ? core::format("the workspace has no {}", kind_.name)
                            : core::format("no record of {} fits \"{}\"", kind_.name, query_.where),
                        core::format("import some with `evenlode {} import`, or change --where",
                                     kind_.table ? kind_.name : "accounts"));
        }
        project(plane);
        note();
        return std::move(out_);
    }

private:
    void add(const std::string& where, double sign) {
        const auto values = kind_.table ? core::selectRecordValues(db_, *kind_.table, value_, where)
                                        : visitValues(db_, value_, where);
        for (const core::RecordValue& item : values) {
            if (++out_.read % 4096 == 0) {
                job_.checkpoint();
            }
            const Place& place = places_.at(item.id);
            // What a duplicate sold is business of its own; the company itself counts once.
            if (kind_.table == RecordTable::Accounts && duplicates_.contains(place.account)) {
                ++out_.notCounted;
            } else if (!item.value || !std::isfinite(*item.value)) {
                ++out_.noValue;
            } else if (!place.point) {
                ++out_.noPlace;
                out_.noPlaceValue += sign * *item.value;
            } else {
                out_.byZip += place.rough ? 1 : 0;
                out_.points.push_back({*place.point, sign * *item.value});
                out_.total += sign * *item.value;
            }
        }
    }

    void project(const PlaneChoice& plane) {
        if (out_.points.empty()) {
            throw Error(Code::Input,
                        core::format("none of these {} has a place and a value", kind_.name),
                        "run `evenlode geocode`, or choose another --value");
        }
        std::vector<core::Point> degrees;
        core::Box extent;
        for (const auto& p : out_.points) {
            degrees.push_back(p.at);
            extent.add(p.at);
        }
        out_.crs = plane(extent, degrees);
        const Projection projection(out_.crs);
        projection.toMetres(degrees);
        for (std::size_t i = 0; i < degrees.size(); ++i) {
            out_.points[i].at = degrees[i];
        }
    }

    void note() {
        const auto say = [&](std::int64_t count, const std::string& what, const std::string& hint) {
            if (count > 0) {
                out_.issues.push_back({core::Severity::Warning, "", 0,
                                       core::counted(count, "record", "records") + " " + what,
                                       hint});
            }
        };
        say(out_.noPlace, "without a place: not on the map", "run `evenlode geocode`");
        say(out_.noValue, "without a value: not on the map", "");
        say(out_.byZip, "known by ZIP or city only: shown at its middle",
            "run `evenlode geocode` with street references");
        say(out_.notCounted, "of companies that are there twice: counted once", "");
    }

    const core::Connection& db_;
    const HeatQuery& query_;
    core::Job& job_;
    const Kind& kind_;
    std::string value_;
    Places places_;
    std::set<std::int64_t> duplicates_;
    HeatRecords out_;
};

} // namespace

HeatRecords loadHeatRecords(const core::Connection& db, const HeatQuery& query,
                            const PlaneChoice& plane, core::Job& job) {
    job.step(0, "reading records");
    return Reader(db, query, job).run(plane);
}

} // namespace geo
