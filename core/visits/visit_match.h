// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/visits/account_finder.h"
#include "core/visits/visit_log.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core::visits {

/// A call that was planned: a planned visit, or a stop of a route that none was made of.
struct PlannedCall {
    AccountId account;
    RepId rep;     ///< 0 = nobody in particular
    VisitId visit; ///< 0 = a stop of a route
    InstantMs starts = 0;
    InstantMs ends = 0;
    std::string day; ///< on the clocks of its zone
    bool allDay = false;
};

struct MatchLimits {
    double metres = 100; ///< how far from an account a visit may have been
    double clear = 25;   ///< by how many metres the nearest account must be nearer than the second
    double hours = 2;    ///< how far from its time a call may have been made
};

/// How it was found to which account an entry belongs.
enum class MatchKind {
    Account,   ///< the log names it by number
    Name,      ///< the log names it, and only one account has that name
    Planned,   ///< a call there was planned at about that time
    Nearest,   ///< it is clearly the nearest
    Ambiguous, ///< several may be meant
    None       ///< there is none
};
/// "account", "name", "planned", "nearest", "ambiguous", "none".
const char* matchName(MatchKind kind);

/// An account that may be meant.
struct MatchCandidate {
    std::size_t account = 0; ///< into the finder's accounts
    std::optional<double> metres;
    std::optional<double> minutes; ///< from the time at which a call there was planned
};

struct VisitMatch {
    MatchKind kind = MatchKind::None;
    std::optional<std::size_t> account;     ///< into the finder's accounts
    std::optional<double> metres;           ///< from it, where the entry has a place
    std::optional<std::size_t> planned;     ///< the call that it carries out
    std::vector<MatchCandidate> candidates; ///< where it is ambiguous
    std::string reason;                     ///< why it is not matched
};

/// Finds the accounts of visits: the one that the log names; else, of those within reach, the one
/// where a call was planned at about that time, also where another one is nearer; else the nearest
/// one, if it is so clearly. Nothing is guessed. `rep` is who made the visit, as far as known:
/// calls of other reps do not count. A call is carried out once.
class VisitMatcher {
public:
    VisitMatcher(const AccountFinder& finder, std::vector<PlannedCall> planned,
                 const MatchLimits& limits);

    VisitMatch match(const LogEntry& entry, RepId rep);
    const std::vector<PlannedCall>& planned() const { return planned_; }

private:
    struct Due {
        std::size_t call = 0;
        double minutes = 0; ///< between it and the entry; 0 = at the same time
    };
    std::optional<Due> dueAt(AccountId account, const LogEntry& entry, RepId rep) const;
    std::optional<double> minutesApart(const PlannedCall& call, const LogEntry& entry) const;
    VisitMatch take(VisitMatch match);
    VisitMatch named(const LogEntry& entry, RepId rep, std::size_t account, MatchKind kind);
    VisitMatch ambiguous(const std::vector<NearAccount>& near, const LogEntry& entry, RepId rep,
                         const std::string& reason) const;
    VisitMatch byPlace(const LogEntry& entry, RepId rep);

    const AccountFinder& finder_;
    std::vector<PlannedCall> planned_;
    std::unordered_multimap<AccountId, std::size_t> byAccount_;
    std::vector<bool> used_;
    MatchLimits limits_;
};

} // namespace core::visits
