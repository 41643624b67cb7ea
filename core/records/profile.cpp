// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/profile.h"

#include "core/base/text.h"
#include "core/records/us_states.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace core::records {

namespace {

constexpr double kNearlyAll = 0.98;

/// Counts of the values of one column.
struct Counts {
    std::size_t zips = 0, fiveDigits = 0, states = 0, numbers = 0, degrees = 0, fineDegrees = 0;
    std::size_t americanLats = 0, americanLons = 0, dates = 0, flags = 0;
    std::size_t dayFirstDates = 0;
    std::unordered_set<std::string> seen;

    void number(std::string_view text, double value) {
        ++numbers;
        if (value < -180 || value > 180) {
            return;
        }
        ++degrees;
        const auto dot = text.find('.');
        fineDegrees += dot != std::string_view::npos && text.size() - dot > 3 ? 1 : 0;
        americanLats += value >= 17 && value <= 72 ? 1 : 0;
        americanLons += value <= -64 ? 1 : 0;
    }
};

bool hasLeadingZero(std::string_view text) {
    return text.size() > 1 && text[0] == '0' &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool isFiveDigits(std::string_view text) {
    return text.size() >= 5 && text.find_first_not_of("0123456789") >= 5 &&
           (text.size() == 5 || text[5] == '-');
}

void count(Counts& counts, ColumnProfile& profile, const std::string& text) {
    ++profile.filled;
    profile.distinct = counts.seen.insert(text).second && profile.distinct;
    profile.leadingZeros = profile.leadingZeros || hasLeadingZero(text);
    counts.zips += cleanZip(text, {}).value ? 1 : 0;
    counts.fiveDigits += isFiveDigits(text) ? 1 : 0;
    counts.states += stateCode(text) ? 1 : 0;
    counts.flags += cleanFlag(text) ? 1 : 0;
    if (const auto number = cleanNumber(text)) {
        counts.number(text, *number);
    }
    counts.dates += cleanDate(text, DateOrder::MonthFirst) ? 1 : 0;
    counts.dayFirstDates += cleanDate(text, DateOrder::DayFirst) ? 1 : 0;
}

void finish(const Counts& counts, ColumnProfile& profile) {
    const double filled = static_cast<double>(std::max<std::size_t>(profile.filled, 1));
    const auto share = [&](std::size_t n) { return static_cast<double>(n) / filled; };
    profile.zips = share(counts.zips);
    profile.fiveDigits = share(counts.fiveDigits);
    profile.states = share(counts.states);
    profile.numbers = share(counts.numbers);
    profile.degrees = share(counts.degrees);
    profile.fineDegrees = share(counts.fineDegrees);
    profile.americanLats = share(counts.americanLats);
    profile.americanLons = share(counts.americanLons);
    profile.flags = share(counts.flags);
    profile.dateOrder =
        counts.dayFirstDates > counts.dates ? DateOrder::DayFirst : DateOrder::MonthFirst;
    profile.dates = share(std::max(counts.dates, counts.dayFirstDates));
}

} // namespace

const char* attributeTypeName(AttributeType type) {
    switch (type) {
    case AttributeType::Number: return "number";
    case AttributeType::Date: return "date";
    case AttributeType::Text: break;
    }
    return "text";
}

double ColumnProfile::filledShare() const {
    return rows == 0 ? 1 : static_cast<double>(filled) / static_cast<double>(rows);
}

double ColumnProfile::shareOf(FieldType type) const {
    if (filled == 0) {
        return 1;
    }
    switch (type) {
    case FieldType::Zip: return zips;
    case FieldType::State: return states;
    case FieldType::Lon:
    case FieldType::Lat: return degrees;
    case FieldType::Number: return numbers;
    case FieldType::Date: return dates;
    case FieldType::Flag: return flags;
    case FieldType::Id:
    case FieldType::Text:
    case FieldType::Country:
    case FieldType::List: break;
    }
    return 1;
}

AttributeType ColumnProfile::attributeType() const {
    if (filled == 0) {
        return AttributeType::Text;
    }
    if (numbers >= kNearlyAll && !leadingZeros) {
        return AttributeType::Number;
    }
    return dates >= kNearlyAll ? AttributeType::Date : AttributeType::Text;
}

std::vector<ColumnProfile> profileColumns(std::size_t columns,
                                          const std::vector<RecordRow>& sample) {
    std::vector<ColumnProfile> profiles(columns);
    for (std::size_t column = 0; column < columns; ++column) {
        Counts counts;
        ColumnProfile& profile = profiles[column];
        for (const RecordRow& row : sample) {
            ++profile.rows;
            if (column < row.values.size()) {
                if (const Value value = cleanValue(row.values[column])) {
                    count(counts, profile, *value);
                }
            }
        }
        finish(counts, profile);
    }
    return profiles;
}

double zipStateAgreement(const std::vector<RecordRow>& sample, std::size_t zipColumn,
                         std::size_t stateColumn) {
    static constexpr std::array<std::string_view, 10> kStatesByFirstDigit = {
        "CT MA ME NH NJ NY PR RI VT VI AE",
        "DE NY PA",
        "DC MD NC SC VA WV",
        "AL FL GA MS TN AA",
        "IN KY MI OH",
        "IA MN MT ND SD WI DC",
        "IL KS MO NE",
        "AR LA OK TX",
        "AZ CO ID NM NV UT WY TX",
        "AK CA HI OR WA GU AP AS MP"};
    std::size_t both = 0;
    std::size_t agreeing = 0;
    for (const RecordRow& row : sample) {
        const Value zip = cleanValue(row.values.at(zipColumn));
        const Value state = cleanValue(row.values.at(stateColumn));
        const auto code = state ? stateCode(*state) : std::nullopt;
        if (!zip || !code || !isFiveDigits(*zip)) {
            continue;
        }
        ++both;
        const auto digit = static_cast<std::size_t>((*zip)[0] - '0');
        agreeing += kStatesByFirstDigit[digit].find(*code) != std::string_view::npos ? 1 : 0;
    }
    return both == 0 ? 0 : static_cast<double>(agreeing) / static_cast<double>(both);
}

} // namespace core::records
