// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/day_range.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/verbs/route_words.h"

namespace core {

void requireDate(const std::string& date) {
    if (!isDate(date)) {
        throw Error(Code::Usage, format("\"{}\" is not a date", date), "write it as 2026-03-31",
                    date);
    }
}

DayRange dayRange(const std::string& from, const std::string& to) {
    DayRange range{from, to.empty() ? nowUtc().substr(0, 10) : to};
    requireDate(range.from);
    requireDate(range.to);
    if (range.to < range.from) {
        throw Error(Code::Usage, "the last day lies before the first", "exchange the two");
    }
    range.days = calendarDays(range.from, range.to) + 1;
    return range;
}

} // namespace core
