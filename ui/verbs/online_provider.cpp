// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/online_provider.h"

#include "core/base/data_folder.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/http/http_client.h"
#include "crm/http/retry.h"
#include "geo/geocode/census_batch.h"
#include "geo/geocode/online_geocoder.h"

#include <cstdlib>
#include <memory>

namespace ui {

using core::Code;
using core::Error;

namespace {

constexpr const char* kCensus = "census";
constexpr const char* kCacheFile = "geocoder-answers.sqlite";

std::string keyOf(const std::string& name) {
    const char* key = std::getenv(("EVENLODE_TOKEN_" + core::upper(name)).c_str());
    return key != nullptr ? key : "";
}

std::string cachePath() {
    const std::string folder = core::dataFolder();
    const std::string file = folder.empty() ? folder : folder + "/" + kCacheFile;
    core::makeFolderOf(file);
    return file;
}

OnlineProvider censusProvider(const OnlineProviderParams& params, core::Fetch fetch) {
    geo::CensusBatch batch;
    if (!params.url.empty()) {
        batch.base = params.url;
    }
    return {{kCensus,
             [batch, fetch](std::span<const geo::Address> addresses, core::Job& job) {
                 return geo::askCensus(batch, addresses, fetch, job);
             }},
            "US Census Bureau geocoder"};
}

/// Cache and geocoder of one run; the geocoder holds on to the cache.
struct Server {
    Server(geo::OnlineOptions options, core::Fetch fetch)
        : cache(cachePath()), geocoder(std::move(options), std::move(fetch), cache) {}
    geo::OnlineCache cache;
    geo::OnlineGeocoder geocoder;
};

} // namespace

OnlineProvider onlineProvider(const OnlineProviderParams& params, core::Fetch fetch) {
    if (!params.mayLeave) {
        throw Error(Code::Usage,
                    core::format("asking {} sends addresses of accounts to it", params.name),
                    "say --send-addresses if they may leave this machine", params.name);
    }
    if (!fetch) {
        fetch = crm::retrying(crm::httpFetch());
    }
    if (params.name == kCensus) {
        return censusProvider(params, std::move(fetch));
    }
    geo::OnlineOptions options;
    options.server = geo::onlineTemplate(params.name);
    options.base = params.url;
    options.key = keyOf(options.server.name);
    const std::string name = options.server.name;
    const std::string attribution = options.server.attribution;
    auto server = std::make_shared<Server>(std::move(options), std::move(fetch));
    return {{name,
             [server](std::span<const geo::Address> addresses, core::Job& job) {
                 std::vector<geo::Match> matches;
                 for (const geo::Address& address : addresses) {
                     job.step(static_cast<double>(matches.size()) /
                                  static_cast<double>(addresses.size()),
                              "asking the geocoder");
                     matches.push_back(server->geocoder.find(address, job));
                 }
                 return matches;
             }},
            attribution};
}

} // namespace ui
