// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/edit_distance.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace geo {

namespace {

/// No street has a longer name; longer texts are only compared as a whole.
constexpr int kLongest = 96;
using Row = std::array<int, kLongest + 1>;

} // namespace

int editDistance(std::string_view a, std::string_view b, int most) {
    const auto n = static_cast<int>(a.size());
    const auto m = static_cast<int>(b.size());
    if (std::abs(n - m) > most) {
        return most + 1;
    }
    if (m > kLongest) {
        return a == b ? 0 : most + 1;
    }
    // Three rows of the table are enough: this one, the last, and the one before for swaps.
    std::array<Row, 3> rows;
    for (Row& row : rows) {
        std::fill_n(row.begin(), m + 1, most + 1);
    }
    const auto at = [](Row& row, int j) -> int& { return row[static_cast<std::size_t>(j)]; };
    for (int j = 0; j <= m; ++j) {
        at(rows[0], j) = j;
    }
    for (int i = 1; i <= n; ++i) {
        Row& now = rows[static_cast<std::size_t>(i % 3)];
        Row& last = rows[static_cast<std::size_t>((i + 2) % 3)];
        Row& before = rows[static_cast<std::size_t>((i + 1) % 3)];
        const int from = std::max(1, i - most);
        const int to = std::min(m, i + most);
        std::fill_n(now.begin(), m + 1, most + 1);
        at(now, 0) = i;
        int smallest = std::min(i, most + 1);
        for (int j = from; j <= to; ++j) {
            const char x = a[static_cast<std::size_t>(i - 1)];
            const char y = b[static_cast<std::size_t>(j - 1)];
            int best = at(last, j - 1) + (x == y ? 0 : 1);
            best = std::min({best, at(last, j) + 1, at(now, j - 1) + 1});
            if (i > 1 && j > 1 && x == b[static_cast<std::size_t>(j - 2)] &&
                a[static_cast<std::size_t>(i - 2)] == y) {
                best = std::min(best, at(before, j - 2) + 1);
            }
            at(now, j) = best;
            smallest = std::min(smallest, best);
        }
        if (smallest > most) {
            return most + 1;
        }
    }
    return std::min(at(rows[static_cast<std::size_t>(n % 3)], m), most + 1);
}

std::uint64_t letterSet(std::string_view text) {
    std::uint64_t set = 0;
    for (const char c : text) {
        const unsigned slot = c >= 'A' && c <= 'Z'   ? static_cast<unsigned>(c - 'A')
                              : c >= '0' && c <= '9' ? 26U + static_cast<unsigned>(c - '0')
                                                     : 36U;
        const std::uint64_t once = std::uint64_t{1} << slot;
        // A second occurrence of a letter has a bit of its own, where there is one left.
        set |= (set & once) != 0 && slot < 26 ? std::uint64_t{1} << (37 + slot) : once;
    }
    return set;
}

} // namespace geo
