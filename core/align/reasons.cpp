// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/reasons.h"

#include "core/align/score.h"
#include "core/base/text.h"

#include <algorithm>
#include <utility>

namespace core::align {

namespace {

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

class Counting {
public:
    explicit Counting(const Problem& problem) : problem_(problem) {}

    std::vector<Reason> run() {
        for (int q = 0; q < problem_.measures(); ++q) {
            contradictions(q);
            totals(q);
            largeUnits(q);
            forcedAndAllowed(q);
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
            }
        }
    }

    void forcedAndAllowed(int q) {
        std::vector<Amount> forced(at(problem_.territories()), 0);
        std::vector<Amount> allowed(at(problem_.territories()), 0);
        Amount open = 0;
        for (UnitIx i = 0; i < problem_.units(); ++i) {
            if (!problem_.restricted(i)) {
                open += problem_.amount(i, q);
                continue;
            }
            int choices = 0;
            TerritoryIx only = 0;
            for (TerritoryIx t = 0; t < problem_.territories(); ++t) {
                if (problem_.allows(i, t)) {
                    ++choices;
                    only = t;
                    allowed[at(t)] += problem_.amount(i, q);
                }
            }
            forced[at(only)] += choices == 1 ? problem_.amount(i, q) : 0;
        }
        for (TerritoryIx t = 0; t < problem_.territories(); ++t) {
            const Limits& band = problem_.limits(t, q);
            if (forced[at(t)] > band.upper) {
                add(Reason::Kind::LocksTooLarge,
                    format("the units locked in {} hold {} of {}, more than its upper limit {}",
                           problem_.territoryName(t), grouped(forced[at(t)]), measure(q),
                           grouped(band.upper)),
                    "unlock some of them or raise the limit", {}, {t});
            }
            if (allowed[at(t)] + open < band.lower) {
                add(Reason::Kind::TooLittleAllowed,
                    format("the units allowed in {} hold {} of {}, less than its lower limit {}",
                           problem_.territoryName(t), grouped(allowed[at(t)] + open), measure(q),
                           grouped(band.lower)),
                    "allow more units there or lower the limit", {}, {t});
            }
        }
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
        if (figures.territories[at(t)].contiguous) {
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
