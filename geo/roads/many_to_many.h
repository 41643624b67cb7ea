// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "geo/roads/hierarchy.h"

#include <cstdint>
#include <span>
#include <vector>

namespace geo {

/// Where a place touches the graph. A negative offset is what need not be driven to the end of an
/// edge on which the place lies.
struct Anchor {
    Vertex vertex = 0;
    std::int32_t offset = 0;   ///< milliseconds, or whatever the weights are
    std::int32_t lengthDm = 0; ///< the same as a length
};
/// The anchors of one place; the nearest counts.
using Anchors = std::vector<Anchor>;

/// A table of all sources by all targets, row by row.
struct ManyToMany {
    std::vector<std::uint32_t> time;     ///< kFar where there is no way
    std::vector<std::uint32_t> lengthDm; ///< of the ways that are shortest in time; may be empty
};

/// How to compute a table; `Best` goes by its size.
enum class TableMethod { Best, Buckets, Sweeps };

/// Shortest ways between all sources and all targets, on all cores. Few targets: searches backward
/// leave their distances in buckets, searches forward collect them (Knopp, Sanders, Schultes,
/// Schulz and Wagner 2007). Many: one sweep downward over what lies above the targets serves 16
/// sources at a time (PHAST: Delling, Goldberg, Nowatzyk and Werneck 2011; restricted to targets:
/// Delling, Goldberg and Werneck 2011). The distance between two anchors is that of a way from the
/// one vertex to the other, zero where they are the same. Lengths need `addLengths`.
ManyToMany manyToMany(const Hierarchy& hierarchy, std::span<const Anchors> sources,
                      std::span<const Anchors> targets, bool withLengths, core::Job& job,
                      TableMethod method = TableMethod::Best);

/// Where one climb from anchors led to.
struct Climbed {
    Vertex rank = 0;
    std::uint32_t distance = 0;
    std::uint32_t lengthDm = 0;
};

/// Searches up one half of a hierarchy. Holds the marks of one search: one object a thread.
class Climb {
public:
    /// Along `onward`; `against` is the other half.
    Climb(const UpwardArcs& onward, const UpwardArcs& against);

    /// All that a shortest way may climb over, from the anchors (by rank), offsets plus `shift`.
    std::span<const Climbed> run(const Hierarchy& hierarchy, const Anchors& anchors,
                                 std::int32_t shift, std::int32_t lengthShift);

private:
    void offer(Vertex rank, std::uint32_t distance, std::uint32_t lengthDm);

    const UpwardArcs& onward_;
    const UpwardArcs& against_;
    std::vector<std::uint32_t> distance_;
    std::vector<std::uint32_t> lengthOf_;
    std::vector<Vertex> touched_;
    std::vector<std::uint64_t> heap_;
    std::vector<Climbed> climbed_;
};

} // namespace geo
