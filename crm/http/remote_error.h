// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <string>
#include <utility>

namespace crm {

/// What keeps a CRM from answering.
enum class Trouble {
    Unreachable, ///< no connection, or no answer in time
    Throttled,   ///< too many requests; again after `retrySeconds`
    QuotaSpent,  ///< no calls left today; again after `retrySeconds`
    SignIn,      ///< the user must sign in again
    Outdated,    ///< the CRM does not speak this version of its interface any more
    Garbage      ///< the answer makes no sense
};

/// Thrown by adapters where nothing of a call was carried out. Its code is Remote.
class RemoteError : public core::Error {
public:
    RemoteError(Trouble trouble, const std::string& message, std::string hint = {},
                std::string subject = {}, double retrySeconds = 0)
        : core::Error(core::Code::Remote, message, std::move(hint), std::move(subject)),
          trouble_(trouble), retrySeconds_(retrySeconds) {}

    Trouble trouble() const noexcept { return trouble_; }
    /// Seconds from now until it makes sense to try again; 0 = not known.
    double retrySeconds() const noexcept { return retrySeconds_; }

    /// The request surely did not reach the server, so that any may be repeated.
    bool notSent() const noexcept { return notSent_; }
    RemoteError& setNotSent() {
        notSent_ = true;
        return *this;
    }

private:
    Trouble trouble_;
    double retrySeconds_;
    bool notSent_ = false;
};

} // namespace crm
