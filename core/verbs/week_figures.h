// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/verbs/drift.h"
#include "core/workspace/workspace.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace core {

/// Where more is to be won, as `whitespace` found it.
struct WeekFlag {
    std::string area, name, rep;
    double toWin = 0; ///< by the lower end of its range
    double lon = 0, lat = 0;
};

/// A rep with his territories, or a territory that nobody has, under its own name.
struct WeekRep {
    std::string rep;
    std::string territories; ///< names, joined by ", "
    double hours = 0;        ///< of visits and the drives to them: planned, and unplanned as made
    int planned = 0;         ///< visits
    int done = 0;            ///< of the planned ones
    int open = 0;            ///< planned for a day that is not over
    int unplanned = 0;       ///< made, and not planned
    std::map<std::string, double> pipeline; ///< open value by stage
    double openValue() const;
};

struct WeekTerritory {
    std::string code, name, rep;
    int accounts = 0;
    double value = 0, target = 0; ///< of the first measure
    std::optional<double> repairedShare;
    bool inside = true;
    double share() const { return target > 0 ? value / target : 1; }
};

/// What a week's figures say of drift.
struct WeekDrift {
    /// Why territories are out of band, as `DriftCause` has it.
    struct Cause {
        std::string text; ///< one sentence in English
        std::string kind; ///< empty in figures of old versions, which kept the sentence only
        std::string name, territory; ///< of what changed, and of the territory
        double before = 0, after = 0;
    };
    std::vector<Cause> causes; ///< of the territories that are out of band, largest first
    bool found = false;        ///< a repair
    bool fewest = false;       ///< proven
    int units = 0;             ///< that it moves
    int atLeast = 0;           ///< no repair moves fewer
    std::string text;          ///< one sentence on the repair
    struct Move {
        std::string unit, unitName, from, to; ///< territories by code
        int accounts = 0;
        double value = 0;
    };
    std::vector<Move> moves;
};

/// The figures of one week as they were known when they were taken.
struct WeekFigures {
    std::string week;     ///< after ISO 8601, "2027-W02"
    std::string from, to; ///< Monday and Sunday
    std::string takenAt;  ///< UTC
    bool final = false;   ///< taken after the week's end
    std::string scenario, since;
    double tolerance = 0.05;
    std::string measure, unit;
    int accounts = 0;
    int inBand = 0;
    std::vector<WeekRep> reps;
    std::vector<WeekTerritory> territories;
    WeekDrift drift;
    std::string market; ///< of the flags; empty = none were looked for
    std::vector<WeekFlag> flags;

    /// Stages by their open value, largest first.
    std::vector<std::string> stages() const;
    double openValue() const;
    double stageValue(const std::string& stage) const;
    double hours() const;
    int planned() const;
    int done() const;
    const WeekRep* rep(const std::string& name) const;
    const WeekTerritory* territory(const std::string& code) const;
};
void to_json(Json& json, const WeekFigures& figures);
void from_json(const Json& json, WeekFigures& figures);

struct WeekParams {
    std::string date;     ///< a day of the week; empty = yesterday
    std::string today;    ///< empty = today
    std::string scenario; ///< empty = the plan in force
    std::string market;   ///< what the flags were measured by; empty = none were looked for
    std::vector<WeekFlag> flags;
};

/// Monday and Sunday of the week that `params` mean. Throws Error(Usage) for what is no date or
/// for a week that has not begun.
struct WeekSpan {
    std::string week, from, to, today;
};
WeekSpan weekSpan(const WeekParams& params);
/// A date so many days later.
std::string laterBy(const std::string& date, int days);

/// Takes the figures of a week from the workspace as it is, and keeps them in the place of those
/// taken of that week before. Load is from routes and visits (`compareVisits`), open value from
/// opportunities of the accounts of a rep's territories. Throws as `watchDrift`.
WeekFigures takeWeek(Workspace& ws, const WeekParams& params, const std::string& why, Job& job);

/// The figures that were kept of a week; empty if there are none.
std::optional<WeekFigures> keptWeek(const Connection& db, const std::string& week,
                                    const std::string& scenario = {});

/// Takes the figures of the week before `today` if nobody took them after its end. True if so.
bool takeWeekIfDue(Workspace& ws, const std::string& today, Job& job);

} // namespace core
