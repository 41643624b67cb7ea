// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

namespace core::analysis {

/// What an account bought of a product; several of the same pair are added up.
struct Purchase {
    int account = 0; ///< index into the segments
    int product = 0;
    double value = 0;
};

/// A product within a segment.
struct ProductShare {
    int segment = 0;
    int product = 0;
    int accounts = 0; ///< of the segment
    int buyers = 0;   ///< of them, with a value above 0
    double value = 0; ///< sum over the buyers
    double share() const { return accounts > 0 ? static_cast<double>(buyers) / accounts : 0; }
    double perBuyer() const { return buyers > 0 ? value / buyers : 0; }
    /// What the accounts without it would bring if they bought as the others do.
    double missing() const { return (accounts - buyers) * share() * perBuyer(); }
};

/// An account that does not buy what most of its segment buys.
struct ProductGap {
    int account = 0;
    int product = 0;
    double share = 0;    ///< of the segment's accounts that buy it
    double perBuyer = 0; ///< what they spend on average
    double expected() const { return share * perBuyer; }
};

struct ProductGaps {
    std::vector<ProductShare> products; ///< by segment, then product; those that somebody buys
    std::vector<ProductGap> gaps;       ///< largest expected value first
    long pairs = 0;                     ///< gaps in all, of which `gaps` holds the largest
};

/// Internal whitespace: what accounts lack of what their peers buy. `segments[a]` is the segment
/// of an account, counted from 0. Gaps count where at least `leastShare` of the peers buy; the
/// largest `most` are kept. Formulas are plain so that a spreadsheet can check them: share =
/// buyers / accounts, per buyer = value / buyers, expected = share * per buyer.
ProductGaps productGaps(std::span<const Purchase> purchases, std::span<const int> segments,
                        double leastShare, std::size_t most);

} // namespace core::analysis
