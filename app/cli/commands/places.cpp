// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "app/cli/table_text.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/verbs/review_places.h"

#include <memory>

namespace app {

namespace {

constexpr double kKilometre = 1000;

std::string metresText(double metres) {
    return metres < kKilometre ? core::format("{:.0f} m", metres)
                               : core::format("{:.1f} km", metres / kKilometre);
}

std::string textOf(const geo::ReviewPlacesReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const geo::ReviewItem& item : report.items) {
        rows.push_back({item.externalId, item.name, item.address.zip.value_or(""), item.place.level,
                        metresText(item.errorM), core::format("{:.0f}", item.value),
                        core::format("{:.0f}", item.weight),
                        core::grouped(static_cast<std::int64_t>(item.candidates.size()))});
    }
    std::string text = core::format("{} of {} accounts to review, {} decided, {} stale\n",
                                    core::grouped(report.listed), core::grouped(report.total),
                                    core::grouped(report.decided), core::grouped(report.stale));
    if (const auto none = geo::unlocatedText(report.unlocated, report.unlocatedByZip);
        !none.empty()) {
        text += none + '\n';
    }
    const std::string value = report.measure.empty() ? "value" : report.measure;
    return text + tableText({"account", "name", "ZIP", "level", ">unsure", ">" + value,
                             ">" + value + " × km", ">candidates"},
                            rows);
}

void addReview(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    auto params = std::make_shared<geo::ReviewPlacesParams>();
    CLI::App& command =
        line.add("places review", "List the accounts whose place is not sure",
                 "evenlode places review plan.gpkg --where \"state = 'CT'\" --limit 20",
                 [=](Console& console) {
                     core::Workspace ws = core::Workspace::open(*workspace);
                     const auto report = geo::reviewPlaces(ws.newReader(), *params);
                     console.answer(report, textOf(report));
                 });
    command.add_option("workspace", *workspace, "Workspace")->required();
    command.add_option("--where", params->where, "Expression over the columns of accounts");
    command.add_option("--measure", params->measure, "Measure that accounts are weighed by");
    command.add_flag("--stale", params->staleOnly,
                     "Only those whose address has changed since they were placed");
    command.add_option("--limit", params->limit, "Show so many; all unless told")
        ->check(CLI::NonNegativeNumber);
}

struct DecideOptions {
    std::string workspace;
    std::string pin;
    std::vector<std::string> fix;
    geo::DecidePlaceParams params;
};

std::optional<core::Point> pointOf(const std::string& text) {
    if (text.empty()) {
        return std::nullopt;
    }
    const auto parts = core::split(text, ',');
    const auto lon = core::parseNumber(parts.front());
    const auto lat = parts.size() == 2 ? core::parseNumber(parts[1]) : std::nullopt;
    if (!lon || !lat) {
        throw core::Error(core::Code::Usage, core::format("\"{}\" is no position", text),
                          "write LON,LAT in degrees: --pin -72.68,41.76", "--pin");
    }
    return core::Point{*lon, *lat};
}

std::map<std::string, std::string> fixesOf(const std::vector<std::string>& pairs) {
    std::map<std::string, std::string> fixes;
    for (const std::string& pair : pairs) {
        const auto equals = pair.find('=');
        if (equals == std::string::npos || equals == 0) {
            throw core::Error(core::Code::Usage, core::format("\"{}\" corrects nothing", pair),
                              "write FIELD=VALUE: --fix street=\"285 Lake Ave\"", "--fix");
        }
        fixes[pair.substr(0, equals)] = pair.substr(equals + 1);
    }
    return fixes;
}

void addDecide(CommandLine& line) {
    auto options = std::make_shared<DecideOptions>();
    CLI::App& command = line.add(
        "places decide", "Say where an account is",
        "evenlode places decide plan.gpkg A1601 --pick 1", [options](Console& console) {
            core::Workspace ws = core::Workspace::open(options->workspace);
            geo::DecidePlaceParams params = options->params;
            params.pin = pointOf(options->pin);
            params.fix = fixesOf(options->fix);
            const auto report = geo::decidePlace(ws, params, console.job());
            console.answer(report, core::format("{}: {}, now placed by {}\n", report.account,
                                                report.decision, report.level));
        });
    geo::DecidePlaceParams& params = options->params;
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("account", params.account, "Its id; source:id where several have it")
        ->required();
    command.add_flag("--accept", params.accept, "The place found is right");
    command.add_option("--pick", params.pick, "The candidate of this number is right")
        ->check(CLI::PositiveNumber);
    command.add_option("--pin", options->pin, "It is at LON,LAT, degrees");
    command.add_option("--fix", options->fix,
                       "FIELD=VALUE of the address; repeatable; the change waits for the CRM");
    command.add_flag("--unmappable", params.unmappable, "There is no place for it");
    command.add_flag("--reopen", params.reopen, "Forget what was said");
    command.add_option("--note", params.note, "Why");
}

} // namespace

void addPlacesCommands(CommandLine& line) {
    addReview(line);
    addDecide(line);
}

} // namespace app
