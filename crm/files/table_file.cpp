// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/files/table_file.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/files/csv_file.h"
#include "crm/files/xlsx_file.h"

#include <utility>

namespace crm {

namespace fs = std::filesystem;
using core::Code;
using core::Error;

namespace {

constexpr int kAttempts = 4;
constexpr std::size_t kLongestNote = 1024;

void countOutcomes(UpdateResult& result) {
    for (const auto& [key, row] : result.rows) {
        result.written += row.outcome == RowOutcome::Written || row.outcome == RowOutcome::Added ||
                          row.outcome == RowOutcome::Removed;
        result.unchanged += row.outcome == RowOutcome::Unchanged;
    }
}

} // namespace

const std::string& TableRow::value(std::size_t column) const {
    static const std::string kNothing;
    return column < values.size() ? values[column] : kNothing;
}

TableFile::TableFile(fs::path path, TableOptions options)
    : path_(std::move(path)), options_(std::move(options)) {}

std::optional<std::size_t> TableFile::columnIndex(std::string_view name) const {
    std::vector<std::size_t> exact;
    std::vector<std::size_t> similar;
    const std::string_view wanted = core::trim(name);
    for (std::size_t i = 0; i < columns_.size() && !wanted.empty(); ++i) {
        const std::string_view column = core::trim(columns_[i]);
        if (column == wanted) {
            exact.push_back(i);
        } else if (core::equalsIgnoreCase(column, wanted)) {
            similar.push_back(i);
        }
    }
    const auto& found = exact.empty() ? similar : exact;
    if (found.size() > 1) {
        throw Error(Code::Input,
                    core::format("{} has {} columns called \"{}\"", path_.filename().string(),
                                 found.size(), wanted),
                    "give each column a name of its own, or choose another", path_.string());
    }
    return found.empty() ? std::nullopt : std::optional(found.front());
}

UpdateResult TableFile::update(const TableUpdate& wanted, core::Job& job) {
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        const FileLock lock(path_);
        if (lock.held()) {
            sweepLeftovers(path_);
        }
        const FileStamp before = stampOf(path_);
        TablePatch patch = planPatch(*this, wanted);
        vet(patch);
        job.checkpoint();
        if (!patch.empty()) {
            FileReplacement replacement(path_);
            if (!writePatched(patch, replacement, job) || !replacement.commit(before)) {
                continue;
            }
        }
        countOutcomes(patch.result);
        return std::move(patch.result);
    }
    throw Error(
        Code::Conflict,
        core::format("{} keeps changing while it is being updated", path_.filename().string()),
        "close the program that writes it, then try again; nothing was written", path_.string());
}

std::unique_ptr<TableFile> openTable(const fs::path& path, TableOptions options) {
    const fs::path real = realFile(path);
    if (const FileLock lock = FileLock::tryLock(real); lock.held()) {
        sweepLeftovers(real);
    }
    const std::string extension = core::lower(path.extension().string());
    if (extension == ".xlsx" || extension == ".xlsm") {
        return std::make_unique<XlsxFile>(real, std::move(options));
    }
    if (extension == ".csv" || extension == ".tsv" || extension == ".tab" || extension == ".txt") {
        return std::make_unique<CsvFile>(real, std::move(options));
    }
    throw Error(Code::Input, core::format("{} is neither CSV nor XLSX", path.string()),
                "save the table as .csv or .xlsx", path.string());
}

std::string openElsewhere(const fs::path& path) {
    const std::string name = path.filename().string();
    const fs::path note = path.parent_path() / (".~lock." + name + "#");
    std::error_code error;
    if (fs::exists(note, error)) {
        // ",who,host,when,profile;"
        const std::string text = core::cleanText(readStart(note, kLongestNote));
        const auto parts = core::split(text, ',');
        return parts.size() > 1 && !parts[1].empty() ? "LibreOffice (" + parts[1] + ")"
                                                     : "LibreOffice";
    }
    const bool excel =
        fs::exists(path.parent_path() / ("~$" + name), error) ||
        (name.size() > 2 && fs::exists(path.parent_path() / ("~$" + name.substr(2)), error));
    return excel ? "Excel" : std::string();
}

} // namespace crm
