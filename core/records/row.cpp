// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/row.h"

namespace core::records {

std::vector<Column> plainColumns(const std::vector<std::string>& names) {
    std::vector<Column> columns;
    columns.reserve(names.size());
    for (const std::string& name : names) {
        columns.push_back({name, ColumnRole::Plain});
    }
    return columns;
}

} // namespace core::records
