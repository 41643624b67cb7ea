// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/base_map.h"

#include "core/base/data_folder.h"
#include "crm/http/http_client.h"

#include <cstdlib>

namespace ui {

std::shared_ptr<TileLayer> openBaseMap(const BaseMapChoice& choice, const std::string& crs,
                                       core::Fetch fetch) {
    geo::BaseMapParams params;
    params.source = choice.source;
    params.attribution = choice.attribution;
    if (const char* key = std::getenv("EVENLODE_TOKEN_TILES")) {
        params.key = key;
    }
    if (choice.source.find("://") != std::string::npos) {
        if (const std::string folder = core::dataFolder(); !folder.empty()) {
            params.cache = folder + "/tiles.sqlite";
            core::makeFolderOf(params.cache);
        }
    }
    crm::HttpOptions options;
    options.mostBytes = 8 << 20; // no tile is larger
    return std::make_shared<TileLayer>(
        geo::openTiles(params, fetch ? std::move(fetch) : crm::httpFetch(options)), crs);
}

void addBaseMap(MapScene& scene, std::shared_ptr<TileLayer> tiles) {
    if (!tiles) {
        return;
    }
    const QString whose = QString::fromStdString(tiles->info().attribution);
    if (!whose.isEmpty()) {
        scene.attribution =
            scene.attribution.isEmpty() ? whose : whose + QStringLiteral(" · ") + scene.attribution;
    }
    scene.tiles = std::move(tiles);
}

} // namespace ui
