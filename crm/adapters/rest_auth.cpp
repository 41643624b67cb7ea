// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/rest_auth.h"

#include "core/base/base64.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/adapters/vendor_http.h"
#include "crm/auth/oauth.h"
#include "crm/http/http_client.h"
#include "crm/http/json_body.h"
#include "crm/http/template.h"

namespace crm {

using core::FetchRequest;
using core::FetchResponse;
using core::Json;

namespace {

constexpr JsonLimits kSmall = {std::size_t{1} << 20, 16};

/// The login and refresh calls of one API.
class LoginCalls {
public:
    LoginCalls(const RestAuth& auth, std::string baseUrl, core::Fetch fetch, TimeSource clock)
        : auth_(auth), baseUrl_(std::move(baseUrl)), fetch_(std::move(fetch)),
          clock_(std::move(clock)) {}

    Refreshed operator()(const Credentials& old, core::Job& job) const {
        if (!old.refreshToken.empty() && !auth_.refresh.path.empty()) {
            Refreshed renewed = ask(auth_.refresh, auth_.refreshBody, old, job);
            // Where the password is known, a refresh token that has run out is no end.
            if (!renewed.rejected || old.password.empty()) {
                return renewed;
            }
        }
        if (old.password.empty()) {
            Refreshed none;
            none.rejected = true;
            none.message = "there is no password to sign in with";
            return none;
        }
        return ask(auth_.login, auth_.loginBody, old, job);
    }

private:
    Refreshed ask(const RestWrite& call, const Json& body, const Credentials& old,
                  core::Job& job) const {
        const PlaceValue place = [&](std::string_view name) -> std::optional<std::string> {
            return name == "user"            ? std::optional(old.user)
                   : name == "password"      ? std::optional(old.password)
                   : name == "refresh_token" ? std::optional(old.refreshToken)
                                             : std::nullopt;
        };
        FetchRequest request;
        request.method = call.method;
        request.url = baseUrl_ + call.path;
        request.stayOnServer = true;
        request.headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}};
        request.body = filledJson(body, place).dump(-1, ' ', false, Json::error_handler_t::replace);
        return read(fetch_(request, job), old);
    }

    Refreshed read(const FetchResponse& response, const Credentials& old) const {
        const std::string server = serverOf(baseUrl_);
        Refreshed result;
        if (response.status == 400 || response.status == 401 || response.status == 403) {
            result.rejected = true;
            result.message = core::format("status {}", response.status);
            return result;
        }
        if (response.status < 200 || response.status >= 300) {
            throw RemoteError(
                response.status == 429 ? Trouble::Throttled : Trouble::Unreachable,
                core::format("{} cannot sign us in now (status {})", server, response.status),
                "try again later; the sign-in is kept", server);
        }
        const Json json = parseJson(response.body, server, kSmall);
        result.credentials = old;
        result.credentials.accessToken = jsonText(jsonAt(json, auth_.tokens.access));
        if (result.credentials.accessToken.empty()) {
            throw RemoteError(Trouble::Garbage,
                              core::format("{} signed us in without a token", server),
                              "check \"auth.login.token\" of the connection", server);
        }
        const std::string fresh =
            auth_.tokens.refresh.empty() ? "" : jsonText(jsonAt(json, auth_.tokens.refresh));
        result.credentials.refreshToken = fresh.empty() ? old.refreshToken : fresh;
        const auto life = auth_.tokens.expires.empty()
                              ? std::nullopt
                              : core::parseNumber(jsonText(jsonAt(json, auth_.tokens.expires)));
        result.credentials.expires =
            life ? clock_.now() + static_cast<core::InstantMs>(*life * auth_.tokens.unitMs) : 0;
        return result;
    }

    RestAuth auth_;
    std::string baseUrl_;
    core::Fetch fetch_;
    TimeSource clock_;
};

Sign signWith(const RestAuth& auth) {
    switch (auth.kind) {
    case RestAuthKind::Basic: return authorizationHeader("Basic");
    case RestAuthKind::Header:
        return [name = auth.name](FetchRequest& request, const std::string& token) {
            request.headers.emplace_back(name, token);
        };
    case RestAuthKind::Query:
        return [name = auth.name](FetchRequest& request, const std::string& token) {
            request.url = withQuery(request.url, {{name, token}});
        };
    default: return authorizationHeader(auth.scheme);
    }
}

} // namespace

Refresh restLogin(const RestAuth& auth, const std::string& baseUrl, core::Fetch fetch,
                  TimeSource clock) {
    return LoginCalls(auth, baseUrl, std::move(fetch), std::move(clock));
}

Credentials restCredentials(const RestAuth& auth, const std::string& secret) {
    Credentials credentials;
    if (auth.kind == RestAuthKind::Basic) {
        credentials.accessToken = core::base64(secret);
    } else if (auth.kind == RestAuthKind::Login) {
        const std::size_t colon = secret.find(':');
        if (colon == std::string::npos) {
            throw core::Error(core::Code::Usage,
                              "this CRM is signed in to with a name and password",
                              "give them as NAME:PASSWORD");
        }
        credentials.user = secret.substr(0, colon);
        credentials.password = secret.substr(colon + 1);
    } else {
        credentials.accessToken = secret;
    }
    return credentials;
}

RestSigning restSigning(const RestConfig& config, const std::string& name, const std::string& key,
                        const AdapterTools& tools) {
    const RestAuth& auth = config.auth;
    if (auth.kind == RestAuthKind::None) {
        return {};
    }
    Refresh refresh;
    // A tenth of a short life, so that tokens of seconds are not renewed at every call.
    double ahead = 60;
    if (auth.kind == RestAuthKind::Login) {
        refresh = restLogin(auth, config.baseUrl, plainFetch(tools), tools.clock);
        ahead = 2;
    } else if (auth.kind == RestAuthKind::OAuth) {
        const OAuthProfile profile = oauthProfile("rest", auth.signIn, config.baseUrl);
        ahead = profile.aheadSeconds;
        refresh = oauthRefresh(profile, plainFetch(tools), tools.clock);
    }
    RestSigning signing;
    const auto fromText = [auth](const std::string& text) { return restCredentials(auth, text); };
    signing.keeper = keeperFor(name, key, std::move(refresh), tools, ahead, fromText);
    signing.sign = signWith(auth);
    return signing;
}

} // namespace crm
