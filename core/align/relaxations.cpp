// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/relaxations.h"

#include "core/align/score.h"
#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace core::align {

namespace {

constexpr double kStep = 0.001; // tolerances are offered in tenths of a percent
constexpr double kMostTolerance = 0.99;
constexpr int kCountsTried = 6; // numbers of territories, up and down

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

double roundedUp(double share) {
    return std::ceil(share / kStep - 1e-9) * kStep;
}

class Finder {
public:
    Finder(const Problem& problem, const std::vector<Reason>& reasons, const Alignment& alignment)
        : problem_(problem), alignment_(alignment) {
        std::copy_if(reasons.begin(), reasons.end(), std::back_inserter(proven_),
                     [](const Reason& reason) { return reason.proven; });
    }

    std::vector<Relaxation> run() {
        acceptPlan();
        if (!proven_.empty()) {
            tolerance();
            territories();
            for (const Reason& reason : proven_) {
                forReason(reason);
            }
        }
        std::stable_partition(found_.begin(), found_.end(),
                              [](const Relaxation& relaxation) { return relaxation.sufficient; });
        return std::move(found_);
    }

private:
    using Change = std::function<void(ProblemData&)>;

    Problem changed(const Change& change) const {
        ProblemData data = problem_.data();
        change(data);
        return Problem(std::move(data));
    }

    /// How many contradictions are proven with a change; without it there are proven_.size().
    std::size_t contradictions(const Change& change) const {
        return provenReasons(changed(change)).size();
    }

    bool planKeepsAll(const Change& change) const {
        return score(changed(change), alignment_).feasible();
    }

    void offer(Relaxation relaxation, const Change& change) {
        const bool known = std::any_of(found_.begin(), found_.end(), [&](const Relaxation& other) {
            return other.message == relaxation.message;
        });
        if (known) {
            return;
        }
        relaxation.sufficient = planKeepsAll(change);
        if (relaxation.sufficient || contradictions(change) < proven_.size()) {
            found_.push_back(std::move(relaxation));
        }
    }

    const std::string& measure(int q) const { return problem_.data().measures[at(q)].name; }

    /// The limits as they would have to be for the plan in hand.
    void acceptPlan() {
        const Score figures = score(problem_, alignment_);
        double tolerance = 0;
        std::vector<std::string> texts;
        Relaxation limits;
        limits.kind = Relaxation::Kind::Limits;
        std::vector<std::pair<TerritoryIx, int>> outside;
        for (TerritoryIx t = 0; t < problem_.territories(); ++t) {
            for (int q = 0; q < problem_.measures(); ++q) {
                const Amount value = unitsValue(t, q);
                if (problem_.excess(t, q, value) == 0) {
                    continue;
                }
                const double target = problem_.wholeTarget(t, q);
                const auto whole = static_cast<double>(value + problem_.fixed(t, q));
                tolerance = std::max(tolerance, target > 0 ? std::abs(whole / target - 1) : 1);
                outside.emplace_back(t, q);
                limits.territories.push_back(t);
                const bool above = value > problem_.limits(t, q).upper;
                texts.push_back(format("{} hold {} {} of {}", problem_.territoryName(t),
                                       above ? "up to" : "as little as",
                                       grouped(value + problem_.fixed(t, q)), measure(q)));
            }
        }
        if (outside.empty()) {
            return;
        }
        const double rounded = roundedUp(tolerance);
        const Change widen = [&](ProblemData& data) { data.tolerance = rounded; };
        if (rounded > problem_.data().tolerance && rounded <= kMostTolerance &&
            planKeepsAll(widen)) {
            offer({Relaxation::Kind::Tolerance,
                   format("a tolerance of {} is needed for the plan found", percent(rounded)),
                   rounded,
                   {},
                   limits.territories,
                   true},
                  widen);
            return;
        }
        limits.message = "let " + join(texts, ", and ");
        offer(limits, [&](ProblemData& data) { loosen(data, outside); });
    }

    Amount unitsValue(TerritoryIx t, int q) const {
        Amount sum = 0;
        for (UnitIx i = 0; i < problem_.units(); ++i) {
            sum += alignment_[at(i)] == t ? problem_.amount(i, q) : 0;
        }
        return sum;
    }

    /// Puts hard limits where the plan in hand is outside them, as far as the tolerance allows.
    void loosen(ProblemData& data, const std::vector<std::pair<TerritoryIx, int>>& outside) const {
        for (const auto& [t, q] : outside) {
            const Amount value = unitsValue(t, q) + problem_.fixed(t, q);
            TerritorySpec& spec = data.territories[at(t)];
            if (!spec.minimum.empty() && spec.minimum[at(q)]) {
                spec.minimum[at(q)] = std::min(*spec.minimum[at(q)], value);
            }
            if (!spec.maximum.empty() && spec.maximum[at(q)]) {
                spec.maximum[at(q)] = std::max(*spec.maximum[at(q)], value);
            }
        }
    }

    /// The least tolerance without a contradiction, or where hard limits are in the way, the least
    /// widening of those.
    void tolerance() {
        const auto with = [](double value) {
            return [value](ProblemData& data) { data.tolerance = value; };
        };
        if (const auto value = least(problem_.data().tolerance, with)) {
            offer(
                {Relaxation::Kind::Tolerance,
                 format("a tolerance of {} or more takes the contradiction away", percent(*value)),
                 *value,
                 {},
                 {},
                 false},
                with(*value));
            return;
        }
        const auto wider = [](double value) {
            return [value](ProblemData& data) { widenLimits(data, value); };
        };
        if (const auto value = least(0, wider)) {
            offer({Relaxation::Kind::Limits,
                   format("minimum and maximum of every territory {} wider take the contradiction "
                          "away",
                          percent(*value)),
                   *value,
                   {},
                   {},
                   false},
                  wider(*value));
        }
    }

    static void widenLimits(ProblemData& data, double share) {
        for (TerritorySpec& spec : data.territories) {
            for (auto& minimum : spec.minimum) {
                if (minimum) {
                    minimum = static_cast<Amount>(
                        std::floor(static_cast<double>(*minimum) * (1 - share)));
                }
            }
            for (auto& maximum : spec.maximum) {
                if (maximum) {
                    maximum =
                        static_cast<Amount>(std::ceil(static_cast<double>(*maximum) * (1 + share)));
                }
            }
        }
    }

    /// The least value, in steps, with which `change` leaves no contradiction.
    template <class Make> std::optional<double> least(double from, Make change) const {
        int low = static_cast<int>(std::floor(from / kStep));
        int high = static_cast<int>(kMostTolerance / kStep);
        if (low >= high || contradictions(change(high * kStep)) > 0) {
            return std::nullopt;
        }
        while (high - low > 1) {
            const int middle = low + (high - low) / 2;
            (contradictions(change(middle * kStep)) > 0 ? low : high) = middle;
        }
        return high * kStep;
    }

    /// Another number of territories, where one is like the other.
    void territories() {
        const ProblemData& data = problem_.data();
        const bool alike =
            data.current.empty() && data.allowed.empty() && data.travel.empty() &&
            std::all_of(data.territories.begin(), data.territories.end(), [](const auto& spec) {
                return spec.targets.empty() && !spec.centre && spec.fixed.empty();
            });
        if (!alike) {
            return;
        }
        for (int step = 1; step <= kCountsTried; ++step) {
            for (const int count : {problem_.territories() - step, problem_.territories() + step}) {
                const Change change = [count](ProblemData& other) {
                    const TerritorySpec spec = other.territories.front();
                    other.territories.resize(at(count), spec);
                };
                if (count < 1 || count > problem_.units() || contradictions(change) > 0) {
                    continue;
                }
                found_.push_back(
                    {Relaxation::Kind::Territories,
                     format("ask for {} instead of {}", counted(count, "territory", "territories"),
                            problem_.territories()),
                     static_cast<double>(count),
                     {},
                     {},
                     false});
                return;
            }
        }
    }

    void forReason(const Reason& reason) {
        switch (reason.kind) {
        case Reason::Kind::ContradictoryLimits:
        case Reason::Kind::UnitTooLarge: hardLimits(reason); break;
        case Reason::Kind::LocksTooLarge:
            hardLimits(reason);
            unlock(reason);
            letElsewhere(reason);
            break;
        case Reason::Kind::TooLittleAllowed:
            hardLimits(reason);
            letIn(reason);
            break;
        case Reason::Kind::LocksApart: unlockEach(reason); break;
        case Reason::Kind::BudgetTooSmall: moreDisruption(reason); break;
        default: break;
        }
    }

    /// Moves hard limits that are in the way to the least that will do.
    void hardLimits(const Reason& reason) {
        const bool raise = reason.kind != Reason::Kind::TooLittleAllowed;
        std::vector<TerritoryIx> where = reason.territories;
        if (reason.kind == Reason::Kind::UnitTooLarge) {
            const UnitIx unit = reason.units.front();
            where.clear();
            for (TerritoryIx t = 0; t < problem_.territories(); ++t) {
                if (problem_.allows(unit, t) &&
                    problem_.limits(t, reason.measure).upper == reason.limit) {
                    where.assign(1, t);
                    break;
                }
            }
        }
        if (where.size() != 1) {
            return;
        }
        const TerritoryIx t = where.front();
        Amount value = reason.needed + problem_.fixed(t, reason.measure);
        if (reason.kind == Reason::Kind::LocksTooLarge) {
            Amount over = 0;
            bound(reason, true, over);
            value = reason.limit + over + problem_.fixed(t, reason.measure);
        }
        const std::size_t q = at(reason.measure);
        const Change change = [&](ProblemData& data) {
            TerritorySpec& spec = data.territories[at(t)];
            std::vector<std::optional<Amount>>& limit = raise ? spec.maximum : spec.minimum;
            if (!limit.empty() && limit[q]) {
                limit[q] = value;
            }
        };
        offer({Relaxation::Kind::Limits,
               format("let {} hold {} {} of {}", problem_.territoryName(t),
                      raise ? "up to" : "as little as", grouped(value), measure(reason.measure)),
               static_cast<double>(value),
               {},
               {t},
               false},
              change);
    }

    /// Units of a reason with amounts, the smallest single one that suffices first, else the
    /// largest until it is enough.
    std::vector<UnitIx> enough(std::vector<UnitIx> units, int q, Amount amount) const {
        std::sort(units.begin(), units.end(), [&](UnitIx a, UnitIx b) {
            const Amount x = problem_.amount(a, q);
            const Amount y = problem_.amount(b, q);
            return x < y || (x == y && a < b);
        });
        for (const UnitIx i : units) {
            if (problem_.amount(i, q) >= amount) {
                return {i};
            }
        }
        std::vector<UnitIx> taken;
        for (auto i = units.rbegin(); i != units.rend() && amount > 0; ++i) {
            taken.push_back(*i);
            amount -= problem_.amount(*i, q);
        }
        return amount > 0 ? std::vector<UnitIx>{} : taken;
    }

    std::string names(const std::vector<UnitIx>& units) const {
        std::vector<std::string> texts;
        for (const UnitIx i : units) {
            texts.push_back(problem_.unitName(i));
        }
        return join(texts, ", ");
    }

    /// Units that may go to the reason's territories only, locked or not, and what they hold beyond
    /// the limit: more than the reason names, which has no more than it needs.
    std::vector<UnitIx> bound(const Reason& reason, bool locked, Amount& over) const {
        std::vector<UnitIx> units;
        over = -reason.limit;
        for (UnitIx i = 0; i < problem_.units(); ++i) {
            bool inside = true;
            for (TerritoryIx t = 0; t < problem_.territories() && inside; ++t) {
                inside = !problem_.allows(i, t) ||
                         std::find(reason.territories.begin(), reason.territories.end(), t) !=
                             reason.territories.end();
            }
            if (inside) {
                over += problem_.amount(i, reason.measure);
                if (problem_.locked(i) == locked) {
                    units.push_back(i);
                }
            }
        }
        return units;
    }

    void unlock(const Reason& reason) {
        Amount over = 0;
        const std::vector<UnitIx> units = bound(reason, true, over);
        offerUnlock(enough(units, reason.measure, over));
    }

    void offerUnlock(const std::vector<UnitIx>& units) {
        if (units.empty()) {
            return;
        }
        offer({Relaxation::Kind::Unlock, "unlock " + names(units), 0, units, {}, false},
              [&](ProblemData& data) {
                  for (const UnitIx i : units) {
                      data.locked[at(i)] = false;
                  }
              });
    }

    void unlockEach(const Reason& reason) {
        for (const UnitIx i : reason.units) {
            if (problem_.locked(i)) {
                offerUnlock({i});
            }
        }
    }

    /// Lets units go to one more territory each.
    void offerAllow(const std::vector<UnitIx>& units, TerritoryIx to) {
        if (units.empty()) {
            return;
        }
        offer({Relaxation::Kind::Allow,
               format("let {} go to {} as well", names(units), problem_.territoryName(to)),
               0,
               units,
               {to},
               false},
              [&](ProblemData& data) {
                  for (const UnitIx i : units) {
                      if (!data.allowed.empty() && !data.allowed[at(i)].empty()) {
                          data.allowed[at(i)].push_back(to);
                      }
                      if (!data.travel.empty()) {
                          float& seconds = data.travel[at(i) * data.territories.size() + at(to)];
                          seconds = std::isfinite(seconds) ? seconds : 0.0F;
                      }
                  }
              });
    }

    void letElsewhere(const Reason& reason) {
        Amount over = 0;
        const auto free = bound(reason, false, over);
        const auto units = enough(free, reason.measure, over);
        // The territory with the most room left by what it can be given.
        TerritoryIx best = kUnassigned;
        for (TerritoryIx t = 0; t < problem_.territories(); ++t) {
            const bool concerned = std::find(reason.territories.begin(), reason.territories.end(),
                                             t) != reason.territories.end();
            if (!concerned &&
                (best == kUnassigned || room(t, reason.measure) > room(best, reason.measure))) {
                best = t;
            }
        }
        if (best != kUnassigned) {
            offerAllow(units, best);
        }
    }

    Amount room(TerritoryIx t, int q) const {
        return problem_.limits(t, q).upper - unitsValue(t, q);
    }

    void letIn(const Reason& reason) {
        std::vector<UnitIx> others;
        const TerritoryIx to = reason.territories.front();
        for (UnitIx i = 0; i < problem_.units(); ++i) {
            if (!problem_.locked(i) && !problem_.allows(i, to) &&
                !std::binary_search(reason.units.begin(), reason.units.end(), i)) {
                others.push_back(i);
            }
        }
        offerAllow(enough(others, reason.measure, reason.limit - reason.needed), to);
    }

    void moreDisruption(const Reason& reason) {
        const DisruptionBudget& budget = *problem_.data().disruptionBudget;
        if (budget.share <= 0 && problem_.unitsWithCurrent() == 0) {
            return;
        }
        Amount whole = 0;
        for (UnitIx i = 0; i < problem_.units(); ++i) {
            whole += problem_.budgetUse(i, kUnassigned);
        }
        const double share = roundedUp(static_cast<double>(reason.needed) /
                                       static_cast<double>(std::max<Amount>(1, whole)));
        if (share <= 1) {
            offer({Relaxation::Kind::Disruption,
                   format("let {} change hands", percent(share)),
                   share,
                   {},
                   {},
                   false},
                  [share](ProblemData& data) { data.disruptionBudget->share = share; });
        }
    }

    const Problem& problem_;
    const Alignment& alignment_;
    std::vector<Reason> proven_;
    std::vector<Relaxation> found_;
};

} // namespace

std::vector<Relaxation> relaxationsFor(const Problem& problem, const std::vector<Reason>& reasons,
                                       const Alignment& alignment) {
    return Finder(problem, reasons, alignment).run();
}

} // namespace core::align
