// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/verbs/balance_rules.h"
#include "core/workspace/record_query.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace core {

namespace {

constexpr double kDaysPerMonth = 365.25 / 12;

/// What is known of a rep or a team.
struct Share {
    std::string name;
    std::optional<double> value; ///< of the column
    std::string startsOn;
    std::string endsOn;
    double ramp = 1; ///< of the roster
    std::vector<std::int64_t> members;
};

/// Days since 1970-01-01 of a date "2026-03-01" (Hinnant's days_from_civil).
std::int64_t dayNumber(const std::string& date) {
    std::int64_t year = std::stoll(date.substr(0, 4));
    const std::int64_t month = std::stoll(date.substr(5, 2));
    const std::int64_t day = std::stoll(date.substr(8, 2));
    year -= month <= 2 ? 1 : 0;
    const std::int64_t era = year / 400;
    const std::int64_t ofEra = year - era * 400;
    const std::int64_t ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719468;
}

class Shares {
public:
    Shares(const Connection& db, const BalanceParams& params, BalanceProblem& problem)
        : db_(db), params_(params), problem_(problem),
          date_(params.ramp.date.empty() ? nowUtc().substr(0, 10) : params.ramp.date) {
        if (!isDate(date_)) {
            throw Error(Code::Usage, format("\"{}\" is not a date", date_),
                        "write it as 2026-03-31");
        }
        if (!(params.ramp.months >= 0 && params.ramp.first >= 0 && params.ramp.first <= 1)) {
            throw Error(Code::Usage, "a ramp has a length in months and a first share up to 1");
        }
        loadReps();
        loadRoster();
    }

    std::vector<double> weights() {
        const auto inCharge = repsInCharge();
        std::vector<std::optional<double>> known;
        double sum = 0;
        int count = 0;
        for (std::size_t t = 0; t < inCharge.size(); ++t) {
            known.push_back(inCharge[t].empty() ? std::nullopt
                                                : std::optional(weightOf(inCharge[t])));
            if (known.back()) {
                requirePositive(*known.back(), t);
                sum += *known.back();
                ++count;
            }
        }
        if (count == 0) {
            throw Error(
                Code::Usage, "no territory has a rep in charge, so there is no capacity",
                "add --centres reps, or start from a scenario whose territories have owners");
        }
        std::vector<double> weights;
        for (std::size_t t = 0; t < known.size(); ++t) {
            if (!known[t]) {
                problem_.issues.push_back({Severity::Info, problem_.plan.territories[t].name, 0,
                                           "has no rep: its target is the mean of the others", ""});
            }
            weights.push_back(known[t].value_or(sum / count));
        }
        return weights;
    }

private:
    void loadReps() {
        std::string column;
        const auto columns = recordColumns(db_, RecordTable::Reps);
        for (const std::string& name : columns) {
            column = equalsIgnoreCase(name, params_.targetBy) ? name : column;
        }
        if (column.empty()) {
            throw Error(Code::Input, format("reps have no column \"{}\"", params_.targetBy),
                        format("columns: {}", join(columns, ", ")), params_.targetBy);
        }
        byCapacity_ = column == "capacity";
        std::map<std::int64_t, std::optional<double>> values;
        for (const RecordValue& item :
             selectRecordValues(db_, RecordTable::Reps, quoteIdentifier(column), "")) {
            values[item.id] = item.value;
        }
        Statement rows =
            db_.prepare("SELECT id, name, coalesce(starts_on, ''), coalesce(ends_on, '') "
                        "FROM base_reps WHERE removed = 0");
        while (rows.step()) {
            Share& share = shares_[rows.integer(0)];
            share = {
                rows.string(1), values[rows.integer(0)], rows.string(2), rows.string(3), 1, {}};
            if (share.value && (!std::isfinite(*share.value) || *share.value < 0)) {
                throw Error(Code::Input, format("{} of {} is negative", column, share.name),
                            "correct the rep's record", share.name);
            }
        }
        Statement members =
            db_.prepare("SELECT team_id, rep_id FROM base_team_members ORDER BY 1, 2");
        while (members.step()) {
            const auto team = shares_.find(members.integer(0));
            if (team != shares_.end() && shares_.contains(members.integer(1))) {
                team->second.members.push_back(members.integer(1));
            }
        }
    }

    void loadRoster() {
        if (!problem_.setup.source) {
            return;
        }
        Statement rows = db_.prepare("SELECT rep_id, capacity, ramp, starts_on, ends_on "
                                     "FROM plan_roster WHERE force_id = ? ORDER BY id");
        rows.bind(problem_.setup.source->force);
        while (rows.step()) {
            const auto found = shares_.find(rows.integer(0));
            if (found == shares_.end()) {
                continue;
            }
            Share& share = found->second;
            share.ramp = rows.real(2);
            if (byCapacity_ && !rows.isNull(1)) {
                share.value = rows.real(1);
            }
            share.startsOn = rows.isNull(3) ? share.startsOn : rows.string(3);
            share.endsOn = rows.isNull(4) ? share.endsOn : rows.string(4);
        }
    }

    std::vector<std::vector<std::int64_t>> repsInCharge() const {
        std::vector<std::vector<std::int64_t>> reps(problem_.plan.territories.size());
        for (std::size_t t = 0; t < reps.size(); ++t) {
            if (problem_.owners[t]) {
                reps[t].push_back(problem_.owners[t]->value);
                continue;
            }
            Statement rows = db_.prepare("SELECT rep_id FROM plan_territory_owners WHERE "
                                         "territory_id = ?1 AND coalesce(starts_on, '') <= ?2 AND "
                                         "(ends_on IS NULL OR ends_on >= ?2) ORDER BY id");
            rows.bind(problem_.plan.territories[t].id, date_);
            while (rows.step()) {
                reps[t].push_back(rows.integer(0));
            }
        }
        return reps;
    }

    double rampOf(const Share& share) const {
        if ((!share.startsOn.empty() && share.startsOn > date_) ||
            (!share.endsOn.empty() && share.endsOn < date_)) {
            return 0;
        }
        if (!isDate(share.startsOn) || params_.ramp.months <= 0) {
            return share.ramp;
        }
        const double months =
            static_cast<double>(dayNumber(date_) - dayNumber(share.startsOn)) / kDaysPerMonth;
        const double grown =
            params_.ramp.first + (1 - params_.ramp.first) * months / params_.ramp.months;
        return share.ramp * std::min(1.0, grown);
    }

    double shareOf(std::int64_t rep, bool inTeam) {
        const auto found = shares_.find(rep);
        if (found == shares_.end()) {
            return 0; // a rep who left and is no longer in the records
        }
        const Share& share = found->second;
        if (!share.value && !share.members.empty() && !inTeam) {
            double sum = 0;
            for (const std::int64_t member : share.members) {
                sum += shareOf(member, true);
            }
            return sum;
        }
        if (!share.value) {
            problem_.issues.push_back({Severity::Warning, share.name, 0,
                                       format("has no {}: counted as the mean", params_.targetBy),
                                       "add it to the rep's record"});
        }
        return share.value.value_or(meanValue()) * rampOf(share);
    }

    double weightOf(const std::vector<std::int64_t>& reps) {
        double sum = 0;
        for (const std::int64_t rep : reps) {
            sum += shareOf(rep, false);
        }
        return sum;
    }

    double meanValue() const {
        double sum = 0;
        int count = 0;
        for (const auto& [id, share] : shares_) {
            sum += share.value.value_or(0);
            count += share.value.has_value();
        }
        return count > 0 ? sum / count : 1;
    }

    void requirePositive(double weight, std::size_t territory) const {
        if (!(weight > 0)) {
            throw Error(Code::Input,
                        format("the reps of {} have no {} on {}",
                               problem_.plan.territories[territory].name, params_.targetBy, date_),
                        "give it another rep, or name another day with --ramp-date",
                        problem_.plan.territories[territory].name);
        }
    }

    const Connection& db_;
    const BalanceParams& params_;
    BalanceProblem& problem_;
    std::string date_;
    bool byCapacity_ = false;
    std::map<std::int64_t, Share> shares_;
};

} // namespace

void setTargetWeights(const Connection& db, const BalanceParams& params, BalanceProblem& problem) {
    std::vector<Territory>& territories = problem.plan.territories;
    std::vector<double> weights = params.targetWeights;
    if (!params.targetBy.empty()) {
        weights = Shares(db, params, problem).weights();
    }
    if (!weights.empty() && weights.size() != territories.size()) {
        throw Error(Code::Usage,
                    format("there are {} target weights for {} territories", weights.size(),
                           territories.size()),
                    "give one weight per territory");
    }
    for (std::size_t t = 0; t < weights.size(); ++t) {
        territories[t].targetWeight = weights[t];
    }
}

} // namespace core
