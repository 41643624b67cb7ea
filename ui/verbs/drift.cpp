// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/drift.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/verbs/week_figures.h"
#include "geo/verbs/locate_accounts.h"
#include "geo/verbs/refresh_measures.h"

namespace ui {

namespace {

std::vector<core::Issue> refresh(core::Workspace& ws, core::Job& job) {
    {
        const core::Job::Part part(job, 0, 0.2);
        geo::locateAccounts(ws, job);
    }
    const core::Job::Part part(job, 0.2, 0.4);
    return geo::refreshMeasures(ws, job).issues;
}

} // namespace

DriftLook drift(core::Workspace& ws, const core::DriftParams& params, core::Job& job) {
    DriftLook look;
    look.issues = refresh(ws, job);
    const core::Job::Part part(job, 0.4, 1);
    look.report = core::watchDrift(ws, params, job);
    return look;
}

DriftLook driftAfterSync(core::Workspace& ws, bool recordsChanged, core::Job& job) {
    DriftLook look;
    try {
        if (recordsChanged) {
            const core::Job::Part part(job, 0, 0.4);
            look.issues = geo::refreshMeasures(ws, job).issues;
        }
        const std::string today = core::nowUtc().substr(0, 10);
        if (core::watch::findPlanInForce(ws.newReader(), today)) {
            const core::Job::Part part(job, 0.4, 1);
            core::DriftParams params;
            params.onlyIfTold = true;
            look.report = core::watchDrift(ws, params, job);
            core::takeWeekIfDue(ws, today, job);
        }
    } catch (const core::Error& error) {
        if (error.code() == core::Code::Cancelled || error.code() == core::Code::Bug) {
            throw;
        }
        look.issues.push_back({core::Severity::Warning, "", 0,
                               core::format("drift was not looked at: {}", error.what()),
                               error.hint()});
    }
    return look;
}

} // namespace ui
