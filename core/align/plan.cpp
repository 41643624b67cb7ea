// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/plan.h"

#include "core/align/member_centre.h"
#include "core/align/score.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

namespace core::align {

namespace {

constexpr std::size_t kTryAllMembers = 48;
constexpr std::size_t kRecentreShare = 2;
// Ways round a gap are short or lead round another territory; only now and then is it worth while
// to look for the latter.
constexpr std::size_t kPatience = 12;
constexpr std::uint32_t kPatientEvery = 64;
constexpr double kInfinite = std::numeric_limits<double>::infinity();

double squared(Point a, Point b) {
    const double dx = a.x - b.x;
    const double dy = a.y - b.y;
    return dx * dx + dy * dy;
}

} // namespace

Plan::Plan(const Region& region, Alignment alignment)
    : region_(&region), compactness_(region.problem->data().compactness),
      measures_(region.measures), owner_(std::move(alignment)), removal_(region.graph) {
    const std::size_t k = index(region.territories());
    members_.resize(k);
    slot_.resize(owner_.size());
    separable_.resize(k);
    centre_.assign(k, -1);
    sinceRecentred_.assign(k, 0);
    for (std::size_t t = 0; t < k; ++t) {
        separable_[t] = compactness_ == Compactness::Travel ||
                        compactness_ == Compactness::MemberMoment ||
                        (compactness_ == Compactness::Moment && region.centre[t]);
    }
    for (UnitIx i = 0; i < region.units(); ++i) {
        const TerritoryIx t = owner_[index(i)];
        assert(t >= 0 && t < region.territories());
        slot_[index(i)] = static_cast<int>(members_[index(t)].size());
        members_[index(t)].push_back(i);
    }
    if (compactness_ == Compactness::MemberMoment) {
        table_.resize(k * owner_.size());
    }
    cutSlot_.assign(index(region.graph.links()), -1);
    for (int link = 0; link < region.graph.links(); ++link) {
        setCut(link, owner(region.graph.source(link)) != owner(region.graph.end(link)));
    }
    if (region.problem->hasBudget()) {
        const double all = static_cast<double>(
            std::accumulate(region.budgetUse.begin(), region.budgetUse.end(), Amount{0}));
        perMeanTarget_ = static_cast<double>(k) / std::max(1.0, all);
    }
    refreshSums();
    recentre();
}

double Plan::objective() const {
    return std::accumulate(cost_.begin(), cost_.end(), 0.0);
}

double Plan::excess() const {
    return std::accumulate(excess_.begin(), excess_.end(), budgetExcess());
}

double Plan::budgetExcessAt(Amount used) const {
    return static_cast<double>(std::max<Amount>(0, used - region_->budget)) * perMeanTarget_;
}

double Plan::unitCost(TerritoryIx t, UnitIx unit) const {
    switch (compactness_) {
    case Compactness::Travel: {
        const Region& r = *region_;
        return r.weight[index(unit)] *
               r.problem->travel(r.unit[index(unit)], r.territory[index(t)]);
    }
    case Compactness::MemberMoment: return table_[index(t) * owner_.size() + index(unit)];
    default:
        return region_->weight[index(unit)] *
               squared(region_->position[index(unit)], *region_->centre[index(t)]);
    }
}

double Plan::leaveCost(TerritoryIx t, UnitIx unit) const {
    if (separable_[index(t)] != 0) {
        // A member centre can leave only after another one has taken over.
        return unit == centre_[index(t)] ? kInfinite : -unitCost(t, unit);
    }
    const Moments& m = moments_[index(t)];
    const double w = region_->weight[index(unit)];
    const double rest = m.w - w;
    return rest > 0 ? -w * m.w / rest * squared(region_->position[index(unit)], m.centroid()) : 0;
}

double Plan::joinCost(TerritoryIx t, UnitIx unit) const {
    if (separable_[index(t)] != 0) {
        return unitCost(t, unit);
    }
    const Moments& m = moments_[index(t)];
    const double w = region_->weight[index(unit)];
    const double sum = m.w + w;
    return sum > 0 ? w * m.w / sum * squared(region_->position[index(unit)], m.centroid()) : 0;
}

double Plan::exchangeCost(TerritoryIx t, UnitIx out, UnitIx in) const {
    if (separable_[index(t)] != 0) {
        return leaveCost(t, out) + unitCost(t, in);
    }
    Moments m = moments_[index(t)];
    const double change = leaveCost(t, out);
    m.remove(region_->weight[index(out)], region_->position[index(out)]);
    const double w = region_->weight[index(in)];
    const double sum = m.w + w;
    return sum > 0 && m.w > 0
               ? change + w * m.w / sum * squared(region_->position[index(in)], m.centroid())
               : change;
}

double Plan::awayChange(UnitIx unit, TerritoryIx from, TerritoryIx to) const {
    if (region_->away.empty()) {
        return 0;
    }
    const TerritoryIx now = region_->current[index(unit)];
    return now == from ? region_->away[index(unit)] : now == to ? -region_->away[index(unit)] : 0;
}

Amount Plan::useChange(UnitIx unit, TerritoryIx from, TerritoryIx to) const {
    if (region_->budgetUse.empty()) {
        return 0;
    }
    const TerritoryIx now = region_->current[index(unit)];
    const Amount use = region_->budgetUse[index(unit)];
    return now == from ? use : now == to ? -use : 0;
}

int Plan::cutChange(UnitIx unit, TerritoryIx from, TerritoryIx to) const {
    int change = 0;
    for (const UnitIx next : region_->graph.neighbours(unit)) {
        const TerritoryIx there = owner_[index(next)];
        change += (there == from) - (there == to);
    }
    return change;
}

Change Plan::shiftChange(UnitIx unit, TerritoryIx to) const {
    const TerritoryIx from = owner(unit);
    Change change;
    change.cost = compactness_ == Compactness::CutBorders
                      ? cutChange(unit, from, to)
                      : leaveCost(from, unit) + joinCost(to, unit);
    change.cost += awayChange(unit, from, to);
    change.excess =
        excessAfter(from, unit, -1) - excess(from) + excessAfter(to, -1, unit) - excess(to);
    addBudget(change, useChange(unit, from, to));
    return change;
}

Change Plan::swapChange(UnitIx first, UnitIx second) const {
    const TerritoryIx a = owner(first);
    const TerritoryIx b = owner(second);
    Change change;
    if (compactness_ == Compactness::CutBorders) {
        const auto ring = region_->graph.neighbours(first);
        const bool touch = std::find(ring.begin(), ring.end(), second) != ring.end();
        change.cost = cutChange(first, a, b) + cutChange(second, b, a) + (touch ? 2 : 0);
    } else {
        change.cost = exchangeCost(a, first, second) + exchangeCost(b, second, first);
    }
    change.cost += awayChange(first, a, b) + awayChange(second, b, a);
    change.excess =
        excessAfter(a, first, second) - excess(a) + excessAfter(b, second, first) - excess(b);
    addBudget(change, useChange(first, a, b) + useChange(second, b, a));
    return change;
}

void Plan::addBudget(Change& change, Amount use) const {
    if (use == 0) {
        return;
    }
    change.overdraws = use > 0 && used_ + use > region_->budget;
    change.excess += budgetExcessAt(used_ + use) - budgetExcess();
}

double Plan::excessOf(TerritoryIx t, std::size_t measure, Amount value) const {
    const Limits& band = region_->limits[index(t) * measures_ + measure];
    const Amount over =
        value > band.upper ? value - band.upper : std::max<Amount>(0, band.lower - value);
    return over == 0
               ? 0
               : static_cast<double>(over) * region_->perTarget[index(t) * measures_ + measure];
}

double Plan::excessAfter(TerritoryIx t, UnitIx out, UnitIx in) const {
    double sum = 0;
    for (std::size_t q = 0; q < measures_; ++q) {
        Amount amount = value(t, q);
        amount -= out >= 0 ? region_->amounts[index(out) * measures_ + q] : 0;
        amount += in >= 0 ? region_->amounts[index(in) * measures_ + q] : 0;
        sum += excessOf(t, q, amount);
    }
    return sum;
}

bool Plan::touches(UnitIx unit, TerritoryIx t) const {
    const auto ring = region_->graph.neighbours(unit);
    return std::any_of(ring.begin(), ring.end(), [&](UnitIx next) { return owner(next) == t; });
}

std::size_t Plan::patience() {
    return ++searches_ % kPatientEvery == 0 ? RemovalTest::kUnbounded : kPatience;
}

bool Plan::removable(UnitIx unit) {
    return members_[index(owner(unit))].size() > 1 &&
           removal_.staysConnected(owner_, unit, patience());
}

void Plan::assign(UnitIx unit, TerritoryIx to) {
    const TerritoryIx from = owner(unit);
    assert(from != to);
    if (compactness_ == Compactness::CutBorders) {
        // Half of what changes belongs to each side; only the sum matters to the search.
        const double half = cutChange(unit, from, to) / 2.0;
        cost_[index(from)] += half;
        cost_[index(to)] += half;
    } else {
        cost_[index(from)] += unit == centre_[index(from)] ? 0 : leaveCost(from, unit);
        cost_[index(to)] += joinCost(to, unit);
    }
    if (!region_->away.empty()) {
        const TerritoryIx now = region_->current[index(unit)];
        cost_[index(from)] -= now == from ? 0 : region_->away[index(unit)];
        cost_[index(to)] += now == to ? 0 : region_->away[index(unit)];
    }
    used_ += useChange(unit, from, to);
    std::vector<UnitIx>& old = members_[index(from)];
    const int slot = slot_[index(unit)];
    old[index(slot)] = old.back();
    slot_[index(old.back())] = slot;
    old.pop_back();
    slot_[index(unit)] = static_cast<int>(members_[index(to)].size());
    members_[index(to)].push_back(unit);
    owner_[index(unit)] = to;
    for (std::size_t q = 0; q < measures_; ++q) {
        const Amount amount = region_->amounts[index(unit) * measures_ + q];
        values_[index(from) * measures_ + q] -= amount;
        values_[index(to) * measures_ + q] += amount;
    }
    moments_[index(from)].remove(region_->weight[index(unit)], region_->position[index(unit)]);
    moments_[index(to)].add(region_->weight[index(unit)], region_->position[index(unit)]);
    updateLinks(unit);
    for (const TerritoryIx t : {from, to}) {
        if (compactness_ == Compactness::MemberMoment && !region_->centre[index(t)]) {
            walkCentre(t);
        }
        refreshExcess(t);
    }
#ifndef NDEBUG
    checkAgainstScratch();
#endif
}

bool Plan::swap(UnitIx first, UnitIx second) {
    const TerritoryIx a = owner(first);
    const TerritoryIx b = owner(second);
    if (!removable(first)) {
        return false;
    }
    owner_[index(first)] = b;
    const bool possible = touches(second, a) && touches(first, b) &&
                          removal_.staysConnected(owner_, second, patience());
    owner_[index(first)] = a;
    if (possible) {
        assign(first, b);
        assign(second, a);
    }
    return possible;
}

void Plan::refreshExcess(TerritoryIx t) {
    outside_ -= excess_[index(t)] > 0;
    excess_[index(t)] = excessAfter(t, -1, -1);
    outside_ += excess_[index(t)] > 0;
}

void Plan::refreshTerritory(TerritoryIx t) {
    Moments m;
    double cost = 0;
    std::fill_n(values_.begin() + static_cast<std::ptrdiff_t>(index(t) * measures_), measures_, 0);
    for (const UnitIx i : members_[index(t)]) {
        m.add(region_->weight[index(i)], region_->position[index(i)]);
        for (std::size_t q = 0; q < measures_; ++q) {
            values_[index(t) * measures_ + q] += region_->amounts[index(i) * measures_ + q];
        }
        if (!region_->away.empty() && region_->current[index(i)] != t) {
            cost += region_->away[index(i)];
        }
        if (!region_->budgetUse.empty() && region_->current[index(i)] != t) {
            used_ += region_->budgetUse[index(i)];
        }
        if (compactness_ == Compactness::CutBorders) {
            for (const UnitIx next : region_->graph.neighbours(i)) {
                cost += owner(next) == t ? 0 : 0.5;
            }
        } else if (separable_[index(t)] != 0) {
            cost += unitCost(t, i);
        }
    }
    moments_[index(t)] = m;
    const bool free = compactness_ == Compactness::Moment && separable_[index(t)] == 0;
    cost_[index(t)] = cost + (free ? m.aboutCentroid() : 0);
    excess_[index(t)] = excessAfter(t, -1, -1);
}

void Plan::refreshSums() {
    const std::size_t k = members_.size();
    values_.resize(k * measures_);
    moments_.resize(k);
    cost_.resize(k);
    excess_.resize(k);
    used_ = 0;
    for (TerritoryIx t = 0; t < region_->territories(); ++t) {
        refreshTerritory(t);
    }
    outside_ = static_cast<int>(
        std::count_if(excess_.begin(), excess_.end(), [](double e) { return e > 0; }));
}

void Plan::recentre() {
    if (compactness_ != Compactness::MemberMoment) {
        return;
    }
    for (TerritoryIx t = 0; t < region_->territories(); ++t) {
        recentreTerritory(t);
    }
    refreshSums();
}

double Plan::stepped(UnitIx unit, Point centre) const {
    const double square = squared(region_->position[index(unit)], centre);
    const double step = region_->problem->data().distanceStep;
    if (step <= 0) {
        return square;
    }
    const double rounded = std::floor(std::sqrt(square) / step + 0.5) * step;
    return rounded * rounded;
}

double Plan::momentAbout(TerritoryIx t, UnitIx centre) const {
    const Point middle = region_->position[index(centre)];
    double moment = 0;
    for (const UnitIx i : members_[index(t)]) {
        moment += region_->weight[index(i)] * stepped(i, middle);
    }
    return moment;
}

void Plan::fillTable(TerritoryIx t) {
    const auto& fixed = region_->centre[index(t)];
    const Point middle = fixed ? *fixed : region_->position[index(centre_[index(t)])];
    double* row = table_.data() + index(t) * owner_.size();
    for (UnitIx i = 0; i < region_->units(); ++i) {
        row[i] = region_->weight[index(i)] *
                 (fixed ? squared(region_->position[index(i)], middle) : stepped(i, middle));
    }
}

void Plan::setCentre(TerritoryIx t, UnitIx centre) {
    sinceRecentred_[index(t)] = 0;
    if (centre == centre_[index(t)]) {
        return;
    }
    double change = 0;
    const bool known = centre_[index(t)] >= 0;
    for (const UnitIx i : members_[index(t)]) {
        change -= known ? unitCost(t, i) : 0;
    }
    centre_[index(t)] = centre;
    fillTable(t);
    for (const UnitIx i : members_[index(t)]) {
        change += unitCost(t, i);
    }
    cost_[index(t)] += change;
}

void Plan::recentreTerritory(TerritoryIx t) {
    const std::vector<UnitIx>& own = members_[index(t)];
    if (region_->centre[index(t)]) {
        fillTable(t);
        return;
    }
    UnitIx best = -1;
    double least = kInfinite;
    for (const UnitIx candidate : own) {
        const double moment = momentAbout(t, candidate);
        if (best < 0 || moment < least) {
            best = candidate;
            least = moment;
        }
    }
    if (best >= 0) {
        setCentre(t, best);
    }
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
    UnitIx best = now;
    double least = momentAbout(t, now);
    for (bool improved = true; improved;) {
        improved = false;
        for (const UnitIx next : region_->graph.neighbours(best)) {
            const double moment = owner(next) == t ? momentAbout(t, next) : kInfinite;
            if (moment < least) {
                best = next;
                least = moment;
                improved = true;
                break;
            }
        }
    }
    setCentre(t, best);
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
    const Graph& graph = region_->graph;
    const int first = graph.firstLink(unit);
    for (int link = first; link < first + graph.degree(unit); ++link) {
        const bool cut = owner(graph.end(link)) != owner(unit);
        setCut(link, cut);
        setCut(graph.mate(link), cut);
    }
}

void Plan::checkAgainstScratch() {
    // The full score is slow: on larger problems a debug build looks at some of the moves only.
    constexpr int kSmall = 60;
    constexpr std::uint32_t kEvery = 512;
    const Problem& problem = *region_->problem;
    if (region_->units() != problem.units() ||
        (region_->units() > kSmall && ++checks_ % kEvery != 0)) {
        return;
    }
    const double full = align::objective(problem, owner_);
    [[maybe_unused]] const double slack = 1e-6 * (1 + std::abs(full));
    if (compactness_ == Compactness::MemberMoment) {
        assert(objective() >= full - slack);
    } else {
        assert(std::abs(objective() - full) <= slack);
    }
    double sum =
        std::max<double>(0, static_cast<double>(budgetUse(problem, owner_) - region_->budget)) *
        perMeanTarget_;
    const Score all = score(problem, owner_);
    for (TerritoryIx t = 0; t < region_->territories(); ++t) {
        for (std::size_t q = 0; q < measures_; ++q) {
            assert(value(t, q) == all.territories[index(t)].values[q]);
            sum += problem.excess(t, static_cast<int>(q), value(t, q));
        }
    }
    assert(std::abs(sum - excess()) <= 1e-9 * (1 + sum));
    assert(cutLinks_.size() % 2 == 0);
}

} // namespace core::align
