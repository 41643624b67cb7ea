// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace core {

using Blob = std::vector<std::byte>;

/// A prepared statement. Parameters and columns count from 0. Views into a row (`text`, `blob`)
/// live until the next `step`, `reset` or `run`. Not to be shared between threads.
class Statement {
public:
    Statement(Statement&&) noexcept = default;
    Statement& operator=(Statement&&) noexcept = default;

    /// Binds all parameters from the first on, after a reset.
    template <class... Values> Statement& bind(const Values&... values) {
        reset();
        int index = 0;
        (bindAt(index++, values), ...);
        return *this;
    }
    /// Binds, runs to the end, and resets: for statements that return nothing.
    template <class... Values> void run(const Values&... values) {
        bind(values...);
        while (step()) {
        }
        reset();
    }

    void bindAt(int index, std::nullptr_t);
    void bindAt(int index, std::int64_t value);
    void bindAt(int index, int value) { bindAt(index, static_cast<std::int64_t>(value)); }
    void bindAt(int index, std::size_t value) { bindAt(index, static_cast<std::int64_t>(value)); }
    void bindAt(int index, bool value) { bindAt(index, static_cast<std::int64_t>(value)); }
    void bindAt(int index, double value);
    void bindAt(int index, std::string_view value);
    void bindAt(int index, const std::string& value) { bindAt(index, std::string_view(value)); }
    void bindAt(int index, const char* value) { bindAt(index, std::string_view(value)); }
    void bindAt(int index, const Blob& value);
    template <class Tag> void bindAt(int index, Id<Tag> id) { bindAt(index, id.value); }
    template <class T> void bindAt(int index, const std::optional<T>& value) {
        if (value) {
            bindAt(index, *value);
        } else {
            bindAt(index, nullptr);
        }
    }

    /// True while there is a row to read.
    bool step();
    void reset();

    int columnCount() const;
    std::string_view columnName(int column) const;
    bool isNull(int column) const;
    bool isNumber(int column) const;
    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string_view text(int column) const;
    std::string string(int column) const { return std::string(text(column)); }
    std::span<const std::byte> blob(int column) const;
    std::optional<double> optionalReal(int column) const;
    std::optional<std::string> optionalString(int column) const;
    template <class Tag> Id<Tag> id(int column) const { return Id<Tag>(integer(column)); }

private:
    friend class Connection;
    struct Finalizer {
        void operator()(sqlite3_stmt* statement) const;
    };
    explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
    std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
};

/// An open database file. One thread at a time. Throws Error(Storage), or Error(Conflict) when
/// another program holds the file, in words that name the file.
class Connection {
public:
    enum class Mode { ReadOnly, ReadWrite, Create };

    Connection(const std::string& path, Mode mode);
    static Connection inMemory();
    Connection(Connection&&) noexcept = default;
    Connection& operator=(Connection&&) noexcept = default;

    /// Runs one or several statements that take no parameters and return nothing of interest.
    void exec(const std::string& sql) const;
    Statement prepare(std::string_view sql) const;
    /// Prepares a query that may read only the given tables and views and call only harmless
    /// functions: for expressions that people type. Throws Error(Input) that names what is not
    /// allowed or not understood.
    Statement prepareRestricted(std::string_view sql,
                                const std::vector<std::string>& readable) const;

    /// The first column of the first row; empty if there is no row or it is NULL.
    std::optional<std::int64_t> integer(std::string_view sql) const;
    std::optional<std::string> text(std::string_view sql) const;

    /// Rows changed by the last statement.
    std::int64_t changes() const;
    /// Moves when another connection has committed (PRAGMA data_version).
    std::int64_t dataVersion() const;
    bool inTransaction() const;
    /// Asks a running statement of this connection to stop; safe from another thread.
    void interrupt() const;
    std::string path() const;

    sqlite3* handle() const { return db_.get(); }

private:
    struct Closer {
        void operator()(sqlite3* db) const;
    };
    Connection() = default;
    std::unique_ptr<sqlite3, Closer> db_;
};

/// `BEGIN IMMEDIATE` ... `COMMIT`; rolls back when it is destroyed without `commit`.
class Transaction {
public:
    explicit Transaction(const Connection& db);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    const Connection& db_;
    bool open_ = true;
};

/// A read transaction: what is read within its life comes from one committed state.
class Snapshot {
public:
    explicit Snapshot(const Connection& db);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

private:
    const Connection& db_;
    bool own_;
};

/// "name" as an SQL identifier, safe whatever it contains.
std::string quoteIdentifier(std::string_view name);

} // namespace core
