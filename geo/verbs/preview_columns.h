// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/convert.h"
#include "core/records/profile.h"
#include "geo/verbs/preview_import.h"

#include <cstdint>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

namespace geo {

/// What the values of one column add up to, over all rows.
class ColumnTally {
public:
    explicit ColumnTally(core::records::DateOrder order) : order_(order) {}

    /// `value` is cleaned; `numeric` and `dated` say whether it shall be read as such.
    void add(const core::records::Value& value, std::int64_t row, bool numeric, bool dated);

    std::int64_t filled() const { return filled_; }
    std::int64_t empty() const { return empty_; }
    /// Different values; counted up to `kMostDistinct`.
    std::int64_t distinct() const { return static_cast<std::int64_t>(seen_.size()); }
    /// Values with their numbers of rows, in order; empty once there are more than a dozen.
    const std::map<std::string, std::int64_t>& values() const { return values_; }
    double meanWords() const;
    double sum() const { return sum_; }
    std::optional<double> median() const;
    std::int64_t decisiveDates() const { return decisive_; }   ///< have a day above 12
    std::int64_t ambiguousDates() const { return ambiguous_; } ///< could be read both ways
    std::int64_t unreadable() const { return unreadable_; }    ///< no number, or no date
    std::int64_t firstUnreadable() const { return firstUnreadable_; }

    static constexpr std::size_t kMostDistinct = 1000000;

private:
    void addNumber(const std::string& text, std::int64_t row);
    void addDate(const std::string& text, std::int64_t row);
    void refuse(std::int64_t row);

    core::records::DateOrder order_;
    std::int64_t filled_ = 0;
    std::int64_t empty_ = 0;
    std::int64_t words_ = 0;
    std::unordered_set<std::string> seen_;
    std::map<std::string, std::int64_t> values_;
    bool few_ = true;
    std::vector<double> numbers_;
    double sum_ = 0;
    std::int64_t decisive_ = 0;
    std::int64_t ambiguous_ = 0;
    std::int64_t unreadable_ = 0;
    std::int64_t firstUnreadable_ = 0;
};

/// What the name of a column that is no standard field promises; empty where it says nothing.
struct ColumnMeaning {
    std::string title; ///< "Potential", "Last visit"
    bool amount = false;
    bool thousands = false; ///< the name itself says so: "sales_k"
    bool freeText = false;
};
ColumnMeaning meaningOf(std::string_view columnName);

/// Fills name, first values, what it is read as, confidence and whether it is worth importing, from
/// the mapping, what it would be without any wish (`guess`), and a sample of the rows.
std::vector<PreviewColumn> describeColumns(const core::records::Mapping& mapping,
                                           const core::records::Mapping& guess,
                                           const std::vector<core::records::RecordRow>& sample,
                                           const ImportRecordsParams& params);

/// Whether the amounts of a column are small enough to be thousands: the median is below 1,000.
bool looksLikeThousands(const PreviewColumn& column, const ColumnTally& tally);

/// How many rows needed repair, for the remarks of the columns that it concerns.
struct RepairCounts {
    std::int64_t zips = 0;
    std::int64_t split = 0;
    std::int64_t citiesFilled = 0;
    std::int64_t statesFilled = 0;
    std::string streetColumn;
    std::int64_t repeated = 0;
};

/// What is remarkable about a column, in a few words; sets `doubtful`. `roster` holds the names and
/// ids of the reps that are known, in lower case.
void remarkOn(PreviewColumn& column, const ColumnTally& tally, const RepairCounts& repairs,
              core::records::DateOrder order, const std::vector<std::string>& roster);

} // namespace geo
