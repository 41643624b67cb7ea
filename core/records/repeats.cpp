// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/repeats.h"

#include "core/base/text.h"
#include "core/records/normalise.h"

#include <algorithm>
#include <functional>

namespace core::records {

namespace {

constexpr std::size_t kMostRanges = 50;
constexpr std::size_t kMostColumns = 6;
constexpr double kMostlyRepeats = 0.25;

std::string joinedWithAnd(const std::vector<std::string>& parts) {
    if (parts.size() < 2) {
        return parts.empty() ? std::string() : parts.front();
    }
    const std::vector<std::string> head(parts.begin(), parts.end() - 1);
    return join(head, ", ") + " and " + parts.back();
}

} // namespace

std::string rowList(const std::vector<std::int64_t>& rows) {
    std::vector<std::string> ranges;
    std::size_t listed = 0;
    for (std::size_t i = 0; i < rows.size() && ranges.size() < kMostRanges;) {
        std::size_t end = i;
        while (end + 1 < rows.size() && rows[end + 1] == rows[end] + 1) {
            ++end;
        }
        if (end >= i + 2) {
            ranges.push_back(format("{} to {}", rows[i], rows[end]));
        } else {
            end = i;
            ranges.push_back(format("{}", rows[i]));
        }
        i = end + 1;
        listed = i;
    }
    if (listed < rows.size()) {
        ranges.push_back(
            counted(static_cast<std::int64_t>(rows.size() - listed), "more row", "more rows"));
    }
    return (rows.size() == 1 ? "row " : "rows ") + joinedWithAnd(ranges);
}

Repeats::Repeats(std::vector<Column> columns) : columns_(std::move(columns)) {}

Repeats::Found Repeats::note(const std::string& id, const RecordRow& row) {
    ++read_;
    std::uint64_t whole = 0;
    std::vector<std::uint16_t> cells(columns_.size());
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const Value value = i < row.values.size() ? cleanValue(row.values[i]) : std::nullopt;
        const std::uint64_t cell = value ? std::hash<std::string>{}(*value) : 1;
        // Steele and Vigna's multiplier spreads the bits, so that the order of columns counts.
        whole = (whole ^ cell) * 0xD1342543DE82EF95ULL;
        cells[i] = static_cast<std::uint16_t>(cell ^ (cell >> 32));
    }
    const auto [at, isNew] = ordinals_.emplace(id, firsts_.size());
    if (isNew) {
        firsts_.push_back({row.number, whole});
        cells_.insert(cells_.end(), cells.begin(), cells.end());
        return Found::First;
    }
    const First& first = firsts_[at->second];
    if (first.print == whole) {
        if (identical_++ == 0) {
            firstIdentical_ = row.number;
            firstIdenticalOf_ = first.row;
        }
        return Found::Identical;
    }
    noteDifference(at->second, id, row, cells);
    return Found::Differing;
}

void Repeats::noteDifference(std::size_t ordinal, const std::string& id, const RecordRow& row,
                             const std::vector<std::uint16_t>& cells) {
    ++differing_;
    Different& different = different_[ordinal];
    different.id = id;
    different.columns.resize(columns_.size());
    different.rows.push_back(row.number);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i] != cells_[ordinal * columns_.size() + i]) {
            different.columns[i] = true;
        }
    }
}

std::string Repeats::columnList(const std::vector<bool>& differing) const {
    std::vector<std::string> names;
    std::size_t more = 0;
    for (std::size_t i = 0; i < differing.size(); ++i) {
        if (differing[i] && names.size() < kMostColumns) {
            names.push_back(columns_[i].name);
        } else if (differing[i]) {
            ++more;
        }
    }
    if (more > 0) {
        names.push_back(counted(static_cast<std::int64_t>(more), "more column", "more columns"));
    }
    return joinedWithAnd(names);
}

std::vector<Issue> Repeats::issues(const std::string& idColumn, const char* plural) const {
    std::vector<Issue> issues;
    const auto share =
        static_cast<double>(differing_) / static_cast<double>(std::max<std::int64_t>(read_, 1));
    if (share >= kMostlyRepeats) {
        issues.push_back({Severity::Warning, idColumn, 0,
                          format("{} of {} rows repeat an id with other values: the table seems to "
                                 "hold several rows for each of {} {}, of which the first was kept",
                                 grouped(differing_), grouped(read_),
                                 grouped(static_cast<std::int64_t>(firsts_.size())), plural),
                          "the figures of the other rows were not added up; import such rows as "
                          "opportunities, or sum them by id first"});
    }
    for (const auto& [ordinal, different] : different_) {
        const std::string columns = columnList(different.columns);
        issues.push_back(
            {Severity::Warning, different.id, different.rows.front(),
             format("{} repeat{} the id of row {}{}{}; row {} was kept", rowList(different.rows),
                    different.rows.size() == 1 ? "s" : "", firsts_[ordinal].row,
                    columns.empty() ? "" : " with other values in ", columns, firsts_[ordinal].row),
             "keep one row for each id"});
    }
    if (identical_ > 0) {
        issues.push_back(
            {Severity::Info, idColumn, firstIdentical_,
             format("{} an earlier row word for word and {} taken once (first: row {} "
                    "repeats row {})",
                    counted(identical_, "row repeats", "rows repeat"),
                    identical_ == 1 ? "was" : "were", firstIdentical_, firstIdenticalOf_),
             ""});
    }
    return issues;
}

} // namespace core::records
