// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/import_roads.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "geo/roads/network_builder.h"
#include "geo/roads/osm_reader.h"
#include "geo/roads/roads.h"
#include "geo/roads/travel_matrix.h"
#include "geo/verbs/own_file.h"

#include <algorithm>
#include <chrono>
#include <filesystem>

namespace geo {

using core::Code;
using core::Error;

namespace {

constexpr std::uint64_t kFitSeed = 1;

class Stopwatch {
public:
    double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    }

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

void check(const ImportRoadsParams& params) {
    if (params.profile != "car") {
        throw Error(Code::Usage, core::format("there is no profile \"{}\"", params.profile),
                    "roads are made for: car", params.profile);
    }
    if (params.habits != "auto" && params.habits != "us" && params.habits != "other") {
        throw Error(Code::Usage, core::format("there are no speeds \"{}\"", params.habits),
                    "give auto, us or other", params.habits);
    }
    std::error_code failed;
    if (!std::filesystem::exists(params.source, failed) && params.source.find(':') > 2) {
        throw Error(Code::Input, core::format("there is no file {}", params.source),
                    "give an OpenStreetMap extract (.osm.pbf) or a file with lines", params.source);
    }
}

double megabytesOf(const std::string& file) {
    double bytes = 0;
    std::error_code failed;
    const std::filesystem::path path = std::filesystem::absolute(file);
    for (const auto& entry : std::filesystem::directory_iterator(path.parent_path(), failed)) {
        if (entry.path().filename().string().starts_with(path.filename().string())) {
            bytes += static_cast<double>(entry.file_size(failed));
        }
    }
    return bytes / 1e6;
}

void countNetwork(const RoadNetwork& network, ImportRoadsReport& report) {
    report.nodes = static_cast<std::int64_t>(network.nodes.size());
    report.segments = static_cast<std::int64_t>(network.segments.size());
    report.restrictions = static_cast<std::int64_t>(network.bannedCount());
    for (const RoadSegment& segment : network.segments) {
        report.kilometres += segment.lengthDm / 1e4;
    }
}

void countParts(const EdgeGraph& graph, ImportRoadsReport& report) {
    report.components = graph.parts;
    std::int64_t largest = 0;
    for (const std::uint32_t part : graph.part) {
        report.edges += part != kClosed ? 1 : 0;
        largest += part == 0 ? 1 : 0;
    }
    report.largestShare =
        report.edges == 0 ? 0 : static_cast<double>(largest) / static_cast<double>(report.edges);
}

void tell(ImportRoadsReport& report) {
    const RoadLosses& losses = report.losses;
    const auto add = [&](core::Severity severity, std::string message, std::string hint) {
        report.issues.push_back({severity, report.source, 0, std::move(message), std::move(hint)});
    };
    if (losses.missingNodes > 0) {
        add(core::Severity::Warning,
            core::format("{} that {} name are not in the extract; the roads end where they are "
                         "missing",
                         core::counted(losses.missingNodes, "point", "points"),
                         core::counted(losses.cutWays, "road", "roads")),
            "cut the extract with complete ways if roads at its edge matter");
    }
    if (losses.conditions > 0) {
        add(core::Severity::Info,
            core::format(
                "{} with rules that hold only at times, which are not kept",
                core::counted(losses.conditions, "road or restriction", "roads or restrictions")),
            "");
    }
    constexpr double kMostlyWhole = 0.8;
    if (report.largestShare < kMostlyWhole) {
        add(core::Severity::Warning,
            core::format("only {} of the roads hang together; the rest are {} that cannot be "
                         "reached from them",
                         core::percent(report.largestShare, 0),
                         core::counted(report.components - 1, "part", "parts")),
            "see whether the extract has gaps, or its lines do not meet in common points");
    }
}

core::Json aboutOf(const ImportRoadsReport& report) {
    core::Json json = report;
    json.erase("file");
    json.erase("issues");
    json.erase("estimate");
    json["imported_at"] = core::nowUtc();
    return json;
}

} // namespace

void to_json(core::Json& json, const ImportRoadsParams& params) {
    json = core::Json{{"source", params.source},     {"profile", params.profile},
                      {"habits", params.habits},     {"layer", params.lines.layer},
                      {"speed", params.lines.speed}, {"one_way", params.lines.oneWay}};
}

void to_json(core::Json& json, const ImportRoadsReport& report) {
    json = core::Json{{"source", report.source},
                      {"file", report.file},
                      {"attribution", report.attribution},
                      {"speeds", report.habits},
                      {"version", report.version},
                      {"read", report.read},
                      {"nodes", report.nodes},
                      {"segments", report.segments},
                      {"edges", report.edges},
                      {"restrictions", report.restrictions},
                      {"components", report.components},
                      {"largest_share", report.largestShare},
                      {"kilometres", report.kilometres},
                      {"missing_nodes", report.losses.missingNodes},
                      {"cut_roads", report.losses.cutWays},
                      {"broken_restrictions", report.losses.brokenRestrictions},
                      {"conditions", report.losses.conditions},
                      {"graph_seconds", report.graphSeconds},
                      {"hierarchy_seconds", report.hierarchySeconds},
                      {"seconds", report.seconds},
                      {"megabytes", report.megabytes},
                      {"estimate", report.estimate},
                      {"issues", report.issues}};
}

ImportRoadsReport importRoads(core::Workspace& ws, const ImportRoadsParams& params,
                              core::Job& job) {
    const Stopwatch watch;
    check(params);
    refuseOwnFile(ws, params.source);
    ImportRoadsReport report;
    report.source = params.source;
    report.file = roadsFile(ws.path());
    RoadDraft draft;
    {
        const core::Job::Part part(job, 0, 0.2);
        draft = isOsmName(params.source) ? readOsm(params.source, job)
                                         : readLines(params.source, params.lines, job);
    }
    const SpeedHabits habits = params.habits == "us"      ? SpeedHabits::UnitedStates
                               : params.habits == "other" ? SpeedHabits::Elsewhere
                                                          : habitsAt(draft);
    report.habits = habits == SpeedHabits::UnitedStates ? "us" : "other";
    RoadNetwork network = buildNetwork(draft, habits);
    report.read = draft.waysRead;
    report.losses = draft.losses;
    report.attribution = draft.attribution;
    report.issues = std::move(draft.issues);
    if (network.segments.empty()) {
        throw Error(Code::Input, core::format("{} holds no roads that cars may use", params.source),
                    report.read == 0 ? "it is empty; choose an extract of the region of your plan"
                                     : "choose a source with roads, and see its fields",
                    params.source);
    }
    countNetwork(network, report);
    std::shared_ptr<const Roads> roads;
    {
        const core::Job::Part part(job, 0.2, 0.3);
        roads = Roads::of(network, {}, job);
    }
    report.version = roads->version();
    countParts(roads->graph(), report);
    report.graphSeconds = watch.seconds();
    tell(report);
    network.about = aboutOf(report).dump();
    saveNetwork(network, report.file);
    removeRoads(ws.path(), false);
    if (params.hierarchy) {
        const core::Job::Part part(job, 0.3, 1);
        const Stopwatch ordering;
        const auto ordered = Roads::open(ws.path(), {}, job);
        ordered->hierarchy(job);
        report.hierarchySeconds = ordering.seconds();
        report.estimate = fitEstimate(*ordered, kFitSeed, job);
        ws.record("fit the estimate of drives",
                  [&](core::Record& record) { core::saveTravelEstimate(record, report.estimate); });
    }
    report.megabytes = megabytesOf(report.file);
    report.seconds = watch.seconds();
    return report;
}

void to_json(core::Json& json, const RoadsInfo& info) {
    json = info.about;
    json["file"] = info.file;
    json["megabytes"] = info.megabytes;
    json["extent"] = {info.extent.minX, info.extent.minY, info.extent.maxX, info.extent.maxY};
    core::Json& byClass = json["kilometres_by_class"] = core::Json::object();
    for (const auto& [name, kilometres] : info.kilometres) {
        byClass[name] = kilometres;
    }
}

RoadsInfo roadsInfo(const core::Workspace& ws, core::Job& job) {
    const auto roads = Roads::open(ws.path(), {}, job);
    const RoadNetwork& network = roads->network();
    RoadsInfo info;
    info.file = roadsFile(ws.path());
    info.megabytes = megabytesOf(info.file);
    info.about = core::Json::parse(network.about, nullptr, false);
    if (!info.about.is_object()) {
        info.about = core::Json::object();
    }
    for (const RoadNode& node : network.nodes) {
        info.extent.add(degreesOf(node.at));
    }
    std::array<double, kRoadClasses> kilometres{};
    for (const RoadSegment& segment : network.segments) {
        kilometres[static_cast<std::size_t>(segment.roadClass)] += segment.lengthDm / 1e4;
    }
    for (std::size_t i = 0; i < kRoadClasses; ++i) {
        info.kilometres.emplace_back(roadClassName(static_cast<RoadClass>(i)), kilometres[i]);
    }
    return info;
}

} // namespace geo
