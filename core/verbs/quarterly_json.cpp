// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_optional.h"
#include "core/verbs/json_list.h"
#include "core/verbs/quarterly_review.h"

namespace core {

namespace {

Json textOrNull(const std::string& text) {
    return text.empty() ? Json() : Json(text);
}

Json visitsJson(const VisitTally& tally) {
    return {{"planned", tally.planned},
            {"done", tally.inTime + tally.late},
            {"missed", tally.missed},
            {"open", tally.open},
            {"unplanned", tally.unplanned}};
}

Json performanceJson(const TerritoryPerformance& made) {
    return {{"won", made.won},
            {"won_before", made.before},
            {"growth", orNull(made.growth())},
            {"won_deals", made.wonDeals},
            {"lost_deals", made.lostDeals},
            {"conversion", orNull(made.conversion())},
            {"new_accounts", made.newAccounts},
            {"open_value", made.open},
            {"expected", made.expected},
            {"low", made.low},
            {"high", made.high},
            {"verdict", verdictName(made.verdict)}};
}

Json territoryJson(const QuarterTerritory& one) {
    return {{"territory", one.code},
            {"name", one.name},
            {"rep", one.rep},
            {"accounts", one.accounts},
            {"value", one.value},
            {"target", one.target},
            {"share", one.share()},
            {"low", one.low},
            {"high", one.high},
            {"in_band", one.inside},
            {"quota", orNull(one.quota)},
            {"visit_hours", one.visitHours},
            {"travel_hours", one.travelHours},
            {"hours", one.hours()},
            {"capacity_hours", orNull(one.capacityHours)},
            {"performance", performanceJson(one.made)},
            {"visits", visitsJson(one.visits)},
            {"weeks", listOf(one.weeks, [](const auto& share) { return orNull(share); })}};
}

Json publishJson(const QuarterPublish& one) {
    return {{"entry", one.seq},         {"effective", one.effective}, {"kind", one.kind},
            {"scenario", one.scenario}, {"units", one.units},         {"accounts", one.accounts}};
}

Json scenarioJson(const QuarterScenario& one) {
    return {{"scenario", one.name},
            {"plan", one.plan},
            {"territories", one.territories},
            {"in_band", one.inBand},
            {"max_deviation", one.maxDeviation},
            {"gini", one.gini},
            {"travel_minutes", one.travelMinutes},
            {"units", one.units},
            {"accounts_changing_rep", one.accountsChangingRep},
            {"measure_share", one.measureShare}};
}

Json lorenzJson(const std::vector<analysis::LorenzPoint>& curve) {
    return listOf(curve, [](const analysis::LorenzPoint& point) {
        return Json{{"targets", point.targets}, {"amounts", point.amounts}};
    });
}

} // namespace

void to_json(Json& json, const QuarterlyReview& review) {
    json = Json{
        {"quarter", textOrNull(review.quarter)},
        {"from", review.from},
        {"to", review.to},
        {"printed", review.printed},
        {"scenario", textOrNull(review.scenario)},
        {"since", textOrNull(review.since)},
        {"changed_since", review.changedSince},
        {"heads", jsonOf(review.heads)},
        {"decisions", jsonOf(review.decisions)},
        {"tolerance", review.tolerance},
        {"measure", review.measure},
        {"unit", review.unit},
        {"in_band", review.inBand()},
        {"gini", review.gini},
        {"balance_index", review.balanceIndex},
        {"lorenz", lorenzJson(review.lorenz)},
        {"territories", listOf(review.territories, territoryJson)},
        {"performance", performanceJson(review.all)},
        {"visits", visitsJson(review.visits)},
        {"other_visits", review.otherVisits},
        {"weeks", listOf(review.weeks,
                         [](const QuarterWeek& week) {
                             return Json{{"week", week.week},
                                         {"to", week.to},
                                         {"in_band", week.inBand},
                                         {"territories", week.territories}};
                         })},
        {"publishes", listOf(review.publishes, publishJson)},
        {"accounts_written", review.accountsWritten()},
        {"moved", review.moved ? Json(*review.moved) : Json()},
        {"scenarios", listOf(review.scenarios, scenarioJson)},
        {"quota",
         {{"total", review.quotaTotal}, {"cap", review.quotaCap}, {"asked", review.quotaAsked}}},
        {"work",
         {{"visits_a_year", review.calls.perYear},
          {"minutes", review.calls.minutes},
          {"hours", review.hours},
          {"capacity_per_rep", orNull(review.capacityPerRep)},
          {"reps_needed", orNull(review.repsNeeded)},
          {"sizes", listOf(review.sizes, [](const TeamSize& size) {
               return Json{{"reps", size.reps}, {"utilisation", size.utilisation}};
           })}}}};
}

} // namespace core
