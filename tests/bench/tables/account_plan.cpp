// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/tables/account_plan.h"

#include "core/base/random.h"
#include "core/base/text.h"
#include "core/workspace/measure_store.h"
#include "core/workspace/unit_store.h"
#include "core/workspace/workspace.h"
#include "tests/bench/render/fractal_layer.h"
#include "tests/bench/render/render_plan.h"

#include <array>
#include <cmath>
#include <map>

namespace bench {

namespace {

constexpr std::array kSegments = {"Manufacturing", "Services",     "Health care",
                                  "Retail",        "Construction", "Education"};
constexpr std::array kWords = {"Cedar",  "Harbor", "Summit",  "Prairie", "Granite", "Willow",
                               "Falcon", "Beacon", "Orchard", "Canyon",  "Maple",   "Sterling"};
constexpr std::int64_t kPerStep = 20'000;

template <class List> const char* oneOf(const List& list, core::Random& random) {
    return list[random.below(list.size())];
}

std::map<core::UnitId, double> writeAccounts(core::Record& record, core::LayerId layer,
                                             const std::vector<core::BasicUnit>& units,
                                             const AccountPlanParams& params,
                                             std::vector<core::AccountShare>& shares,
                                             core::Job& job) {
    core::Random random(params.seed);
    std::map<core::UnitId, double> sums;
    core::Statement account = record.db().prepare(
        "INSERT INTO base_accounts (id, source, external_id, name, street, city, state, zip, "
        "country, phone, segment, owner, lon, lat, match_level, match_score, attributes, "
        "content_hash, imported_at) VALUES (?, 'bench', ?, ?, ?, ?, 'XX', ?, 'US', ?, ?, ?, ?, ?, "
        "'given', 1, ?, ?, '2026-01-01T00:00:00Z')");
    core::Statement place = record.db().prepare(
        "INSERT INTO cache_account_units (layer_id, account_id, unit_id, method) VALUES (?, ?, ?, "
        "'point')");
    const std::int64_t first = core::nextIds(record.db(), "base_accounts", params.accounts);
    for (int i = 0; i < params.accounts; ++i) {
        if (i % kPerStep == 0) {
            job.step(static_cast<double>(i) / params.accounts, "writing accounts");
        }
        const core::BasicUnit& unit = units[random.below(units.size())];
        const auto potential = static_cast<double>(200 + random.below(90'000));
        const std::string id = core::format("A{:07}", i + 1);
        account.run(first + i, id,
                    core::format("{} {} {}", oneOf(kWords, random), oneOf(kWords, random),
                                 oneOf(kSegments, random)),
                    core::format("{} Main Street", random.below(9999)), unit.name, unit.key,
                    core::format("555-{:07}", random.below(10'000'000)), oneOf(kSegments, random),
                    core::format("Rep {:03}", random.below(400)), unit.lonLat.x, unit.lonLat.y,
                    core::format(R"({{"potential":{:.0f},"class":"{}","visits":{}}})", potential,
                                 static_cast<char>('A' + random.below(3)), random.below(12)),
                    id);
        place.run(layer, first + i, unit.id);
        sums[unit.id] += potential;
        shares.push_back({core::AccountId(first + i), unit.id, potential});
    }
    return sums;
}

/// Three deals on ten accounts, over two years, a quarter of them won.
void writeDeals(core::Record& record, int accounts, core::Random& random) {
    constexpr std::array kStages = {"Qualified", "Proposal", "Won", "Lost"};
    core::Statement deal = record.db().prepare(
        "INSERT INTO base_opportunities (source, external_id, account_external_id, name, stage, "
        "amount, close_date, is_closed, is_won, owner, created_on, content_hash, imported_at) "
        "VALUES ('bench', ?, ?, ?, ?, ?, date('2026-01-01', ?), ?, ?, ?, '2024-01-01', '', "
        "'2026-01-01T00:00:00Z')");
    for (int i = 0; i < accounts / 10 * 3; ++i) {
        const auto stage = random.below(kStages.size());
        const auto account = random.below(static_cast<std::uint64_t>(accounts)) + 1;
        deal.run(core::format("O{:07}", i + 1), core::format("A{:07}", account),
                 core::format("Deal {}", i + 1), kStages[stage],
                 static_cast<double>(500 + random.below(60'000)),
                 core::format("-{} days", random.below(700)), stage >= 2 ? 1 : 0,
                 stage == 2 ? 1 : 0, core::format("Rep {:03}", random.below(400)));
    }
}

/// A lead for every fifth account, at its place, a third of them converted.
void writeLeads(core::Record& record) {
    core::Statement lead = record.db().prepare(
        "INSERT INTO base_leads (source, external_id, name, status, origin, owner, created_on, "
        "lon, lat, match_level, content_hash, imported_at) SELECT 'bench', 'L' || id, 'Lead ' || "
        "id, ?, 'web', owner, '2025-12-01', lon, lat, 'given', '', '2026-01-01T00:00:00Z' FROM "
        "base_accounts WHERE id % 15 = ?");
    for (int part = 0; part < 15; part += 5) {
        lead.run(part == 0 ? "converted" : "open", part);
    }
}

} // namespace

void writeAccountPlan(const std::string& path, const AccountPlanParams& params, core::Job& job) {
    FractalLayerParams layer;
    layer.vertices = 1;
    layer.states = params.states;
    layer.seed = params.seed;
    writeRenderPlan(path, fractalLayer(layer, job), params.territories, params.seed, job);
    core::Workspace ws = core::Workspace::open(path);
    const core::UnitLayer stored = core::requireLayer(ws.reader(), "");
    const std::vector<core::BasicUnit> units = core::loadUnits(ws.reader(), stored.id);
    ws.record("make the accounts", [&](core::Record& record) {
        core::NewMeasure measure{stored.id, "potential", "$", "accounts: potential", {}};
        measure.summedFrom = "accounts";
        for (const auto& [unit, sum] :
             writeAccounts(record, stored.id, units, params, measure.accounts, job)) {
            measure.values.emplace_back(unit, sum);
        }
        core::replaceMeasure(record, measure);
        core::Random random(params.seed + 1);
        writeDeals(record, params.accounts, random);
        writeLeads(record);
    });
    ws.edit({"Plan by potential", "bench"}, [](core::Edit& edit) {
        edit.db().exec("UPDATE plan_scenario_measures SET measure = 'potential'");
    });
}

} // namespace bench
