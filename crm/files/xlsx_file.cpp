// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/files/xlsx_file.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/files/content_hash.h"

#include <fcntl.h>
#include <unistd.h>

#include <utility>

namespace crm {

using core::Code;
using core::Error;

namespace {

constexpr std::size_t kLongestCell = 32'767; // Excel's limit, in characters
constexpr std::size_t kMostColumns = 16'384;
constexpr std::int64_t kMostRows = 1'048'576;

std::uint64_t copyAndHash(InputFile& from, const std::function<void(std::string_view)>& to) {
    ContentHash hash;
    std::string buffer(std::size_t{1} << 20, '\0');
    while (const std::size_t count = from.read(buffer.data(), buffer.size())) {
        hash.add({buffer.data(), count});
        to({buffer.data(), count});
    }
    return hash.value();
}

/// The row's values in column order; gaps are empty.
void spread(const SheetRow& row, const Workbook& workbook, std::vector<std::string>& values,
            std::vector<std::size_t>& computed) {
    values.clear();
    computed.clear();
    for (const SheetCell& cell : row.cells) {
        if (cell.column >= values.size()) {
            values.resize(cell.column + 1);
        }
        std::string& value = values[cell.column];
        value = workbook.shown(cell);
        if (!core::isUtf8(value)) {
            value = core::fromWindows1252(value);
        }
        if (cell.formula) {
            computed.push_back(cell.column);
        }
    }
    while (!values.empty() && values.back().empty()) {
        values.pop_back();
    }
}

/// Reads on to the first row with anything in it.
bool findHeader(SheetReader& sheet, const Workbook& workbook, std::vector<std::string>& columns,
                SheetPlaces& places) {
    std::vector<std::size_t> computed;
    places = {};
    while (true) {
        const SheetReader::Piece piece = sheet.next();
        if (piece == SheetReader::Piece::End) {
            columns.clear();
            return false;
        }
        if (piece == SheetReader::Piece::Row) {
            spread(sheet.row(), workbook, columns, computed);
            places.lastRow = std::max(places.lastRow, sheet.row().number);
            if (!columns.empty()) {
                return true;
            }
            ++places.rowsAbove;
        }
    }
}

std::size_t characters(std::string_view utf8) {
    std::size_t count = 0;
    for (const char c : utf8) {
        count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }
    return count;
}

} // namespace

XlsxFile::XlsxFile(std::filesystem::path path, TableOptions options)
    : TableFile(std::move(path), std::move(options)) {
    const ZipArchive archive(path_);
    const std::string name = path_.filename().string();
    const Workbook workbook(archive, name, options_.sheet);
    SheetReader sheet(archive.open(workbook.sheetPart()), name);
    findHeader(sheet, workbook, columns_, places_);
}

void XlsxFile::forEachRow(const RowSink& sink) {
    InputFile file(path_);
    hash_ = copyAndHash(file, [](std::string_view) {});
    const ZipArchive archive(path_);
    const std::string name = path_.filename().string();
    const Workbook workbook(archive, name, options_.sheet);
    SheetReader sheet(archive.open(workbook.sheetPart()), name);
    if (!findHeader(sheet, workbook, columns_, places_)) {
        return;
    }
    std::vector<std::string> values;
    std::vector<std::size_t> computed;
    std::size_t index = 0;
    for (auto piece = sheet.next(); piece != SheetReader::Piece::End; piece = sheet.next()) {
        if (piece != SheetReader::Piece::Row) {
            continue;
        }
        places_.lastRow = std::max(places_.lastRow, sheet.row().number);
        spread(sheet.row(), workbook, values, computed);
        // Every row element counts, so that the numbers agree when the sheet is rewritten.
        const std::size_t here = index++;
        if (!values.empty()) {
            sink(TableRow{here, sheet.row().number, values, computed});
        }
    }
}

void XlsxFile::vet(TablePatch& patch) {
    patch.vet([](const TablePatch::Row& row) -> TablePatch::Problem {
        for (const auto& [column, value] : row.cells) {
            if (characters(value) > kLongestCell) {
                return "a cell holds at most 32,767 characters";
            }
        }
        return std::nullopt;
    });
    if (patch.width + patch.newColumns.size() > kMostColumns ||
        places_.lastRow + static_cast<std::int64_t>(patch.added.size()) > kMostRows) {
        throw Error(Code::Input,
                    path_.filename().string() + " is full: a sheet has 16,384 columns "
                                                "and 1,048,576 rows",
                    "use a CSV file", path_.string());
    }
}

bool XlsxFile::writePatched(const TablePatch& patch, FileReplacement& out, core::Job& job) {
    InputFile file(path_);
    if (copyAndHash(file, [&](std::string_view bytes) { out.write(bytes); }) != hash_) {
        return false;
    }
    out.flush();
    const ZipArchive archive(path_);
    const std::string name = path_.filename().string();
    const Workbook workbook(archive, name, options_.sheet);
    SheetReader sheet(archive.open(workbook.sheetPart()), name);
    FileReplacement content(path_);
    rewriteSheet(
        sheet, patch, places_, [&](std::string_view bytes) { content.write(bytes); }, job);
    content.flush();
    job.checkpoint();
    replacePart(out.temporary(), workbook.sheetPart(), content.temporary());
    return true;
}

} // namespace crm
