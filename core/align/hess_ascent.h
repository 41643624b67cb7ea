// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/site_space.h"
#include "core/align/stop.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace core::align {

/// Sites among which exactly `count` centres lie (at most, where territories may be empty).
struct SiteGroup {
    std::vector<int> sites;
    int count = 0;
};

/// A part of all plans: those whose centres lie in the groups as counted; and the best known dual
/// solution for it.
struct HessNode {
    std::vector<SiteGroup> groups;
    std::vector<double> rewards;              ///< per unit in the pricer's order
    std::vector<double> centre;               ///< where the steps go on from; empty = at `rewards`
    std::vector<double> slope;                ///< averaged; empty = none yet
    std::vector<std::pair<int, double>> mass; ///< how often a site was chosen lately
    double bound = 0;                         ///< no plan of this part costs less
    double step = 1;
    double memory = 0.3;  ///< weight of the newest slope in the average
    int restarts = 0;     ///< times that the steps began anew
    int revivals = 0;     ///< times that it was taken up again after being settled
    bool settled = false; ///< more steps will not help
};

/// Maximises the Hess Lagrangian of a node over the rewards u of the units:
///   sum_i u_i + sum of the cheapest `count` offers of sites at these rewards (SitePricer),
/// by the volume algorithm (Barahona and Anbil 2000): averaged slopes with Polyak steps, scaled by
/// what each unit costs about its nearest centre. Most steps look at promising sites only; each
/// round ends with all of them, which makes a valid bound, drops sites that no plan below the
/// ceiling has as a centre, and quarters those that are too coarse.
class HessAscent {
public:
    /// `scale` (per unit, in the pricer's order) is about what a unit costs. `ceiling` is the
    /// objective of the best known plan: what is above need not be looked into.
    HessAscent(const Problem& problem, SiteSpace& space, SitePricer& pricer,
               std::vector<double> scale, double ceiling, int threads);

    /// Up to `rounds` rounds, at least one; ends early when the node is settled, its bound above
    /// the ceiling, or `work()` at `end`.
    void ascend(HessNode& node, int rounds, std::int64_t end, Stop& stop);

    double ceiling() const { return ceiling_; }
    void lowerCeiling(double ceiling) { ceiling_ = ceiling; }
    /// Units priced so far: a measure of time that does not depend on the machine.
    std::int64_t work() const { return scratch_.work; }

private:
    struct Offer {
        int site = 0;
        int copies = 0;   ///< this is the copies-th centre at the site
        double price = 0; ///< of this one in addition to the others
        double sum = 0;   ///< of this one and the others there
    };

    double value(HessNode& node, const std::vector<double>& rewards, bool whole);
    double pricedValue(HessNode& node, const std::vector<double>& rewards, bool whole);
    void priceAll(const std::vector<int>& sites);
    void priceSome(const std::vector<int>& sites, std::size_t begin, std::size_t end,
                   SitePricer::Scratch& scratch);
    double choose(const SiteGroup& group, const std::vector<int>& sites);
    double priceOf(int site, int copies, SiteMembers* members);
    void drop(SiteGroup& group, double total, double worst) const;
    bool refine(HessNode& node);
    void activate(const HessNode& node);
    void inner(HessNode& node, std::vector<double>& centre, Stop& stop);
    void slopeOf(std::vector<double>& slope);
    void blend(HessNode& node, const std::vector<double>& slope);
    void grow();

    const Problem& problem_;
    SiteSpace& space_;
    SitePricer& pricer_;
    std::vector<double> scale_;
    double ceiling_;
    int threads_;
    double weight_ = 0;
    bool mayBeEmpty_ = false;
    SiteRule rule_;
    std::vector<double> prices_;
    std::vector<double> multipliers_;
    std::vector<double> mass_;
    std::vector<Offer> chosen_;
    std::vector<std::vector<int>> active_; ///< per group
    SitePricer::Scratch scratch_;
    SiteMembers members_;
};

} // namespace core::align
