// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/roads/road_bench.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "geo/roads/dijkstra.h"
#include "geo/roads/isochrone.h"
#include "geo/roads/many_to_many.h"
#include "geo/roads/network_builder.h"
#include "geo/roads/osm_reader.h"
#include "tests/bench/roads/pace_graph.h"

#include <algorithm>
#include <chrono>

#include <sys/resource.h>

namespace bench {

namespace {

double now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

template <class Body> double medianSeconds(int repeats, Body&& body) {
    std::vector<double> taken;
    for (int i = 0; i < std::max(repeats, 1); ++i) {
        const double start = now();
        body(i);
        taken.push_back(now() - start);
    }
    const auto middle = taken.begin() + static_cast<std::ptrdiff_t>(taken.size() / 2);
    std::nth_element(taken.begin(), middle, taken.end());
    return *middle;
}

class RoadBench {
public:
    RoadBench(const RoadBenchParams& params, core::Job& job)
        : params_(params), job_(job), random_(params.seed) {}
    RoadBenchReport run();

private:
    void read();
    void timeSearch();
    void timeBuild();
    void timeQueries();
    void timeTables();
    void timeIsochrone();
    void compare();
    geo::Vertex someVertex() {
        return static_cast<geo::Vertex>(random_.below(graph_.vertexCount()));
    }

    const RoadBenchParams& params_;
    core::Job& job_;
    core::Random random_;
    RoadBenchReport report_;
    std::shared_ptr<const geo::Roads> roads_;
    geo::SearchGraph graph_;
    geo::Hierarchy hierarchy_;
};

void RoadBench::read() {
    job_.step(0, "reading the network");
    const double start = now();
    if (geo::isOsmName(params_.file)) {
        geo::RoadDraft draft = geo::readOsm(params_.file, job_);
        geo::RoadNetwork network = geo::buildNetwork(draft, geo::habitsAt(draft));
        report_.nodes = static_cast<std::int64_t>(network.nodes.size());
        report_.restrictions = static_cast<std::int64_t>(network.bannedCount());
        roads_ = geo::Roads::of(std::move(network), {}, job_);
        graph_ = roads_->graph().graph;
    } else {
        graph_ = readPaceGraph(params_.file);
        report_.nodes = static_cast<std::int64_t>(graph_.vertexCount());
    }
    report_.graphSeconds = now() - start;
    report_.vertices = static_cast<std::int64_t>(graph_.vertexCount());
    report_.arcs = static_cast<std::int64_t>(graph_.arcs.size());
    if (graph_.arcs.empty()) {
        throw core::Error(core::Code::Input, core::format("{} holds no roads", params_.file),
                          "give another network", params_.file);
    }
}

void RoadBench::timeSearch() {
    job_.step(0.1, "searching plainly");
    geo::Dijkstra search(graph_);
    report_.dijkstraSeconds = medianSeconds(std::max(5, params_.repeats), [&](int) {
        // From a vertex of the largest part, so that there is a way to most others.
        geo::SearchSeed seed{someVertex(), 0};
        while (roads_ && seed.vertex < roads_->graph().part.size() &&
               roads_->graph().part[seed.vertex] != 0) {
            seed.vertex = someVertex();
        }
        search.run({&seed, 1});
    });
}

void RoadBench::timeBuild() {
    job_.step(0.2, "ordering the network");
    report_.buildSeconds = medianSeconds(params_.repeats, [&](int) {
        const core::Job::Part part(job_, 0.2, 0.2);
        hierarchy_ = geo::buildHierarchy(graph_, job_);
    });
    report_.buildMultiple = report_.buildSeconds / report_.dijkstraSeconds;
}

void RoadBench::timeQueries() {
    job_.step(0.4, "asking for single drives");
    constexpr int kBatch = 1000;
    geo::HierarchyQuery query(hierarchy_);
    std::vector<std::pair<geo::Vertex, geo::Vertex>> pairs;
    for (int i = 0; i < 10 * kBatch; ++i) {
        const geo::Vertex from = someVertex();
        pairs.emplace_back(from, someVertex());
    }
    report_.queryMicroseconds =
        medianSeconds(10,
                      [&](int batch) {
                          for (int i = 0; i < kBatch; ++i) {
                              const auto& [from, to] =
                                  pairs[static_cast<std::size_t>(batch * kBatch + i)];
                              query.distance(from, to);
                          }
                      }) /
        kBatch * 1e6;
}

void RoadBench::timeTables() {
    for (const int side : params_.tables) {
        job_.step(0.5, core::format("a table of {0} × {0}", side));
        std::vector<geo::Anchors> sources;
        std::vector<geo::Anchors> targets;
        for (int i = 0; i < side; ++i) {
            sources.push_back({{someVertex(), 0, 0}});
            targets.push_back({{someVertex(), 0, 0}});
        }
        const core::Job::Part part(job_, 0.5, 0.5);
        const double seconds = medianSeconds(params_.repeats, [&](int) {
            geo::manyToMany(hierarchy_, sources, targets, false, job_);
        });
        report_.tables.push_back({side, seconds, seconds / report_.dijkstraSeconds});
    }
}

void RoadBench::timeIsochrone() {
    if (!roads_) {
        return;
    }
    core::Box box;
    for (const geo::RoadNode& node : roads_->network().nodes) {
        box.add(geo::degreesOf(node.at));
    }
    const core::Point middle = box.centre();
    const double minutes = 30;
    // With the index of roads near places made anew, as for a first question.
    report_.isochroneSeconds = medianSeconds(std::max(5, params_.repeats), [&](int) {
        const core::Job::Part part(job_, 0.7, 0.7);
        const geo::BarrierLines none;
        const geo::RoadSnapper snapper(roads_->network(), roads_->graph(), none);
        snapper.snap(middle, 5000);
        geo::isochrones(*roads_, {&middle, 1}, {&minutes, 1}, job_, 5000);
    });
}

void RoadBench::compare() {
    constexpr int kFromEach = 100;
    geo::Dijkstra search(graph_);
    geo::HierarchyQuery query(hierarchy_);
    for (int done = 0; done < params_.pairs; done += kFromEach) {
        job_.step(0.7 + 0.3 * done / params_.pairs, "comparing with plain searches");
        const geo::SearchSeed from{someVertex(), 0};
        search.run({&from, 1});
        std::vector<geo::Anchors> targets;
        for (int i = 0; i < std::min(kFromEach, params_.pairs - done); ++i) {
            targets.push_back({{someVertex(), 0, 0}});
        }
        const core::Job::Part part(job_, 0, 0);
        const std::vector<geo::Anchors> source = {{{from.vertex, 0, 0}}};
        const auto row =
            geo::manyToMany(hierarchy_, source, targets, false, job_, geo::TableMethod::Sweeps);
        for (std::size_t i = 0; i < targets.size(); ++i) {
            const geo::Vertex to = targets[i].front().vertex;
            const std::uint32_t right = search.distance(to);
            ++report_.pairs;
            report_.differing +=
                query.distance(from.vertex, to) != right || row.time[i] != right ? 1 : 0;
        }
    }
}

RoadBenchReport RoadBench::run() {
    report_.file = params_.file;
    read();
    timeSearch();
    timeBuild();
    timeQueries();
    timeTables();
    timeIsochrone();
    compare();
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    report_.peakMegabytes = static_cast<double>(usage.ru_maxrss) / 1024;
    return std::move(report_);
}

} // namespace

void to_json(core::Json& json, const RoadBenchReport& report) {
    json = core::Json{{"file", report.file},
                      {"nodes", report.nodes},
                      {"vertices", report.vertices},
                      {"arcs", report.arcs},
                      {"restrictions", report.restrictions},
                      {"graph_seconds", report.graphSeconds},
                      {"dijkstra_ms", report.dijkstraSeconds * 1e3},
                      {"build_seconds", report.buildSeconds},
                      {"build_multiple", report.buildMultiple},
                      {"query_us", report.queryMicroseconds},
                      {"pairs", report.pairs},
                      {"differing", report.differing},
                      {"isochrone_30_ms", report.isochroneSeconds * 1e3},
                      {"peak_megabytes", report.peakMegabytes},
                      {"peers", core::Json::object()}};
    for (const RoadBenchTable& table : report.tables) {
        json[core::format("matrix_{}_seconds", table.side)] = table.seconds;
        json[core::format("matrix_{}_multiple", table.side)] = table.multiple;
    }
}

RoadBenchReport benchRoads(const RoadBenchParams& params, core::Job& job) {
    return RoadBench(params, job).run();
}

} // namespace bench
