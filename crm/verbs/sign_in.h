// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"
#include "crm/adapters/adapter.h"
#include "crm/adapters/adapter_tools.h"

#include <functional>
#include <string>

namespace crm {

/// How a connection can be signed in to.
struct SignInWays {
    bool needed = false;
    bool browser = false;         ///< a page of the vendor
    bool device = false;          ///< a code to type anywhere
    bool nameAndPassword = false; ///< "name:password" instead of a token
    bool clientSecret = false;    ///< the vendor's application has a secret
};

struct LoginParams {
    std::string connection;
    bool device = false; ///< with a code instead of the browser
    std::string secret;  ///< a token, key or "name:password"; empty: browser or device
    std::string
        clientSecret; ///< of the registered application; empty: EVENLODE_CLIENT_SECRET_<NAME>
};

/// How the user is spoken to meanwhile; see `SignInTools`.
struct LoginTalk {
    std::function<void(const std::string& url)> openBrowser;
    std::function<void(const std::string& code, const std::string& url)> showCode;
};

struct LoginReport {
    std::string name;
    std::string way; ///< "browser", "code", "given"
    std::string keptIn;
    Identity identity;
};
void to_json(core::Json& json, const LoginReport& report);

struct LogoutReport {
    std::string name;
    bool forgotten = false; ///< there were credentials here, and they are gone
    bool revoked = false;   ///< the vendor has been told
};
void to_json(core::Json& json, const LogoutReport& report);

SignInWays signInWays(const core::Workspace& ws, const std::string& connection);

/// Signs in to a connection, keeps the tokens in the store of secrets and asks the CRM who we are.
/// Nothing of it is kept in the workspace. Throws Error(Storage) where nothing keeps secrets.
LoginReport login(const core::Workspace& ws, const LoginParams& params, const LoginTalk& talk,
                  core::Job& job, const AdapterTools& tools = {});

/// Forgets the sign-in here, and tells the vendor where it wants to know.
LogoutReport logout(const core::Workspace& ws, const std::string& connection, core::Job& job,
                    const AdapterTools& tools = {});

} // namespace crm
