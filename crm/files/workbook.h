// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/files/sheet_reader.h"
#include "crm/files/zip_archive.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crm {

/// How a number in a cell is shown, as far as it changes what it means.
struct NumberShape {
    enum class Kind { Plain, Date, Time, DateTime, Padded };
    Kind kind = Kind::Plain;
    std::string pattern; ///< of Padded: "00000" for ZIP codes, "00000-0000" with the hyphen
};

/// What a number format code does: "yyyy-mm-dd" is a Date, "00000" Padded, "#,##0.00" Plain.
NumberShape numberShapeOf(std::string_view formatCode);
/// The same for the formats that have a number and no code (ECMA-376 part 1, 18.8.30).
NumberShape builtInShape(int id);
/// A number as people see it; dates as ISO 8601. `epoch1904` chooses the day that 0 means.
std::string shownNumber(double number, const NumberShape& shape, bool epoch1904);

/// The parts of an .xlsx that say what its cells mean: which part holds the sheet, the shared
/// strings, the number formats.
class Workbook {
public:
    /// `sheet` empty means the first worksheet. Throws Error(Input) for a missing sheet.
    Workbook(const ZipArchive& archive, const std::string& name, const std::string& sheet);

    /// Name of the archive part with the chosen sheet's cells.
    const std::string& sheetPart() const { return sheetPart_; }
    const std::string& sheetName() const { return sheetName_; }
    /// What the cell shows: text, TRUE or FALSE, an error such as #N/A, a number, a date.
    std::string shown(const SheetCell& cell) const;

private:
    void readStrings(const ZipArchive& archive, const std::string& part);
    void readStyles(const ZipArchive& archive, const std::string& part);
    std::string shownNumberCell(const SheetCell& cell) const;

    std::string name_;
    std::string sheetPart_;
    std::string sheetName_;
    bool epoch1904_ = false;
    std::vector<NumberShape> shapes_; ///< by style number
    std::string strings_;             ///< all shared strings in a row
    std::vector<std::size_t> stringEnds_;
};

} // namespace crm
