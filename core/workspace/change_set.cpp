// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/change_set.h"

#include "core/base/text.h"
#include "core/workspace/sqlite_api.h"

#include <cstring>

namespace core {

namespace {

int onlyPlanTables(void*, const char* table) {
    return std::strncmp(table, "plan_", 5) == 0 ? 1 : 0;
}

int refuseConflicts(void*, int, sqlite3_changeset_iter*) {
    return SQLITE_CHANGESET_ABORT;
}

Blob takeBytes(void* bytes, int size) {
    const auto* first = static_cast<const std::byte*>(bytes);
    Blob blob(first, first + size);
    sqlite3_free(bytes);
    return blob;
}

Blob inverted(const Blob& changeset) {
    int size = 0;
    void* bytes = nullptr;
    const int code = sqlite3changeset_invert(static_cast<int>(changeset.size()), changeset.data(),
                                             &size, &bytes);
    if (code != SQLITE_OK) {
        throw Error(Code::Storage, "a step of the history is damaged and cannot be undone",
                    "run `evenlode doctor` on the workspace");
    }
    return takeBytes(bytes, size);
}

RowOperation operationOf(int code) {
    return code == SQLITE_INSERT   ? RowOperation::Insert
           : code == SQLITE_DELETE ? RowOperation::Delete
                                   : RowOperation::Update;
}

RowChange readChange(sqlite3_changeset_iter* iterator) {
    const char* table = nullptr;
    int columns = 0;
    int operation = 0;
    int indirect = 0;
    sqlite3changeset_op(iterator, &table, &columns, &operation, &indirect);
    unsigned char* isKey = nullptr;
    sqlite3changeset_pk(iterator, &isKey, nullptr);
    RowChange change{table, operationOf(operation), {}};
    for (int i = 0; i < columns; ++i) {
        if (isKey[i] == 0) {
            continue;
        }
        sqlite3_value* value = nullptr;
        if (operation == SQLITE_INSERT) {
            sqlite3changeset_new(iterator, i, &value);
        } else {
            sqlite3changeset_old(iterator, i, &value);
        }
        change.key.push_back(value == nullptr ? 0 : sqlite3_value_int64(value));
    }
    return change;
}

} // namespace

ChangeRecorder::ChangeRecorder(const Connection& db) : db_(db) {
    int code = sqlite3session_create(db_.handle(), "main", &session_);
    if (code == SQLITE_OK) {
        sqlite3session_table_filter(session_, onlyPlanTables, nullptr);
        code = sqlite3session_attach(session_, nullptr);
    }
    if (code != SQLITE_OK) {
        throwSqlite(db_.handle(), code, "recording changes");
    }
}

ChangeRecorder::~ChangeRecorder() {
    sqlite3session_delete(session_);
}

Blob ChangeRecorder::changeset() const {
    int size = 0;
    void* bytes = nullptr;
    const int code = sqlite3session_changeset(session_, &size, &bytes);
    if (code != SQLITE_OK) {
        throwSqlite(db_.handle(), code, "recording changes");
    }
    return takeBytes(bytes, size);
}

void applyChangeset(const Connection& db, const Blob& changeset, bool inverse) {
    const Blob effective = inverse ? inverted(changeset) : changeset;
    const int code = sqlite3changeset_apply(db.handle(), static_cast<int>(effective.size()),
                                            const_cast<std::byte*>(effective.data()), nullptr,
                                            refuseConflicts, nullptr);
    if (code == SQLITE_ABORT || code == SQLITE_CONSTRAINT) {
        throw Error(Code::Conflict,
                    format("this step cannot be {}: another program changed the same rows since",
                           inverse ? "undone" : "redone"),
                    "nothing was changed; correct the plan by hand or go back to a restore point");
    }
    if (code != SQLITE_OK) {
        throwSqlite(db.handle(), code, inverse ? "undoing" : "redoing");
    }
}

std::vector<RowChange> changedRows(const Blob& changeset) {
    std::vector<RowChange> rows;
    sqlite3_changeset_iter* iterator = nullptr;
    int code = sqlite3changeset_start(&iterator, static_cast<int>(changeset.size()),
                                      const_cast<std::byte*>(changeset.data()));
    while (code == SQLITE_OK && sqlite3changeset_next(iterator) == SQLITE_ROW) {
        rows.push_back(readChange(iterator));
    }
    code = code == SQLITE_OK ? sqlite3changeset_finalize(iterator) : code;
    if (code != SQLITE_OK) {
        throw Error(Code::Storage, "a step of the history is damaged",
                    "run `evenlode doctor` on the workspace");
    }
    return rows;
}

} // namespace core
