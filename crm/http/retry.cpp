// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/http/retry.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "crm/http/remote_error.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <curl/curl.h>
#include <mutex>

namespace crm {

namespace {

constexpr int kTimeout = 408;
constexpr int kTooMany = 429;
constexpr int kBroken = 500;
constexpr int kBadGateway = 502;
constexpr int kUnavailable = 503;
constexpr int kGatewayTimeout = 504;

bool repeatable(const core::FetchRequest& request) {
    return request.repeatable ||
           (!request.once && request.method != "POST" && request.method != "PATCH");
}

bool worthRepeating(int status, bool repeatable) {
    switch (status) {
    case kTooMany:
    case kUnavailable: return true;
    case kTimeout:
    case kBroken:
    case kBadGateway:
    case kGatewayTimeout: return repeatable;
    default: return false;
    }
}

/// Whether the same request may go through next time, and be made twice.
bool mayHelp(const core::Error& error, bool repeatable) {
    const auto* remote = dynamic_cast<const RemoteError*>(&error);
    if (remote == nullptr) {
        return repeatable;
    }
    return remote->trouble() == Trouble::Unreachable && (repeatable || remote->notSent());
}

std::uint64_t seedFor(const RetryPolicy& policy) {
    static std::atomic<std::uint64_t> counter{0};
    return policy.seed != 0
               ? policy.seed
               : ++counter + static_cast<std::uint64_t>(
                                 std::chrono::steady_clock::now().time_since_epoch().count());
}

/// What the copies of one retrying function share.
class Retrier {
public:
    Retrier(core::Fetch fetch, RetryPolicy policy)
        : fetch_(std::move(fetch)), policy_(std::move(policy)), random_(seedFor(policy_)) {}

    core::FetchResponse send(const core::FetchRequest& request, core::Job& job) {
        double waited = 0;
        for (int attempt = 1;; ++attempt) {
            std::optional<core::FetchResponse> response = once(request, job, attempt);
            if (response && (!worthRepeating(response->status, repeatable(request)) ||
                             attempt >= policy_.attempts)) {
                return *std::move(response);
            }
            const auto wish =
                response ? retryAfter(*response, policy_.clock.now() / 1000) : std::nullopt;
            const double pause = wish ? *wish : jitter(attempt);
            if (response && waited + pause > policy_.mostWaitSeconds) {
                return *std::move(response);
            }
            policy_.clock.wait(pause, job);
            waited += pause;
        }
    }

private:
    /// Empty when there was no answer and trying again may help.
    std::optional<core::FetchResponse> once(const core::FetchRequest& request, core::Job& job,
                                            int attempt) {
        try {
            return fetch_(request, job);
        } catch (const core::Error& error) {
            if (error.code() != core::Code::Remote || attempt >= policy_.attempts ||
                !mayHelp(error, repeatable(request))) {
                throw;
            }
            return std::nullopt;
        }
    }

    double jitter(int attempt) {
        const double limit =
            std::min(policy_.longestSeconds, policy_.firstSeconds * std::pow(2.0, attempt - 1));
        const std::lock_guard lock(mutex_);
        return limit * random_.uniform();
    }

    core::Fetch fetch_;
    RetryPolicy policy_;
    std::mutex mutex_;
    core::Random random_;
};

} // namespace

std::optional<double> retryAfter(const core::FetchResponse& response, std::int64_t now) {
    for (const auto& [name, value] : response.headers) {
        if (name != "retry-after") {
            continue;
        }
        if (const auto seconds = core::parseNumber(value); seconds && *seconds >= 0) {
            return *seconds;
        }
        if (const auto date = httpDate(value)) {
            return static_cast<double>(std::max<std::int64_t>(0, *date - now));
        }
    }
    return std::nullopt;
}

std::optional<std::int64_t> httpDate(const std::string& text) {
    const auto date = static_cast<std::int64_t>(curl_getdate(text.c_str(), nullptr));
    return date >= 0 ? std::optional(date) : std::nullopt;
}

core::Fetch retrying(core::Fetch fetch, RetryPolicy policy) {
    auto retrier = std::make_shared<Retrier>(std::move(fetch), std::move(policy));
    return [retrier](const core::FetchRequest& request, core::Job& job) {
        return retrier->send(request, job);
    };
}

} // namespace crm
