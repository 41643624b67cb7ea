// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "crm/adapters/adapter.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace crm {

/// Where the records of one object lie, where the user said more than the folder.
struct FilesTable {
    std::string file;  ///< name in the folder; empty = found by name (accounts.csv, accounts.xlsx)
    std::string sheet; ///< of a workbook; empty = the first
    std::map<std::string, std::string> map; ///< field -> column, as in `accounts import --map`
};

/// The configuration of a files CRM, kept with its connection:
/// `{"folder": "/data/crm", "tables": {"accounts": {"file": "Customers.xlsx", "sheet": "2026",
/// "map": {"id": "Customer No"}}}}`. Of this, only the folder is needed.
struct FilesConfig {
    std::filesystem::path folder;
    std::map<std::string, FilesTable> tables; ///< by object name

    /// Reads the stored or user-written form; `base` is what a relative folder is relative to.
    /// Throws Error(Input) for unknown keys or wrong types.
    static FilesConfig fromJson(const core::Json& json, const std::filesystem::path& base);
    core::Json toJson() const;

    /// The file with the records of an object, if there is one. Throws Error(Input) if a named file
    /// is missing, or several would do.
    std::optional<std::filesystem::path> fileOf(Object object) const;
    FilesTable tableOf(Object object) const;
};

} // namespace crm
