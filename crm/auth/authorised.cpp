// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/auth/authorised.h"

namespace crm {

namespace {

constexpr int kUnauthorised = 401;

core::FetchRequest with(core::FetchRequest request, const std::string& scheme,
                        const std::string& token) {
    request.headers.emplace_back("Authorization", scheme + " " + token);
    request.stayOnServer = true;
    return request;
}

} // namespace

core::Fetch authorised(core::Fetch fetch, std::shared_ptr<TokenKeeper> keeper, std::string scheme) {
    return [fetch = std::move(fetch), keeper = std::move(keeper),
            scheme = std::move(scheme)](const core::FetchRequest& request, core::Job& job) {
        const std::string token = keeper->token(job);
        core::FetchResponse response = fetch(with(request, scheme, token), job);
        if (response.status != kUnauthorised) {
            return response;
        }
        return fetch(with(request, scheme, keeper->renewed(token, job)), job);
    };
}

} // namespace crm
