// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/evaluator.h"

#include "core/align/score_totals.h"
#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <utility>

namespace core::align {

namespace {

void sortUnique(std::vector<int>& items) {
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
}

} // namespace

Evaluator::Evaluator(const Problem& problem, Alignment alignment)
    : problem_(&problem), owner_(std::move(alignment)), scorer_(problem),
      members_(problem.data().territories.size()), score_(align::score(problem, owner_)) {
    for (UnitIx i = 0; i < problem.units(); ++i) {
        (owner_[index(i)] == kUnassigned ? free_ : members_[index(owner_[index(i)])]).push_back(i);
    }
}

Preview Evaluator::evaluate(std::span<const UnitIx> units, TerritoryIx to) {
    std::vector<UnitIx> refused;
    const std::vector<UnitIx> moving = movable(units, to, refused);
    Preview preview = tryOut(moving, to);
    preview.refused = std::move(refused);
    return preview;
}

Preview Evaluator::force(UnitIx unit, TerritoryIx to) {
    const std::vector<UnitIx> moving(owner_[index(unit)] == to ? 0 : 1, unit);
    return tryOut(moving, to);
}

Evaluator::Applied Evaluator::apply(std::span<const UnitIx> units, TerritoryIx to) {
    Applied applied;
    const std::vector<UnitIx> moving = movable(units, to, applied.refused);
    applied.touched = move(moving, to);
#ifndef NDEBUG
    checkAgainstScratch();
#endif
    return applied;
}

std::vector<UnitIx> Evaluator::movable(std::span<const UnitIx> units, TerritoryIx to,
                                       std::vector<UnitIx>& refused) const {
    std::vector<UnitIx> moving;
    for (const UnitIx unit : units) {
        if (owner_[index(unit)] == to) {
            continue;
        }
        const bool may =
            !problem_->locked(unit) && (to == kUnassigned || problem_->allows(unit, to));
        (may ? moving : refused).push_back(unit);
    }
    sortUnique(moving);
    sortUnique(refused);
    return moving;
}

/// Moves there and back. What is put back was kept aside, so nothing is left of the trial.
Preview Evaluator::tryOut(std::span<const UnitIx> units, TerritoryIx to) {
    Moves before;
    for (const UnitIx unit : units) {
        before.emplace_back(unit, owner_[index(unit)]);
    }
    Score kept = score_;
    Preview preview;
    preview.touched = move(units, to);
    preview.after = std::move(score_);
    score_ = std::move(kept);
    for (const auto& [unit, owner] : before) {
        give(unit, owner);
    }
    return preview;
}

std::vector<TerritoryIx> Evaluator::move(std::span<const UnitIx> units, TerritoryIx to) {
    std::vector<TerritoryIx> touched;
    std::vector<TerritoryIx> beside;
    for (const UnitIx unit : units) {
        touched.push_back(owner_[index(unit)]);
        touched.push_back(to);
        for (const Neighbour& next : problem_->neighbours(unit)) {
            beside.push_back(owner_[index(next.unit)]);
        }
        give(unit, to);
    }
    sortUnique(touched);
    sortUnique(beside);
    rescore(touched, beside);
    std::erase(touched, kUnassigned);
    return touched;
}

void Evaluator::give(UnitIx unit, TerritoryIx to) {
    const TerritoryIx from = owner_[index(unit)];
    std::vector<UnitIx>& old = from == kUnassigned ? free_ : members_[index(from)];
    std::vector<UnitIx>& own = to == kUnassigned ? free_ : members_[index(to)];
    old.erase(std::lower_bound(old.begin(), old.end(), unit));
    own.insert(std::lower_bound(own.begin(), own.end(), unit), unit);
    owner_[index(unit)] = to;
}

void Evaluator::rescore(const std::vector<TerritoryIx>& touched,
                        const std::vector<TerritoryIx>& beside) {
    for (const TerritoryIx t : touched) {
        if (t == kUnassigned) {
            score_.pool = scorer_.pool(free_);
        } else {
            score_.territories[index(t)] = scorer_.score(owner_, t, members_[index(t)]);
        }
    }
    // A moved unit can close in on others, and borders to nobody are told apart from borders.
    for (const TerritoryIx t : beside) {
        if (t != kUnassigned && !std::binary_search(touched.begin(), touched.end(), t)) {
            scorer_.surroundings(owner_, t, members_[index(t)], score_.territories[index(t)]);
        }
    }
    addUp(*problem_, score_);
}

void Evaluator::checkAgainstScratch() const {
    if (!(score_ == align::score(*problem_, owner_))) {
        throw Error(Code::Bug, "the figures kept move by move differ from those from scratch");
    }
}

} // namespace core::align
