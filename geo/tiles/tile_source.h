// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fetch.h"
#include "core/workspace/connection.h"
#include "geo/tiles/web_mercator.h"

#include <memory>
#include <string>

namespace geo {

struct TileInfo {
    std::string name;
    std::string attribution; ///< shown on every map that has its tiles
    int minZoom = 0;
    int maxZoom = 19;
};

/// Where the tiles of a base map come from. One thread at a time.
class TileSource {
public:
    virtual ~TileSource() = default;
    virtual const TileInfo& info() const = 0;
    /// A PNG, JPEG or WebP image; empty if there is none for the place. Throws Error(Remote),
    /// Error(Storage) or Error(Cancelled).
    virtual core::Blob tile(const TileId& id, core::Job& job) = 0;
};

/// A base map to lie under the plan.
struct BaseMapParams {
    std::string source;      ///< an MBTiles file, or an address with {z}, {x} and {y}
    std::string attribution; ///< of an address; that of a file stands in it
    std::string cache;       ///< file that keeps what was fetched; empty = nothing is kept
    std::string key;         ///< put in the place of {key}; never part of a message
};

/// Opens an MBTiles file (1.3 specification: raster tiles in SQLite) or an address for tiles, which
/// must be https (http on this machine only). Throws Error(Usage) for an address that cannot work
/// or has no attribution, Error(Input) for a file that holds no raster tiles.
std::unique_ptr<TileSource> openTiles(const BaseMapParams& params, core::Fetch fetch);

} // namespace geo
