// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/auth/authorised.h"

namespace crm {

namespace {

constexpr int kUnauthorised = 401;

} // namespace

Sign authorizationHeader(std::string scheme) {
    return [scheme = std::move(scheme)](core::FetchRequest& request, const std::string& token) {
        request.headers.emplace_back("Authorization", scheme + " " + token);
    };
}

core::Fetch authorised(core::Fetch fetch, std::shared_ptr<TokenKeeper> keeper, Sign sign,
                       TokenRefused refused) {
    if (!refused) {
        refused = [](const core::FetchResponse& response) {
            return response.status == kUnauthorised;
        };
    }
    return [fetch = std::move(fetch), keeper = std::move(keeper), sign = std::move(sign),
            refused = std::move(refused)](const core::FetchRequest& request, core::Job& job) {
        const auto with = [&](const std::string& token) {
            core::FetchRequest signedRequest = request;
            signedRequest.stayOnServer = true;
            sign(signedRequest, token);
            return signedRequest;
        };
        const std::string token = keeper->token(job);
        core::FetchResponse response = fetch(with(token), job);
        if (!refused(response)) {
            return response;
        }
        return fetch(with(keeper->renewed(token, job)), job);
    };
}

} // namespace crm
