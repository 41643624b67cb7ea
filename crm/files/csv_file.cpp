// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/files/csv_file.h"

#include "core/base/text.h"

#include <algorithm>
#include <utility>

namespace crm {

namespace {

constexpr std::int64_t kRowsPerCheck = 4096;

bool isAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Field by field: there are files that mix both.
void decode(std::string& value) {
    if (!isAscii(value) && !core::isUtf8(value)) {
        value = core::fromWindows1252(value);
    }
}

bool looksNumeric(std::string_view text) {
    return text.find_first_not_of("0123456789.+-eE") == std::string_view::npos &&
           text.find_first_of("0123456789") != std::string_view::npos;
}

} // namespace

void CsvProfile::see(const CsvRecord& record, bool isHeader) {
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
        const std::string_view raw = record.raw(i);
        const bool quoted = record.fields[i].quoted;
        const std::string_view inner =
            quoted && raw.size() >= 2 ? raw.substr(1, raw.size() - 2) : raw;
        Count& count = isHeader              ? header
                       : inner.empty()       ? empty
                       : looksNumeric(inner) ? number
                                             : text;
        ++(quoted ? count.quoted : count.bare);
        if (!isAscii(raw)) {
            ++(core::isUtf8(raw) ? utf8Fields : otherFields);
        }
    }
    const std::string_view end = record.lineEnd();
    if (!end.empty()) {
        ++lineEnds[end == "\n" ? 0 : end == "\r\n" ? 1 : 2];
    }
    finalLineEnd = !end.empty();
    headerFields = isHeader ? record.fields.size() : headerFields;
}

const char* CsvProfile::lineEnd() const {
    static constexpr std::array<const char*, 3> kEnds = {"\n", "\r\n", "\r"};
    const auto most = std::max_element(lineEnds.begin(), lineEnds.end());
    return kEnds[static_cast<std::size_t>(most - lineEnds.begin())];
}

CsvFile::CsvFile(std::filesystem::path path, TableOptions options)
    : TableFile(std::move(path), std::move(options)) {
    CsvReader reader(path_);
    dialect_ = reader.dialect();
    CsvRecord record;
    while (columns_.empty() && reader.next(record)) {
        for (std::size_t i = 0; i < record.fields.size(); ++i) {
            record.unquote(i, dialect_, columns_.emplace_back());
            decode(columns_.back());
        }
    }
}

void CsvFile::forEachRow(const RowSink& sink) {
    static const std::vector<std::size_t> kNoFormulas;
    CsvReader reader(path_);
    dialect_ = reader.dialect();
    profile_ = {};
    columns_.clear();
    CsvRecord record;
    std::vector<std::string> values;
    for (std::size_t index = 0; reader.next(record);) {
        const bool blank = record.fields.empty();
        const bool isHeader = !blank && columns_.empty();
        profile_.see(record, isHeader);
        if (blank) {
            continue;
        }
        values.resize(record.fields.size());
        for (std::size_t i = 0; i < values.size(); ++i) {
            record.unquote(i, dialect_, values[i]);
            decode(values[i]);
        }
        if (isHeader) {
            columns_ = values;
        } else {
            sink(TableRow{index++, reader.number(), values, kNoFormulas});
        }
    }
    profile_.hash = reader.hash();
}

void CsvFile::vet(TablePatch& patch) {
    if (!profile_.windows1252()) {
        return;
    }
    patch.vet([](const TablePatch::Row& row) -> TablePatch::Problem {
        for (const auto& [column, value] : row.cells) {
            if (!core::toWindows1252(value)) {
                return core::format("the file is written in Windows-1252, which has no letters for "
                                    "\"{}\"; save it as UTF-8",
                                    value);
            }
        }
        return std::nullopt;
    });
}

bool CsvFile::writePatched(const TablePatch& patch, FileReplacement& out, core::Job& job) {
    CsvReader reader(path_);
    rewriteCsv(
        reader, patch, profile_, [&](std::string_view bytes) { out.write(bytes); }, job);
    return reader.hash() == profile_.hash;
}

std::string csvField(const std::string& value, const CsvDialect& dialect, bool always) {
    const bool special = value.find_first_of("\"\r\n") != std::string::npos ||
                         value.find(dialect.delimiter) != std::string::npos ||
                         (dialect.spaceBeforeQuote && value != core::trim(value));
    if (!special && !always) {
        return value;
    }
    std::string quoted = "\"";
    for (const char c : value) {
        quoted += c;
        if (c == '"') {
            quoted += '"';
        }
    }
    return quoted + '"';
}

namespace {

/// Writes the changed file: knows the style of the old one and the place of each new field.
class CsvRewriter {
public:
    CsvRewriter(const CsvDialect& dialect, const TablePatch& patch, const CsvProfile& profile,
                const std::function<void(std::string_view)>& out)
        : dialect_(dialect), patch_(patch), profile_(profile), out_(out) {}

    void header(const CsvRecord& record) {
        line_.assign(record.bytes.substr(0, record.contentEnd));
        if (!patch_.newColumns.empty()) {
            line_.append(patch_.width - record.fields.size(), dialect_.delimiter);
            for (const std::string& name : patch_.newColumns) {
                line_ += dialect_.delimiter;
                line_ += encoded(
                    csvField(name, dialect_, profile_.header.quoted > profile_.header.bare));
            }
        }
        end(record);
    }

    void row(const CsvRecord& record, const TablePatch::Row* change) {
        if (change != nullptr && change->remove) {
            return;
        }
        const std::map<std::size_t, std::string> none;
        const auto& cells = change != nullptr ? change->cells : none;
        line_.clear();
        std::size_t copied = 0;
        auto cell = cells.begin();
        for (; cell != cells.end() && cell->first < record.fields.size(); ++cell) {
            const CsvField& old = record.fields[cell->first];
            line_.append(record.bytes.substr(copied, old.begin - copied));
            const bool wasEmpty = old.begin == old.end;
            line_ += field(cell->second, wasEmpty ? styleOf(cell->second) : old.quoted);
            copied = old.end;
        }
        line_.append(record.bytes.substr(copied, record.contentEnd - copied));
        appendBeyond(record.fields.size(), cells, cell);
        end(record);
    }

    void added(const TablePatch::Row& row, bool first, bool last) {
        line_.clear();
        if (first && !profile_.finalLineEnd) {
            line_ += profile_.lineEnd();
        }
        const std::size_t start = line_.size();
        const std::size_t count = patch_.newColumns.empty()
                                      ? profile_.headerFields
                                      : patch_.width + patch_.newColumns.size();
        for (std::size_t column = 0; column < count; ++column) {
            const auto cell = row.cells.find(column);
            const std::string value = cell == row.cells.end() ? std::string() : cell->second;
            line_ += column == 0 ? "" : std::string(1, dialect_.delimiter);
            line_ += field(value, styleOf(value));
        }
        line_ += line_.size() == start ? "\"\"" : "";
        line_ += last && !profile_.finalLineEnd ? "" : profile_.lineEnd();
        out_(line_);
    }

private:
    using Cells = std::map<std::size_t, std::string>;

    /// Fields behind the last one that the row has. Rows shorter than the header, which nothing is
    /// written to, stay as they are; so do all rows when no column is added.
    void appendBeyond(std::size_t have, const Cells& cells, Cells::const_iterator cell) {
        const bool complete = have >= profile_.headerFields && !patch_.newColumns.empty();
        if (cell == cells.end() && !complete) {
            return;
        }
        const std::size_t count = !patch_.newColumns.empty()
                                      ? patch_.width + patch_.newColumns.size()
                                      : cells.rbegin()->first + 1;
        for (std::size_t column = have; column < count; ++column) {
            line_ += dialect_.delimiter;
            if (cell != cells.end() && cell->first == column) {
                line_ += field(cell->second, styleOf(cell->second));
                ++cell;
            } else if (column >= patch_.width) {
                line_ += field({}, styleOf({}));
            }
        }
    }

    void end(const CsvRecord& record) {
        line_.append(record.lineEnd());
        out_(line_);
    }

    std::string field(const std::string& value, bool quoted) const {
        return encoded(csvField(value, dialect_, quoted));
    }

    std::string encoded(std::string text) const {
        if (profile_.windows1252()) {
            return core::toWindows1252(text).value_or(text);
        }
        return text;
    }

    /// Whether the file quotes such values where it need not.
    bool styleOf(const std::string& value) const {
        const CsvProfile::Count& count = value.empty()         ? profile_.empty
                                         : looksNumeric(value) ? profile_.number
                                                               : profile_.text;
        if (count.quoted + count.bare > 0) {
            return count.quoted > count.bare;
        }
        const std::int64_t quoted = profile_.text.quoted + profile_.number.quoted;
        return quoted > profile_.text.bare + profile_.number.bare;
    }

    const CsvDialect& dialect_;
    const TablePatch& patch_;
    const CsvProfile& profile_;
    const std::function<void(std::string_view)>& out_;
    std::string line_;
};

} // namespace

void rewriteCsv(CsvReader& reader, const TablePatch& patch, const CsvProfile& profile,
                const std::function<void(std::string_view)>& out, core::Job& job) {
    CsvRewriter rewriter(reader.dialect(), patch, profile, out);
    out(reader.preamble());
    CsvRecord record;
    bool headerDone = false;
    std::size_t index = 0;
    auto change = patch.rows.begin();
    while (reader.next(record)) {
        if (reader.number() % kRowsPerCheck == 0) {
            job.checkpoint();
        }
        if (record.fields.empty()) {
            out(record.bytes);
        } else if (!headerDone) {
            rewriter.header(record);
            headerDone = true;
        } else {
            const bool changed = change != patch.rows.end() && change->first == index;
            rewriter.row(record, changed ? &change->second : nullptr);
            change = changed ? std::next(change) : change;
            ++index;
        }
    }
    for (std::size_t i = 0; i < patch.added.size(); ++i) {
        rewriter.added(patch.added[i], i == 0, i + 1 == patch.added.size());
    }
}

} // namespace crm
