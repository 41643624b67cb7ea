// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/connection.h"

#include <string>
#include <vector>

namespace core::records {

/// A further column of the file that records came from.
struct AttributeColumn {
    std::string name;
    bool numeric = false; ///< every record that has it has a number

    bool operator==(const AttributeColumn&) const = default;
};

/// The further columns of the records of a table or view that has the columns `id` and
/// `attributes`, in the order of their first appearance. Looks at the members of every record
/// without reading their values: a million records take about a second. Throws Error(Storage) if
/// the attributes of a record are no JSON object.
std::vector<AttributeColumn> attributeColumns(const Connection& db, const std::string& table);

} // namespace core::records
