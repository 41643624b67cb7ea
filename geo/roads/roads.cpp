// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/roads.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/roads/section_file.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <system_error>

namespace geo {

using core::Code;
using core::Error;

namespace {

constexpr std::string_view kKind = "metric";
constexpr std::uint32_t kVersion = 1;
constexpr const char* kEnding = "-roads1";
constexpr std::size_t kMetricsKept = 8;

struct Traffic {
    const char* name;
    std::array<double, kRoadClasses> factors;
};

// How much longer a drive takes than in free flow: on a working day between the peaks, and in them.
// Motorways and arterials carry the peak, side streets little of it.
constexpr std::array<Traffic, 3> kTraffic = {
    {{"free", {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}},
     {"day", {1.08, 1.10, 1.15, 1.15, 1.12, 1.08, 1.05, 1, 1, 1, 1.10, 1}},
     {"rush", {1.45, 1.40, 1.42, 1.38, 1.30, 1.20, 1.10, 1.05, 1.05, 1, 1.40, 1}}}};

const Traffic& trafficOf(const std::string& name) {
    const auto found = std::find_if(kTraffic.begin(), kTraffic.end(),
                                    [&](const Traffic& traffic) { return traffic.name == name; });
    if (found == kTraffic.end()) {
        throw Error(Code::Usage, core::format("there is no traffic \"{}\"", name),
                    "give one of: " + core::join(trafficNames(), ", "), name);
    }
    return *found;
}

} // namespace

std::vector<std::string> trafficNames() {
    std::vector<std::string> names;
    for (const Traffic& traffic : kTraffic) {
        names.emplace_back(traffic.name);
    }
    return names;
}

namespace {

constexpr const char* kAllClasses = "all";
constexpr int kMinutesOfDay = 24 * 60;
/// Whatever is multiplied, the longest ferry still takes less than the longest way.
constexpr double kMostSlow = 50;

RoadClass requireClass(const std::string& name) {
    const auto roadClass = roadClassOf(name);
    if (!roadClass) {
        throw Error(Code::Usage, core::format("there is no road class \"{}\"", name),
                    "classes are motorway, trunk, primary, secondary, tertiary, minor, "
                    "residential, living, service, track, link and ferry",
                    name);
    }
    return *roadClass;
}

void requireFactor(const std::string& name, double factor) {
    if (!(factor >= 0.1 && factor <= 20)) {
        throw Error(Code::Usage,
                    core::format("the factor {} of {} is not between 0.1 and 20", factor, name),
                    "1.2 makes a drive a fifth longer", name);
    }
}

/// What the plan keeps for a class: the mean over the minutes in which one drives.
double keptFactor(const RoadUse& use, std::size_t roadClass) {
    const auto applies = [&](const RoadFactor& factor, std::optional<int> minute) {
        const bool always = factor.fromHour == 0 && factor.toHour == 24;
        const bool now = minute && *minute >= factor.fromHour * 60 && *minute < factor.toHour * 60;
        return (always || now) &&
               (factor.roadClass == kAllClasses ||
                roadClassOf(factor.roadClass) == static_cast<RoadClass>(roadClass));
    };
    const auto at = [&](std::optional<int> minute) {
        double product = 1;
        for (const RoadFactor& factor : use.kept) {
            product *= applies(factor, minute) ? factor.factor : 1;
        }
        return product;
    };
    if (!use.hours) {
        return at(std::nullopt);
    }
    const int last = std::max(use.hours->from + 1, use.hours->to);
    double sum = 0;
    for (int minute = use.hours->from; minute < last; ++minute) {
        sum += at(minute);
    }
    return sum / (last - use.hours->from);
}

} // namespace

void requireRoadFactor(const RoadFactor& factor) {
    if (factor.roadClass != kAllClasses) {
        requireClass(factor.roadClass);
    }
    requireFactor(factor.roadClass, factor.factor);
    if (factor.fromHour < 0 || factor.toHour > 24 || factor.fromHour >= factor.toHour) {
        throw Error(Code::Usage,
                    core::format("{} to {} are no hours of a day", factor.fromHour, factor.toHour),
                    "give whole hours, for example 7-9", factor.roadClass);
    }
}

DriveHours driveHoursOf(const std::string& text) {
    const std::vector<std::string> parts = core::split(text, '-');
    std::vector<int> minutes;
    for (const std::string& part : parts) {
        const std::vector<std::string> clock = core::split(std::string(core::trim(part)), ':');
        const auto hour = clock.size() == 2 ? core::parseInteger(clock[0]) : std::nullopt;
        const auto minute = clock.size() == 2 ? core::parseInteger(clock[1]) : std::nullopt;
        if (hour && minute && *hour >= 0 && *minute >= 0 && *minute < 60 &&
            *hour * 60 + *minute <= kMinutesOfDay) {
            minutes.push_back(static_cast<int>(*hour * 60 + *minute));
        }
    }
    if (minutes.empty() || minutes.size() != parts.size() || minutes.size() > 2 ||
        minutes.front() >= kMinutesOfDay || minutes.back() < minutes.front()) {
        throw Error(Code::Usage, core::format("\"{}\" is no time of day", text),
                    "write it as 08:15, or 08:30-17:00 for any time between", text);
    }
    return {minutes.front(), minutes.back()};
}

RoadMetric metricOf(const RoadNetwork& network, const RoadUse& use) {
    RoadMetric metric;
    metric.factors = trafficOf(use.traffic).factors;
    for (const auto& [name, factor] : use.factors) {
        const RoadClass roadClass = requireClass(name);
        requireFactor(name, factor);
        metric.factors[static_cast<std::size_t>(roadClass)] *= factor;
    }
    for (std::size_t roadClass = 0; roadClass < kRoadClasses; ++roadClass) {
        double& factor = metric.factors[roadClass];
        factor *= keptFactor(use, roadClass);
        const char* name = roadClassName(static_cast<RoadClass>(roadClass));
        if (factor > kMostSlow || factor < 1 / kMostSlow) {
            throw Error(Code::Usage,
                        core::format("the factors of {} together make {:.3g}", name, factor),
                        "take some of them back: together they lie between 0.02 and 50", name);
        }
    }
    metric.shut = BarrierLines(use.barriers).shut(network);
    return metric;
}

std::string roadsFile(const std::string& workspace) {
    return workspace + kEnding;
}

std::shared_ptr<const Roads> Roads::open(const std::string& workspace, const RoadUse& use,
                                         core::Job& job) {
    const std::string file = roadsFile(workspace);
    if (!std::filesystem::exists(file)) {
        throw Error(Code::Input, core::format("{} has no roads yet", workspace),
                    "import them with `evenlode roads import`, or use the engine \"estimate\"",
                    workspace);
    }
    std::shared_ptr<Roads> roads(new Roads);
    roads->network_ = openNetwork(file);
    roads->metricFile_ = file;
    roads->prepare(use, job);
    return roads;
}

std::shared_ptr<const Roads> Roads::of(RoadNetwork network, const RoadUse& use, core::Job& job) {
    std::shared_ptr<Roads> roads(new Roads);
    roads->network_ = std::move(network);
    roads->prepare(use, job);
    return roads;
}

void Roads::prepare(const RoadUse& use, core::Job& job) {
    const RoadMetric metric = metricOf(network_, use);
    barriers_ = BarrierLines(use.barriers);
    std::uint64_t digest = digestOf(std::as_bytes(network_.segments.span()));
    digest = digestOf(std::as_bytes(network_.nodes.span()), digest);
    digest = digestOf(std::as_bytes(network_.bannedEdges.span()), digest);
    digest = digestOf(std::as_bytes(std::span<const double>(metric.factors)), digest);
    std::vector<std::uint32_t> shut;
    for (std::uint32_t segment = 0; segment < metric.shut.size(); ++segment) {
        if (metric.shut[segment]) {
            shut.push_back(segment);
        }
    }
    digest = digestOf(std::as_bytes(std::span<const std::uint32_t>(shut)), digest);
    version_ = core::format("{:016x}", digest);
    if (!metricFile_.empty()) {
        metricFile_ += "-" + version_;
    }
    if (!readMetric()) {
        graph_ = makeEdgeGraph(network_, metric, job);
    }
}

namespace {

void addUpward(std::vector<FileSection>& sections, const std::string& name,
               const UpwardArcs& arcs) {
    sections.push_back(sectionOf(name + "-first", arcs.first));
    sections.push_back(sectionOf(name + "-arcs", arcs.arcs));
    sections.push_back(sectionOf(name + "-middle", arcs.middle));
    sections.push_back(sectionOf(name + "-length", arcs.length));
}

UpwardArcs readUpward(const MappedSections& file, const std::string& name) {
    UpwardArcs arcs;
    arcs.first = file.array<std::uint32_t>(name + "-first");
    arcs.arcs = file.array<SearchArc>(name + "-arcs");
    arcs.middle = file.array<std::uint32_t>(name + "-middle");
    arcs.length = file.array<std::uint32_t>(name + "-length");
    return arcs;
}

/// Whether the numbers of a file that passed its checksum also fit the network.
bool fits(const EdgeGraph& graph, const Hierarchy& hierarchy, std::size_t edges) {
    const std::size_t vertices = graph.graph.vertexCount();
    const auto whole = [&](const SharedArray<std::uint32_t>& first, std::size_t arcs) {
        return first.size() == vertices + 1 && first[0] == 0 && first.back() == arcs;
    };
    const auto half = [&](const UpwardArcs& arcs) {
        return whole(arcs.first, arcs.arcs.size()) && arcs.middle.size() == arcs.arcs.size() &&
               arcs.length.size() == arcs.arcs.size();
    };
    return graph.edgeMs.size() == edges && graph.part.size() == edges &&
           vertices == edges + graph.copyOf.size() &&
           whole(graph.graph.first, graph.graph.arcs.size()) &&
           hierarchy.rankOf.size() == vertices && hierarchy.vertexOf.size() == vertices &&
           half(hierarchy.up) && half(hierarchy.down);
}

/// Each way to use the roads leaves a file, each set of barriers as well; those used last stay.
/// Whoever has an older one open reads on.
void dropOldMetrics(const std::string& beginning) {
    namespace fs = std::filesystem;
    const fs::path pattern(beginning);
    std::error_code failed;
    std::vector<std::pair<fs::file_time_type, fs::path>> files;
    for (const auto& entry : fs::directory_iterator(pattern.parent_path(), failed)) {
        if (entry.path().filename().string().starts_with(pattern.filename().string())) {
            files.emplace_back(entry.last_write_time(failed), entry.path());
        }
    }
    std::sort(files.begin(), files.end(), std::greater<>());
    for (std::size_t i = kMetricsKept; i < files.size(); ++i) {
        fs::remove(files[i].second, failed);
    }
}

} // namespace

bool Roads::readMetric() {
    if (metricFile_.empty() || !std::filesystem::exists(metricFile_)) {
        return false;
    }
    const MappedSections file(metricFile_, kKind, kVersion);
    EdgeGraph graph;
    graph.graph.first = file.array<std::uint32_t>("graph-first");
    graph.graph.arcs = file.array<SearchArc>("graph-arcs");
    graph.edgeMs = file.array<std::uint32_t>("edge-ms");
    graph.copyOf = file.array<EdgeId>("copies");
    graph.part = file.array<std::uint32_t>("parts");
    graph.parts = file.array<std::uint32_t>("part-count")[0];
    auto hierarchy = std::make_unique<Hierarchy>();
    hierarchy->rankOf = file.array<Vertex>("ranks");
    hierarchy->vertexOf = file.array<Vertex>("vertices");
    hierarchy->up = readUpward(file, "up");
    hierarchy->down = readUpward(file, "down");
    if (!fits(graph, *hierarchy, network_.edgeCount())) {
        throw Error(Code::Storage,
                    core::format("{} is damaged: its parts do not fit together", metricFile_),
                    "delete that file; it is made again when it is needed", metricFile_);
    }
    graph_ = std::move(graph);
    hierarchy_ = std::move(hierarchy);
    std::error_code ignored; // a file of others' is as good, and then the oldest of them goes first
    std::filesystem::last_write_time(metricFile_, std::filesystem::file_time_type::clock::now(),
                                     ignored);
    return true;
}

void Roads::saveMetric() const {
    const std::vector<std::uint32_t> parts = {graph_.parts};
    std::vector<FileSection> sections = {
        sectionOf("graph-first", graph_.graph.first),
        sectionOf("graph-arcs", graph_.graph.arcs),
        sectionOf("edge-ms", graph_.edgeMs),
        sectionOf("copies", graph_.copyOf),
        sectionOf("parts", graph_.part),
        sectionOf("part-count", std::span<const std::uint32_t>(parts)),
        sectionOf("ranks", hierarchy_->rankOf),
        sectionOf("vertices", hierarchy_->vertexOf)};
    addUpward(sections, "up", hierarchy_->up);
    addUpward(sections, "down", hierarchy_->down);
    writeSections(metricFile_, kKind, kVersion, sections);
    dropOldMetrics(metricFile_.substr(0, metricFile_.size() - version_.size()));
}

const RoadSnapper& Roads::snapper() const {
    const std::lock_guard lock(mutex_);
    if (!snapper_) {
        snapper_ = std::make_unique<const RoadSnapper>(network_, graph_, barriers_);
    }
    return *snapper_;
}

const Hierarchy& Roads::hierarchy(core::Job& job) const {
    const std::lock_guard lock(mutex_);
    if (!hierarchy_) {
        auto made = std::make_unique<Hierarchy>(buildHierarchy(graph_.graph, job));
        std::vector<std::uint32_t> lengths;
        for (Vertex vertex = 0; vertex < graph_.graph.vertexCount(); ++vertex) {
            lengths.push_back(network_.segments[segmentOf(graph_.edgeOf(vertex))].lengthDm);
        }
        addLengths(*made, lengths);
        hierarchy_ = std::move(made);
        // Beside a workspace that cannot be written to, it is made anew each time.
        const std::string folder =
            std::filesystem::absolute(metricFile_.empty() ? "." : metricFile_).parent_path();
        if (!metricFile_.empty() && isWritableFolder(folder)) {
            saveMetric();
        }
    }
    return *hierarchy_;
}

std::string Roads::attribution() const {
    const core::Json about = core::Json::parse(network_.about, nullptr, false);
    return about.is_object() ? about.value("attribution", "") : "";
}

void removeRoads(const std::string& workspace, bool networkToo) {
    const std::filesystem::path file = std::filesystem::absolute(roadsFile(workspace));
    std::error_code failed;
    std::vector<std::filesystem::path> stale;
    for (const auto& entry : std::filesystem::directory_iterator(file.parent_path(), failed)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(file.filename().string() + "-") ||
            (networkToo && name == file.filename().string())) {
            stale.push_back(entry.path());
        }
    }
    for (const auto& path : stale) {
        std::filesystem::remove(path, failed);
    }
}

} // namespace geo
