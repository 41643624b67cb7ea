// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/week_figures.h"

#include "core/base/error.h"
#include "core/base/instant.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/base/week.h"
#include "core/verbs/compare_visits.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

constexpr std::size_t kCauses = 4;
constexpr const char* kNobody = "nobody";

/// Collects the figures of a week.
class Week {
public:
    Week(const Connection& db, const WeekSpan& span, const DriftReport& drift)
        : db_(db), span_(span), drift_(drift) {
        out_.week = span.week;
        out_.from = span.from;
        out_.to = span.to;
        out_.takenAt = span.today + nowUtc().substr(10);
        out_.final = span.today > span.to;
        out_.scenario = drift.scenario;
        out_.since = drift.since;
        out_.tolerance = drift.tolerance;
        out_.measure = drift.measure;
        out_.unit = drift.unit;
        out_.inBand = drift.inBand;
    }

    WeekFigures run(const WeekParams& params, Job& job) {
        addTerritories();
        addDrift();
        addVisits(job);
        addPipeline();
        out_.market = params.market;
        out_.flags = params.flags;
        return std::move(out_);
    }

private:
    static std::string seatOf(const DriftTerritory& territory) {
        return territory.owner.empty() ? territory.name : territory.owner;
    }

    WeekRep& rep(const std::string& name) {
        const auto found = std::find_if(out_.reps.begin(), out_.reps.end(),
                                        [&](const WeekRep& one) { return one.rep == name; });
        if (found != out_.reps.end()) {
            return *found;
        }
        out_.reps.push_back({});
        out_.reps.back().rep = name;
        return out_.reps.back();
    }

    void addTerritories() {
        for (const DriftTerritory& known : drift_.territories) {
            WeekTerritory territory;
            territory.code = known.code;
            territory.name = known.name;
            territory.rep = seatOf(known);
            territory.accounts = known.accounts;
            territory.value = known.value;
            territory.target = known.target;
            territory.inside = known.inside;
            if (known.repairedValue) {
                territory.repairedShare = known.repairedShare();
            }
            out_.accounts += known.accounts;
            WeekRep& seat = rep(territory.rep);
            seat.territories += (seat.territories.empty() ? "" : ", ") + known.name;
            seats_[known.code] = territory.rep;
            out_.territories.push_back(std::move(territory));
        }
    }

    void addDrift() {
        std::set<std::string> out;
        for (const DriftTerritory& territory : drift_.territories) {
            if (!territory.inside) {
                out.insert(territory.code);
            }
        }
        for (const DriftCause& cause : drift_.causes) {
            if (out.contains(cause.territory) && out_.drift.causes.size() < kCauses) {
                const WeekTerritory* territory = out_.territory(cause.territory);
                out_.drift.causes.push_back({cause.text, cause.kind, cause.name,
                                             territory == nullptr ? "" : territory->name,
                                             cause.before, cause.after});
            }
        }
        if (!drift_.repair) {
            return;
        }
        const DriftRepair& repair = *drift_.repair;
        out_.drift.found = repair.found;
        out_.drift.fewest = repair.fewest;
        out_.drift.units = static_cast<int>(repair.moves.size());
        out_.drift.atLeast = repair.atLeast;
        out_.drift.text = repair.text;
        for (const DriftRepair::Move& move : repair.moves) {
            out_.drift.moves.push_back(
                {move.unit, move.unitName, move.from, move.to, move.accounts, move.value});
        }
    }

    void addVisits(Job& job) {
        CompareVisitsParams asked;
        asked.from = span_.from;
        asked.to = span_.to;
        asked.today = span_.today;
        asked.scenario = drift_.scenario;
        for (const ComparedVisit& visit : compareVisits(db_, asked, job).visits) {
            WeekRep& who = rep(visit.rep.empty() ? kNobody : visit.rep);
            const bool planned = visit.state != VisitState::Unplanned;
            who.planned += planned ? 1 : 0;
            who.unplanned += planned ? 0 : 1;
            who.open += visit.state == VisitState::Open ? 1 : 0;
            who.done +=
                visit.state == VisitState::InTime || visit.state == VisitState::Late ? 1 : 0;
            const double minutes =
                planned ? visit.plannedMinutes.value_or(0) + visit.plannedDrive.value_or(0)
                        : visit.actualMinutes.value_or(0) + visit.actualDrive.value_or(0);
            who.hours += minutes / 60;
        }
    }

    void addPipeline() {
        const watch::PlanInForce plan =
            watch::requirePlanInForce(db_, span_.today, named() ? drift_.scenario : "");
        const auto territories = plan.territories(db_);
        Statement rows = db_.prepare(
            "SELECT coalesce(nullif(o.stage, ''), 'no stage'), o.amount, a.id FROM "
            "base_opportunities o LEFT JOIN base_accounts a ON a.source = o.source AND "
            "a.external_id = o.account_external_id AND a.removed = 0 WHERE o.removed = 0 AND "
            "coalesce(o.is_closed, 0) = 0 AND o.amount > 0 ORDER BY o.id");
        while (rows.step()) {
            const auto territory = territories.find(rows.id<AccountTag>(2));
            const std::string seat =
                territory == territories.end() ? kNobody : seats_.at(territory->second);
            rep(seat).pipeline[rows.string(0)] += rows.real(1);
        }
    }

    bool named() const { return drift_.version.starts_with("scenario:"); }

    const Connection& db_;
    const WeekSpan& span_;
    const DriftReport& drift_;
    std::map<std::string, std::string> seats_; ///< by code of territory
    WeekFigures out_;
};

} // namespace

double WeekRep::openValue() const {
    double sum = 0;
    for (const auto& [stage, value] : pipeline) {
        sum += value;
    }
    return sum;
}

std::vector<std::string> WeekFigures::stages() const {
    std::map<std::string, double> values;
    for (const WeekRep& one : reps) {
        for (const auto& [stage, value] : one.pipeline) {
            values[stage] += value;
        }
    }
    std::vector<std::string> names;
    for (const auto& [stage, value] : values) {
        names.push_back(stage);
    }
    std::stable_sort(names.begin(), names.end(), [&](const std::string& a, const std::string& b) {
        return values.at(a) > values.at(b);
    });
    return names;
}

double WeekFigures::openValue() const {
    double sum = 0;
    for (const WeekRep& one : reps) {
        sum += one.openValue();
    }
    return sum;
}

double WeekFigures::stageValue(const std::string& stage) const {
    double sum = 0;
    for (const WeekRep& one : reps) {
        const auto found = one.pipeline.find(stage);
        sum += found == one.pipeline.end() ? 0 : found->second;
    }
    return sum;
}

double WeekFigures::hours() const {
    double sum = 0;
    for (const WeekRep& one : reps) {
        sum += one.hours;
    }
    return sum;
}

int WeekFigures::planned() const {
    int sum = 0;
    for (const WeekRep& one : reps) {
        sum += one.planned;
    }
    return sum;
}

int WeekFigures::done() const {
    int sum = 0;
    for (const WeekRep& one : reps) {
        sum += one.done;
    }
    return sum;
}

const WeekRep* WeekFigures::rep(const std::string& name) const {
    const auto found =
        std::find_if(reps.begin(), reps.end(), [&](const WeekRep& one) { return one.rep == name; });
    return found == reps.end() ? nullptr : &*found;
}

const WeekTerritory* WeekFigures::territory(const std::string& code) const {
    const auto found = std::find_if(territories.begin(), territories.end(),
                                    [&](const WeekTerritory& one) { return one.code == code; });
    return found == territories.end() ? nullptr : &*found;
}

std::string laterBy(const std::string& date, int days) {
    constexpr InstantMs kDay = 86'400'000;
    return instantText(*parseInstant(date) + days * kDay).substr(0, 10);
}

WeekSpan weekSpan(const WeekParams& params) {
    for (const std::string* date : {&params.date, &params.today}) {
        if (!date->empty() && !isDate(*date)) {
            throw Error(Code::Usage, format("\"{}\" is not a date", *date),
                        "write it as 2026-11-30", *date);
        }
    }
    WeekSpan span;
    span.today = params.today.empty() ? nowUtc().substr(0, 10) : params.today;
    const std::string day = params.date.empty() ? laterBy(span.today, -1) : params.date;
    span.week = isoWeek(day);
    span.from = day;
    while (isoWeek(laterBy(span.from, -1)) == span.week) {
        span.from = laterBy(span.from, -1);
    }
    span.to = laterBy(span.from, 6);
    if (span.from > span.today) {
        throw Error(Code::Usage, format("the week of {} has not begun", day),
                    "name a day that is not to come", day);
    }
    return span;
}

WeekFigures takeWeek(Workspace& ws, const WeekParams& params, const std::string& why, Job& job) {
    const WeekSpan span = weekSpan(params);
    DriftParams asked;
    asked.scenario = params.scenario;
    asked.today = span.today;
    const DriftReport drift = [&] {
        const Job::Part part(job, 0, 0.6);
        return watchDrift(ws, asked, job);
    }();
    const Job::Part part(job, 0.6, 1);
    WeekFigures figures = [&] {
        const Connection db = ws.newReader();
        const Snapshot snapshot(db);
        return Week(db, span, drift).run(params, job);
    }();
    ws.record("figures of a week", [&](Record& record) {
        record.db()
            .prepare("INSERT OR REPLACE INTO watch_weeks (week, scenario, taken_at, final, why, "
                     "figures) VALUES (?, ?, ?, ?, ?, ?)")
            .run(figures.week, params.scenario, figures.takenAt, figures.final, why,
                 Json(figures).dump());
    });
    return figures;
}

std::optional<WeekFigures> keptWeek(const Connection& db, const std::string& week,
                                    const std::string& scenario) {
    Statement row = db.prepare("SELECT figures FROM watch_weeks WHERE week = ? AND scenario = ?");
    row.bind(week, scenario);
    return row.step() ? std::optional(Json::parse(row.text(0)).get<WeekFigures>()) : std::nullopt;
}

bool takeWeekIfDue(Workspace& ws, const std::string& today, Job& job) {
    WeekParams params;
    params.today = today;
    const WeekSpan now = weekSpan({today, today, {}, {}, {}});
    params.date = laterBy(now.from, -1);
    const auto kept = keptWeek(ws.newReader(), isoWeek(params.date));
    if (kept && kept->final) {
        return false;
    }
    takeWeek(ws, params, "sync", job);
    return true;
}

} // namespace core
