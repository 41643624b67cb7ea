// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/duplicate_clusters.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace core::quality {

namespace {

constexpr std::size_t kLargest = 50;
/// Log-odds are cut here for the mean: one certain pair must not outvote a doubtful one.
constexpr double kMostBits = 6;
constexpr double kContradiction = 0; ///< more likely two companies than one

using Apart = std::function<bool(std::uint32_t, std::uint32_t)>;

/// Clusters as they grow.
class Clusters {
public:
    Clusters(const PairScorer& scorer, double threshold, const Apart& apart)
        : scorer_(scorer), apart_(apart), leastBits_(std::log2(threshold / (1 - threshold))) {}

    void join(const ScoredPair& pair) {
        const std::uint32_t left = clusterOf(pair.a);
        const std::uint32_t right = clusterOf(pair.b);
        if (left == right || !belongTogether(members_[left], members_[right])) {
            return;
        }
        auto& to = members_[left];
        auto& from = members_[right];
        for (const std::uint32_t record : from) {
            cluster_[record] = left;
        }
        to.insert(to.end(), from.begin(), from.end());
        from.clear();
    }

    std::vector<std::vector<std::uint32_t>> take() {
        std::vector<std::vector<std::uint32_t>> out;
        for (auto& members : members_) {
            if (members.size() > 1) {
                std::sort(members.begin(), members.end());
                out.push_back(std::move(members));
            }
        }
        std::sort(out.begin(), out.end());
        return out;
    }

private:
    std::uint32_t clusterOf(std::uint32_t record) {
        const auto next = static_cast<std::uint32_t>(members_.size());
        const auto [entry, fresh] = cluster_.emplace(record, next);
        if (fresh) {
            members_.push_back({record});
        }
        return entry->second;
    }

    bool belongTogether(const std::vector<std::uint32_t>& left,
                        const std::vector<std::uint32_t>& right) const {
        if (left.size() + right.size() > kLargest) {
            return false;
        }
        double sum = 0;
        for (const std::uint32_t a : left) {
            for (const std::uint32_t b : right) {
                if (apart_(a, b)) {
                    return false;
                }
                const double bits = scorer_.score(std::min(a, b), std::max(a, b)).logOdds;
                if (bits < kContradiction) {
                    return false;
                }
                sum += std::min(bits, kMostBits);
            }
        }
        return sum >= leastBits_ * static_cast<double>(left.size() * right.size());
    }

    const PairScorer& scorer_;
    const Apart& apart_;
    double leastBits_;
    std::unordered_map<std::uint32_t, std::uint32_t> cluster_;
    std::vector<std::vector<std::uint32_t>> members_;
};

} // namespace

std::vector<std::vector<std::uint32_t>> clusterPairs(std::vector<ScoredPair> pairs,
                                                     const PairScorer& scorer, double threshold,
                                                     const Apart& apart) {
    std::sort(pairs.begin(), pairs.end(), [](const ScoredPair& x, const ScoredPair& y) {
        return x.logOdds != y.logOdds ? x.logOdds > y.logOdds
                                      : std::pair(x.a, x.b) < std::pair(y.a, y.b);
    });
    Clusters clusters(scorer, threshold, apart);
    for (const ScoredPair& pair : pairs) {
        clusters.join(pair);
    }
    return clusters.take();
}

} // namespace core::quality
