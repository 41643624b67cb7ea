// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/workspace/change_set.h"
#include "core/workspace/connection.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace core {

/// Counts the committed changes of a workspace; grows by one with each edit, undo, redo or record.
using Revision = std::int64_t;

/// What an edit, an undo or a redo did: enough to refresh just that.
struct Changes {
    Revision revision = 0;
    std::vector<RowChange> rows;
};

/// One undoable step.
struct HistoryEntry {
    std::int64_t id = 0;
    std::string at; ///< UTC, ISO 8601
    std::string who;
    std::string label;
    std::string verb;
    Json params;
    bool undone = false;
};

/// The right to write `plan_*` tables. Only `Workspace::edit` makes one, so nothing changes the
/// plan without a transaction, a step to undo and a refresh.
class Edit {
public:
    const Connection& db() const { return db_; }
    /// Names the step by what was really done, where that is known only inside.
    void relabel(std::string label) { label_ = std::move(label); }
    Edit(const Edit&) = delete;
    Edit& operator=(const Edit&) = delete;

private:
    friend class Workspace;
    Edit(const Connection& db, std::string label) : db_(db), label_(std::move(label)) {}
    const Connection& db_;
    std::string label_;
};

/// The right to write `base_*`, `crm_*` and `cache_*` tables: transactions without undo. Only
/// `Workspace::record` makes one.
class Record {
public:
    const Connection& db() const { return db_; }
    /// Forgets all undo steps: for changes after which they would not fit (a unit-layer import).
    void startFreshHistory() const;
    Record(const Record&) = delete;
    Record& operator=(const Record&) = delete;

private:
    friend class Workspace;
    explicit Record(const Connection& db) : db_(db) {}
    const Connection& db_;
};

/// What is written into the change log beside the changes themselves.
struct EditInfo {
    std::string label; ///< "Move 6 ZIPs to Norwich"
    std::string verb;  ///< "assign"
    Json params = Json::object();
    /// The revision of the plan that the edit was computed from; Error(Conflict) if the plan has
    /// moved on since.
    std::optional<Revision> computedAt = std::nullopt;
};

/// A workspace: one GeoPackage file, one writer at a time, any number of readers.
///
/// `edit`, `record`, `undo` and `redo` may be called from any thread (they queue up); `reader()`
/// belongs to the thread that made the Workspace, other threads take their own with `newReader()`.
/// Nothing but SQLite may open the file: closing any other descriptor would drop its locks.
class Workspace {
public:
    /// Makes an empty workspace; Error(Input) if the file exists.
    static Workspace create(const std::string& path);
    /// Opens one, migrating an older schema after a restore point. Error(Input) for files that are
    /// not ours or newer than us, Error(Storage) for damaged ones.
    static Workspace open(const std::string& path);
    Workspace(Workspace&&) noexcept;
    Workspace& operator=(Workspace&&) noexcept;
    ~Workspace();

    const std::string& path() const;
    const Connection& reader() const;
    Connection newReader() const;
    /// All commits, and those that touched `plan_*` only, as last committed.
    Revision revision() const;
    Revision planRevision() const;
    /// Moves when another connection or program has committed.
    std::int64_t dataVersion() const;

    /// Runs the body in one transaction and logs its changes as one undoable step. If the body
    /// throws, nothing has happened. An edit that changes no row leaves no step.
    Changes edit(const EditInfo& info, const std::function<void(Edit&)>& body);
    /// Runs the body in one transaction that is no step of the history.
    Revision record(const std::string& what, const std::function<void(Record&)>& body);

    /// Takes back the newest step, or brings back the oldest undone one. Empty if there is none.
    struct Step {
        HistoryEntry entry;
        Changes changes;
    };
    std::optional<Step> undo();
    std::optional<Step> redo();
    /// Oldest first.
    std::vector<HistoryEntry> history() const;

    /// Copies the workspace as it is to `<file>.restore/<time>-<label>.gpkg` and returns that path.
    /// The newest few are kept.
    std::string restorePoint(const std::string& label);

private:
    struct State;
    explicit Workspace(std::unique_ptr<State> state);
    std::optional<Step> replay(bool backwards);
    std::unique_ptr<State> state_;
};

/// A number for a new row of `table`, never given twice. `db` must be inside an edit or a record.
std::int64_t nextId(const Connection& db, const std::string& table);
/// As `nextId`, for `count` rows in a run; returns the first.
std::int64_t nextIds(const Connection& db, const std::string& table, std::int64_t count);

/// Recomputes the extents that GIS programs read, after units or accounts have changed.
void refreshExtents(const Record& record);

} // namespace core
