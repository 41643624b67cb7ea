// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <vector>

namespace support {

/// How many of a customer file's rows have which flaw; none has two.
struct CustomerFile {
    int rows = 2000;
    int lostZeros = 38;
    int wholeAddresses = 64;
    int withoutStreet = 96;
};

/// A table as a company in Connecticut might hand it over: numbered accounts, semicolons,
/// Windows-1252, names of columns that only its author understands, ZIPs without their zero, whole
/// addresses in one column, potential in thousands. The same arguments give the same bytes.
inline std::string customerCsv(const CustomerFile& file = {}, std::uint64_t seed = 12) {
    struct Town {
        const char* name;
        const char* zip;
    };
    static constexpr std::array<Town, 10> kTowns = {{{"New Britain", "06051"},
                                                     {"Hartford", "06103"},
                                                     {"Naugatuck", "06770"},
                                                     {"Derby", "06418"},
                                                     {"Meriden", "06451"},
                                                     {"Enfield", "06082"},
                                                     {"New Haven", "06511"},
                                                     {"Stamford", "06902"},
                                                     {"Norwich", "06360"},
                                                     {"Waterbury", "06702"}}};
    static constexpr std::array<const char*, 8> kStreets = {
        "Main St", "Elm St", "High St", "Center St", "Pine St", "Park Ave", "River Rd", "Hill Rd"};
    static constexpr std::array<const char*, 5> kIndustries = {
        "Manufacturing", "Education", "Health care", "Logistics", "Food service"};
    core::Random random(seed);
    std::vector<int> rows(static_cast<std::size_t>(file.rows));
    std::iota(rows.begin(), rows.end(), 0);
    random.shuffle(rows);
    // The first rows are as they should be, so that they show what a column holds.
    std::stable_partition(rows.begin(), rows.end(), [](int row) { return row >= 3; });
    const auto isAmong = [&](int row, int from, int count) {
        const auto first = rows.begin() + from;
        return std::find(first, first + count, row) != first + count;
    };
    std::string csv = "cust_no;cust_name;addr;town;st;zip;ann_pot;cls;ind;lst_vis;owner;tel;"
                      "flag_2;notes\r\n";
    for (int row = 0; row < file.rows; ++row) {
        const Town& town = kTowns[random.below(kTowns.size())];
        const std::string street =
            core::format("{} {}", 10 + random.below(790), kStreets[random.below(kStreets.size())]);
        const double share = random.uniform();
        const int month = 1 + static_cast<int>(random.below(12));
        const int day = 1 + static_cast<int>(random.below(28));
        const bool whole = isAmong(row, 0, file.wholeAddresses);
        const bool noStreet = isAmong(row, file.wholeAddresses, file.withoutStreet);
        const bool lost = isAmong(row, file.wholeAddresses + file.withoutStreet, file.lostZeros);
        const std::string zip = lost ? town.zip + 1 : town.zip;
        const std::string address = whole
                                        ? core::format("{}, {}, CT {}", street, town.name, town.zip)
                                    : noStreet ? std::string()
                                               : street;
        const char* rank = share < 0.15 ? "A" : share < 0.4 ? "B" : "C";
        csv += core::format(
            "{:04};Account {:04};{};{};{};{};{};{};{};{:02}/{:02}/2026;Rep {:02};{};{};{}\r\n",
            row + 1, row + 1, address, whole ? "" : town.name, whole ? "" : "CT", whole ? "" : zip,
            5 + random.below(share < 0.15 ? 150 : 40), rank,
            kIndustries[random.below(kIndustries.size())], month, day, 1 + random.below(8),
            random.below(6) == 0 ? "" : core::format("860-555-{:04}", random.below(10000)),
            random.below(2),
            // One letter of Windows-1252, as a spreadsheet on Windows writes it.
            random.below(20) == 0 ? "caf\xE9 closed on Mondays and holidays" : "");
    }
    return csv;
}

} // namespace support
