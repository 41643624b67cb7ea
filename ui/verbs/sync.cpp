// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/sync.h"

#include "geo/geocode/zip_placer.h"
#include "geo/verbs/locate_accounts.h"

namespace ui {

crm::SyncReport syncAndPlace(core::Workspace& ws, const crm::SyncParams& params, core::Job& job) {
    const geo::ZipPlacer& placer = geo::zipPlacer();
    crm::SyncReport report;
    {
        const core::Job::Part part(job, 0, 0.8);
        report = crm::sync(ws, params, job, [&](const core::records::NeutralRecord& record) {
            return placer.place({record.field("street"), record.field("city"),
                                 record.field("state"), record.field("zip"),
                                 record.field("country"), record.point});
        });
    }
    const core::Job::Part part(job, 0.8, 1);
    geo::locateAccounts(ws, job);
    return report;
}

crm::PublishReport publishPlan(core::Workspace& ws, const crm::PublishParams& params,
                               core::Job& job) {
    {
        const core::Job::Part part(job, 0, 0.2);
        geo::locateAccounts(ws, job);
    }
    const core::Job::Part part(job, 0.2, 1);
    return crm::publish(ws, params, job);
}

} // namespace ui
