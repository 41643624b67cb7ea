// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/auth/token_keeper.h"

#include "core/base/data_folder.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/http/remote_error.h"

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace crm {

using core::Code;
using core::Error;

namespace {

constexpr auto kLockPause = std::chrono::milliseconds(10);

/// Held by one thread of one program at a time: each opens the file anew, and such locks belong to
/// the opened file.
class AccountLock {
public:
    AccountLock(const std::filesystem::path& path, core::Job& job) {
        if (path.empty()) {
            return;
        }
        core::makeFolderOf(path.string());
        fd_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (fd_ < 0) {
            throw Error(Code::Storage, "a lock cannot be made at " + path.string(),
                        "check the permissions of that folder", path.string());
        }
        while (::flock(fd_, LOCK_EX | LOCK_NB) != 0) {
            if (errno != EWOULDBLOCK && errno != EINTR) {
                return; // a file system without locks: as good as it gets
            }
            if (job.cancelled()) {
                ::close(fd_);
                job.checkpoint();
            }
            std::this_thread::sleep_for(kLockPause);
        }
    }
    ~AccountLock() {
        if (fd_ >= 0) {
            ::close(fd_);
        }
    }
    AccountLock(const AccountLock&) = delete;
    AccountLock& operator=(const AccountLock&) = delete;

private:
    int fd_ = -1;
};

} // namespace

TokenKeeper::TokenKeeper(TokenKeeperOptions options) : options_(std::move(options)) {}

Credentials TokenKeeper::current() {
    const std::lock_guard lock(mutex_);
    if (!loaded_) {
        load();
    }
    return credentials_;
}

std::string TokenKeeper::token(core::Job& job) {
    const std::lock_guard lock(mutex_);
    if (!loaded_) {
        load();
    }
    storeWhatIsNot();
    return usable(credentials_, {}) ? credentials_.accessToken : newToken({}, job);
}

std::string TokenKeeper::renewed(const std::string& refused, core::Job& job) {
    const std::lock_guard lock(mutex_);
    storeWhatIsNot();
    return usable(credentials_, refused) ? credentials_.accessToken : newToken(refused, job);
}

bool TokenKeeper::usable(const Credentials& credentials, const std::string& refused) const {
    const auto ahead = static_cast<core::InstantMs>(options_.aheadSeconds * 1000);
    const bool fresh =
        credentials.expires == 0 || options_.clock.now() + ahead < credentials.expires;
    // A token that cannot be renewed is tried to its last second.
    return !credentials.accessToken.empty() && credentials.accessToken != refused &&
           (fresh || !options_.refresh);
}

void TokenKeeper::load() {
    if (unstored_) {
        return; // ours are newer
    }
    credentials_ = credentialsFrom(options_.store->read(options_.key).value_or(""));
    loaded_ = true;
}

void TokenKeeper::keep(Credentials fresh) {
    credentials_ = std::move(fresh);
    unstored_ = true; // until the store has them, they live here
    options_.store->write(options_.key, storedText(credentials_));
    unstored_ = false;
}

void TokenKeeper::storeWhatIsNot() {
    if (unstored_) {
        keep(credentials_);
    }
}

std::string TokenKeeper::newToken(const std::string& refused, core::Job& job) {
    const AccountLock lock(options_.lockFile, job);
    load();
    if (usable(credentials_, refused)) {
        return credentials_.accessToken; // somebody else was faster
    }
    if (credentials_.empty()) {
        askToSignIn("has no sign-in yet");
    }
    if (!options_.refresh) {
        askToSignIn("was refused its token");
    }
    Refreshed answer = options_.refresh(credentials_, job);
    if (answer.rejected) {
        const Credentials before = credentials_;
        load();
        if (credentials_.refreshToken != before.refreshToken ||
            credentials_.accessToken != before.accessToken) {
            if (usable(credentials_, refused)) {
                return credentials_.accessToken;
            }
            answer = options_.refresh(credentials_, job);
        }
    }
    if (answer.rejected) {
        askToSignIn(answer.message.empty()
                        ? std::string("was signed out by the server")
                        : core::format("was signed out by the server ({})", answer.message));
    }
    keep(std::move(answer.credentials));
    return credentials_.accessToken;
}

void TokenKeeper::askToSignIn(const std::string& why) const {
    throw RemoteError(Trouble::SignIn, core::format("the connection {} {}", options_.name, why),
                      core::format("sign in: evenlode crm login WORKSPACE {} (or set {})",
                                   options_.name, environmentName("TOKEN", options_.name)),
                      options_.name);
}

} // namespace crm
