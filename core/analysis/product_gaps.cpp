// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/product_gaps.h"

#include <algorithm>
#include <map>
#include <utility>

namespace core::analysis {

namespace {

using Pair = std::pair<int, int>;

/// Larger expectations first, then by account and product: a full order.
bool before(const ProductGap& a, const ProductGap& b) {
    if (a.expected() != b.expected()) {
        return a.expected() > b.expected();
    }
    return Pair(a.account, a.product) < Pair(b.account, b.product);
}

} // namespace

ProductGaps productGaps(std::span<const Purchase> purchases, std::span<const int> segments,
                        double leastShare, std::size_t most) {
    std::map<Pair, double> bought;
    for (const Purchase& purchase : purchases) {
        bought[{purchase.account, purchase.product}] += purchase.value;
    }
    std::map<int, std::vector<int>> members;
    for (std::size_t a = 0; a < segments.size(); ++a) {
        members[segments[a]].push_back(static_cast<int>(a));
    }
    std::map<Pair, ProductShare> shares;
    for (const auto& [pair, value] : bought) {
        if (value > 0) {
            const int segment = segments[static_cast<std::size_t>(pair.first)];
            ProductShare& share = shares[{segment, pair.second}];
            share.segment = segment;
            share.product = pair.second;
            share.accounts = static_cast<int>(members.at(segment).size());
            ++share.buyers;
            share.value += value;
        }
    }
    ProductGaps result;
    for (const auto& [key, share] : shares) {
        result.products.push_back(share);
        if (share.share() < leastShare || share.buyers == share.accounts) {
            continue;
        }
        for (const int account : members.at(share.segment)) {
            const auto found = bought.find({account, share.product});
            if (found == bought.end() || found->second <= 0) {
                result.gaps.push_back({account, share.product, share.share(), share.perBuyer()});
            }
        }
    }
    result.pairs = static_cast<long>(result.gaps.size());
    std::sort(result.gaps.begin(), result.gaps.end(), before);
    result.gaps.resize(std::min(result.gaps.size(), most));
    return result;
}

} // namespace core::analysis
