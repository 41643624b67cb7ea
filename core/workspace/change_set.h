// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/connection.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

struct sqlite3_session;

namespace core {

enum class RowOperation { Insert, Update, Delete };

/// One row that changed: views refresh just this.
struct RowChange {
    std::string table;
    RowOperation operation = RowOperation::Update;
    std::vector<std::int64_t> key; ///< primary key columns, in table order
};

/// Records every change to `plan_*` tables made through a connection while it lives, also those
/// that foreign keys cause (SQLite session extension).
class ChangeRecorder {
public:
    explicit ChangeRecorder(const Connection& db);
    ~ChangeRecorder();
    ChangeRecorder(const ChangeRecorder&) = delete;
    ChangeRecorder& operator=(const ChangeRecorder&) = delete;

    /// The changes so far, in SQLite's change-set format; empty if nothing changed.
    Blob changeset() const;

private:
    const Connection& db_;
    sqlite3_session* session_ = nullptr;
};

/// Applies a change-set, or its inverse. Throws Error(Conflict), having changed nothing that a
/// rollback does not undo, if the rows are no longer what the change-set expects.
void applyChangeset(const Connection& db, const Blob& changeset, bool inverse);

std::vector<RowChange> changedRows(const Blob& changeset);

} // namespace core
