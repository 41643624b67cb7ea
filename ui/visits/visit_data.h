// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/call_plan.h"
#include "core/verbs/compare_visits.h"
#include "core/verbs/stale_accounts.h"
#include "core/verbs/visits.h"

#include <QDate>
#include <QString>

#include <vector>

namespace ui {

/// Which visits the list shows.
enum class VisitList {
    All,
    Made,
    Planned,
    Missed, ///< planned calls that were missed, or made late
    Open    ///< visits of a log that no account was found for, of all days
};

/// What the fields of the visits view ask for.
struct VisitAsk {
    QDate from, to;
    QString rep;     ///< number; empty = all
    QString account; ///< number; empty = all
    VisitList list = VisitList::All;
    QString every = QStringLiteral("28"); ///< "28", "A=7, B=28", or an expression over accounts
    int staleDays = 60;
};

struct RepChoice {
    QString number, name;
};

/// Everything that the visits view shows.
struct VisitData {
    VisitAsk ask;
    core::CompareVisitsReport compared;
    core::Timeline timeline; ///< of the list
    core::CallPlanReport callPlan;
    QString callPlanProblem; ///< why "call every" cannot be used; then `callPlan` is empty
    core::StaleAccountsReport stale;
};

/// Computes it; `scenario` names the territories. Throws as the four verbs do, but for a call plan
/// that cannot be used: that is data, and all else is there.
VisitData loadVisitData(const core::Workspace& ws, const VisitAsk& ask, const std::string& scenario,
                        core::Job& job);

/// What the form needs to know before anything is typed.
struct VisitChoices {
    std::vector<RepChoice> reps;
    QStringList outcomes; ///< that were noted before, the most frequent first
};
/// Fast enough to be read at once: looks at the newest visits only.
VisitChoices loadVisitChoices(const core::Connection& db);

} // namespace ui
