// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/verbs/visits.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/sync/connection_store.h"
#include "crm/sync/organisation.h"
#include "crm/sync/photo_post.h"
#include "crm/sync/push.h"
#include "crm/sync/visit_post.h"

#include <algorithm>

namespace crm {

using core::Json;

namespace {

std::vector<CrmConnection> writable(const core::Workspace& ws, const std::string& name) {
    std::vector<CrmConnection> connections =
        name.empty() ? loadConnections(ws.reader())
                     : std::vector<CrmConnection>{requireConnection(ws.reader(), name)};
    std::erase_if(connections, [](const CrmConnection& one) { return !one.writeBack; });
    if (connections.empty()) {
        throw core::Error(core::Code::Usage,
                          name.empty() ? std::string("no connection may be written to")
                                       : core::format("{} may not be written to", name),
                          "allow it with: evenlode crm write-back WORKSPACE NAME on", name);
    }
    return connections;
}

/// Sends just visits: account edits wait for a sync, which compares them with what it read.
void pushTo(core::Workspace& ws, const CrmConnection& connection, const Surroundings& around,
            PushVisitsReport& report, core::Job& job) {
    const std::shared_ptr<Adapter> adapter = around.adapters(connection);
    const WhoWeAre identity(*adapter, connection, job);
    const VisitPost post = queueVisits(ws, connection, *adapter, identity, job);
    report.removed += post.removed;
    report.issues.insert(report.issues.end(), post.issues.begin(), post.issues.end());
    Puller puller(ws, connection, *adapter, *around.clock, core::records::placeAsGiven, {});
    Pusher pusher(ws, connection, *adapter, *around.clock, puller, identity);
    const PushResult pushed = pusher.pushQueued(Object::Activity, job);
    report.pushed += pushed.written;
    report.failed.insert(report.failed.end(), pushed.failed.begin(), pushed.failed.end());
    if (pushed.ended) {
        report.issues.push_back({core::Severity::Warning, connection.name, 0, pushed.ended->what(),
                                 "the rest is sent by the next sync"});
    } else {
        const PhotoPost photos = postPhotos(ws, connection, *adapter, *around.clock, job);
        report.photos += photos.attached;
        report.issues.insert(report.issues.end(), photos.issues.begin(), photos.issues.end());
    }
    report.calls += adapter->calls();
}

} // namespace

void to_json(Json& json, const PushVisitsReport& report) {
    json = Json{{"pushed", report.pushed},   {"removed", report.removed}, {"failed", report.failed},
                {"waiting", report.waiting}, {"photos", report.photos},   {"calls", report.calls},
                {"issues", report.issues}};
}

PushVisitsReport pushVisits(core::Workspace& ws, const PushVisitsParams& params, core::Job& job) {
    PushVisitsReport report;
    for (const CrmConnection& connection : writable(ws, params.connection)) {
        pushTo(ws, connection, params.around, report, job);
        const auto open = loadOutbox(ws.reader(), connection.id, false);
        report.waiting += std::count_if(open.begin(), open.end(), [](const OutboxItem& item) {
            return item.object == objectName(Object::Activity) && item.status != "dead";
        });
    }
    return report;
}

} // namespace crm
