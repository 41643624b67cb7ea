// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/quality/duplicates.h"
#include "tests/bench/quality/generated_accounts.h"

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

struct DuplicatesParams {
    GeneratedParams generated;
    double threshold = 0.80;
    int threads = 2;
    std::string file; ///< a CSV of accounts without duplicates to damage; empty = generated ones
};

/// How well the duplicates of a seeded corruption are found. Counted by pairs of records: those put
/// into one cluster against those that are one company.
struct DuplicatesReport {
    std::int64_t accounts = 0;
    std::int64_t truePairs = 0;
    std::int64_t foundPairs = 0;
    std::int64_t correctPairs = 0;
    std::int64_t clusters = 0;
    std::int64_t compared = 0;
    double seconds = 0;   ///< normalising, comparing and clustering; not making the accounts
    double megabytes = 0; ///< most that the program has held
    std::uint64_t seed = 0;
    double precision() const;
    double recall() const;
};
void to_json(core::Json& json, const DuplicatesReport& report);

/// Runs the search over accounts whose companies are known. If `missed` and `wrong` are given, they
/// take places in `accounts` of pairs that were not found, or found wrongly.
struct WrongPairs {
    std::vector<std::pair<std::size_t, std::size_t>> missed, wrong;
};
DuplicatesReport findGenerated(const std::vector<GeneratedAccount>& accounts,
                               const DuplicatesParams& params, core::Job& job,
                               WrongPairs* pairs = nullptr);

/// Makes accounts and runs the search.
DuplicatesReport runDuplicates(const DuplicatesParams& params, core::Job& job);

} // namespace bench
