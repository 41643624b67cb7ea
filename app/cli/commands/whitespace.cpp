// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/whitespace.h"
#include "app/cli/commands/all.h"
#include "app/cli/table_text.h"
#include "core/base/text.h"
#include "core/verbs/product_gaps.h"

#include <cmath>
#include <memory>

namespace app {

namespace {

std::string number(double value) {
    return core::grouped(std::llround(value));
}

std::string textOf(const geo::SourceTotal& total, const std::string& what) {
    std::string text =
        core::format("{}: {} of {} placed", what, number(total.placed), number(total.source));
    if (total.withheldCells > 0) {
        text += core::format(", and {} to {} withheld in {}", number(total.withheldLow),
                             number(total.withheldHigh),
                             core::counted(total.withheldCells, "figure", "figures"));
    }
    return text + '\n';
}

std::string textOf(const geo::WhitespaceReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const geo::WhitespaceRow& row : report.rows) {
        if (static_cast<int>(rows.size()) < report.top && row.hasMarket && row.gap.low > 0) {
            rows.push_back({row.key, row.name, number(row.figures.market),
                            number(row.figures.customers), number(row.gap.moreToWin),
                            core::format("{} to {}", number(row.gap.low), number(row.gap.high)),
                            core::format("{:.0f}", row.gap.index), row.rep,
                            row.minutes ? core::format("{:.0f}", *row.minutes) : ""});
        }
    }
    std::string text = core::format("{} by {}: {}\n", report.market, report.by,
                                    core::counted(static_cast<std::int64_t>(report.rows.size()),
                                                  "area", "areas")) +
                       textOf(report.marketTotal, report.market) +
                       textOf(report.customerTotal, report.customers);
    for (const geo::JoinLoss& loss : report.losses) {
        text += core::format("  not placed, {}: {} ({}): {}\n", loss.of, number(loss.value),
                             core::counted(loss.rows, "row", "rows"), loss.reason);
    }
    return text + "\nranked by the lower estimate; 8 of 10 cases lie within the range\n" +
           tableText({"key", "name", ">market", ">customers", ">more to win", ">range", ">index",
                      "nearest rep", ">minutes (estimate)"},
                     rows);
}

void addWhitespace(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto params = std::make_shared<geo::WhitespaceParams>();
    CLI::App& command = line.add(
        "whitespace", "Compare market and customers by unit, county, state or larger area",
        "evenlode whitespace plan.gpkg --layer zip --market est --market-from zbp16totals.txt "
        "--by area --areas county_cbsa.csv --area-column cbsatitle metros.xlsx",
        [=](Console& console) {
            core::Workspace ws = core::Workspace::open(*workspace);
            const auto report = geo::whitespace(ws, *params, console.job());
            console.answer(report, textOf(report));
            console.issues(report.issues);
        });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("file", params->file, "Table or map to write, by its ending");
    command.add_option("--layer", params->layer, "Unit layer");
    command
        .add_option("--market", params->market, "Measure of the layer, or column of --market-from")
        ->required();
    command.add_option("--market-from", params->marketFrom, "Table with the market by unit");
    command.add_option("--market-key", params->marketKey, "Its column with the units' keys")
        ->capture_default_str();
    command.add_option("--withheld", params->withheld,
                       "Its column with the size class of withheld values (A to M)");
    command.add_option("--crosswalk", params->crosswalk,
                       "Where keys without a unit lead: FILE:FROM=TO");
    command.add_option("--customers", params->customers,
                       "Column or expression over accounts; without it, their number");
    command.add_option("--where", params->where, "Only accounts this is true for");
    command.add_option("--by", params->by, "unit, county, state or area")->capture_default_str();
    command.add_option("--areas", params->areas, "Table that tells the area of each county");
    command.add_option("--area-column", params->areaColumn, "Its column with the area");
    command.add_option("--scenario", params->scenario, "Scenario whose territories are named");
    command.add_option("--top", params->top, "How many areas are listed")
        ->check(CLI::Range(0, 100'000))
        ->capture_default_str();
}

std::string textOf(const core::ProductGapsReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const core::analysis::ProductGap& gap : report.gaps.gaps) {
        rows.push_back({report.accountNames[static_cast<std::size_t>(gap.account)],
                        report.products[static_cast<std::size_t>(gap.product)],
                        core::percent(gap.share, 0), number(gap.perBuyer), number(gap.expected())});
    }
    return core::format("{} of {}, {} products; {} gaps\n\n",
                        core::counted(report.purchases, "purchase", "purchases"),
                        core::counted(report.accounts, "account", "accounts"),
                        core::grouped(static_cast<std::int64_t>(report.products.size())),
                        core::grouped(report.gaps.pairs)) +
           tableText({"account", "does not buy", ">bought by", ">on average", ">expected"}, rows);
}

void addProductGaps(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto params = std::make_shared<core::ProductGapsParams>();
    CLI::App& command =
        line.add("product-gaps", "List what accounts do not buy that most of their peers buy",
                 "evenlode product-gaps plan.gpkg --product product --where \"is_won = 1\" "
                 "--segment segment",
                 [=](Console& console) {
                     const core::Workspace ws = core::Workspace::open(*workspace);
                     const auto report = core::findProductGaps(ws.reader(), *params, console.job());
                     console.answer(report, textOf(report));
                 });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("--product", params->product, "Column or expression over opportunities")
        ->required();
    command.add_option("--value", params->value, "Column or expression; amount unless told");
    command.add_option("--where", params->where, "Only opportunities this is true for");
    command.add_option("--segment", params->segment,
                       "Column of accounts: only those of one segment are peers");
    command.add_option("--least-share", params->leastShare, "Share of peers that buy it, at least")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command.add_option("--most", params->most, "How many gaps are listed")
        ->check(CLI::Range(0, 10'000'000))
        ->capture_default_str();
}

} // namespace

void addWhitespaceCommands(CommandLine& line) {
    addWhitespace(line);
    addProductGaps(line);
}

} // namespace app
