// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace core::analysis {

/// A working day on the road.
struct BurdenDay {
    double hours = 8;         ///< calls and driving together
    double visitMinutes = 45; ///< of one call
    double mostVisits = 8;    ///< however short the drives are
};

/// What is to be driven: calls around a base.
struct BurdenInput {
    double visits = 0;       ///< in the whole period
    double driveSeconds = 0; ///< mean one-way drive from the base to a call, by visits
    /// Drive between two neighbouring calls, if a tour went through all places of a round: seconds
    /// for the mean of sqrt(area / places), see `tourSpacing`.
    double spacingSeconds = 0;
};

/// How drives follow from that. With 1 for `haul` it is the formula of Daganzo ("The Distance
/// Traveled to Visit N Points with a Maximum of C Stops per Vehicle", Transportation Science 18(4),
/// 1984): line-haul 2 r per day, and a tour whose length per stop is a constant times sqrt(area /
/// places) (Beardwood, Halton and Hammersley 1959; 0.7124 by Applegate et al. 2010).
struct BurdenModel {
    double haul = 1;
    double tour = 0.7124;
};

struct Burden {
    double visitsPerDay = 0;
    double days = 0; ///< on the road
    double haulSeconds = 0;
    double tourSeconds = 0;
    double seconds() const { return haulSeconds + tourSeconds; }
};

/// Driving for a call plan. A day holds as many calls as its hours leave after the way there and
/// back, at least one.
Burden burdenOf(const BurdenInput& input, const BurdenDay& day, const BurdenModel& model);

/// Metres between two neighbouring calls of a tour through places spread over areas: the sum over
/// the areas of sqrt(places * area), divided by the places. That is the integral of Beardwood,
/// Halton and Hammersley for a density that is even within each area. `places[i]` lie in
/// `areas[i]` square metres; 0 without places.
double tourSpacing(std::span<const double> places, std::span<const double> areas);

/// A tour that was really planned: what `burdenOf` is asked, and what it should answer.
struct BurdenSample {
    BurdenInput input;
    double seconds = 0; ///< driven in the best plan
};

struct BurdenFit {
    BurdenModel model;
    int samples = 0;
    /// Mean and greatest |estimate / truth - 1| when each sample is estimated by a model that was
    /// fitted without it. 0 with fewer than three samples.
    double meanError = 0;
    double worstError = 0;
    /// The same mean for the model before any fitting.
    double unfittedError = 0;
    std::vector<double> estimates; ///< per sample, by the model without it, seconds
};

/// The model with the least sum of squared relative errors; both factors stay within a factor of 4
/// of their usual values, and the usual one stays where nothing was driven for it.
BurdenFit fitBurden(std::span<const BurdenSample> samples, const BurdenDay& day);

} // namespace core::analysis
