// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/drift.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/verbs/drift_causes.h"
#include "core/verbs/drift_repair.h"
#include "core/watch/baseline.h"
#include "core/watch/notices.h"

#include <algorithm>

namespace core {

namespace {

std::string todayOf(const DriftParams& params) {
    const std::string today = params.today.empty() ? nowUtc().substr(0, 10) : params.today;
    if (!isDate(today)) {
        throw Error(Code::Usage, format("\"{}\" is not a date", today), "write it as 2026-11-30",
                    today);
    }
    return today;
}

/// The present moment, or that time of day on the day that is taken for today.
std::string momentOf(const std::string& today) {
    return today + nowUtc().substr(10);
}

DriftReport headOf(const watch::PlanInForce& in, const std::string& today) {
    DriftReport report;
    report.scenario = in.scenario.name;
    report.version = in.version;
    report.since = in.since;
    report.today = today;
    report.tolerance = in.scenario.tolerance;
    report.measure = in.plan.measures.front().name;
    report.unit = in.plan.measures.front().unit;
    report.changedSince = in.changedSince;
    return report;
}

void addTerritories(const Connection& db, const watch::PlanInForce& in,
                    const std::optional<watch::Baseline>& then, DriftReport& report) {
    std::map<std::string, int> accounts;
    for (const auto& [account, code] : in.territories(db)) {
        accounts[code] += in.plan.duplicates.contains(account) ? 0 : 1;
    }
    const auto figures = in.figures(in.plan.data.current);
    for (std::size_t t = 0; t < figures.size(); ++t) {
        const Territory& known = in.plan.territories[t];
        DriftTerritory territory;
        territory.code = known.code;
        territory.name = known.name;
        territory.owner = known.owner;
        territory.accounts = accounts[known.code];
        territory.value = territory.valueThen = figures[t][0].value;
        territory.target = territory.targetThen = figures[t][0].target;
        for (std::size_t m = 0; m < figures[t].size(); ++m) {
            const auto before = then ? then->figures.find({known.code, in.plan.measures[m].name})
                                     : decltype(then->figures.end())();
            const bool had = then && before != then->figures.end();
            territory.inside = territory.inside && figures[t][m].inside;
            territory.insideThen =
                territory.insideThen && (had ? before->second.inside : figures[t][m].inside);
            if (had && m == 0) {
                territory.valueThen = before->second.value;
                territory.targetThen = before->second.target;
            }
        }
        report.inBand += territory.inside ? 1 : 0;
        report.territories.push_back(std::move(territory));
    }
}

/// Of territories that left their band first.
void sortCauses(DriftReport& report) {
    const auto rank = [&](const DriftCause& cause) {
        for (const DriftTerritory& territory : report.territories) {
            if (territory.code == cause.territory) {
                return territory.inside ? 1 : 0;
            }
        }
        return 1;
    };
    std::stable_sort(report.causes.begin(), report.causes.end(),
                     [&](const DriftCause& a, const DriftCause& b) { return rank(a) < rank(b); });
}

/// A look at the plan, with what has to be kept of it.
struct Look {
    watch::PlanInForce plan;
    std::optional<watch::Baseline> baseline;
    DriftReport report;
    std::vector<AccountId> firstSeen;
    std::string at;
};

Look lookAt(const Connection& db, const DriftParams& params, Job& job) {
    const std::string today = todayOf(params);
    job.step(0.05, "reading the plan in force");
    Look look{watch::requirePlanInForce(db, today, params.scenario), {}, {}, {}, momentOf(today)};
    look.baseline = watch::loadBaseline(db, look.plan.version);
    look.report = headOf(look.plan, today);
    job.step(0.2, "comparing it with its beginning");
    addTerritories(db, look.plan, look.baseline, look.report);
    if (look.baseline) {
        look.report.takenAt = look.baseline->takenAt;
        FoundCauses found = findCauses(db, look.plan, *look.baseline, look.report, params, look.at);
        look.report.causes = std::move(found.causes);
        look.report.moreCauses = found.more;
        look.firstSeen = std::move(found.firstSeen);
        sortCauses(look.report);
    }
    look.report.open = watch::openNotices(db);
    return look;
}

bool tellsOfTerritories(const watch::NoticeChange& change) {
    return std::any_of(change.raised.begin(), change.raised.end(),
                       [](const DriftNotice& notice) { return !notice.territories.empty(); });
}

void repairIfOut(const Look& look, const DriftParams& params, DriftReport& report, Job& job) {
    const bool out = report.inBand < static_cast<int>(report.territories.size());
    if (params.repair && out) {
        const Job::Part part(job, 0.3, 1);
        addRepair(look.plan, params, report, job);
    }
}

} // namespace

const char* DriftTerritory::state() const {
    return inside ? (insideThen ? "in_band" : "came_back") : (insideThen ? "left" : "outside");
}

DriftReport findDrift(const Connection& db, const DriftParams& params, Job& job) {
    const Snapshot snapshot(db);
    Look look = lookAt(db, params, job);
    repairIfOut(look, params, look.report, job);
    return std::move(look.report);
}

DriftReport watchDrift(Workspace& ws, const DriftParams& params, Job& job) {
    Look look = [&] {
        const Connection db = ws.newReader();
        const Snapshot snapshot(db);
        return lookAt(db, params, job);
    }();
    DriftReport& report = look.report;
    const watch::NoticeChange expected = watch::noticeChange(ws.newReader(), report);
    if (!params.onlyIfTold || tellsOfTerritories(expected)) {
        repairIfOut(look, params, report, job);
    }
    if (look.baseline && look.firstSeen.empty() && expected.raised.empty() &&
        expected.ended.empty() && expected.settled.empty()) {
        return std::move(report);
    }
    ws.record("drift watch", [&](Record& record) {
        if (!look.baseline) {
            watch::saveBaseline(record, look.plan, look.at);
            report.takenAt = look.at;
        } else {
            watch::saveSeen(record, look.baseline->id, look.firstSeen, look.at);
        }
        watch::NoticeChange change = watch::noticeChange(record.db(), report);
        watch::saveNotices(record, report.version, look.at, change);
        report.raised = std::move(change.raised);
        report.ended = std::move(change.ended);
        report.open = watch::openNotices(record.db());
    });
    return std::move(report);
}

void keepBaseline(Workspace& ws, const std::string& today) {
    DriftParams params;
    params.today = today;
    const std::string day = todayOf(params);
    const Connection db = ws.newReader();
    const auto plan = watch::findPlanInForce(db, day);
    if (plan && !watch::loadBaseline(db, plan->version)) {
        ws.record("baseline of the plan in force",
                  [&](Record& record) { watch::saveBaseline(record, *plan, momentOf(day)); });
    }
}

void dismissNotice(Workspace& ws, std::int64_t notice) {
    ws.record("dismiss a notice", [&](Record& record) {
        if (!watch::endNotice(record, notice, nowUtc(), watch::kDismissed)) {
            throw Error(Code::Input, format("there is no open notice {}", notice),
                        "`evenlode drift` lists those that are open");
        }
    });
}

} // namespace core
