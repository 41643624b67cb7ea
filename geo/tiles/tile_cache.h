// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/tiles/web_mercator.h"

#include "core/workspace/connection.h"

#include <cstdint>
#include <optional>
#include <string>

namespace geo {

/// Tiles that were fetched, in an SQLite file of their own, up to a size: the oldest go first. The
/// address they came from is kept as a digest only. One thread at a time.
class TileCache {
public:
    /// Opens or makes the file. `mostBytes` of tiles are kept. Throws Error(Storage).
    explicit TileCache(const std::string& path, std::int64_t mostBytes = 256 << 20);

    /// The tile, if it is no older than `maxAgeDays`; an empty one stands for "there is none".
    std::optional<core::Blob> find(const std::string& source, const TileId& id,
                                   double maxAgeDays = 30) const;
    void keep(const std::string& source, const TileId& id, const core::Blob& bytes);
    std::int64_t bytes() const;

private:
    void makeRoom();

    core::Connection db_;
    std::int64_t mostBytes_;
    std::int64_t bytes_ = 0;
};

} // namespace geo
