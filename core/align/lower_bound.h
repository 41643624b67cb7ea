// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem.h"
#include "core/align/stop.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

namespace core::align {

class HessBound;
class TransportBound;

/// A number that the objective of no plan within the limits can fall below, contiguous or not: how
/// good a plan is at worst. It can be refined for as long as one likes and never falls.
///
/// Fixed centres and Travel: TransportBound. Free centres with Moment or MemberMoment: HessBound;
/// fixed centres among free ones count as free (Moment only). CutBorders: territories - components
/// of the land, as every further territory in a component has to be cut off; weak, but cheap.
/// Always left out: contiguity; for free centres also locks, allowed sets and what disruption
/// costs.
class LowerBound {
public:
    /// `plan`: the best known alignment, every unit assigned; `objective`: what it costs. They
    /// steer the search and cap the bound, which is valid whatever they are. `problem` must outlive
    /// this.
    LowerBound(const Problem& problem, const Alignment& plan, double objective, int threads = 1);
    LowerBound(LowerBound&&) noexcept;
    LowerBound& operator=(LowerBound&&) noexcept;
    ~LowerBound();

    /// Refines the bound for about `work` steps (some 10^8 a second), or until `stop`; false when
    /// it cannot be refined any further. The same calls give the same bounds.
    bool improve(std::int64_t work, Stop& stop);
    /// The bound so far; empty where none is known for such a problem.
    std::optional<double> value() const;
    /// A better plan was found: its objective.
    void lowerCeiling(double objective);

private:
    std::unique_ptr<TransportBound> transport_;
    std::unique_ptr<HessBound> hess_;
    std::optional<double> fixed_;
};

/// How long `lowerBound` works.
struct BoundOptions {
    std::int64_t work = 0; ///< steps, some 10^8 a second; 0 = by the size of the problem
    int threads = 1;       ///< does not change the bound
    double seconds = 0;    ///< a cap on the wall clock; 0 = none
    /// Told of the bound as it rises. May be empty.
    std::function<void(double)> told;
};

/// A LowerBound refined once, about one to five seconds unless told otherwise.
std::optional<double> lowerBound(const Problem& problem, const Alignment& plan, double objective,
                                 const BoundOptions& options, Job& job);

/// How much better than `objective` a plan could be at best, as a share of it; 0 = proven optimal.
std::optional<double> gapOf(std::optional<double> bound, double objective);

} // namespace core::align
