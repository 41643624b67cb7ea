// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/visits/visit_data.h"

#include "core/base/error.h"
#include "ui/widgets/core_words.h"

namespace ui {

namespace {

std::string dayOf(const QDate& date) {
    return date.toString(Qt::ISODate).toStdString();
}

core::VisitQuery queryOf(const VisitAsk& ask) {
    core::VisitQuery query;
    if (ask.list == VisitList::Open) {
        query.unmatched = true;
        return query;
    }
    query.account = ask.account.toStdString();
    query.rep = ask.rep.toStdString();
    query.from = dayOf(ask.from);
    query.to = dayOf(ask.to);
    query.planned = ask.list != VisitList::Made;
    query.done = ask.list != VisitList::Planned;
    return query;
}

core::CallPlanParams callPlanOf(const VisitAsk& ask, const std::string& scenario) {
    core::CallPlanParams params;
    params.from = dayOf(ask.from);
    params.to = dayOf(ask.to);
    params.scenario = scenario;
    if (!ask.every.contains(QLatin1Char('='))) {
        params.every = ask.every.trimmed().toStdString();
        return params;
    }
    std::vector<std::string> texts;
    for (const QString& part : ask.every.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        texts.push_back(part.trimmed().toStdString());
    }
    core::setFrequencies(params, texts);
    return params;
}

/// What was typed as "call every" may be half a word; the visits do not wait for the rest.
void addCallPlan(const core::Connection& db, const std::string& scenario, VisitData& data,
                 core::Job& job) {
    try {
        data.callPlan = core::callPlan(db, callPlanOf(data.ask, scenario), job);
    } catch (const core::Error& error) {
        if (error.code() != core::Code::Usage && error.code() != core::Code::Input) {
            throw;
        }
        data.callPlanProblem = coreText(std::string(error.what()));
        if (!error.hint().empty()) {
            data.callPlanProblem += QStringLiteral(": ") + coreText(error.hint());
        }
    }
}

} // namespace

VisitData loadVisitData(const core::Workspace& ws, const VisitAsk& ask, const std::string& scenario,
                        core::Job& job) {
    const core::Connection db = ws.newReader();
    VisitData data;
    data.ask = ask;
    core::CompareVisitsParams compare;
    compare.from = dayOf(ask.from);
    compare.to = dayOf(ask.to);
    compare.scenario = scenario;
    data.compared = core::compareVisits(db, compare, job);
    if (ask.list != VisitList::Missed) {
        data.timeline = core::listVisits(db, queryOf(ask));
    }
    addCallPlan(db, scenario, data, job);
    core::StaleAccountsParams stale;
    stale.days = ask.staleDays;
    stale.scenario = scenario;
    data.stale = core::staleAccounts(db, stale, job);
    return data;
}

VisitChoices loadVisitChoices(const core::Connection& db) {
    VisitChoices choices;
    core::Statement reps =
        db.prepare("SELECT external_id, coalesce(nullif(name, ''), external_id) FROM base_reps "
                   "WHERE removed = 0 AND kind = 'person' ORDER BY 2, 1");
    while (reps.step()) {
        choices.reps.push_back(
            {QString::fromStdString(reps.string(0)), QString::fromStdString(reps.string(1))});
    }
    core::Statement outcomes = db.prepare(
        "SELECT outcome FROM (SELECT outcome FROM plan_visits WHERE outcome <> '' ORDER BY id DESC "
        "LIMIT 2000) GROUP BY outcome ORDER BY count(*) DESC, 1 LIMIT 50");
    while (outcomes.step()) {
        choices.outcomes << QString::fromStdString(outcomes.string(0));
    }
    return choices;
}

} // namespace ui
