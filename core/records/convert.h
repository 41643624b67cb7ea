// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/plan/shape.h"
#include "core/records/mapping.h"
#include "core/records/repeats.h"
#include "core/records/row.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core::records {

/// A record in our own terms, ready to be stored.
struct NeutralRecord {
    Kind kind = Kind::Account;
    std::int64_t row = 0;
    std::string id; ///< the source's id, or one made from content ("~" and 24 hexadecimal digits)
    std::vector<Value> fields;        ///< as in `fieldsOf(kind)`, normalised by `FieldType`
    std::optional<Point> point;       ///< the coordinates the source gives, degrees of EPSG:4326
    Json attributes = Json::object(); ///< every other column: number, text or ISO date
    std::string fingerprint;          ///< of all the above but row: the same for the same content

    /// The value of a field; missing for a field the kind does not have.
    Value field(std::string_view name) const;
    /// The same as a number.
    std::optional<double> number(std::string_view name) const;
};

/// A postal address written into one cell, taken apart; what it does not name is empty.
struct AddressParts {
    std::string street, city, state, zip;
};
/// The parts of a text that holds a whole address; empty for a street alone, or what is no address.
using AddressSplitter = std::function<std::optional<AddressParts>(const std::string& text)>;

/// How values are read beyond which column is what.
struct ReadingOptions {
    /// Puts back the leading zeros that ZIPs lost in a spreadsheet; else such a ZIP is kept as it
    /// is written, with an issue.
    bool restoreZeros = true;
    /// Called with the street of each record in the United States: what it finds fills the fields
    /// that are empty, and the street keeps its own part. Null = streets stay as they are.
    AddressSplitter splitter;
    std::map<std::string, double> factors; ///< column -> what its numbers are multiplied by
};

/// What was put right in a row on the way.
struct Repair {
    enum class What { ZipZero, AddressSplit };
    What what = What::ZipZero;
    std::string field;
    Value was; ///< the cell as it stands in the source; missing where a field was filled
};

/// A cleaned id as it is stored: "12.0", as a spreadsheet's number column is written out by some
/// programs, is the id 12.
std::string plainId(const std::string& text);

/// Turns rows into records: normalises values, notes what could not be used, keeps the first row of
/// each id. One converter per source; call `convert` row by row, then `finish`.
class Converter {
public:
    /// Throws Error(Input) for a factor of an unknown column, or one that is not positive.
    explicit Converter(Mapping mapping, ReadingOptions options = {});

    /// The record of a row; empty if the row was rejected or repeats an id. Says why in `issues`.
    std::optional<NeutralRecord> convert(const RecordRow& row);

    /// Adds what can only be said at the end: repeated ids, columns with values of another type.
    void finish();

    std::int64_t read() const { return read_; }
    /// Rows that could not be used: empty ones and those without an id.
    std::int64_t rejected() const { return rejected_; }
    /// Rows with the id of an earlier row, whether they agree with it or not.
    std::int64_t repeated() const { return repeats_.identical() + repeats_.differing(); }
    std::int64_t repeatedDiffering() const { return repeats_.differing(); }

    /// What was put right in the row that was converted last.
    const std::vector<Repair>& repairs() const { return repairs_; }

    const Mapping& mapping() const { return mapping_; }
    const std::vector<Issue>& issues() const { return issues_; }

private:
    struct Mismatch {
        std::int64_t count = 0;
        std::int64_t firstRow = 0;
        std::string firstText;
    };

    Value cell(const RecordRow& row, std::size_t column) const;
    std::string idOf(const NeutralRecord& record, const RecordRow& row) const;
    bool isAmerican(const NeutralRecord& record) const;
    void readField(NeutralRecord& record, const MappedField& mapped, const Value& raw);
    AddressParts splitStreet(NeutralRecord& record);
    void readPostal(NeutralRecord& record, const RecordRow& row);
    void readZip(NeutralRecord& record, const std::string& zip, const std::string& state);
    double scaled(double number, std::size_t column) const;
    void readPoint(NeutralRecord& record, const RecordRow& row);
    void readAttributes(NeutralRecord& record, const RecordRow& row);
    void complete(NeutralRecord& record);
    Value& at(NeutralRecord& record, std::string_view field) const;
    void issue(const NeutralRecord& record, std::string message, std::string hint = {},
               Severity severity = Severity::Warning);

    Mapping mapping_;
    ReadingOptions options_;
    std::vector<double> factors_; ///< by column
    std::vector<Repair> repairs_;
    Repeats repeats_;
    std::map<std::size_t, Mismatch> mismatches_; ///< by column
    std::vector<Issue> issues_;
    std::int64_t read_ = 0;
    std::int64_t rejected_ = 0;
};

/// Guesses the mapping and converts a whole table; what crm adapters and tests use.
struct Converted {
    Mapping mapping;
    std::vector<NeutralRecord> records;
    std::int64_t read = 0, rejected = 0, repeated = 0;
    std::vector<Issue> issues;
};
Converted convertTable(Kind kind, const RecordTable& table, const MappingWishes& wishes = {});

/// Rows that `guessMapping` is shown.
constexpr std::size_t kSampleRows = 2000;

} // namespace core::records
