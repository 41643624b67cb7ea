// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem.h"

#include <span>
#include <vector>

namespace core::align {

/// A place that a territory may have as its centre. For MemberMoment a unit. For Moment any point
/// of the plane within `slack` (m^2, a squared distance) of `at` is stood for: a set of units with
/// its centroid there has a moment of at least sum of weight * (distance^2 to `at` - slack).
struct Site {
    Point at;         ///< relative to the problem's origin, metres
    double slack = 0; ///< m^2
    UnitIx unit = -1; ///< the unit that the centre is and has to own; -1 = a place
};

/// The limits of a territory as a SitePricer uses them, and who it is.
struct SiteRule {
    std::vector<double> lower; ///< per measure
    std::vector<double> upper;
    TerritoryIx territory = -1; ///< whose locks, allowed sets and price of disruption count; -1 =
                                ///< nobody's: every unit may join, at no price
};

/// The (fractional) members of the cheapest territory at a site.
struct SiteMembers {
    std::vector<int> place; ///< in the pricer's order
    std::vector<double> share;
};

/// Answers: if winning unit i earned the reward u_i, what would the cheapest territory with its
/// centre at a site cost, its activity within the limits and units divisible? That is the
/// subproblem of the Hess Lagrangian with the limits kept in it: a continuous knapsack, solved
/// exactly for one measure and by coordinate ascent on the prices of the limits for several (any
/// prices give a bound from below). Only units near enough to matter are looked at, by a k-d tree.
class SitePricer {
public:
    explicit SitePricer(const Problem& problem);

    const Problem& problem() const { return problem_; }
    int units() const { return static_cast<int>(unit_.size()); }
    /// Units are kept in an order of their own, near ones together.
    UnitIx unitAt(int place) const { return unit_[index(place)]; }
    double weightAt(int place) const { return w_[index(place)]; }
    /// Cost of a unit in a territory about a site, without the price of disruption.
    double cost(int place, const Site& site) const;

    /// The rewards of all units, in the pricer's order. Prepares for many calls of `price`.
    void setRewards(std::span<const double> rewards);

    /// Memory of a thread that calls `price`.
    struct Scratch {
        std::vector<int> place;
        std::vector<double> gain;
        std::vector<double> net;
        std::vector<std::pair<double, double>> rank;
        std::vector<int> stack;
        std::vector<double> reach;
        std::vector<double> wanted;
        std::int64_t work = 0; ///< units looked at so far
    };

    /// The least cost, a bound from below: infinite when no such territory exists. `multipliers`
    /// (one per measure) are the prices of the limits, start and result.
    double price(const Site& site, const SiteRule& rule, std::span<double> multipliers,
                 Scratch& scratch, SiteMembers* members = nullptr) const;

private:
    struct Node {
        int begin = 0;
        int end = 0;
        int right = -1; ///< the left child follows at once; -1 = leaf
        double minX = 0, minY = 0, maxX = 0, maxY = 0;
        double reward = 0; ///< largest reward / weight
    };
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    int build(std::vector<UnitIx>& order, int begin, int end);
    bool collect(const Site& site, const SiteRule& rule, Scratch& scratch) const;
    void collectLeaf(const Node& node, const Site& site, const SiteRule& rule,
                     Scratch& scratch) const;
    bool rankAround(double guess, std::size_t q, bool over, double& filled, double goal,
                    Scratch& scratch) const;
    bool fit(const Site& site, const SiteRule& rule, int measure, std::span<double> multipliers,
             Scratch& scratch) const;
    double finish(const Site& site, const SiteRule& rule, std::span<const double> multipliers,
                  Scratch& scratch, SiteMembers* members) const;

    const Problem& problem_;
    std::size_t q_;
    double step_;
    std::vector<UnitIx> unit_;
    std::vector<int> placeOf_;
    std::vector<double> x_, y_, w_, u_;
    std::vector<double> amounts_; ///< by place, then measure
    std::vector<Node> nodes_;
    std::vector<double> densest_;    ///< by node, then measure: largest amount / weight
    std::vector<char> binding_;      ///< per measure: some limit can matter
    std::vector<double> firstReach_; ///< per measure: a multiplier to begin a wider search with
};

} // namespace core::align
