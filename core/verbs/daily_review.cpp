// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/daily_review.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/base/week.h"
#include "core/records/account_rank.h"
#include "core/verbs/day_range.h"
#include "core/verbs/rep_words.h"
#include "core/verbs/week_figures.h"
#include "core/visits/planned_calls.h"
#include "core/visits/route_store.h"
#include "core/watch/baseline.h"
#include "core/watch/notices.h"
#include "core/workspace/scenario_store.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace core {

namespace {

constexpr double kImportantShare = 0.8; ///< of accounts with open value, those below are not

struct AccountLine {
    std::string number, name, owner, place;
    bool first = false; ///< of class A
    bool onMap = true;
    double openValue = 0;
};

std::string dayBeforeOf(const std::string& date) {
    return laterBy(date, -1);
}

/// Friday on a Monday, else the day before.
std::string firstLookedBackOn(const std::string& date) {
    const bool monday = isoWeek(dayBeforeOf(date)) != isoWeek(date);
    return laterBy(date, monday ? -3 : -1);
}

class Day {
public:
    Day(const Connection& db, const DailyReviewParams& params) : db_(db), words_(db) {
        out_.printed = params.today.empty() ? nowUtc().substr(0, 10) : params.today;
        out_.date = params.date.empty() ? out_.printed : params.date;
        requireDate(out_.printed);
        requireDate(out_.date);
        out_.from = firstLookedBackOn(out_.date);
        out_.to = dayBeforeOf(out_.date);
        plan_ = watch::findPlanInForce(db, out_.date, params.scenario);
        important_ = params.important;
    }

    DailyReview run(Job& job) {
        job.step(0.1, "reading accounts");
        loadAccounts();
        setImportant();
        loadLastVisits();
        if (plan_) {
            out_.scenario = plan_->scenario.name;
            out_.since = plan_->since;
            territories_ = plan_->territories(db_);
        }
        job.step(0.3, "reading routes");
        addReps();
        addRoutes();
        addOtherCalls(job);
        job.step(0.6, "looking back");
        lookBack(job);
        addWaiting();
        addUnowned();
        addNotices();
        addDailySentences(out_);
        return std::move(out_);
    }

private:
    void loadAccounts() {
        Statement rows = db_.prepare(
            "SELECT a.id, a.external_id, coalesce(a.name, a.external_id), coalesce(a.owner, ''), "
            "trim(coalesce(a.city, '') || ' ' || coalesce(a.state, '') || ' ' || coalesce(a.zip, "
            "'')), upper(coalesce(" +
            std::string(records::kAccountRankSql) +
            ", '')), a.lon IS NOT NULL FROM accounts a WHERE a.duplicate_of IS NULL");
        while (rows.step()) {
            AccountLine line;
            line.number = rows.string(1);
            line.name = rows.string(2);
            line.owner = rows.string(3);
            line.place = rows.string(4);
            line.first = rows.string(5) == "A";
            line.onMap = rows.integer(6) != 0;
            byNumber_[line.number] = rows.id<AccountTag>(0);
            accounts_.emplace(rows.id<AccountTag>(0), std::move(line));
        }
        Statement values = db_.prepare(
            "SELECT a.id, sum(o.amount) FROM base_opportunities o JOIN base_accounts a ON a.source "
            "= o.source AND a.external_id = o.account_external_id WHERE o.removed = 0 AND "
            "coalesce(o.is_closed, 0) = 0 AND o.amount > 0 GROUP BY a.id");
        while (values.step()) {
            if (const auto found = accounts_.find(values.id<AccountTag>(0));
                found != accounts_.end()) {
                found->second.openValue = values.real(1);
            }
        }
    }

    void setImportant() {
        if (important_) {
            out_.importantFrom = *important_;
            return;
        }
        std::vector<double> values;
        for (const auto& [id, line] : accounts_) {
            if (line.openValue > 0) {
                values.push_back(line.openValue);
            }
        }
        if (!values.empty()) {
            std::sort(values.begin(), values.end());
            out_.importantFrom = values[static_cast<std::size_t>(
                kImportantShare * static_cast<double>(values.size() - 1))];
        }
    }

    bool isImportant(const AccountLine& line) const {
        return line.first || (out_.importantFrom > 0 && line.openValue >= out_.importantFrom);
    }

    void loadLastVisits() {
        for (const visits::MadeVisit& made : visits::loadMadeVisits(db_)) {
            if (made.day < out_.date) {
                std::string& last = lastVisits_[made.account];
                last = std::max(last, made.day);
            }
        }
    }

    const AccountLine* line(AccountId account) const {
        const auto found = accounts_.find(account);
        return found == accounts_.end() ? nullptr : &found->second;
    }

    DailyRep& repOf(RepId id) {
        const auto [at, added] = places_.emplace(id, out_.reps.size());
        if (added) {
            DailyRep rep;
            rep.rep = words_.nameOf(id);
            rep.number = words_.numberOf(id);
            out_.reps.push_back(std::move(rep));
        }
        return out_.reps[at->second];
    }

    /// Those who work that day, with their territories, by name.
    void addReps() {
        std::vector<std::pair<std::string, RepId>> team;
        for (const auto& [id, name] : watch::repsOn(db_, out_.date)) {
            team.emplace_back(name, id);
        }
        std::sort(team.begin(), team.end());
        for (const auto& [name, id] : team) {
            DailyRep& rep = repOf(id);
            rep.rep = name;
            if (!plan_) {
                continue;
            }
            for (const Territory& territory : plan_->plan.territories) {
                const auto owners = split(territory.owner, ',');
                const bool owns = std::any_of(owners.begin(), owners.end(), [&](const auto& one) {
                    return trim(one) == rep.rep;
                });
                if (owns) {
                    rep.territories += (rep.territories.empty() ? "" : ", ") + territory.name;
                }
            }
        }
    }

    DailyCall callOn(AccountId account) const {
        DailyCall call;
        if (const AccountLine* known = line(account)) {
            call.account = known->number;
            call.name = known->name;
            call.openValue = known->openValue;
        }
        if (const auto last = lastVisits_.find(account); last != lastVisits_.end()) {
            call.lastVisit = last->second;
        }
        return call;
    }

    void addRoutes() {
        std::set<RepId> taken;
        for (const visits::RoutePlan& head : visits::loadRoutePlans(db_)) {
            const visits::RoutePlan plan = visits::requireRoutePlan(db_, head.id);
            for (const visits::DayRoute& route : plan.routes) {
                if (route.day == out_.date && !route.stops.empty() &&
                    taken.insert(route.rep).second) {
                    addRoute(plan, route);
                }
            }
        }
    }

    void addRoute(const visits::RoutePlan& plan, const visits::DayRoute& route) {
        DailyRep& rep = repOf(route.rep);
        rep.plan = plan.name;
        rep.estimated = plan.engine == "estimate";
        rep.starts = route.starts;
        rep.ends = route.ends;
        rep.driving = route.driving;
        rep.metres = route.metres;
        rep.base = route.base;
        for (const visits::RouteStop& stop : route.stops) {
            DailyCall call = callOn(stop.account);
            call.place = stop.place;
            call.arrives = stop.arrives;
            call.starts = stop.starts;
            call.leaves = stop.leaves;
            call.start = visits::clockTextOf(stop.starts);
            call.driving = stop.driving;
            call.metres = stop.metres;
            routed_.insert({rep.number, call.account});
            rep.calls.push_back(std::move(call));
        }
    }

    CompareVisitsReport compared(const std::string& from, const std::string& to, Job& job) const {
        CompareVisitsParams asked;
        asked.from = from;
        asked.to = to;
        asked.today = out_.date;
        asked.scenario = out_.scenario;
        return compareVisits(db_, asked, job);
    }

    /// Visits that were planned for the day by hand.
    void addOtherCalls(Job& job) {
        for (const ComparedVisit& visit : compared(out_.date, out_.date, job).visits) {
            const auto rep = words_.find(visit.repNumber);
            const auto account = byNumber_.find(visit.account);
            if (visit.state == VisitState::Unplanned || !rep || account == byNumber_.end() ||
                routed_.contains({visit.repNumber, visit.account})) {
                continue;
            }
            DailyCall call = callOn(account->second);
            call.start = visit.plannedStart;
            call.routed = false;
            repOf(*rep).calls.push_back(std::move(call));
        }
    }

    void lookBack(Job& job) {
        CompareVisitsReport report = compared(out_.from, out_.to, job);
        out_.looked = report.all;
        out_.byRep = report.byRep;
        for (ComparedVisit& visit : report.visits) {
            DailyVisit one;
            const auto account = byNumber_.find(visit.account);
            if (account != byNumber_.end()) {
                const AccountLine& known = accounts_.at(account->second);
                one.openValue = known.openValue;
                one.important = isImportant(known);
            }
            one.visit = std::move(visit);
            out_.visits.push_back(std::move(one));
        }
    }

    /// Visits to accounts of a CRM that takes activities and has no copy of them yet, and what
    /// waits for a person.
    void addWaiting() {
        Statement visits = db_.prepare(
            "SELECT count(*), coalesce(min(substr(v.starts, 1, 10)), '') FROM plan_visits v JOIN "
            "base_accounts a ON a.id = v.account_id JOIN crm_connections n ON n.name = a.source "
            "AND n.removed = 0 WHERE v.done = 1 AND NOT EXISTS (SELECT 1 FROM json_each(n.left_out)"
            " l WHERE l.value = 'activities') AND NOT EXISTS (SELECT 1 FROM crm_written w WHERE "
            "w.connection_id = n.id AND w.object = 'activities' AND w.field = 'key' AND w.value = "
            "v.own_key) AND NOT EXISTS (SELECT 1 FROM base_activities b WHERE b.own_key = "
            "v.own_key)");
        visits.step();
        out_.waiting = visits.integer(0);
        out_.waitingSince = visits.string(1);
        out_.conflicts =
            db_.integer("SELECT count(*) FROM crm_conflicts WHERE status = 'open'").value_or(0);
        out_.stuck =
            db_.integer("SELECT count(*) FROM crm_outbox WHERE status IN ('dead', 'question')")
                .value_or(0);
    }

    std::set<AccountId> heldOut() const {
        std::set<AccountId> out;
        if (plan_) {
            Statement rows = db_.prepare("SELECT account_id FROM plan_account_overrides WHERE "
                                         "scenario_id = ?1 AND kind = 'holdout' AND "
                                         "(coalesce(expires_on, '') = '' OR expires_on >= ?2)");
            rows.bind(plan_->scenario.id, out_.date);
            while (rows.step()) {
                out.insert(rows.id<AccountTag>(0));
            }
        }
        return out;
    }

    void addUnowned() {
        const std::set<AccountId> held = heldOut();
        const auto baseline = plan_ ? watch::loadBaseline(db_, plan_->version) : std::nullopt;
        for (const auto& [id, known] : accounts_) {
            DailyAccount account{known.number, known.name, known.owner, known.place};
            account.openValue = known.openValue;
            account.onMap = known.onMap;
            account.inTerritory = !plan_ || territories_.contains(id) || held.contains(id);
            account.fresh = baseline && !baseline->territories.contains(id);
            if (!account.onMap || !account.inTerritory) {
                out_.accounts.push_back(std::move(account));
            }
        }
        std::stable_sort(out_.accounts.begin(), out_.accounts.end(),
                         [](const DailyAccount& a, const DailyAccount& b) {
                             return std::tuple(-a.openValue, a.account) <
                                    std::tuple(-b.openValue, b.account);
                         });
    }

    void addNotices() {
        for (const DriftNotice& notice : watch::openNotices(db_)) {
            DailyNotice one{notice.id, notice.kind, notice.text, notice.raisedAt, {}};
            for (const std::string& code : notice.territories) {
                std::string name = code;
                if (plan_) {
                    for (const Territory& territory : plan_->plan.territories) {
                        name = territory.code == code ? territory.name : name;
                    }
                }
                one.territories.push_back(std::move(name));
            }
            out_.notices.push_back(std::move(one));
        }
    }

    const Connection& db_;
    RepWords words_;
    std::optional<watch::PlanInForce> plan_;
    std::optional<double> important_;
    std::map<AccountId, AccountLine> accounts_;
    std::map<std::string, AccountId> byNumber_;
    std::map<AccountId, std::string> lastVisits_;
    std::map<AccountId, std::string> territories_;         ///< codes
    std::map<RepId, std::size_t> places_;                  ///< into the report
    std::set<std::pair<std::string, std::string>> routed_; ///< rep and account
    DailyReview out_;
};

} // namespace

std::int64_t DailyRep::onSite() const {
    std::int64_t seconds = 0;
    for (const DailyCall& call : calls) {
        seconds += call.leaves - call.starts;
    }
    return seconds;
}

double DailyRep::openValue() const {
    double sum = 0;
    for (const DailyCall& call : calls) {
        sum += call.openValue;
    }
    return sum;
}

int DailyReview::routes() const {
    return static_cast<int>(std::count_if(reps.begin(), reps.end(),
                                          [](const DailyRep& rep) { return !rep.plan.empty(); }));
}

std::int64_t DailyReview::calls() const {
    std::int64_t sum = 0;
    for (const DailyRep& rep : reps) {
        sum += static_cast<std::int64_t>(rep.calls.size());
    }
    return sum;
}

std::int64_t DailyReview::driving() const {
    std::int64_t sum = 0;
    for (const DailyRep& rep : reps) {
        sum += rep.driving;
    }
    return sum;
}

std::int64_t DailyReview::metres() const {
    std::int64_t sum = 0;
    for (const DailyRep& rep : reps) {
        sum += rep.metres;
    }
    return sum;
}

double DailyReview::openValue() const {
    double sum = 0;
    for (const DailyRep& rep : reps) {
        sum += rep.openValue();
    }
    return sum;
}

DailyReview dailyReview(const Connection& db, const DailyReviewParams& params, Job& job) {
    const Snapshot snapshot(db);
    return Day(db, params).run(job);
}

} // namespace core
