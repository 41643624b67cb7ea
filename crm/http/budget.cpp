// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/http/budget.h"

#include "core/base/text.h"
#include "crm/http/http_client.h"
#include "crm/http/retry.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <string_view>

namespace crm {

using core::Code;
using core::Error;
using core::FetchRequest;
using core::FetchResponse;
using core::InstantMs;
using core::Json;

namespace {

constexpr InstantMs kDayMs = 86'400'000;
constexpr double kLongestWindow = 120;          // seconds that are waited for; a longer one parks
constexpr std::int64_t kSaveEvery = 50;         // calls
constexpr double kEpochSeconds = 1'000'000'000; // a "reset" above is a date, not a duration

std::optional<std::string> headerOf(const FetchResponse& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
        if (key == name) {
            return value;
        }
    }
    return std::nullopt;
}

std::optional<std::int64_t> numberOf(const FetchResponse& response, std::string_view name) {
    const auto text = headerOf(response, name);
    return text ? core::parseInteger(*text) : std::nullopt;
}

/// "api-usage=25/15000; per-app-api-usage=17/250(appName=x)" -> {25, 15000}
std::optional<std::pair<std::int64_t, std::int64_t>> apiUsage(std::string_view text) {
    const std::size_t at = text.find("api-usage=");
    if (at == std::string_view::npos || (at > 0 && text[at - 1] == '-')) {
        return std::nullopt;
    }
    const std::string_view pair = text.substr(at + 10, text.find_first_of("; (", at) - at - 10);
    const std::size_t slash = pair.find('/');
    if (slash == std::string_view::npos) {
        return std::nullopt;
    }
    const auto used = core::parseInteger(pair.substr(0, slash));
    const auto most = core::parseInteger(pair.substr(slash + 1));
    return used && most ? std::optional(std::pair(*used, *most)) : std::nullopt;
}

} // namespace

BudgetPolicy budgetFrom(const Json& json) {
    BudgetPolicy policy;
    const auto number = [&](const char* key, double otherwise) {
        if (!json.is_object() || !json.contains(key)) {
            return otherwise;
        }
        if (!json[key].is_number() || json[key].get<double>() < 0) {
            throw Error(Code::Input, core::format("\"{}\" of the limits is no number", key),
                        "give a number that is not negative, such as 0.2");
        }
        return json[key].get<double>();
    };
    policy.reserve = number("reserve", policy.reserve);
    policy.perDay = static_cast<std::int64_t>(number("per_day", 0));
    if (policy.reserve > 1) {
        throw Error(Code::Input, "the reserve of a connection is a share of the day's calls",
                    "give a number from 0 to 1, such as 0.2 for 20 %");
    }
    return policy;
}

Budget::Budget(BudgetPolicy policy, TimeSource clock)
    : policy_(std::move(policy)), clock_(std::move(clock)) {
    day_ = clock_.now() / kDayMs;
    if (policy_.perDay > 0) {
        limit_ = policy_.perDay;
        loadCount();
    }
}

Budget::~Budget() {
    saveCount();
}

std::int64_t Budget::reserved() const {
    return limit_ ? static_cast<std::int64_t>(
                        std::ceil(policy_.reserve * static_cast<double>(*limit_)))
                  : 0;
}

std::optional<std::int64_t> Budget::leftLocked() const {
    if (remaining_) {
        return std::max<std::int64_t>(0, *remaining_ - reserved());
    }
    if (limit_) {
        return std::max<std::int64_t>(0, *limit_ - spent_ - reserved());
    }
    return std::nullopt;
}

RemoteError Budget::spent(const std::string& message, const std::string& server) const {
    return {Trouble::QuotaSpent, message,
            core::format("what was done is kept; it goes on from there after {}",
                         core::instantText(parkedUntil_)),
            server, static_cast<double>(parkedUntil_ - clock_.now()) / 1000};
}

void Budget::before(const FetchRequest& request, core::Job& job) {
    std::unique_lock lock(mutex_);
    const InstantMs now = clock_.now();
    if (now / kDayMs != day_) {
        day_ = now / kDayMs;
        spent_ = 0;
        remaining_.reset(); // the next answer tells
    }
    const std::string server = serverOf(request.url);
    const std::int64_t cost = policy_.cost ? policy_.cost(request) : 1;
    if (now < parkedUntil_) {
        throw spent(core::format("the calls of the day to {} are used up", server), server);
    }
    const auto left = leftLocked();
    if (parkedUntil_ == 0 && left && *left < cost) {
        parkedUntil_ = remaining_ ? now + static_cast<InstantMs>(policy_.parkMinutes * 60'000)
                                  : (day_ + 1) * kDayMs;
        throw spent(core::format("the calls of the day to {} are used up, but for a reserve of {}",
                                 server, core::grouped(reserved())),
                    server);
    }
    // After a pause one call may ask how things stand.
    parkedUntil_ = 0;
    const double wait = static_cast<double>(windowEnds_ - now) / 1000;
    ++calls_;
    spent_ += cost;
    unsaved_ += cost;
    if (unsaved_ >= kSaveEvery) {
        saveCount();
    }
    lock.unlock();
    if (wait > 0) {
        clock_.wait(wait, job);
    }
}

void Budget::after(const FetchRequest&, const FetchResponse& response) {
    const std::lock_guard lock(mutex_);
    readDay(response);
    readWindow(response);
}

void Budget::readDay(const FetchResponse& response) {
    if (const auto info = headerOf(response, "sforce-limit-info")) {
        if (const auto usage = apiUsage(*info)) {
            limit_ = usage->second;
            remaining_ = usage->second - usage->first;
        }
    }
    if (const auto daily = numberOf(response, "x-hubspot-ratelimit-daily")) {
        limit_ = *daily;
    }
    for (const char* name : {"x-hubspot-ratelimit-daily-remaining", "x-api-credits-remaining"}) {
        if (const auto left = numberOf(response, name)) {
            remaining_ = *left;
            // The first figure seen stands for the day where the server names no limit.
            limit_ = std::max(limit_.value_or(0), *left);
        }
    }
}

void Budget::readWindow(const FetchResponse& response) {
    const InstantMs now = clock_.now();
    if (numberOf(response, "x-hubspot-ratelimit-remaining") == 0) {
        const auto ms = numberOf(response, "x-hubspot-ratelimit-interval-milliseconds");
        windowEnds_ = std::max(windowEnds_, now + ms.value_or(1000));
    }
    for (const std::string prefix : {"x-ratelimit-", "ratelimit-"}) {
        const auto left = numberOf(response, prefix + "remaining");
        const auto reset = headerOf(response, prefix + "reset");
        const auto seconds = reset ? core::parseNumber(*reset) : std::nullopt;
        if (!left || *left > 0 || !seconds) {
            continue;
        }
        const double wait =
            *seconds > kEpochSeconds ? *seconds - static_cast<double>(now) / 1000 : *seconds;
        const auto end = now + static_cast<InstantMs>(std::max(0.0, wait) * 1000);
        (wait <= kLongestWindow ? windowEnds_ : parkedUntil_) = end;
    }
}

RemoteError Budget::dayIsOver(const FetchRequest& request, const FetchResponse& response) {
    const std::lock_guard lock(mutex_);
    const InstantMs now = clock_.now();
    const auto wish = retryAfter(response, now / 1000);
    parkedUntil_ = now + static_cast<InstantMs>(wish.value_or(policy_.parkMinutes * 60) * 1000);
    const std::string server = serverOf(request.url);
    return spent(core::format("{} grants no more calls today", server), server);
}

std::optional<InstantMs> Budget::nextTry() const {
    const std::lock_guard lock(mutex_);
    return parkedUntil_ > clock_.now() ? std::optional(parkedUntil_) : std::nullopt;
}

std::int64_t Budget::calls() const {
    const std::lock_guard lock(mutex_);
    return calls_;
}

std::optional<std::int64_t> Budget::left() const {
    const std::lock_guard lock(mutex_);
    return leftLocked();
}

Json Budget::details() const {
    const std::lock_guard lock(mutex_);
    const auto orNull = [](const std::optional<std::int64_t>& value) {
        return value ? Json(*value) : Json();
    };
    std::optional<std::int64_t> used;
    if (limit_) {
        used = remaining_ ? *limit_ - *remaining_ : spent_;
    }
    return {{"calls", calls_},
            {"day_limit", orNull(limit_)},
            {"day_used", orNull(used)},
            {"reserve", policy_.reserve},
            {"left", orNull(leftLocked())},
            {"next", parkedUntil_ > clock_.now() ? Json(core::instantText(parkedUntil_)) : Json()}};
}

/// A file of two numbers: the day, and what was spent in it.
void Budget::loadCount() {
    std::ifstream file(policy_.countFile);
    std::int64_t day = 0;
    std::int64_t spent = 0;
    if (!policy_.countFile.empty() && file >> day >> spent && day == day_ && spent > 0) {
        spent_ = spent;
    }
}

/// Adds to what other programs have counted meanwhile. A count that cannot be kept is no reason to
/// stop: the server has the last word.
void Budget::saveCount() {
    if (policy_.countFile.empty() || policy_.perDay <= 0 || unsaved_ == 0) {
        return;
    }
    std::int64_t day = 0;
    std::int64_t spent = 0;
    std::ifstream(policy_.countFile) >> day >> spent;
    spent_ = std::max(spent_, (day == day_ ? spent : 0) + unsaved_);
    std::ofstream(policy_.countFile, std::ios::trunc) << day_ << ' ' << spent_ << '\n';
    unsaved_ = 0;
}

core::Fetch budgeted(core::Fetch fetch, std::shared_ptr<Budget> budget) {
    return [fetch = std::move(fetch), budget = std::move(budget)](const FetchRequest& request,
                                                                  core::Job& job) {
        budget->before(request, job);
        FetchResponse response = fetch(request, job);
        budget->after(request, response);
        return response;
    };
}

} // namespace crm
