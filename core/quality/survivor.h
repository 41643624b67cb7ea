// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/workspace/connection.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core::quality {

/// What speaks for keeping one record of several that are one company.
struct SurvivorFacts {
    AccountId account;
    int located =
        0; ///< how well it is placed: 0 nowhere, 1 by ZIP or city, 2 on its street, 3 better
    int fields = 0;                 ///< that are filled, further columns included
    std::int64_t opportunities = 0; ///< that are open
    std::string changedOn;          ///< ISO date or date-time; empty where the source has none
    std::string createdOn;
};

SurvivorFacts loadSurvivorFacts(const Connection& db, AccountId account);

/// Place of the record to keep: best located, then most fields filled, most open opportunities,
/// changed last, oldest, lowest id. `facts` must not be empty.
std::size_t proposeSurvivor(std::span<const SurvivorFacts> facts);

/// 0 to 3 as in `SurvivorFacts::located`.
int locatedRank(std::string_view matchLevel);

} // namespace core::quality
