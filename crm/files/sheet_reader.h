// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/files/xml_scanner.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crm {

/// A cell as it lies in the XML of its row.
struct SheetCell {
    std::size_t column = 0; ///< 0-based: A is 0
    std::size_t begin = 0;  ///< of the whole element, within the row's bytes
    std::size_t end = 0;
    std::string style; ///< the `s` attribute
    std::string type;  ///< the `t` attribute
    std::string value; ///< the text of `v` or `is`, entities resolved
    bool formula = false;
};

/// One row element of a worksheet.
struct SheetRow {
    std::int64_t number = 0;      ///< as the spreadsheet shows it
    std::string bytes;            ///< the whole element
    std::string prefix;           ///< of the element names in this file, mostly none
    std::size_t tagEnd = 0;       ///< behind the opening tag
    std::size_t closing = 0;      ///< where the closing tag begins; `tagEnd` if self-closed
    std::vector<SheetCell> cells; ///< in file order
};

/// Reads the XML of a worksheet row by row, and hands on everything between the rows as it is:
/// all pieces joined are the part again.
class SheetReader {
public:
    SheetReader(ZipArchive::Source source, const std::string& name);

    enum class Piece { End, Row, Between };
    Piece next();
    const SheetRow& row() const { return row_; }
    /// Bytes that are no row, a tag or text at a time.
    const XmlPiece& between() const { return between_; }

private:
    void readRow();
    void beginCell(const XmlPiece& piece);
    void takeInCell(const XmlPiece& piece);
    std::int64_t rowNumber(const XmlPiece& tag) const;

    XmlScanner scanner_;
    std::string name_;
    XmlPiece between_;
    SheetRow row_;
    bool inData_ = false;
    // Where the walk through a cell stands.
    bool inCell_ = false;
    bool inValue_ = false;
    bool inPhonetic_ = false;
};

/// "BC" for 54.
std::string columnLetters(std::size_t column);

} // namespace crm
