// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/watch/plan_in_force.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core {

struct DriftParams {
    std::string scenario;    ///< empty = the plan in force
    std::string today;       ///< a date; empty = today
    bool repair = true;      ///< look for the smallest repair
    bool onlyIfTold = false; ///< and only if a notice of territories is raised (`watchDrift`)
    std::int64_t work = 50'000'000; ///< what proving it may cost, in moves weighed
    int acquisition = 20; ///< so many new accounts of one source at once are an acquisition
    std::optional<double> bigDeal; ///< amount of a big win or loss; empty = ten times the median
    std::uint64_t seed = 1;
};

/// A territory of the plan in force in its first measure, then and now.
struct DriftTerritory {
    std::string code, name, owner;
    int accounts = 0;
    double valueThen = 0, targetThen = 0; ///< when the baseline was taken
    double value = 0, target = 0;         ///< now
    std::optional<double> repairedValue;  ///< after the repair, if there is one
    bool insideThen = true;               ///< in the bands of all measures
    bool inside = true;
    double shareThen() const { return targetThen > 0 ? valueThen / targetThen : 1; }
    double share() const { return target > 0 ? value / target : 1; }
    double repairedShare() const { return target > 0 ? repairedValue.value_or(value) / target : 1; }
    /// "in_band", "left", "outside" (as it was then) or "came_back".
    const char* state() const;
};

/// Something that changed since the plan came into force.
struct DriftCause {
    /// "account_grew", "account_shrank", "account_new", "account_gone", "account_moved",
    /// "units_changed", "target_changed", "rep_left", "rep_joined", "big_win", "big_loss" or
    /// "acquisition".
    std::string kind;
    std::string key;       ///< names it for good: nothing is told twice for one key
    std::string territory; ///< code; empty = none in particular
    std::string subject;   ///< number of the account, rep or opportunity
    std::string name;
    double before = 0, after = 0; ///< of the first measure; amount of a deal; number of accounts
    double change() const { return after - before; }
    std::string text;   ///< one sentence
    bool event = false; ///< raises a notice by itself
};

struct DriftRepair {
    bool found = false;
    struct Move {
        std::string unit, unitName, from, fromName, to, toName; ///< key and codes, with names
        int accounts = 0;
        double value = 0; ///< of the first measure
    };
    std::vector<Move> moves;
    int accounts = 0;
    double value = 0;
    bool fewest = false; ///< proven: nothing smaller restores all
    bool least = false;  ///< proven: nor as few units with less of the first measure
    int atLeast = 0;     ///< no repair moves fewer units
    std::int64_t work = 0;
    std::string text; ///< one sentence
};

/// What a person was told about, once.
struct DriftNotice {
    std::int64_t id = 0;
    std::string kind;                     ///< "band", or that of the cause
    std::string cause;                    ///< what it was raised for
    std::vector<std::string> territories; ///< codes; it ends when all are back in band
    std::string text;
    std::string raisedAt, endedAt, endedWhy;
};

struct DriftReport {
    std::string scenario;
    std::string version;
    std::string since;   ///< date since which the plan is in force
    std::string takenAt; ///< moment of the baseline; empty = none was taken
    std::string today;
    double tolerance = 0.05;
    std::string measure, unit;
    std::vector<DriftTerritory> territories;
    int inBand = 0;
    std::vector<DriftCause> causes;    ///< those of territories that left first, the largest first
    int moreCauses = 0;                ///< accounts that changed and are not listed
    std::optional<DriftRepair> repair; ///< empty if all are in band, or none was asked for
    int changedSince = 0; ///< units that the scenario gave to others since it was published
    std::vector<DriftNotice> raised, ended, open;
};
void to_json(Json& json, const DriftReport& report);
void to_json(Json& json, const DriftRepair& repair);
void to_json(Json& json, const DriftNotice& notice);

/// Scores the plan in force with today's data: what left its band, why, and the fewest units whose
/// move brings all territories back. Writes nothing; notices are those kept. Throws Error(Input) if
/// nothing is in force, Error(Usage) for a date that is none.
DriftReport findDrift(const Connection& db, const DriftParams& params, Job& job);

/// The same, and keeps what it saw: the baseline of a plan that came into force, one notice for
/// each new cause, the end of those whose territories are back. One transaction; repeated, it
/// changes nothing. The repair is looked for if it is asked for and something is out of band.
DriftReport watchDrift(Workspace& ws, const DriftParams& params, Job& job);

/// Takes the baseline of the plan in force if it has none yet; nothing is in force: nothing.
void keepBaseline(Workspace& ws, const std::string& today = {});

/// Ends an open notice by hand. Throws Error(Input) if there is none of that number.
void dismissNotice(Workspace& ws, std::int64_t notice);

} // namespace core
