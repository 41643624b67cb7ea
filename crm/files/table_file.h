// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "crm/files/safe_file.h"
#include "crm/files/table_patch.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace crm {

/// One row of a table as it is read; valid only during the callback.
struct TableRow {
    std::size_t index = 0;                    ///< counts the rows below the header, from 0
    std::int64_t number = 0;                  ///< the row number that a spreadsheet shows, 1-based
    const std::vector<std::string>& values;   ///< UTF-8; may be shorter or longer than the header
    const std::vector<std::size_t>& computed; ///< columns whose value comes from a formula

    /// The value of a column, empty where the row is too short.
    const std::string& value(std::size_t column) const;
};

struct TableOptions {
    std::string sheet; ///< of a workbook; the first one where empty
};

/// A table in a file that people keep and other programs write: read in a stream, and edited in
/// place so that everything not asked for stays as it is, byte for byte.
///
/// Not for two threads at once; several objects and programs may use one file.
class TableFile {
public:
    using RowSink = std::function<void(const TableRow&)>;

    virtual ~TableFile() = default;
    TableFile(const TableFile&) = delete;
    TableFile& operator=(const TableFile&) = delete;

    /// The real path (links followed).
    const std::filesystem::path& path() const { return path_; }
    /// Names in the header, as they are: may repeat, may be empty.
    const std::vector<std::string>& columns() const { return columns_; }
    /// The column of that name: exactly so written, or else the only one that differs just in case
    /// and outer spaces. Empty if there is none; throws Error(Input) if several are called so.
    std::optional<std::size_t> columnIndex(std::string_view name) const;

    /// Reads the file from its present state, header anew.
    virtual void forEachRow(const RowSink& sink) = 0;

    /// Rewrites the chosen fields and nothing else, all in one step: after a crash the file is the
    /// old or the new one. A column that is missing is appended. Rows whose key occurs more than
    /// once are left alone and reported, as is everything else that cannot be done. If somebody
    /// else changes the file meanwhile it is read again; Error(Conflict) if that does not come to
    /// rest. Throws Error(Input) if the key column is missing, Error(Storage) if the disk refuses.
    UpdateResult update(const TableUpdate& wanted, core::Job& job);

protected:
    TableFile(std::filesystem::path path, TableOptions options);

    /// Takes rows off the patch that this kind of file cannot hold, and says so in its result.
    virtual void vet(TablePatch& patch) = 0;
    /// Writes the whole new file. False if the content is not what `forEachRow` read last.
    virtual bool writePatched(const TablePatch& patch, FileReplacement& out, core::Job& job) = 0;

    std::filesystem::path path_;
    TableOptions options_;
    std::vector<std::string> columns_;
};

/// Opens .csv, .tsv, .tab, .txt, .xlsx and .xlsm. Removes what a killed run left beside the file.
/// Throws Error(Input) for a file that is missing, of another kind, encrypted or broken.
std::unique_ptr<TableFile> openTable(const std::filesystem::path& path, TableOptions options = {});

/// The other program that has this file open, by the note that LibreOffice and Excel leave beside
/// it; empty if none. What it saves later would undo our update.
std::string openElsewhere(const std::filesystem::path& path);

} // namespace crm
