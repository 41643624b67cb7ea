// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/move_chain.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace core::align {

namespace {

constexpr double kLeastGain = 1e-9;
constexpr int kLongestChain = 24;
constexpr int kTriesPerTerritory = 6;
constexpr double kStepCost = 0.05; // in units of a mean move, so that short chains are preferred

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

} // namespace

std::optional<UnitIx> ChainMove::apply(Plan& plan) const {
    const double before = plan.excess();
    const double overdrawn = plan.budgetExcess();
    std::size_t done = 0;
    std::optional<UnitIx> obstacle;
    for (; done < steps.size() && !obstacle; ++done) {
        const Step& step = steps[done];
        if (!plan.touches(step.unit, step.to) || !plan.removable(step.unit)) {
            obstacle = step.unit;
            break;
        }
        plan.assign(step.unit, step.to);
    }
    if (!obstacle && plan.excess() < before - kLeastGain && plan.budgetExcess() <= overdrawn) {
        return std::nullopt;
    }
    while (done > 0) {
        --done;
        plan.assign(steps[done].unit, steps[done].from);
    }
    return obstacle ? obstacle : steps.front().unit;
}

ChainSearch::ChainSearch(const Region& region)
    : region_(region), labels_(at(region.territories())) {}

std::optional<ChainMove> ChainSearch::evaluate(Plan& plan, TerritoryIx start, Direction direction,
                                               const std::vector<UnitIx>& banned) {
    labels_.assign(labels_.size(), Label{});
    labels_[at(start)].reached = true;
    heap_.assign(1, {0.0, start});
    while (!heap_.empty()) {
        std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
        const auto [cost, here] = heap_.back();
        heap_.pop_back();
        Label& label = labels_[at(here)];
        if (label.settled || cost > label.cost) {
            continue;
        }
        label.settled = true;
        if (here != start) {
            const bool gives = direction == Direction::GiveAway;
            const double last =
                plan.excessAfter(here, gives ? -1 : label.unit, gives ? label.unit : -1) -
                plan.excess(here);
            if (label.excess + last < -kLeastGain) {
                return trace(here, direction);
            }
        }
        if (label.depth < kLongestChain) {
            expand(plan, here, direction, banned);
        }
    }
    return std::nullopt;
}

void ChainSearch::expand(Plan& plan, TerritoryIx here, Direction direction,
                         const std::vector<UnitIx>& banned) {
    const bool gives = direction == Direction::GiveAway;
    for (const UnitIx member : plan.members(here)) {
        for (const UnitIx next : region_.graph.neighbours(member)) {
            const TerritoryIx there = plan.owner(next);
            if (there == here || labels_[at(there)].settled) {
                continue;
            }
            const UnitIx unit = gives ? member : next;
            const TerritoryIx to = gives ? there : here;
            if (region_.allows(unit, to) &&
                std::find(banned.begin(), banned.end(), unit) == banned.end()) {
                offer(plan, here, there, unit, direction);
            }
        }
    }
}

void ChainSearch::offer(Plan& plan, TerritoryIx here, TerritoryIx next, UnitIx unit,
                        Direction direction) {
    const Label& from = labels_[at(here)];
    const bool gives = direction == Direction::GiveAway;
    const UnitIx leaving = gives ? unit : from.unit;
    const UnitIx joining = gives ? from.unit : unit;
    const double excess = plan.excessAfter(here, leaving, joining) - plan.excess(here);
    // At the start the excess has to fall, on the way it must not rise.
    if (from.parent < 0 ? excess >= -kLeastGain : excess > kLeastGain) {
        return;
    }
    const Change moved = plan.shiftChange(unit, gives ? next : here);
    if (moved.overdraws) {
        return;
    }
    const double change = moved.cost / scale(plan, here, next);
    const double cost = from.cost + kStepCost + std::max(0.0, change);
    Label& label = labels_[at(next)];
    if ((label.reached && cost >= label.cost) || onPath(here, next) || !plan.removable(unit)) {
        return;
    }
    label = {cost, from.excess + excess, here, unit, from.depth + 1, true, false};
    heap_.emplace_back(cost, next);
    std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
}

double ChainSearch::scale(const Plan& plan, TerritoryIx a, TerritoryIx b) const {
    const double units = static_cast<double>(plan.members(a).size() + plan.members(b).size());
    return (plan.cost(a) + plan.cost(b)) / units + 1e-300;
}

bool ChainSearch::onPath(TerritoryIx from, TerritoryIx territory) const {
    for (TerritoryIx t = from; t >= 0; t = labels_[at(t)].parent) {
        if (t == territory) {
            return true;
        }
    }
    return false;
}

ChainMove ChainSearch::trace(TerritoryIx end, Direction direction) const {
    // From the far end backwards each territory has made room before it is given something.
    ChainMove chain;
    for (TerritoryIx t = end; labels_[at(t)].parent >= 0; t = labels_[at(t)].parent) {
        const Label& label = labels_[at(t)];
        if (direction == Direction::GiveAway) {
            chain.steps.push_back({label.unit, label.parent, t});
        } else {
            chain.steps.push_back({label.unit, t, label.parent});
        }
    }
    return chain;
}

namespace {

bool repairTerritory(Plan& plan, ChainSearch& search, TerritoryIx t) {
    double above = 0;
    const Region& region = plan.region();
    for (std::size_t q = 0; q < region.measures; ++q) {
        const std::size_t row = at(t) * region.measures + q;
        const Amount over = plan.value(t, q) - region.limits[row].upper;
        above += static_cast<double>(std::max<Amount>(0, over)) * region.perTarget[row];
    }
    using Direction = ChainSearch::Direction;
    const Direction first = above > 0 ? Direction::GiveAway : Direction::TakeIn;
    const Direction second = above > 0 ? Direction::TakeIn : Direction::GiveAway;
    for (const Direction direction : {first, second}) {
        std::vector<UnitIx> banned;
        for (int attempt = 0; attempt < kTriesPerTerritory; ++attempt) {
            const auto chain = search.evaluate(plan, t, direction, banned);
            if (!chain) {
                break;
            }
            const auto obstacle = chain->apply(plan);
            if (!obstacle) {
                return true;
            }
            banned.push_back(*obstacle);
        }
    }
    return false;
}

} // namespace

int repairBalance(Plan& plan) {
    const int k = plan.region().territories();
    ChainSearch search(plan.region());
    std::vector<bool> stuck(at(k), false);
    int applied = 0;
    const int most = 50 * k + 100;
    while (applied < most) {
        TerritoryIx worst = -1;
        for (TerritoryIx t = 0; t < k; ++t) {
            if (!stuck[at(t)] && plan.excess(t) > kLeastGain &&
                (worst < 0 || plan.excess(t) > plan.excess(worst))) {
                worst = t;
            }
        }
        if (worst < 0) {
            break;
        }
        if (repairTerritory(plan, search, worst)) {
            ++applied;
            stuck.assign(stuck.size(), false);
        } else {
            stuck[at(worst)] = true;
        }
    }
    return applied;
}

} // namespace core::align
