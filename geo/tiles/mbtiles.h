// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/tiles/tile_source.h"

namespace geo {

/// Tiles of an MBTiles file (MBTiles 1.3: SQLite, rows counted from the south).
class MbTiles : public TileSource {
public:
    /// Throws Error(Input) if the file has no raster tiles, Error(Storage) if it cannot be read.
    explicit MbTiles(const std::string& path);
    const TileInfo& info() const override { return info_; }
    core::Blob tile(const TileId& id, core::Job& job) override;

private:
    std::string metadata(const char* name) const;

    core::Connection db_;
    core::Statement query_;
    TileInfo info_;
};

} // namespace geo
