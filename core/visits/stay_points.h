// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/plan/shape.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace core::visits {

/// A position of a track.
struct TrackFix {
    InstantMs at = 0;
    Point place; ///< EPSG:4326
};

struct StayOptions {
    double radius = 100; ///< metres from where the stay began that still belong to it
    double minutes = 5;  ///< shorter ones are no stays
    /// Seconds within which a track that left the radius may be back: until then it has drifted.
    double drift = 120;
};

/// A while that a track stays in one place.
struct Stay {
    InstantMs arrives = 0;
    InstantMs leaves = 0;
    Point place; ///< the median of its positions, EPSG:4326
    std::size_t fixes = 0;
    /// The device was silent when it left: the end is worked out from the way to the next position.
    bool endGuessed = false;
    /// Seconds on the way since the stay before, or since the track began.
    std::int64_t driving = 0;
};

/// Stay points after Li, Zheng, Xie, Chen, Liu, Ma: "Mining User Similarity Based on Location
/// History" (ACM GIS 2008): positions within a radius of the first one, over at least so many
/// minutes. Beyond the paper: positions out of the radius are passed over where the track is soon
/// back (drift); stays one after the other with less than that between them and the radius apart
/// are one; a gap counts as stay where the device wakes up in the same place, and else the end of
/// the stay is so much before the next position as a car needs from there (50 km/h, detour 1.3).
/// Positions need not be in order of time; of several at one time the first counts.
std::vector<Stay> findStays(std::vector<TrackFix> track, const StayOptions& options = {});

} // namespace core::visits
