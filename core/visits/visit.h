// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/json.h"
#include "core/plan/shape.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core::visits {

/// When something takes place. `starts` and `ends` are instants in UTC ("2026-03-29T12:00:00Z"),
/// or, where it takes whole days, dates ("2026-03-29", the last one included), which no zone ever
/// shifts. `ends` is empty where it is not known.
struct Span {
    std::string starts;
    std::string ends = {};
    std::string zone = {}; ///< IANA name of the zone in which it is; empty = not known
    bool allDay = false;

    /// How long it takes, in seconds; 0 = not known. Days count 86,400.
    std::int64_t seconds() const;
    bool operator==(const Span&) const = default;
};

/// The day on which something begins, on the clocks of its zone; of UTC where that is not known.
std::string dayOf(const Span& when);

/// A picture that belongs to a visit.
struct Photo {
    std::string file;   ///< where it lies on this computer
    std::string sha256; ///< of its bytes
    bool operator==(const Photo&) const = default;
};

/// What the keys of visits begin with: others are not ours to remove.
inline constexpr const char* kKeyPrefix = "evl-";

/// A visit that was made or is planned, as a person noted it here (table `plan_visits`).
struct Visit {
    VisitId id;
    std::string key;              ///< by which the CRM's copy is known again
    AccountId account;            ///< 0 = a log told of it, and no account could be found for it
    RepId rep;                    ///< 0 = nobody in particular
    std::string kind = "meeting"; ///< "meeting", "call", "note" or "task"
    std::string subject;
    Span when;
    std::string location;
    std::string note;
    std::string outcome;
    bool done = true; ///< false: it is planned
    std::vector<Photo> photos;
    std::optional<Point> place = {}; ///< where it was, EPSG:4326, as a log has it
    std::string entry = {};          ///< fingerprint of the log's entry; empty = of no log
    std::string plannedStarts = {};  ///< what it was planned for; empty = it was not planned
    std::string plannedEnds = {};
    std::optional<std::int64_t> driving = {}; ///< seconds on the road before it, as a log has it
    std::string madeAt;                       ///< UTC
    std::string madeBy;

    /// It has taken place, at such a time: what was planned is kept beside it.
    void carryOut(const Span& actual);
};

/// Something that the CRM's timeline holds (table `base_activities`). Others are known by their ids
/// in the CRM.
struct Activity {
    std::string id;
    std::string key; ///< ours, if it is the copy of a visit
    std::string kind;
    std::string subject;
    Span when;
    std::string account, contact, opportunity, owner;
    std::string location;
    std::string note;
    std::string outcome;
    bool done = false;
    bool operator==(const Activity&) const = default;
};

} // namespace core::visits
