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
#include <unordered_map>
#include <utility>

namespace core {

namespace {

constexpr double kMetresPerDegree = 6'371'008.8 * std::numbers::pi / 180;

/// What the roster says of an owner.
struct OwnerFacts {
    std::string name;
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
        const bool namesake = out.contains(lower(reps.string(2)));
        facts.name = reps.string(2).empty() ? reps.string(1)
                     : namesake             ? format("{} ({})", reps.string(2), reps.string(1))
                                            : reps.string(2);
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
        numberOwners();
        for (std::size_t i = 0; i < plan_.accounts.size(); ++i) {
            const ScenarioAccount& account = plan_.accounts[i];
            if (ownerOf_[i] < 0) {
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

    /// Owners in order of name. A rep is one owner, whether accounts name the rep or the number.
    void numberOwners() {
        std::map<std::string, int> known;
        std::vector<std::string> written;
        for (const ScenarioAccount& account : plan_.accounts) {
            const std::string text(trim(account.owner));
            const auto rep = owners_.find(lower(text));
            written.push_back(rep == owners_.end() ? text : rep->second.name);
            if (!text.empty()) {
                known.emplace(written.back(), 0);
            }
        }
        for (auto& [name, number] : known) {
            number = static_cast<int>(names_.size());
            names_.push_back(name);
        }
        for (const std::string& name : written) {
            ownerOf_.push_back(name.empty() ? -1 : known.at(name));
        }
        seenBy_.assign(names_.size(), -1);
    }

    const std::string& name(int owner) const { return names_[static_cast<std::size_t>(owner)]; }

    OverlapPair& pairOf(int one, int other) {
        const auto [a, b] = std::minmax(one, other);
        const auto [found, fresh] = pairs_.try_emplace(
            static_cast<std::uint64_t>(a) * names_.size() + static_cast<std::uint64_t>(b));
        if (fresh) {
            found->second.a = name(a);
            found->second.b = name(b);
            found->second.why = overlayReason(name(a), name(b));
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
        std::map<int, Holding> holdings;
        for (const std::size_t i : members) {
            Holding& h = holdings[ownerOf_[i]];
            ++h.accounts;
            h.value += plan_.accounts[i].value;
        }
        std::set<int> inConflict;
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

    void propose(UnitId unit, const std::map<int, Holding>& holdings,
                 const std::set<int>& inConflict) {
        SharedUnit shared;
        shared.unit = keys_.at(unit);
        int keep = -1;
        // The most value, then the most accounts, then the first name.
        for (const int owner : inConflict) {
            const Holding& h = holdings.at(owner);
            const bool better =
                keep < 0 || std::pair(h.value, h.accounts) >
                                std::pair(holdings.at(keep).value, holdings.at(keep).accounts);
            keep = better ? owner : keep;
            report_.inConflict += h.accounts;
            report_.inConflictValue += h.value;
        }
        shared.keep = name(keep);
        for (const int owner : inConflict) {
            // An overlay of the one who stays may stay as well.
            if (owner != keep && !pairOf(owner, keep).overlay) {
                shared.accounts += holdings.at(owner).accounts;
                shared.value += holdings.at(owner).value;
                shared.others.push_back(name(owner));
            }
        }
        if (const auto facts = owners_.find(lower(shared.keep)); facts != owners_.end()) {
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
            if (account.lonLat && ownerOf_[i] >= 0) {
                const auto row = static_cast<std::int64_t>(std::floor(account.lonLat->y / step));
                cells[{row, columnOf(*account.lonLat, row)}].push_back(i);
            }
        }
        for (const auto& [cell, members] : cells) {
            job_.checkpoint();
            for (const std::size_t i : members) {
                const ScenarioAccount& me = plan_.accounts[i];
                near_.clear();
                for (std::int64_t row = cell.first - 1; row <= cell.first + 1; ++row) {
                    const std::int64_t middle = columnOf(*me.lonLat, row);
                    for (std::int64_t column = middle - 1; column <= middle + 1; ++column) {
                        const auto found = cells.find({row, column});
                        if (found != cells.end()) {
                            addNear(i, found->second, reach);
                        }
                    }
                }
                for (const int other : near_) {
                    ++pairOf(ownerOf_[i], other).nearAccounts;
                }
            }
        }
    }

    /// Other owners with an account within the distance, each once.
    void addNear(std::size_t i, const std::vector<std::size_t>& others, double reach) {
        const auto turn = static_cast<std::int64_t>(i);
        for (const std::size_t j : others) {
            std::int64_t& seen = seenBy_[static_cast<std::size_t>(ownerOf_[j])];
            if (ownerOf_[j] != ownerOf_[i] && seen != turn &&
                greatCircle(*plan_.accounts[i].lonLat, *plan_.accounts[j].lonLat) <= reach) {
                seen = turn;
                near_.push_back(ownerOf_[j]);
            }
        }
    }

    void finish() {
        const std::map<std::uint64_t, OverlapPair> byName(pairs_.begin(), pairs_.end());
        for (const auto& [key, pair] : byName) {
            report_.pairs.push_back(pair);
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
    std::vector<std::string> names_;   ///< of owners, in order
    std::vector<int> ownerOf_;         ///< by account; -1 = nobody's
    std::vector<std::int64_t> seenBy_; ///< by owner, the account that was found near last
    std::vector<int> near_;
    std::unordered_map<std::uint64_t, OverlapPair> pairs_;
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
