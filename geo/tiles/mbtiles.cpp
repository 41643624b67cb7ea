// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/tiles/mbtiles.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>

namespace geo {

namespace {

core::Connection openFile(const std::string& path) {
    core::Connection db(path, core::Connection::Mode::ReadOnly);
    const auto found = db.integer("SELECT count(*) FROM sqlite_master WHERE name IN "
                                  "('tiles', 'metadata') AND type IN ('table', 'view')");
    if (found.value_or(0) != 2) {
        throw core::Error(core::Code::Input, core::format("{} is no MBTiles file", path),
                          "choose a file with raster tiles (.mbtiles)", path);
    }
    return db;
}

} // namespace

MbTiles::MbTiles(const std::string& path)
    : db_(openFile(path)), query_(db_.prepare("SELECT tile_data FROM tiles WHERE zoom_level = ? "
                                              "AND tile_column = ? AND tile_row = ?")) {
    const std::string kind = core::lower(metadata("format"));
    if (kind == "pbf") {
        throw core::Error(core::Code::Input, core::format("{} holds vector tiles", path),
                          "choose an MBTiles file of images (png, jpg or webp)", path);
    }
    info_.name = metadata("name");
    info_.attribution = metadata("attribution");
    info_.minZoom = static_cast<int>(db_.integer("SELECT min(zoom_level) FROM tiles").value_or(0));
    info_.maxZoom = static_cast<int>(db_.integer("SELECT max(zoom_level) FROM tiles").value_or(0));
}

std::string MbTiles::metadata(const char* name) const {
    core::Statement query = db_.prepare("SELECT value FROM metadata WHERE name = ?");
    query.bind(name);
    return query.step() ? query.string(0) : std::string();
}

core::Blob MbTiles::tile(const TileId& id, core::Job&) {
    const int row = (1 << id.z) - 1 - id.y;
    query_.bind(id.z, id.x, row);
    core::Blob bytes;
    if (query_.step()) {
        const auto stored = query_.blob(0);
        bytes.assign(stored.begin(), stored.end());
    }
    query_.reset();
    return bytes;
}

} // namespace geo
