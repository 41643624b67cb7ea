// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/route/neighbours.h"
#include "core/route/solution.h"

#include <vector>

namespace core::route {

/// How much a ruin takes out. The figures are those of Christiaens and Vanden Berghe (2020), but
/// for the split depth, where theirs is 0.01: longer middles did better on long tours.
struct RuinSettings {
    double meanRemoved = 10;
    int longestString = 10;
    double splitShare = 0.5;   ///< of strings that keep stops in their middle
    double splitDepth = 0.5;   ///< chance that a kept middle has one more stop
    double seriesShare = 0.15; ///< of ruins that take out whole series of calls, where there are
};

/// Takes strings of stops around a random one out of the tours near it (slack induction by string
/// removals). A tour with many stops may lose several strings.
class Ruin {
public:
    Ruin(const Model& model, const Neighbours& neighbours, const RuinSettings& settings);
    void operator()(Solution& solution, Random& random);

private:
    void removeStrings(Solution& solution, Random& random);
    void removeSeries(Solution& solution, Random& random);
    void chooseString(const Solution& solution, int stop, int length, Random& random);

    const Model& model_;
    const Neighbours& neighbours_;
    RuinSettings settings_;
    std::vector<int> grouped_; ///< stops that belong to a series
    std::vector<int> timesHit_;
    std::vector<int> chosen_;
    std::vector<std::vector<int>> byTour_;
    std::vector<char> gone_;
};

} // namespace core::route
