// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/verbs/scheduled_publishes.h"

#include "core/base/text.h"

namespace crm {

bool waitsForItsDay(const PublishPlan& plan, const PublishParams& params) {
    return plan.kind == "publish" && plan.scheduled.empty() && !params.atOnce &&
           plan.effective > utcText(plan.clock->nowMs()).substr(0, 10);
}

std::string schedulePublish(core::Workspace& ws, const PublishPlan& plan,
                            const PublishParams& params) {
    Publish publish;
    publish.connection = plan.connection.id;
    publish.scenario = plan.scenario.id;
    publish.scenarioName = plan.scenario.name;
    publish.effectiveOn = plan.effective;
    publish.scope = core::join({plan.scope.begin(), plan.scope.end()}, ",");
    publish.why = params.why;
    std::string id;
    ws.record("Schedule publish to " + plan.connection.name, [&](core::Record& record) {
        core::Statement same = record.db().prepare(
            "DELETE FROM crm_publishes WHERE status = 'scheduled' AND connection_id = ? AND "
            "scenario_id = ? AND effective_on = ? AND scope = ?");
        same.run(publish.connection, publish.scenario, publish.effectiveOn, publish.scope);
        id = insertPublish(record, publish);
        record.db()
            .prepare("UPDATE crm_publishes SET status = 'scheduled', scheduled_at = started_at, "
                     "consent = ?, to_write = ? WHERE id = ?")
            .run(std::int64_t{params.yes}, plan.sync.toWrite, id);
    });
    return id;
}

std::vector<Publish> loadDuePublishes(const core::Connection& db, core::ConnectionId connection,
                                      const std::string& today) {
    std::vector<std::string> ids;
    core::Statement rows =
        db.prepare("SELECT id FROM crm_publishes WHERE connection_id = ? AND scheduled_at IS NOT "
                   "NULL AND effective_on <= ? AND status IN ('scheduled', 'running') "
                   "ORDER BY status = 'scheduled', effective_on, id");
    rows.bind(connection, today);
    while (rows.step()) {
        ids.push_back(rows.string(0));
    }
    std::vector<Publish> due;
    for (const std::string& id : ids) {
        due.push_back(requirePublish(db, id));
    }
    return due;
}

bool isAwaited(const core::Connection& db, core::ConnectionId connection,
               core::ScenarioId scenario) {
    core::Statement row = db.prepare("SELECT 1 FROM crm_publishes WHERE connection_id = ? AND "
                                     "scenario_id = ? AND status = 'scheduled'");
    row.bind(connection, scenario);
    return row.step();
}

void withdrawPublish(core::Record& record, const std::string& publish) {
    setPublishStatus(record, publish, "withdrawn");
}

} // namespace crm
