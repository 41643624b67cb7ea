// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/files/content_hash.h"
#include "crm/files/safe_file.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crm {

/// How a file separates and quotes. Quotes are always `"`, doubled inside (RFC 4180).
struct CsvDialect {
    char delimiter = ',';
    bool spaceBeforeQuote = false; ///< `a, "b"`: the space is not part of the value
    bool loneCr = false;           ///< lines end with CR alone (old Macintosh)
    std::size_t preamble = 0;      ///< bytes before the header: a byte order mark, a `sep=;` line
};

/// A field's bytes within its record, quotes included.
struct CsvField {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool quoted = false;
};

/// One record as it lies in the file; valid until the next is read.
struct CsvRecord {
    std::string_view bytes;       ///< the line end included
    std::size_t contentEnd = 0;   ///< where the line end begins
    std::vector<CsvField> fields; ///< none for a blank line
    bool closed = true;           ///< false where a quote is open to the end of the file

    std::string_view raw(std::size_t field) const;
    std::string_view lineEnd() const { return bytes.substr(contentEnd); }
    /// The field's value as bytes: quotes taken off, doubled quotes made single.
    void unquote(std::size_t field, const CsvDialect& dialect, std::string& out) const;
};

/// Reads one record from the start of `text`; 0 if its end is not there yet, else its length.
/// `last` says that nothing follows `text`.
std::size_t scanRecord(std::string_view text, bool last, const CsvDialect& dialect,
                       CsvRecord& record);

/// Guesses the dialect from the first bytes of a file: of comma, semicolon, tab and bar the one
/// that cuts the most records into as many fields as the header has. Throws Error(Input) for
/// UTF-16.
CsvDialect sniffDialect(std::string_view sample, bool whole, const std::string& name);

/// Reads a file record by record; memory is bounded by the longest record, which may have 64 MB.
class CsvReader {
public:
    /// Reads the start of the file to learn its dialect.
    explicit CsvReader(const std::filesystem::path& path);

    const CsvDialect& dialect() const { return dialect_; }
    /// The bytes before the header, as they are.
    const std::string& preamble() const { return preamble_; }
    /// The next record, false at the end. Throws Error(Input) for a record that is too long or a
    /// quote that is never closed, which would swallow the rest of the file.
    bool next(CsvRecord& record);
    /// 1-based number of the record that `next` gave last, as a spreadsheet counts rows.
    std::int64_t number() const { return number_; }
    /// Fingerprint of all bytes read so far.
    std::uint64_t hash() const { return hash_.value(); }

private:
    bool fill();

    InputFile file_;
    CsvDialect dialect_;
    std::string preamble_;
    std::string buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    bool atEnd_ = false;
    std::int64_t number_ = 0;
    ContentHash hash_;
};

} // namespace crm
