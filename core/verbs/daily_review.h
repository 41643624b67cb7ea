// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/verbs/compare_visits.h"
#include "core/verbs/review_sentence.h"
#include "core/visits/route_plan.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace core {

struct DailyReviewParams {
    std::string date;     ///< the day that is planned; empty = `today`
    std::string today;    ///< on which it is printed; empty = today
    std::string scenario; ///< whose territories; empty = the plan in force, or none
    /// Accounts with so much open value are important, and those of class A; empty = the fifth of
    /// all accounts with open value that has most of it.
    std::optional<double> important;
};

/// A call of the day.
struct DailyCall {
    std::string account, name;
    std::optional<Point> place;                            ///< degrees; of a call of a route
    visits::ClockTime arrives = 0, starts = 0, leaves = 0; ///< on the clocks of the plan
    std::string start;        ///< "09:15", also of one that is in no route; may be empty
    std::int64_t driving = 0; ///< seconds, from the place before
    std::int64_t metres = 0;
    double openValue = 0;
    std::string lastVisit; ///< a day before; empty = none known
    bool routed = true;    ///< false: planned by hand
};

/// A rep's day.
struct DailyRep {
    std::string rep, number;
    std::string territories; ///< names, joined by ", "
    std::string plan;        ///< of the route; empty = there is none
    bool estimated = false;  ///< drive times are a rule of thumb
    visits::ClockTime starts = 0, ends = 0;
    std::int64_t driving = 0; ///< seconds, with the way back
    std::int64_t metres = 0;
    std::optional<Point> base;    ///< degrees
    std::vector<DailyCall> calls; ///< in order; those in no route after the others

    bool idle() const { return calls.empty(); }
    std::int64_t onSite() const; ///< seconds, of calls in the route
    double openValue() const;
};

/// A visit that was planned or made on the days before.
struct DailyVisit {
    ComparedVisit visit;
    double openValue = 0;
    bool important = false; ///< its account
};

/// An account that nobody can be in charge of yet.
struct DailyAccount {
    std::string account, name, owner;
    std::string place; ///< city, state and ZIP
    double openValue = 0;
    bool onMap = true;
    bool inTerritory = true;
    bool fresh = false; ///< came in since the plan came into force
};

/// A notice of drift that is open.
struct DailyNotice {
    std::int64_t id = 0;
    std::string kind, text, raisedAt;
    std::vector<std::string> territories; ///< names
};

/// What a day begins with.
struct DailyReview {
    std::string date, printed;
    std::string from,
        to; ///< the days whose visits are looked back on: Friday to Sunday on a Monday
    std::string scenario;       ///< empty = no plan
    std::string since;          ///< of the plan in force
    double importantFrom = 0;   ///< open value; 0 = no account has any
    std::vector<DailyRep> reps; ///< all who work that day, by name
    std::vector<DailyVisit> visits;
    VisitTally looked; ///< of all visits looked back on
    std::map<std::string, VisitTally> byRep;
    std::int64_t waiting = 0;           ///< visits made, that the CRM does not have yet
    std::string waitingSince;           ///< the day of the oldest; empty = none
    std::int64_t conflicts = 0;         ///< fields edited on both sides that wait for a decision
    std::int64_t stuck = 0;             ///< writes to the CRM that a person has to look at
    std::vector<DailyAccount> accounts; ///< without a territory or a place, most open value first
    std::vector<DailyNotice> notices;
    std::vector<ReviewHead> heads;
    std::vector<ReviewDecision> decisions;

    int routes() const;
    std::int64_t calls() const;
    std::int64_t driving() const;
    std::int64_t metres() const;
    double openValue() const;
};
void to_json(Json& json, const DailyReview& review);

/// The routes of a day (of several plans for a rep those of the newest) with the calls that are
/// planned besides, the visits of the day before beside what was planned of them (on a Monday from
/// Friday on), and what a person has to decide. Reads only; places, measures and drift are as they
/// were brought up to date last. Throws Error(Usage) for dates that are none, Error(Input) for a
/// scenario that there is not.
DailyReview dailyReview(const Connection& db, const DailyReviewParams& params, Job& job);

/// Fills in heads and decisions from the figures.
void addDailySentences(DailyReview& review);

} // namespace core
