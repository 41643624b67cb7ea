// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/records/row.h"

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace core::records {

/// Watches for ids that occur more than once in one source. The first row of an id is kept; exact
/// repeats count as the same row, others are reported with the rows and the columns that differ.
/// Needs about 100 bytes per id, and two per column.
class Repeats {
public:
    explicit Repeats(std::vector<Column> columns);

    enum class Found { First, Identical, Differing };
    Found note(const std::string& id, const RecordRow& row);

    std::int64_t identical() const { return identical_; }
    std::int64_t differing() const { return differing_; }

    /// One issue per id with differing rows, one for all exact repeats, and a warning where most of
    /// the table repeats ids, in the order of first sight.
    std::vector<Issue> issues(const std::string& idColumn, const char* plural) const;

private:
    struct First {
        std::int64_t row = 0;
        std::uint64_t print = 0;
    };
    struct Different {
        std::string id;
        std::vector<std::int64_t> rows;
        std::vector<bool> columns;
    };

    void noteDifference(std::size_t ordinal, const std::string& id, const RecordRow& row,
                        const std::vector<std::uint16_t>& cells);
    std::string columnList(const std::vector<bool>& differing) const;

    std::vector<Column> columns_;
    std::unordered_map<std::string, std::size_t> ordinals_;
    std::vector<First> firsts_;
    std::vector<std::uint16_t> cells_; ///< a short hash of every cell of every first row
    std::map<std::size_t, Different> different_;
    std::int64_t read_ = 0;
    std::int64_t identical_ = 0;
    std::int64_t differing_ = 0;
    std::int64_t firstIdentical_ = 0;
    std::int64_t firstIdenticalOf_ = 0;
};

/// "row 4", "rows 4 and 9", "rows 2 to 87 and 90".
std::string rowList(const std::vector<std::int64_t>& rows);

} // namespace core::records
