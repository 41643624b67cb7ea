// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/json.h"

#include <string>

namespace crm {

/// What a CRM gave us to sign in with. Kept in a `SecretStore` as one text, so that its parts never
/// come from two sign-ins.
struct Credentials {
    std::string accessToken;
    std::string refreshToken;
    core::InstantMs expires = 0; ///< of the access token; 0 = not known
    std::string baseUrl;         ///< of the API, where the answer to the sign-in named one
    std::string accountsUrl;     ///< of the server that gave the tokens, where it may be several
    std::string clientSecret;    ///< of the registered application, where it has one
    std::string user;            ///< for servers that are signed in to by name
    std::string password;

    bool empty() const { return accessToken.empty() && refreshToken.empty() && password.empty(); }
};

/// The text that is stored, and back. What cannot be read is as if there was nothing.
std::string storedText(const Credentials& credentials);
Credentials credentialsFrom(const std::string& text);

} // namespace crm
