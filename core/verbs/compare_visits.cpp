// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/compare_visits.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/base/week.h"
#include "core/base/zone.h"
#include "core/verbs/day_range.h"
#include "core/verbs/rep_words.h"
#include "core/verbs/tally_json.h"
#include "core/verbs/visit_accounts.h"
#include "core/visits/planned_calls.h"
#include "core/visits/route_store.h"
#include "core/visits/visit_fields.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace core {

using visits::MadeVisit;

namespace {

constexpr double kMinute = 60'000;
constexpr int kUsualDays = 28;

/// A call as it was planned.
struct Plan {
    AccountId account;
    RepId rep;
    std::string day;
    std::string zone;
    std::string key; ///< of the visit that was made of it; may be empty
    InstantMs starts = 0;
    InstantMs latest = 0; ///< until when it is in time
    double minutes = 0;
    std::optional<double> drive = {};
    bool allDay = false;
};

std::optional<double> minutesOf(const visits::Span& when) {
    const std::int64_t seconds = when.allDay ? 0 : when.seconds();
    return seconds > 0 ? std::optional(static_cast<double>(seconds) / 60) : std::nullopt;
}

std::string clockOf(const std::string& zone, InstantMs moment) {
    return localText(isZone(zone) ? zone : "UTC", moment).substr(11);
}

std::string startOf(const visits::Span& when) {
    const auto starts = parseInstant(when.starts);
    return when.allDay || !starts ? when.starts
                                  : localText(isZone(when.zone) ? when.zone : "UTC", *starts);
}

class Comparison {
public:
    Comparison(const Connection& db, CompareVisitsReport& report, const CompareVisitsParams& params)
        : db_(db), report_(report),
          tolerance_(static_cast<InstantMs>(std::llround(params.tolerance * kMinute))), reps_(db),
          accounts_(loadVisitAccounts(db, params.scenario)) {}

    void run(Job& job) {
        job.step(0.1, "reading plans");
        addStops();
        addPlannedVisits();
        job.step(0.4, "reading visits");
        for (MadeVisit& made : visits::loadMadeVisits(db_)) {
            made_.push_back(std::move(made));
        }
        used_.assign(made_.size(), false);
        job.step(0.7, "laying them side by side");
        pair();
        finish();
    }

private:
    bool within(const std::string& day) const { return report_.from <= day && day <= report_.to; }

    void addStops() {
        std::set<std::pair<RepId, std::string>> taken;
        for (const visits::RoutePlan& head : visits::loadRoutePlans(db_)) {
            const visits::RoutePlan plan = visits::requireRoutePlan(db_, head.id);
            const std::string zone = isZone(plan.zone) ? plan.zone : "UTC";
            for (const visits::DayRoute& route : plan.routes) {
                const auto midnight = findInstantIn(zone, route.day + " 00:00");
                if (midnight && taken.insert({route.rep, route.day}).second) {
                    addStopsOf(route, zone, *midnight);
                }
            }
        }
    }

    void addStopsOf(const visits::DayRoute& route, const std::string& zone, InstantMs midnight) {
        for (const visits::RouteStop& stop : route.stops) {
            Plan plan{stop.account, route.rep, route.day, zone, stop.visitKey};
            plan.starts = midnight + stop.starts * 1000;
            plan.latest = plan.starts + tolerance_;
            if (stop.closes) {
                plan.latest = std::max(plan.latest, midnight + *stop.closes * 1000);
            }
            plan.minutes = static_cast<double>(stop.leaves - stop.starts) / 60;
            plan.drive = static_cast<double>(stop.driving) / 60;
            remember(plan);
            plans_.push_back(std::move(plan));
        }
    }

    void remember(const Plan& plan) {
        keys_.insert(plan.key);
        days_.insert({plan.account, plan.rep, plan.day});
    }

    /// Visits that were planned by hand, or by a route plan that is gone.
    void addPlannedVisits() {
        for (const visits::Visit& visit : visits::loadCurrentVisits(db_)) {
            visits::Span when = visit.when;
            if (visit.done) {
                when.starts = visit.plannedStarts;
                when.ends = visit.plannedEnds;
                when.allDay = isDate(when.starts);
            }
            const auto starts = parseInstant(when.starts);
            if (!starts || !visit.account || keys_.contains(visit.key)) {
                continue;
            }
            Plan plan{visit.account, visit.rep, visits::dayOf(when), when.zone, visit.key};
            if (days_.contains({plan.account, plan.rep, plan.day})) {
                continue;
            }
            plan.starts = *starts;
            plan.latest = *starts + tolerance_;
            plan.minutes = minutesOf(when).value_or(0);
            plan.allDay = when.allDay;
            plans_.push_back(std::move(plan));
        }
    }

    void pair() {
        std::stable_sort(plans_.begin(), plans_.end(),
                         [](const Plan& a, const Plan& b) { return a.starts < b.starts; });
        std::map<std::string, std::size_t> byKey;
        std::multimap<AccountId, std::size_t> byAccount;
        for (std::size_t m = 0; m < made_.size(); ++m) {
            byAccount.emplace(made_[m].account, m);
            if (!made_[m].key.empty()) {
                byKey.emplace(made_[m].key, m);
            }
        }
        std::vector<std::optional<std::size_t>> of(plans_.size());
        for (std::size_t p = 0; p < plans_.size(); ++p) {
            const auto own = byKey.find(plans_[p].key);
            if (!plans_[p].key.empty() && own != byKey.end()) {
                of[p] = own->second;
                used_[own->second] = true;
            }
        }
        for (std::size_t p = 0; p < plans_.size(); ++p) {
            if (!of[p]) {
                of[p] = nearest(plans_[p], byAccount);
            }
            if (of[p]) {
                used_[*of[p]] = true;
            }
            if (within(plans_[p].day)) {
                addPlanned(plans_[p], of[p]);
            }
        }
        for (std::size_t m = 0; m < made_.size(); ++m) {
            if (!used_[m] && within(made_[m].day)) {
                addUnplanned(made_[m]);
            }
        }
    }

    std::optional<std::size_t>
    nearest(const Plan& plan, const std::multimap<AccountId, std::size_t>& byAccount) const {
        std::optional<std::size_t> best;
        InstantMs least = 0;
        const auto [first, last] = byAccount.equal_range(plan.account);
        for (auto at = first; at != last; ++at) {
            const MadeVisit& made = made_[at->second];
            const bool sameRep = !plan.rep || !made.rep || plan.rep == made.rep;
            if (used_[at->second] || !sameRep || made.day != plan.day) {
                continue;
            }
            const InstantMs apart =
                std::abs(parseInstant(made.when.starts).value_or(plan.starts) - plan.starts);
            if (!best || apart < least) {
                best = at->second;
                least = apart;
            }
        }
        return best;
    }

    ComparedVisit rowOf(AccountId account, RepId rep, const std::string& day) const {
        ComparedVisit row;
        row.day = day;
        row.week = isoWeek(day);
        row.rep = reps_.nameOf(rep);
        row.repNumber = reps_.numberOf(rep);
        if (const auto found = accounts_.find(account); found != accounts_.end()) {
            row.account = found->second.number;
            row.name = found->second.name;
            row.territory = found->second.territory;
        }
        return row;
    }

    static void addActual(ComparedVisit& row, const MadeVisit& made) {
        row.actualStart = startOf(made.when);
        row.actualMinutes = minutesOf(made.when);
        row.outcome = made.outcome;
        if (made.driving) {
            row.actualDrive = static_cast<double>(*made.driving) / 60;
        }
    }

    void addPlanned(const Plan& plan, std::optional<std::size_t> of) {
        ComparedVisit row = rowOf(plan.account, plan.rep, plan.day);
        row.plannedStart = plan.allDay ? "" : clockOf(plan.zone, plan.starts);
        row.plannedMinutes = plan.minutes;
        row.plannedDrive = plan.drive;
        if (!of) {
            row.state = plan.day < report_.today ? VisitState::Missed : VisitState::Open;
        } else {
            const MadeVisit& made = made_[*of];
            addActual(row, made);
            const InstantMs began = parseInstant(made.when.starts).value_or(plan.starts);
            const bool byDay = made.when.allDay || plan.allDay;
            const bool late = byDay ? made.day > plan.day : began > plan.latest;
            row.state = late ? VisitState::Late : VisitState::InTime;
            if (late) {
                row.minutesLate = static_cast<double>(began - plan.starts) / kMinute;
            }
        }
        report_.visits.push_back(std::move(row));
    }

    void addUnplanned(const MadeVisit& made) {
        ComparedVisit row = rowOf(made.account, made.rep, made.day);
        row.state = VisitState::Unplanned;
        addActual(row, made);
        report_.visits.push_back(std::move(row));
    }

    void finish() {
        const auto orderOf = [](const ComparedVisit& visit) {
            const std::string& start = visit.plannedStart;
            const std::string actual =
                visit.actualStart.size() > 11 ? visit.actualStart.substr(11) : std::string();
            return std::tuple(visit.day, visit.rep, start.empty() ? actual : start, visit.account);
        };
        std::stable_sort(report_.visits.begin(), report_.visits.end(),
                         [&](const ComparedVisit& a, const ComparedVisit& b) {
                             return orderOf(a) < orderOf(b);
                         });
        for (const ComparedVisit& visit : report_.visits) {
            report_.all.add(visit);
            report_.byRep[visit.rep].add(visit);
            report_.byTerritory[visit.territory].add(visit);
            report_.byWeek[visit.week].add(visit);
        }
    }

    const Connection& db_;
    CompareVisitsReport& report_;
    InstantMs tolerance_;
    RepWords reps_;
    std::map<AccountId, VisitAccount> accounts_;
    std::vector<Plan> plans_;
    std::set<std::string> keys_;
    std::set<std::tuple<AccountId, RepId, std::string>> days_;
    std::vector<MadeVisit> made_;
    std::vector<bool> used_;
};

Json tallyJson(const VisitTally& tally) {
    return {{"planned", tally.planned},
            {"in_time", tally.inTime},
            {"late", tally.late},
            {"missed", tally.missed},
            {"open", tally.open},
            {"unplanned", tally.unplanned},
            {"planned_minutes", tally.plannedMinutes},
            {"actual_minutes", tally.actualMinutes},
            {"planned_drive_minutes", tally.plannedDrive},
            {"actual_drive_minutes", tally.actualDrive}};
}

Json jsonOf(const ComparedVisit& visit) {
    const auto number = [](const std::optional<double>& value) {
        return value ? Json(*value) : Json();
    };
    return {{"state", visitStateName(visit.state)},
            {"day", visit.day},
            {"week", visit.week},
            {"rep", visit.rep},
            {"account", visit.account},
            {"name", visit.name},
            {"territory", visit.territory},
            {"planned_start", visit.plannedStart},
            {"planned_minutes", number(visit.plannedMinutes)},
            {"planned_drive_minutes", number(visit.plannedDrive)},
            {"actual_start", visit.actualStart},
            {"actual_minutes", number(visit.actualMinutes)},
            {"actual_drive_minutes", number(visit.actualDrive)},
            {"minutes_late", number(visit.minutesLate)},
            {"outcome", visit.outcome}};
}

std::string daysBefore(const std::string& date, int days) {
    constexpr InstantMs kDay = 86'400'000;
    return instantText(*parseInstant(date) - days * kDay).substr(0, 10);
}

} // namespace

const char* visitStateName(VisitState state) {
    switch (state) {
    case VisitState::InTime: return "in_time";
    case VisitState::Late: return "late";
    case VisitState::Missed: return "missed";
    case VisitState::Open: return "open";
    case VisitState::Unplanned: break;
    }
    return "unplanned";
}

void VisitTally::add(const ComparedVisit& visit) {
    planned += visit.state == VisitState::Unplanned ? 0 : 1;
    inTime += visit.state == VisitState::InTime ? 1 : 0;
    late += visit.state == VisitState::Late ? 1 : 0;
    missed += visit.state == VisitState::Missed ? 1 : 0;
    open += visit.state == VisitState::Open ? 1 : 0;
    unplanned += visit.state == VisitState::Unplanned ? 1 : 0;
    if (visit.state != VisitState::Open) {
        plannedMinutes += visit.plannedMinutes.value_or(0);
        plannedDrive += visit.plannedDrive.value_or(0);
    }
    actualMinutes += visit.actualMinutes.value_or(0);
    actualDrive += visit.actualDrive.value_or(0);
}

void to_json(Json& json, const CompareVisitsReport& report) {
    json = Json{{"from", report.from},
                {"to", report.to},
                {"today", report.today},
                {"all", tallyJson(report.all)},
                {"reps", talliesJson(report.byRep, "rep", tallyJson)},
                {"territories", talliesJson(report.byTerritory, "territory", tallyJson)},
                {"weeks", talliesJson(report.byWeek, "week", tallyJson)},
                {"visits", Json::array()}};
    for (const ComparedVisit& visit : report.visits) {
        json["visits"].push_back(jsonOf(visit));
    }
}

CompareVisitsReport compareVisits(const Connection& db, const CompareVisitsParams& params,
                                  Job& job) {
    for (const std::string* date : {&params.from, &params.to, &params.today}) {
        if (!date->empty()) {
            requireDate(*date);
        }
    }
    if (!std::isfinite(params.tolerance) || params.tolerance < 0) {
        throw Error(Code::Usage, "the tolerance is 0 minutes or more", "write --tolerance 15");
    }
    CompareVisitsReport report;
    report.today = params.today.empty() ? nowUtc().substr(0, 10) : params.today;
    report.to = params.to.empty() ? report.today : params.to;
    report.from = params.from.empty() ? daysBefore(report.to, kUsualDays - 1) : params.from;
    dayRange(report.from, report.to);
    Comparison(db, report, params).run(job);
    return report;
}

} // namespace core
