// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/sync.h"

#include "crm/hooks/hook_secret.h"
#include "crm/hooks/outgoing.h"
#include "crm/http/http_client.h"
#include "geo/geocode/zip_placer.h"
#include "geo/verbs/locate_accounts.h"
#include "ui/verbs/drift.h"

#include <algorithm>

namespace ui {

namespace {

crm::Placer placer() {
    return [&zips = geo::zipPlacer()](const core::records::NeutralRecord& record) {
        return zips.place({record.field("street"), record.field("city"), record.field("state"),
                           record.field("zip"), record.field("country"), record.point});
    };
}

/// Web hooks that wait go out with a sync; trouble with them is no trouble of the sync.
void sendHooks(core::Workspace& ws, core::Job& job) {
    const auto hooks = crm::loadHooks(ws.reader());
    const bool any = std::any_of(hooks.begin(), hooks.end(),
                                 [](const crm::OutgoingHook& hook) { return hook.waiting > 0; });
    if (any) {
        crm::deliverHooks(ws, crm::httpFetch(), crm::hookSecret, crm::Clock::system(), job);
    }
}

/// What the watch has to tell after a run that read or sent something.
void addDrift(core::Workspace& ws, crm::SyncReport& report, core::Job& job) {
    bool changed = false;
    for (const auto& [object, counts] : report.objects) {
        changed = changed || counts.added + counts.updated + counts.removed > 0;
    }
    DriftLook look = driftAfterSync(ws, changed, job);
    report.notices = std::move(look.report.raised);
    report.issues.insert(report.issues.end(), look.issues.begin(), look.issues.end());
}

} // namespace

void watchAndPlace(core::Workspace& ws, const crm::WatchParams& params, core::Job& job,
                   const std::function<void(const crm::SyncReport&)>& each) {
    const auto told = [&](crm::SyncReport report) {
        addDrift(ws, report, job);
        each(report);
        sendHooks(ws, job);
    };
    crm::watchSync(ws, params, job, placer(), told, [&] { geo::locateAccounts(ws, job); });
}

crm::SyncReport syncAndPlace(core::Workspace& ws, const crm::SyncParams& params, core::Job& job) {
    crm::SyncReport report;
    {
        const core::Job::Part part(job, 0, 0.8);
        report = crm::sync(ws, params, job, placer());
    }
    const core::Job::Part part(job, 0.8, 1);
    geo::locateAccounts(ws, job);
    addDrift(ws, report, job);
    sendHooks(ws, job);
    return report;
}

crm::PublishReport publishPlan(core::Workspace& ws, const crm::PublishParams& params,
                               core::Job& job) {
    {
        const core::Job::Part part(job, 0, 0.2);
        geo::locateAccounts(ws, job);
    }
    const core::Job::Part part(job, 0.2, 1);
    crm::PublishReport report = crm::publish(ws, params, job);
    if (!report.dryRun) {
        core::keepBaseline(ws);
    }
    sendHooks(ws, job);
    return report;
}

} // namespace ui
