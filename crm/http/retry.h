// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fetch.h"
#include "crm/http/time_source.h"

#include <cstdint>
#include <optional>

namespace crm {

/// When a request is made again.
struct RetryPolicy {
    int attempts = 5;             ///< the first one included
    double firstSeconds = 0.5;    ///< upper end of the first pause; it doubles each time
    double longestSeconds = 30;   ///< upper end of any pause that the server does not ask for
    double mostWaitSeconds = 120; ///< of all pauses of one request; a longer wish is not granted
    std::uint64_t seed = 0;       ///< of the pauses; 0 = another one for each policy
    TimeSource clock = systemClock();
};

/// Makes a request again when trying again can help: the server is busy (408, 429, 500, 502, 503,
/// 504)
/// or there was no answer. What may have been carried out is not repeated: POST and PATCH, unless
/// the request says that it may, only after 429 and 503, with which a server says that it did
/// nothing, and when it was not reached. Pauses are those that the server asks for (Retry-After),
/// else random up to a doubling limit
/// ("full jitter", M. Brooker, "Exponential Backoff and Jitter", 2015). After the last attempt the
/// answer is returned, or the error thrown, as it is.
core::Fetch retrying(core::Fetch fetch, RetryPolicy policy = {});

/// The pause that an answer asks for; empty if it asks for none. `now` is in seconds of the Unix
/// epoch, for a Retry-After that is a date.
std::optional<double> retryAfter(const core::FetchResponse& response, std::int64_t now);

/// "Sun, 29 Mar 2026 08:00:00 GMT" in seconds of the Unix epoch; empty for anything else.
std::optional<std::int64_t> httpDate(const std::string& text);

} // namespace crm
