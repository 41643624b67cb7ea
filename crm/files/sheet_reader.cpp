// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/files/sheet_reader.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>

namespace crm {

using core::Code;
using core::Error;

namespace {

constexpr std::size_t kLongestRow = std::size_t{64} << 20;
constexpr std::size_t kMostColumns = 16'384; // ECMA-376 part 1, 18.3.1.13
constexpr std::int64_t kMostRows = 1'048'576;

/// The column of a reference such as "BC12"; empty if it is none.
std::optional<std::size_t> columnOf(std::string_view reference) {
    std::size_t column = 0;
    std::size_t at = 0;
    for (; at < reference.size() && at < 4; ++at) {
        const char c = reference[at];
        if (c < 'A' || c > 'Z') {
            break;
        }
        column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
    }
    if (at == 0 || column > kMostColumns) {
        return std::nullopt;
    }
    return column - 1;
}

} // namespace

SheetReader::SheetReader(ZipArchive::Source source, const std::string& name)
    : scanner_(std::move(source), name), name_(name) {}

SheetReader::Piece SheetReader::next() {
    if (!scanner_.next(between_)) {
        return Piece::End;
    }
    if (between_.name == "sheetData") {
        inData_ = between_.kind == XmlPiece::Kind::Open;
    } else if (inData_ && between_.opens("row")) {
        readRow();
        return Piece::Row;
    }
    return Piece::Between;
}

std::int64_t SheetReader::rowNumber(const XmlPiece& tag) const {
    const std::string_view text = tag.attribute("r");
    const auto number = text.empty() ? std::optional(row_.number + 1) : core::parseInteger(text);
    if (!number || *number < 1 || *number > kMostRows) {
        throw Error(Code::Input, core::format("{}: a row is numbered \"{}\"", name_, text),
                    "the file is damaged", name_);
    }
    return *number;
}

void SheetReader::readRow() {
    const XmlPiece tag = between_;
    row_.number = rowNumber(tag);
    row_.prefix.assign(tag.prefix);
    row_.cells.clear();
    row_.bytes.assign(tag.raw);
    row_.tagEnd = row_.closing = tag.raw.size();
    inCell_ = inValue_ = inPhonetic_ = false;
    if (tag.kind == XmlPiece::Kind::Empty) {
        return;
    }
    XmlPiece piece;
    while (scanner_.next(piece)) {
        if (piece.closes("row")) {
            row_.closing = row_.bytes.size();
            row_.bytes.append(piece.raw);
            return;
        }
        if (!inCell_ && piece.opens("c")) {
            beginCell(piece);
        } else if (inCell_) {
            takeInCell(piece);
        }
        row_.bytes.append(piece.raw);
        if (!row_.cells.empty() && row_.cells.back().end == 0 && !inCell_) {
            row_.cells.back().end = row_.bytes.size();
        }
        if (row_.bytes.size() > kLongestRow) {
            throw Error(Code::Input, core::format("{}: row {} is too large", name_, row_.number),
                        {}, name_);
        }
    }
    throw Error(Code::Input, name_ + ": its XML is cut off", "the file is damaged", name_);
}

void SheetReader::beginCell(const XmlPiece& piece) {
    const std::string_view reference = piece.attribute("r");
    const std::size_t following = row_.cells.empty() ? 0 : row_.cells.back().column + 1;
    const auto column = reference.empty() ? std::optional(following) : columnOf(reference);
    if (!column || *column >= kMostColumns) {
        throw Error(Code::Input,
                    core::format("{}: row {} has a cell \"{}\"", name_, row_.number, reference),
                    "the file is damaged", name_);
    }
    SheetCell& cell = row_.cells.emplace_back();
    cell.column = *column;
    cell.begin = row_.bytes.size();
    cell.style.assign(piece.attribute("s"));
    cell.type.assign(piece.attribute("t"));
    inCell_ = piece.kind == XmlPiece::Kind::Open;
    inValue_ = inPhonetic_ = false;
}

void SheetReader::takeInCell(const XmlPiece& piece) {
    SheetCell& cell = row_.cells.back();
    if (piece.closes("c")) {
        inCell_ = false;
    } else if (piece.opens("f")) {
        cell.formula = true;
    } else if (piece.name == "rPh") {
        inPhonetic_ = piece.kind == XmlPiece::Kind::Open;
    } else if (piece.name == "v" || piece.name == "t") {
        inValue_ = piece.kind == XmlPiece::Kind::Open && !inPhonetic_;
    } else if (inValue_ &&
               (piece.kind == XmlPiece::Kind::Text || piece.raw.starts_with("<![CDATA["))) {
        appendXmlText(cell.value, piece.raw);
    }
}

std::string columnLetters(std::size_t column) {
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    }
    return letters;
}

} // namespace crm
