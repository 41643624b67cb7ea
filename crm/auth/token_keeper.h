// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "crm/auth/credentials.h"
#include "crm/auth/secret_store.h"
#include "crm/http/time_source.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace crm {

/// What came of asking for new tokens.
struct Refreshed {
    Credentials credentials;   ///< the new ones, complete
    bool rejected = false;     ///< the server no longer knows the refresh token ("invalid_grant")
    std::string message;       ///< its words, if rejected
    std::string location = {}; ///< the data centre that has the tokens instead, if it names one
};

/// Asks a server for new tokens. Throws Error(Remote) when there is no answer.
using Refresh = std::function<Refreshed(const Credentials&, core::Job&)>;

struct TokenKeeperOptions {
    std::string name; ///< of the connection, for messages
    std::string key;  ///< of the credentials in the store
    std::shared_ptr<SecretStore> store;
    Refresh refresh; ///< empty: the token cannot be renewed
    TimeSource clock = systemClock();
    std::filesystem::path lockFile; ///< keeps programs from refreshing at the same time
    double aheadSeconds = 60;       ///< renewed so long before it expires
};

/// Keeps the tokens of one account alive.
///
/// Of any number of threads and programs that find the token worn out, one asks for a new one; the
/// others find it in the store. New tokens are stored before they are used, because a server that
/// rotates them has voided the old ones. A refresh token that is rejected is read from the store
/// once more before anybody is bothered: another program may have renewed it. Nothing that goes
/// wrong deletes credentials.
class TokenKeeper {
public:
    explicit TokenKeeper(TokenKeeperOptions options);

    /// A token that should work. Throws Error(Remote) with a hint to sign in where there is none.
    std::string token(core::Job& job);
    /// Another token than the one that was refused.
    std::string renewed(const std::string& refused, core::Job& job);
    /// The credentials as they are now, without asking anybody.
    Credentials current();

private:
    std::string newToken(const std::string& refused, core::Job& job);
    bool usable(const Credentials& credentials, const std::string& refused) const;
    void load();
    void keep(Credentials fresh);
    void storeWhatIsNot();
    [[noreturn]] void askToSignIn(const std::string& why) const;

    TokenKeeperOptions options_;
    std::mutex mutex_;
    Credentials credentials_;
    bool loaded_ = false;
    bool unstored_ = false; ///< the store did not take the newest credentials
};

} // namespace crm
