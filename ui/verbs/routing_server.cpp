// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/routing_server.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/auth/secret_store.h"
#include "crm/http/http_client.h"
#include "crm/http/retry.h"
#include "geo/engines/open_server.h"

#include <optional>
#include <utility>

namespace ui {

using core::Code;
using core::Error;

namespace {

constexpr double kPlanSeconds = 600; // a week of calls takes VROOM minutes

std::optional<geo::EngineServer> serverOf(const RoutingServerParams& params) {
    const auto address = geo::parseEngineAddress(params.word);
    if (!address) {
        return std::nullopt;
    }
    if (!address->local && !params.mayLeave) {
        throw Error(Code::Usage,
                    core::format("asking {} sends positions of accounts, reps and units to it",
                                 address->text()),
                    "say --send-places if they may leave this machine", address->kind);
    }
    geo::EngineServer server;
    server.address = *address;
    server.key = crm::serviceKey(address->kind, *crm::keychain());
    return server;
}

core::Fetch network(core::Fetch fetch) {
    return fetch ? std::move(fetch) : crm::retrying(crm::httpFetch());
}

} // namespace

std::shared_ptr<geo::TravelEngine>
routingServer(const core::Workspace& ws, const RoutingServerParams& params, core::Fetch fetch) {
    auto server = serverOf(params);
    if (!server) {
        return nullptr;
    }
    auto cache = std::make_shared<geo::EngineCache>(
        params.fresh ? std::string() : geo::engineAnswersFile(ws.path()), geo::kEngineAnswerDays);
    return geo::openServer(*std::move(server), network(std::move(fetch)), std::move(cache));
}

std::shared_ptr<geo::EngineClient> planningServer(const RoutingServerParams& params,
                                                  core::Fetch fetch) {
    auto server = serverOf(params);
    if (!server || server->address.kind != "vroom") {
        throw Error(Code::Usage, core::format("\"{}\" plans no routes", params.word),
                    "write --optimiser vroom:http://127.0.0.1:3000", "--optimiser");
    }
    server->thinkSeconds = kPlanSeconds;
    return std::make_shared<geo::EngineClient>(*std::move(server), network(std::move(fetch)));
}

} // namespace ui
