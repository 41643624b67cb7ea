// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "crm/files/csv_file.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/crm/support.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace crm {

namespace {

using test::read;
using test::write;

/// Bytes that trouble parsers come up often.
rc::Gen<std::string> hostileText() {
    return rc::gen::container<std::string>(
        rc::gen::weightedOneOf<char>({{6, rc::gen::elementOf(std::string("\",;\t|\r\n \"a1"))},
                                      {2, rc::gen::inRange('a', 'f')},
                                      {1, rc::gen::arbitrary<char>()}}));
}

std::string rewritten(const std::filesystem::path& path) {
    // The profile comes from reading, as in an update; the patch is empty.
    CsvReader first(path);
    CsvProfile profile;
    CsvRecord record;
    while (first.next(record)) {
        profile.see(record, false);
    }
    CsvReader reader(path);
    std::string out;
    core::Job job;
    rewriteCsv(
        reader, TablePatch{}, profile, [&](std::string_view bytes) { out += bytes; }, job);
    return out;
}

RC_GTEST_PROP(CsvProperty, RewritingWithoutChangesGivesTheSameBytes, ()) {
    const std::string bytes = *hostileText();
    support::TempDir folder;
    const auto path = folder.path() / "t.csv";
    write(path, bytes);
    try {
        RC_ASSERT(rewritten(path) == bytes);
    } catch (const std::exception& error) {
        // An open quote or UTF-16 is refused, in words.
        RC_ASSERT(std::string(error.what()).find("t.csv") != std::string::npos);
    }
}

/// How a field was written, to be compared with what our reader makes of it.
struct Cell {
    std::string value;
    bool quoted = false;
};

struct Style {
    char delimiter = ',';
    std::string lineEnd = "\n";
    bool mark = false;
    bool finalLineEnd = true;
};

std::string rawOf(const Cell& cell, const Style& style) {
    const bool must =
        cell.value.find_first_of(std::string("\"\r\n") + style.delimiter) != std::string::npos;
    if (!must && !cell.quoted) {
        return cell.value;
    }
    std::string raw = "\"";
    for (const char c : cell.value) {
        raw.append(c == '"' ? 2 : 1, c);
    }
    raw += '"';
    return raw;
}

using Table = std::vector<std::vector<Cell>>;

std::string textOf(const Table& table, const Style& style) {
    std::string text = style.mark ? "\xEF\xBB\xBF" : "";
    for (std::size_t row = 0; row < table.size(); ++row) {
        for (std::size_t i = 0; i < table[row].size(); ++i) {
            text.append(i == 0 ? 0 : 1, style.delimiter);
            text += rawOf(table[row][i], style);
        }
        text += row + 1 < table.size() || style.finalLineEnd ? style.lineEnd : "";
    }
    return text;
}

rc::Gen<Cell> cells() {
    return rc::gen::build<Cell>(
        rc::gen::set(&Cell::value, rc::gen::container<std::string>(
                                       rc::gen::elementOf(std::string("abc 129.-,;\"\n")))),
        rc::gen::set(&Cell::quoted));
}

Style anyStyle() {
    Style style;
    style.delimiter = *rc::gen::element(',', ';', '\t', '|');
    style.lineEnd = *rc::gen::element(std::string("\n"), std::string("\r\n"));
    style.mark = *rc::gen::arbitrary<bool>();
    style.finalLineEnd = *rc::gen::arbitrary<bool>();
    return style;
}

Table anyTable(std::size_t rows, std::size_t columns) {
    Table table;
    for (std::size_t row = 0; row <= rows; ++row) {
        auto& line = table.emplace_back();
        for (std::size_t column = 0; column < columns; ++column) {
            line.push_back(row == 0 ? Cell{"column" + std::to_string(column), false} : *cells());
        }
        line[0] = row == 0 ? Cell{"id", false} : Cell{"k" + std::to_string(row), false};
    }
    return table;
}

RC_GTEST_PROP(CsvProperty, WhatWasWrittenIsRead, ()) {
    const Style style = anyStyle();
    const Table table = anyTable(*rc::gen::inRange<std::size_t>(1, 8), 4);
    support::TempDir folder;
    const auto path = folder.path() / "t.csv";
    write(path, textOf(table, style));
    CsvFile file(path);
    const auto rows = test::rowsOf(file);
    RC_ASSERT(rows.size() == table.size() - 1);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t i = 0; i < rows[row].size(); ++i) {
            RC_ASSERT(rows[row][i] == table[row + 1][i].value);
        }
    }
}

/// Swapping one value in the table and writing it out in the same style must give what an update of
/// the file gives: every other byte is the same.
RC_GTEST_PROP(CsvProperty, AnUpdateEqualsTheSameTableWithOneFieldExchanged, ()) {
    const Style style = anyStyle();
    const std::size_t count = *rc::gen::inRange<std::size_t>(1, 8);
    Table table = anyTable(count, 4);
    const std::size_t row = *rc::gen::inRange<std::size_t>(1, count + 1);
    const std::size_t column = *rc::gen::inRange<std::size_t>(1, 4);
    const std::string value = (*cells()).value;
    support::TempDir folder;
    const auto path = folder.path() / "t.csv";
    write(path, textOf(table, style));
    core::Job job;
    openTable(path)->update(
        test::setting("id", "k" + std::to_string(row), "column" + std::to_string(column), value),
        job);

    Cell& cell = table[row][column];
    const bool needed = rawOf({cell.value, false}, style) != rawOf({cell.value, true}, style) &&
                        rawOf(cell, style).starts_with('"');
    const bool wasQuoted = rawOf(cell, style).starts_with('"') || needed;
    const bool styleDecides = rawOf(cell, style).empty();
    cell = {value, wasQuoted};
    const std::string now = read(path);
    const std::string plain = textOf(table, style);
    cell.quoted = true;
    RC_ASSERT(now == plain || (styleDecides && now == textOf(table, style)));
}

RC_GTEST_PROP(CsvProperty, HostileBytesNeverCrashAnUpdate, ()) {
    const std::string bytes = "id,n\n" + *hostileText();
    support::TempDir folder;
    const auto path = folder.path() / "t.csv";
    write(path, bytes);
    core::Job job;
    try {
        TableUpdate update = test::setting("id", *hostileText(), "t", *hostileText());
        update.rows["a"].cells = {{"n", *hostileText(), {}}};
        update.rows["f"].remove = true;
        update.addMissing = *rc::gen::arbitrary<bool>();
        openTable(path)->update(update, job);
        openTable(path);
    } catch (const core::Error&) {
        RC_ASSERT(read(path) == bytes);
    }
}

} // namespace

} // namespace crm
