// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "app/cli/score_text.h"
#include "app/cli/table_text.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/verbs/review_places.h"

#include <memory>

namespace app {

namespace {

std::string metres(double value) {
    return value < 1000 ? core::format("{:.0f} m", value) : core::format("{:.1f} km", value / 1000);
}

std::string textOf(const geo::ReviewPlacesReport& report) {
    std::vector<std::vector<std::string>> levels;
    for (const geo::LevelSummary& level : report.levels) {
        if (level.accounts > 0) {
            levels.push_back({level.level, level.errorM > 0 ? "± " + metres(level.errorM) : "",
                              core::grouped(level.accounts), core::percent(level.share)});
        }
    }
    std::string text = tableText({"placed by", ">error", ">accounts", ">share"}, levels);
    text += core::format("{} are interpolated or better; {} to review, {} stale\n",
                         core::percent(report.goodShare), core::grouped(report.toReview),
                         core::grouped(report.stale));
    std::vector<std::vector<std::string>> rows;
    for (const geo::ReviewItem& item : report.items) {
        rows.push_back({item.id, item.address, figure(item.value), metres(item.errorM),
                        figure(item.weight), std::to_string(item.candidates.size())});
    }
    return rows.empty() ? text
                        : text + '\n' +
                              tableText({"account", "address", ">value", ">unsure", ">value × km",
                                         ">candidates"},
                                        rows);
}

struct ReviewOptions {
    std::string workspace;
    geo::ReviewPlacesParams params;
};

void addReview(CommandLine& line) {
    auto options = std::make_shared<ReviewOptions>();
    CLI::App& command =
        line.add("places review", "List accounts whose place is doubtful, the dearest first",
                 "evenlode places review plan.gpkg --value potential --most 20",
                 [options](Console& console) {
                     const core::Workspace ws = core::Workspace::open(options->workspace);
                     const core::Connection db = ws.newReader();
                     const auto report = geo::reviewPlaces(db, options->params, console.job());
                     console.answer(report, textOf(report));
                 });
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("--value", options->params.value,
                       "Column or expression: what an account is worth");
    command.add_option("--where", options->params.where, "Expression over account columns");
    command.add_option("--scenario", options->params.scenario,
                       "Also the territory of each candidate");
    command.add_option("--account", options->params.account, "Only this account");
    command.add_option("--most", options->params.most, "So many accounts at most");
}

struct DecideOptions {
    std::string workspace;
    std::string account;
    bool accept = false;
    bool unmappable = false;
    bool release = false;
    int pick = 0;
    std::string pin;
    std::vector<std::string> fix;
    std::string note;
};

core::Point parsePoint(const std::string& text) {
    const auto comma = text.find(',');
    const auto lon = core::parseNumber(std::string_view(text).substr(0, comma));
    const auto lat = comma == std::string::npos
                         ? std::nullopt
                         : core::parseNumber(std::string_view(text).substr(comma + 1));
    if (!lon || !lat) {
        throw core::Error(core::Code::Usage, core::format("\"{}\" is no point", text),
                          "write --pin=LON,LAT, for example --pin=-72.68,41.28", "--pin");
    }
    return {*lon, *lat};
}

core::DecidePlaceParams paramsOf(const DecideOptions& options) {
    core::DecidePlaceParams params;
    params.account = options.account;
    params.note = options.note;
    int decisions = 0;
    const auto decide = [&](bool asked, core::PlaceDecision decision) {
        decisions += asked ? 1 : 0;
        params.decision = asked ? decision : params.decision;
    };
    decide(options.accept, core::PlaceDecision::Accept);
    decide(options.pick != 0, core::PlaceDecision::Pick);
    decide(!options.pin.empty(), core::PlaceDecision::Pin);
    decide(!options.fix.empty(), core::PlaceDecision::Fix);
    decide(options.unmappable, core::PlaceDecision::Unmappable);
    decide(options.release, core::PlaceDecision::Release);
    if (decisions != 1) {
        throw core::Error(core::Code::Usage, "say what is to become of the place",
                          "use one of --accept, --pick, --pin, --fix, --unmappable, --release");
    }
    params.candidate = options.pick;
    if (!options.pin.empty()) {
        params.point = parsePoint(options.pin);
    }
    for (const std::string& pair : options.fix) {
        const auto equals = pair.find('=');
        if (equals == std::string::npos || equals == 0) {
            throw core::Error(core::Code::Usage, core::format("\"{}\" corrects nothing", pair),
                              "write FIELD=VALUE, for example --fix street=\"285 Lake Ave\"", pair);
        }
        params.fields[pair.substr(0, equals)] = pair.substr(equals + 1);
    }
    return params;
}

std::string textOf(const core::DecidePlaceReport& report) {
    std::string text = core::format("{}: {}, {}", report.id, report.decision, report.matchLevel);
    text += report.point ? core::format(" at {:.5f},{:.5f}, ± {}\n", report.point->x,
                                        report.point->y, metres(report.errorM))
                         : "\n";
    for (const core::records::FieldChange& change : report.queued) {
        text += core::format("{} for the CRM: {}: {} → {}\n",
                             core::records::fieldChangeStatusName(change.status), change.field,
                             change.oldValue.value_or("–"), change.newValue.value_or("–"));
    }
    return text;
}

void addDecide(CommandLine& line) {
    auto options = std::make_shared<DecideOptions>();
    CLI::App& command =
        line.add("places decide", "Accept, pick, pin or correct the place of an account",
                 "evenlode places decide plan.gpkg A1601 --fix street=\"285 Lake Ave\"",
                 [options](Console& console) {
                     core::Workspace ws = core::Workspace::open(options->workspace);
                     const auto report = geo::decideAndLocate(ws, paramsOf(*options),
                                                              geo::relocateByIndex, console.job());
                     console.answer(report, textOf(report));
                 });
    command.add_option("workspace", options->workspace, "Workspace")->required();
    command.add_option("account", options->account, "Account id")->required();
    command.add_flag("--accept", options->accept, "The place found is good enough");
    command.add_option("--pick", options->pick, "Candidate so and so is the place; 1 = the best")
        ->check(CLI::PositiveNumber);
    command.add_option("--pin", options->pin, "It lies at LON,LAT (write --pin=-72.68,41.28)");
    command.add_option("--fix", options->fix,
                       "FIELD=VALUE of the address; waits for the CRM; repeatable");
    command.add_flag("--unmappable", options->unmappable, "It has no place: counted by its ZIP");
    command.add_flag("--release", options->release, "Forgets what was decided");
    command.add_option("--note", options->note, "Why");
}

core::Json changeJson(const core::records::FieldChange& change) {
    const auto orNull = [](const core::records::Value& value) {
        return value ? core::Json(*value) : core::Json(nullptr);
    };
    return {
        {"account", change.externalId},
        {"field", change.field},
        {"old", orNull(change.oldValue)},
        {"new", orNull(change.newValue)},
        {"origin", change.origin == core::records::FieldChangeOrigin::Merge ? "merge" : "review"},
        {"status", core::records::fieldChangeStatusName(change.status)},
        {"queued_at", change.queuedAt}};
}

void addChanges(CommandLine& line) {
    auto workspace = std::make_shared<std::string>();
    CLI::App& command = line.add(
        "changes list", "List changes of fields that wait for the CRM",
        "evenlode changes list plan.gpkg", [=](Console& console) {
            const core::Workspace ws = core::Workspace::open(*workspace);
            core::Json changes = core::Json::array();
            std::vector<std::vector<std::string>> rows;
            for (const auto& change : core::records::listFieldChanges(ws.newReader())) {
                changes.push_back(changeJson(change));
                rows.push_back({change.externalId, change.field, change.oldValue.value_or("–"),
                                change.newValue.value_or("–"),
                                core::records::fieldChangeStatusName(change.status)});
            }
            console.answer(
                {{"changes", changes}},
                rows.empty()
                    ? "no changes are queued"
                    : tableText({"account", "field", "CRM has", "shall be", "state"}, rows));
        });
    command.add_option("workspace", *workspace, "Workspace")->required();
}

} // namespace

void addPlacesCommands(CommandLine& line) {
    addReview(line);
    addDecide(line);
    addChanges(line);
}

} // namespace app
