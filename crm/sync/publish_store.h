// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/workspace/workspace.h"
#include "crm/sync/reconcile.h"

#include <optional>
#include <string>
#include <vector>

namespace crm {

/// One publish in the journal (tables `crm_publishes`, `crm_publish_items`).
///
/// Status: "planning" while its items are noted down (nothing has been sent), "running" while they
/// are sent, then "done", or "partial" where some failed or were in conflict; "scheduled" while it
/// waits for its day, "withdrawn" where it was taken back before. Items: "planned",
/// then "written", "conflict" or "failed"; "dropped" where a later run found them out of date.
struct Publish {
    std::string id;
    core::ConnectionId connection;
    core::ScenarioId scenario;
    std::string scenarioName;
    std::string effectiveOn; ///< a date; empty = at once
    std::string status;
    std::string kind = "publish"; ///< or "sync", "rollback", "test"
    std::string of = {};          ///< of a rollback: the publish that it takes back
    std::string scope = {};       ///< codes of territories, joined by ","; empty = the whole plan
    std::string why = {};
    std::string scheduledAt = {}; ///< UTC, when it was asked for; empty = written at once
    bool consent = false;         ///< a scheduled one: a person agreed to what the guard asks about
};

/// A publish by its id. Throws Error(Input) if there is none.
Publish requirePublish(const core::Connection& db, const std::string& id);
/// The newest publish of a connection that was carried out, tests left out.
std::optional<Publish> findNewest(const core::Connection& db, core::ConnectionId connection);

/// The publish of a connection that was cut off, if there is one.
std::optional<Publish> findUnfinished(const core::Connection& db, core::ConnectionId connection);

/// Notes the start of a publish and returns its id, which sorts by time.
std::string insertPublish(core::Record& record, const Publish& publish);
/// A scheduled publish is carried out from now on.
void beginScheduled(core::Record& record, const std::string& publish);
/// Takes a publish back that has sent nothing.
void deletePublish(core::Record& record, const std::string& publish);
void setPublishStatus(core::Record& record, const std::string& publish, const std::string& status);
/// Closes a publish with its figures.
void finishPublish(core::Record& record, const std::string& publish, const std::string& status,
                   const SyncPlan& plan);

/// Adds planned items; one that is there already gets the new value, and keeps the old one of
/// before the publish if it was written since.
void insertItems(core::Record& record, const std::string& publish, const FieldChange* first,
                 const FieldChange* last);
std::vector<FieldChange> loadItems(const core::Connection& db, const std::string& publish,
                                   const std::string& status);
/// What became of the planned items of a record; of one field, where `field` is not empty.
struct ItemMark {
    std::string id;
    std::string field;
    std::string status;
    std::string message;
};
void markItems(core::Record& record, const std::string& publish,
               const std::vector<ItemMark>& marks);
/// Records with at least one written item.
std::int64_t countWritten(const core::Connection& db, const std::string& publish);

} // namespace crm
