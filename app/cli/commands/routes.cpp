// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "app/cli/commands/visit_commands.h"
#include "app/cli/engine_arguments.h"
#include "app/cli/table_text.h"
#include "core/base/text.h"
#include "core/verbs/change_routes.h"
#include "core/verbs/plan_routes.h"
#include "core/verbs/post_routes.h"
#include "core/verbs/route_queue.h"
#include "geo/engines/vroom_optimiser.h"
#include "geo/verbs/export_routes.h"
#include "geo/verbs/route_stops.h"
#include "geo/verbs/route_travel.h"
#include "ui/verbs/routing_server.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace app {

namespace {

std::string hoursText(std::int64_t seconds) {
    const std::int64_t minutes = (seconds + 30) / 60;
    return core::format("{} h {:02} min", minutes / 60, minutes % 60);
}

std::string stopsText(const core::RouteReport& report, const core::visits::DayRoute& route) {
    std::vector<std::vector<std::string>> rows;
    int number = 0;
    for (const core::visits::RouteStop& stop : route.stops) {
        const auto account = report.accounts.find(stop.account);
        rows.push_back({std::to_string(++number), core::visits::clockTextOf(stop.starts),
                        core::visits::clockTextOf(stop.leaves),
                        account == report.accounts.end() ? "" : account->second.externalId,
                        account == report.accounts.end() ? "" : account->second.name,
                        core::format("{:.0f}", std::ceil(static_cast<double>(stop.driving) / 60)),
                        core::format("{:.1f}", static_cast<double>(stop.metres) / 1000)});
    }
    return tableText({">stop", "from", "to", "account", "name", ">drive min", ">km"}, rows);
}

/// One line for all calls on an account that have the same fate.
std::string unservedText(const core::RouteReport& report) {
    const auto& all = report.plan.unserved;
    std::string text;
    for (auto stop = all.begin(), next = stop; stop != all.end(); stop = next) {
        next = std::find_if(stop, all.end(), [&](const core::visits::UnservedStop& other) {
            return other.account != stop->account || other.message != stop->message ||
                   other.remedy != stop->remedy;
        });
        const auto account = report.accounts.find(stop->account);
        text += core::format("  {}{}: {}{}\n",
                             account == report.accounts.end() ? "" : account->second.name,
                             next - stop > 1 ? core::format(", {} calls", next - stop) : "",
                             stop->message, stop->remedy.empty() ? "" : ". " + stop->remedy);
    }
    return text.empty() ? text : "Not served:\n" + text;
}

std::string routesText(const core::RouteReport& report) {
    const core::visits::RoutePlan& plan = report.plan;
    std::string text;
    for (const core::visits::DayRoute& route : plan.routes) {
        const auto rep = report.reps.find(route.rep);
        text += core::format("{}, {}: {} to {}, driving {}, {:.1f} km\n",
                             rep == report.reps.end() ? "" : rep->second, route.day,
                             core::visits::clockTextOf(route.starts),
                             core::visits::clockTextOf(route.ends), hoursText(route.driving),
                             static_cast<double>(route.metres) / 1000) +
                stopsText(report, route) + "\n";
    }
    text += unservedText(report);
    text += core::format(
        "{} of {} calls served, driving {}{}\n", plan.served(),
        plan.served() + static_cast<std::int64_t>(plan.unserved.size()), hoursText(plan.driving()),
        plan.engine == "estimate" ? " (estimate: straight lines and a detour factor)" : "");
    text +=
        core::format("In the order of the list: {} calls, driving {}; always on to the nearest: "
                     "{} calls, {}\n",
                     plan.listed.served, hoursText(plan.listed.driving), plan.nearest.served,
                     hoursText(plan.nearest.driving));
    return text;
}

struct RouteWords {
    std::string workspace;
    std::string stops;
    EngineArguments engine;
    std::string optimiser;
    bool queue = false;
    core::RouteParams params;
};

/// Empty = our own.
core::RouteOptimiser optimiserOf(const RouteWords& words) {
    return words.optimiser.empty() ? core::RouteOptimiser{}
                                   : geo::vroomOptimiser(ui::planningServer(
                                         {words.optimiser, words.engine.mayLeave(), false}));
}

void addWhich(CLI::App& command, RouteWords& words) {
    core::RouteParams& params = words.params;
    command.add_option("--where", params.where, "Accounts to call on, as an expression");
    command.add_option("--top", params.top, "The first so many of them, by --sort");
    command.add_option("--sort", params.sort, "Column, the greatest first");
    command.add_flag("--ascending", params.ascending, "The smallest first");
    command.add_option("--stops", words.stops,
                       "Table of calls: account, minutes, window, day, rep, priority, skills, "
                       "every");
    command.add_flag("--queue", words.queue,
                     "Also the stops that web hooks ask for, such as those of deals won");
    command.add_option("--reps", params.reps, "Numbers, names or e-mail addresses; else all")
        ->delimiter(',');
    command.add_option("--scenario", params.scenario,
                       "Owners of its territories call; else the owners of the accounts");
    command.add_flag("--any-rep", params.anyRep, "Anybody may call on anybody");
    command.add_flag("--coarse", params.coarse, "Also accounts located by ZIP or city only");
}

void addHow(CLI::App& command, RouteWords& words) {
    core::RouteParams& params = words.params;
    command.add_option("--hours", params.hours, "Working hours, 08:30-17:00");
    command.add_option("--break", params.pause,
                       "When it may begin, and its minutes, 12:00-13:30/30; \"\" = none");
    command.add_option("--minutes", params.minutes, "Length of a call");
    command.add_option("--every", params.every, "Days between two calls on an account");
    command.add_option("--max-driving", params.maxDriving, "Minutes a day");
    command.add_option("--max-stops", params.maxStops, "Calls a day");
    command.add_option("--aim", params.aim, "driving (as usual), distance or finish");
    command.add_option("--balance", params.balance, "How much equal days matter, 0 to 1");
    command.add_option("--seed", params.seed, "Another seed may give another plan");
    command.add_option("--time-limit", params.seconds, "Seconds to search; else by the calls");
    words.engine.add(command, "else the workspace's roads where there are any");
    command.add_option("--optimiser", words.optimiser,
                       "Who plans: a server, vroom:URL; else this program");
    command.add_option("--name", params.name, "Of the plan");
    command.add_option("--zone", params.zone, "Time zone of the days; else this computer's");
    command.add_flag("--dry-run", params.dryRun, "Keep nothing");
}

void addRoute(CommandLine& line) {
    auto words = std::make_shared<RouteWords>();
    CLI::App& command = line.add(
        "route", "Plan who calls on whom, when and in which order",
        "evenlode route plan.gpkg --date 2026-11-30 --days 5 --where \"days_since_visit > 60\" "
        "--scenario Balanced --top 120 --sort open_value",
        [words](Console& console) {
            core::Workspace ws = core::Workspace::open(words->workspace);
            if (!words->stops.empty()) {
                words->params.stops = geo::readRouteStops(ws, words->stops);
            }
            if (words->queue) {
                console.issues(core::takeStopQueue(ws.reader(), words->params));
            }
            const auto report = core::planRoutes(
                ws, words->params,
                geo::routeTravel(words->engine.engine(ws, {}, words->params.hours)), console.job(),
                optimiserOf(*words));
            console.answer(report, routesText(report));
            console.issues(report.issues);
        },
        true);
    command.add_option("workspace", words->workspace, "Workspace")->required();
    command.add_option("--date", words->params.date, "First day, 2026-11-30")->required();
    command.add_option("--days", words->params.days, "Working days from then on");
    command.add_flag("--weekends", words->params.weekends, "Work on Saturdays and Sundays too");
    addWhich(command, *words);
    addHow(command, *words);
}

struct PlanWords {
    std::string workspace;
    geo::RouteExportParams params;
};

void addPlan(CLI::App& command, PlanWords& words) {
    command.add_option("workspace", words.workspace, "Workspace")->required();
    command.add_option("--plan", words.params.plan, "Number of the plan; else the newest");
}

void addShowing(CommandLine& line) {
    auto list = std::make_shared<PlanWords>();
    CLI::App& listing = line.add(
        "routes list", "List route plans", "evenlode routes list plan.gpkg",
        [list](Console& console) {
            const auto plans = core::listRoutePlans(core::Workspace::open(list->workspace));
            std::vector<std::vector<std::string>> rows;
            for (const core::visits::RoutePlan& plan : plans.plans) {
                rows.push_back({std::to_string(plan.id.value), plan.name, plan.firstDay,
                                std::to_string(plan.days), plan.engine, plan.madeBy});
            }
            console.answer(
                plans, tableText({">plan", "name", "from", ">days", "drive times", "by"}, rows));
        });
    listing.add_option("workspace", list->workspace, "Workspace")->required();
    auto show = std::make_shared<PlanWords>();
    CLI::App& showing =
        line.add("routes show", "Show the routes of a plan",
                 "evenlode routes show plan.gpkg --plan 3", [show](Console& console) {
                     const auto report = core::showRoutes(core::Workspace::open(show->workspace),
                                                          show->params.plan);
                     console.answer(report, routesText(report));
                 });
    addPlan(showing, *show);
}

void addChanging(CommandLine& line) {
    auto post = std::make_shared<PlanWords>();
    CLI::App& posting = line.add(
        "routes post", "Make planned visits of the stops, for the CRM's timeline",
        "evenlode routes post plan.gpkg", [post](Console& console) {
            core::Workspace ws = core::Workspace::open(post->workspace);
            const auto report = core::postRoutes(ws, post->params.plan);
            console.answer(report, core::format("{} planned, {} moved, {} taken back\n",
                                                core::counted(report.made, "visit", "visits"),
                                                report.changed, report.removed));
        });
    addPlan(posting, *post);
    auto remove = std::make_shared<PlanWords>();
    CLI::App& removing =
        line.add("routes remove", "Remove a route plan",
                 "evenlode routes remove plan.gpkg --plan 3", [remove](Console& console) {
                     core::Workspace ws = core::Workspace::open(remove->workspace);
                     core::removeRoutePlan(ws, remove->params.plan);
                     console.answer({{"removed", remove->params.plan}}, "Removed\n");
                 });
    removing.add_option("workspace", remove->workspace, "Workspace")->required();
    removing.add_option("--plan", remove->params.plan, "Number of the plan")->required();
}

struct ChangeWords {
    std::string workspace;
    EngineArguments engine;
    core::RouteChange move;
    std::vector<std::string> lock, unlock, drop;
    core::ChangeRoutesParams params;
};

core::ChangeRoutesParams changesOf(const ChangeWords& words) {
    core::ChangeRoutesParams params = words.params;
    if (!words.move.account.empty()) {
        params.changes.push_back(words.move);
    }
    const auto add = [&](core::RouteChange::Kind kind, const std::vector<std::string>& accounts) {
        for (const std::string& account : accounts) {
            core::RouteChange change = words.move;
            change.kind = kind;
            change.account = account;
            params.changes.push_back(change);
        }
    };
    add(core::RouteChange::Kind::Lock, words.lock);
    add(core::RouteChange::Kind::Unlock, words.unlock);
    add(core::RouteChange::Kind::Drop, words.drop);
    return params;
}

void addChange(CommandLine& line) {
    auto words = std::make_shared<ChangeWords>();
    CLI::App& command = line.add(
        "routes change", "Move, lock or drop calls, and plan the rest again",
        "evenlode routes change plan.gpkg --move A-0012 --to-rep R2 --position 3 --again",
        [words](Console& console) {
            core::Workspace ws = core::Workspace::open(words->workspace);
            const core::ChangeRoutesParams changes = changesOf(*words);
            const core::Json asked = core::showRoutes(ws, changes.plan).plan.asked;
            const auto report = core::changeRoutes(
                ws, changes,
                geo::routeTravel(words->engine.engine(ws, {}, asked.value("hours", ""))),
                console.job());
            console.answer(report, routesText(report));
            console.issues(report.issues);
        },
        true);
    command.add_option("workspace", words->workspace, "Workspace")->required();
    command.add_option("--plan", words->params.plan, "Number of the plan; else the newest");
    command.add_option("--move", words->move.account, "Number of the account");
    command.add_option("--of", words->move.date, "Date of the call that is meant");
    command.add_option("--to-rep", words->move.toRep, "Rep who calls instead");
    command.add_option("--to-date", words->move.toDate, "Day of the call instead");
    command.add_option("--position", words->move.position,
                       "Place in the route, from 1; else where it costs least driving");
    command.add_option("--lock", words->lock, "Accounts that stay where they are")->delimiter(',');
    command.add_option("--unlock", words->unlock, "Accounts that may move again")->delimiter(',');
    command.add_option("--drop", words->drop, "Accounts that nobody calls on")->delimiter(',');
    command.add_flag("--again", words->params.again, "Plan all calls again that are not locked");
    words->engine.add(command, "else the workspace's roads where there are any");
}

void addExport(CommandLine& line) {
    auto words = std::make_shared<PlanWords>();
    CLI::App& command = line.add(
        "routes export", "Write routes for navigation devices, calendars and tables",
        "evenlode routes export plan.gpkg monday.gpx", [words](Console& console) {
            const auto report =
                geo::exportRoutes(core::Workspace::open(words->workspace), words->params);
            console.answer(report,
                           core::format("{} written to {}\n",
                                        core::counted(report.rows, "stop", "stops"), report.file));
            console.issues(report.issues);
        });
    command.add_option("workspace", words->workspace, "Workspace")->required();
    command.add_option("file", words->params.file, "gpx, ics, kml, csv, xlsx, geojson, gpkg, ...")
        ->required();
    command.add_option("--plan", words->params.plan, "Number of the plan; else the newest");
}

} // namespace

void addRouteCommands(CommandLine& line) {
    addRoute(line);
    addShowing(line);
    addChanging(line);
    addChange(line);
    addExport(line);
    addRouteSheets(line);
}

} // namespace app
