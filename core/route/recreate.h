// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/route/neighbours.h"
#include "core/route/solution.h"

#include <vector>

namespace core::route {

/// Puts absent stops back where they cost least, one after the other in a random kind of order, and
/// now and then overlooks a place ("greedy insertion with blinks", Christiaens and Vanden Berghe
/// 2020). A stop whose prize is below its cost stays out. The calls of a series go to the days of
/// one of its patterns.
class Recreate {
public:
    /// With `neighbours`, stops that many days could serve look only at days near them and at some
    /// of the empty ones, unless that yields nothing.
    explicit Recreate(const Model& model, double blinkShare = 0.01,
                      const Neighbours* neighbours = nullptr);
    void operator()(Solution& solution, Random& random);

private:
    struct Choice {
        Place place;
        int resource = -1;
    };

    void sortAbsent(const Solution& solution, Random& random);
    Choice bestChoice(Solution& solution, int stop, Random& random);
    void consider(Solution& solution, int stop, int resource, Random& random, Choice& best);
    void chooseNear(const Solution& solution, int stop, Random& random);
    void markDays(const Solution& solution, int stop);
    void insertSeries(Solution& solution, int series, Random& random);
    const std::vector<int>& daysFor(int stop) const;
    bool blinks(Random& random);
    void drawBlink(Random& random);

    const Model& model_;
    double blinkShare_;
    const Neighbours* neighbours_;
    std::vector<int> near_;             ///< resources to look at
    std::vector<std::uint32_t> isNear_; ///< by resource, the turn in which it was found
    std::int64_t untilBlink_ = 0;
    std::vector<int> order_;
    std::vector<std::int64_t> farness_;
    std::vector<std::uint32_t> seenKind_;
    std::uint32_t turn_ = 0;
    std::vector<char> dayOpen_;                 ///< for a stop of a series: days its patterns leave
    std::vector<std::vector<int>> patternDays_; ///< of stops of series: resources on days of theirs
    bool skipsDiffer_ = false;
    std::vector<int> weights_;
};

} // namespace core::route
