// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/hess_ascent.h"

#include <memory>
#include <vector>

namespace core::align {

/// A bound from below for territories whose centres are free (Moment, MemberMoment): the Hess
/// Lagrangian, and branch and bound over where the centres lie. A node of the tree fixes how many
/// centres lie in each of some regions; the worst node is improved or split, so the bound can only
/// rise. Contiguity and the price of disruption are left out, which keeps it a bound. Deterministic
/// for a sequence of calls.
class HessBound {
public:
    /// `plan` is the best known alignment (every unit assigned); `objective` what it costs.
    HessBound(const Problem& problem, const Alignment& plan, double objective, int threads);

    /// Works on for about `work` priced units (some 10^8 a second); false when nothing more can be
    /// gained this way.
    bool improve(std::int64_t work, Stop& stop);
    /// Not above the objective of any plan within the limits.
    double value() const;
    /// A better plan was found.
    void lowerCeiling(double objective);

private:
    struct Split {
        std::size_t group = 0;
        std::vector<int> left;
        std::vector<int> right;
        double score = 0;
    };

    static std::vector<double> scaleOf(const Problem& problem, const SitePricer& pricer,
                                       const std::vector<Site>& centres, double objective);
    std::vector<Site> centresOf(const Alignment& plan) const;
    void start(const Alignment& plan, double objective);
    std::size_t worst() const;
    bool branch(std::size_t node);
    Split bestSplit(const HessNode& node) const;
    void trySplits(const HessNode& node, std::size_t group, Split& best) const;

    const Problem& problem_;
    SiteSpace space_;
    SitePricer pricer_;
    std::unique_ptr<HessAscent> ascent_;
    std::vector<HessNode> open_;
    double margin_ = 0;
    double best_ = 0; ///< of value(); it never falls
    bool exhausted_ = false;
};

} // namespace core::align
