// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/call_plan.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/verbs/account_classes.h"
#include "core/verbs/day_range.h"
#include "core/verbs/tally_json.h"
#include "core/verbs/visit_accounts.h"
#include "core/visits/planned_calls.h"
#include "core/workspace/record_query.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

struct Frequency {
    std::string accountClass;
    double every = 0;
};

std::map<std::int64_t, Frequency> byClass(const Connection& db, const CallPlanParams& params) {
    std::map<std::int64_t, Frequency> frequencies;
    std::vector<std::string> classes;
    for (const auto& [name, every] : params.frequencies) {
        if (!std::isfinite(every) || every <= 0) {
            throw Error(Code::Usage, format("the class {} has no frequency", name),
                        "write its days between two calls: --frequency A=7,B=28", name);
        }
        classes.push_back(name);
    }
    const std::string column = classColumn(db, params.classColumn);
    for (const auto& [id, name] : classesOf(db, column, classes, params.where)) {
        frequencies[id] = {name, params.frequencies.at(name)};
    }
    return frequencies;
}

std::map<std::int64_t, Frequency> byExpression(const Connection& db, const CallPlanParams& params) {
    std::map<std::int64_t, Frequency> frequencies;
    const std::string every = columnOrExpression(db, RecordTable::Accounts, params.every, {});
    for (const RecordValue& value :
         selectRecordValues(db, RecordTable::Accounts, every, params.where)) {
        if (value.value && std::isfinite(*value.value) && *value.value > 0) {
            frequencies[value.id] = {{}, *value.value};
        }
    }
    return frequencies;
}

struct Visited {
    std::int64_t made = 0;
    std::string last;
};

std::map<AccountId, Visited> visitedBy(const Connection& db, const std::string& from,
                                       const std::string& to) {
    std::map<AccountId, Visited> visited;
    for (const visits::MadeVisit& made : visits::loadMadeVisits(db)) {
        if (made.day <= to) {
            Visited& one = visited[made.account];
            one.last = std::max(one.last, made.day);
            one.made += made.day >= from ? 1 : 0;
        }
    }
    return visited;
}

Json tallyJson(const CallPlanTally& tally) {
    return {{"accounts", tally.accounts},
            {"asked", tally.asked},
            {"made", tally.made},
            {"kept", tally.kept},
            {"fully_kept", tally.fullyKept},
            {"never_visited", tally.neverVisited},
            {"share", tally.share()}};
}

} // namespace

void setFrequencies(CallPlanParams& params, const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
        const auto equals = text.find('=');
        const auto days =
            equals == std::string::npos ? std::nullopt : parseNumber(trim(text.substr(equals + 1)));
        const std::string name(trim(text.substr(0, equals)));
        if (!days || name.empty()) {
            throw Error(Code::Usage, format("\"{}\" is no frequency", text),
                        "write CLASS=DAYS, as in A=7,B=28", text);
        }
        params.frequencies[name] = *days;
    }
}

void CallPlanTally::add(const PlannedAccount& account) {
    ++accounts;
    asked += account.asked;
    made += account.made;
    kept += account.kept();
    fullyKept += account.made >= account.asked ? 1 : 0;
    neverVisited += account.asked > 0 && account.made == 0 ? 1 : 0;
}

double CallPlanTally::share() const {
    return asked > 0 ? static_cast<double>(kept) / static_cast<double>(asked) : 1;
}

void to_json(Json& json, const CallPlanReport& report) {
    json = Json{{"from", report.from},
                {"to", report.to},
                {"days", report.days},
                {"all", tallyJson(report.all)},
                {"reps", talliesJson(report.byRep, "rep", tallyJson)},
                {"territories", talliesJson(report.byTerritory, "territory", tallyJson)},
                {"classes", talliesJson(report.byClass, "class", tallyJson)},
                {"accounts", Json::array()}};
    for (const PlannedAccount& account : report.accounts) {
        json["accounts"].push_back({{"account", account.account},
                                    {"name", account.name},
                                    {"rep", account.rep},
                                    {"territory", account.territory},
                                    {"class", account.accountClass},
                                    {"every_days", account.every},
                                    {"asked", account.asked},
                                    {"made", account.made},
                                    {"kept", account.kept()},
                                    {"last_visit", account.lastVisit}});
    }
}

CallPlanReport callPlan(const Connection& db, const CallPlanParams& params, Job& job) {
    CallPlanReport report;
    const DayRange range = dayRange(params.from, params.to);
    report.from = range.from;
    report.to = range.to;
    report.days = range.days;
    if (params.every.empty() == params.frequencies.empty()) {
        throw Error(Code::Usage, "how often accounts are to be visited is not said",
                    "give --every 28 (days, a column or an expression), or --class COLUMN with "
                    "--frequency A=7,B=28");
    }
    job.step(0.1, "reading accounts");
    const auto frequencies =
        params.frequencies.empty() ? byExpression(db, params) : byClass(db, params);
    const auto accounts = loadVisitAccounts(db, params.scenario, params.where);
    job.step(0.5, "reading visits");
    const auto visited = visitedBy(db, report.from, report.to);
    for (const auto& [id, account] : accounts) {
        const auto frequency = frequencies.find(id.value);
        if (frequency == frequencies.end()) {
            continue;
        }
        PlannedAccount one{account.number,
                           account.name,
                           account.rep,
                           account.territory,
                           frequency->second.accountClass,
                           frequency->second.every};
        one.asked = static_cast<std::int64_t>(
            std::floor(static_cast<double>(report.days) / one.every + 1e-9));
        if (const auto made = visited.find(id); made != visited.end()) {
            one.made = made->second.made;
            one.lastVisit = made->second.last;
        }
        report.all.add(one);
        report.byRep[one.rep].add(one);
        report.byTerritory[one.territory].add(one);
        report.byClass[one.accountClass].add(one);
        report.accounts.push_back(std::move(one));
    }
    std::stable_sort(report.accounts.begin(), report.accounts.end(),
                     [](const PlannedAccount& a, const PlannedAccount& b) {
                         const auto missing = a.asked - a.kept();
                         const auto other = b.asked - b.kept();
                         return missing != other ? missing > other : a.account < b.account;
                     });
    return report;
}

} // namespace core
