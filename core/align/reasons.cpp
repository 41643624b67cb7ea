// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/reasons.h"

#include "core/align/hall.h"
#include "core/align/least_disruption.h"
#include "core/align/score.h"
#include "core/align/unit_surroundings.h"
#include "core/base/text.h"

#include <algorithm>
#include <utility>

namespace core::align {

namespace {

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

constexpr std::int64_t kMostSets = 2'000'000; // tried around large units, about a second
constexpr std::size_t kMostNames = 4;

template <class Range, class Name>
std::string listed(const Range& items, const char* singular, const char* plural, Name name) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < items.size() && i < kMostNames; ++i) {
        names.push_back(name(items[i]));
    }
    if (items.size() > kMostNames) {
        const auto more = static_cast<std::int64_t>(items.size() - kMostNames);
        return format("{} and {}", join(names, ", "),
                      counted(more, format("more {}", singular), format("more {}", plural)));
    }
    if (names.size() < 2) {
        return join(names, ", ");
    }
    const std::string last = names.back();
    names.pop_back();
    return format("{} and {}", join(names, ", "), last);
}

std::string unitNames(const Problem& problem, const std::vector<UnitIx>& units) {
    return listed(units, "unit", "units", [&](UnitIx i) { return problem.unitName(i); });
}

std::string territoryNames(const Problem& problem, const std::vector<TerritoryIx>& territories) {
    if (static_cast<int>(territories.size()) == problem.territories()) {
        return "all territories";
    }
    return listed(territories, "territory", "territories",
                  [&](TerritoryIx t) { return problem.territoryName(t); });
}

/// The territory that a unit is bound to, or kUnassigned if it has a choice.
TerritoryIx onlyChoice(const Problem& problem, UnitIx unit) {
    TerritoryIx only = kUnassigned;
    if (!problem.restricted(unit) && problem.territories() > 1) {
        return only;
    }
    for (TerritoryIx t = 0; t < problem.territories(); ++t) {
        if (problem.allows(unit, t)) {
            if (only != kUnassigned) {
                return kUnassigned;
            }
            only = t;
        }
    }
    return only;
}

class Counting {
public:
    explicit Counting(const Problem& problem) : problem_(problem) {}

    std::vector<Reason> run() {
        for (int q = 0; q < problem_.measures(); ++q) {
            contradictions(q);
            totals(q);
            largeUnits(q);
            sharing(q);
        }
        locksApart();
        budget();
        surroundings();
        for (int q = 0; q < problem_.measures(); ++q) {
            components(q);
        }
        return std::move(reasons_);
    }

private:
    const std::string& measure(int q) const { return problem_.data().measures[at(q)].name; }

    void add(Reason::Kind kind, std::string message, std::string hint,
             std::vector<UnitIx> units = {}, std::vector<TerritoryIx> territories = {}) {
        reasons_.push_back({kind, true, std::move(message), std::move(hint), std::move(units),
                            std::move(territories)});
    }

    void contradictions(int q) {
        for (TerritoryIx t = 0; t < problem_.territories(); ++t) {
            const Limits& band = problem_.limits(t, q);
            if (band.lower > band.upper) {
                add(Reason::Kind::ContradictoryLimits,
                    format("{} must hold at least {} and at most {} of {}",
                           problem_.territoryName(t), grouped(band.lower), grouped(band.upper),
                           measure(q)),
                    "widen the tolerance or change the minimum or maximum", {}, {t});
                reasons_.back().rules = {
                    format("{} holds at least {} of {}", problem_.territoryName(t),
                           grouped(band.lower), measure(q)),
                    format("{} holds at most {} of {}", problem_.territoryName(t),
                           grouped(band.upper), measure(q))};
                reasons_.back().measure = q;
                reasons_.back().needed = band.lower;
                reasons_.back().limit = band.upper;
            }
        }
    }

    void totals(int q) {
        // In double: sums of limits may be far larger than any amount.
        double least = 0;
        double most = 0;
        for (TerritoryIx t = 0; t < problem_.territories(); ++t) {
            least += static_cast<double>(problem_.limits(t, q).lower);
            most += static_cast<double>(problem_.limits(t, q).upper);
        }
        const double total = static_cast<double>(problem_.total(q));
        if (total < least || total > most) {
            add(Reason::Kind::TotalBeyondLimits,
                format("all units together hold {} of {}, but the territories must hold {} {}",
                       grouped(problem_.total(q)), measure(q),
                       total < least ? "at least" : "at most",
                       grouped(static_cast<std::int64_t>(total < least ? least : most))),
                "change the number of territories, their targets or their limits");
            reasons_.back().rules = {"every unit has a territory",
                                     format("every territory keeps its {} limit of {}",
                                            total < least ? "lower" : "upper", measure(q))};
            reasons_.back().measure = q;
        }
    }

    void largeUnits(int q) {
        Amount most = 0;
        for (TerritoryIx t = 0; t < problem_.territories(); ++t) {
            most = std::max(most, problem_.limits(t, q).upper);
        }
        for (UnitIx i = 0; i < problem_.units(); ++i) {
            const Amount amount = problem_.amount(i, q);
            Amount limit = most;
            if (problem_.restricted(i)) {
                limit = 0;
                for (TerritoryIx t = 0; t < problem_.territories(); ++t) {
                    limit =
                        std::max(limit, problem_.allows(i, t) ? problem_.limits(t, q).upper : 0);
                }
            }
            if (amount > limit) {
                add(Reason::Kind::UnitTooLarge,
                    format("{} alone holds {} of {}, more than the {} a territory may hold",
                           problem_.unitName(i), grouped(amount), measure(q), grouped(limit)),
                    "ask for fewer territories, split the unit or widen the tolerance", {i});
                reasons_.back().rules = {
                    format("{} is not split", problem_.unitName(i)),
                    format("a territory holds at most {} of {}", grouped(limit), measure(q))};
                reasons_.back().measure = q;
                reasons_.back().needed = amount;
                reasons_.back().limit = limit;
            }
        }
    }

    /// The condition for sets of territories, with locks and allowed sets.
    void sharing(int q) {
        if (std::none_of(reasons_.begin(), reasons_.end(), [](const Reason& reason) {
                return reason.kind == Reason::Kind::ContradictoryLimits ||
                       reason.kind == Reason::Kind::TotalBeyondLimits;
            })) {
            for (const bool tooMuch : {true, false}) {
                if (const auto conflict = hallConflict(problem_, q, tooMuch)) {
                    describe(*conflict);
                }
            }
        }
    }

    void describe(const HallConflict& conflict) {
        Reason reason;
        reason.kind =
            conflict.tooMuch ? Reason::Kind::LocksTooLarge : Reason::Kind::TooLittleAllowed;
        reason.proven = true;
        reason.units = conflict.units;
        reason.territories = conflict.territories;
        reason.measure = conflict.measure;
        reason.needed = conflict.held;
        reason.limit = conflict.limit;
        const std::string where = territoryNames(problem_, conflict.territories);
        const std::string what = unitNames(problem_, conflict.units);
        const bool one = conflict.territories.size() == 1;
        const std::string& of = measure(conflict.measure);
        if (conflict.tooMuch) {
            const bool locked = std::any_of(conflict.units.begin(), conflict.units.end(),
                                            [&](UnitIx i) { return problem_.locked(i); });
            reason.message =
                format("{} can go to {} only and {} {} of {}, more than the {} allowed there{}",
                       what, where, conflict.units.size() == 1 ? "holds" : "hold together",
                       grouped(conflict.held), of, grouped(conflict.limit), one ? "" : " together");
            reason.hint = locked ? "unlock some of them or raise the limit"
                                 : "let some of them go elsewhere or raise the limit";
            reason.rules = {
                format("{} {} to {} only", what, conflict.units.size() == 1 ? "goes" : "go", where),
                format("{} {} at most {} of {}", where, one ? "holds" : "hold together",
                       grouped(conflict.limit), of)};
        } else {
            reason.message = format(
                "the {} that may go to {} hold {} of {}, less than the {} needed there{}",
                counted(static_cast<std::int64_t>(conflict.units.size()), "unit", "units"), where,
                grouped(conflict.held), of, grouped(conflict.limit), one ? "" : " together");
            reason.hint = "allow more units there or lower the limit";
            reason.rules = {format("no other units may go to {}", where),
                            format("{} {} at least {} of {}", where,
                                   one ? "holds" : "hold together", grouped(conflict.limit), of)};
        }
        reasons_.push_back(std::move(reason));
    }

    /// Units that are bound to one territory but cannot be joined within what may belong to it.
    void locksApart() {
        std::vector<std::vector<UnitIx>> bound(at(problem_.territories()));
        for (UnitIx i = 0; i < problem_.units(); ++i) {
            if (const TerritoryIx only = onlyChoice(problem_, i); only != kUnassigned) {
                bound[at(only)].push_back(i);
            }
        }
        for (TerritoryIx t = 0; t < problem_.territories(); ++t) {
            if (bound[at(t)].size() > 1) {
                apart(t, bound[at(t)]);
            }
        }
    }

    void apart(TerritoryIx t, const std::vector<UnitIx>& bound) {
        std::vector<int> part(at(problem_.units()), -1);
        std::vector<UnitIx> first(at(problem_.components()), -1);
        std::vector<UnitIx> queue;
        for (const UnitIx start : bound) {
            UnitIx& root = first[at(problem_.component(start))];
            if (part[at(start)] >= 0) {
                continue;
            }
            if (root >= 0) {
                Reason reason{Reason::Kind::LocksApart, true, {}, {}, {root, start}, {t}};
                reason.message = format(
                    "{} and {} belong to {}, but no way between them may belong to it",
                    problem_.unitName(root), problem_.unitName(start), problem_.territoryName(t));
                reason.hint = "unlock one of them, or the units between them";
                reason.rules = {
                    format("{} stays in {}", problem_.unitName(root), problem_.territoryName(t)),
                    format("{} stays in {}", problem_.unitName(start), problem_.territoryName(t)),
                    "the units between them stay elsewhere", "territories are in one piece"};
                reasons_.push_back(std::move(reason));
                return;
            }
            root = start;
            queue.assign(1, start);
            part[at(start)] = start;
            while (!queue.empty()) {
                const UnitIx unit = queue.back();
                queue.pop_back();
                for (const Neighbour& next : problem_.neighbours(unit)) {
                    if (part[at(next.unit)] < 0 && problem_.allows(next.unit, t)) {
                        part[at(next.unit)] = start;
                        queue.push_back(next.unit);
                    }
                }
            }
        }
    }

    /// How much has to change hands at least, against the budget for it.
    void budget() {
        if (!problem_.hasBudget()) {
            return;
        }
        for (int q = 0; q < problem_.measures(); ++q) {
            const Amount least = leastDisruption(problem_, q);
            if (least <= problem_.budget()) {
                continue;
            }
            Reason reason{Reason::Kind::BudgetTooSmall, true, {}, {}, {}, {}};
            const int counted = problem_.data().disruptionBudget->measure;
            const std::string of = counted < 0 ? "units" : "of " + measure(counted);
            reason.message = format("to keep the limits of {}, at least {} {} must change hands, "
                                    "more than the {} that may",
                                    measure(q), grouped(least), of, grouped(problem_.budget()));
            reason.hint = "let more change hands or widen the tolerance";
            reason.rules = {format("at most {} {} change hands", grouped(problem_.budget()), of),
                            format("the territories keep their limits of {}", measure(q))};
            reason.measure = q;
            reason.needed = least;
            reason.limit = problem_.budget();
            reasons_.push_back(std::move(reason));
            return;
        }
    }

    void surroundings() {
        if (!reasons_.empty()) {
            return;
        }
        const auto found = hopelessUnit(problem_, kMostSets);
        if (!found) {
            return;
        }
        int q = 0;
        while (!problem_.balanced(q)) {
            ++q;
        }
        Reason reason{Reason::Kind::NothingAround, true, {}, {}, {found->unit}, {}};
        const std::string name = problem_.unitName(found->unit);
        reason.message = format("no contiguous territory within the limits can be built around {}, "
                                "which holds {} of {} by itself",
                                name, grouped(problem_.amount(found->unit, q)), measure(q));
        if (found->below || found->above) {
            reason.message += format(
                ": with what lies around it, it comes to {}{}{}",
                found->below ? grouped(*found->below) + " at most below the lower limit" : "",
                found->below && found->above ? ", " : "",
                found->above ? grouped(*found->above) + " at least above the upper one" : "");
        }
        reason.hint = "widen the tolerance, or split the unit";
        reason.rules = {format("{} is not split", name), "territories are in one piece",
                        "every territory keeps its limits"};
        reason.measure = q;
        reasons_.push_back(std::move(reason));
    }

    /// Not a certificate of infeasibility, as a territory may reach into several components, but
    /// worth saying: such a territory will be in pieces.
    void components(int q) {
        if (problem_.components() < 2 || !problem_.balanced(q)) {
            return;
        }
        std::vector<Amount> held(at(problem_.components()), 0);
        std::vector<std::vector<UnitIx>> units(at(problem_.components()));
        for (UnitIx i = 0; i < problem_.units(); ++i) {
            held[at(problem_.component(i))] += problem_.amount(i, q);
            units[at(problem_.component(i))].push_back(i);
        }
        Amount least = problem_.limits(0, q).lower;
        for (TerritoryIx t = 1; t < problem_.territories(); ++t) {
            least = std::min(least, problem_.limits(t, q).lower);
        }
        for (int c = 0; c < problem_.components(); ++c) {
            if (held[at(c)] < least) {
                Reason reason{Reason::Kind::ComponentTooSmall, false, {}, {}, units[at(c)], {}};
                reason.message = format(
                    "the part of the map around {} ({}) is joined to nothing and holds {} of {}, "
                    "less than any territory needs",
                    problem_.unitName(units[at(c)].front()),
                    counted(static_cast<std::int64_t>(units[at(c)].size()), "unit", "units"),
                    grouped(held[at(c)]), measure(q));
                reason.hint = "add a bridge to the land it belongs with";
                reasons_.push_back(std::move(reason));
            }
        }
    }

    const Problem& problem_;
    std::vector<Reason> reasons_;
};

void describeExcess(const Problem& problem, const Score& figures, std::vector<Reason>& reasons) {
    for (TerritoryIx t = 0; t < problem.territories(); ++t) {
        for (int q = 0; q < problem.measures(); ++q) {
            const Amount value = figures.territories[at(t)].values[at(q)];
            const Limits& band = problem.limits(t, q);
            if (problem.excess(t, q, value) == 0) {
                continue;
            }
            const bool above = value > band.upper;
            Reason reason;
            reason.message = format("no plan was found in which {} keeps its limits: it holds {} "
                                    "of {}, the {} limit is {}",
                                    problem.territoryName(t), grouped(value),
                                    problem.data().measures[at(q)].name, above ? "upper" : "lower",
                                    grouped(above ? band.upper : band.lower));
            reason.hint = "widen the tolerance, or search longer";
            reason.territories = {t};
            reasons.push_back(std::move(reason));
        }
    }
}

void describePieces(const Problem& problem, const Score& figures, std::vector<Reason>& reasons) {
    for (TerritoryIx t = 0; t < problem.territories(); ++t) {
        const bool explained =
            std::any_of(reasons.begin(), reasons.end(), [&](const Reason& reason) {
                return reason.kind == Reason::Kind::LocksApart && reason.territories.front() == t;
            });
        if (figures.territories[at(t)].contiguous || explained) {
            continue;
        }
        Reason reason;
        reason.kind = Reason::Kind::LocksApart;
        reason.message = format("locks and allowed territories leave {} in {} pieces",
                                problem.territoryName(t), figures.territories[at(t)].pieces);
        reason.hint = "unlock the units between the pieces, or lock a way that joins them";
        reason.territories = {t};
        reasons.push_back(std::move(reason));
    }
}

} // namespace

std::vector<Reason> provenReasons(const Problem& problem) {
    std::vector<Reason> reasons = Counting(problem).run();
    const auto unproven = [](const Reason& reason) { return !reason.proven; };
    reasons.erase(std::remove_if(reasons.begin(), reasons.end(), unproven), reasons.end());
    return reasons;
}

std::vector<Reason> reasonsFor(const Problem& problem, const Alignment& alignment) {
    const Score figures = score(problem, alignment);
    if (figures.feasible()) {
        return {};
    }
    std::vector<Reason> reasons = Counting(problem).run();
    describeExcess(problem, figures, reasons);
    describePieces(problem, figures, reasons);
    return reasons;
}

} // namespace core::align
