// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/verbs/sync.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "crm/sync/activity_pull.h"
#include "crm/sync/connection_store.h"
#include "crm/sync/hint_store.h"
#include "crm/sync/organisation.h"
#include "crm/sync/photo_post.h"
#include "crm/sync/publish_fields.h"
#include "crm/sync/push.h"
#include "crm/sync/snapshot_store.h"
#include "crm/sync/visit_post.h"
#include "crm/verbs/publish.h"
#include "crm/verbs/scheduled_publishes.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <memory>
#include <set>
#include <utility>

namespace crm {

using core::Json;

namespace {

/// How often a run that changed nothing is noted as the last sync.
constexpr std::int64_t kQuietNoteMs = 60'000;
constexpr double kUnknownPauseSeconds = 3600;
/// When the timeline was last read while watching.
constexpr const char* kTimelineNote = "#timeline-at";

PullOptions pullOptions(const SyncParams& params, const CrmConnection& connection) {
    PullOptions options;
    options.full = params.full;
    options.quick = params.quick;
    options.yes = params.yes;
    options.maxRemoved = params.maxRemoved;
    options.fields = PublishFields::fromJson(connection.config).names();
    return options;
}

/// One run with one connection.
class ConnectionSync {
public:
    ConnectionSync(core::Workspace& ws, const SyncParams& params, const CrmConnection& connection,
                   const Placer& place, SyncReport& report)
        : ws_(ws), params_(params), connection_(connection), clock_(*params.around.clock),
          report_(report), adapter_(params.around.adapters(connection)),
          puller_(ws, connection, *adapter_, clock_, place, pullOptions(params, connection)) {}

    void run(core::Job& job) {
        const std::string now = utcText(clock_.nowMs());
        if (now < connection_.pausedUntil) {
            report_.next = connection_.pausedUntil;
            return;
        }
        log_.startedAt = now;
        std::string trouble;
        try {
            work(job);
        } catch (const RemoteError& error) {
            if (error.trouble() != Trouble::QuotaSpent) {
                log("failed", error.what());
                throw;
            }
            pause(error);
            trouble = error.what();
        } catch (const core::Error& error) {
            if (error.code() != core::Code::Cancelled) {
                log("failed", error.what());
            }
            throw;
        }
        const bool any = log_.pulled + log_.pushed + log_.failed > 0 || !trouble.empty();
        finish(any, trouble);
    }

private:
    void work(core::Job& job) {
        identity_ = WhoWeAre(*adapter_, connection_, job);
        // The folder of a files CRM stands in its configuration: it cannot be another one.
        if (connection_.kind != "files" || connection_.organisation.empty()) {
            noteWhoWeAre();
        }
        followHints(job);
        {
            core::Job::Part part(job, 0, 0.7);
            pull(job);
        }
        if (connection_.writeBack && !params_.pullOnly) {
            core::Job::Part part(job, 0.7, 1);
            push(job);
        }
    }

    void noteWhoWeAre() {
        const std::string& organisation = identity_.organisation().organisation;
        if (connection_.organisation.empty() && !organisation.empty()) {
            ws_.record("Note the organisation", [&](core::Record& record) {
                noteOrganisation(record, connection_.id, organisation);
            });
        }
    }

    void pull(core::Job& job) {
        const double share = 1.0 / static_cast<double>(std::size(kObjects) + 1);
        double done = 0;
        for (const Object object : kObjects) {
            core::Job::Part part(job, done, done + share);
            done += share;
            if (!connection_.leavesOut(object)) {
                job.step(0, core::format("reading {} of {}", objectName(object), connection_.name));
                take(object, puller_.pull(object, job));
            }
        }
        core::Job::Part part(job, done, 1);
        pullTimeline(job);
    }

    void pullTimeline(core::Job& job) {
        if (connection_.leavesOut(Object::Activity)) {
            return;
        }
        const auto last =
            core::parseInteger(loadNote(ws_.reader(), connection_.id, kTimelineNote, "activities"));
        if (params_.activitySeconds > 0 && last &&
            static_cast<double>(clock_.nowMs() - *last) < params_.activitySeconds * 1000) {
            return;
        }
        job.step(0, core::format("reading activities of {}", connection_.name));
        const PullResult result = pullActivities(ws_, connection_, *adapter_, clock_,
                                                 pullOptions(params_, connection_), job);
        take(Object::Activity, result);
        if (params_.activitySeconds > 0 && result.present) {
            ws_.record("Note a look at the timeline", [&](core::Record& record) {
                saveNote(record, connection_.id, kTimelineNote, "activities",
                         std::to_string(clock_.nowMs()));
            });
        }
    }

    void take(Object object, const PullResult& result) {
        if (!result.present) {
            return;
        }
        if (result.counts.read + result.counts.changed() > 0) {
            report_.objects[objectName(object)] += result.counts;
        }
        log_.pulled += result.counts.changed();
        report_.issues.insert(report_.issues.end(), result.issues.begin(), result.issues.end());
    }

    /// What a web hook said may have changed is read first, and by id.
    void followHints(core::Job& job) {
        for (const auto& [name, ids] : loadHints(ws_.reader(), connection_.id)) {
            const Object object = objectOf(name);
            if (storedKind(object) && !connection_.leavesOut(object)) {
                take(object, puller_.reread(object, ids, job));
            }
            ws_.record("Note what was read again",
                       [&, object = name, &read = ids](core::Record& record) {
                           dropHints(record, connection_.id, object, read);
                       });
        }
    }

    void push(core::Job& job) {
        postVisits(job);
        const PushResult pushed =
            Pusher(ws_, connection_, *adapter_, clock_, puller_, identity_).push(job);
        report_.pushed += pushed.written;
        log_.pushed += pushed.written;
        log_.failed += static_cast<std::int64_t>(pushed.failed.size());
        report_.failed.insert(report_.failed.end(), pushed.failed.begin(), pushed.failed.end());
        if (pushed.ended) {
            throw RemoteError(*pushed.ended);
        }
        attachPhotos(job);
        if (params_.plan) {
            carryOutDue(job);
            pushPlan(job);
        }
    }

    void postVisits(core::Job& job) {
        if (connection_.leavesOut(Object::Activity)) {
            return;
        }
        const VisitPost post = queueVisits(ws_, connection_, *adapter_, identity_, job);
        report_.pushed += post.removed;
        log_.pushed += post.removed;
        report_.issues.insert(report_.issues.end(), post.issues.begin(), post.issues.end());
    }

    void attachPhotos(core::Job& job) {
        if (connection_.leavesOut(Object::Activity)) {
            return;
        }
        const PhotoPost post = postPhotos(ws_, connection_, *adapter_, clock_, job);
        report_.pushed += post.attached;
        log_.pushed += post.attached;
        report_.issues.insert(report_.issues.end(), post.issues.begin(), post.issues.end());
    }

    /// Publishes that have waited for a day that has come.
    void carryOutDue(core::Job& job) {
        const std::string today = utcText(clock_.nowMs()).substr(0, 10);
        for (const Publish& due : loadDuePublishes(ws_.reader(), connection_.id, today)) {
            try {
                carryOut(due, job);
            } catch (const core::Error& error) {
                if (error.code() != core::Code::Input && error.code() != core::Code::Conflict) {
                    throw;
                }
                // It goes on waiting, and does not keep the rest of the sync from being done.
                report_.issues.push_back(
                    {core::Severity::Warning, connection_.name, 0,
                     core::format("the publish of {} for {} was not carried out: {}",
                                  due.scenarioName, due.effectiveOn, error.what()),
                     "look at it with: evenlode publish --dry-run, then publish, or take it back "
                     "with: evenlode rollback"});
            }
        }
    }

    void carryOut(const Publish& due, core::Job& job) {
        PublishParams params;
        params.why = due.why;
        params.yes = due.consent;
        const PublishReport published =
            publish(ws_, planScheduled(ws_, due, connection_, adapter_, identity_, params_.around),
                    params, job);
        report_.pushed += published.written;
        log_.pushed += published.written;
    }

    /// The plan that was published last goes on being true: what changed in it since is written.
    void pushPlan(core::Job& job) {
        auto plan = planFollowUp(ws_, connection_, adapter_, identity_, params_.around);
        if (!plan || (plan->sync.changes.empty() && plan->sync.conflicts.empty())) {
            return;
        }
        if (!plan->consent.empty() || !plan->refusals.empty()) {
            report_.issues.push_back(
                {core::Severity::Warning, connection_.name, 0,
                 "changes of the plan were not sent: " +
                     (plan->consent.empty() ? plan->refusals.front().message : plan->consent),
                 "look at them with: evenlode publish --dry-run"});
            return;
        }
        if (plan->sync.changes.empty() && knownConflicts(*plan)) {
            return;
        }
        PublishParams params;
        params.why = "kept in step with the published plan";
        const PublishReport published = publish(ws_, std::move(*plan), params, job);
        report_.pushed += published.written;
        log_.pushed += published.written;
    }

    bool knownConflicts(const PublishPlan& plan) const {
        std::set<std::pair<std::string, std::string>> open;
        for (const Conflict& conflict : loadConflicts(ws_.reader(), connection_.id, true)) {
            open.emplace(conflict.externalId, conflict.field);
        }
        return std::all_of(plan.sync.conflicts.begin(), plan.sync.conflicts.end(),
                           [&](const FieldConflict& conflict) {
                               return open.contains({conflict.id, conflict.field});
                           });
    }

    void pause(const RemoteError& error) {
        const double seconds =
            error.retrySeconds() > 0 ? error.retrySeconds() : kUnknownPauseSeconds;
        report_.next = utcText(clock_.nowMs() + static_cast<std::int64_t>(seconds * 1000));
        report_.issues.push_back({core::Severity::Warning, connection_.name, 0, error.what(),
                                  "the sync goes on by itself after " + report_.next});
        ws_.record("Pause " + connection_.name,
                   [&](core::Record& record) { notePause(record, connection_.id, report_.next); });
    }

    void finish(bool any, const std::string& trouble) {
        const auto conflicts = loadConflicts(ws_.reader(), connection_.id, true);
        report_.conflicts.insert(report_.conflicts.end(), conflicts.begin(), conflicts.end());
        log_.conflicts = static_cast<std::int64_t>(conflicts.size());
        report_.calls += adapter_->calls();
        const std::string quiet = utcText(clock_.nowMs() - kQuietNoteMs);
        const auto last = loadSyncRuns(ws_.reader(), connection_.name, 1);
        const bool mended = !last.empty() && last.front().status != "done";
        if (!any && !mended && connection_.lastSync > quiet) {
            return; // polling does not stir up whoever watches the workspace
        }
        const std::string now = utcText(clock_.nowMs());
        ws_.record("Sync " + connection_.name, [&](core::Record& record) {
            noteSync(record, connection_.id, now);
            if (trouble.empty() && !connection_.pausedUntil.empty()) {
                notePause(record, connection_.id, {});
            }
        });
        if (any || mended || connection_.lastSync.empty()) {
            log(trouble.empty() ? "done" : "paused", trouble);
        }
    }

    void log(const std::string& status, const std::string& message) {
        ws_.record("Note the sync", [&](core::Record& record) {
            record.db()
                .prepare("INSERT INTO crm_sync_log (connection_id, started_at, finished_at, "
                         "status, pulled, pushed, conflicts, failed, calls, message) "
                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .run(connection_.id, log_.startedAt, utcText(clock_.nowMs()), status, log_.pulled,
                     log_.pushed, log_.conflicts, log_.failed, adapter_->calls(), message);
        });
    }

    core::Workspace& ws_;
    const SyncParams& params_;
    const CrmConnection& connection_;
    Clock& clock_;
    SyncReport& report_;
    std::shared_ptr<Adapter> adapter_;
    Puller puller_;
    WhoWeAre identity_;
    SyncRun log_;
};

std::vector<CrmConnection> chosen(const core::Workspace& ws, const SyncParams& params) {
    if (params.connections.empty()) {
        auto all = loadConnections(ws.reader());
        if (all.empty()) {
            requireConnection(ws.reader(), ""); // says how to add one
        }
        return all;
    }
    std::vector<CrmConnection> connections;
    for (const std::string& name : params.connections) {
        connections.push_back(requireConnection(ws.reader(), name));
    }
    return connections;
}

} // namespace

void to_json(Json& json, const SyncReport& report) {
    Json pulled{{"accounts", 0}, {"opportunities", 0}, {"contacts", 0},
                {"leads", 0},    {"activities", 0},    {"users", 0}};
    Json objects = Json::object();
    for (const auto& [name, counts] : report.objects) {
        pulled[name] = counts.changed();
        objects[name] = {{"read", counts.read},       {"added", counts.added},
                         {"updated", counts.updated}, {"unchanged", counts.unchanged},
                         {"removed", counts.removed}, {"rejected", counts.rejected}};
    }
    json = Json{{"pulled", pulled},
                {"pushed", report.pushed},
                {"conflicts", report.conflicts},
                {"failed", report.failed},
                {"calls", report.calls},
                {"seconds", report.seconds},
                {"notices", report.notices},
                {"next", report.next.empty() ? Json() : Json(report.next)},
                {"objects", objects},
                {"issues", report.issues}};
}

SyncReport sync(core::Workspace& ws, const SyncParams& params, core::Job& job,
                const Placer& place) {
    const auto start = std::chrono::steady_clock::now();
    SyncReport report;
    const std::vector<CrmConnection> connections = chosen(ws, params);
    const auto count = static_cast<double>(connections.size());
    for (std::size_t i = 0; i < connections.size(); ++i) {
        core::Job::Part part(job, static_cast<double>(i) / count,
                             static_cast<double>(i + 1) / count);
        ConnectionSync(ws, params, connections[i], place, report).run(job);
    }
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

std::vector<SyncRun> loadSyncRuns(const core::Connection& db, const std::string& connection,
                                  std::int64_t most) {
    std::vector<SyncRun> runs;
    core::Statement rows = db.prepare(
        "SELECT l.id, n.name, l.started_at, l.finished_at, l.status, l.pulled, l.pushed, "
        "l.conflicts, l.failed, l.calls, l.message FROM crm_sync_log l JOIN crm_connections n ON "
        "n.id = l.connection_id WHERE ?1 = '' OR n.name = ?1 COLLATE NOCASE ORDER BY l.id DESC "
        "LIMIT ?2");
    rows.bind(connection, most);
    while (rows.step()) {
        runs.push_back({rows.integer(0), rows.string(1), rows.string(2), rows.string(3),
                        rows.string(4), rows.integer(5), rows.integer(6), rows.integer(7),
                        rows.integer(8), rows.integer(9), rows.string(10)});
    }
    return runs;
}

} // namespace crm
