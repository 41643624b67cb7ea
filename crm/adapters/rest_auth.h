// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/adapter_tools.h"
#include "crm/adapters/rest_config.h"
#include "crm/auth/authorised.h"
#include "crm/auth/token_keeper.h"

#include <memory>
#include <string>

namespace crm {

/// How a configured API is signed in to: who keeps its token, and where the token goes.
struct RestSigning {
    std::shared_ptr<TokenKeeper> keeper; ///< empty: no sign-in
    Sign sign;
};

/// `name` is the connection's, `key` its account's in the store.
RestSigning restSigning(const RestConfig& config, const std::string& name, const std::string& key,
                        const AdapterTools& tools);

/// What a user gives to sign in, as credentials: "user:password" for basic and login, else a token.
Credentials restCredentials(const RestAuth& auth, const std::string& secret);

/// Signs in with user and password, or renews with the refresh token where there is one.
Refresh restLogin(const RestAuth& auth, const std::string& baseUrl, core::Fetch fetch,
                  TimeSource clock);

} // namespace crm
