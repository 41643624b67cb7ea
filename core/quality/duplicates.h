// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/quality/duplicate_model.h"
#include "core/quality/duplicate_record.h"
#include "core/quality/duplicate_score.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace core::quality {

/// One named part of a score; the parts of a score sum to it exactly.
struct ScoreWeight {
    std::string kind;   ///< "name", "store_number", "phone", "domain", "address", ..., "rival"
    std::string text;   ///< "Same phone in 2 of 3 records"
    int hundredths = 0; ///< of the score; below 0 where it speaks against
    bool operator==(const ScoreWeight&) const = default;
};
void to_json(Json& json, const ScoreWeight& weight);
void from_json(const Json& json, ScoreWeight& weight);

/// Two records that are probably one company.
struct DuplicatePair {
    AccountId a; ///< the lower id
    AccountId b;
    double score = 0; ///< probability, see `DuplicateModel`
    std::vector<ScoreWeight> weights;
};

/// Records that are probably all one company.
struct DuplicateCluster {
    std::vector<AccountId> accounts; ///< by id
    double score = 0; ///< of the average pair in it; rounded to hundredths, the weights sum to it
    std::vector<ScoreWeight> weights;
};

struct DuplicateOptions {
    double threshold = 0.80; ///< pairs from here on are listed
    int threads = 2;
    DuplicateModel model;
};

struct Duplicates {
    std::vector<DuplicatePair> pairs;       ///< of the clusters; best first, then by id
    std::vector<DuplicateCluster> clusters; ///< best first, then by id
    std::int64_t records = 0;
    std::int64_t compared = 0; ///< pairs that were looked at
};

/// What people have decided about a pair already.
enum class Settled {
    No,
    Apart, ///< two companies: never in one cluster
    Linked ///< one company: no cluster needs to say so, but others may join the two
};
using SettledPairs = std::function<Settled(AccountId, AccountId)>;

/// Finds probable duplicates among many records: give it all of them, then ask once.
///
/// Pairs are proposed by what they have in common (`forEachLikelyPair`), scored (`PairScorer`) and
/// put together to clusters, best pairs first. Two clusters join only if their pairs are duplicates
/// on average and none of them contradicts, so that A like B like C does not make A and C one.
/// The same records in the same order give the same answer on any number of threads.
class DuplicateFinder {
public:
    explicit DuplicateFinder(DuplicateOptions options = {});
    ~DuplicateFinder();
    DuplicateFinder(const DuplicateFinder&) = delete;
    DuplicateFinder& operator=(const DuplicateFinder&) = delete;

    void add(const DuplicateRecord& record);
    /// `settled` knows what people have decided about pairs, lower id first.
    Duplicates find(Job& job, const SettledPairs& settled = {});

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The score as it is shown: in hundredths, at most 99.
int shownScore(double score) noexcept;

} // namespace core::quality
