// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/records/mapping.h"
#include "core/workspace/connection.h"
#include "geo/io/table.h"
#include "geo/verbs/import_records.h"

#include <cstdint>
#include <string>
#include <vector>

namespace geo {

struct PreviewImportParams {
    core::records::Kind kind = core::records::Kind::Account;
    ImportRecordsParams import; ///< what the import would be called with
    /// Takes up what the file suggests before the rows are read: columns without a clear meaning
    /// are left out, whole addresses split, amounts that look like thousands taken as such.
    bool suggest = false;
    /// Rows that are handed back: the first ones, and beyond them as many of each filter again.
    std::int64_t mostRows = 20000;
};

/// What a column is read as.
enum class ReadAs {
    Field,     ///< a standard field of the kind
    Attribute, ///< kept under its own name
    Nothing    ///< not imported
};

struct PreviewColumn {
    std::string name;
    std::vector<std::string> first; ///< of the first three rows; an empty cell is an empty text
    ReadAs readAs = ReadAs::Nothing;
    std::string field; ///< "zip"; only with ReadAs::Field
    core::records::AttributeType type = core::records::AttributeType::Text;
    std::string meaning;   ///< of an attribute, as far as its name tells: "Potential", "Class"
    bool amount = false;   ///< numbers that are money: a factor makes sense
    double factor = 1;     ///< 1000 = read as thousands
    double confidence = 0; ///< 0 to 1
    bool asked = false;    ///< the params said so
    bool suggested = true; ///< worth importing, as far as can be told
    std::int64_t filled = 0;
    std::int64_t empty = 0;
    std::string remark; ///< what stands out: "38 rows lost a leading zero"
    bool doubtful = false;
};

/// One of several ways to read something, or the one that can be switched on and off.
struct PreviewChoice {
    std::string label; ///< "Restore the zero"
    bool chosen = false;
};

/// Something in the file that a person should know of before it is imported.
struct PreviewIssue {
    /// "zip_zeros", "whole_address", "no_street", "unit", "date_order", "rejected", "repeated" or
    /// "other".
    std::string id;
    core::Severity severity = core::Severity::Warning;
    std::string column;     ///< where it concerns one
    std::int64_t count = 0; ///< rows
    std::int64_t row = 0;   ///< the first of them, 0 where no single row is meant
    std::string title;
    std::string text;
    /// Empty = nothing to choose; one = on or off; two = either the first or the second.
    std::vector<PreviewChoice> choices;
};

/// A cell as it will be stored; `was` is what the source says, where that is something else.
struct PreviewCell {
    std::string value;
    std::string was;
    bool changed = false;
};

/// Which filters a row belongs to.
enum PreviewFlag : unsigned {
    kZipRepaired = 1,
    kAddressSplit = 2,
    kNoAddress = 4,
    kUnreadable = 8, ///< cannot be imported
    kRepeated = 16,  ///< the id of an earlier row
    kDoubtful = 32   ///< imported, with an issue
};

struct PreviewRow {
    std::int64_t row = 0;
    unsigned flags = 0;
    std::vector<PreviewCell> cells; ///< as many as `ImportPreview::shown`
    std::string remark;
};

/// A column of the preview's table, in the order in which people read a record.
struct ShownColumn {
    std::string column; ///< name in the source; empty for a field that is only filled by splitting
    std::string field;  ///< empty for an attribute
    std::string title;  ///< "ZIP", "ann_pot"
    bool numeric = false;
    bool date = false;
    double factor = 1; ///< values are shown as in the source; they are stored times this
};

struct PreviewFilter {
    std::string id; ///< "all", "zip_repaired", "address_split", "no_address", "unreadable", ...
    std::string label;
    unsigned flag = 0; ///< of `PreviewFlag`; 0 = all
    std::int64_t count = 0;
};

/// What an import would do, before anything is written.
struct ImportPreview {
    PreviewImportParams params; ///< as asked, with the suggestions taken up
    std::string sheet;
    std::vector<std::string> sheets;
    TableFacts facts;
    std::string header;          ///< fingerprint of the column names
    std::int64_t read = 0;       ///< rows
    std::int64_t importable = 0; ///< records that an import would write
    std::vector<PreviewColumn> columns;
    std::vector<PreviewIssue> issues;
    std::vector<PreviewFilter> filters;
    std::vector<ShownColumn> shown;
    std::vector<PreviewRow> rows;
    double seconds = 0;
};
void to_json(core::Json& json, const ImportPreview& preview);

/// Reads a whole source as `importRecords` would with the same params and says what it found;
/// writes nothing. `db` (may be null) is asked for what is known already: the roster.
/// Throws as `importRecords` does.
ImportPreview previewImport(const core::Connection* db, const PreviewImportParams& params,
                            core::Job& job);

/// "semicolon", "tab": how people call a delimiter.
std::string delimiterWord(char delimiter);

} // namespace geo
