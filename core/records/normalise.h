// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"
#include "core/records/row.h"

#include <optional>
#include <string>
#include <string_view>

namespace core::records {

/// A value after cleaning; `problem` is empty or says, as the tail of a sentence, what was wrong
/// with the text. A value can be there together with a problem (kept, but doubtful).
struct Cleaned {
    Value value;
    std::string problem;
    bool repaired = false; ///< the value is there because a lost leading zero was put back
};

/// Trimmed text in UTF-8 with runs of blanks as one space; empty text and the spreadsheet words for
/// "nothing" (NULL, N/A, #N/A) become missing.
Value cleanValue(const Value& raw);

/// A United States ZIP as five digits: ZIP+4 is cut, leading zeros that a spreadsheet lost are put
/// back. `state` (a code, may be empty) decides whether a short ZIP can be repaired: where it
/// contradicts the padded ZIP, the ZIP is missing and the problem says so.
Cleaned cleanZip(std::string_view text, std::string_view state);

/// A two-letter country code for the common English names of a country; other text as it is.
std::string cleanCountry(std::string_view text);

/// A number as people and spreadsheets write it: "1,004", "$3.50", "(12)", "45 %", "€ 7".
std::optional<double> cleanNumber(std::string_view text);
/// Shortest text that reads back as the same double: "1004", "0.1".
std::string numberText(double number);

/// Which of the first two numbers in "03/04/2026" is the month.
enum class DateOrder { MonthFirst, DayFirst };

/// A calendar date as "2026-03-04". Reads ISO dates and date-times, "2026/03/04", "3/4/2026",
/// "4.3.2026" (day first), "3/4/26", "4 Mar 2026", "Mar 4, 2026". Empty for anything else.
std::optional<std::string> cleanDate(std::string_view text, DateOrder order);

/// true/yes/1/won... -> true; false/no/0... -> false; empty for anything else.
std::optional<bool> cleanFlag(std::string_view text);

/// How a pair of coordinates came out.
struct CleanedPoint {
    std::optional<Point> point; ///< degrees of EPSG:4326
    std::string problem;        ///< empty, or what was wrong or put right
    bool repaired = false; ///< the point is there because swapped or unsigned values were mended
};

/// Checks a latitude and a longitude as written. Both missing is no problem; one missing, text that
/// is no number, values outside the globe and 0/0 leave the point missing, with a problem.
/// `inUnitedStates` (from state, ZIP or country) lets swapped values and a lost minus sign be seen
/// and mended where the given pair lies outside the country and the mended one inside.
CleanedPoint cleanPoint(const Value& lat, const Value& lon, bool inUnitedStates);

} // namespace core::records
