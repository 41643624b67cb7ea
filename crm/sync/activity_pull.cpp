// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/activity_pull.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/visits/activity_store.h"
#include "core/visits/visit_fields.h"
#include "crm/sync/snapshot_store.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <unordered_set>

namespace crm {

namespace visits = core::visits;

namespace {

constexpr std::int64_t kFew = 20;
constexpr std::size_t kMostIssues = 20;
constexpr double kHourMs = 3600.0 * 1000;
constexpr const char* kSweepNote = "#sweep";

class ActivityList {
public:
    ActivityList(core::Workspace& ws, const CrmConnection& connection, const PullOptions& options)
        : ws_(ws), connection_(connection), options_(options), name_(objectName(Object::Activity)),
          versions_(loadVersions(ws.reader(), connection.id, name_)) {}

    ListResult read(Adapter& adapter, bool idsOnly, core::Job& job) {
        ListRequest request;
        request.object = Object::Activity;
        request.idsOnly = idsOnly;
        request.quick = options_.quick;
        if (!idsOnly) {
            request.fields.assign(std::begin(kActivityFields), std::end(kActivityFields));
            request.since =
                options_.full ? std::string() : loadCursor(ws_.reader(), connection_.id, name_);
        }
        ListSink sink;
        sink.record = [&](RemoteRecord&& record) {
            listed_.insert(record.id);
            if (!idsOnly) {
                take(std::move(record));
            }
        };
        sink.gone = [&](const std::string& id) { gone_.push_back(id); };
        sink.page = [&](const std::string& cursor) {
            if (!idsOnly) {
                store(cursor);
            }
        };
        return adapter.list(request, sink, job);
    }

    void store(const std::optional<std::string>& cursor) {
        if (pending_.empty() && gone_.empty() &&
            (!cursor || loadCursor(ws_.reader(), connection_.id, name_) == *cursor)) {
            return;
        }
        ws_.record("Sync activities of " + connection_.name, [&](core::Record& record) {
            const auto counts = visits::upsertActivities(record, connection_.name, pending_);
            result.counts.added += counts.added;
            result.counts.updated += counts.updated;
            result.counts.unchanged += counts.unchanged;
            result.counts.removed += visits::removeActivities(record, connection_.name, gone_);
            forgetSeen(record, connection_.id, name_, gone_);
            noteSeen(record, connection_.id, name_, seen_);
            if (cursor) {
                saveCursor(record, connection_.id, name_, *cursor);
            }
        });
        pending_.clear();
        seen_.clear();
        gone_.clear();
    }

    /// What a complete list does not show is gone.
    void removeAbsent(Clock& clock) {
        std::vector<std::string> absent;
        std::int64_t known = 0;
        for (std::string& id : visits::loadActivityIds(ws_.reader(), connection_.name)) {
            ++known;
            if (!listed_.contains(id)) {
                absent.push_back(std::move(id));
            }
        }
        const auto gone = static_cast<std::int64_t>(absent.size());
        if (!options_.yes && gone > kFew &&
            static_cast<double>(gone) > options_.maxRemoved * static_cast<double>(known)) {
            throw core::Error(
                core::Code::Conflict,
                core::format("{} of {} activities of {} have disappeared", core::grouped(gone),
                             core::grouped(known), connection_.name),
                "look into the CRM; if they are really gone, sync with --yes", connection_.name);
        }
        ws_.record("Note a complete list of activities", [&](core::Record& record) {
            result.counts.removed += visits::removeActivities(record, connection_.name, absent);
            forgetSeen(record, connection_.id, name_, absent);
            saveNote(record, connection_.id, kSweepNote, name_, std::to_string(clock.nowMs()));
        });
    }

    bool sweepIsDue(Clock& clock) const {
        const auto last =
            core::parseInteger(loadNote(ws_.reader(), connection_.id, kSweepNote, name_));
        return !last || static_cast<double>(clock.nowMs() - *last) > options_.sweepHours * kHourMs;
    }

    PullResult result;

private:
    void take(RemoteRecord&& record) {
        ++result.counts.read;
        if (const auto known = versions_.find(record.id); !record.version.empty() &&
                                                          known != versions_.end() &&
                                                          known->second == record.version) {
            ++result.counts.unchanged;
            return;
        }
        visits::FieldTexts fields;
        for (std::size_t i = 0; i < std::size(kActivityFields) && i < record.fields.size(); ++i) {
            fields[kActivityFields[i]] = std::move(record.fields[i]);
        }
        visits::Activity activity = visits::activityOf(fields);
        if (record.id.empty() || activity.when.starts.empty()) {
            reject(record);
            return;
        }
        activity.id = record.id;
        activity.key = record.key;
        versions_[record.id] = record.version;
        seen_.push_back({record.id, record.version, {}});
        pending_.push_back(std::move(activity));
    }

    void reject(const RemoteRecord& record) {
        ++result.counts.rejected;
        if (result.issues.size() < kMostIssues) {
            result.issues.push_back({core::Severity::Warning, record.id, 0,
                                     "is an activity without a time, and was left out",
                                     "give it a date in the CRM"});
        }
    }

    core::Workspace& ws_;
    const CrmConnection& connection_;
    const PullOptions& options_;
    std::string name_;
    std::unordered_map<std::string, std::string> versions_;
    std::vector<visits::Activity> pending_;
    std::vector<SeenRecord> seen_;
    std::vector<std::string> gone_;
    std::unordered_set<std::string> listed_;
};

} // namespace

PullResult pullActivities(core::Workspace& ws, const CrmConnection& connection, Adapter& adapter,
                          Clock& clock, const PullOptions& options, core::Job& job) {
    ActivityList list(ws, connection, options);
    const ListResult listed = list.read(adapter, false, job);
    list.result.present = listed.present;
    if (!listed.present) {
        return list.result;
    }
    list.store(listed.cursor);
    if (listed.complete) {
        list.removeAbsent(clock);
    } else if (listed.expired || list.sweepIsDue(clock)) {
        ActivityList sweep(ws, connection, options);
        const ListResult all = sweep.read(adapter, true, job);
        if (all.complete) {
            sweep.removeAbsent(clock);
            list.result.counts += sweep.result.counts;
        }
    }
    return list.result;
}

} // namespace crm
