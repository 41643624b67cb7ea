// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/site_pricer.h"

#include <vector>

namespace core::align {

/// All places where territories may have their centres. For MemberMoment the units; for Moment
/// squares that cover the map and can be quartered where more precision is wanted.
class SiteSpace {
public:
    explicit SiteSpace(const Problem& problem);

    int size() const { return static_cast<int>(sites_.size()); }
    const Site& operator[](int site) const { return sites_[static_cast<std::size_t>(site)]; }
    /// Sites that cover everything; what a search begins with.
    int initial() const { return initial_; }
    /// Sites of a family lie near each other: the quarters of a square, or some near units.
    int family(int site) const { return family_[static_cast<std::size_t>(site)]; }
    /// Squares can be quartered, units cannot.
    bool divisible() const { return divisible_; }
    /// The first of the four sites that stand for `site` more precisely.
    int quarters(int site);

private:
    void addUnits(const Problem& problem);
    void addSquares(const Problem& problem);
    void addSquare(Point at, double half, int family);

    std::vector<Site> sites_;
    std::vector<int> family_;
    std::vector<double> half_; ///< half the side of a square, metres
    std::vector<int> quarters_;
    int initial_ = 0;
    bool divisible_ = false;
};

} // namespace core::align
