// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/overlap.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/verbs/scenario_accounts.h"
#include "core/verbs/travel_estimate.h"
#include "core/workspace/unit_store.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>
#include <tuple>
#include <utility>

namespace core {

namespace {

constexpr double kMetresPerDegree = 6'371'008.8 * std::numbers::pi / 180;

/// What the roster says of an owner.
struct OwnerFacts {
    bool team = false;
    bool otherRole = false; ///< some role that is not "owner", and none that is
    std::set<std::string> segments;
    std::string territory; ///< the first that the rep is in charge of
};

std::set<std::string> wordsOf(const std::string& list) {
    std::set<std::string> words;
    for (const std::string& part : split(list, list.find(';') == std::string::npos ? ',' : ';')) {
        if (const std::string word = lower(trim(part)); !word.empty()) {
            words.insert(word);
        }
    }
    return words;
}

/// By name and by number in the CRM, in lower case.
std::map<std::string, OwnerFacts> loadOwners(const Connection& db, ScenarioId scenario) {
    std::map<std::int64_t, OwnerFacts> byRep;
    Statement roles = db.prepare(
        "SELECT o.rep_id, o.role, t.name FROM plan_territory_owners o JOIN plan_territories t ON "
        "t.id = o.territory_id WHERE t.scenario_id = ? AND t.level = 0 ORDER BY t.position, o.id");
    roles.bind(scenario);
    std::set<std::int64_t> owners;
    while (roles.step()) {
        OwnerFacts& facts = byRep[roles.integer(0)];
        if (roles.text(1) == "owner") {
            owners.insert(roles.integer(0));
            facts.territory = facts.territory.empty() ? roles.string(2) : facts.territory;
        } else {
            facts.otherRole = true;
        }
    }
    std::map<std::string, OwnerFacts> out;
    Statement reps = db.prepare("SELECT id, external_id, name, kind, coalesce(segments, '') FROM "
                                "base_reps WHERE removed = 0 ORDER BY id");
    while (reps.step()) {
        OwnerFacts facts = byRep[reps.integer(0)];
        facts.otherRole = facts.otherRole && !owners.contains(reps.integer(0));
        facts.team = reps.text(3) == "team";
        facts.segments = wordsOf(reps.string(4));
        out.emplace(lower(reps.string(1)), facts);
        out.emplace(lower(reps.string(2)), facts);
    }
    return out;
}

class Overlap {
public:
    Overlap(const Connection& db, const OverlapParams& params, Job& job)
        : db_(db), params_(params), job_(job),
          plan_(loadScenarioAccounts(db, params.scenario, params.value, params.where)),
          owners_(loadOwners(db, plan_.scenario.id)) {}

    OverlapReport run() {
        report_.scenario = plan_.scenario.name;
        report_.kilometres = params_.kilometres;
        for (std::size_t i = 0; i < plan_.accounts.size(); ++i) {
            const ScenarioAccount& account = plan_.accounts[i];
            if (trim(account.owner).empty()) {
                ++report_.noOwner;
            } else {
                ++report_.accounts;
                if (account.unit) {
                    inUnit_[account.unit].push_back(i);
                }
            }
        }
        for (const BasicUnit& unit : loadUnits(db_, plan_.scenario.layer)) {
            keys_[unit.id] = unit.key;
        }
        job_.step(0.3, "comparing units");
        for (const auto& [unit, members] : inUnit_) {
            compareUnit(unit, members);
        }
        job_.step(0.6, "comparing distances");
        compareDistances();
        finish();
        return std::move(report_);
    }

private:
    struct Holding {
        int accounts = 0;
        double value = 0;
    };

    OverlapPair& pairOf(const std::string& a, const std::string& b) {
        const auto key = a < b ? std::pair(a, b) : std::pair(b, a);
        const auto [found, fresh] = pairs_.try_emplace(key);
        if (fresh) {
            found->second.a = key.first;
            found->second.b = key.second;
            found->second.why = overlayReason(key.first, key.second);
            found->second.overlay = !found->second.why.empty();
        }
        return found->second;
    }

    std::string overlayReason(const std::string& a, const std::string& b) const {
        const OwnerFacts none;
        const auto factsOf = [&](const std::string& name) -> const OwnerFacts& {
            const auto found = owners_.find(lower(trim(name)));
            return found == owners_.end() ? none : found->second;
        };
        for (const std::string& name : {a, b}) {
            if (factsOf(name).team) {
                return name + " is a team";
            }
            if (factsOf(name).otherRole) {
                return name + " is in a territory beside its owner";
            }
        }
        const auto& mine = factsOf(a).segments;
        const auto& theirs = factsOf(b).segments;
        const bool common = std::any_of(mine.begin(), mine.end(), [&](const std::string& word) {
            return theirs.contains(word);
        });
        return !mine.empty() && !theirs.empty() && !common ? "no segment in common" : "";
    }

    void compareUnit(UnitId unit, const std::vector<std::size_t>& members) {
        std::map<std::string, Holding> holdings;
        for (const std::size_t i : members) {
            Holding& h = holdings[plan_.accounts[i].owner];
            ++h.accounts;
            h.value += plan_.accounts[i].value;
        }
        std::set<std::string> inConflict;
        for (auto a = holdings.begin(); a != holdings.end(); ++a) {
            for (auto b = std::next(a); b != holdings.end(); ++b) {
                OverlapPair& pair = pairOf(a->first, b->first);
                ++pair.sharedUnits;
                pair.accounts += a->second.accounts + b->second.accounts;
                pair.value += a->second.value + b->second.value;
                if (!pair.overlay) {
                    inConflict.insert({a->first, b->first});
                }
            }
        }
        if (!inConflict.empty()) {
            propose(unit, holdings, inConflict);
        }
    }

    void propose(UnitId unit, const std::map<std::string, Holding>& holdings,
                 const std::set<std::string>& inConflict) {
        SharedUnit shared;
        shared.unit = keys_.at(unit);
        // The most value, then the most accounts, then the first name.
        for (const std::string& name : inConflict) {
            const Holding& h = holdings.at(name);
            const bool better =
                shared.keep.empty() ||
                std::pair(h.value, h.accounts) >
                    std::pair(holdings.at(shared.keep).value, holdings.at(shared.keep).accounts);
            shared.keep = better ? name : shared.keep;
            report_.inConflict += h.accounts;
            report_.inConflictValue += h.value;
        }
        for (const std::string& name : inConflict) {
            // An overlay of the one who stays may stay as well.
            if (name != shared.keep && !pairOf(name, shared.keep).overlay) {
                shared.accounts += holdings.at(name).accounts;
                shared.value += holdings.at(name).value;
                shared.others.push_back(name);
            }
        }
        if (const auto facts = owners_.find(lower(trim(shared.keep))); facts != owners_.end()) {
            shared.territory = facts->second.territory;
        }
        report_.untangle.push_back(std::move(shared));
    }

    void compareDistances() {
        const double reach = params_.kilometres * 1000;
        if (reach <= 0) {
            return;
        }
        using Cell = std::pair<std::int64_t, std::int64_t>;
        const double step = reach / kMetresPerDegree;
        // Cells are as high as the distance and, at their latitude, at least as wide.
        const auto widthAt = [&](std::int64_t row) {
            const double lat = (std::abs(static_cast<double>(row)) + 2) * step;
            return step / std::max(0.01, std::cos(std::min(lat, 89.0) * std::numbers::pi / 180));
        };
        const auto columnOf = [&](Point p, std::int64_t row) {
            return static_cast<std::int64_t>(std::floor(p.x / widthAt(row)));
        };
        std::map<Cell, std::vector<std::size_t>> cells;
        for (std::size_t i = 0; i < plan_.accounts.size(); ++i) {
            const ScenarioAccount& account = plan_.accounts[i];
            if (account.lonLat && !trim(account.owner).empty()) {
                const auto row = static_cast<std::int64_t>(std::floor(account.lonLat->y / step));
                cells[{row, columnOf(*account.lonLat, row)}].push_back(i);
            }
        }
        for (const auto& [cell, members] : cells) {
            job_.checkpoint();
            for (const std::size_t i : members) {
                const ScenarioAccount& me = plan_.accounts[i];
                std::set<std::string> near;
                for (std::int64_t row = cell.first - 1; row <= cell.first + 1; ++row) {
                    const std::int64_t middle = columnOf(*me.lonLat, row);
                    for (std::int64_t column = middle - 1; column <= middle + 1; ++column) {
                        const auto found = cells.find({row, column});
                        if (found != cells.end()) {
                            addNear(me, found->second, reach, near);
                        }
                    }
                }
                for (const std::string& other : near) {
                    ++pairOf(me.owner, other).nearAccounts;
                }
            }
        }
    }

    void addNear(const ScenarioAccount& me, const std::vector<std::size_t>& others, double reach,
                 std::set<std::string>& near) const {
        for (const std::size_t j : others) {
            const ScenarioAccount& other = plan_.accounts[j];
            if (other.owner != me.owner && !near.contains(other.owner) &&
                greatCircle(*me.lonLat, *other.lonLat) <= reach) {
                near.insert(other.owner);
            }
        }
    }

    void finish() {
        for (auto& [key, pair] : pairs_) {
            report_.pairs.push_back(std::move(pair));
        }
        std::stable_sort(report_.pairs.begin(), report_.pairs.end(),
                         [](const OverlapPair& a, const OverlapPair& b) {
                             return std::tuple(a.overlay, -a.accounts, -a.nearAccounts) <
                                    std::tuple(b.overlay, -b.accounts, -b.nearAccounts);
                         });
        std::stable_sort(
            report_.untangle.begin(), report_.untangle.end(),
            [](const SharedUnit& a, const SharedUnit& b) { return a.value > b.value; });
    }

    const Connection& db_;
    const OverlapParams& params_;
    Job& job_;
    ScenarioAccounts plan_;
    std::map<std::string, OwnerFacts> owners_;
    std::map<UnitId, std::vector<std::size_t>> inUnit_;
    std::map<UnitId, std::string> keys_;
    std::map<std::pair<std::string, std::string>, OverlapPair> pairs_;
    OverlapReport report_;
};

} // namespace

void to_json(Json& json, const OverlapReport& report) {
    Json pairs = Json::array();
    for (const OverlapPair& p : report.pairs) {
        pairs.push_back({{"a", p.a},
                         {"b", p.b},
                         {"overlay", p.overlay},
                         {"why", p.why},
                         {"shared_units", p.sharedUnits},
                         {"accounts", p.accounts},
                         {"value", p.value},
                         {"near_accounts", p.nearAccounts}});
    }
    Json untangle = Json::array();
    for (const SharedUnit& u : report.untangle) {
        untangle.push_back({{"unit", u.unit},
                            {"keep", u.keep},
                            {"territory", u.territory},
                            {"others", u.others},
                            {"accounts", u.accounts},
                            {"value", u.value}});
    }
    json =
        Json{{"scenario", report.scenario},
             {"kilometres", report.kilometres},
             {"accounts", report.accounts},
             {"without_owner", report.noOwner},
             {"in_conflict", {{"accounts", report.inConflict}, {"value", report.inConflictValue}}},
             {"pairs", std::move(pairs)},
             {"untangle", std::move(untangle)}};
}

OverlapReport overlap(const Connection& db, const OverlapParams& params, Job& job) {
    if (!(params.kilometres >= 0 && params.kilometres <= 1000)) {
        throw Error(Code::Usage, "that is no distance", "choose 0 to 1000 km");
    }
    job.step(0, "reading accounts");
    return Overlap(db, params, job).run();
}

} // namespace core
