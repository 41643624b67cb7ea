// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "crm/files/xlsx_file.h"

#include <charconv>

namespace crm {

namespace {

constexpr std::int64_t kRowsPerCheck = 4096;

/// True for text that a number prints as, so that the cell can stay a number: "12.5", not "012".
bool isCanonicalNumber(const std::string& text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() &&
           shownNumber(number, {}, false) == text;
}

class SheetRewriter {
public:
    SheetRewriter(const TablePatch& patch, std::int64_t lastRow,
                  const std::function<void(std::string_view)>& out)
        : patch_(patch), lastRow_(lastRow), out_(out) {}

    void between(const XmlPiece& piece) {
        if (piece.opens("dimension") && grows()) {
            dimension(piece);
            return;
        }
        if (piece.closes("sheetData")) {
            for (const TablePatch::Row& row : patch_.added) {
                append(row);
            }
        }
        out_(piece.raw);
    }

    /// The header row: gets the names of new columns, in the look of its last cell.
    void header(const SheetRow& row) {
        prefix_ = row.prefix;
        std::map<std::size_t, std::string> names;
        for (std::size_t i = 0; i < patch_.newColumns.size(); ++i) {
            names[patch_.width + i] = patch_.newColumns[i];
        }
        change(row, names, row.cells.empty() ? std::string() : row.cells.back().style);
    }

    void row(const SheetRow& row, const TablePatch::Row* patch) {
        if (patch == nullptr) {
            out_(row.bytes);
        } else if (!patch->remove) {
            change(row, patch->cells, {});
        }
    }

private:
    using Cells = std::map<std::size_t, std::string>;

    bool grows() const { return !patch_.newColumns.empty() || !patch_.added.empty(); }

    /// `<dimension ref="A1:F20"/>` tells readers how large the sheet is.
    void dimension(const XmlPiece& piece) {
        const std::string_view reference = piece.attribute("ref");
        const std::string_view first = reference.substr(0, reference.find(':'));
        const std::size_t columns = patch_.width + patch_.newColumns.size();
        const std::int64_t rows = lastRow_ + static_cast<std::int64_t>(patch_.added.size());
        if (reference.empty() || columns == 0) {
            out_(piece.raw);
            return;
        }
        const auto at = static_cast<std::size_t>(reference.data() - piece.raw.data());
        out_(piece.raw.substr(0, at));
        out_(core::format("{}:{}{}", first, columnLetters(columns - 1), rows));
        out_(piece.raw.substr(at + reference.size()));
    }

    /// Writes a row with new contents in some cells; the others keep their bytes.
    void change(const SheetRow& row, const Cells& cells, const std::string& newStyle) {
        if (cells.empty()) {
            out_(row.bytes);
            return;
        }
        openingTag(row, cells.rbegin()->first);
        std::size_t copied = row.tagEnd;
        auto next = cells.begin();
        for (const SheetCell& cell : row.cells) {
            for (; next != cells.end() && next->first < cell.column; ++next) {
                copyTo(row, copied, cell.begin);
                newCell(next->first, row.number, next->second, newStyle);
            }
            if (next != cells.end() && next->first == cell.column) {
                copyTo(row, copied, cell.begin);
                replaceCell(cell, row.number, next->second);
                copied = cell.end;
                ++next;
            }
        }
        copyTo(row, copied, row.closing);
        for (; next != cells.end(); ++next) {
            newCell(next->first, row.number, next->second, newStyle);
        }
        out_(row.closing == row.bytes.size() ? "</" + prefix_ + "row>"
                                             : row.bytes.substr(row.closing));
    }

    void copyTo(const SheetRow& row, std::size_t& copied, std::size_t end) {
        if (end > copied) {
            out_(std::string_view(row.bytes).substr(copied, end - copied));
            copied = end;
        }
    }

    /// A `spans` hint that the new cells would exceed is left out; it is optional.
    void openingTag(const SheetRow& row, std::size_t lastColumn) {
        std::string tag = row.bytes.substr(0, row.tagEnd);
        if (row.closing == row.bytes.size()) {
            tag.erase(tag.rfind('/'), 1);
        }
        const auto spans = tag.find(" spans=");
        if (spans != std::string::npos &&
            (row.cells.empty() || row.cells.back().column < lastColumn)) {
            const auto open = tag.find_first_of("\"'", spans);
            const auto close = open == std::string::npos ? open : tag.find(tag[open], open + 1);
            if (close != std::string::npos) {
                tag.erase(spans, close + 1 - spans);
            }
        }
        out_(tag);
    }

    void replaceCell(const SheetCell& old, std::int64_t row, const std::string& value) {
        const bool number = (old.type.empty() || old.type == "n") && !old.value.empty();
        if (number && isCanonicalNumber(value)) {
            cell(old.column, row, old.style, "",
                 "<" + prefix_ + "v>" + value + "</" + prefix_ + "v>");
        } else {
            text(old.column, row, old.style, value);
        }
    }

    void newCell(std::size_t column, std::int64_t row, const std::string& value,
                 const std::string& style) {
        if (!value.empty()) {
            text(column, row, style, value);
        }
    }

    void text(std::size_t column, std::int64_t row, const std::string& style,
              const std::string& value) {
        if (value.empty()) {
            cell(column, row, style, "", "");
            return;
        }
        cell(column, row, style, " t=\"inlineStr\"",
             core::format("<{0}is><{0}t xml:space=\"preserve\">{1}</{0}t></{0}is>", prefix_,
                          xmlEscaped(value)));
    }

    void cell(std::size_t column, std::int64_t row, const std::string& style, std::string_view type,
              const std::string& content) {
        const std::string attributes =
            core::format("r=\"{}{}\"{}{}", columnLetters(column), row,
                         style.empty() ? "" : " s=\"" + style + "\"", type);
        if (content.empty()) {
            out_(core::format("<{}c {}/>", prefix_, attributes));
        } else {
            out_(core::format("<{0}c {1}>{2}</{0}c>", prefix_, attributes, content));
        }
    }

    void append(const TablePatch::Row& row) {
        ++lastRow_;
        out_(core::format("<{}row r=\"{}\">", prefix_, lastRow_));
        for (const auto& [column, value] : row.cells) {
            newCell(column, lastRow_, value, {});
        }
        out_("</" + prefix_ + "row>");
    }

    const TablePatch& patch_;
    std::int64_t lastRow_;
    const std::function<void(std::string_view)>& out_;
    std::string prefix_;
};

} // namespace

void rewriteSheet(SheetReader& sheet, const TablePatch& patch, const SheetPlaces& places,
                  const std::function<void(std::string_view)>& out, core::Job& job) {
    SheetRewriter rewriter(patch, places.lastRow, out);
    std::size_t seen = 0;
    for (auto piece = sheet.next(); piece != SheetReader::Piece::End; piece = sheet.next()) {
        if (piece == SheetReader::Piece::Between) {
            rewriter.between(sheet.between());
            continue;
        }
        if (sheet.row().number % kRowsPerCheck == 0) {
            job.checkpoint();
        }
        const std::size_t element = seen++;
        if (element <= places.rowsAbove) {
            element == places.rowsAbove ? rewriter.header(sheet.row())
                                        : rewriter.row(sheet.row(), nullptr);
            continue;
        }
        const auto change = patch.rows.find(element - places.rowsAbove - 1);
        rewriter.row(sheet.row(), change == patch.rows.end() ? nullptr : &change->second);
    }
}

} // namespace crm
