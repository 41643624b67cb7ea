// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fetch.h"
#include "core/base/json.h"
#include "crm/http/remote_error.h"
#include "crm/http/time_source.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace crm {

/// How many calls a connection may make.
struct BudgetPolicy {
    /// Share of the day's calls that is left for other programs of the same organisation, 0 to 1.
    double reserve = 0.2;
    /// Calls (or the vendor's units) a day, where the server does not tell; 0 = it does, or there
    /// is no limit.
    std::int64_t perDay = 0;
    /// Where calls are counted from run to run, when only we count them; empty = not.
    std::filesystem::path countFile = {};
    /// What a request costs in the vendor's units; empty = 1.
    std::function<std::int64_t(const core::FetchRequest&)> cost = {};
    /// Minutes until a used-up day is looked at again, where the server does not say when.
    double parkMinutes = 60;
};

/// {"reserve": 0.2, "per_day": 15000}; throws Error(Input) for a reserve outside 0 to 1 or a
/// negative number of calls. An absent entry keeps its default.
BudgetPolicy budgetFrom(const core::Json& json);

/// Counts the calls of a connection, believes what servers say about their limits, waits for the
/// end of short windows, and refuses what would go into the reserve of the day.
///
/// Read are Sforce-Limit-Info, X-HubSpot-RateLimit-*, X-API-CREDITS-REMAINING, x-ratelimit-* and
/// RateLimit-*. Threads may share a budget.
class Budget {
public:
    Budget(BudgetPolicy policy, TimeSource clock);
    ~Budget();
    Budget(const Budget&) = delete;
    Budget& operator=(const Budget&) = delete;

    /// Waits while a short window is used up; throws RemoteError(QuotaSpent) when the day
    /// is: nothing is wrong then, and a run keeps what it has done and ends as "paused".
    void before(const core::FetchRequest& request, core::Job& job);
    void after(const core::FetchRequest& request, const core::FetchResponse& response);
    /// The server has refused because the day is used up: the error to throw.
    RemoteError dayIsOver(const core::FetchRequest& request, const core::FetchResponse& response);

    std::int64_t calls() const;
    /// When a used-up day is looked at again; empty while there are calls left.
    std::optional<core::InstantMs> nextTry() const;
    /// What may still be spent today, the reserve taken off; empty if there is no limit known.
    std::optional<std::int64_t> left() const;
    /// {"calls", "day_limit", "day_used", "reserve", "left", "next"}; null where unknown.
    core::Json details() const;

private:
    void readDay(const core::FetchResponse& response);
    void readWindow(const core::FetchResponse& response);
    void loadCount();
    void saveCount();
    RemoteError spent(const std::string& message, const std::string& server) const;
    std::int64_t reserved() const;
    std::optional<std::int64_t> leftLocked() const;

    BudgetPolicy policy_;
    TimeSource clock_;
    mutable std::mutex mutex_;
    std::int64_t calls_ = 0;
    std::int64_t spent_ = 0; ///< today, in the vendor's units, as we count
    std::int64_t unsaved_ = 0;
    std::int64_t day_ = 0;                  ///< days since 1970 that `spent_` is about
    std::optional<std::int64_t> limit_;     ///< a day
    std::optional<std::int64_t> remaining_; ///< today, as the server last said
    core::InstantMs windowEnds_ = 0;        ///< no request before
    core::InstantMs parkedUntil_ = 0;
};

/// Asks the budget before each request and tells it each answer.
core::Fetch budgeted(core::Fetch fetch, std::shared_ptr<Budget> budget);

} // namespace crm
