// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/verbs/day_range.h"
#include "core/verbs/quarterly_review.h"
#include "core/verbs/week_figures.h"

namespace core {

namespace {

constexpr int kMonths = 3;

QuarterSpan spanOf(int year, int quarter) {
    const int first = (quarter - 1) * kMonths + 1;
    QuarterSpan span;
    span.quarter = format("{:04}-Q{}", year, quarter);
    span.from = format("{:04}-{:02}-01", year, first);
    const bool last = quarter == 4;
    span.to = laterBy(last ? format("{:04}-01-01", year + 1)
                           : format("{:04}-{:02}-01", year, first + kMonths),
                      -1);
    return span;
}

QuarterSpan quarterOf(const std::string& day) {
    const int month = std::stoi(day.substr(5, 2));
    return spanOf(std::stoi(day.substr(0, 4)), (month - 1) / kMonths + 1);
}

QuarterSpan namedQuarter(const std::string& text) {
    const auto year = text.size() == 7 ? parseInteger(text.substr(0, 4)) : std::nullopt;
    const bool written =
        text.size() == 7 && (text.substr(4, 2) == "-Q" || text.substr(4, 2) == "-q");
    const int quarter = written ? text[6] - '0' : 0;
    if (!year || *year < 1900 || quarter < 1 || quarter > 4) {
        throw Error(Code::Usage, format("\"{}\" is not a quarter", text), "write it as 2026-Q4",
                    text);
    }
    return spanOf(static_cast<int>(*year), quarter);
}

} // namespace

QuarterSpan quarterSpan(const QuarterlyReviewParams& params) {
    const std::string today = params.today.empty() ? nowUtc().substr(0, 10) : params.today;
    requireDate(today);
    const bool days = !params.from.empty() || !params.to.empty();
    if (days && !params.quarter.empty()) {
        throw Error(Code::Usage, "a quarter and days cannot both be meant",
                    "give --quarter, or --from and --to");
    }
    QuarterSpan span;
    if (days) {
        if (params.from.empty()) {
            throw Error(Code::Usage, "the first day is missing", "give --from");
        }
        const DayRange range = dayRange(params.from, params.to.empty() ? today : params.to);
        span.from = range.from;
        span.to = range.to;
        const QuarterSpan whole = quarterOf(span.from);
        span.quarter = whole.from == span.from && whole.to == span.to ? whole.quarter : "";
    } else {
        span =
            params.quarter.empty() ? quarterOf(laterBy(today, -1)) : namedQuarter(params.quarter);
    }
    if (span.from > today) {
        throw Error(Code::Usage, format("the days from {} on have not begun", span.from),
                    "name a quarter that is not to come", span.from);
    }
    span.today = today;
    return span;
}

} // namespace core
