// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace geo {

struct LeadMarketsParams {
    std::string by = "state"; ///< "county", "state" or "area": the column of `areas`
    std::string areas;        ///< table of counties, see `readCountyAreas`
    std::string areaColumn;
    std::string scenario;  ///< whose territories leads lie in; empty = none
    std::string converted; ///< expression over leads; empty = their status says "converted"
    std::string minutes;   ///< until the first answer: column or expression; empty = not known
    std::string where;     ///< only leads this is true for
    std::string from, to;  ///< days that leads were created on; empty = all
    int top = 20;          ///< markets and owners that the text lists
};

/// Leads that have something in common.
struct LeadTally {
    std::string key, name;
    std::int64_t leads = 0;
    std::int64_t converted = 0;
    double likely = 0; ///< converted of leads, drawn to the average where there are few
    double low = 0;    ///< it lies within these in 8 of 10 cases
    double high = 0;
    std::optional<double> minutes; ///< median until the first answer
    std::int64_t answered = 0;     ///< leads for which those are known
    /// Leads whose owner is not in charge of the territory that they lie in.
    std::int64_t misrouted = 0;
    std::int64_t routed = 0; ///< leads in a territory somebody is in charge of, with an owner
    /// Leads two hours or more away from their owner's home, by the main zones of the states.
    std::int64_t farZone = 0;
    std::int64_t zoned = 0; ///< leads for which both zones are known
    std::string topOwner;   ///< of a market: who has most of its leads
    std::int64_t topLeads = 0;
    std::int64_t others = 0; ///< of a market its owners, of an owner the markets
};

struct LeadMarketsReport {
    std::string by;
    std::vector<LeadTally> markets; ///< by the lower end of what they convert, best first
    std::vector<LeadTally> owners;  ///< by number of leads; an empty name = nobody
    LeadTally all;
    double spread = 0;              ///< of the markets' true conversion, as a standard deviation
    std::int64_t withoutPlace = 0;  ///< leads that are nowhere; in no market
    std::int64_t withoutMarket = 0; ///< leads in no county, or in no area of the table
    std::vector<core::Issue> issues;
    /// A market deserves attention if it converts more than the average even at the lower end.
    bool deserves(const LeadTally& market) const { return market.low > all.likely; }
};
void to_json(core::Json& json, const LeadMarketsReport& report);

/// Where leads come from and what becomes of them: by market with conversion that is honest about
/// small numbers (`core::analysis::whitespace`, leads as the market), by owner with the time to the
/// first answer, whether the owner is who the territory says, and how far their clocks are apart.
/// Throws Error(Usage) for days that make no sense, Error(Input) for expressions that are not
/// understood.
LeadMarketsReport leadMarkets(core::Workspace& ws, const LeadMarketsParams& params, core::Job& job);

} // namespace geo
