// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/total_bands.h"

#include "core/base/text.h"
#include "core/quality/duplicate_store.h"
#include "core/quality/match_error.h"
#include "core/verbs/duplicate_list.h"
#include "core/verbs/plan_problem.h"
#include "core/workspace/scenario_store.h"
#include "geo/verbs/territory_finder.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace geo {

using core::AccountId;
using core::quality::UncertainAmount;

namespace {

constexpr int kCoarse = 24; ///< points that show whether a place may be in another territory
constexpr int kFine = 200;  ///< points that say how probable that is

/// Probability of each account to be a duplicate of another that counts.
std::unordered_map<std::int64_t, double> duplicateChances(const core::Connection& db) {
    std::unordered_map<std::int64_t, double> chances;
    core::DuplicateListParams open;
    for (const core::DuplicateCase& item : core::listDuplicates(db, open).cases) {
        for (std::size_t i = 0; i < item.members.size(); ++i) {
            if (i != item.survivor) {
                chances[item.members[i].account.value] = item.score;
            }
        }
    }
    return chances;
}

/// What one account brings to a measure, and how well it is placed.
struct Share {
    AccountId account;
    core::UnitId unit;
    double value = 0;
    std::optional<core::Point> point;
    double errorM = 0;
    bool byKey = false; ///< counted by a ZIP that is the key of its unit
    bool zip = false;   ///< placed at the point of its ZIP
    bool area = false;  ///< placed at the point that stands for a whole ZIP or city
    std::int64_t accounts = 1;
};

std::vector<Share> loadShares(const core::Connection& db, const core::Measure& measure,
                              const core::PlanProblem& plan, core::ScenarioId scenario,
                              const TerritoryFinder& finder) {
    std::set<std::int64_t> fixed; // accounts that do not follow their unit
    core::Statement overrides =
        db.prepare("SELECT account_id FROM plan_account_overrides WHERE scenario_id = ?");
    overrides.bind(scenario);
    while (overrides.step()) {
        fixed.insert(overrides.integer(0));
    }
    std::vector<Share> shares;
    core::Statement row = db.prepare(
        "SELECT s.account_id, s.unit_id, s.value, v.lon, v.lat, v.match_level, v.match_error_m, "
        "v.zip FROM base_account_values s JOIN accounts v ON v.id = s.account_id "
        "WHERE s.measure_id = ? ORDER BY s.account_id");
    row.bind(measure.id);
    while (row.step()) {
        Share share{row.id<core::AccountTag>(0),
                    row.id<core::UnitTag>(1),
                    row.real(2),
                    {},
                    0,
                    false,
                    false};
        if (fixed.contains(share.account.value) || plan.duplicates.contains(share.account)) {
            continue;
        }
        const std::string level = row.string(5);
        const bool coarse = level == "zip" || level == "none" || row.isNull(3) || row.isNull(4);
        share.byKey = coarse && !row.isNull(7) && finder.unitHasKey(share.unit, row.string(7));
        share.zip = level == "zip";
        share.area = share.zip || level == "city";
        if (!row.isNull(3) && !row.isNull(4)) {
            share.point = core::Point{row.real(3), row.real(4)};
            share.errorM = core::quality::errorRadiusM(level, row.optionalReal(6));
        }
        shares.push_back(share);
    }
    return shares;
}

/// A city is larger than what its shops gather in: so many of them share one place.
constexpr std::int64_t kShopsTogether = 6;

/// Accounts at the point of one ZIP move together: if the middle of its shops is not that of its
/// area, it is so for all of them; those of a city in groups. `apart` says which accounts stay on
/// their own.
template <class Apart>
std::vector<Share> joinByArea(const std::vector<Share>& shares, Apart apart) {
    std::map<std::tuple<double, double, double, std::int64_t>, std::size_t> areas;
    std::vector<Share> joined;
    for (const Share& share : shares) {
        if (share.area && share.point && !share.byKey && !apart(share)) {
            const auto [at, fresh] = areas.try_emplace(
                {share.point->x, share.point->y, share.errorM, share.unit.value}, joined.size());
            Share* group = fresh ? nullptr : &joined[at->second];
            if (group != nullptr && (share.zip || group->accounts < kShopsTogether)) {
                group->value += share.value;
                ++group->accounts;
                continue;
            }
            at->second = joined.size();
        }
        joined.push_back(share);
    }
    return joined;
}

/// The territories that an account may lie in, with their probabilities. What is known by its ZIP
/// or city lies in the plan as these do, not in the sea: only the points inside units count then.
std::vector<std::pair<int, double>> territoriesOf(const TerritoryFinder& finder, const Share& share,
                                                  int now) {
    const std::vector<std::pair<int, double>> certain =
        now == TerritoryFinder::kNone ? std::vector<std::pair<int, double>>()
                                      : std::vector<std::pair<int, double>>{{now, 1.0}};
    if (share.byKey || !share.point || share.errorM <= 0) {
        return certain;
    }
    const auto same = [&](core::Point point) { return finder.territoryAt(point) == now; };
    const auto coarse = core::quality::errorPoints(*share.point, share.errorM, kCoarse);
    if (std::all_of(coarse.begin(), coarse.end(), same)) {
        return certain;
    }
    std::map<int, int> counts;
    for (const core::Point point : core::quality::errorPoints(*share.point, share.errorM, kFine)) {
        ++counts[finder.territoryAt(point)];
    }
    const auto none = counts.extract(TerritoryFinder::kNone);
    const int outside = none.empty() ? 0 : none.mapped();
    const double all = share.area && outside < kFine ? kFine - outside : kFine;
    std::vector<std::pair<int, double>> shares;
    for (const auto& [territory, count] : counts) {
        shares.emplace_back(territory, count / all);
    }
    return shares;
}

/// Splits the shares into what is certain and what is not.
class Splitter {
public:
    Splitter(const TerritoryFinder& finder, std::vector<double> totals, TotalBandsReport& report)
        : finder_(finder), certain_(std::move(totals)), report_(report) {}

    void add(const Share& share, double duplicate) {
        const int now = finder_.territoryOf(share.unit);
        UncertainAmount amount{share.value, 1 - duplicate, territoriesOf(finder_, share, now)};
        const bool placed =
            amount.shares.empty() || (amount.shares.size() == 1 && amount.shares[0].first == now &&
                                      amount.shares[0].second >= 1);
        report_.misplaced += placed ? 0 : share.accounts;
        report_.doubled += duplicate > 0 ? 1 : 0;
        if (placed && duplicate <= 0) {
            return;
        }
        if (now != TerritoryFinder::kNone) {
            certain_[static_cast<std::size_t>(now)] -= share.value;
        }
        for (const auto& [territory, chance] : amount.shares) {
            report_.territories[static_cast<std::size_t>(territory)].uncertain += share.accounts;
        }
        uncertain_.push_back(std::move(amount));
    }

    const std::vector<double>& certain() const { return certain_; }
    const std::vector<UncertainAmount>& uncertain() const { return uncertain_; }

private:
    const TerritoryFinder& finder_;
    std::vector<double> certain_;
    std::vector<UncertainAmount> uncertain_;
    TotalBandsReport& report_;
};

std::vector<double> statedTotals(const core::Connection& db, const core::PlanProblem& plan,
                                 core::ScenarioId scenario) {
    std::vector<double> totals(plan.territories.size());
    const core::align::Alignment alignment = core::loadAlignment(db, plan, scenario);
    for (std::size_t i = 0; i < alignment.size(); ++i) {
        if (alignment[i] != core::align::kUnassigned) {
            totals[static_cast<std::size_t>(alignment[i])] +=
                plan.display(0, static_cast<double>(plan.data.measures[0].values[i]));
        }
    }
    for (std::size_t t = 0; t < totals.size(); ++t) {
        const auto& spec = plan.data.territories[t];
        totals[t] += spec.fixed.empty() ? 0 : plan.display(0, static_cast<double>(spec.fixed[0]));
    }
    return totals;
}

} // namespace

void to_json(core::Json& json, const TotalBandsReport& report) {
    core::Json territories = core::Json::array();
    for (const TerritoryBand& band : report.territories) {
        const auto share = [&](double value) {
            return band.target > 0 ? core::Json(value / band.target) : core::Json(nullptr);
        };
        territories.push_back({{"id", band.code},
                               {"name", band.name},
                               {"value", band.value},
                               {"target", band.target},
                               {"low", band.low},
                               {"high", band.high},
                               {"share_of_target", share(band.value)},
                               {"share_low", share(band.low)},
                               {"share_high", share(band.high)},
                               {"uncertain_accounts", band.uncertain}});
    }
    json = core::Json{{"scenario", report.scenario},      {"measure", report.measure},
                      {"territories", territories},       {"may_be_misplaced", report.misplaced},
                      {"may_be_doubled", report.doubled}, {"why_none", report.why}};
}

TotalBandsReport totalBands(const core::Connection& db, const TotalBandsParams& params,
                            core::Job& job) {
    const core::Snapshot snapshot(db);
    TotalBandsReport report;
    const core::Scenario scenario = core::requireScenario(db, params.scenario);
    std::vector<core::ScenarioMeasure> measures = scenario.measures;
    if (!params.measure.empty()) {
        measures = {core::parseMeasure(params.measure)};
    }
    const core::PlanProblem plan = core::loadPlanProblem(db, scenario, measures);
    const core::Measure& measure = plan.measures.at(0);
    report.scenario = scenario.name;
    report.measure = measure.name;
    if (measure.summedFrom.empty()) {
        report.why = core::format("{} does not come from accounts", measure.name);
        return report;
    }
    job.step(0.1, "reading shapes");
    const TerritoryFinder finder(db, scenario);
    const std::vector<double> stated = statedTotals(db, plan, scenario.id);
    for (std::size_t t = 0; t < plan.territories.size(); ++t) {
        report.territories.push_back({plan.territories[t].code, plan.territories[t].name, stated[t],
                                      plan.display(0, plan.data.territories[t].targets[0]), 0, 0,
                                      0});
    }
    const auto duplicates = duplicateChances(db);
    Splitter splitter(finder, stated, report);
    const std::vector<Share> shares =
        joinByArea(loadShares(db, measure, plan, scenario.id, finder),
                   [&](const Share& share) { return duplicates.contains(share.account.value); });
    for (std::size_t i = 0; i < shares.size(); ++i) {
        if (i % 256 == 0) {
            job.step(0.3 + 0.5 * static_cast<double>(i) / static_cast<double>(shares.size()),
                     "asking where accounts may lie");
        }
        const auto found = duplicates.find(shares[i].account.value);
        splitter.add(shares[i], found == duplicates.end() ? 0 : found->second);
    }
    job.step(0.8, "adding up");
    const auto bands =
        core::quality::totalBands(splitter.certain(), splitter.uncertain(), params.options);
    for (std::size_t t = 0; t < bands.size(); ++t) {
        report.territories[t].low = std::min(stated[t], std::max(0.0, bands[t].low));
        report.territories[t].high = std::max(stated[t], bands[t].high);
    }
    return report;
}

} // namespace geo
