// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/auth/oauth.h"

#include "core/base/base64.h"
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "crm/auth/loopback.h"
#include "crm/auth/secret_store.h"
#include "crm/http/http_client.h"
#include "crm/http/json_body.h"
#include "crm/http/remote_error.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace crm {

using core::Code;
using core::Error;
using core::FetchRequest;
using core::FetchResponse;
using core::Json;

namespace {

constexpr std::size_t kVerifierBytes = 48; // 64 characters
constexpr std::size_t kStateBytes = 24;
constexpr std::size_t kLongestReason = 200;
constexpr double kTokenPause = 600; // seconds, in which Zoho counts to ten
constexpr double kSlowDown = 5;     // seconds, RFC 8628 section 3.5

/// Errors that say that a refresh token is no good any more.
constexpr std::array<std::string_view, 5> kRejections = {
    "invalid_grant", "invalid_code", "invalid_refresh_token", "interaction_required",
    "BAD_REFRESH_TOKEN"};

std::string memberText(const Json& json, const char* name) {
    return json.is_object() && json.contains(name) ? jsonText(json[name]) : std::string();
}

std::string reasonOf(const Json& json) {
    std::string reason = memberText(json, "error_description");
    for (const char* name : {"message", "error", "status"}) {
        reason = reason.empty() ? memberText(json, name) : reason;
    }
    return core::cleanText(reason).substr(0, kLongestReason);
}

std::string errorOf(const Json& json) {
    const std::string error = memberText(json, "error");
    return error.empty() ? memberText(json, "status") : error;
}

FetchRequest formRequest(const std::string& url, QueryItems form, const OAuthProfile& profile,
                         const std::string& clientSecret) {
    FetchRequest request;
    request.method = "POST";
    request.url = url;
    request.stayOnServer = true;
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"},
                       {"Accept", "application/json"}};
    if (profile.proof == ClientProof::Basic) {
        request.headers.emplace_back(
            "Authorization", "Basic " + core::base64(profile.clientId + ":" + clientSecret));
    } else {
        form.emplace_back("client_id", profile.clientId);
        if (profile.proof == ClientProof::Body) {
            form.emplace_back("client_secret", clientSecret);
        }
    }
    request.body = queryText(form);
    return request;
}

/// The answer as JSON, whatever its status; Error(Remote) where the server is in trouble.
Json jsonOf(const FetchRequest& request, const FetchResponse& response) {
    const std::string server = serverOf(request.url);
    if (response.status >= 500 || response.status == 429 || response.status == 408) {
        throw RemoteError(
            response.status == 429 ? Trouble::Throttled : Trouble::Unreachable,
            core::format("{} cannot sign us in now (status {})", server, response.status),
            "try again later; the sign-in is kept", server);
    }
    return parseJson(response.body, server, {std::size_t{1} << 20, 16});
}

Credentials credentialsOf(const Json& json, const OAuthProfile& profile, Credentials before,
                          const TimeSource& clock) {
    before.accessToken = memberText(json, "access_token");
    if (const std::string fresh = memberText(json, "refresh_token"); !fresh.empty()) {
        before.refreshToken = fresh;
    }
    const auto seconds = core::parseNumber(memberText(json, "expires_in"));
    before.expires =
        seconds ? clock.now() + static_cast<core::InstantMs>(*seconds * 1000) : core::InstantMs{0};
    if (!profile.baseUrlMember.empty()) {
        const std::string base = memberText(json, profile.baseUrlMember.c_str());
        before.baseUrl = base.empty() ? before.baseUrl : base;
    }
    return before;
}

/// Tokens, or the error that the server gave instead of them.
Refreshed askForTokens(const OAuthProfile& profile, const std::string& url, QueryItems form,
                       const Credentials& before, const SignInTools& tools, core::Job& job) {
    const FetchRequest request = formRequest(url, std::move(form), profile, before.clientSecret);
    const FetchResponse response = tools.fetch(request, job);
    const Json json = jsonOf(request, response);
    Refreshed result;
    // Zoho says 200 to what it refuses, so the status alone says nothing.
    if (response.status < 300 && !memberText(json, "access_token").empty()) {
        result.credentials = credentialsOf(json, profile, before, tools.clock);
        return result;
    }
    result.rejected = true;
    result.message = errorOf(json);
    result.location = memberText(json, "user_location");
    if (result.message.empty()) {
        throw RemoteError(Trouble::Garbage,
                          core::format("{} answered to the sign-in with neither a token nor an "
                                       "error (status {})",
                                       serverOf(request.url), response.status),
                          "check the addresses of the sign-in", serverOf(request.url));
    }
    if (const std::string reason = reasonOf(json); reason != result.message) {
        result.message += ": " + reason;
    }
    return result;
}

bool begins(const std::string& message, std::string_view error) {
    return message.starts_with(error) &&
           (message.size() == error.size() || message[error.size()] == ':');
}

[[noreturn]] void refused(const OAuthProfile& profile, const std::string& why) {
    throw RemoteError(Trouble::SignIn,
                      core::format("{} did not sign us in: {}", serverOf(profile.tokenUrl), why),
                      "sign in again, and check the client id and its registered addresses",
                      serverOf(profile.tokenUrl));
}

/// The address of the consent page.
std::string authorizeUrl(const OAuthProfile& profile, const std::string& redirect,
                         const std::string& state, const Pkce& pkce) {
    QueryItems items = {{"response_type", "code"},
                        {"client_id", profile.clientId},
                        {"redirect_uri", redirect},
                        {"state", state}};
    if (!profile.scopes.empty()) {
        items.emplace_back("scope", profile.scopes);
    }
    if (profile.pkce) {
        items.emplace_back("code_challenge", pkce.challenge);
        items.emplace_back("code_challenge_method", "S256");
    }
    items.insert(items.end(), profile.authorizeItems.begin(), profile.authorizeItems.end());
    return withQuery(profile.authorizeUrl, items);
}

std::string itemOf(const QueryItems& items, std::string_view name) {
    const auto it = std::find_if(items.begin(), items.end(),
                                 [&](const auto& item) { return item.first == name; });
    return it == items.end() ? std::string() : it->second;
}

/// The code, if the answer is one to our question.
std::string codeFrom(const QueryItems& answer, const std::string& state,
                     const OAuthProfile& profile) {
    if (itemOf(answer, "state") != state) {
        refused(profile, "the answer belongs to another sign-in (its state differs)");
    }
    if (const std::string error = itemOf(answer, "error"); !error.empty()) {
        const std::string words = itemOf(answer, "error_description");
        refused(profile,
                core::cleanText(words.empty() ? error : error + ": " + words).substr(0, 200));
    }
    const std::string code = itemOf(answer, "code");
    if (code.empty()) {
        refused(profile, "the answer holds no code");
    }
    return code;
}

/// Vendors with several data centres name the one that knows the user.
OAuthProfile atAccountsServer(OAuthProfile profile, const std::string& accounts) {
    if (accounts.empty()) {
        return profile;
    }
    const std::string server = serverOf(accounts);
    if (!server.starts_with("https://") && !server.starts_with("http://127.0.0.1")) {
        refused(profile, "it sends us to an address that is not safe");
    }
    for (std::string* url : {&profile.tokenUrl, &profile.revokeUrl, &profile.device.tokenUrl}) {
        if (const std::string old = serverOf(*url); !old.empty()) {
            url->replace(0, old.size(), server);
        }
    }
    return profile;
}

/// The accounts server of a data centre, as an answer names it; "" where no data centre is named.
std::string serverOfLocation(const OAuthProfile& profile, const std::string& location) {
    if (location.empty()) {
        return {};
    }
    const auto server = profile.accountsServers.find(core::lower(location));
    if (server == profile.accountsServers.end()) {
        refused(profile, core::format("it names an unknown data center, \"{}\"",
                                      core::cleanText(location).substr(0, 20)));
    }
    return server->second;
}

struct DeviceCode {
    std::string code;
    double interval = 5;
    core::InstantMs ends = 0;
};

DeviceCode askForCode(const OAuthProfile& profile, const std::string& clientSecret,
                      const SignInTools& tools, core::Job& job) {
    QueryItems form = profile.device.ask;
    form.emplace_back("scope", profile.scopes);
    OAuthProfile open = profile;
    open.proof = ClientProof::None; // the first step is the same for everybody
    const FetchRequest request = formRequest(profile.device.url, form, open, clientSecret);
    const Json json = jsonOf(request, tools.fetch(request, job));
    DeviceCode device;
    device.code = memberText(json, "device_code");
    const std::string shown = memberText(json, "user_code");
    if (device.code.empty() || shown.empty()) {
        refused(profile, reasonOf(json).empty() ? "it gives no codes to devices" : reasonOf(json));
    }
    std::string url = memberText(json, "verification_uri");
    for (const char* other : {"verification_url", "verification_uri_complete"}) {
        url = url.empty() ? memberText(json, other) : url;
    }
    device.interval = std::max(profile.device.leastInterval,
                               core::parseNumber(memberText(json, "interval")).value_or(0));
    if (device.interval > 600) {
        device.interval /= 1000; // milliseconds, as some say
    }
    const double life = core::parseNumber(memberText(json, "expires_in")).value_or(900);
    device.ends = tools.clock.now() + static_cast<core::InstantMs>(life * 1000);
    tools.showCode(shown, url);
    return device;
}

} // namespace

Pkce makePkce() {
    Pkce pkce;
    pkce.verifier = randomText(kVerifierBytes);
    pkce.challenge = core::base64Url(core::bytesOfHex(core::sha256(pkce.verifier)));
    return pkce;
}

Credentials signInWithBrowser(const OAuthProfile& profile, const std::string& clientSecret,
                              const SignInTools& tools, core::Job& job) {
    if (profile.authorizeUrl.empty()) {
        throw Error(Code::Input, "this sign-in has no authorize_url",
                    "use the device flow, or give a token");
    }
    LoopbackReceiver receiver(profile.ports);
    const std::string redirect =
        core::format("http://{}:{}{}", profile.redirectHost, receiver.port(), profile.redirectPath);
    const Pkce pkce = makePkce();
    const std::string state = randomText(kStateBytes);
    tools.openBrowser(authorizeUrl(profile, redirect, state, pkce));
    const QueryItems answer = receiver.wait(profile.redirectPath, tools.patienceSeconds, job);
    const std::string code = codeFrom(answer, state, profile);
    std::string accounts = itemOf(answer, "accounts-server");
    if (accounts.empty() && !profile.accountsServers.empty()) {
        accounts = serverOfLocation(profile, itemOf(answer, "location"));
    }
    const OAuthProfile at = atAccountsServer(profile, accounts);
    QueryItems form = {
        {"grant_type", "authorization_code"}, {"code", code}, {"redirect_uri", redirect}};
    if (profile.pkce) {
        form.emplace_back("code_verifier", pkce.verifier);
    }
    Credentials before;
    before.clientSecret = clientSecret;
    before.accountsUrl = accounts;
    Refreshed tokens = askForTokens(at, at.tokenUrl, form, before, tools, job);
    if (tokens.rejected) {
        refused(profile, tokens.message);
    }
    return tokens.credentials;
}

Credentials signInWithDevice(const OAuthProfile& profile, const std::string& clientSecret,
                             const SignInTools& tools, core::Job& job) {
    if (profile.device.url.empty()) {
        throw Error(Code::Input, "this CRM cannot be signed in to with a code",
                    "sign in with the browser, or give a token");
    }
    DeviceCode device = askForCode(profile, clientSecret, tools, job);
    OAuthProfile at = profile;
    Credentials before;
    before.clientSecret = clientSecret;
    while (tools.clock.now() < device.ends) {
        tools.clock.wait(device.interval, job);
        const QueryItems form = {{"grant_type", profile.device.grant},
                                 {profile.device.codeField, device.code}};
        Refreshed tokens = askForTokens(at, at.device.tokenUrl, form, before, tools, job);
        if (!tokens.rejected) {
            return tokens.credentials;
        }
        if (begins(tokens.message, "other_dc")) {
            // The user said yes, but is known to another data centre: that one has the tokens.
            before.accountsUrl = serverOfLocation(profile, tokens.location);
            if (before.accountsUrl.empty()) {
                refused(profile, "the user belongs to a data center that it does not name");
            }
            at = atAccountsServer(profile, before.accountsUrl);
        } else if (begins(tokens.message, "slow_down")) {
            device.interval += kSlowDown;
        } else if (!begins(tokens.message, "authorization_pending")) {
            refused(profile, tokens.message);
        }
    }
    refused(profile, "the code was not typed in time");
}

Refresh oauthRefresh(OAuthProfile profile, core::Fetch fetch, TimeSource clock) {
    return [profile = std::move(profile), fetch = std::move(fetch),
            clock = std::move(clock)](const Credentials& old, core::Job& job) {
        if (old.refreshToken.empty()) {
            Refreshed none;
            none.rejected = true;
            none.message = "there is no refresh token";
            return none;
        }
        const OAuthProfile at = atAccountsServer(profile, old.accountsUrl);
        const SignInTools tools{fetch, clock, {}, {}};
        Refreshed tokens = askForTokens(
            at, at.tokenUrl, {{"grant_type", "refresh_token"}, {"refresh_token", old.refreshToken}},
            old, tools, job);
        const bool gone =
            std::any_of(kRejections.begin(), kRejections.end(),
                        [&](std::string_view error) { return begins(tokens.message, error); });
        if (tokens.rejected && tokens.message.find("too many requests") != std::string::npos) {
            throw RemoteError(
                Trouble::Throttled,
                core::format("{} gives out no more access tokens for now", serverOf(at.tokenUrl)),
                "it goes on in ten minutes; nothing was lost", serverOf(at.tokenUrl), kTokenPause);
        }
        if (tokens.rejected && !gone) {
            // Of the application, not of the token: signing in again would not help.
            refused(profile, tokens.message);
        }
        return tokens;
    };
}

bool revoke(const OAuthProfile& profile, const Credentials& credentials, const core::Fetch& fetch,
            core::Job& job) {
    const OAuthProfile at = atAccountsServer(profile, credentials.accountsUrl);
    if (at.revokeUrl.empty()) {
        return false;
    }
    const std::string& token =
        credentials.refreshToken.empty() ? credentials.accessToken : credentials.refreshToken;
    const FetchRequest request =
        formRequest(at.revokeUrl, {{"token", token}}, at, credentials.clientSecret);
    const FetchResponse response = fetch(request, job);
    return response.status >= 200 && response.status < 300;
}

} // namespace crm
