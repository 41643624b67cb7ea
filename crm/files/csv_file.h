// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/files/csv_reader.h"
#include "crm/files/table_file.h"

#include <array>
#include <cstdint>

namespace crm {

/// What a whole file does, learnt while reading it, so that what we add looks like what is there.
struct CsvProfile {
    /// Fields seen with and without quotes, by what is in them.
    struct Count {
        std::int64_t quoted = 0;
        std::int64_t bare = 0;
    };
    Count header, text, number, empty;
    std::int64_t utf8Fields = 0;            ///< with letters beyond ASCII, valid UTF-8
    std::int64_t otherFields = 0;           ///< not UTF-8: Windows-1252
    std::array<std::int64_t, 3> lineEnds{}; ///< LF, CRLF, CR
    bool finalLineEnd = false;
    std::size_t headerFields = 0;
    std::uint64_t hash = 0;

    void see(const CsvRecord& record, bool isHeader);
    bool windows1252() const { return otherFields > utf8Fields; }
    const char* lineEnd() const;
};

/// A text table: RFC 4180 and what is found in practice (see `CsvReader`).
class CsvFile final : public TableFile {
public:
    explicit CsvFile(std::filesystem::path path, TableOptions options = {});

    void forEachRow(const RowSink& sink) override;
    const CsvDialect& dialect() const { return dialect_; }

private:
    void vet(TablePatch& patch) override;
    bool writePatched(const TablePatch& patch, FileReplacement& out, core::Job& job) override;

    CsvDialect dialect_;
    CsvProfile profile_;
};

/// Copies records from `reader` to `out` with the patch applied; nothing else changes.
void rewriteCsv(CsvReader& reader, const TablePatch& patch, const CsvProfile& profile,
                const std::function<void(std::string_view)>& out, core::Job& job);

/// Quotes a value where the dialect needs it, or where `always`.
std::string csvField(const std::string& value, const CsvDialect& dialect, bool always);

} // namespace crm
