// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/stale_accounts.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/verbs/route_words.h"
#include "core/verbs/tally_json.h"
#include "core/verbs/visit_accounts.h"
#include "core/visits/planned_calls.h"
#include "core/workspace/record_query.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

std::map<AccountId, double> openValues(const Connection& db) {
    std::map<AccountId, double> values;
    Statement rows = db.prepare(
        "SELECT a.id, sum(d.amount) FROM base_opportunities d JOIN base_accounts a ON a.source = "
        "d.source AND a.external_id = d.account_external_id WHERE d.removed = 0 AND "
        "coalesce(d.is_closed, 0) = 0 AND d.amount IS NOT NULL GROUP BY a.id");
    while (rows.step()) {
        values[rows.id<AccountTag>(0)] = rows.real(1);
    }
    return values;
}

std::map<AccountId, double> valuesOf(const Connection& db, const StaleAccountsParams& params) {
    if (trim(params.value).empty()) {
        return openValues(db);
    }
    std::string value = params.value;
    for (const std::string& column : recordColumns(db, RecordTable::Accounts)) {
        value = equalsIgnoreCase(column, params.value) ? quoteIdentifier(column) : value;
    }
    std::map<AccountId, double> values;
    for (const RecordValue& one :
         selectRecordValues(db, RecordTable::Accounts, value, params.where)) {
        values[AccountId(one.id)] = one.value && std::isfinite(*one.value) ? *one.value : 0;
    }
    return values;
}

std::map<AccountId, std::string> lastVisits(const Connection& db, const std::string& today) {
    std::map<AccountId, std::string> last;
    for (const visits::MadeVisit& made : visits::loadMadeVisits(db)) {
        if (made.day <= today) {
            std::string& day = last[made.account];
            day = std::max(day, made.day);
        }
    }
    return last;
}

void add(StaleTally& tally, const StaleAccount& account, bool stale) {
    ++tally.accounts;
    tally.value += account.value;
    tally.stale += stale ? 1 : 0;
    tally.never += stale && account.lastVisit.empty() ? 1 : 0;
    tally.staleValue += stale ? account.value : 0;
}

Json tallyJson(const StaleTally& tally) {
    return {{"accounts", tally.accounts},
            {"stale", tally.stale},
            {"never", tally.never},
            {"value", tally.value},
            {"stale_value", tally.staleValue}};
}

} // namespace

void to_json(Json& json, const StaleAccountsReport& report) {
    json = Json{{"today", report.today},
                {"days", report.days},
                {"all", tallyJson(report.all)},
                {"reps", talliesJson(report.byRep, "rep", tallyJson)},
                {"territories", talliesJson(report.byTerritory, "territory", tallyJson)},
                {"accounts", Json::array()}};
    for (const StaleAccount& account : report.accounts) {
        json["accounts"].push_back({{"account", account.account},
                                    {"name", account.name},
                                    {"rep", account.rep},
                                    {"territory", account.territory},
                                    {"last_visit", account.lastVisit},
                                    {"days", account.days ? Json(*account.days) : Json()},
                                    {"value", account.value}});
    }
}

StaleAccountsReport staleAccounts(const Connection& db, const StaleAccountsParams& params,
                                  Job& job) {
    if (params.days < 1) {
        throw Error(Code::Usage, "an account is stale after a day at least", "write --days 60");
    }
    StaleAccountsReport report;
    report.days = params.days;
    report.today = params.today.empty() ? nowUtc().substr(0, 10) : params.today;
    if (!isDate(report.today)) {
        throw Error(Code::Usage, format("\"{}\" is not a date", report.today),
                    "write it as 2026-03-31", report.today);
    }
    job.step(0.1, "reading accounts");
    const auto values = valuesOf(db, params);
    const auto last = lastVisits(db, report.today);
    for (const auto& [id, account] : loadVisitAccounts(db, params.scenario, params.where)) {
        StaleAccount one{account.number, account.name, account.rep, account.territory};
        if (const auto found = last.find(id); found != last.end()) {
            one.lastVisit = found->second;
            one.days = calendarDays(one.lastVisit, report.today);
        }
        const auto value = values.find(id);
        one.value = value == values.end() ? 0 : value->second;
        const bool stale = !one.days || *one.days >= params.days;
        add(report.all, one, stale);
        add(report.byRep[one.rep], one, stale);
        add(report.byTerritory[one.territory], one, stale);
        if (stale) {
            report.accounts.push_back(std::move(one));
        }
    }
    std::stable_sort(report.accounts.begin(), report.accounts.end(),
                     [](const StaleAccount& a, const StaleAccount& b) {
                         return a.value != b.value ? a.value > b.value : a.account < b.account;
                     });
    return report;
}

} // namespace core
