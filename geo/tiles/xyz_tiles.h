// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/tiles/tile_cache.h"
#include "geo/tiles/tile_source.h"

namespace geo {

/// Tiles of a server, by an address with {z}, {x} and {y}. Nobody is asked twice for a tile within
/// a month if there is a cache.
class XyzTiles : public TileSource {
public:
    /// Throws Error(Usage), see `openTiles`.
    XyzTiles(const BaseMapParams& params, core::Fetch fetch);
    const TileInfo& info() const override { return info_; }
    core::Blob tile(const TileId& id, core::Job& job) override;

private:
    std::string addressOf(const TileId& id) const;
    core::Blob fetched(const TileId& id, core::Job& job) const;

    std::string address_;
    std::string key_;
    core::Fetch fetch_;
    std::optional<TileCache> cache_;
    TileInfo info_;
};

} // namespace geo
