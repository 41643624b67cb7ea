// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/drift_causes.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace core {

namespace {

constexpr std::size_t kPerTerritory = 5;
constexpr double kMedians = 10;

struct AccountName {
    std::string number, name, source;
};

class Causes {
public:
    Causes(const Connection& db, const watch::PlanInForce& in, const watch::Baseline& then,
           const DriftReport& report, const DriftParams& params, std::string at)
        : db_(db), in_(in), then_(then), report_(report), params_(params), at_(std::move(at)),
          now_(in.territories(db)) {
        Statement rows = db.prepare(
            "SELECT id, external_id, coalesce(name, external_id), source FROM base_accounts");
        while (rows.step()) {
            names_[rows.id<AccountTag>(0)] = {rows.string(1), rows.string(2), rows.string(3)};
        }
        Statement present = db.prepare("SELECT id FROM base_accounts WHERE removed = 0");
        while (present.step()) {
            present_.insert(present.id<AccountTag>(0));
        }
    }

    FoundCauses run() {
        addAccounts();
        addTargets();
        addAcquisitions();
        addReps();
        addDeals();
        return std::move(found_);
    }

private:
    std::string then(AccountId account) const {
        const auto found = then_.territories.find(account);
        return found == then_.territories.end() ? std::string() : found->second;
    }
    std::string now(AccountId account) const {
        const auto found = now_.find(account);
        return found == now_.end() ? std::string() : found->second;
    }
    std::string amount(double value) const { return driftAmount(value, report_.unit); }
    std::string nameOf(const std::string& code) const {
        for (const DriftTerritory& territory : report_.territories) {
            if (territory.code == code) {
                return territory.name;
            }
        }
        return code.empty() ? "no territory" : code;
    }

    void addAccounts() {
        const std::map<AccountId, double> values = watch::accountValues(db_, in_.plan, 0);
        std::set<AccountId> all;
        for (const auto& [account, value] : values) {
            all.insert(account);
        }
        for (const auto& [key, value] : then_.values) {
            if (key.first == report_.measure) {
                all.insert(key.second);
            }
        }
        std::map<std::string, std::vector<DriftCause>> byTerritory;
        for (const AccountId account : all) {
            const auto after = values.find(account);
            const auto before = then_.values.find({report_.measure, account});
            addChange(account, before == then_.values.end() ? 0 : before->second,
                      after == values.end() ? 0 : after->second, byTerritory);
        }
        addUnits(byTerritory);
        for (const DriftTerritory& territory : report_.territories) {
            take(byTerritory[territory.code]);
        }
    }

    void addChange(AccountId account, double before, double after,
                   std::map<std::string, std::vector<DriftCause>>& out) const {
        const std::string from = then(account);
        const std::string to = now(account);
        const AccountName& name = names_.at(account);
        DriftCause cause;
        cause.key = format("account:{}:{}", name.source, name.number);
        cause.subject = name.number;
        cause.name = name.name;
        cause.before = before;
        cause.after = after;
        if (from != to && then_.territories.contains(account) && present_.contains(account)) {
            cause.kind = "account_moved";
            cause.text = format("{} ({}) now counts for {} instead of {}", name.name, amount(after),
                                nameOf(to), nameOf(from));
            for (const std::string& territory : {from, to}) {
                if (!territory.empty()) {
                    cause.territory = territory;
                    cause.before = territory == from ? before : 0;
                    cause.after = territory == from ? 0 : after;
                    out[territory].push_back(cause);
                }
            }
            return;
        }
        if (std::abs(after - before) < 1e-9 * (1 + std::abs(before))) {
            return;
        }
        const bool fresh = !then_.territories.contains(account);
        cause.kind = fresh                         ? "account_new"
                     : !present_.contains(account) ? "account_gone"
                     : after > before              ? "account_grew"
                                                   : "account_shrank";
        cause.territory = to.empty() ? from : to;
        cause.text = fresh ? format("{} is new: {} {}", name.name, report_.measure, amount(after))
                     : cause.kind == "account_gone"
                         ? format("{} is gone: {} {}", name.name, report_.measure, amount(before))
                         : format("{}: {} {} → {}", name.name, report_.measure, amount(before),
                                  amount(after));
        out[cause.territory].push_back(cause);
    }

    /// What of a territory's change no account explains: measures that are not summed from records.
    void addUnits(std::map<std::string, std::vector<DriftCause>>& out) const {
        for (const DriftTerritory& territory : report_.territories) {
            double rest = territory.value - territory.valueThen;
            for (const DriftCause& cause : out[territory.code]) {
                rest -= cause.change();
            }
            if (std::abs(rest) > 1e-6 * (1 + std::abs(territory.value))) {
                DriftCause cause;
                cause.kind = "units_changed";
                cause.key = "units:" + territory.code;
                cause.territory = territory.code;
                cause.name = territory.name;
                cause.after = rest;
                cause.text = format("the {} of the units of {} changed by {}", report_.measure,
                                    territory.name, amount(rest));
                out[territory.code].push_back(cause);
            }
        }
    }

    void take(std::vector<DriftCause>& causes) {
        std::stable_sort(causes.begin(), causes.end(),
                         [](const DriftCause& a, const DriftCause& b) {
                             return std::abs(a.change()) > std::abs(b.change());
                         });
        for (std::size_t i = 0; i < causes.size(); ++i) {
            if (i < kPerTerritory) {
                found_.causes.push_back(causes[i]);
            } else {
                ++found_.more;
            }
        }
    }

    /// A territory can leave its band although it did not change: its target is a share of all.
    void addTargets() {
        for (const DriftTerritory& territory : report_.territories) {
            const double change = territory.target - territory.targetThen;
            if (!territory.inside && territory.insideThen &&
                std::abs(change) > std::abs(territory.value - territory.valueThen)) {
                DriftCause cause;
                cause.kind = "target_changed";
                cause.key = "target:" + territory.code;
                cause.territory = territory.code;
                cause.name = territory.name;
                cause.before = territory.targetThen;
                cause.after = territory.target;
                cause.text =
                    format("the target of {} went from {} to {}, as the whole changed",
                           territory.name, amount(territory.targetThen), amount(territory.target));
                found_.causes.push_back(cause);
            }
        }
    }

    /// Accounts that were noticed at one moment, by source.
    void addAcquisitions() {
        std::map<std::pair<std::string, std::string>, std::vector<AccountId>> batches;
        for (const AccountId account : present_) {
            if (then_.territories.contains(account)) {
                continue;
            }
            const auto seen = then_.seen.find(account);
            if (seen == then_.seen.end()) {
                found_.firstSeen.push_back(account);
            }
            batches[{seen == then_.seen.end() ? at_ : seen->second, names_.at(account).source}]
                .push_back(account);
        }
        for (const auto& [batch, accounts] : batches) {
            if (static_cast<int>(accounts.size()) < std::max(1, params_.acquisition)) {
                continue;
            }
            std::map<std::string, int> where;
            for (const AccountId account : accounts) {
                ++where[now(account)];
            }
            const auto most =
                std::max_element(where.begin(), where.end(),
                                 [](const auto& a, const auto& b) { return a.second < b.second; });
            DriftCause cause;
            cause.kind = "acquisition";
            cause.key = format("acquisition:{}:{}", batch.second, batch.first);
            cause.territory = most->first;
            cause.subject = batch.second;
            cause.name = batch.second;
            cause.after = static_cast<double>(accounts.size());
            cause.text = format("{} accounts of {} came in at once, most of them in {}",
                                accounts.size(), batch.second, nameOf(most->first));
            cause.event = true;
            found_.causes.push_back(cause);
        }
    }

    void addReps() {
        const std::map<RepId, std::string> working = watch::repsOn(db_, report_.today);
        for (const auto& [rep, name] : then_.reps) {
            if (!working.contains(rep)) {
                addRep("rep_left", rep, name);
            }
        }
        for (const auto& [rep, name] : working) {
            if (!then_.reps.contains(rep)) {
                addRep("rep_joined", rep, name);
            }
        }
    }

    void addRep(const char* kind, RepId rep, const std::string& name) {
        DriftCause cause;
        cause.kind = kind;
        cause.key = format("{}:{}", kind, rep.value);
        cause.name = name;
        cause.event = true;
        Statement number = db_.prepare("SELECT external_id FROM base_reps WHERE id = ?");
        number.bind(rep);
        cause.subject = number.step() ? number.string(0) : std::string();
        Statement owned = db_.prepare(
            "SELECT t.code FROM plan_territory_owners o JOIN plan_territories t ON t.id = "
            "o.territory_id WHERE t.scenario_id = ? AND o.rep_id = ? ORDER BY t.position");
        owned.bind(in_.scenario.id, rep);
        cause.territory = owned.step() ? owned.string(0) : std::string();
        const std::string where =
            cause.territory.empty() ? "" : format(", in charge of {}", nameOf(cause.territory));
        cause.text = std::string(kind) == "rep_left" ? format("{} left{}", name, where)
                                                     : format("{} joined{}", name, where);
        found_.causes.push_back(cause);
    }

    double bigDeal() const {
        if (params_.bigDeal) {
            return *params_.bigDeal;
        }
        std::vector<double> amounts;
        Statement rows =
            db_.prepare("SELECT amount FROM base_opportunities WHERE amount > 0 AND removed = 0");
        while (rows.step()) {
            amounts.push_back(rows.real(0));
        }
        if (amounts.empty()) {
            return INFINITY;
        }
        const auto middle = amounts.begin() + static_cast<std::ptrdiff_t>(amounts.size() / 2);
        std::nth_element(amounts.begin(), middle, amounts.end());
        return kMedians * *middle;
    }

    void addDeals() {
        const std::string since = std::max(report_.since, then_.takenAt.substr(0, 10));
        Statement rows = db_.prepare(
            "SELECT o.source, o.external_id, coalesce(o.name, o.external_id), o.amount, o.is_won, "
            "a.id FROM base_opportunities o LEFT JOIN base_accounts a ON a.source = o.source AND "
            "a.external_id = o.account_external_id WHERE o.removed = 0 AND o.is_closed = 1 AND "
            "o.close_date > ? AND o.close_date <= ? AND o.amount >= ? ORDER BY o.id");
        rows.bind(since, report_.today, bigDeal());
        while (rows.step()) {
            const bool won = rows.integer(4) != 0;
            DriftCause cause;
            cause.kind = won ? "big_win" : "big_loss";
            cause.key = format("deal:{}:{}", rows.string(0), rows.string(1));
            cause.subject = rows.string(1);
            cause.name = rows.string(2);
            cause.territory = rows.isNull(5) ? std::string() : now(rows.id<AccountTag>(5));
            cause.after = rows.real(3);
            cause.event = true;
            cause.text = format("{} was {}: {}", cause.name, won ? "won" : "lost",
                                grouped(std::llround(cause.after)));
            found_.causes.push_back(cause);
        }
    }

    const Connection& db_;
    const watch::PlanInForce& in_;
    const watch::Baseline& then_;
    const DriftReport& report_;
    const DriftParams& params_;
    std::string at_;
    std::map<AccountId, std::string> now_;
    std::map<AccountId, AccountName> names_;
    std::set<AccountId> present_;
    FoundCauses found_;
};

} // namespace

std::string driftAmount(double value, const std::string& unit) {
    const double size = std::abs(value);
    const std::string figure =
        size >= 100'000 ? grouped(std::llround(size / 1000)) + " k" : grouped(std::llround(size));
    const std::string sign = value < 0 && figure != "0" ? "−" : "";
    return unit.empty()  ? sign + figure
           : unit == "$" ? sign + "$" + figure
                         : format("{}{} {}", sign, figure, unit);
}

FoundCauses findCauses(const Connection& db, const watch::PlanInForce& plan,
                       const watch::Baseline& baseline, const DriftReport& report,
                       const DriftParams& params, const std::string& at) {
    return Causes(db, plan, baseline, report, params, at).run();
}

} // namespace core
