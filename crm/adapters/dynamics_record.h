// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "crm/adapters/dynamics_client.h"
#include "crm/adapters/dynamics_config.h"
#include "crm/adapters/vendor_record.h"

#include <string>
#include <vector>

namespace crm {

/// What is read of a table: its fields that the organisation has, and the columns that have to be
/// selected for them.
struct DynamicsShape {
    std::vector<DynamicsField> fields;
    std::vector<std::string> select;
    std::vector<VendorColumn> columns; ///< of the workspace; empty where no records are kept
    std::string prefer;                ///< annotations to ask for; empty: none

    /// `wanted` are further fields, by the names of edits. Columns that `metadata` does not know
    /// would have every query refused and are left out; null: all are taken to be there.
    static DynamicsShape of(const DynamicsConfig& config, const DynamicsTable& table,
                            const std::vector<std::string>& wanted,
                            const DynamicsMetadata* metadata);
    /// Only ids and what tells whether a row counts.
    static DynamicsShape idsOf(const DynamicsConfig& config, const DynamicsTable& table,
                               const DynamicsMetadata* metadata);
};

/// A row of an answer.
struct DynamicsRow {
    VendorRecord record;  ///< of an activity: neutral values, and an id such as "tasks/..."
    bool gone = false;    ///< deleted, or not active where only active ones count
    std::string survivor; ///< id of the row that it was merged into; empty: it was not
};

/// Throws RemoteError(Garbage) for what is no row of the table.
DynamicsRow dynamicsRow(const DynamicsConfig& config, const DynamicsTable& table,
                        const DynamicsShape& shape, const core::Json& json);

/// The id that a row made for a key of ours has, always the same: a name-based UUID after RFC 9562
/// (version 8, of SHA-256). Making it twice is making it once, in tables without a column for keys.
std::string dynamicsIdOf(const std::string& set, const std::string& key);

/// "tasks/0f.." -> {"tasks", "0f.."}; the table is empty where there is none.
std::pair<std::string, std::string> dynamicsId(const std::string& id);

} // namespace crm
