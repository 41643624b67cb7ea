// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/quality/duplicates.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <string>
#include <vector>

namespace geo {

/// Which pairs are compared.
enum class DedupeScope {
    All,    ///< across and inside sources
    Across, ///< of different sources only
    Inside  ///< of the same source only
};
/// "all", "across" or "inside"; throws Error(Usage) for another word.
DedupeScope parseDedupeScope(const std::string& word);

struct DedupeParams {
    double threshold = 0.80; ///< pairs from this probability on, 0.5 to 0.99
    DedupeScope scope = DedupeScope::All;
    int threads = 0; ///< 0 = all cores
};

struct DedupeCluster {
    std::vector<std::string> accounts; ///< ids in the CRM or file; the proposed survivor first
    std::vector<std::string> sources;
    double score = 0;
    std::vector<core::quality::ScoreWeight> weights;
};

struct DedupeReport {
    std::int64_t accounts = 0; ///< that were compared
    std::int64_t compared = 0; ///< pairs that had something in common
    std::int64_t pairs = 0;    ///< probable duplicates
    std::vector<DedupeCluster> clusters;
    std::int64_t accountsInClusters = 0;
    std::int64_t linked = 0;  ///< accounts that people have linked before
    std::int64_t ignored = 0; ///< pairs that people have told apart before
    double threshold = 0;
    double seconds = 0;
};
void to_json(core::Json& json, const DedupeReport& report);

/// Looks for accounts that are there more than once, across and inside sources, and keeps what it
/// found for `duplicates list`. Changes no account. What people have decided stays: linked accounts
/// and pairs told apart are not proposed again, unless a field of such a pair has changed.
/// Throws Error(Usage) for a threshold out of range.
DedupeReport dedupe(core::Workspace& ws, const DedupeParams& params, core::Job& job);

} // namespace geo
