// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/plan.h"

#include "core/align/member_centre.h"
#include "core/align/score.h"

#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

namespace core::align {

namespace {

constexpr std::size_t kTryAllMembers = 48;
constexpr std::size_t kRecentreShare = 16;

} // namespace

Plan::Plan(const Problem& problem, Alignment alignment)
    : problem_(&problem), measures_(index(problem.measures())), owner_(std::move(alignment)),
      removal_(problem) {
    const std::size_t k = index(problem.territories());
    members_.resize(k);
    slot_.resize(owner_.size());
    values_.assign(k * measures_, 0);
    moments_.resize(k);
    links_.assign(k, 0);
    away_.assign(k, 0);
    travelled_.assign(k, 0);
    centre_.assign(k, -1);
    memberMoment_.assign(k, 0);
    for (TerritoryIx t = 0; t < problem.territories(); ++t) {
        fixed_.push_back(problem.localCentre(t));
    }
    sinceRecentred_.assign(k, 0);
    cost_.assign(k, 0);
    excess_.assign(k, 0);
    source_.resize(problem.links().size());
    cutSlot_.assign(problem.links().size(), -1);
    for (UnitIx i = 0; i < problem.units(); ++i) {
        local_.push_back(problem.localPosition(i));
        const TerritoryIx t = owner_[index(i)];
        assert(t >= 0 && t < problem.territories());
        slot_[index(i)] = static_cast<int>(members_[index(t)].size());
        members_[index(t)].push_back(i);
        moments_[index(t)].add(problem.weight(i), local_.back());
        away_[index(t)] += problem.awayCost(i, t);
        travelled_[index(t)] += travelCost(i, t);
        for (std::size_t q = 0; q < measures_; ++q) {
            values_[index(t) * measures_ + q] += problem.amount(i, static_cast<int>(q));
        }
        int link = problem.firstLink(i);
        for (const Neighbour& next : problem.neighbours(i)) {
            source_[index(link)] = i;
            setCut(link, owner_[index(next.unit)] != t);
            links_[index(t)] += owner_[index(next.unit)] != t;
            ++link;
        }
    }
    recentre();
    for (TerritoryIx t = 0; t < problem.territories(); ++t) {
        refresh(t);
    }
}

double Plan::objective() const {
    return std::accumulate(cost_.begin(), cost_.end(), 0.0);
}

double Plan::excess() const {
    return std::accumulate(excess_.begin(), excess_.end(), 0.0);
}

double Plan::costAfter(TerritoryIx t, UnitIx out, UnitIx in) const {
    double away = away_[index(t)];
    if (out >= 0) {
        away -= problem_->awayCost(out, t);
    }
    if (in >= 0) {
        away += problem_->awayCost(in, t);
    }
    switch (problem_->data().compactness) {
    case Compactness::CutBorders: return away + cutCostAfter(t, out, in);
    case Compactness::MemberMoment:
        if (!fixed_[index(t)]) {
            return away + memberCostAfter(t, out, in);
        }
        break;
    case Compactness::Travel:
        return away + travelled_[index(t)] - (out >= 0 ? travelCost(out, t) : 0) +
               (in >= 0 ? travelCost(in, t) : 0);
    case Compactness::Moment: break;
    }
    Moments m = moments_[index(t)];
    if (out >= 0) {
        m.remove(problem_->weight(out), local_[index(out)]);
    }
    if (in >= 0) {
        m.add(problem_->weight(in), local_[index(in)]);
    }
    const std::optional<Point>& fixed = fixed_[index(t)];
    return away + (fixed ? m.about(*fixed) : m.aboutCentroid());
}

double Plan::travelCost(UnitIx unit, TerritoryIx t) const {
    return problem_->data().compactness == Compactness::Travel
               ? problem_->weight(unit) * problem_->travel(unit, t)
               : 0;
}

double Plan::cutCostAfter(TerritoryIx t, UnitIx out, UnitIx in) const {
    // Each cut border is shared by two territories, which bear half of it each.
    double ends = links_[index(t)];
    if (out >= 0) {
        for (const Neighbour& next : problem_->neighbours(out)) {
            ends += owner_[index(next.unit)] == t ? 1 : -1;
        }
    }
    if (in >= 0) {
        for (const Neighbour& next : problem_->neighbours(in)) {
            ends += owner_[index(next.unit)] == t && next.unit != out ? -1 : 1;
        }
    }
    return ends / 2;
}

double Plan::memberCostAfter(TerritoryIx t, UnitIx out, UnitIx in) const {
    const UnitIx centre = centre_[index(t)];
    double moment = memberMoment_[index(t)];
    if (centre < 0) {
        return 0;
    }
    if (out == centre) {
        // The centre can leave only after another one has taken over.
        return std::numeric_limits<double>::infinity();
    }
    if (out >= 0) {
        moment -= problem_->weight(out) * steppedSquare(*problem_, out, local_[index(centre)]);
    }
    if (in >= 0) {
        moment += problem_->weight(in) * steppedSquare(*problem_, in, local_[index(centre)]);
    }
    return moment;
}

double Plan::excessAfter(TerritoryIx t, UnitIx out, UnitIx in) const {
    double sum = 0;
    for (int q = 0; q < static_cast<int>(measures_); ++q) {
        Amount amount = value(t, q);
        amount -= out >= 0 ? problem_->amount(out, q) : 0;
        amount += in >= 0 ? problem_->amount(in, q) : 0;
        sum += problem_->excess(t, q, amount);
    }
    return sum;
}

bool Plan::touches(UnitIx unit, TerritoryIx t) const {
    for (const Neighbour& next : problem_->neighbours(unit)) {
        if (owner_[index(next.unit)] == t) {
            return true;
        }
    }
    return false;
}

bool Plan::removable(UnitIx unit) {
    return members_[index(owner(unit))].size() > 1 && removal_.staysConnected(owner_, unit);
}

void Plan::assign(UnitIx unit, TerritoryIx to) {
    const TerritoryIx from = owner(unit);
    assert(from != to);
    if (problem_->data().compactness == Compactness::MemberMoment) {
        for (const TerritoryIx t : {from, to}) {
            const double moved = memberCostAfter(t, t == from ? unit : -1, t == to ? unit : -1);
            memberMoment_[index(t)] = moved;
        }
    }
    links_[index(from)] = 2 * cutCostAfter(from, unit, -1);
    links_[index(to)] = 2 * cutCostAfter(to, -1, unit);
    std::vector<UnitIx>& old = members_[index(from)];
    const int slot = slot_[index(unit)];
    old[index(slot)] = old.back();
    slot_[index(old.back())] = slot;
    old.pop_back();
    slot_[index(unit)] = static_cast<int>(members_[index(to)].size());
    members_[index(to)].push_back(unit);
    owner_[index(unit)] = to;
    for (std::size_t q = 0; q < measures_; ++q) {
        const Amount amount = problem_->amount(unit, static_cast<int>(q));
        values_[index(from) * measures_ + q] -= amount;
        values_[index(to) * measures_ + q] += amount;
    }
    moments_[index(from)].remove(problem_->weight(unit), local_[index(unit)]);
    moments_[index(to)].add(problem_->weight(unit), local_[index(unit)]);
    away_[index(from)] -= problem_->awayCost(unit, from);
    away_[index(to)] += problem_->awayCost(unit, to);
    travelled_[index(from)] -= travelCost(unit, from);
    travelled_[index(to)] += travelCost(unit, to);
    updateLinks(unit);
    for (const TerritoryIx t : {from, to}) {
        if (problem_->data().compactness == Compactness::MemberMoment) {
            walkCentre(t);
        }
        refresh(t);
    }
#ifndef NDEBUG
    checkAgainstScratch();
#endif
}

void Plan::refresh(TerritoryIx t) {
    cost_[index(t)] = costAfter(t, -1, -1);
    outside_ -= excess_[index(t)] > 0;
    excess_[index(t)] = excessAfter(t, -1, -1);
    outside_ += excess_[index(t)] > 0;
}

void Plan::recentre() {
    if (problem_->data().compactness == Compactness::MemberMoment) {
        for (TerritoryIx t = 0; t < problem_->territories(); ++t) {
            recentreTerritory(t);
            refresh(t);
        }
    }
}

void Plan::recentreTerritory(TerritoryIx t) {
    const MemberCentre best = bestMember(*problem_, members_[index(t)]);
    centre_[index(t)] = best.unit;
    memberMoment_[index(t)] = best.moment;
    sinceRecentred_[index(t)] = 0;
}

void Plan::walkCentre(TerritoryIx t) {
    const std::vector<UnitIx>& own = members_[index(t)];
    const UnitIx now = centre_[index(t)];
    const bool lost = now < 0 || owner(now) != t;
    if (!lost && index(++sinceRecentred_[index(t)]) * kRecentreShare < own.size()) {
        return;
    }
    if (lost || own.size() <= kTryAllMembers) {
        recentreTerritory(t);
        return;
    }
    sinceRecentred_[index(t)] = 0;
    MemberCentre best{now, momentAbout(*problem_, own, now)};
    for (bool improved = true; improved;) {
        improved = false;
        for (const Neighbour& next : problem_->neighbours(best.unit)) {
            if (owner(next.unit) != t) {
                continue;
            }
            const double moment = momentAbout(*problem_, own, next.unit);
            if (moment < best.moment) {
                best = {next.unit, moment};
                improved = true;
                break;
            }
        }
    }
    centre_[index(t)] = best.unit;
    memberMoment_[index(t)] = best.moment;
}

void Plan::setCut(int link, bool cut) {
    int& slot = cutSlot_[index(link)];
    if (cut == (slot >= 0)) {
        return;
    }
    if (cut) {
        slot = static_cast<int>(cutLinks_.size());
        cutLinks_.push_back(link);
        return;
    }
    cutSlot_[index(cutLinks_.back())] = slot;
    cutLinks_[index(slot)] = cutLinks_.back();
    cutLinks_.pop_back();
    slot = -1;
}

void Plan::updateLinks(UnitIx unit) {
    int link = problem_->firstLink(unit);
    for (const Neighbour& next : problem_->neighbours(unit)) {
        const bool cut = owner(next.unit) != owner(unit);
        setCut(link++, cut);
        setCut(next.mate, cut);
    }
}

void Plan::checkAgainstScratch() const {
    // The full score is slow; on large problems a debug build would not finish.
    constexpr int kLargest = 400;
    if (problem_->units() > kLargest) {
        return;
    }
    const double full = align::objective(*problem_, owner_);
    [[maybe_unused]] const double slack = 1e-6 * (1 + std::abs(full));
    if (problem_->data().compactness == Compactness::MemberMoment) {
        assert(objective() >= full - slack);
    } else {
        assert(std::abs(objective() - full) <= slack);
    }
    double sum = 0;
    const Score all = score(*problem_, owner_);
    for (TerritoryIx t = 0; t < problem_->territories(); ++t) {
        for (int q = 0; q < problem_->measures(); ++q) {
            assert(value(t, q) == all.territories[index(t)].values[index(q)]);
            sum += problem_->excess(t, q, value(t, q));
        }
    }
    assert(std::abs(sum - excess()) <= 1e-9 * (1 + sum));
    assert(cutLinks_.size() % 2 == 0);
}

} // namespace core::align
