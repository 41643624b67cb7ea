// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/ledger_shares.h"

#include "core/base/json_optional.h"
#include "core/ledger/ledger_store.h"
#include "core/verbs/ledger.h"
#include "core/verbs/plan_problem.h"
#include "core/workspace/scenario_store.h"

#include <algorithm>
#include <map>
#include <set>

namespace core {

namespace {

/// The entry that was published last and is in force on the later date.
std::optional<ledger::Entry> newestAlignment(const Connection& db, const std::string& date) {
    std::optional<ledger::Entry> newest;
    for (ledger::Entry& entry : ledger::loadAlignments(db)) {
        const bool counts = date.empty() || entry.effective <= date;
        if (counts && !(entry.units.empty() && entry.territories.empty())) {
            newest = std::move(entry);
        }
    }
    return newest;
}

/// Counts and values of the units of one layer, by key.
class UnitFigures {
public:
    explicit UnitFigures(const PlanProblem& plan) : plan_(plan) {
        for (std::size_t i = 0; i < plan.units.size(); ++i) {
            index_[plan.units[i].key] = i;
        }
    }
    int accounts(const std::string& key) const {
        const auto at = index_.find(key);
        return at == index_.end() ? 0 : plan_.accounts[at->second];
    }
    double value(const std::string& key) const {
        const auto at = index_.find(key);
        return at == index_.end() || plan_.data.measures.empty()
                   ? 0
                   : static_cast<double>(plan_.data.measures.front().values[at->second]);
    }

private:
    const PlanProblem& plan_;
    std::map<std::string, std::size_t> index_;
};

/// Sums of one territory while they grow.
struct Sums {
    LedgerShare line;
    double value = 0, valueThen = 0;
    bool wasThere = false, isThere = false;
};

class Summary {
public:
    Summary(std::string force, const PlanProblem* plan) : force_(std::move(force)), plan_(plan) {
        if (plan != nullptr) {
            figures_.emplace(*plan);
        }
    }

    void add(const ledger::AlignmentState& before, const ledger::AlignmentState& after,
             LedgerShares& report) {
        names(before, true);
        names(after, false);
        for (const auto& [key, code] : before.units) {
            const auto there = after.units.find(key);
            count(key, code, there == after.units.end() ? std::string() : there->second, report);
        }
        for (const auto& [key, code] : after.units) {
            if (!before.units.contains(key)) {
                count(key, {}, code, report);
            }
        }
    }

    std::vector<LedgerShare> take() {
        std::vector<LedgerShare> lines;
        for (auto& [code, sums] : sums_) {
            addTarget(sums);
            lines.push_back(std::move(sums.line));
        }
        return lines;
    }

private:
    void names(const ledger::AlignmentState& state, bool earlier) {
        for (const auto& [key, line] : state.territories) {
            if (key.first == force_ && !(line.name.empty() && line.owner.empty())) {
                Sums& sums = sums_[key.second];
                sums.wasThere = sums.wasThere || earlier;
                sums.isThere = sums.isThere || !earlier;
                LedgerShare& share = sums.line;
                share.code = key.second;
                share.name = line.name;
                share.ownerThen = line.owner;
            }
        }
    }

    void count(const ledger::AlignmentState::UnitKey& key, const std::string& from,
               const std::string& to, LedgerShares& report) {
        const auto& [force, layer, unit] = key;
        if (force != force_) {
            return;
        }
        const int accounts = figures_ ? figures_->accounts(unit) : 0;
        const double value = figures_ ? figures_->value(unit) : 0;
        if (!from.empty()) {
            Sums& sums = at(from);
            ++sums.line.units;
            sums.line.accounts += accounts;
            sums.value += value;
            sums.line.unitsLost += from == to ? 0 : 1;
            sums.line.lost += from == to ? 0 : accounts;
        }
        if (!to.empty()) {
            Sums& sums = at(to);
            sums.valueThen += value;
            sums.line.unitsGained += from == to ? 0 : 1;
            sums.line.gained += from == to ? 0 : accounts;
        }
        if (from != to) {
            ++report.units;
            report.accounts += accounts;
            report.changed.push_back(unit);
        }
    }

    Sums& at(const std::string& code) {
        Sums& sums = sums_[code];
        sums.line.code = code;
        return sums;
    }

    /// What overrides put into a territory counts on both dates: the ledger keeps units only.
    void addTarget(Sums& sums) const {
        if (plan_ == nullptr || plan_->data.measures.empty()) {
            return;
        }
        const auto territory =
            std::find_if(plan_->territories.begin(), plan_->territories.end(),
                         [&](const Territory& t) { return t.code == sums.line.code; });
        if (territory == plan_->territories.end()) {
            return;
        }
        const auto at = static_cast<std::size_t>(territory - plan_->territories.begin());
        const align::TerritorySpec& spec = plan_->data.territories[at];
        const double fixed = spec.fixed.empty() ? 0 : static_cast<double>(spec.fixed.front());
        const double target = spec.targets.empty() ? 0 : spec.targets.front();
        const int kept = plan_->fixedAccounts.empty() ? 0 : plan_->fixedAccounts[at];
        (sums.wasThere ? sums.line.accounts : sums.line.gained) += kept;
        if (target > 0 && sums.wasThere) {
            sums.line.share = (sums.value + fixed) / target;
        }
        if (target > 0 && sums.isThere) {
            sums.line.shareThen = (sums.valueThen + fixed) / target;
        }
    }

    std::string force_;
    const PlanProblem* plan_;
    std::optional<UnitFigures> figures_;
    std::map<std::string, Sums> sums_;
};

} // namespace

void to_json(Json& json, const LedgerShares& report) {
    json = Json{{"from", report.from},         {"to", report.to},
                {"force", report.force},       {"scenario", report.scenario},
                {"measure", report.measure},   {"tolerance", report.tolerance},
                {"units", report.units},       {"accounts", report.accounts},
                {"territories", Json::array()}};
    for (const LedgerShare& line : report.territories) {
        json["territories"].push_back({{"territory", line.code},
                                       {"name", line.name},
                                       {"owner", line.ownerThen},
                                       {"units", line.units},
                                       {"units_gained", line.unitsGained},
                                       {"units_lost", line.unitsLost},
                                       {"accounts", line.accounts},
                                       {"gained", line.gained},
                                       {"lost", line.lost},
                                       {"accounts_then", line.accountsThen()},
                                       {"share", orNull(line.share)},
                                       {"share_then", orNull(line.shareThen)}});
    }
}

LedgerShares ledgerShares(const Workspace& ws, const std::string& from, const std::string& to) {
    LedgerShares report;
    report.from = from;
    report.to = to;
    const ledger::AlignmentState before = ledgerAsOf(ws, {from, {}, {}}).state;
    const ledger::AlignmentState after = ledgerAsOf(ws, {to, {}, {}}).state;
    const bool open = from.empty() || to.empty(); // after all entries
    const auto newest = newestAlignment(ws.reader(), open ? std::string() : std::max(from, to));
    if (!newest) {
        return report;
    }
    report.force = newest->territories.empty() ? newest->units.front().force
                                               : newest->territories.front().force;
    std::optional<PlanProblem> plan;
    if (const auto scenario = findScenario(ws.reader(), newest->scenario)) {
        plan = loadPlanProblem(ws.reader(), *scenario, scenario->measures);
        report.scenario = scenario->name;
        report.measure =
            scenario->measures.empty() ? std::string() : scenario->measures.front().measure;
        report.tolerance = scenario->tolerance;
    }
    Summary summary(report.force, plan ? &*plan : nullptr);
    summary.add(before, after, report);
    report.territories = summary.take();
    std::sort(report.changed.begin(), report.changed.end());
    return report;
}

} // namespace core
