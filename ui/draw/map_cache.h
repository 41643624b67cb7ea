// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/unit_layer.h"
#include "ui/draw/map_scene.h"

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ui {

/// What a cached map was made of. Two of the same layer are equal only if every unit is.
struct MapFingerprint {
    std::array<std::uint64_t, 2> hash{};
    bool operator==(const MapFingerprint&) const = default;
};

/// Of the plane, and of what the workspace says of the units: ids, keys, places, areas and lengths
/// of borders, which no change of a shape leaves alone.
MapFingerprint fingerprintOf(const std::string& crs, std::int64_t layer,
                             std::span<const core::BasicUnit> units);

/// The parts of a map that take long to make. Topologies may lie in the mapped file.
struct CachedMap {
    Topology units;
    std::vector<core::Point> centroids; ///< of the units, metres
    std::shared_ptr<BaseMap> base;
};

/// The name of the cache beside a workspace.
std::string mapCachePath(const std::string& workspace, std::int64_t layer);

/// Maps the cache into memory. Empty if there is none, or if it is not whole, not of this
/// fingerprint, of another version of the program or of a machine with another order of bytes: a
/// cache is only ever a copy, and is made anew. Never throws for what a file holds.
std::optional<CachedMap> readMapCache(const std::string& path, const MapFingerprint& fingerprint);

/// Writes the cache in one go; the file that is there is replaced when the new one is whole. False
/// if that was not possible, which harms nothing.
bool writeMapCache(const std::string& path, const MapFingerprint& fingerprint,
                   const MapUnits& units, const BaseMap& base);

} // namespace ui
