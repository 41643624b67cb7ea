// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/kind.h"
#include "core/records/normalise.h"
#include "core/records/row.h"

#include <cstddef>
#include <vector>

namespace core::records {

/// What a column that is no standard field is kept as.
enum class AttributeType { Text, Number, Date };
/// "text", "number", "date".
const char* attributeTypeName(AttributeType type);

/// What the values of a column look like, judged on a sample. Shares are of the filled values.
struct ColumnProfile {
    std::size_t rows = 0;
    std::size_t filled = 0;
    bool distinct = true; ///< no filled value occurs twice
    double zips = 0;      ///< read as ZIPs
    double fiveDigits = 0;
    double states = 0;
    double numbers = 0;
    double degrees = 0;      ///< numbers within -180 to 180
    double fineDegrees = 0;  ///< of these, such with three or more decimals
    double americanLats = 0; ///< numbers from 17 to 72
    double americanLons = 0; ///< numbers from -180 to -64
    double dates = 0;
    double flags = 0;
    bool leadingZeros = false; ///< "007": digits that a number would lose
    DateOrder dateOrder = DateOrder::MonthFirst;

    double filledShare() const;
    /// Share of the filled values that can be read as the type; 1 for text and for no values.
    double shareOf(FieldType type) const;
    /// The type that loses nothing of the sample.
    AttributeType attributeType() const;
};

/// Profiles of all columns over the sample rows.
std::vector<ColumnProfile> profileColumns(std::size_t columns,
                                          const std::vector<RecordRow>& sample);

/// Share of the rows, of those that fill both, whose ZIP begins with a digit that occurs in the
/// state. 0 where no row fills both.
double zipStateAgreement(const std::vector<RecordRow>& sample, std::size_t zipColumn,
                         std::size_t stateColumn);

} // namespace core::records
