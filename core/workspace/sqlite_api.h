// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The only place that includes sqlite3.h: the session extension is declared only under these names.
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include "core/base/error.h"

namespace core {

/// Turns an SQLite result code into an Error whose message a planner understands.
[[noreturn]] void throwSqlite(sqlite3* db, int code, const std::string& doing);

} // namespace core
