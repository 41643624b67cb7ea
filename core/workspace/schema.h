// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/connection.h"

namespace core {

/// The schema that this program writes. Older workspaces are migrated forward, newer ones refused.
inline constexpr int kSchemaVersion = 12;

/// Makes an empty database a GeoPackage with our tables at `kSchemaVersion`.
void createSchema(const Connection& db);

/// The schema number of an open file. Throws Error(Input) if it is no workspace of ours, and
/// Error(Storage) if it is damaged.
int schemaVersion(const Connection& db);

/// Applies the migrations after `from`, one transaction each. Returns true if there were any.
bool migrateSchema(const Connection& db, int from);

} // namespace core
