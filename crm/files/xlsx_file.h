// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/files/table_file.h"
#include "crm/files/workbook.h"

namespace crm {

/// Where a table lies in its sheet.
struct SheetPlaces {
    std::size_t rowsAbove = 0; ///< row elements before the header
    std::int64_t lastRow = 0;  ///< the highest row number; added rows follow it
};

/// A table in one sheet of an Office Open XML workbook (ECMA-376). The header is the first row that
/// has anything in it; values are read as they are shown. An update changes cells of that sheet and
/// nothing else: other parts of the package keep their packed bytes, formulas their texts. Cells
/// that get text hold it themselves (inline strings), so the shared strings stay as they are.
class XlsxFile final : public TableFile {
public:
    explicit XlsxFile(std::filesystem::path path, TableOptions options = {});

    void forEachRow(const RowSink& sink) override;

private:
    void vet(TablePatch& patch) override;
    bool writePatched(const TablePatch& patch, FileReplacement& out, core::Job& job) override;

    SheetPlaces places_;
    std::uint64_t hash_ = 0; ///< of the whole file, as read last
};

/// Passes the sheet's XML from `sheet` to `out` with the patch applied.
void rewriteSheet(SheetReader& sheet, const TablePatch& patch, const SheetPlaces& places,
                  const std::function<void(std::string_view)>& out, core::Job& job);

} // namespace crm
