// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/site_pricer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace core::align {

namespace {

constexpr int kLeaf = 16;
constexpr int kPasses = 3; // over the measures, where there are several
constexpr std::int64_t kCallWork = 50;
constexpr double kNear = 0.9;   // what multipliers change by between two calls, at most mostly
constexpr int kReachTries = 64; // times that the search for more activity goes further out
constexpr double kInfinity = std::numeric_limits<double>::infinity();

double ratio(double amount, double weight) {
    return weight > 0 ? amount / weight : amount > 0 ? kInfinity : 0;
}

} // namespace

SitePricer::SitePricer(const Problem& problem)
    : problem_(problem), q_(index(problem.measures())),
      step_(problem.data().compactness == Compactness::MemberMoment ? problem.data().distanceStep
                                                                    : 0) {
    std::vector<UnitIx> order(index(problem.units()));
    std::iota(order.begin(), order.end(), 0);
    build(order, 0, problem.units());
    unit_ = order;
    placeOf_.resize(order.size());
    for (std::size_t place = 0; place < order.size(); ++place) {
        const UnitIx unit = order[place];
        placeOf_[index(unit)] = static_cast<int>(place);
        const Point p = problem.localPosition(unit);
        x_.push_back(p.x);
        y_.push_back(p.y);
        w_.push_back(problem.weight(unit));
        for (int q = 0; q < problem.measures(); ++q) {
            amounts_.push_back(static_cast<double>(problem.amount(unit, q)));
        }
    }
    densest_.assign(nodes_.size() * q_, 0);
    for (std::size_t n = 0; n < nodes_.size(); ++n) {
        for (int place = nodes_[n].begin; place < nodes_[n].end; ++place) {
            for (std::size_t q = 0; q < q_; ++q) {
                const double density = ratio(amounts_[index(place) * q_ + q], w_[index(place)]);
                densest_[n * q_ + q] = std::max(densest_[n * q_ + q], density);
            }
        }
    }
    for (int q = 0; q < problem.measures(); ++q) {
        bool binds = false;
        for (TerritoryIx t = 0; t < problem.territories(); ++t) {
            const Limits& band = problem.limits(t, q);
            binds = binds || band.lower > 0 || band.upper < problem.total(q);
        }
        binding_.push_back(binds);
    }
    u_.assign(order.size(), 0);
    firstReach_.assign(q_, 0);
}

int SitePricer::build(std::vector<UnitIx>& order, int begin, int end) {
    const int self = static_cast<int>(nodes_.size());
    nodes_.push_back({});
    Node node{begin, end, -1, kInfinity, kInfinity, -kInfinity, -kInfinity, 0};
    for (int i = begin; i < end; ++i) {
        const Point p = problem_.localPosition(order[index(i)]);
        node.minX = std::min(node.minX, p.x);
        node.maxX = std::max(node.maxX, p.x);
        node.minY = std::min(node.minY, p.y);
        node.maxY = std::max(node.maxY, p.y);
    }
    if (end - begin > kLeaf) {
        const bool byX = node.maxX - node.minX >= node.maxY - node.minY;
        const int middle = begin + (end - begin) / 2;
        std::nth_element(order.begin() + begin, order.begin() + middle, order.begin() + end,
                         [&](UnitIx a, UnitIx b) {
                             const Point p = problem_.localPosition(a);
                             const Point r = problem_.localPosition(b);
                             const double ka = byX ? p.x : p.y;
                             const double kb = byX ? r.x : r.y;
                             return ka < kb || (ka == kb && a < b);
                         });
        build(order, begin, middle);
        node.right = build(order, middle, end);
    }
    nodes_[index(self)] = node;
    return self;
}

double SitePricer::cost(int place, const Site& site) const {
    const double dx = x_[index(place)] - site.at.x;
    const double dy = y_[index(place)] - site.at.y;
    double square = dx * dx + dy * dy;
    if (step_ > 0) {
        // As steppedSquare does; distances in steps stay far below the largest int.
        const double rounded = static_cast<int>(std::sqrt(square) / step_ + 0.5) * step_;
        square = rounded * rounded;
    }
    return w_[index(place)] * (square - site.slack);
}

void SitePricer::setRewards(std::span<const double> rewards) {
    u_.assign(rewards.begin(), rewards.end());
    double size = 0;
    for (const double u : u_) {
        size += std::abs(u);
    }
    for (std::size_t q = 0; q < q_; ++q) {
        firstReach_[q] =
            0.25 * size /
            static_cast<double>(std::max<Amount>(1, problem_.total(static_cast<int>(q))));
    }
    for (std::size_t n = nodes_.size(); n-- > 0;) {
        Node& node = nodes_[n];
        node.reward = -kInfinity;
        if (node.right >= 0) {
            node.reward = std::max(nodes_[n + 1].reward, nodes_[index(node.right)].reward);
            continue;
        }
        for (int place = node.begin; place < node.end; ++place) {
            const double u = u_[index(place)];
            const double w = w_[index(place)];
            node.reward = std::max(node.reward, w > 0 ? u / w : u > 0 ? kInfinity : -kInfinity);
        }
    }
}

/// Gathers every unit whose gain could be positive at multipliers down to -reach. Returns whether
/// all units were gathered.
bool SitePricer::collect(const Site& site, const SiteRule& rule, Scratch& scratch) const {
    scratch.place.clear();
    scratch.gain.clear();
    scratch.stack.assign(1, 0);
    bool all = true;
    while (!scratch.stack.empty()) {
        const int n = scratch.stack.back();
        scratch.stack.pop_back();
        const Node& node = nodes_[index(n)];
        const double dx = std::max({0.0, node.minX - site.at.x, site.at.x - node.maxX});
        const double dy = std::max({0.0, node.minY - site.at.y, site.at.y - node.maxY});
        double square = dx * dx + dy * dy;
        if (step_ > 0) {
            const double nearest = std::max(0.0, std::sqrt(square) - step_);
            square = nearest * nearest;
        }
        double most = node.reward;
        for (std::size_t q = 0; q < q_; ++q) {
            if (scratch.reach[q] > 0) {
                most += scratch.reach[q] * densest_[index(n) * q_ + q];
            }
        }
        if (most < (square - site.slack) * (1 - 1e-9)) {
            all = false;
            continue;
        }
        if (node.right < 0) {
            collectLeaf(node, site, rule, scratch);
        } else {
            scratch.stack.push_back(node.right);
            scratch.stack.push_back(n + 1);
        }
    }
    return all;
}

void SitePricer::collectLeaf(const Node& node, const Site& site, const SiteRule& rule,
                             Scratch& scratch) const {
    double gains[kLeaf];
    for (int place = node.begin; place < node.end; ++place) {
        gains[place - node.begin] = u_[index(place)] - cost(place, site);
    }
    const int forced = site.unit >= 0 ? placeOf_[index(site.unit)] : -1;
    const TerritoryIx t = rule.territory;
    for (int place = node.begin; place < node.end; ++place) {
        double gain = gains[place - node.begin];
        double most = gain;
        for (std::size_t q = 0; q < q_; ++q) {
            most += scratch.reach[q] * amounts_[index(place) * q_ + q];
        }
        if (most <= 0 || place == forced) {
            continue;
        }
        if (t >= 0) {
            if (!problem_.allows(unit_[index(place)], t)) {
                continue;
            }
            gain -= problem_.awayCost(unit_[index(place)], t);
        }
        scratch.place.push_back(place);
        scratch.gain.push_back(gain);
    }
}

/// Lists the units among which the break item of the knapsack is, by gain per activity: those near
/// the multiplier `guess` (0 = all that count). What is surely inside goes into `filled`. False
/// when the guess was wrong.
bool SitePricer::rankAround(double guess, std::size_t q, bool over, double& filled, double goal,
                            Scratch& scratch) const {
    scratch.rank.clear();
    if (guess != 0 && (guess > 0) != over) {
        return false;
    }
    const double low = guess == 0 ? -kInfinity : std::min(kNear * guess, guess / kNear);
    const double high = guess == 0 ? kInfinity : std::max(kNear * guess, guess / kNear);
    double inside = filled;
    double near = 0;
    for (std::size_t i = 0; i < scratch.place.size(); ++i) {
        const double amount = amounts_[index(scratch.place[i]) * q_ + q];
        if (amount <= 0 || (scratch.net[i] > 0) != over) {
            continue;
        }
        const double worth = scratch.net[i] / amount;
        if (worth > high) {
            inside += amount;
        } else if (worth > low) {
            near += amount;
            scratch.rank.emplace_back(worth, amount);
        }
    }
    if (guess != 0 && (inside > goal || inside + near <= goal)) {
        return false;
    }
    filled = inside;
    return true;
}

/// Sets the multiplier of one measure to its best, given the others. Returns false where the reach
/// was too short for that.
bool SitePricer::fit(const Site& site, const SiteRule& rule, int measure,
                     std::span<double> multipliers, Scratch& scratch) const {
    const std::size_t q = index(measure);
    const std::size_t count = scratch.place.size();
    double load = site.unit >= 0 ? amounts_[index(placeOf_[index(site.unit)]) * q_ + q] : 0;
    const double base = load;
    scratch.net.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double* amounts = &amounts_[index(scratch.place[i]) * q_];
        double net = scratch.gain[i];
        for (std::size_t other = 0; q_ > 1 && other < q_; ++other) {
            net -= other == q ? 0 : multipliers[other] * amounts[other];
        }
        scratch.net[i] = net;
        load += net > 0 ? amounts[q] : 0;
    }
    const double before = multipliers[q];
    multipliers[q] = 0;
    const bool over = load > rule.upper[q];
    if (!over && load >= rule.lower[q]) {
        return true;
    }
    double filled = over ? base : load;
    const double goal = over ? rule.upper[q] : rule.lower[q];
    if (!rankAround(before, q, over, filled, goal, scratch)) {
        rankAround(0, q, over, filled, goal, scratch);
    }
    // The break item of the knapsack, by repeated halving: linear time.
    auto begin = scratch.rank.begin();
    auto end = scratch.rank.end();
    const auto larger = [](const auto& a, const auto& b) { return a.first > b.first; };
    while (end - begin > 1) {
        const auto middle = begin + (end - begin) / 2;
        std::nth_element(begin, middle, end, larger);
        double sum = 0;
        for (auto item = begin; item != middle; ++item) {
            sum += item->second;
        }
        if (filled + sum <= goal) {
            filled += sum;
            begin = middle;
        } else {
            end = middle;
        }
    }
    if (begin == end || (!over && filled + begin->second < goal)) {
        multipliers[q] = over ? 0 : -scratch.reach[q];
        return over;
    }
    multipliers[q] = std::max(begin->first, -scratch.reach[q]);
    return over || begin->first >= -scratch.reach[q];
}

double SitePricer::finish(const Site& site, const SiteRule& rule,
                          std::span<const double> multipliers, Scratch& scratch,
                          SiteMembers* members) const {
    double value = 0;
    double load = 0; // of the last measure that has a multiplier
    std::size_t priced = 0;
    for (std::size_t q = 0; q < q_; ++q) {
        value -= multipliers[q] * (multipliers[q] > 0 ? rule.upper[q] : rule.lower[q]);
        priced = multipliers[q] != 0 ? q : priced;
    }
    const auto netOf = [&](int place, double gain) {
        for (std::size_t q = 0; q < q_; ++q) {
            gain -= multipliers[q] * amounts_[index(place) * q_ + q];
        }
        return gain;
    };
    const auto take = [&](int place, double share) {
        load += share * amounts_[index(place) * q_ + priced];
        if (members) {
            members->place.push_back(place);
            members->share.push_back(share);
        }
    };
    if (site.unit >= 0) {
        const int place = placeOf_[index(site.unit)];
        double gain = u_[index(place)] - cost(place, site);
        if (rule.territory >= 0) {
            gain -= problem_.awayCost(site.unit, rule.territory);
        }
        value -= netOf(place, gain);
        take(place, 1);
    }
    scratch.stack.clear();
    for (std::size_t i = 0; i < scratch.place.size(); ++i) {
        const double net = netOf(scratch.place[i], scratch.gain[i]);
        const double rounding =
            1e-12 * (std::abs(scratch.gain[i]) + std::abs(u_[index(scratch.place[i])]));
        if (net > 0) {
            value -= net;
        }
        if (net > rounding) {
            take(scratch.place[i], 1);
        } else if (net >= -rounding) {
            scratch.stack.push_back(scratch.place[i]);
        }
    }
    if (!members) {
        return value;
    }
    // Units on the edge fill up what the binding limit leaves: that makes the slope of the bound.
    const double goal = multipliers[priced] > 0 ? rule.upper[priced] : rule.lower[priced];
    for (const int place : scratch.stack) {
        const double amount = amounts_[index(place) * q_ + priced];
        const double share = amount > 0 ? std::clamp((goal - load) / amount, 0.0, 1.0) : 0;
        if (share > 0) {
            take(place, share);
        }
    }
    return value;
}

double SitePricer::price(const Site& site, const SiteRule& rule, std::span<double> multipliers,
                         Scratch& scratch, SiteMembers* members) const {
    if (members) {
        members->place.clear();
        members->share.clear();
    }
    if (site.unit >= 0) {
        if (rule.territory >= 0 && !problem_.allows(site.unit, rule.territory)) {
            return kInfinity;
        }
        for (std::size_t q = 0; q < q_; ++q) {
            if (amounts_[index(placeOf_[index(site.unit)]) * q_ + q] > rule.upper[q]) {
                return kInfinity;
            }
        }
    }
    scratch.reach.resize(q_);
    for (std::size_t q = 0; q < q_; ++q) {
        scratch.reach[q] = std::max(0.0, -1.25 * multipliers[q]);
    }
    for (int attempt = 0; attempt < kReachTries; ++attempt) {
        const bool all = collect(site, rule, scratch);
        scratch.work += static_cast<std::int64_t>(scratch.place.size()) + kCallWork;
        scratch.wanted = scratch.reach;
        bool fits = true;
        for (int pass = 0; pass < (q_ > 1 ? kPasses : 1); ++pass) {
            fits = true;
            for (std::size_t q = 0; q < q_; ++q) {
                if (!binding_[q]) {
                    multipliers[q] = 0;
                } else if (!fit(site, rule, static_cast<int>(q), multipliers, scratch)) {
                    fits = false;
                    scratch.wanted[q] = std::max(2 * scratch.reach[q], firstReach_[q]);
                }
            }
        }
        if (fits || all) {
            break;
        }
        scratch.reach = scratch.wanted;
    }
    return finish(site, rule, multipliers, scratch, members);
}

} // namespace core::align
