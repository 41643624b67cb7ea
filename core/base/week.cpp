// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/week.h"

#include "core/base/instant.h"
#include "core/base/text.h"
#include "core/base/time.h"

namespace core {

std::string isoWeek(std::string_view date) {
    constexpr InstantMs kDay = 86'400'000;
    const auto moment = isDate(date) ? parseInstant(date) : std::nullopt;
    if (!moment) {
        return {};
    }
    // A week belongs to the year of its Thursday; the first of 1970 was one.
    const InstantMs days = *moment / kDay - (*moment % kDay < 0 ? 1 : 0);
    const InstantMs weekday = ((days + 3) % 7 + 7) % 7;
    const InstantMs thursday = days - weekday + 3;
    const std::string year = instantText(thursday * kDay).substr(0, 4);
    const InstantMs newYear = *parseInstant(year + "-01-01") / kDay;
    return format("{}-W{:02}", year, (thursday - newYear) / 7 + 1);
}

} // namespace core
