// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/online_geocoder.h"

#include "core/base/error.h"
#include "core/base/pause.h"
#include "core/base/text.h"
#include "core/base/time.h"

#include <algorithm>
#include <utility>

namespace geo {

using core::Code;
using core::Error;

namespace {

constexpr double kSureEnough = 0.5;
constexpr int kUnauthorized = 401;
constexpr int kForbidden = 403;
constexpr int kTooMany = 429;

Error refusal(const std::string& name, int status) {
    if (status == kUnauthorized || status == kForbidden) {
        return {Code::Remote, core::format("{} refuses the key (HTTP {})", name, status),
                "check the key, or ask the provider", name};
    }
    if (status == kTooMany) {
        return {Code::Remote, core::format("{} allows no more requests now", name),
                "go on later: accounts placed so far are kept, the others are tried next time",
                name};
    }
    return {Code::Remote, core::format("{} answered with HTTP {}", name, status),
            "check the address of the server; accounts placed so far are kept", name};
}

} // namespace

OnlineGeocoder::OnlineGeocoder(OnlineOptions options, core::Fetch fetch, OnlineCache& cache)
    : options_(std::move(options)), fetch_(std::move(fetch)), cache_(cache) {
    if (!options_.base.empty()) {
        options_.server.base = options_.base;
    }
    while (options_.server.base.ends_with('/')) {
        options_.server.base.pop_back();
    }
    if (options_.server.base.empty() && options_.server.url.starts_with("{base}")) {
        throw Error(
            Code::Usage,
            core::format("{} has no public server: its address is missing", options_.server.name),
            "say --provider-url https://…", options_.server.name);
    }
    if (!options_.wait) {
        options_.wait = core::pause;
    }
}

void OnlineGeocoder::keepPace(core::Job& job) {
    const auto now = std::chrono::steady_clock::now();
    if (last_) {
        const std::chrono::duration<double> since = now - *last_;
        const double pause = 1 / options_.server.perSecond - since.count();
        if (pause > 0) {
            options_.wait(pause, job);
        }
    }
    last_ = std::chrono::steady_clock::now();
}

std::string OnlineGeocoder::ask(const std::string& url, core::Job& job) {
    keepPace(job);
    core::FetchRequest request;
    request.url = url;
    request.headers = options_.server.headers;
    request.headers.emplace_back("Accept", "application/json");
    ++counts_.asked;
    core::FetchResponse response = fetch_(request, job);
    if (response.status != 200) {
        throw refusal(options_.server.name, response.status);
    }
    return std::move(response.body);
}

Match OnlineGeocoder::find(const Address& address, core::Job& job) {
    // The key is no part of the question, and must not get into the cache in any form.
    const std::string question = onlineUrl(options_.server, address, {});
    const auto known = cache_.find(options_.server.name, question, options_.maxAgeDays);
    std::string askedOn = core::nowUtc().substr(0, 10);
    std::vector<MatchCandidate> candidates;
    if (known) {
        ++counts_.cached;
        askedOn = known->askedOn;
        candidates = readOnlineAnswer(options_.server, address, known->body);
    } else {
        const std::string body = ask(onlineUrl(options_.server, address, options_.key), job);
        candidates = readOnlineAnswer(options_.server, address, body);
        cache_.keep(options_.server.name, question, body);
    }
    return onlineMatch(options_.server, std::move(candidates), askedOn);
}

Match onlineMatch(const OnlineTemplate& server, std::vector<MatchCandidate> candidates,
                  const std::string& today) {
    Match match;
    match.provider = server.name;
    match.vintage = today;
    for (MatchCandidate& candidate : candidates) {
        candidate.vintage = today;
    }
    if (candidates.empty()) {
        match.reasons.push_back(core::format("{} found nothing", server.name));
        return match;
    }
    const MatchCandidate& best = candidates.front();
    if (best.score < kSureEnough) {
        match.reasons.push_back(core::format("{} is not sure enough of any place", server.name));
    } else {
        match.point = best.point;
        match.level = best.level;
        match.score = best.score;
        match.errorMetres = best.errorMetres;
        match.label = best.label;
        match.reasons = best.reasons;
    }
    match.candidates = std::move(candidates);
    return match;
}

} // namespace geo
