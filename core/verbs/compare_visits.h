// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/connection.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace core {

struct CompareVisitsParams {
    std::string from;      ///< first day; empty = four weeks before the last
    std::string to;        ///< last day; empty = `today`
    std::string scenario;  ///< whose territories; empty = the only one, or none
    double tolerance = 15; ///< minutes after its time at which a call is not late yet
    std::string today;     ///< planned calls from then on may still be made; empty = today
};

/// What became of a planned call, or a visit that nobody planned.
enum class VisitState {
    InTime,   ///< begun by the end of its window, or by its time and the tolerance
    Late,     ///< begun later
    Missed,   ///< not made, and its day is over
    Open,     ///< not made, and its day is not over
    Unplanned ///< made, and not planned
};
/// "in_time", "late", "missed", "open", "unplanned".
const char* visitStateName(VisitState state);

/// A planned call beside the visit that was made of it, or one of the two.
struct ComparedVisit {
    VisitState state = VisitState::Missed;
    std::string day;  ///< of the plan; of the visit where it was not planned
    std::string week; ///< after ISO 8601, "2026-W49"
    std::string rep, repNumber;
    std::string account, name; ///< number and name
    std::string territory;
    std::string plannedStart;             ///< "09:15" on the clocks of the plan; empty = unplanned
    std::optional<double> plannedMinutes; ///< on site
    std::optional<double> plannedDrive;   ///< minutes, on the way there
    std::string actualStart;              ///< "2026-11-30 09:20"; a date for a whole day
    std::optional<double> actualMinutes;
    std::optional<double> actualDrive;
    std::optional<double> minutesLate; ///< of one that is late: after its time
    std::string outcome;
};

/// Sums over compared visits. Minutes count where they are known.
struct VisitTally {
    std::int64_t planned = 0; ///< = inTime + late + missed + open
    std::int64_t inTime = 0, late = 0, missed = 0, open = 0;
    std::int64_t unplanned = 0;
    double plannedMinutes = 0; ///< of calls that are not open
    double actualMinutes = 0;
    double plannedDrive = 0; ///< of calls that are not open
    double actualDrive = 0;

    void add(const ComparedVisit& visit);
};

struct CompareVisitsReport {
    std::string from, to, today;
    std::vector<ComparedVisit> visits; ///< by day, rep and time
    VisitTally all;
    std::map<std::string, VisitTally> byRep, byTerritory, byWeek; ///< "" = none
};
void to_json(Json& json, const CompareVisitsReport& report);

/// Lays what was planned beside what was done. Planned are the stops of route plans (of several
/// plans for a rep and day, those of the newest) and planned visits; done are visits noted here and
/// the done meetings and calls of the CRM. A call is carried out by the visit that was made of it,
/// else by the visit of the same rep to the same account on the same day that is nearest in time; a
/// visit carries out one call. Throws Error(Usage) for dates that are none, Error(Input) for a
/// scenario that there is not.
CompareVisitsReport compareVisits(const Connection& db, const CompareVisitsParams& params,
                                  Job& job);

} // namespace core
