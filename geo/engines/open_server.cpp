// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/engines/open_server.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/engines/ors_engine.h"
#include "geo/engines/osrm_engine.h"
#include "geo/engines/valhalla_engine.h"

#include <utility>

namespace geo {

std::string engineAnswersFile(const std::string& workspace) {
    return workspace + "-drives1";
}

std::shared_ptr<TravelEngine> openServer(EngineServer server, core::Fetch fetch,
                                         std::shared_ptr<EngineCache> cache) {
    const std::string kind = server.address.kind;
    if (server.address.base == kPublicOrs && server.perMinute == 0) {
        server.perMinute = kPublicOrsPerMinute;
    }
    EngineClient client(std::move(server), std::move(fetch));
    if (kind == "osrm") {
        return std::make_shared<OsrmEngine>(std::move(client), std::move(cache));
    }
    if (kind == "valhalla") {
        return std::make_shared<ValhallaEngine>(std::move(client), std::move(cache));
    }
    if (kind == "ors") {
        return std::make_shared<OrsEngine>(std::move(client), std::move(cache));
    }
    throw core::Error(core::Code::Usage, core::format("{} knows no drive times", kind),
                      "give it with --optimiser; --engine takes osrm, valhalla or ors", kind);
}

} // namespace geo
