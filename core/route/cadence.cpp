// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/cadence.h"

#include <algorithm>
#include <cstdlib>

namespace core::route {

namespace {

/// The working day nearest to `turn`, the earlier of two; empty if none is within `slack`.
std::optional<int> nearestWorkday(const std::vector<int>& workdays, int turn, int slack) {
    std::optional<int> best;
    for (const int day : workdays) {
        const int off = std::abs(day - turn);
        if (off <= slack && (!best || off < std::abs(*best - turn))) {
            best = day;
        }
    }
    return best;
}

std::optional<std::vector<int>> patternFrom(const std::vector<int>& workdays, int first, int calls,
                                            const Cadence& cadence) {
    std::vector<int> pattern;
    for (int i = 0; i < calls; ++i) {
        const auto day = nearestWorkday(workdays, first + i * cadence.every, cadence.slack);
        if (!day || (!pattern.empty() && *day <= pattern.back())) {
            return std::nullopt;
        }
        pattern.push_back(*day);
    }
    return pattern;
}

} // namespace

std::vector<std::vector<int>> evenPatterns(std::vector<int> workdays, const Cadence& cadence) {
    std::sort(workdays.begin(), workdays.end());
    workdays.erase(std::unique(workdays.begin(), workdays.end()), workdays.end());
    std::vector<std::vector<int>> patterns;
    if (workdays.empty() || cadence.every < 1) {
        return patterns;
    }
    const int begin = workdays.front();
    const int end = workdays.back();
    // Without a last call the first one may fall anywhere in the first turn.
    const int due = cadence.last ? std::max(begin, *cadence.last + cadence.every) : begin;
    const int lowest = cadence.last ? due - cadence.slack : begin;
    const int highest = cadence.last ? due + cadence.slack : begin + cadence.every - 1;
    for (int calls = (end - due) / cadence.every + 1; calls > 0 && patterns.empty(); --calls) {
        for (const int first : workdays) {
            if (first < lowest || first > highest) {
                continue;
            }
            if (auto pattern = patternFrom(workdays, first, calls, cadence)) {
                patterns.push_back(std::move(*pattern));
            }
        }
    }
    return patterns;
}

} // namespace core::route
