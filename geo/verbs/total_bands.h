// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/quality/total_bands.h"
#include "core/workspace/connection.h"

#include <cstdint>
#include <string>
#include <vector>

namespace geo {

struct TotalBandsParams {
    std::string scenario;
    std::string measure; ///< summed from records; empty = the scenario's first
    core::quality::BandOptions options;
};

/// What a territory holds, and between which values that lies given what is not known for certain.
struct TerritoryBand {
    std::string code;
    std::string name;
    double value = 0;
    double target = 0;
    double low = 0;
    double high = 0;
    std::int64_t uncertain = 0; ///< accounts that may count here or may not
};

struct TotalBandsReport {
    std::string scenario;
    std::string measure;
    /// Empty where the measure is not summed from accounts: then no account bears on it.
    std::vector<TerritoryBand> territories;
    std::int64_t misplaced = 0; ///< accounts that may lie in another territory
    std::int64_t doubled = 0;   ///< accounts that may be duplicates of others
    std::string why;            ///< why there are no bands; otherwise empty
};
void to_json(core::Json& json, const TotalBandsReport& report);

/// How sure the totals of a scenario are. Two doubts are carried through: an account's place may be
/// off by its error radius (`core::quality::errorRadiusM`), so that it lies in another territory;
/// and it may be a duplicate that `dedupe` found and nobody has decided about. Accounts that are
/// counted by a ZIP that is the key of their unit are not misplaced. The band always holds the
/// stated value. Throws Error(Input) if the scenario or the measure does not exist.
TotalBandsReport totalBands(const core::Connection& db, const TotalBandsParams& params,
                            core::Job& job);

} // namespace geo
