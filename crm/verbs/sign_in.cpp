// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/verbs/sign_in.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/adapters/factory.h"
#include "crm/adapters/rest_auth.h"
#include "crm/adapters/rest_config.h"
#include "crm/adapters/vendor_http.h"
#include "crm/auth/oauth.h"

#include <optional>

namespace crm {

using core::Code;
using core::Error;
using core::Json;

namespace {

/// The part of a connection that signing in is about.
struct Account {
    explicit Account(CrmConnection from) : connection(std::move(from)) {
        if (!needsSignIn(connection)) {
            throw Error(Code::Usage,
                        core::format("the connection {} needs no sign-in", connection.name),
                        "use it as it is", connection.name);
        }
        if (connection.kind == "rest") {
            rest = RestConfig::fromJson(connection.config, connection.baseUrl).auth;
        }
        if (!rest || rest->kind == RestAuthKind::OAuth) {
            const Json settings =
                rest ? rest->signIn : connection.config.value("sign_in", Json::object());
            // A connection that lives on tokens made elsewhere has no application of its own.
            if (settings.contains("client_id")) {
                profile = oauthProfile(connection.kind, settings, connection.baseUrl);
            }
        }
    }

    CrmConnection connection;
    std::optional<RestAuth> rest;
    std::optional<OAuthProfile> profile;
};

std::shared_ptr<SecretStore> storeOf(const AdapterTools& tools) {
    return tools.secrets ? tools.secrets : keychain();
}

Credentials ask(const Account& account, const LoginParams& params, const LoginTalk& talk,
                core::Job& job, const AdapterTools& tools) {
    const std::string& name = account.connection.name;
    if (!params.secret.empty()) {
        RestAuth bearer;
        bearer.kind = RestAuthKind::Bearer;
        return restCredentials(account.rest.value_or(bearer), params.secret);
    }
    if (!account.profile) {
        throw Error(Code::Usage, core::format("{} has to be given its token or password", name),
                    "say --token, or give the connection a \"sign_in\" with a client_id", name);
    }
    const std::string clientSecret = params.clientSecret.empty()
                                         ? environmentSecret("CLIENT_SECRET", name).value_or("")
                                         : params.clientSecret;
    if (account.profile->proof != ClientProof::None && clientSecret.empty()) {
        throw Error(Code::Usage,
                    core::format("the application registered for {} has a secret, which is needed "
                                 "to sign in",
                                 name),
                    core::format("set {} for this one call; it is kept in the keychain",
                                 environmentName("CLIENT_SECRET", name)),
                    name);
    }
    const SignInTools with{plainFetch(tools), tools.clock, talk.openBrowser, talk.showCode};
    return params.device ? signInWithDevice(*account.profile, clientSecret, with, job)
                         : signInWithBrowser(*account.profile, clientSecret, with, job);
}

} // namespace

void to_json(Json& json, const LoginReport& report) {
    json = Json{{"name", report.name},
                {"way", report.way},
                {"kept_in", report.keptIn},
                {"account", report.identity.account},
                {"permissions", report.identity.permissions},
                {"issues", report.identity.issues}};
}

void to_json(Json& json, const LogoutReport& report) {
    json =
        Json{{"name", report.name}, {"forgotten", report.forgotten}, {"revoked", report.revoked}};
}

SignInWays signInWays(const core::Workspace& ws, const std::string& connection) {
    const CrmConnection found = requireConnection(ws.reader(), connection);
    SignInWays ways;
    ways.needed = needsSignIn(found);
    if (!ways.needed) {
        return ways;
    }
    const Account account(found);
    ways.browser = account.profile && !account.profile->authorizeUrl.empty();
    ways.device = account.profile && !account.profile->device.url.empty();
    ways.clientSecret = account.profile && account.profile->proof != ClientProof::None;
    ways.nameAndPassword = account.rest && (account.rest->kind == RestAuthKind::Basic ||
                                            account.rest->kind == RestAuthKind::Login);
    return ways;
}

LoginReport login(const core::Workspace& ws, const LoginParams& params, const LoginTalk& talk,
                  core::Job& job, const AdapterTools& tools) {
    const Account account(requireConnection(ws.reader(), params.connection));
    const auto store = storeOf(tools);
    const std::string key = accountKey(account.connection);
    store->read(key); // says that nothing keeps secrets here before the user signs in for nothing
    const Credentials credentials = ask(account, params, talk, job, tools);
    store->write(key, storedText(credentials));
    LoginReport report;
    report.name = account.connection.name;
    report.way = !params.secret.empty() ? "given" : params.device ? "code" : "browser";
    report.keptIn = store->name();
    AdapterTools same = tools;
    same.secrets = store;
    report.identity = makeAdapterWith(account.connection, same)->whoAmI(job);
    return report;
}

LogoutReport logout(const core::Workspace& ws, const std::string& connection, core::Job& job,
                    const AdapterTools& tools) {
    const Account account(requireConnection(ws.reader(), connection));
    const auto store = storeOf(tools);
    const std::string key = accountKey(account.connection);
    const Credentials credentials = credentialsFrom(store->read(key).value_or(""));
    LogoutReport report;
    report.name = account.connection.name;
    report.forgotten = !credentials.empty();
    store->erase(key);
    if (report.forgotten && account.profile) {
        report.revoked = revoke(*account.profile, credentials, plainFetch(tools), job);
    }
    return report;
}

} // namespace crm
