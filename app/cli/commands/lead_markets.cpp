// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/lead_markets.h"
#include "app/cli/commands/all.h"
#include "app/cli/table_text.h"
#include "core/base/text.h"

#include <cmath>
#include <memory>

namespace app {

namespace {

std::string shareOr(std::int64_t part, std::int64_t whole) {
    return whole > 0 ? core::percent(static_cast<double>(part) / static_cast<double>(whole), 0)
                     : std::string("–");
}

std::string rangeOf(const geo::LeadTally& tally) {
    return core::format("{} to {}", core::percent(tally.low, 0), core::percent(tally.high, 0));
}

std::string minutesOf(const geo::LeadTally& tally) {
    return tally.minutes ? core::grouped(std::llround(*tally.minutes)) : std::string("–");
}

std::vector<std::string> routing(const geo::LeadTally& tally) {
    return {shareOr(tally.routed - tally.misrouted, tally.routed),
            shareOr(tally.farZone, tally.zoned)};
}

std::string textOf(const geo::LeadMarketsReport& report, int top) {
    std::vector<std::vector<std::string>> markets, owners;
    for (const geo::LeadTally& m : report.markets) {
        std::vector<std::string> row{m.name,
                                     core::grouped(m.leads),
                                     core::percent(m.likely, 0),
                                     rangeOf(m),
                                     minutesOf(m),
                                     m.topOwner.empty() ? "nobody" : m.topOwner,
                                     shareOr(m.topLeads, m.leads)};
        const auto more = routing(m);
        row.insert(row.end(), more.begin(), more.end());
        row.emplace_back(report.deserves(m) ? "yes" : "");
        markets.push_back(std::move(row));
    }
    for (const geo::LeadTally& o : report.owners) {
        std::vector<std::string> row{o.name.empty() ? "nobody" : o.name,
                                     core::grouped(o.leads),
                                     core::percent(o.likely, 0),
                                     rangeOf(o),
                                     minutesOf(o),
                                     core::grouped(o.others)};
        const auto more = routing(o);
        row.insert(row.end(), more.begin(), more.end());
        owners.push_back(std::move(row));
    }
    markets.resize(std::min(markets.size(), static_cast<std::size_t>(top)));
    owners.resize(std::min(owners.size(), static_cast<std::size_t>(top)));
    std::string text =
        core::format("{}, {} convert\n\n", core::counted(report.all.leads, "lead", "leads"),
                     core::percent(report.all.likely, 1)) +
        tableText({"market", ">leads", ">convert", ">8 of 10 within", ">minutes", "most go to",
                   ">share", ">own territory", ">2 h apart", "above average"},
                  markets) +
        "\n" +
        tableText({"owner", ">leads", ">convert", ">8 of 10 within", ">minutes", ">markets",
                   ">own territory", ">2 h apart"},
                  owners);
    if (report.withoutPlace + report.withoutMarket > 0) {
        text += core::format("{} without a place, {} in no market\n", report.withoutPlace,
                             report.withoutMarket);
    }
    return text;
}

} // namespace

void addLeadMarketsCommand(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto params = std::make_shared<geo::LeadMarketsParams>();
    CLI::App& command = line.add(
        "lead-markets", "Say where leads come from, who answers them, and what becomes of them",
        "evenlode lead-markets plan.gpkg --by area --areas county_tvdma.csv --area-column dma "
        "--minutes response_minutes --scenario Balanced",
        [=](Console& console) {
            core::Workspace ws = core::Workspace::open(*workspace);
            const auto report = geo::leadMarkets(ws, *params, console.job());
            console.answer(report, textOf(report, params->top));
            console.issues(report.issues);
        });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("--by", params->by, "county, state or area")->capture_default_str();
    command.add_option("--areas", params->areas, "Table that tells the area of each county");
    command.add_option("--area-column", params->areaColumn, "Its column with the area");
    command.add_option("--scenario", params->scenario, "Whose territories leads lie in");
    command.add_option("--converted", params->converted,
                       "Expression over leads; else a status that says \"converted\"");
    command.add_option("--minutes", params->minutes,
                       "Minutes to the first answer: column or expression over leads");
    command.add_option("--where", params->where, "Only leads this is true for");
    command.add_option("--from", params->from, "Leads created from this day on");
    command.add_option("--to", params->to, "Leads created up to this day");
    command.add_option("--top", params->top, "Markets and owners that are listed")
        ->check(CLI::Range(0, 100'000))
        ->capture_default_str();
}

} // namespace app
