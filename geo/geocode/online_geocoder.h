// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fetch.h"
#include "geo/geocode/online_cache.h"
#include "geo/geocode/online_template.h"

#include <chrono>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace geo {

/// Who is asked, and with what.
struct OnlineOptions {
    OnlineTemplate server;
    std::string base;       ///< another server of the same kind; empty = the template's
    std::string key;        ///< goes into {key}; never written anywhere
    double maxAgeDays = 90; ///< older answers in the cache are asked for again
    /// Waits; empty = really. For tests.
    std::function<void(double seconds, core::Job&)> wait;
};

/// What a run came to.
struct OnlineCounts {
    std::int64_t asked = 0;  ///< requests that left this machine
    std::int64_t cached = 0; ///< answers that were known
};

/// Asks a geocoding server, one address at a time, no faster than its rules allow; answers are kept
/// in a cache. Only street, city, state and ZIP leave the machine, never a name or an id.
class OnlineGeocoder {
public:
    /// `cache` must outlive it. Throws Error(Usage) if the server has no address.
    OnlineGeocoder(OnlineOptions options, core::Fetch fetch, OnlineCache& cache);

    /// The best place, with the others as candidates. Throws Error(Remote) if the server refuses or
    /// does not answer.
    Match find(const Address& address, core::Job& job);
    const OnlineCounts& counts() const { return counts_; }
    const OnlineTemplate& server() const { return options_.server; }

private:
    std::string ask(const std::string& url, core::Job& job);
    void keepPace(core::Job& job);

    OnlineOptions options_;
    core::Fetch fetch_;
    OnlineCache& cache_;
    OnlineCounts counts_;
    std::optional<std::chrono::steady_clock::time_point> last_;
};

/// The match that candidates of an answer amount to: the first, if it is sure enough.
Match onlineMatch(const OnlineTemplate& server, std::vector<MatchCandidate> candidates,
                  const std::string& today);

} // namespace geo
