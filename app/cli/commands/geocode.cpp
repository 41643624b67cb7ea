// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/geocode.h"
#include "app/cli/commands/all.h"
#include "app/cli/level_text.h"
#include "app/cli/table_text.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/http/http_client.h"
#include "crm/http/retry.h"
#include "geo/verbs/fetch_reference.h"
#include "geo/verbs/locate_accounts.h"
#include "geo/verbs/reference.h"
#include "ui/verbs/online_provider.h"

namespace app {

namespace {

struct GeocodeOptions {
    std::string workspace;
    std::string only;
    geo::GeocodeParams params;
    ui::OnlineProviderParams online;
};

void addGeocode(CommandLine& line) {
    auto options = std::make_shared<GeocodeOptions>();
    CLI::App& command =
        line.add("geocode", "Place accounts on the map, with match level and confidence",
                 "evenlode geocode plan.gpkg --only missing", [options](Console& console) {
                     if (options->workspace.empty()) {
                         throw core::Error(core::Code::Usage, "no workspace is named",
                                           "write evenlode geocode plan.gpkg", "workspace");
                     }
                     core::Workspace ws = core::Workspace::open(options->workspace);
                     options->params.scope = options->only.empty()
                                                 ? geo::GeocodeScope::Due
                                                 : geo::parseGeocodeScope(options->only);
                     std::string attribution;
                     if (!options->online.name.empty()) {
                         ui::OnlineProvider online = ui::onlineProvider(options->online);
                         options->params.provider = std::move(online.provider);
                         attribution = std::move(online.attribution);
                     }
                     const auto report = geo::geocode(ws, options->params, console.job());
                     geo::locateAccounts(ws, console.job());
                     core::Json answer = report;
                     std::string text =
                         core::format("{} accounts: {}\n{} to review, {} stale\n",
                                      core::grouped(report.total), levelsText(report.byLevel),
                                      core::grouped(report.review), core::grouped(report.stale));
                     if (!attribution.empty()) {
                         answer["attribution"] = attribution;
                         text += core::format("some places by {}\n", attribution);
                     }
                     console.answer(answer, text);
                 });
    command.add_option("workspace", options->workspace, "Workspace");
    command
        .add_option("--only", options->only,
                    "missing, stale, low or all; missing and stale unless told")
        ->check(CLI::IsMember({"missing", "stale", "low", "all"}));
    command.add_option("--reference", options->params.references,
                       "Reference data to use for this run, instead of the shared index");
    command.add_option(
        "--provider", options->online.name,
        "Also ask census, nominatim, pelias, arcgis, or a server by a template file");
    command.add_option("--provider-url", options->online.url, "Another server of that kind");
    command.add_flag("--send-addresses", options->online.mayLeave,
                     "Addresses of accounts may leave this machine");
    command.add_option("--max-age", options->params.maxAgeDays, "Older places are stale (days)")
        ->check(CLI::NonNegativeNumber);
}

std::string sourcesText(const std::vector<geo::ReferenceSource>& sources) {
    std::vector<std::vector<std::string>> rows;
    for (const geo::ReferenceSource& source : sources) {
        rows.push_back({source.name, geo::kindName(source.kind), source.vintage,
                        core::grouped(source.counts.streets), core::grouped(source.counts.ranges),
                        core::grouped(source.counts.points)});
    }
    return tableText({"source", "kind", "vintage", ">streets", ">ranges", ">points"}, rows);
}

void addReferenceAdd(CommandLine& line) {
    struct Options {
        std::string workspace;
        std::string kind;
        geo::AddReferenceParams params;
    };
    auto options = std::make_shared<Options>();
    CLI::App& command = line.add(
        "geocode reference add", "Add streets or addresses to the geocoder's index",
        "evenlode geocode reference add plan.gpkg tl_2024_06111_edges.zip",
        [options](Console& console) {
            geo::AddReferenceParams& params = options->params;
            params.workspace = options->workspace;
            if (!options->kind.empty()) {
                params.kind = geo::parseReferenceKind(options->kind);
            }
            const auto report = geo::addReference(params, console.job());
            console.answer(
                report,
                core::format("{} streets, {} ranges and {} points added; {} "
                             "rows skipped, {} unchanged; {:.1f} s\n",
                             core::grouped(report.added.counts.streets),
                             core::grouped(report.added.counts.ranges),
                             core::grouped(report.added.counts.points),
                             core::grouped(report.added.counts.skipped),
                             core::counted(static_cast<std::int64_t>(report.added.unchanged.size()),
                                           "file", "files"),
                             report.seconds));
        });
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("source", options->params.source, "File, .zip or folder")->required();
    command.add_option("--kind", options->kind,
                       "tiger-edges, tiger-addrfeat, openaddresses, points, parcels, ranges or "
                       "zip; guessed from the columns");
}

void addReferenceFetch(CommandLine& line) {
    struct Options {
        std::string kind = "tiger-edges";
        geo::FetchReferenceParams params;
    };
    auto options = std::make_shared<Options>();
    CLI::App& command = line.add(
        "geocode reference fetch", "Download county files of the Census Bureau and add them",
        "evenlode geocode reference fetch --county 37143", [options](Console& console) {
            geo::FetchReferenceParams& params = options->params;
            params.kind = geo::parseReferenceKind(options->kind);
            const auto report =
                geo::fetchReference(params, crm::retrying(crm::httpFetch()), console.job());
            console.answer(report,
                           core::format("{} fetched, {} there already; {} ranges added; {:.1f} s\n",
                                        core::counted(report.fetched, "file", "files"),
                                        core::grouped(report.present),
                                        core::grouped(report.added.counts.ranges), report.seconds));
            console.issues(report.issues);
        });
    geo::FetchReferenceParams& params = options->params;
    command.add_option("--county", params.counties, "FIPS code of five digits; repeatable");
    command.add_option("--state", params.states, "All counties of a state; repeatable");
    command.add_option("--year", params.year, "Vintage of TIGER/Line")->capture_default_str();
    command.add_option("--base-url", params.baseUrl, "Another server with the same folders")
        ->capture_default_str();
    command.add_option("--kind", options->kind, "tiger-edges or tiger-addrfeat")
        ->check(CLI::IsMember({"tiger-edges", "tiger-addrfeat"}));
}

void addReferenceLists(CommandLine& line) {
    line.add("geocode reference list", "List what the geocoder's index holds",
             "evenlode geocode reference list", [](Console& console) {
                 const auto list = geo::listReference();
                 console.answer(list, sourcesText(list.sources));
             });
    auto name = std::make_shared<std::string>();
    line.add("geocode reference remove", "Remove a source from the geocoder's index",
             "evenlode geocode reference remove tl_2024_06111_edges.zip",
             [name](Console& console) {
                 const auto list = geo::removeReference(*name);
                 console.answer(list, sourcesText(list.sources));
             })
        .add_option("source", *name, "Its file name or identity")
        ->required();
}

std::string matchText(const geo::Match& match) {
    std::string text = core::format(
        "{}: {} (score {:.2f}, within {:.0f} m)\n", geo::levelName(match.level),
        match.label.empty() ? "no place" : match.label, match.score, match.errorMetres);
    if (match.point) {
        text += core::format("  {:.6f}, {:.6f}  {} {}\n", match.point->y, match.point->x,
                             match.provider, match.vintage);
    }
    for (const std::string& reason : match.reasons) {
        text += "  " + reason + "\n";
    }
    return text;
}

void addFind(CommandLine& line) {
    auto address = std::make_shared<std::string>();
    line.add("geocode find", "Look up one address, with reasons and candidates",
             "evenlode geocode find \"3042 Saviers Rd, Oxnard, CA 93033\"",
             [address](Console& console) {
                 const geo::Geocoder geocoder(geo::ReferenceIndex::standardPath());
                 const geo::Match match = geocoder.find(geo::parseAddressLine(*address));
                 console.answer({{"match", match}, {"candidates", match.candidates}},
                                matchText(match));
             })
        .add_option("address", *address, "The address on one line")
        ->required();
}

void addSuggest(CommandLine& line) {
    struct Options {
        std::string text;
        std::size_t most = 8;
    };
    auto options = std::make_shared<Options>();
    CLI::App& command = line.add(
        "geocode suggest", "Complete an address that is being typed",
        "evenlode geocode suggest \"3042 savi\"", [options](Console& console) {
            const geo::Geocoder geocoder(geo::ReferenceIndex::standardPath());
            core::Json list = core::Json::array();
            std::string text;
            for (const auto& one : geocoder.suggest(options->text, options->most)) {
                list.push_back(
                    {{"label", one.label}, {"zip", one.zip}, {"number_fits", one.numberFits}});
                text += one.label + '\n';
            }
            console.answer({{"suggestions", list}}, text);
        });
    command.add_option("text", options->text, "What was typed")->required();
    command.add_option("--most", options->most, "Suggestions at most")->check(CLI::Range(1, 100));
}

} // namespace

void addGeocodeCommands(CommandLine& line) {
    addGeocode(line);
    addReferenceAdd(line);
    addReferenceFetch(line);
    addReferenceLists(line);
    addFind(line);
    addSuggest(line);
}

} // namespace app
