// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/connection.h"

#include "core/base/text.h"
#include "core/workspace/sqlite_api.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

constexpr int kBusyMilliseconds = 10'000;

constexpr std::array<std::string_view, 47> kHarmlessFunctions = {
    "abs",       "changes",   "char",   "coalesce", "count",       "date",         "datetime",
    "glob",      "hex",       "ifnull", "iif",      "instr",       "json_extract", "->",
    "->>",       "julianday", "length", "like",     "lower",       "ltrim",        "max",
    "min",       "avg",       "sum",    "total",    "nullif",      "printf",       "format",
    "quote",     "replace",   "round",  "rtrim",    "sign",        "strftime",     "substr",
    "substring", "time",      "trim",   "typeof",   "unicode",     "unixepoch",    "upper",
    "ceil",      "floor",     "sqrt",   "mod",      "group_concat"};

struct Restriction {
    const std::vector<std::string>* readable;
    std::string denied;
};

bool contains(const std::vector<std::string>& names, const char* name) {
    return name != nullptr && std::any_of(names.begin(), names.end(), [&](const std::string& n) {
               return equalsIgnoreCase(n, name);
           });
}

int authorize(void* context, int action, const char* first, const char* second, const char*,
              const char* view) {
    auto& restriction = *static_cast<Restriction*>(context);
    switch (action) {
    case SQLITE_SELECT: return SQLITE_OK;
    case SQLITE_READ:
        if (contains(*restriction.readable, first) || contains(*restriction.readable, view)) {
            return SQLITE_OK;
        }
        restriction.denied = format("reading {}", first);
        return SQLITE_DENY;
    case SQLITE_FUNCTION:
        if (second != nullptr && std::find(kHarmlessFunctions.begin(), kHarmlessFunctions.end(),
                                           lower(second)) != kHarmlessFunctions.end()) {
            return SQLITE_OK;
        }
        restriction.denied = format("the function {}", second == nullptr ? "?" : second);
        return SQLITE_DENY;
    default: restriction.denied = "anything but reading columns"; return SQLITE_DENY;
    }
}

/// What SQLite says about an expression, for people who do not know that it is SQL.
std::string plainly(const std::string& message) {
    constexpr std::string_view kNoColumn = "no such column: ";
    constexpr std::string_view kNoFunction = "no such function: ";
    if (message.starts_with(kNoColumn)) {
        return format("there is no column \"{}\"", message.substr(kNoColumn.size()));
    }
    if (message.starts_with(kNoFunction)) {
        return format("there is no function {}", message.substr(kNoFunction.size()));
    }
    // Callers put expressions into parentheses, so what is missing at the end is seen there.
    if (message == "near \")\": syntax error" || message == "incomplete input") {
        return "something is missing at its end";
    }
    const auto quote = message.find('"');
    const auto close = message.rfind('"');
    if (quote != close) {
        return format("it is not understood at {}", message.substr(quote, close - quote + 1));
    }
    return message;
}

std::string fileName(sqlite3* db) {
    const char* path = db == nullptr ? nullptr : sqlite3_db_filename(db, "main");
    return path == nullptr || *path == '\0' ? "the database" : path;
}

} // namespace

void throwSqlite(sqlite3* db, int code, const std::string& doing) {
    const std::string file = fileName(db);
    const std::string detail = db == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(db);
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw Error(Code::Conflict, format("{} is being written by another program", file),
                    "wait until it has finished, then try again", file);
    case SQLITE_NOTADB:
        throw Error(Code::Storage, format("{} is not a GeoPackage: it has no SQLite header", file),
                    "choose a workspace made by evenlode init or demo", file);
    case SQLITE_CORRUPT:
        throw Error(Code::Storage, format("{} is damaged ({})", file, detail),
                    "run `evenlode doctor` on it; open the newest restore point beside it", file);
    case SQLITE_FULL:
        throw Error(Code::Storage,
                    format("the disk of {} is full; nothing of this step was kept", file),
                    "free some space and try again", file);
    case SQLITE_READONLY:
        throw Error(Code::Storage, format("{} cannot be written", file),
                    "check the permissions of the file and its folder", file);
    case SQLITE_CANTOPEN:
        throw Error(Code::Storage, format("{} cannot be opened", file),
                    "check that the file exists and may be read", file);
    case SQLITE_IOERR:
        throw Error(Code::Storage, format("the disk failed while {} {} ({})", doing, file, detail),
                    "check the disk; what was saved before is safe", file);
    case SQLITE_INTERRUPT:
        throw Error(Code::Cancelled, "stopped at your request", "nothing unfinished was kept");
    case SQLITE_NOMEM: throw Error(Code::Storage, format("not enough memory while {}", doing));
    default: throw Error(Code::Bug, format("{} failed in {}: {}", doing, file, detail));
    }
}

void Statement::Finalizer::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

namespace {

void checkBind(sqlite3_stmt* statement, int code) {
    if (code != SQLITE_OK) {
        throwSqlite(sqlite3_db_handle(statement), code, "binding a value");
    }
}

} // namespace

void Statement::bindAt(int index, std::nullptr_t) {
    checkBind(statement_.get(), sqlite3_bind_null(statement_.get(), index + 1));
}

void Statement::bindAt(int index, std::int64_t value) {
    checkBind(statement_.get(), sqlite3_bind_int64(statement_.get(), index + 1, value));
}

void Statement::bindAt(int index, double value) {
    checkBind(statement_.get(), sqlite3_bind_double(statement_.get(), index + 1, value));
}

void Statement::bindAt(int index, std::string_view value) {
    checkBind(statement_.get(),
              sqlite3_bind_text64(statement_.get(), index + 1, value.empty() ? "" : value.data(),
                                  value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bindAt(int index, const Blob& value) {
    checkBind(statement_.get(), sqlite3_bind_blob64(statement_.get(), index + 1, value.data(),
                                                    value.size(), SQLITE_TRANSIENT));
}

bool Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code != SQLITE_DONE) {
        sqlite3* db = sqlite3_db_handle(statement_.get());
        const char* sql = sqlite3_sql(statement_.get());
        throwSqlite(db, code, format("running \"{}\"", sql == nullptr ? "" : sql));
    }
    return false;
}

void Statement::reset() {
    sqlite3_reset(statement_.get());
}

int Statement::columnCount() const {
    return sqlite3_column_count(statement_.get());
}

std::string_view Statement::columnName(int column) const {
    const char* name = sqlite3_column_name(statement_.get(), column);
    return name == nullptr ? "" : name;
}

bool Statement::isNull(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

bool Statement::isNumber(int column) const {
    const int type = sqlite3_column_type(statement_.get(), column);
    return type == SQLITE_INTEGER || type == SQLITE_FLOAT;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const {
    return sqlite3_column_double(statement_.get(), column);
}

std::string_view Statement::text(int column) const {
    const auto* bytes = sqlite3_column_text(statement_.get(), column);
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return bytes == nullptr ? std::string_view()
                            : std::string_view(reinterpret_cast<const char*>(bytes),
                                               static_cast<std::size_t>(size));
}

std::span<const std::byte> Statement::blob(int column) const {
    const void* bytes = sqlite3_column_blob(statement_.get(), column);
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return {static_cast<const std::byte*>(bytes),
            bytes == nullptr ? 0 : static_cast<std::size_t>(size)};
}

std::optional<double> Statement::optionalReal(int column) const {
    return isNull(column) ? std::nullopt : std::optional(real(column));
}

std::optional<std::string> Statement::optionalString(int column) const {
    return isNull(column) ? std::nullopt : std::optional(string(column));
}

void Connection::Closer::operator()(sqlite3* db) const {
    sqlite3_close_v2(db);
}

Connection::Connection(const std::string& path, Mode mode) {
    const int access = mode == Mode::ReadOnly    ? SQLITE_OPEN_READONLY
                       : mode == Mode::ReadWrite ? SQLITE_OPEN_READWRITE
                                                 : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    sqlite3* db = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &db, access | SQLITE_OPEN_NOMUTEX, nullptr);
    db_.reset(db);
    if (code != SQLITE_OK) {
        throwSqlite(db, code, "opening");
    }
    sqlite3_extended_result_codes(db, 1);
    sqlite3_busy_timeout(db, kBusyMilliseconds);
    // A workspace may come from anywhere: its schema must not be able to run code.
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    // A misspelt "column" in an expression must be an error, not a text.
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    exec("PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON");
}

Connection Connection::inMemory() {
    return Connection(":memory:", Mode::Create);
}

void Connection::exec(const std::string& sql) const {
    const int code = sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        throwSqlite(db_.get(), code, format("running \"{}\"", sql.substr(0, 200)));
    }
}

Statement Connection::prepare(std::string_view sql) const {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(db_.get(), sql.data(), static_cast<int>(sql.size()),
                                        &statement, nullptr);
    if (code != SQLITE_OK) {
        throwSqlite(db_.get(), code, format("preparing \"{}\"", sql));
    }
    return Statement(statement);
}

Statement Connection::prepareRestricted(std::string_view sql,
                                        const std::vector<std::string>& readable) const {
    Restriction restriction{&readable, {}};
    sqlite3_stmt* statement = nullptr;
    const char* tail = nullptr;
    sqlite3_set_authorizer(db_.get(), authorize, &restriction);
    const int code =
        sqlite3_prepare_v2(db_.get(), sql.data(), static_cast<int>(sql.size()), &statement, &tail);
    sqlite3_set_authorizer(db_.get(), nullptr, nullptr);
    Statement prepared(statement);
    if (!restriction.denied.empty()) {
        throw Error(Code::Input, format("the expression is not allowed: {}", restriction.denied),
                    "use column names, numbers, text in single quotes, AND, OR, NOT, comparisons");
    }
    if (code != SQLITE_OK) {
        throw Error(Code::Input,
                    format("the expression cannot be read: {}", plainly(sqlite3_errmsg(db_.get()))),
                    "text goes in single quotes; column names with spaces in double quotes");
    }
    const auto rest = sql.substr(static_cast<std::size_t>(tail - sql.data()));
    if (!trim(rest).empty()) {
        throw Error(Code::Input, "the expression holds more than one statement",
                    "write one expression without a semicolon");
    }
    return prepared;
}

std::optional<std::int64_t> Connection::integer(std::string_view sql) const {
    Statement statement = prepare(sql);
    return statement.step() && !statement.isNull(0) ? std::optional(statement.integer(0))
                                                    : std::nullopt;
}

std::optional<std::string> Connection::text(std::string_view sql) const {
    Statement statement = prepare(sql);
    return statement.step() ? statement.optionalString(0) : std::nullopt;
}

std::int64_t Connection::changes() const {
    return sqlite3_changes64(db_.get());
}

std::int64_t Connection::dataVersion() const {
    return integer("PRAGMA data_version").value_or(0);
}

bool Connection::inTransaction() const {
    return sqlite3_get_autocommit(db_.get()) == 0;
}

void Connection::interrupt() const {
    sqlite3_interrupt(db_.get());
}

std::string Connection::path() const {
    return fileName(db_.get());
}

Transaction::Transaction(const Connection& db) : db_(db) {
    db_.exec("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (open_ && db_.inTransaction()) {
        // A failed rollback leaves nothing more to do: SQLite rolls back when the file is closed.
        sqlite3_exec(db_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

void Transaction::commit() {
    db_.exec("COMMIT");
    open_ = false;
}

Snapshot::Snapshot(const Connection& db) : db_(db), own_(!db.inTransaction()) {
    if (own_) {
        db_.exec("BEGIN");
    }
}

Snapshot::~Snapshot() {
    if (own_) {
        sqlite3_exec(db_.handle(), "COMMIT", nullptr, nullptr, nullptr);
    }
}

std::string quoteIdentifier(std::string_view name) {
    std::string out = "\"";
    for (const char c : name) {
        out += c;
        if (c == '"') {
            out += '"';
        }
    }
    return out + '"';
}

} // namespace core
