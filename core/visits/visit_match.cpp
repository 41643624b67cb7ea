// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visits/visit_match.h"

#include "core/base/text.h"
#include "core/verbs/travel_estimate.h"

#include <algorithm>
#include <cmath>

namespace core::visits {

namespace {

constexpr double kMinute = 60'000;
/// Of two planned calls nearby the one is meant that is nearer in time by so many minutes.
constexpr double kClearMinutes = 15;

} // namespace

const char* matchName(MatchKind kind) {
    switch (kind) {
    case MatchKind::Account: return "account";
    case MatchKind::Name: return "name";
    case MatchKind::Planned: return "planned";
    case MatchKind::Nearest: return "nearest";
    case MatchKind::Ambiguous: return "ambiguous";
    case MatchKind::None: break;
    }
    return "none";
}

VisitMatcher::VisitMatcher(const AccountFinder& finder, std::vector<PlannedCall> planned,
                           const MatchLimits& limits)
    : finder_(finder), planned_(std::move(planned)), used_(planned_.size()), limits_(limits) {
    for (std::size_t i = 0; i < planned_.size(); ++i) {
        byAccount_.emplace(planned_[i].account, i);
    }
}

std::optional<double> VisitMatcher::minutesApart(const PlannedCall& call,
                                                 const LogEntry& entry) const {
    if (call.allDay || entry.when.allDay) {
        return call.day == dayOf(entry.when) ? std::optional(0.0) : std::nullopt;
    }
    const auto starts = parseInstant(entry.when.starts);
    if (!starts) {
        return std::nullopt;
    }
    const InstantMs ends = std::max(*starts, parseInstant(entry.when.ends).value_or(*starts));
    const InstantMs gap =
        std::max({InstantMs{0}, call.starts - ends, *starts - std::max(call.starts, call.ends)});
    const double minutes = static_cast<double>(gap) / kMinute;
    return minutes <= limits_.hours * 60 ? std::optional(minutes) : std::nullopt;
}

std::optional<VisitMatcher::Due> VisitMatcher::dueAt(AccountId account, const LogEntry& entry,
                                                     RepId rep) const {
    std::optional<Due> best;
    const auto [first, last] = byAccount_.equal_range(account);
    for (auto at = first; at != last; ++at) {
        const PlannedCall& call = planned_[at->second];
        const bool other = rep && call.rep && call.rep != rep;
        const auto minutes = used_[at->second] || other ? std::nullopt : minutesApart(call, entry);
        const bool better = minutes && (!best || *minutes < best->minutes ||
                                        (*minutes == best->minutes && at->second < best->call));
        if (better) {
            best = Due{at->second, *minutes};
        }
    }
    return best;
}

VisitMatch VisitMatcher::take(VisitMatch match) {
    if (match.planned) {
        used_[*match.planned] = true;
    }
    return match;
}

VisitMatch VisitMatcher::named(const LogEntry& entry, RepId rep, std::size_t account,
                               MatchKind kind) {
    VisitMatch match;
    match.kind = kind;
    match.account = account;
    const FoundAccount& found = finder_.accounts()[account];
    if (entry.place && found.place) {
        match.metres = greatCircle(*entry.place, *found.place);
    }
    if (const auto due = dueAt(found.id, entry, rep)) {
        match.planned = due->call;
    }
    return take(std::move(match));
}

VisitMatch VisitMatcher::ambiguous(const std::vector<NearAccount>& near, const LogEntry& entry,
                                   RepId rep, const std::string& reason) const {
    VisitMatch match;
    match.kind = MatchKind::Ambiguous;
    match.reason = reason;
    for (const NearAccount& one : near) {
        MatchCandidate candidate{one.account, one.metres, {}};
        if (const auto due = dueAt(finder_.accounts()[one.account].id, entry, rep)) {
            candidate.minutes = due->minutes;
        }
        match.candidates.push_back(candidate);
    }
    return match;
}

VisitMatch VisitMatcher::byPlace(const LogEntry& entry, RepId rep) {
    const std::vector<NearAccount> near = finder_.near(*entry.place, limits_.metres);
    VisitMatch match;
    if (near.empty()) {
        match.reason = format("no account within {:.0f} m", limits_.metres);
        return match;
    }
    struct Choice {
        NearAccount near;
        Due due;
    };
    std::vector<Choice> due;
    for (const NearAccount& one : near) {
        if (const auto call = dueAt(finder_.accounts()[one.account].id, entry, rep)) {
            due.push_back({one, *call});
        }
    }
    std::stable_sort(due.begin(), due.end(), [](const Choice& a, const Choice& b) {
        return a.due.minutes < b.due.minutes;
    });
    if (!due.empty()) {
        const bool clearTime =
            due.size() == 1 || due[1].due.minutes - due[0].due.minutes >= kClearMinutes;
        const bool clearPlace =
            due.size() == 1 || due[1].near.metres - due[0].near.metres >= limits_.clear;
        if (!clearTime && !clearPlace) {
            return ambiguous(near, entry, rep, "several planned calls are near in place and time");
        }
        match.kind = MatchKind::Planned;
        match.account = due[0].near.account;
        match.metres = due[0].near.metres;
        match.planned = due[0].due.call;
        return take(std::move(match));
    }
    if (near.size() > 1 && near[1].metres - near[0].metres < limits_.clear) {
        return ambiguous(near, entry, rep, format("{} accounts are about as near", near.size()));
    }
    match.kind = MatchKind::Nearest;
    match.account = near[0].account;
    match.metres = near[0].metres;
    return match;
}

VisitMatch VisitMatcher::match(const LogEntry& entry, RepId rep) {
    const auto byNumber =
        entry.account.empty() ? std::vector<std::size_t>{} : finder_.withNumber(entry.account);
    if (byNumber.size() == 1) {
        return named(entry, rep, byNumber.front(), MatchKind::Account);
    }
    // A column called "customer" may hold numbers or names.
    const std::string& word = entry.name.empty() ? entry.account : entry.name;
    const auto byName = word.empty() ? std::vector<std::size_t>{} : finder_.withName(word);
    if (byNumber.empty() && byName.size() == 1) {
        return named(entry, rep, byName.front(), MatchKind::Name);
    }
    if (byNumber.empty() && entry.place) {
        return byPlace(entry, rep);
    }
    VisitMatch match;
    const auto& several = byNumber.empty() ? byName : byNumber;
    if (!several.empty()) {
        match.kind = MatchKind::Ambiguous;
        match.reason = byNumber.empty() ? format("{} accounts are called {}", several.size(), word)
                                        : format("{} accounts have the number {}", several.size(),
                                                 entry.account);
        for (const std::size_t account : several) {
            match.candidates.push_back({account, {}, {}});
        }
        return match;
    }
    match.reason = !entry.account.empty() ? format("there is no account {}", entry.account)
                   : !entry.name.empty()  ? format("no account is called {}", entry.name)
                                          : std::string("it names no account and no place");
    return match;
}

} // namespace core::visits
