// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/many_to_many.h"

#include "geo/geometry/parallel.h"

#include <algorithm>
#include <array>
#include <memory>

// Where the compiler can, the sweep is compiled for several kinds of processors, and the best for
// this one is taken when the program starts.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) &&                             \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define EVENLODE_CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define EVENLODE_CLONES
#endif

namespace geo {

namespace {

constexpr std::size_t kLanes = 16; ///< sources in one sweep

struct alignas(64) Lanes {
    std::array<std::uint32_t, kLanes> of;
};

/// One direction of a table: from the side whose places are climbed from, to the side that is
/// swept. Turned round, the roles of the two halves of the hierarchy change.
struct Direction {
    const Hierarchy& hierarchy;
    const UpwardArcs& climb; ///< from the climbing side
    const UpwardArcs& sweep; ///< from the swept side
    std::span<const Anchors> climbing;
    std::span<const Anchors> swept;
    bool withLengths;
    bool turned;
};

struct Shift {
    std::int32_t time = 0;
    std::int32_t length = 0;
};

/// What must be added so that no offset is negative.
Shift shiftOf(const Anchors& anchors) {
    Shift shift;
    for (const Anchor& anchor : anchors) {
        shift.time = std::max(shift.time, -anchor.offset);
        shift.length = std::max(shift.length, -anchor.lengthDm);
    }
    return shift;
}

class TableWriter {
public:
    TableWriter(const Direction& direction, ManyToMany& table)
        : columns_(direction.turned ? direction.climbing.size() : direction.swept.size()),
          turned_(direction.turned), table_(table) {}

    void put(std::size_t climbing, std::size_t swept, std::uint32_t time, std::uint32_t length) {
        const std::size_t at = turned_ ? swept * columns_ + climbing : climbing * columns_ + swept;
        table_.time[at] = time;
        if (!table_.lengthDm.empty()) {
            table_.lengthDm[at] = length;
        }
    }

private:
    std::size_t columns_;
    bool turned_;
    ManyToMany& table_;
};

/// Keeps the nearer of what was found, by time and then by length.
struct Nearest {
    std::int64_t time = kFar;
    std::int64_t length = 0;
    void offer(std::int64_t otherTime, std::int64_t otherLength) {
        if (otherTime < time || (otherTime == time && otherLength < length)) {
            time = otherTime;
            length = otherLength;
        }
    }
    std::uint32_t milliseconds() const {
        return time >= kFar ? kFar : static_cast<std::uint32_t>(std::max<std::int64_t>(time, 0));
    }
    std::uint32_t decimetres() const {
        return time >= kFar ? 0 : static_cast<std::uint32_t>(std::max<std::int64_t>(length, 0));
    }
};

// Sweeps

/// What lies above the places of the swept side, in order of rank, with its arcs.
struct SweepGraph {
    std::vector<std::uint32_t> placeOf; ///< by rank, or kNoMiddle
    std::vector<std::uint32_t> first = {0};
    std::vector<SearchArc> arcs; ///< to places
    std::vector<std::uint32_t> length;
    std::size_t size() const { return first.size() - 1; }
};

SweepGraph selectAbove(const Direction& direction) {
    SweepGraph graph;
    graph.placeOf.assign(direction.hierarchy.vertexCount(), kNoMiddle);
    std::vector<Vertex> ranks;
    const auto select = [&](Vertex rank) {
        if (graph.placeOf[rank] == kNoMiddle) {
            graph.placeOf[rank] = 0;
            ranks.push_back(rank);
        }
    };
    for (const Anchors& anchors : direction.swept) {
        for (const Anchor& anchor : anchors) {
            select(direction.hierarchy.rankOf[anchor.vertex]);
        }
    }
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        for (const SearchArc& arc : direction.sweep.of(ranks[i])) {
            select(arc.to);
        }
    }
    std::sort(ranks.begin(), ranks.end());
    for (std::uint32_t place = 0; place < ranks.size(); ++place) {
        graph.placeOf[ranks[place]] = place;
    }
    for (const Vertex rank : ranks) {
        for (std::uint32_t a = direction.sweep.first[rank]; a < direction.sweep.first[rank + 1];
             ++a) {
            const SearchArc& arc = direction.sweep.arcs[a];
            graph.arcs.push_back({graph.placeOf[arc.to], arc.weight});
            if (direction.withLengths) {
                graph.length.push_back(direction.sweep.length[a]);
            }
        }
        graph.first.push_back(static_cast<std::uint32_t>(graph.arcs.size()));
    }
    return graph;
}

struct SweepRange {
    const std::uint32_t* first;
    const SearchArc* arcs;
    const std::uint32_t* length;
    std::size_t size;
};

EVENLODE_CLONES void sweepTimes(const SweepRange& graph, const std::uint8_t* seeded, Lanes* times) {
    for (std::size_t place = 0; place < graph.size; ++place) {
        Lanes best;
        if (seeded[place] != 0) {
            best = times[place];
        } else {
            best.of.fill(kFar);
        }
        for (std::uint32_t a = graph.first[place]; a < graph.first[place + 1]; ++a) {
            const Lanes& from = times[graph.arcs[a].to];
            const std::uint32_t weight = graph.arcs[a].weight;
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                const std::uint32_t time = from.of[lane] + weight;
                best.of[lane] = time < best.of[lane] ? time : best.of[lane];
            }
        }
        times[place] = best;
    }
}

EVENLODE_CLONES void sweepLengths(const SweepRange& graph, const std::uint8_t* seeded, Lanes* times,
                                  Lanes* lengths) {
    for (std::size_t place = 0; place < graph.size; ++place) {
        Lanes best;
        Lanes length;
        if (seeded[place] != 0) {
            best = times[place];
            length = lengths[place];
        } else {
            best.of.fill(kFar);
            length.of.fill(0);
        }
        for (std::uint32_t a = graph.first[place]; a < graph.first[place + 1]; ++a) {
            const Lanes& from = times[graph.arcs[a].to];
            const Lanes& fromLength = lengths[graph.arcs[a].to];
            const std::uint32_t weight = graph.arcs[a].weight;
            const std::uint32_t more = graph.length[a];
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                const std::uint32_t time = from.of[lane] + weight;
                const bool nearer = time < best.of[lane];
                best.of[lane] = nearer ? time : best.of[lane];
                length.of[lane] = nearer ? fromLength.of[lane] + more : length.of[lane];
            }
        }
        times[place] = best;
        lengths[place] = length;
    }
}

/// The working memory of one thread.
struct Sweeper {
    Sweeper(const Direction& direction, const SweepGraph& graph)
        : climb(direction.climb, direction.sweep), seeded(graph.size(), 0), times(graph.size()),
          lengths(direction.withLengths ? graph.size() : 0) {}
    Climb climb;
    std::vector<std::uint8_t> seeded;
    std::vector<Lanes> times;
    std::vector<Lanes> lengths;
    std::vector<std::uint32_t> seeds;
};

void seed(const Direction& direction, const SweepGraph& graph, Sweeper& sweeper, std::size_t lane,
          std::size_t climbing) {
    const Anchors& anchors = direction.climbing[climbing];
    const Shift shift = shiftOf(anchors);
    for (const Climbed& c :
         sweeper.climb.run(direction.hierarchy, anchors, shift.time, shift.length)) {
        const std::uint32_t place = graph.placeOf[c.rank];
        if (place == kNoMiddle) {
            continue;
        }
        if (sweeper.seeded[place] == 0) {
            sweeper.seeded[place] = 1;
            sweeper.seeds.push_back(place);
            sweeper.times[place].of.fill(kFar);
            if (direction.withLengths) {
                sweeper.lengths[place].of.fill(0);
            }
        }
        sweeper.times[place].of[lane] = c.distance;
        if (direction.withLengths) {
            sweeper.lengths[place].of[lane] = c.lengthDm;
        }
    }
}

void collect(const Direction& direction, const SweepGraph& graph, const Sweeper& sweeper,
             std::size_t begin, std::size_t end, TableWriter& writer) {
    std::array<Shift, kLanes> shifts;
    for (std::size_t i = begin; i < end; ++i) {
        shifts[i - begin] = shiftOf(direction.climbing[i]);
    }
    for (std::size_t t = 0; t < direction.swept.size(); ++t) {
        for (std::size_t lane = 0; lane < end - begin; ++lane) {
            Nearest nearest;
            for (const Anchor& anchor : direction.swept[t]) {
                const std::uint32_t place =
                    graph.placeOf[direction.hierarchy.rankOf[anchor.vertex]];
                const std::uint32_t time = sweeper.times[place].of[lane];
                if (time < kFar) {
                    const std::int64_t length =
                        direction.withLengths ? std::int64_t{sweeper.lengths[place].of[lane]} +
                                                    anchor.lengthDm - shifts[lane].length
                                              : 0;
                    nearest.offer(std::int64_t{time} + anchor.offset - shifts[lane].time, length);
                }
            }
            writer.put(begin + lane, t, nearest.milliseconds(), nearest.decimetres());
        }
    }
}

void sweepAll(const Direction& direction, ManyToMany& table, core::Job& job) {
    const SweepGraph graph = selectAbove(direction);
    const SweepRange range{graph.first.data(), graph.arcs.data(), graph.length.data(),
                           graph.size()};
    const std::size_t groups = (direction.climbing.size() + kLanes - 1) / kLanes;
    const std::size_t grain = std::max<std::size_t>(1, std::min<std::size_t>(8, groups / 4));
    TableWriter writer(direction, table);
    parallelFor(groups, grain, job, "computing drive times", [&](std::size_t from, std::size_t to) {
        Sweeper sweeper(direction, graph);
        for (std::size_t group = from; group < to; ++group) {
            const std::size_t begin = group * kLanes;
            const std::size_t end = std::min(begin + kLanes, direction.climbing.size());
            for (std::size_t i = begin; i < end; ++i) {
                seed(direction, graph, sweeper, i - begin, i);
            }
            if (direction.withLengths) {
                sweepLengths(range, sweeper.seeded.data(), sweeper.times.data(),
                             sweeper.lengths.data());
            } else {
                sweepTimes(range, sweeper.seeded.data(), sweeper.times.data());
            }
            collect(direction, graph, sweeper, begin, end, writer);
            for (const std::uint32_t place : sweeper.seeds) {
                sweeper.seeded[place] = 0;
            }
            sweeper.seeds.clear();
        }
    });
}

// Buckets

struct BucketEntry {
    Vertex rank;
    std::uint32_t swept;
    std::uint32_t distance;
    std::uint32_t lengthDm;
};

void bucketAll(const Direction& direction, ManyToMany& table, core::Job& job) {
    std::vector<BucketEntry> entries;
    Climb back(direction.sweep, direction.climb);
    std::vector<Shift> shifts;
    for (std::uint32_t t = 0; t < direction.swept.size(); ++t) {
        job.checkpoint();
        shifts.push_back(shiftOf(direction.swept[t]));
        for (const Climbed& c : back.run(direction.hierarchy, direction.swept[t],
                                         shifts.back().time, shifts.back().length)) {
            entries.push_back({c.rank, t, c.distance, c.lengthDm});
        }
    }
    std::sort(entries.begin(), entries.end(), [](const BucketEntry& a, const BucketEntry& b) {
        return a.rank != b.rank ? a.rank < b.rank : a.swept < b.swept;
    });
    Climb climb(direction.climb, direction.sweep);
    TableWriter writer(direction, table);
    std::vector<Nearest> row(direction.swept.size());
    for (std::size_t s = 0; s < direction.climbing.size(); ++s) {
        job.step(static_cast<double>(s) / static_cast<double>(direction.climbing.size()),
                 "computing drive times");
        row.assign(row.size(), Nearest());
        const Shift shift = shiftOf(direction.climbing[s]);
        for (const Climbed& c :
             climb.run(direction.hierarchy, direction.climbing[s], shift.time, shift.length)) {
            auto at = std::lower_bound(
                entries.begin(), entries.end(), c.rank,
                [](const BucketEntry& entry, Vertex rank) { return entry.rank < rank; });
            for (; at != entries.end() && at->rank == c.rank; ++at) {
                row[at->swept].offer(std::int64_t{c.distance} + at->distance - shift.time -
                                         shifts[at->swept].time,
                                     std::int64_t{c.lengthDm} + at->lengthDm - shift.length -
                                         shifts[at->swept].length);
            }
        }
        for (std::size_t t = 0; t < row.size(); ++t) {
            writer.put(s, t, row[t].milliseconds(), row[t].decimetres());
        }
    }
}

} // namespace

ManyToMany manyToMany(const Hierarchy& hierarchy, std::span<const Anchors> sources,
                      std::span<const Anchors> targets, bool withLengths, core::Job& job,
                      TableMethod method) {
    constexpr std::size_t kFew = 24;
    ManyToMany table;
    table.time.assign(sources.size() * targets.size(), kFar);
    table.lengthDm.assign(withLengths ? table.time.size() : 0, 0);
    if (table.time.empty()) {
        return table;
    }
    // The smaller side is climbed from: sweeps are what costs.
    const bool turned = sources.size() > targets.size();
    const Direction direction{hierarchy,
                              turned ? hierarchy.down : hierarchy.up,
                              turned ? hierarchy.up : hierarchy.down,
                              turned ? targets : sources,
                              turned ? sources : targets,
                              withLengths,
                              turned};
    const bool few = direction.swept.size() <= kFew;
    if (method == TableMethod::Buckets || (method == TableMethod::Best && few)) {
        bucketAll(direction, table, job);
    } else {
        sweepAll(direction, table, job);
    }
    return table;
}

} // namespace geo
