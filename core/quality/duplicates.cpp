// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/duplicates.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/quality/duplicate_blocks.h"
#include "core/quality/duplicate_clusters.h"
#include "core/quality/duplicate_weights.h"

#include <algorithm>
#include <cmath>

namespace core::quality {

void to_json(Json& json, const ScoreWeight& weight) {
    json =
        Json{{"kind", weight.kind}, {"text", weight.text}, {"weight", weight.hundredths / 100.0}};
}

void from_json(const Json& json, ScoreWeight& weight) {
    weight.kind = json.value("kind", std::string());
    weight.text = json.value("text", std::string());
    weight.hundredths = static_cast<int>(std::lround(json.value("weight", 0.0) * 100));
}

struct DuplicateFinder::State {
    DuplicateOptions options;
    FeatureSet records;

    std::vector<ScoredPair> likelyPairs(const PairScorer& scorer, Job& job,
                                        const SettledPairs& settled, std::int64_t& compared) const;
    DuplicateCluster clusterOf(const PairScorer& scorer, const std::vector<std::uint32_t>& members,
                               std::vector<DuplicatePair>& pairs) const;
};

std::vector<ScoredPair> DuplicateFinder::State::likelyPairs(const PairScorer& scorer, Job& job,
                                                            const SettledPairs& settled,
                                                            std::int64_t& compared) const {
    const auto threads = static_cast<std::size_t>(std::max(1, options.threads));
    std::vector<std::vector<ScoredPair>> found(threads);
    std::vector<std::int64_t> looked(threads);
    forEachLikelyPair(records, static_cast<int>(threads), job,
                      [&](int thread, std::uint32_t a, std::uint32_t b) {
                          const auto at = static_cast<std::size_t>(thread);
                          ++looked[at];
                          if (const auto score = scorer.score(a, b, options.threshold)) {
                              found[at].push_back({a, b, score->logOdds});
                          }
                      });
    std::vector<ScoredPair> pairs;
    for (std::size_t t = 0; t < threads; ++t) {
        compared += looked[t];
        pairs.insert(pairs.end(), found[t].begin(), found[t].end());
    }
    const auto key = [](const ScoredPair& pair) { return std::pair(pair.a, pair.b); };
    std::sort(pairs.begin(), pairs.end(),
              [&](const ScoredPair& x, const ScoredPair& y) { return key(x) < key(y); });
    pairs.erase(
        std::unique(pairs.begin(), pairs.end(),
                    [&](const ScoredPair& x, const ScoredPair& y) { return key(x) == key(y); }),
        pairs.end());
    if (settled) {
        std::erase_if(pairs, [&](const ScoredPair& pair) {
            return settled(std::min(records.id(pair.a), records.id(pair.b)),
                           std::max(records.id(pair.a), records.id(pair.b))) != Settled::No;
        });
    }
    return pairs;
}

DuplicateCluster DuplicateFinder::State::clusterOf(const PairScorer& scorer,
                                                   const std::vector<std::uint32_t>& members,
                                                   std::vector<DuplicatePair>& pairs) const {
    DuplicateCluster cluster;
    std::vector<PairScore> scores;
    for (std::size_t i = 0; i < members.size(); ++i) {
        cluster.accounts.push_back(records.id(members[i]));
        for (std::size_t j = i + 1; j < members.size(); ++j) {
            scores.push_back(scorer.score(members[i], members[j]));
            AverageScore own = averageScore({&scores.back(), 1}, 2, options.model);
            pairs.push_back({std::min(records.id(members[i]), records.id(members[j])),
                             std::max(records.id(members[i]), records.id(members[j])), own.score,
                             std::move(own.weights)});
        }
    }
    std::sort(cluster.accounts.begin(), cluster.accounts.end());
    AverageScore average = averageScore(scores, members.size(), options.model);
    cluster.score = average.score;
    cluster.weights = std::move(average.weights);
    return cluster;
}

DuplicateFinder::DuplicateFinder(DuplicateOptions options) : state_(std::make_unique<State>()) {
    if (!(options.threshold >= 0.5 && options.threshold < 1)) {
        throw Error(Code::Usage, format("{} is no threshold for duplicates", options.threshold),
                    "choose one from 0.5 to 0.99", "--threshold");
    }
    state_->options = options;
}

DuplicateFinder::~DuplicateFinder() = default;

void DuplicateFinder::add(const DuplicateRecord& record) {
    state_->records.add(record);
}

Duplicates DuplicateFinder::find(Job& job, const SettledPairs& settled) {
    Duplicates out;
    State& state = *state_;
    state.records.finish();
    out.records = static_cast<std::int64_t>(state.records.size());
    const PairScorer scorer(state.records, state.options.model);
    const std::vector<ScoredPair> pairs = state.likelyPairs(scorer, job, settled, out.compared);
    const auto apart = [&](std::uint32_t a, std::uint32_t b) {
        const AccountId x = state.records.id(a);
        const AccountId y = state.records.id(b);
        return settled && settled(std::min(x, y), std::max(x, y)) == Settled::Apart;
    };
    for (const auto& members : clusterPairs(pairs, scorer, state.options.threshold, apart)) {
        out.clusters.push_back(state.clusterOf(scorer, members, out.pairs));
    }
    std::sort(out.clusters.begin(), out.clusters.end(),
              [](const DuplicateCluster& x, const DuplicateCluster& y) {
                  return x.score != y.score ? x.score > y.score : x.accounts < y.accounts;
              });
    std::sort(out.pairs.begin(), out.pairs.end(),
              [](const DuplicatePair& x, const DuplicatePair& y) {
                  return x.score != y.score ? x.score > y.score
                                            : std::pair(x.a, x.b) < std::pair(y.a, y.b);
              });
    return out;
}

} // namespace core::quality
