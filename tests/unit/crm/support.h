// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/files/table_file.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace crm::test {

inline void write(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

inline std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

using Rows = std::vector<std::vector<std::string>>;

inline Rows rowsOf(TableFile& table) {
    Rows rows;
    table.forEachRow([&](const TableRow& row) { rows.push_back(row.values); });
    return rows;
}

/// One field for one key.
inline TableUpdate setting(const std::string& keyColumn, const std::string& key,
                           const std::string& column, const std::string& value) {
    TableUpdate update;
    update.keyColumn = keyColumn;
    update.rows[key].cells.push_back({column, value, {}});
    return update;
}

inline std::vector<std::string> namesIn(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace crm::test
