// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fetch.h"
#include "crm/auth/credentials.h"
#include "crm/auth/oauth_profile.h"
#include "crm/auth/token_keeper.h"
#include "crm/http/time_source.h"

#include <functional>
#include <string>

namespace crm {

/// What signing in needs from the program around it.
struct SignInTools {
    core::Fetch fetch;
    TimeSource clock = systemClock();
    /// Shows a page to the user; false if there is nothing to show it with, which is no error: the
    /// address is told as well.
    std::function<void(const std::string& url)> openBrowser;
    /// Tells the user to type a code at an address.
    std::function<void(const std::string& code, const std::string& url)> showCode;
    double patienceSeconds = 300; ///< of waiting for the user
};

/// The authorization code flow with PKCE (RFC 6749, 7636, 8252): opens the vendor's page and waits
/// on 127.0.0.1 for the answer. Throws Error(Remote) when the user or the vendor says no, or nobody
/// comes.
Credentials signInWithBrowser(const OAuthProfile& profile, const std::string& clientSecret,
                              const SignInTools& tools, core::Job& job);

/// The device flow (RFC 8628): shows a code that the user types on any device, and waits.
Credentials signInWithDevice(const OAuthProfile& profile, const std::string& clientSecret,
                             const SignInTools& tools, core::Job& job);

/// Asks for a new access token with a refresh token.
Refresh oauthRefresh(OAuthProfile profile, core::Fetch fetch, TimeSource clock);

/// Tells the vendor that the tokens are no longer needed. Best effort: true if it agreed.
bool revoke(const OAuthProfile& profile, const Credentials& credentials, const core::Fetch& fetch,
            core::Job& job);

/// A code verifier and its challenge (RFC 7636, section 4).
struct Pkce {
    std::string verifier;
    std::string challenge;
};
Pkce makePkce();

} // namespace crm
